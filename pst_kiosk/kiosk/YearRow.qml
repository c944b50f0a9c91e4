import QtQuick
import QtQuick.Templates as T
import Pst

// Small choices in a row.
Grid {
    id: row

    required property var options
    required property int chosen
    required property string prefix

    signal picked(int code)

    spacing: Math.max(16, Tokens.near)

    Repeater {
        model: row.options

        T.AbstractButton {
            id: chip

            required property var modelData
            readonly property bool chosen: row.chosen === modelData.code

            objectName: row.prefix + modelData.code
            width: (row.width - (row.columns - 1) * row.spacing) / row.columns
            height: Tokens.touch
            leftPadding: Math.round(Tokens.unit / 2)
            rightPadding: leftPadding
            text: modelData.text
            font.family: Tokens.family
            font.pixelSize: Tokens.caption
            font.weight: chosen ? Font.Bold : Font.DemiBold
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.RadioButton
            Accessible.name: text
            Accessible.checkable: true
            Accessible.checked: chosen
            onClicked: row.picked(modelData.code)

            contentItem: Text {
                text: chip.text
                font: chip.font
                color: Tokens.ink
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
                textFormat: Text.PlainText
            }
            background: Rectangle {
                radius: Tokens.radiusSmall
                color: chip.chosen || chip.down ? Tokens.tint : Tokens.surface
                border.width: chip.chosen ? Math.max(3, Tokens.unit / 2) : 2
                border.color: chip.chosen ? Tokens.accent : Tokens.line

                FocusRing { control: chip; around: Tokens.radiusSmall }
            }
        }
    }
}
