import QtQuick
import Pst
import Pst.Rating

Window {
    id: window

    required property RatingModel model

    title: "PST"
    color: Tokens.ground

    RestPage {
        anchors.fill: parent
        tablet: window.model
        shown: window.model.page === "rest"
    }
    QuestionPage {
        anchors.fill: parent
        tablet: window.model
        shown: window.model.page === "question"
    }
    ThanksPage {
        anchors.fill: parent
        tablet: window.model
        shown: window.model.page === "thanks"
    }
}
