import QtQuick
import QtQuick.Templates as T
import Pst

// A labelled field with room for one line of error, so that nothing jumps when one comes.
FocusScope {
    id: entry

    property string label
    // What the field is called where its words stand elsewhere on the page.
    property string name: label
    property string error
    property int hints: Qt.ImhNone
    property alias text: field.text
    property alias maximumLength: field.maximumLength
    property alias placeholder: hint.text
    property alias field: field

    signal accepted()
    signal edited()

    implicitWidth: 90 * Tokens.unit
    implicitHeight: column.implicitHeight

    TapHandler { onTapped: field.forceActiveFocus() }

    Column {
        id: column
        width: parent.width
        spacing: Tokens.tight

        Body {
            width: parent.width
            text: entry.label
            visible: text !== ""
            color: Tokens.ink
            font.pixelSize: Tokens.small
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        T.TextField {
            id: field
            objectName: entry.objectName + "Field"
            focus: true
            width: parent.width
            height: Tokens.touch
            leftPadding: Tokens.gap
            rightPadding: Tokens.gap
            verticalAlignment: TextInput.AlignVCenter
            font.family: Tokens.family
            font.pixelSize: Math.round(Tokens.body * 1.125)
            font.weight: Font.Medium
            color: Tokens.text
            selectionColor: Tokens.primary
            selectedTextColor: Tokens.onPrimary
            maximumLength: 200
            clip: true
            // What a visitor types is never learnt nor suggested to the next one.
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | entry.hints
            Accessible.name: entry.name
            Accessible.description: entry.error
            onAccepted: entry.accepted()
            onTextEdited: entry.edited()

            Body {
                id: hint
                anchors.fill: parent
                anchors.leftMargin: field.leftPadding
                anchors.rightMargin: field.rightPadding
                verticalAlignment: Text.AlignVCenter
                visible: field.length === 0 && field.preeditText === ""
                color: Tokens.muted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            background: Rectangle {
                radius: Tokens.radius
                color: Tokens.surface
                border.width: field.activeFocus || entry.error !== "" ? 4 : 2
                border.color: entry.error !== "" ? Tokens.danger
                                                 : field.activeFocus ? Tokens.accent : Tokens.edge
            }
        }

        Row {
            spacing: Tokens.tight
            opacity: entry.error !== "" ? 1 : 0

            Icon {
                name: "warning-circle"
                size: Tokens.small
                color: Tokens.dangerText
                anchors.verticalCenter: parent.verticalCenter
            }
            Body {
                width: Math.min(implicitWidth, column.width - Tokens.small - Tokens.tight)
                text: entry.error
                color: Tokens.dangerText
                font.pixelSize: Tokens.caption
                Accessible.ignored: true
            }
        }
    }
}
