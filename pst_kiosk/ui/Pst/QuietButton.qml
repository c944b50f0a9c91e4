import QtQuick
import QtQuick.Templates as T
import Pst

// A second choice: outlined, a pill unless `square`.
T.Button {
    id: control

    property string iconName
    property bool square: false
    readonly property real around: square ? Tokens.radius : height / 2

    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, Tokens.touch)
    implicitHeight: square ? Tokens.touch : Math.max(72, 9.5 * Tokens.unit)
    leftPadding: Tokens.apart
    rightPadding: Tokens.apart
    font.family: Tokens.family
    font.pixelSize: square ? Tokens.body : Tokens.small
    font.weight: Font.Bold
    opacity: enabled ? 1 : 0.45
    Accessible.name: text

    contentItem: Item {
        implicitWidth: words.implicitWidth
        implicitHeight: words.implicitHeight

        Row {
            id: words
            anchors.centerIn: parent
            spacing: Tokens.near

            Icon {
                visible: control.iconName !== ""
                name: control.iconName
                size: Math.round(control.font.pixelSize * 1.15)
                color: control.square ? Tokens.ink : Tokens.accent
                anchors.verticalCenter: parent.verticalCenter
            }
            Text {
                text: control.text
                font: control.font
                color: Tokens.ink
                anchors.verticalCenter: parent.verticalCenter
                textFormat: Text.PlainText
            }
        }
    }

    background: Rectangle {
        radius: control.around
        color: control.down ? Tokens.tint : Tokens.surface
        border.width: 2
        border.color: control.down ? Tokens.accent : Tokens.line

        FocusRing { control: control; around: control.around }
    }
}
