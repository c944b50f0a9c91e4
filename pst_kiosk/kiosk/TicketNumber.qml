import QtQuick
import Pst
import Pst.Kiosk

// The number, as large as there is room, and the service it is for.
Column {
    id: head

    required property TicketModel ticket

    Body {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Nomor antrean Anda")
        color: Tokens.muted
        font.pixelSize: Tokens.title
    }
    Heading {
        objectName: "ticketNumber"
        width: parent.width
        height: Math.round(font.pixelSize * 1.25)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: head.ticket.number
        // Large enough for everybody, whatever size the visitor reads.
        font.pixelSize: Math.round(32 * Tokens.unit)
        font.features: ({})
        fontSizeMode: Text.HorizontalFit
        wrapMode: Text.NoWrap
    }
    Body {
        objectName: "ticketService"
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: head.ticket.service
        color: Tokens.accent
        font.pixelSize: Tokens.title
        font.weight: Font.Bold
    }
}
