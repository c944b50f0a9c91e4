import QtQuick
import Pst

// What to do about an answer, under it.
Row {
    id: line

    property alias text: words.text

    visible: text !== ""
    spacing: Tokens.tight

    Icon {
        id: sign
        name: "warning-circle"
        size: Tokens.small
        color: Tokens.dangerText
        anchors.verticalCenter: parent.verticalCenter
    }
    Body {
        id: words
        width: line.width - sign.width - line.spacing
        color: Tokens.dangerText
        font.pixelSize: Tokens.caption
    }
}
