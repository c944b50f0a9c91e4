import QtQuick
import Pst

// Running text.
Text {
    color: Tokens.text
    font.family: Tokens.family
    font.pixelSize: Tokens.body
    font.weight: Font.Medium
    font.features: Tokens.figures
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
