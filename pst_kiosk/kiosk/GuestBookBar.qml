import QtQuick
import Pst
import Pst.Kiosk

// Back, start again, and the way on; and what happens with the answers.
Item {
    id: bar

    required property KioskModel kiosk
    // Whether the way on is open: not just after a page has come.
    required property bool open
    readonly property GuestBookModel book: kiosk.guestBook
    readonly property bool narrow: Tokens.portrait

    implicitHeight: next.height + (narrow ? privacy.height + Tokens.gap : 0)

    // A tap on these leaves the focus, and the keyboard, where it is: nothing moves under the finger.
    QuietButton {
        id: back
        objectName: "back"
        anchors.bottom: parent.bottom
        square: true
        iconName: "arrow-left"
        text: qsTr("Kembali")
        focusPolicy: Qt.TabFocus
        onClicked: bar.kiosk.back()
    }
    LinkButton {
        id: again
        objectName: "startAgain"
        anchors.left: back.right
        anchors.leftMargin: Tokens.gap
        anchors.bottom: parent.bottom
        text: qsTr("Mulai dari awal")
        focusPolicy: Qt.TabFocus
        onClicked: bar.kiosk.startAgain()
    }
    GuestBookPrivacy {
        id: privacy
        anchors.left: bar.narrow ? parent.left : again.right
        anchors.leftMargin: bar.narrow ? 0 : Tokens.gap
        anchors.right: bar.narrow ? parent.right : next.left
        anchors.rightMargin: bar.narrow ? 0 : Tokens.apart
        y: bar.narrow ? 0 : (bar.height - height) / 2
        book: bar.book
        room: Tokens.touch
    }
    PrimaryButton {
        id: next
        objectName: "next"
        enabled: bar.open
        opacity: 1
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.max(implicitWidth, bar.width * (bar.narrow ? 0.36 : 0.22))
        focusPolicy: Qt.TabFocus
        quiet: bar.book.passes
        iconName: "arrow-right"
        text: bar.book.onward || (bar.kiosk.numbered ? qsTr("Ambil nomor") : qsTr("Selesai"))
        onClicked: bar.kiosk.next()
    }
}
