import QtQuick
import Pst

// Thanks, and what may be added. It goes by itself.
Item {
    id: page

    required property FeedbackModel feedback
    readonly property var words: feedback.words

    Column {
        id: thanks
        anchors.horizontalCenter: parent.horizontalCenter
        y: (more.y - height) / 2
        width: parent.width - 2 * Tokens.section
        spacing: Tokens.gap

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 22 * Tokens.unit
            height: width
            radius: width / 2
            color: Tokens.goodTint

            Icon {
                anchors.centerIn: parent
                name: "check-bold"
                size: 11 * Tokens.unit
                color: Tokens.goodText
            }
        }
        Heading {
            objectName: "thanks"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.words.thanks
            font.pixelSize: Tokens.display
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.words.helps
            color: Tokens.muted
            font.pixelSize: Math.round(Tokens.title * 0.9)
        }
    }

    Column {
        id: more
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.section
        width: parent.width - 2 * Tokens.section
        spacing: Tokens.gap

        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: page.feedback.offersSurvey || page.feedback.offersComment || page.feedback.offersComplaint
            text: page.words.more
            color: Tokens.muted
            font.pixelSize: Tokens.small
        }
        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: Tokens.portrait ? 1 : 3
            spacing: Math.max(16, Tokens.gap)
            horizontalItemAlignment: Grid.AlignHCenter

            QuietButton {
                objectName: "survey"
                visible: page.feedback.offersSurvey
                iconName: "list-numbers"
                text: page.words.survey
                onClicked: page.feedback.openSurvey()
            }
            QuietButton {
                objectName: "comment"
                visible: page.feedback.offersComment
                iconName: "chat-text"
                text: page.words.comment
                onClicked: page.feedback.openComment()
            }
            QuietButton {
                objectName: "complain"
                visible: page.feedback.offersComplaint
                iconName: "megaphone-simple"
                text: page.words.complain
                onClicked: page.feedback.openComplaint()
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Math.max(16, Tokens.gap)

            LinkButton {
                objectName: "reconsider"
                text: page.feedback.rated ? page.words.change : page.words.rate
                onClicked: page.feedback.reconsider()
            }
            PrimaryButton {
                objectName: "done"
                text: page.words.done
                onClicked: page.feedback.done()
            }
        }
    }
}
