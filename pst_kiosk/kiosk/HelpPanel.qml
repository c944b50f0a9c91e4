import QtQuick
import Pst
import Pst.Kiosk

// What came of the call for help.
Item {
    id: panel

    required property KioskModel kiosk
    readonly property HelpModel help: kiosk.help
    readonly property bool coming: help.state === "coming"
    readonly property bool heard: coming || help.state === "told"

    objectName: "helpPanel"
    visible: help.state !== ""
    enabled: visible

    Rectangle {
        anchors.fill: parent
        color: Tokens.band
        opacity: 0.7
    }
    MouseArea {
        anchors.fill: parent
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Tokens.section, 140 * Tokens.unit)
        height: words.height + 2 * Tokens.section

        Column {
            id: words
            anchors.centerIn: parent
            width: parent.width - 2 * Tokens.section
            spacing: Tokens.gap

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: panel.coming ? "person-simple-walk" : panel.heard ? "bell-ringing" : panel.help.state === "asking" ? "hourglass-medium" : "info"
                size: 10 * Tokens.unit
                color: panel.heard ? Tokens.goodText : Tokens.accent
            }
            Heading {
                objectName: "helpTitle"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: panel.coming ? qsTr("Petugas sedang menuju ke sini")
                    : panel.heard ? qsTr("Petugas sudah diberi tahu")
                    : panel.help.state === "asking" ? qsTr("Memanggil petugas") : qsTr("Silakan datang ke front office")
            }
            Body {
                objectName: "helpWords"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: panel.coming ? qsTr("Silakan tunggu di sini.")
                    : panel.heard ? qsTr("Silakan tunggu di sini. Petugas segera datang.")
                    : panel.help.state === "asking" ? qsTr("Mohon tunggu sebentar.")
                    : qsTr("Panggilan dari layar ini belum sampai. Petugas di front office siap membantu Anda.")
                color: Tokens.muted
                bottomPadding: Tokens.gap
            }
            Body {
                objectName: "helpComplaints"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: panel.kiosk.home.complaintNotice
                color: Tokens.muted
                font.pixelSize: Math.max(20, Math.round(2.7 * Tokens.unit))
                bottomPadding: Tokens.gap
            }
            PrimaryButton {
                objectName: "helpClose"
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Lanjutkan")
                focusPolicy: Qt.TabFocus
                onClicked: panel.help.close()
            }
        }
    }
}
