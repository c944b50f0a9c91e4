import QtQuick
import Pst
import Pst.Display

// Each open desk and the number at it.
Column {
    id: list

    required property DisplayModel board
    readonly property int rows: Math.min(4, Math.ceil(board.deskCount / 5))
    readonly property int columns: Math.ceil(board.deskCount / Math.max(1, rows))

    readonly property real gap: (rows > 2 ? 1.25 : 2.5) * Tokens.unit
    // Many desks share the room of two rows: the newest call keeps its own.
    readonly property real tileHeight: rows > 2 ? (32.5 * Tokens.unit + gap) / rows - gap : (rows > 1 ? 15 : 19) * Tokens.unit
    readonly property real nameSize: Math.min(Tokens.small, 0.27 * tileHeight)
    readonly property real numberSize: rows > 2 ? 0.42 * tileHeight : (rows > 1 ? 1 : 1.25) * Tokens.heading

    spacing: Tokens.near

    Body {
        text: list.board.deskCount > 0 ? "Sedang dilayani" : "Belum ada loket yang buka"
        color: Tokens.muted
        font.weight: Font.DemiBold
    }

    Grid {
        width: parent.width
        columns: Math.max(1, list.columns)
        spacing: Math.round(list.gap)

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
                height: list.tileHeight
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
                        font.pixelSize: Math.round(list.nameSize)
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round((list.rows > 2 ? 0.9 : 0.6) * list.nameSize)
                        // In the middle: desks differ at the end of their names.
                        elide: Text.ElideMiddle
                        Accessible.ignored: true
                    }
                    Row {
                        anchors.horizontalCenter: parent.horizontalCenter
                        height: Math.round(1.28 * list.numberSize)
                        spacing: Tokens.tight

                        Icon {
                            id: sign
                            anchors.verticalCenter: parent.verticalCenter
                            visible: tile.called
                            name: "arrow-right-bold"
                            size: Math.round(Math.min(list.columns > 4 ? Tokens.caption : Tokens.title, list.numberSize))
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
                            font.pixelSize: Math.round(numbered ? list.numberSize : Math.min(Tokens.body, list.numberSize))
                            font.weight: numbered ? Font.ExtraBold : Font.Medium
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(Math.min(Tokens.small, 0.6 * list.numberSize))
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
