import QtQuick
import Pst

// A quiet button that stays on until it is tapped again.
QuietButton {
    id: pill

    property bool on: false

    leftPadding: Tokens.near
    rightPadding: Tokens.gap
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on

    Rectangle {
        anchors.fill: parent
        visible: pill.on
        radius: height / 2
        color: "transparent"
        border.width: Math.max(4, Math.round(Tokens.unit * 0.6))
        border.color: Tokens.accent
    }
}
