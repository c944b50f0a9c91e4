import QtQuick
import Pst

// Keyboard focus, seen on every ground: a dark and a light line around the control.
Rectangle {
    id: ring

    required property Item control
    required property real around

    objectName: control.objectName + "Focus"
    visible: control.visualFocus === true
    anchors.fill: parent
    anchors.margins: -Tokens.unit
    radius: around + Tokens.unit
    color: "transparent"
    border.width: Math.max(3, Tokens.unit / 2)
    border.color: Tokens.focus

    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.border.width
        radius: ring.around + Tokens.unit - ring.border.width
        color: "transparent"
        border.width: Math.max(2, Tokens.unit / 4)
        border.color: Tokens.surface
    }
}
