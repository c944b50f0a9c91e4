import QtQuick
import Pst
import Pst.Rating

// A visitor is asked, on the pages the kiosk has too.
Item {
    id: page

    required property RatingModel tablet
    required property ScreenKeyboard keyboard
    // What stands in the window's upper right corner.
    required property Item corner

    FeedbackPages {
        anchors.fill: parent
        feedback: page.tablet.feedback
        keyboard: page.keyboard
        corner: page.corner.width + Tokens.gap
    }
}
