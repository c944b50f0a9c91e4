import QtQuick
import Pst

// Back at the left of a page's foot; what it goes on with stands at the right. Above the keyboard's keys.
Item {
    id: bar

    required property FeedbackModel feedback
    required property ScreenKeyboard keyboard
    property bool returns: true
    default property alias onward: right.data
    readonly property real side: Tokens.portrait ? Tokens.section : Math.round(0.75 * Tokens.margin)

    x: side
    y: parent.height - height - keyboard.covered - (keyboard.covered > 0 ? Tokens.near : Tokens.apart)
    width: parent.width - 2 * side
    height: Tokens.touch

    QuietButton {
        objectName: "back"
        visible: bar.returns
        square: true
        iconName: "arrow-left"
        text: bar.feedback.words.back
        onClicked: bar.feedback.back()
    }
    Row {
        id: right
        anchors.right: parent.right
        spacing: Math.max(16, Tokens.gap)
    }
}
