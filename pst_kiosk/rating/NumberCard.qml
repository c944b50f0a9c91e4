import QtQuick
import QtQuick.Templates as T
import Pst

// A number whose service has just ended, to be tapped by who had it.
T.AbstractButton {
    id: control

    property string service

    implicitWidth: 46 * Tokens.unit
    implicitHeight: Math.max(Tokens.touch, column.implicitHeight + 2 * Tokens.near)
    font.family: Tokens.family
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: service

    contentItem: Item {
        Column {
            id: column
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width

            Heading {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: control.text
                font.pixelSize: Math.round(Tokens.title * 1.2)
                Accessible.ignored: true
            }
            Body {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: control.service
                color: Tokens.muted
                font.pixelSize: Tokens.caption
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 16
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                leftPadding: Tokens.tight
                rightPadding: Tokens.tight
                Accessible.ignored: true
            }
        }
    }
    background: Card {
        color: control.down ? Tokens.tint : Tokens.surface
        border.width: control.down ? Math.max(3, Tokens.unit / 2) : 2
        border.color: control.down ? Tokens.accent : Tokens.line

        FocusRing { control: control; around: Tokens.radius }
    }
}
