import QtQuick
import QtQuick.Templates as T
import Pst

// An icon alone; its text is for those who have it read aloud.
T.AbstractButton {
    id: control

    property string iconName

    implicitWidth: Tokens.touch
    implicitHeight: Tokens.touch
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: control.iconName
            size: Math.round(4.5 * Tokens.unit)
        }
    }
    background: Rectangle {
        radius: width / 2
        color: control.down ? Tokens.tint : Tokens.surface
        border.width: 2
        border.color: control.down ? Tokens.accent : Tokens.line

        FocusRing { control: control; around: width / 2 }
    }
}
