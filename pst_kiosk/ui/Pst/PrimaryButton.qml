import QtQuick
import QtQuick.Templates as T
import Pst

// The next action of the page; at most one on a page.
T.Button {
    id: control

    property string iconName
    property bool iconFirst: false
    property bool good: false
    // As large and in the same place, but not urged: what it does is no better than the rest of the page.
    property bool quiet: false
    readonly property color words: quiet ? Tokens.ink : good ? Tokens.onGood : Tokens.onPrimary

    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, 2 * Tokens.touch)
    implicitHeight: Tokens.touch
    leftPadding: Tokens.section
    rightPadding: Tokens.section
    font.family: Tokens.family
    font.pixelSize: Math.round(Tokens.body * 1.125)
    font.weight: Font.Bold
    opacity: enabled ? 1 : 0.45
    Accessible.name: text

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row
            anchors.centerIn: parent
            spacing: Tokens.near
            layoutDirection: control.iconFirst ? Qt.RightToLeft : Qt.LeftToRight

            Text {
                text: control.text
                font: control.font
                color: control.words
                anchors.verticalCenter: parent.verticalCenter
                textFormat: Text.PlainText
            }
            Icon {
                visible: control.iconName !== ""
                name: control.iconName
                size: control.font.pixelSize
                color: control.words
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }

    background: Rectangle {
        radius: Tokens.radius
        color: control.quiet ? (control.down ? Tokens.tint : Tokens.surface)
             : control.good ? (control.down ? Tokens.goodPressed : Tokens.good)
                            : (control.down ? Tokens.primaryPressed : Tokens.primary)
        border.width: control.quiet ? 2 : 0
        border.color: control.down ? Tokens.accent : Tokens.edge

        FocusRing { control: control; around: Tokens.radius }
    }
}
