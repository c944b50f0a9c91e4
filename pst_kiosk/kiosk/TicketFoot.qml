import QtQuick
import Pst
import Pst.Kiosk

// How far the paper is, and the way out: by tap, or by itself.
Column {
    id: foot

    required property KioskModel kiosk
    readonly property TicketModel ticket: kiosk.ticket
    readonly property bool failed: ticket.paper === "failed"

    spacing: Tokens.gap

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
    PrimaryButton {
        objectName: "ticketDone"
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.max(implicitWidth, 40 * Tokens.unit)
        text: qsTr("Selesai")
        onClicked: foot.kiosk.done()
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
