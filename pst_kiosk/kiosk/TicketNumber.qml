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
        height: Math.round(Tokens.number * 1.25)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: head.ticket.number
        font.pixelSize: Tokens.number
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
