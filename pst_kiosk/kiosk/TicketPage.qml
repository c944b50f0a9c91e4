import QtQuick
import Pst
import Pst.Kiosk

// The number, large; what it means; the paper; and away.
Item {
    id: page

    required property KioskModel kiosk
    readonly property TicketModel ticket: kiosk.ticket
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin

    Column {
        id: head
        anchors.horizontalCenter: parent.horizontalCenter
        y: Tokens.section
        width: parent.width - 2 * page.side

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
            horizontalAlignment: Text.AlignHCenter
            text: page.ticket.number
            font.pixelSize: Tokens.number
            fontSizeMode: Text.HorizontalFit
            lineHeight: 0.95
        }
        Body {
            objectName: "ticketService"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.ticket.service
            color: Tokens.accent
            font.pixelSize: Tokens.title
            font.weight: Font.Bold
        }
    }

    TicketFacts {
        id: facts
        anchors.horizontalCenter: parent.horizontalCenter
        y: head.y + head.height + (foot.y - head.y - head.height - height) / 2
        width: Math.min(parent.width - 2 * page.side, 190 * Tokens.unit)
        ticket: page.ticket
    }

    Column {
        id: foot
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.apart
        width: parent.width - 2 * page.side
        spacing: Tokens.gap

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.near

            Icon {
                id: sign
                anchors.verticalCenter: parent.verticalCenter
                name: page.ticket.paper === "none" ? "camera" : "printer"
                size: Math.round(Tokens.body * 1.3)
                color: page.ticket.paper === "failed" ? Tokens.warnText : Tokens.goodText
            }
            Body {
                objectName: "paper"
                width: Math.min(implicitWidth, foot.width - sign.width - parent.spacing)
                text: page.ticket.paperWords
                color: page.ticket.paper === "failed" ? Tokens.warnText : Tokens.text
                font.weight: Font.DemiBold
            }
        }
        PrimaryButton {
            objectName: "ticketDone"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.max(implicitWidth, 40 * Tokens.unit)
            iconName: "check"
            text: qsTr("Selesai")
            onClicked: page.kiosk.done()
        }
        Body {
            objectName: "closing"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.ticket.closing
            color: Tokens.muted
            font.pixelSize: Tokens.caption
        }
    }
}
