import QtQuick
import QtQuick.Templates as T
import Pst

// The next action of the page; at most one on a page.
T.Button {
    id: control

    property string iconName
    property bool iconFirst: false
    property bool good: false

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
        implicitWidth: words.implicitWidth
        implicitHeight: words.implicitHeight

        Row {
            id: words
            anchors.centerIn: parent
            spacing: Tokens.near
            layoutDirection: control.iconFirst ? Qt.RightToLeft : Qt.LeftToRight

            Text {
                text: control.text
                font: control.font
                color: control.good ? Tokens.onGood : Tokens.onPrimary
                anchors.verticalCenter: parent.verticalCenter
                textFormat: Text.PlainText
            }
            Icon {
                visible: control.iconName !== ""
                name: control.iconName
                size: control.font.pixelSize
                color: control.good ? Tokens.onGood : Tokens.onPrimary
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }

    background: Rectangle {
        radius: Tokens.radius
        color: control.good ? (control.down ? Tokens.goodPressed : Tokens.good)
                            : (control.down ? Tokens.primaryPressed : Tokens.primary)

        FocusRing { control: control; around: Tokens.radius }
    }
}
