import QtQuick
import Pst
import Pst.Rating

// One page of the tablet: comes in softly, leaves at once, so that no tap meets a page that is going.
Item {
    id: page

    required property RatingModel tablet
    property bool shown: false

    visible: shown
    enabled: shown
    opacity: 0

    states: State {
        when: page.shown
        PropertyChanges { page.opacity: 1 }
    }
    transitions: Transition {
        to: "*"
        NumberAnimation { property: "opacity"; duration: Tokens.calm; easing.type: Easing.OutCubic }
    }
}
