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
    // What was typed is right: a sign at its end, and a word for who does not see it.
    property bool good: false
    property string goodWord
    property int hints: Qt.ImhNone
    property alias text: field.text
    property alias maximumLength: field.maximumLength
    property alias placeholder: hint.text
    property alias field: field
    // Something better stands where the error would.
    property bool answered: false
    readonly property real foot: field.y + field.height

    signal accepted()
    signal edited()
    // The person went on to something else on the same page.
    signal finished()

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
            rightPadding: Tokens.gap + (sign.visible ? sign.width + Tokens.tight : 0)
            verticalAlignment: TextInput.AlignVCenter
            font.family: Tokens.family
            font.pixelSize: Math.round(Tokens.body * 1.125)
            font.weight: Font.Medium
            color: Tokens.text
            selectionColor: Tokens.primary
            selectedTextColor: Tokens.onPrimary
            maximumLength: 200
            clip: true
            // What a visitor types is never learnt nor suggested to the next one, nor put aside to be pasted:
            // selecting with a finger or mouse would fill X11's selection.
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | entry.hints
            selectByMouse: false
            Keys.onPressed: event => {
                event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.Cut)
                    || event.matches(StandardKey.Paste)
            }
            Accessible.name: entry.name
            Accessible.description: entry.error !== "" ? entry.error : entry.good ? entry.goodWord : hint.text
            onAccepted: entry.accepted()
            onTextEdited: entry.edited()
            onActiveFocusChanged: {
                bringing.asked = 0
                bringing.running = activeFocus
                if (!activeFocus)
                    entry.finished()
            }

            // A tap brings the on-screen keyboard by itself, the page's own choice of a field does not; and
            // asked for before the page is laid out, it does not come or goes again.
            Timer {
                id: bringing
                property int asked: 0
                interval: 50
                repeat: true
                onTriggered: {
                    if (!Qt.inputMethod.visible)
                        Qt.inputMethod.show()
                    running = field.activeFocus && ++asked < 5
                }
            }

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

            Icon {
                id: sign
                objectName: entry.objectName + "Good"
                anchors.right: parent.right
                anchors.rightMargin: Tokens.gap
                anchors.verticalCenter: parent.verticalCenter
                visible: entry.good && entry.error === ""
                name: "check-circle"
                size: Math.round(Tokens.body * 1.25)
                color: Tokens.goodText
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
            opacity: entry.error !== "" && !entry.answered ? 1 : 0

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
