import QtQuick
import Pst
import Pst.Display

// The whole board while there is nothing to call: closed, or not yet read.
Item {
    id: standstill

    required property DisplayModel board
    readonly property bool closed: board.phase === "closed"

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Tokens.margin
        spacing: Tokens.gap

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: standstill.closed ? "moon-stars" : "ticket"
            size: 18 * Tokens.unit
        }
        Heading {
            objectName: "standstill"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: standstill.board.headline
            font.pixelSize: standstill.closed ? Tokens.display : Tokens.heading
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: standstill.board.subline
            font.pixelSize: Tokens.heading
            font.weight: Font.DemiBold
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: standstill.closed
            text: standstill.board.week
            color: Tokens.muted
        }
    }
}
