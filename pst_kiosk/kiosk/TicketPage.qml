import QtQuick
import Pst
import Pst.Kiosk

// The number, large; what it means; the paper; and away.
Item {
    id: page

    required property KioskModel kiosk
    readonly property TicketModel ticket: kiosk.ticket
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin
    // The call for help stands in the upper right corner.
    readonly property real belowHelp: Math.max(72, 9.5 * Tokens.unit) + 2 * Tokens.near
    readonly property real free: foot.y - number.height - facts.height - (Tokens.portrait ? code.height : 0)

    readonly property real above: Tokens.portrait ? Math.max(free / 4, belowHelp - Tokens.near) : free / 3
    readonly property real between: (free - above) / (Tokens.portrait ? 3 : 2)

    TicketNumber {
        id: number
        x: page.side
        y: Math.round(page.above)
        width: parent.width - 2 * page.side - (Tokens.portrait ? 0 : Math.max(code.width, 47 * Tokens.unit) + Tokens.apart)
        ticket: page.ticket
    }

    Card {
        id: code
        x: Tokens.portrait ? (parent.width - width) / 2 : parent.width - page.side - width
        y: Tokens.portrait ? number.y + number.height + page.between
                           : Math.max(page.belowHelp, number.y + (number.height - height) / 2)
        width: Math.round((Tokens.portrait ? 42 : 38) * Tokens.unit)
        height: picture.height + words.height + Tokens.near
        color: "white"

        QrCode {
            id: picture
            objectName: "ticketCode"
            anchors.horizontalCenter: parent.horizontalCenter
            y: Tokens.tight
            width: parent.width - 2 * Tokens.tight
            height: width
            text: page.ticket.code
        }
        Body {
            id: words
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.near
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.ticket.code
            color: Tokens.onPaperMuted
            font.pixelSize: Tokens.caption
            font.letterSpacing: 2
        }
    }

    TicketFacts {
        id: facts
        x: page.side
        y: foot.y - height - page.between
        width: parent.width - 2 * page.side
        ticket: page.ticket
    }

    TicketFoot {
        id: foot
        x: page.side
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.portrait ? Tokens.section : Tokens.apart
        width: parent.width - 2 * page.side
        kiosk: page.kiosk
    }
}
