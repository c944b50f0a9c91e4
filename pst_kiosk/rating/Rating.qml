import QtQuick
import Pst
import Pst.Rating

Window {
    id: window

    required property RatingModel model

    title: "PST"
    color: Tokens.ground

    TabletRest {
        anchors.fill: parent
        tablet: window.model
        shown: window.model.page === "rest"
    }
    TabletQuestion {
        anchors.fill: parent
        tablet: window.model
        shown: window.model.page === "question"
    }
    TabletThanks {
        anchors.fill: parent
        tablet: window.model
        shown: window.model.page === "thanks"
    }
}
