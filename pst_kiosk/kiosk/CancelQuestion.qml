import QtQuick
import Pst
import Pst.Kiosk

// Asks once before a number is given back.
Item {
    id: asking

    required property OwnTicketModel own

    objectName: "cancelQuestion"
    visible: own.askingCancel
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

            Heading {
                objectName: "cancelTitle"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: asking.own.number ? qsTr("Batalkan nomor %1?").arg(asking.own.number)
                                        : qsTr("Batalkan kunjungan ini?")
            }
            Body {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Nomor ini tidak akan dipanggil lagi. Anda dapat mengambil nomor baru kapan saja.")
                color: Tokens.muted
                bottomPadding: Tokens.gap
            }
            PrimaryButton {
                objectName: "keepNumber"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.max(implicitWidth, parent.width * 0.6)
                text: qsTr("Tidak, simpan nomor saya")
                onClicked: asking.own.keepNumber()
            }
            QuietButton {
                objectName: "cancelNumber"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.max(implicitWidth, parent.width * 0.6)
                square: true
                text: qsTr("Ya, batalkan")
                onClicked: asking.own.cancel()
            }
        }
    }
}
