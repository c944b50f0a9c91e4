import QtQuick
import QtQuick.Templates as T
import Pst

// A way beside the services: an icon, words that may take several lines, and a mark where it is chosen.
T.AbstractButton {
    id: control

    property string iconName
    property bool chosen: false

    implicitWidth: 60 * Tokens.unit
    implicitHeight: Math.max(Tokens.touch, words.implicitHeight + 2 * Tokens.tight)
    leftPadding: iconName === "" ? Tokens.tight : Tokens.gap
    rightPadding: leftPadding
    font.family: Tokens.family
    font.pixelSize: Tokens.small
    font.weight: Font.Bold
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checkable: chosen
    Accessible.checked: chosen

    contentItem: Item {
        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: control.iconName !== ""
            width: visible ? size : 0
            name: control.iconName
            size: Math.round(control.font.pixelSize * 1.35)
        }
        Text {
            id: words
            anchors.left: sign.right
            anchors.leftMargin: sign.visible ? Tokens.near : 0
            anchors.right: mark.visible ? mark.left : parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            font: control.font
            color: Tokens.ink
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            horizontalAlignment: sign.visible ? Text.AlignLeft : Text.AlignHCenter
            textFormat: Text.PlainText
        }
        Icon {
            id: mark
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: control.chosen
            name: "check-circle"
            size: Math.round(control.font.pixelSize * 1.2)
        }
    }

    background: Rectangle {
        radius: Tokens.radius
        color: control.down || control.chosen ? Tokens.tint : Tokens.surface
        border.width: control.chosen ? Math.max(3, Tokens.unit / 2) : 2
        border.color: control.down || control.chosen ? Tokens.accent : Tokens.line

        FocusRing { control: control; around: Tokens.radius }
    }
}
