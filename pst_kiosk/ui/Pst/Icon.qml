import QtQuick
import Pst

// A Phosphor icon by name; decoration only, the words beside it carry the meaning.
Text {
    property string name
    property int size: Tokens.body

    text: name ? Tokens.glyph(name) : ""
    color: Tokens.accent
    font.family: Tokens.iconFamily
    font.pixelSize: size
    width: size
    height: size
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.ignored: true
}
