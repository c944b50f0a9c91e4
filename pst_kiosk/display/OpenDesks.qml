import QtQuick
import Pst
import Pst.Display

// Each open desk and the number at it.
Column {
    id: list

    required property DisplayModel board
    readonly property int rows: Math.ceil(board.deskCount / 5)
    readonly property int columns: Math.ceil(board.deskCount / Math.max(1, rows))

    spacing: Tokens.near

    Body {
        text: list.board.deskCount > 0 ? "Sedang dilayani" : "Belum ada loket yang buka"
        color: Tokens.muted
        font.weight: Font.DemiBold
    }

    Grid {
        width: parent.width
        columns: Math.max(1, list.columns)
        spacing: Math.round(2.5 * Tokens.unit)

        Repeater {
            model: list.board.desks

            Rectangle {
                id: tile

                required property string desk
                required property string number
                required property string word
                required property string use
                readonly property bool called: use === "called"

                width: (list.width - (list.columns - 1) * parent.spacing) / Math.max(1, list.columns)
                height: (list.rows > 1 ? 15 : 19) * Tokens.unit
                radius: Tokens.radius
                color: called ? Tokens.primary : Tokens.surface
                Accessible.role: Accessible.StaticText
                Accessible.name: [desk, number, word].join(" ")

                Column {
                    anchors.centerIn: parent
                    width: parent.width - 2 * Tokens.near

                    Body {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: tile.desk
                        color: tile.called ? Tokens.onPrimary : Tokens.muted
                        font.pixelSize: Tokens.small
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(Tokens.small * 0.6)
                        // In the middle: desks differ at the end of their names.
                        elide: Text.ElideMiddle
                        Accessible.ignored: true
                    }
                    Row {
                        anchors.horizontalCenter: parent.horizontalCenter
                        height: Math.round(Tokens.heading * (list.rows > 1 ? 1.3 : 1.6))
                        spacing: Tokens.tight

                        Icon {
                            id: sign
                            anchors.verticalCenter: parent.verticalCenter
                            visible: tile.called
                            name: "arrow-right-bold"
                            size: list.columns > 4 ? Tokens.caption : Tokens.title
                            color: Tokens.onPrimary
                        }
                        Body {
                            readonly property bool numbered: tile.number !== ""
                            readonly property real taken: tile.called ? sign.width + parent.spacing : 0

                            objectName: "deskNumber"
                            width: Math.min(implicitWidth, tile.width - 2 * Tokens.near - taken)
                            height: parent.height
                            verticalAlignment: Text.AlignVCenter
                            text: tile.number || tile.word
                            color: tile.use === "free" ? Tokens.muted : tile.called ? Tokens.onPrimary : Tokens.ink
                            font.pixelSize: numbered ? Math.round(Tokens.heading * (list.rows > 1 ? 1 : 1.25)) : Tokens.body
                            font.weight: numbered ? Font.ExtraBold : Font.Medium
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Tokens.small
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
