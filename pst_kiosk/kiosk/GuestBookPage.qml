import QtQuick
import Pst
import Pst.Kiosk

// One page of the guest book; all of it stands above the keyboard.
Item {
    id: page

    required property KioskModel kiosk
    required property ScreenKeyboard keyboard
    readonly property real covered: keyboard.covered
    readonly property GuestBookModel book: kiosk.guestBook
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin
    readonly property bool low: covered > 0 && !Tokens.portrait

    Connections {
        target: page.book

        function onPageChanged() {
            questions.contentY = 0
            // By itself the keyboard would go a moment later than the field it belonged to.
            if (!page.book.isTyped)
                Qt.inputMethod.hide()
        }
    }

    ProgressLine {
        id: progress
        x: page.side
        y: page.low ? Tokens.gap : Tokens.section
        width: parent.width - 2 * page.side
        count: page.book.count
        done: page.book.page
    }

    Body {
        id: caption
        objectName: "caption"
        x: page.side
        anchors.top: progress.bottom
        anchors.topMargin: page.low ? Tokens.tight : Tokens.near
        text: page.book.caption
        color: Tokens.muted
        font.pixelSize: page.low ? Tokens.caption : Tokens.small
    }

    GuestBookQuestions {
        id: questions
        x: page.side - Tokens.near
        width: parent.width - 2 * x
        anchors.top: caption.bottom
        anchors.topMargin: page.low ? 0 : Tokens.gap
        anchors.bottom: bar.top
        anchors.bottomMargin: page.low ? 0 : Tokens.near
        inset: Tokens.near
        book: page.book
        onAccepted: page.kiosk.next()
    }

    GuestBookBar {
        id: bar
        x: page.side
        width: parent.width - 2 * page.side
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.covered + (page.low ? Tokens.near : Tokens.section)
        kiosk: page.kiosk
    }
}
