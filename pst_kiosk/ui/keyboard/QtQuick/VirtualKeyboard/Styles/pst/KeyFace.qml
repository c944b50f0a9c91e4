import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Pst

// One key: a letter or a sign on a small card. `control` is the key itself, given by the keyboard.
KeyPanel {
    id: face

    property string letters
    property string sign
    property color ground: Tokens.surface
    property color ink: Tokens.ink

    Rectangle {
        anchors.fill: parent
        anchors.margins: Tokens.unit / 2
        radius: Tokens.radiusSmall
        color: face.control.pressed ? Tokens.primary : face.ground
        border.width: Tokens.highContrast ? 2 : 0
        border.color: Tokens.line

        readonly property color ink: face.control.pressed ? Tokens.onPrimary : face.ink

        Text {
            anchors.centerIn: parent
            visible: face.sign === ""
            text: face.letters
            color: parent.ink
            opacity: face.control.enabled ? 1 : 0.4
            font.family: Tokens.family
            font.pixelSize: Tokens.body
            font.weight: Font.DemiBold
            textFormat: Text.PlainText
        }
        Text {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Tokens.unit
            visible: face.control.smallTextVisible
            text: face.control.smallText
            color: Tokens.muted
            font.family: Tokens.family
            font.pixelSize: Tokens.caption
            textFormat: Text.PlainText
        }
        Icon {
            anchors.centerIn: parent
            visible: face.sign !== ""
            name: face.sign
            size: Math.round(Tokens.body * 1.125)
            color: parent.ink
            opacity: face.control.enabled ? 1 : 0.4
        }
    }
}
