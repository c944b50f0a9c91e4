import QtQuick
import Pst

// One fact on a card: a large value with small words, or words alone.
Card {
    id: fact

    property alias value: value.text
    property alias words: words.text

    implicitWidth: 40 * Tokens.unit
    implicitHeight: Math.max(20 * Tokens.unit, column.height + 2 * Tokens.near)

    Column {
        id: column
        anchors.centerIn: parent
        width: parent.width - 2 * Tokens.gap

        Heading {
            id: value
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Tokens.body
            wrapMode: Text.NoWrap
        }
        Body {
            id: words
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: fact.value ? Tokens.muted : Tokens.text
            font.pixelSize: fact.value ? Tokens.caption : Tokens.small
        }
    }
}
