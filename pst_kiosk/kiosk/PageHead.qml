import QtQuick
import Pst

// What a page is about; the call for help has its place at the right of it.
Column {
    id: head

    property alias title: title.text
    property alias words: words.text
    property real helpWidth: 0

    spacing: Tokens.tight

    Heading {
        id: title
        objectName: "pageTitle"
        width: parent.width - head.helpWidth
        height: Math.max(implicitHeight, head.helpWidth > 0 ? Math.max(72, 9.5 * Tokens.unit) : 0)
        verticalAlignment: Text.AlignVCenter
        font.pixelSize: Math.round(Tokens.heading * 0.85)
    }
    Body {
        id: words
        objectName: "pageWords"
        width: parent.width
        visible: text !== ""
        color: Tokens.muted
    }
}
