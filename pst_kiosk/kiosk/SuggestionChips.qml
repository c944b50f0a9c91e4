import QtQuick
import QtQuick.Templates as T
import Pst

// What may be meant by what was typed so far; in one line where the screen is wide.
Flow {
    id: chips

    required property string field
    required property string asking
    required property var names
    readonly property real widest: Tokens.portrait || names.length < 2
        ? width : (width - (names.length - 1) * spacing) / names.length

    signal taken(string text)

    visible: names.length > 0
    spacing: Math.max(16, Tokens.near)

    Repeater {
        model: chips.names

        T.AbstractButton {
            id: chip

            required property string modelData
            required property int index

            objectName: "suggestion-" + chips.field + "-" + index
            width: Math.min(implicitContentWidth + leftPadding + rightPadding, chips.widest)
            height: Math.max(72, 9 * Tokens.unit)
            leftPadding: Tokens.gap
            rightPadding: Tokens.gap
            text: chips.asking.arg(modelData)
            font.family: Tokens.family
            font.pixelSize: Tokens.caption
            font.weight: Font.DemiBold
            // The field keeps the keyboard.
            focusPolicy: Qt.TabFocus
            Accessible.role: Accessible.Button
            Accessible.name: text
            onClicked: chips.taken(modelData)

            contentItem: Text {
                text: chip.text
                font: chip.font
                color: Tokens.ink
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
            background: Rectangle {
                radius: height / 2
                color: chip.down ? Tokens.primary : Tokens.tint
                border.width: 2
                border.color: Tokens.accent

                FocusRing { control: chip; around: chip.height / 2 }
            }
        }
    }
}
