import QtQuick
import Pst

// A white sheet with one soft shadow. What stands inside fills the sheet from corner to corner.
Item {
    id: card

    default property alias content: sheet.data
    property alias color: sheet.color
    property alias border: sheet.border
    property alias radius: sheet.radius
    property bool raised: true

    // A picture instead of an effect: the software renderer knows no shaders.
    // The picture has 40 px of shadow around a sheet with corners of 20 px.
    BorderImage {
        visible: card.raised
        opacity: Tokens.shadowOpacity
        source: "shadow.png"
        anchors.fill: parent
        anchors.margins: -40
        anchors.topMargin: -34
        anchors.bottomMargin: -46
        border { left: 80; top: 80; right: 80; bottom: 80 }
    }

    Rectangle {
        id: sheet
        anchors.fill: parent
        radius: Tokens.radius
        color: Tokens.surface
        border.width: Tokens.highContrast ? 2 : 0
        border.color: Tokens.line
    }
}
