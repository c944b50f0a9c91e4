import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// How far the paper is, what else can be done now, and the way out: by tap, or by itself.
Column {
    id: foot

    required property KioskModel kiosk
    readonly property TicketModel ticket: kiosk.ticket
    readonly property bool failed: ticket.paper === "failed" || ticket.paper === "out"

    spacing: Tokens.near

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: foot.ticket.paperWords !== ""
        spacing: Tokens.near

        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            name: foot.failed ? "warning" : foot.ticket.paper === "none" ? "camera" : "printer"
            size: Math.round(Tokens.body * 1.3)
            color: foot.failed ? Tokens.warnText : Tokens.goodText
        }
        Body {
            objectName: "paper"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, foot.width - sign.width - parent.spacing)
            text: foot.ticket.paperWords
            color: foot.failed ? Tokens.warnText : Tokens.text
            font.weight: Font.DemiBold
        }
    }
    Notice {
        objectName: "guestBookLeft"
        width: parent.width
        kind: "good"
        text: foot.ticket.left
    }
    GridLayout {
        anchors.horizontalCenter: parent.horizontalCenter
        width: foot.ticket.offersCancel ? parent.width : implicitWidth
        columns: Tokens.portrait ? 2 : 4
        columnSpacing: Math.max(16, Tokens.near)
        rowSpacing: Math.max(16, Tokens.near)
        uniformCellWidths: true

        WideButton {
            objectName: "ticketGuestBook"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: foot.ticket.offersGuestBook
            iconName: "book-open"
            text: qsTr("Isi buku tamu sekarang")
            onClicked: foot.kiosk.fillGuestBook()
        }
        WideButton {
            objectName: "ticketFurther"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: foot.ticket.offersFurther
            iconName: "plus-circle"
            text: qsTr("Layanan lain")
            onClicked: foot.kiosk.furtherService()
        }
        WideButton {
            objectName: "ticketCancel"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: foot.ticket.offersCancel
            iconName: "x-circle"
            text: qsTr("Batalkan nomor")
            onClicked: foot.kiosk.cancelTicket()
        }
        PrimaryButton {
            objectName: "ticketDone"
            Layout.fillWidth: foot.ticket.offersCancel
            // Alone in its row, it fills it.
            Layout.columnSpan: Tokens.portrait && foot.ticket.offersCancel
                               && foot.ticket.offersGuestBook !== foot.ticket.offersFurther ? 2 : 1
            Layout.preferredWidth: Math.max(implicitWidth, 40 * Tokens.unit)
            text: qsTr("Selesai")
            onClicked: foot.kiosk.done()
        }
    }
    Body {
        objectName: "closing"
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: foot.ticket.closing
        color: Tokens.muted
        font.pixelSize: Tokens.caption
    }
}
