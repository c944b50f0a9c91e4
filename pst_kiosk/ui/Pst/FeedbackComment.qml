import QtQuick
import Pst

// A few words, if the visitor likes.
Item {
    id: page

    required property FeedbackModel feedback
    required property ScreenKeyboard keyboard
    property alias corner: head.corner
    readonly property var words: feedback.words

    FeedbackHead {
        id: head
        corner: 0
        visible: page.keyboard.covered === 0
        text: page.feedback.subject
    }
    Column {
        id: title
        x: head.x
        y: head.visible ? head.y + head.height + Tokens.near : Tokens.near
        width: parent.width - 2 * x - (head.visible ? 0 : page.corner)
        spacing: Tokens.tight

        Heading {
            objectName: "commentTitle"
            width: parent.width
            text: page.words.comment_title
            font.pixelSize: Tokens.title
        }
        Body {
            width: parent.width
            text: page.words.nothing_personal
            color: Tokens.muted
            font.pixelSize: Tokens.small
        }
    }
    LongEntry {
        id: entry
        objectName: "commentText"
        x: head.x
        width: parent.width - 2 * x
        anchors.top: title.bottom
        anchors.topMargin: Tokens.near
        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.near
        name: page.words.comment_title
        placeholder: page.words.comment_hint
        most: page.feedback.longestComment
        Component.onCompleted: field.forceActiveFocus()
    }
    FeedbackBar {
        id: bar
        feedback: page.feedback
        keyboard: page.keyboard

        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: page.words.left.replace("{count}", entry.most - entry.field.length)
            color: Tokens.muted
            font.pixelSize: Tokens.small
        }
        PrimaryButton {
            objectName: "sendComment"
            enabled: entry.text.trim() !== ""
            iconName: "paper-plane-tilt"
            text: page.words.send
            onClicked: page.feedback.keepComment(entry.text)
        }
    }
}
