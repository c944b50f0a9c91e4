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

    Body {
        objectName: "office"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Tokens.section
        text: page.tablet.office || "Pelayanan Statistik Terpadu"
        color: Tokens.ink
        font.weight: Font.Bold
    }

    Notice {
        objectName: "notice"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.section
        width: Math.min(implicitWidth, parent.width - 2 * Tokens.section)
        kind: "warn"
        text: page.tablet.notice
    }
}
