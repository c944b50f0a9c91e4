import QtQuick
import Pst

TabletPage {
    id: page

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Tokens.margin
        spacing: Tokens.gap

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 24 * Tokens.unit
            height: width
            radius: width / 2
            color: Tokens.tint

            Icon {
                anchors.centerIn: parent
                name: "handshake"
                size: 13 * Tokens.unit
            }
        }
        Item {
            width: 1
            height: Tokens.tight
        }
        Heading {
            objectName: "rest"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: "Terima kasih atas kunjungan Anda"
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: "Thank you for your visit"
            color: Tokens.muted
            font.pixelSize: Tokens.title
        }
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Tokens.section
        spacing: Tokens.tight

        Body {
            objectName: "office"
            text: page.tablet.office || "Pelayanan Statistik Terpadu"
            color: Tokens.ink
            font.weight: Font.Bold
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.unit / 2

            Repeater {
                model: [Tokens.brandBlue, Tokens.brandGreen, Tokens.brandOrange]

                Rectangle {
                    required property color modelData
                    width: 5 * Tokens.unit
                    height: Tokens.unit / 2
                    radius: height / 2
                    color: modelData
                }
            }
        }
    }

    Notice {
        objectName: "notice"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.section
        width: Math.min(135 * Tokens.unit, parent.width - 2 * Tokens.section)
        kind: "warn"
        text: page.tablet.notice
    }
}
