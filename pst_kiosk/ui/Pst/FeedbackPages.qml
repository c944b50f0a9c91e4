import QtQuick
import Pst

// All a visitor rates, comments and complains on. The faces and the thanks are always there, so that the
// thanks are painted with the tap; the other pages come when they are asked for.
Item {
    id: pages

    required property FeedbackModel feedback
    required property ScreenKeyboard keyboard
    // Kept free at the right of the first line: the window has a button of its own there.
    required property real corner

    FeedbackPage {
        anchors.fill: parent
        shown: pages.feedback.page === "question"

        FeedbackQuestion {
            anchors.fill: parent
            feedback: pages.feedback
            corner: pages.corner
        }
    }
    FeedbackPage {
        anchors.fill: parent
        shown: pages.feedback.page === "thanks"
        atOnce: true

        FeedbackThanks {
            anchors.fill: parent
            feedback: pages.feedback
        }
    }

    Repeater {
        model: [
            { page: "survey", file: "FeedbackSurvey.qml" },
            { page: "comment", file: "FeedbackComment.qml" },
            { page: "complaint", file: "FeedbackComplaint.qml" }
        ]

        // With the page goes everything that was typed into it.
        FeedbackPage {
            id: place

            required property var modelData

            anchors.fill: parent
            shown: pages.feedback.page === modelData.page

            Loader {
                anchors.fill: parent
                active: place.shown
                Component.onCompleted: setSource(place.modelData.file, {
                    feedback: pages.feedback, keyboard: pages.keyboard, corner: pages.corner
                })
            }
        }
    }
}
