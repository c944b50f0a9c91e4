import QtQuick
import Pst
import Pst.Kiosk

// The office's privacy notice, all of it, over the page it was opened from.
FocusScope {
    id: notice

    required property GuestBookModel book
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin

    focus: true
    Component.onCompleted: close.forceActiveFocus()

    // Nothing under it is touched.
    MouseArea { anchors.fill: parent }
    Rectangle {
        anchors.fill: parent
        color: Tokens.ground
    }

    Heading {
        id: heading
        objectName: "noticeTitle"
        x: notice.side
        y: Tokens.section
        width: parent.width - 2 * notice.side - 48 * Tokens.unit
        font.pixelSize: Tokens.title
        text: qsTr("Bagaimana data Anda dijaga")
    }
    Flickable {
        id: area
        x: notice.side
        width: parent.width - 2 * notice.side
        anchors.top: heading.bottom
        anchors.topMargin: Tokens.gap
        anchors.bottom: close.top
        anchors.bottomMargin: Tokens.gap
        contentHeight: words.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Body {
            id: words
            objectName: "noticeWords"
            width: Math.min(area.width, 120 * Tokens.unit)
            text: notice.book.notice
            lineHeight: 1.2
        }
    }
    PrimaryButton {
        id: close
        objectName: "closeNotice"
        anchors.right: parent.right
        anchors.rightMargin: notice.side
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.section
        text: qsTr("Tutup")
        onClicked: notice.book.read(false)
        Keys.onUpPressed: area.contentY = Math.max(0, area.contentY - area.height / 2)
        Keys.onDownPressed: area.contentY = Math.max(0, Math.min(area.contentHeight - area.height,
                                                                 area.contentY + area.height / 2))
    }
}
