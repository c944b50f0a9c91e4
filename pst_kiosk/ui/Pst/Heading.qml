import QtQuick
import Pst

// What a page or a card is about.
Body {
    color: Tokens.ink
    font.pixelSize: Tokens.heading
    font.weight: Font.ExtraBold
    Accessible.role: Accessible.Heading
}
