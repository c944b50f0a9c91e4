import QtQuick
import Pst
import Pst.Kiosk

// What a page is about; the call for help has its place at the right of it. A notice takes its place.
Column {
    id: head

    required property KioskModel kiosk
    property alias title: title.text
    property alias words: words.text
    readonly property real helpWidth: 48 * Tokens.unit

    spacing: Tokens.tight
    opacity: kiosk.notice === "" || kiosk.busy ? 1 : 0

    Heading {
        id: title
        objectName: "pageTitle"
        width: parent.width - head.helpWidth
        height: Math.max(implicitHeight, Math.max(72, 9.5 * Tokens.unit))
        verticalAlignment: Text.AlignVCenter
        // Large enough for everybody, whatever size the visitor reads.
        font.pixelSize: Math.round(6.5 * Tokens.unit)
    }
    Body {
        id: words
        objectName: "pageWords"
        width: parent.width
        visible: text !== ""
        color: Tokens.muted
    }
}
