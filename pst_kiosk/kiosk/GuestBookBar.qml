import QtQuick
import Pst
import Pst.Kiosk

// Back, start again, next; and what happens with the answers.
Item {
    id: bar

    required property KioskModel kiosk
    readonly property bool narrow: Tokens.portrait

    // The second of two quick taps is not meant for the page that has just come.
    Timer {
        id: settling
        interval: Tokens.calm
    }
    Connections {
        target: bar.kiosk.guestBook

        function onPageChanged() {
            settling.restart()
        }
    }

    implicitHeight: next.height + (narrow ? privacy.height + Tokens.gap : 0)

    QuietButton {
        id: back
        objectName: "back"
        anchors.bottom: parent.bottom
        square: true
        iconName: "arrow-left"
        text: qsTr("Kembali")
        onClicked: bar.kiosk.back()
    }
    LinkButton {
        id: again
        objectName: "startAgain"
        anchors.left: back.right
        anchors.leftMargin: Tokens.gap
        anchors.bottom: parent.bottom
        text: qsTr("Mulai dari awal")
        onClicked: bar.kiosk.startAgain()
    }
    Row {
        id: privacy
        anchors.left: bar.narrow ? parent.left : again.right
        anchors.leftMargin: bar.narrow ? 0 : Tokens.gap
        anchors.right: bar.narrow ? parent.right : next.left
        anchors.rightMargin: bar.narrow ? 0 : Tokens.apart
        y: bar.narrow ? 0 : (bar.height - height) / 2
        spacing: Tokens.tight

        Icon {
            id: lock
            name: "lock-simple"
            size: Math.round(Tokens.caption * 1.3)
            color: Tokens.muted
        }
        Body {
            objectName: "privacy"
            width: parent.width - lock.width - parent.spacing
            text: bar.kiosk.guestBook.notice || qsTr("Data Anda dihapus dari layar ini setelah selesai.")
            color: Tokens.muted
            font.pixelSize: Math.max(20, Math.round(Tokens.caption * 0.875))
        }
    }
    PrimaryButton {
        id: next
        objectName: "next"
        enabled: !settling.running
        opacity: 1
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.max(implicitWidth, bar.width * (bar.narrow ? 0.36 : 0.22))
        iconName: "arrow-right"
        text: bar.kiosk.guestBook.page < bar.kiosk.guestBook.count ? qsTr("Lanjut")
            : bar.kiosk.numbered ? qsTr("Ambil nomor") : qsTr("Selesai")
        onClicked: bar.kiosk.next()
    }
}
