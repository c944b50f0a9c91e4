import QtQuick
import Pst

// What awaits the visitor, step by step.
Item {
    id: path

    required property var steps
    readonly property int lines: Math.max(1, Math.ceil(steps.length / 5))

    implicitHeight: title.height + Tokens.gap + line.height

    Body {
        id: title
        text: qsTr("Alur kunjungan Anda")
        color: Tokens.muted
        font.pixelSize: Tokens.small
        font.weight: Font.DemiBold
    }

    Grid {
        id: line
        anchors.top: title.bottom
        anchors.topMargin: Tokens.gap
        width: parent.width
        columns: Tokens.portrait ? 1 : Math.max(1, Math.ceil(path.steps.length / path.lines))
        columnSpacing: Tokens.gap
        rowSpacing: Tokens.gap

        Repeater {
            model: path.steps

            Row {
                required property int index
                required property string modelData

                width: (line.width - (line.columns - 1) * line.columnSpacing) / line.columns
                spacing: Tokens.near

                Rectangle {
                    id: badge
                    width: Math.round(6 * Tokens.unit)
                    height: width
                    radius: width / 2
                    color: Tokens.tint

                    Body {
                        anchors.centerIn: parent
                        text: index + 1
                        color: Tokens.accent
                        font.pixelSize: Tokens.caption
                        font.weight: Font.Bold
                    }
                }
                Body {
                    width: parent.width - badge.width - parent.spacing
                    topPadding: (badge.height - font.pixelSize * 1.37) / 2
                    text: modelData
                    font.pixelSize: Tokens.portrait ? Tokens.small : Tokens.caption
                }
            }
        }
    }
}
