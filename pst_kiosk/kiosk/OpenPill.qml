import QtQuick
import Pst

// Open or closed, by icon, word and colour.
Rectangle {
    id: pill

    property alias text: words.text
    property bool isOpen: false

    implicitWidth: line.implicitWidth + 2 * Tokens.apart
    implicitHeight: Math.round(7 * Tokens.unit)
    radius: height / 2
    color: isOpen ? Tokens.good : Tokens.warnTint

    Row {
        id: line
        anchors.centerIn: parent
        spacing: Tokens.tight

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: pill.isOpen ? "check-circle" : "clock"
            size: Math.round(Tokens.caption * 1.2)
            color: pill.isOpen ? Tokens.onGood : Tokens.warnText
        }
        Body {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            color: pill.isOpen ? Tokens.onGood : Tokens.warnText
            font.pixelSize: Tokens.caption
            font.weight: Font.Bold
        }
    }
}
