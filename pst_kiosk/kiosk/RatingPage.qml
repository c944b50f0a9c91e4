import QtQuick
import Pst
import Pst.Kiosk

// Whoever was served says how it was.
Item {
    id: page

    required property KioskModel kiosk
    required property ScreenKeyboard keyboard
    // What stands in the window's upper right corner.
    required property Item corner

    FeedbackPages {
        anchors.fill: parent
        feedback: page.kiosk.feedback
        keyboard: page.keyboard
        corner: page.corner.width + Tokens.gap
    }
}
