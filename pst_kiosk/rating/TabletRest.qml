import QtQuick
import Pst
import Pst.Rating

// Between two visitors, in both languages at once. At no desk, it asks each for his number.
FeedbackPage {
    id: page

    required property RatingModel tablet

    Column {
        x: (parent.width - width) / 2
        y: Tokens.section
        spacing: Tokens.tight

        Body {
            objectName: "office"
            anchors.horizontalCenter: parent.horizontalCenter
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

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Tokens.margin
        spacing: Tokens.gap

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !page.tablet.shared
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
        Heading {
            objectName: "rest"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.tablet.shared ? "Bagaimana layanan kami hari ini?" : "Terima kasih atas kunjungan Anda"
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.tablet.shared ? "How was our service today?" : "Thank you for your visit"
            color: Tokens.muted
            font.pixelSize: Tokens.title
        }
        Body {
            width: parent.width
            visible: page.tablet.shared
            topPadding: Tokens.near
            horizontalAlignment: Text.AlignHCenter
            text: page.tablet.numbers.length > 0
                ? "Silakan sentuh nomor antrean Anda, atau pindai kode QR pada tiket.\nPlease touch your queue number, or scan the QR code on your ticket."
                : "Silakan pindai kode QR pada tiket, atau ketik nomor antrean Anda.\nPlease scan the QR code on your ticket, or type your queue number."
        }
        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            topPadding: Tokens.near
            columns: 3
            spacing: Math.max(16, Tokens.gap)

            Repeater {
                model: page.tablet.numbers

                NumberCard {
                    required property string modelData
                    required property int index

                    objectName: "number-" + index
                    text: modelData
                    service: page.tablet.services[index] ?? ""
                    onClicked: page.tablet.choose(index)
                }
            }
        }
    }

    QuietButton {
        objectName: "openFind"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.section
        visible: page.tablet.notice === ""
        iconName: "keyboard"
        text: page.tablet.shared ? "Ketik nomor atau kode · Type your number or code"
                                 : "Nilai layanan dengan nomor atau kode · Rate by number or code"
        onClicked: page.tablet.openFind()
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
