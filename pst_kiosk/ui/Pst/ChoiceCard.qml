import QtQuick
import QtQuick.Templates as T
import Pst

// One answer of a question; `checked` is bound by the page, a tap only reports `clicked`.
T.AbstractButton {
    id: control

    property bool chosen: false

    implicitWidth: 70 * Tokens.unit
    implicitHeight: Math.max(Tokens.touch, words.implicitHeight + 2 * Tokens.near, 19 * Tokens.unit)
    leftPadding: Math.round(5 * Tokens.unit)
    rightPadding: Tokens.apart
    font.family: Tokens.family
    font.pixelSize: Math.round(Tokens.body * 1.125)
    font.weight: Font.DemiBold
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Item {
        Text {
            id: words
            anchors.left: parent.left
            anchors.right: mark.left
            anchors.rightMargin: Tokens.near
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            font: control.font
            color: Tokens.ink
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            textFormat: Text.PlainText
        }
        Icon {
            id: mark
            objectName: control.objectName + "Mark"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            opacity: control.chosen ? 1 : 0
            name: "check-circle"
            size: 6 * Tokens.unit
        }
    }

    background: Card {
        color: control.chosen || control.down ? Tokens.tint : Tokens.surface
        border.width: control.chosen ? Math.max(3, Tokens.unit / 2) : (Tokens.highContrast ? 2 : 0)
        border.color: control.chosen ? Tokens.accent : Tokens.line

        FocusRing { control: control; around: Tokens.radius }
    }
}
