import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// A number the visitor has: where it stands, and what can be done about it now.
Item {
    id: page

    required property KioskModel kiosk
    readonly property OwnTicketModel own: kiosk.ownTicket
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin
    readonly property bool offers: own.offersGuestBook || own.offersFurther || own.offersReprint || own.offersCancel
                                   || own.offersRating
    readonly property bool wide: !Tokens.portrait && (offers || own.hint !== "")

    GridLayout {
        x: page.side
        width: parent.width - 2 * page.side
        y: (bar.y - height + Tokens.touch) / 2
        columns: page.wide ? 2 : 1
        columnSpacing: Tokens.margin
        rowSpacing: Tokens.apart

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Tokens.portrait ? Tokens.gap : Tokens.near

            Body {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                visible: page.own.number !== ""
                text: qsTr("Nomor antrean Anda")
                color: Tokens.muted
                font.pixelSize: Math.round(Tokens.title * 0.8)
            }
            Heading {
                objectName: "ownNumber"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                text: page.own.number
                font.pixelSize: Math.round((Tokens.portrait ? 24 : 18) * Tokens.unit)
                lineHeight: 0.85
                font.features: ({})
                fontSizeMode: Text.HorizontalFit
                wrapMode: Text.NoWrap
            }
            Body {
                objectName: "ownService"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: page.own.service
                color: Tokens.accent
                font.pixelSize: Math.round(Tokens.title * 0.9)
                font.weight: Font.Bold
            }
            Notice {
                objectName: "ownStatus"
                Layout.fillWidth: true
                Layout.maximumWidth: 150 * Tokens.unit
                Layout.alignment: Qt.AlignHCenter
                kind: page.own.kind
                text: page.own.status
            }
            RowLayout {
                Layout.fillWidth: true
                visible: page.own.ahead !== ""
                spacing: Tokens.gap

                TicketFact {
                    objectName: "ownAhead"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    value: page.own.ahead
                    words: page.own.aheadWords
                }
                TicketFact {
                    objectName: "ownWait"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    value: page.own.wait
                    words: page.own.waitWords
                }
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignVCenter
            visible: page.offers || page.own.hint !== ""
            spacing: Math.max(16, Tokens.near)

            Notice {
                objectName: "ownHint"
                Layout.fillWidth: true
                kind: page.own.guestBookLeft ? "good" : "info"
                text: page.own.hint
            }
            WideButton {
                objectName: "ownGuestBook"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, 14 * Tokens.unit)
                visible: page.own.offersGuestBook
                iconName: "book-open"
                text: qsTr("Isi buku tamu sambil menunggu")
                onClicked: page.kiosk.fillGuestBook()
            }
            WideButton {
                objectName: "ownRating"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, 14 * Tokens.unit)
                visible: page.own.offersRating
                iconName: "smiley"
                text: qsTr("Beri penilaian")
                onClicked: page.own.rate()
            }
            WideButton {
                objectName: "ownFurther"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, 14 * Tokens.unit)
                visible: page.own.offersFurther
                iconName: "plus-circle"
                text: qsTr("Ambil nomor layanan lain")
                onClicked: page.kiosk.furtherService()
            }
            WideButton {
                objectName: "ownReprint"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, 14 * Tokens.unit)
                visible: page.own.offersReprint
                enabled: !page.own.reprinted
                opacity: 1
                iconName: "printer"
                text: page.own.reprinted ? qsTr("Tiket sedang dicetak ulang. Silakan ambil.") : qsTr("Cetak ulang tiket")
                onClicked: page.own.printAgain()
            }
            WideButton {
                objectName: "ownCancel"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, 14 * Tokens.unit)
                visible: page.own.offersCancel
                iconName: "x-circle"
                text: qsTr("Batalkan nomor")
                onClicked: page.own.askCancel()
            }
        }
    }

    PageBar {
        id: bar
        x: page.side
        width: parent.width - 2 * page.side
        y: parent.height - height - Tokens.apart
        kiosk: page.kiosk

        PrimaryButton {
            objectName: "ownDone"
            text: qsTr("Selesai")
            onClicked: page.kiosk.done()
        }
    }

    CancelQuestion {
        anchors.fill: parent
        own: page.own
    }
}
