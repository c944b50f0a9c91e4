import QtQuick

// Drawn at its own size; nothing without a text, or before it has a size.
Image {
    property string text

    cache: false
    smooth: false
    sourceSize: Qt.size(width, height)
    source: text !== "" && width > 0 ? "image://qr/" + encodeURIComponent(text) : ""
}
