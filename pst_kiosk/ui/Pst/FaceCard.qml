import QtQuick
import QtQuick.Templates as T
import Pst

// One of the four answers: a face, its colour and its words.
T.AbstractButton {
    id: control

    property int look: 1
    readonly property var tone: [
        { icon: "smiley-sad", ink: Tokens.dangerText, ground: Tokens.dangerTint },
        { icon: "smiley-meh", ink: Tokens.warnText, ground: Tokens.warnTint },
        { icon: "smiley", ink: Tokens.accent, ground: Tokens.tint },
        { icon: "smiley", ink: Tokens.goodText, ground: Tokens.goodTint }
    ][look - 1]

    font.family: Tokens.family
    font.pixelSize: Math.round(Tokens.title * 0.95)
    font.weight: Font.ExtraBold
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Item {
        Rectangle {
            id: plate
            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - height - words.height - Tokens.gap) / 2
            width: Math.min(parent.width * 0.66, parent.height * 0.58)
            height: width
            radius: width / 2
            color: control.tone.ground

            Icon {
                anchors.centerIn: parent
                name: control.tone.icon
                size: Math.round(parent.width * 0.72)
                color: control.tone.ink
            }
            // The icon set has no wider smile: a star tells the best answer from the good one.
            Rectangle {
                visible: control.look === 4
                x: parent.width * 0.86 - width / 2
                y: parent.height * 0.14 - height / 2
                width: Math.round(parent.width * 0.34)
                height: width
                radius: width / 2
                color: Tokens.surface

                Icon {
                    anchors.centerIn: parent
                    name: "star-fill"
                    size: Math.round(parent.width * 0.76)
                    color: control.tone.ink
                }
            }
        }

        Text {
            id: words
            anchors.top: plate.bottom
            anchors.topMargin: Tokens.gap
            x: Tokens.tight
            width: parent.width - 2 * x
            horizontalAlignment: Text.AlignHCenter
            text: control.text
            font: control.font
            color: Tokens.ink
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Tokens.small
            textFormat: Text.PlainText
        }
    }

    background: Card {
        color: control.down ? control.tone.ground : Tokens.surface
        border.width: control.down ? Math.max(3, Tokens.unit / 2) : (Tokens.highContrast ? 2 : 0)
        border.color: control.down ? control.tone.ink : Tokens.line

        FocusRing { control: parent; around: Tokens.radius; visible: control.visualFocus }
    }
}
