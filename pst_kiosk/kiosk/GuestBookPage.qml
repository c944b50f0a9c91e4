import QtQuick
import Pst
import Pst.Kiosk

// One page of the guest book, or its summary; all of it stands above the keyboard.
FocusScope {
    id: page

    required property KioskModel kiosk
    required property ScreenKeyboard keyboard
    // What stands in the window's upper right corner, if anything does.
    property Item corner: null
    readonly property real covered: keyboard.covered
    readonly property GuestBookModel book: kiosk.guestBook
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin
    readonly property bool low: covered > 0 && !Tokens.portrait
    readonly property real edge: low ? Tokens.near : Tokens.dense ? Tokens.gap : Tokens.section
    readonly property bool reading: book.reading

    onReadingChanged: if (!reading) Qt.callLater(questions.begin)

    // The second of two quick taps is not meant for the page that has just come.
    Timer {
        id: settling
        interval: Tokens.moment
    }
    // An answer that is all there is to do on a page is seen before the page turns.
    Timer {
        id: leaving
        interval: Tokens.moment
        onTriggered: page.kiosk.next()
    }
    Connections {
        target: page.book

        function onPageChanged() {
            leaving.stop()
            settling.restart()
            // By itself the keyboard would go a moment later than the field it belonged to.
            if (!page.book.isTyped)
                Qt.inputMethod.hide()
        }
        function onSettled() {
            leaving.restart()
        }
    }
    Shortcut {
        sequences: [StandardKey.Cancel]
        onActivated: page.kiosk.back()
    }

    Item {
        anchors.fill: parent
        visible: !page.reading
        enabled: visible

        ProgressLine {
            id: progress
            x: page.side
            y: page.edge
            width: page.corner ? page.corner.x - Tokens.gap - x : parent.width - 2 * x
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
            x: page.side - inset
            width: parent.width - 2 * x
            anchors.top: caption.bottom
            anchors.topMargin: !page.low ? Tokens.near
                : page.corner ? Math.max(0, page.corner.y + page.corner.height - caption.y - caption.height) : 0
            anchors.bottom: bar.top
            anchors.bottomMargin: page.low ? 0 : Tokens.near
            visible: !page.book.onSummary
            inset: page.low ? Tokens.tight : Tokens.near
            book: page.book
            open: !settling.running && !leaving.running
            onAccepted: page.kiosk.next()
        }

        Loader {
            x: questions.x
            width: questions.width
            anchors.top: questions.top
            anchors.bottom: questions.bottom
            active: page.book.onSummary
            sourceComponent: GuestBookSummary {
                inset: questions.inset
                book: page.book
                open: !settling.running
            }
        }

        QuietButton {
            objectName: "recognise"
            anchors.right: parent.right
            anchors.rightMargin: page.side
            anchors.bottom: bar.top
            anchors.bottomMargin: page.low ? Tokens.near : Tokens.apart
            visible: page.book.page === 1 && !page.book.onSummary && page.kiosk.offersRecognition
            square: true
            focusPolicy: Qt.TabFocus
            iconName: "identification-card"
            text: qsTr("Saya pernah datang")
            onClicked: page.kiosk.recognise()
        }

        GuestBookBar {
            id: bar
            x: page.side
            width: parent.width - 2 * page.side
            anchors.bottom: parent.bottom
            anchors.bottomMargin: page.covered + page.edge
            kiosk: page.kiosk
            open: !settling.running
        }
    }

    Loader {
        anchors.fill: parent
        active: page.reading
        sourceComponent: GuestBookNotice {
            book: page.book
        }
    }
}
