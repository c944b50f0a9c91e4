import QtQuick
import Pst
import Pst.Kiosk

// People ahead, the estimated wait, the promise, and the ticket's code for a telephone to keep.
Grid {
    id: facts

    required property TicketModel ticket
    readonly property real tall: Math.round(20 * Tokens.unit)

    columns: Tokens.portrait ? 2 : 4
    spacing: Tokens.gap

    component Fact: Card {
        id: fact
        property alias value: value.text
        property alias words: words.text

        width: (facts.width - (facts.columns - 1) * facts.spacing) / facts.columns
        height: facts.tall

        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * Tokens.gap
            spacing: Tokens.tight

            Heading {
                id: value
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Tokens.body
                wrapMode: Text.NoWrap
            }
            Body {
                id: words
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                color: Tokens.muted
                font.pixelSize: Tokens.caption
            }
        }
    }

    Fact {
        objectName: "ahead"
        value: facts.ticket.ahead
        words: facts.ticket.aheadWords
    }
    Fact {
        objectName: "wait"
        value: facts.ticket.wait
        words: facts.ticket.waitWords
    }
    Fact {
        objectName: "promise"
        visible: facts.ticket.promise !== ""
        words: facts.ticket.promise
    }
    Card {
        width: (facts.width - (facts.columns - 1) * facts.spacing) / facts.columns
        height: facts.tall
        color: "white"

        QrCode {
            objectName: "ticketCode"
            anchors.centerIn: parent
            width: parent.height - Tokens.tight
            height: width
            text: facts.ticket.code
        }
    }
}
