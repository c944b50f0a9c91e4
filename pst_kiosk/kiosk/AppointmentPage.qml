import QtQuick
import Pst
import Pst.Kiosk

// An appointment made ahead: what for and when, and the way to its number.
Item {
    id: page

    required property KioskModel kiosk
    readonly property OwnTicketModel own: kiosk.ownTicket
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin

    Column {
        x: page.side
        width: parent.width - 2 * page.side
        y: (bar.y - height) / 2
        spacing: Tokens.gap

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 18 * Tokens.unit
            height: width
            radius: width / 2
            color: Tokens.tint
            border.width: Tokens.highContrast ? 2 : 0
            border.color: Tokens.line

            Icon {
                anchors.centerIn: parent
                name: "calendar-check"
                size: 9 * Tokens.unit
            }
        }
        Heading {
            objectName: "pageTitle"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Janji temu Anda")
        }
        Body {
            objectName: "appointmentService"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.own.appointmentService
            color: Tokens.accent
            font.pixelSize: Tokens.title
            font.weight: Font.Bold
        }
        Body {
            objectName: "appointmentTime"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.own.appointmentTime
            font.pixelSize: Math.round(Tokens.title * 0.85)
        }
        Body {
            objectName: "appointmentWords"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            topPadding: Tokens.gap
            text: qsTr("Anda sudah di sini? Silakan lanjutkan, agar petugas tahu bahwa Anda datang.")
            color: Tokens.muted
        }
    }

    PageBar {
        id: bar
        x: page.side
        width: parent.width - 2 * page.side
        y: parent.height - height - Tokens.apart
        kiosk: page.kiosk

        PrimaryButton {
            objectName: "checkIn"
            text: qsTr("Saya sudah tiba")
            onClicked: page.kiosk.checkIn()
        }
    }
}
