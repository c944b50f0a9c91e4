import QtQuick
import QtQuick.Templates as T
import Pst

// The least of the choices: words alone, with a full finger's room.
T.Button {
    id: control

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Tokens.touch
    leftPadding: Tokens.gap
    rightPadding: Tokens.gap
    font.family: Tokens.family
    font.pixelSize: Tokens.small
    font.weight: Font.DemiBold
    opacity: enabled ? 1 : 0.45
    Accessible.name: text

    contentItem: Text {
        text: control.text
        font: control.font
        color: Tokens.muted
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
    }

    background: Rectangle {
        radius: Tokens.radius
        color: control.down ? Tokens.tint : "transparent"

        FocusRing { control: control; around: Tokens.radius }
    }
}
