import QtQuick
import Pst
import Pst.Kiosk

// What stands against the visitor's last tap, over the page it was made on, until the next one.
Item {
    id: page

    required property KioskModel kiosk
    // What stands in the window's upper right corner.
    required property Item corner

    Notice {
        objectName: "pageNotice"
        x: Tokens.portrait ? Tokens.section : Tokens.margin
        y: Tokens.near
        width: page.corner.x - Tokens.gap - x
        visible: text !== "" && !page.kiosk.busy && page.kiosk.page !== "home"
        kind: "warn"
        text: page.kiosk.notice
    }
}
