import QtQuick
import Pst

// Which visit is asked about, in the first line.
Body {
    required property real corner

    objectName: "subject"
    x: Tokens.portrait ? Tokens.section : Math.round(0.75 * Tokens.margin)
    y: Tokens.apart
    width: parent.width - 2 * x - corner
    height: Math.max(72, 9.5 * Tokens.unit)
    verticalAlignment: Text.AlignVCenter
    color: Tokens.muted
    font.weight: Font.DemiBold
    maximumLineCount: 2
    elide: Text.ElideRight
}
