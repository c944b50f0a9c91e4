import QtQuick
import Pst
import Pst.Kiosk

// What happens with the answers: the office's notice on the first page, or the way to it where it needs more
// room; after that a word.
Item {
    id: privacy

    required property GuestBookModel book
    required property real room
    readonly property bool offered: book.notice !== "" && words.truncated

    implicitHeight: Math.max(lock.height, offered ? more.height : words.height)

    Icon {
        id: lock
        name: "lock-simple"
        size: Math.round(Tokens.caption * 1.3)
        color: Tokens.muted
        anchors.verticalCenter: parent.verticalCenter
    }
    Body {
        id: words
        objectName: "privacy"
        anchors.left: lock.right
        anchors.leftMargin: Tokens.tight
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: privacy.book.notice || qsTr("Data Anda dihapus dari layar ini setelah selesai.")
        color: Tokens.muted
        font.pixelSize: Math.max(20, Math.round(Tokens.caption * 0.875))
        maximumLineCount: Math.max(1, Math.floor(privacy.room / (font.pixelSize * 1.4)))
        elide: Text.ElideRight
        opacity: privacy.offered ? 0 : 1
        Accessible.ignored: privacy.offered
    }
    LinkButton {
        id: more
        objectName: "readNotice"
        anchors.left: lock.right
        anchors.verticalCenter: parent.verticalCenter
        visible: privacy.offered
        leftPadding: Tokens.tight
        text: qsTr("Bagaimana data Anda dijaga")
        focusPolicy: Qt.TabFocus
        onClicked: privacy.book.read(true)
    }
}
