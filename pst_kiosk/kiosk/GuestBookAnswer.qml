import QtQuick
import QtQuick.Templates as T
import Pst

// One answer of the summary, and the way to change it.
T.AbstractButton {
    id: answer

    required property string field
    required property string label
    required property string value
    required property bool given

    objectName: "change-" + field
    implicitWidth: 60 * Tokens.unit
    implicitHeight: Math.max(Tokens.touch, lines.implicitHeight + topPadding + bottomPadding)
    leftPadding: Tokens.gap
    rightPadding: Tokens.gap
    topPadding: Tokens.tight
    bottomPadding: Tokens.tight
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: label + ": " + value
    Accessible.description: change.text

    contentItem: Item {
        Column {
            id: lines
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(Tokens.unit / 2)

            Item {
                width: parent.width
                height: Math.max(name.height, change.height)

                Body {
                    id: name
                    anchors.left: parent.left
                    anchors.right: pencil.left
                    anchors.rightMargin: Tokens.tight
                    text: answer.label
                    color: Tokens.muted
                    font.pixelSize: Tokens.caption
                    Accessible.ignored: true
                }
                Icon {
                    id: pencil
                    anchors.right: change.left
                    anchors.rightMargin: Math.round(Tokens.unit / 2)
                    anchors.verticalCenter: change.verticalCenter
                    name: "pencil-simple"
                    size: Tokens.caption
                }
                Body {
                    id: change
                    anchors.right: parent.right
                    text: qsTr("Ubah")
                    color: Tokens.accent
                    font.pixelSize: Tokens.caption
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
            Body {
                objectName: "summary-" + answer.field
                width: parent.width
                text: answer.value
                color: answer.given ? Tokens.ink : Tokens.muted
                font.pixelSize: Tokens.small
                font.weight: answer.given ? Font.Bold : Font.Medium
                maximumLineCount: 2
                elide: Text.ElideRight
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }

    background: Card {
        color: answer.down ? Tokens.tint : Tokens.surface
        border.width: answer.down || Tokens.highContrast ? 2 : 0
        border.color: answer.down ? Tokens.accent : Tokens.line

        FocusRing { control: answer; around: Tokens.radius }
    }
}
