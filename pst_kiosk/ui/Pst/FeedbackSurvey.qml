import QtQuick
import QtQuick.Layouts
import Pst

// One element of the survey a page; each may be left out.
Item {
    id: page

    required property FeedbackModel feedback
    required property ScreenKeyboard keyboard
    property alias corner: head.corner
    readonly property var words: feedback.words

    FeedbackHead {
        id: head
        corner: 0
        text: page.feedback.subject
    }
    Column {
        id: asked
        x: head.x
        y: head.y + head.height + Tokens.near
        width: parent.width - 2 * x
        spacing: Tokens.gap

        ProgressLine {
            width: parent.width
            count: page.feedback.count
            done: page.feedback.place + 1
        }
        Body {
            objectName: "step"
            text: page.feedback.step
            color: Tokens.muted
            font.pixelSize: Tokens.small
        }
        Heading {
            objectName: "element"
            width: parent.width
            text: page.feedback.question
            font.pixelSize: Tokens.title
        }
    }
    GridLayout {
        x: head.x
        width: parent.width - 2 * x
        anchors.top: asked.bottom
        anchors.bottom: bar.top
        anchors.topMargin: Tokens.apart
        anchors.bottomMargin: Tokens.apart
        columns: Tokens.portrait ? 1 : 2
        columnSpacing: Math.max(16, Tokens.gap)
        rowSpacing: Math.max(16, Tokens.gap)
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: page.feedback.labels

            ChoiceCard {
                required property string modelData
                required property int index

                objectName: "answer-" + (index + 1)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: 26 * Tokens.unit
                // A finger's second tap is not the next question's answer.
                enabled: !settling.running
                text: modelData
                chosen: page.feedback.chosen === index + 1
                onClicked: page.feedback.answer(index + 1)
            }
        }
    }
    Timer {
        id: settling
        interval: Tokens.moment
    }
    Connections {
        target: page.feedback

        function onChanged() {
            if (page.feedback.place !== page.lastPlace) {
                page.lastPlace = page.feedback.place
                settling.restart()
            }
        }
    }
    property int lastPlace: 0

    FeedbackBar {
        id: bar
        feedback: page.feedback
        keyboard: page.keyboard

        LinkButton {
            objectName: "endSurvey"
            text: page.words.end_survey
            onClicked: page.feedback.endSurvey()
        }
        QuietButton {
            objectName: "skipQuestion"
            square: true
            text: Tokens.portrait ? page.words.skip : page.words.skip_question
            onClicked: page.feedback.skipQuestion()
        }
    }
}
