import QtQuick
import QtQuick.Templates as T
import Pst

// A field of several lines. What is in it is text alone, whatever it looks like.
FocusScope {
    id: entry

    property string name
    property string placeholder
    property int most: 500
    property alias text: field.text
    property alias field: field

    signal edited()

    implicitHeight: 30 * Tokens.unit

    Rectangle {
        anchors.fill: parent
        radius: Tokens.radius
        color: Tokens.surface
        border.width: field.activeFocus ? 4 : 2
        border.color: field.activeFocus ? Tokens.accent : Tokens.edge
    }
    TapHandler { onTapped: field.forceActiveFocus() }

    Flickable {
        id: view
        anchors.fill: parent
        anchors.margins: Tokens.near
        contentWidth: width
        contentHeight: field.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        // The line that is written stays in sight.
        function follow() {
            const line = field.cursorRectangle
            if (line.y < contentY)
                contentY = line.y
            else if (line.y + line.height > contentY + height)
                contentY = line.y + line.height - height
        }

        T.TextArea {
            id: field
            objectName: entry.objectName + "Field"
            focus: true
            width: view.width
            height: Math.max(implicitHeight, view.height)
            implicitHeight: contentHeight
            font.family: Tokens.family
            font.pixelSize: Tokens.body
            font.weight: Font.Medium
            color: Tokens.text
            selectionColor: Tokens.primary
            selectedTextColor: Tokens.onPrimary
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            selectByMouse: false
            // As in every field: never learnt, suggested to the next visitor, or put aside to be pasted.
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhMultiLine
            Keys.onPressed: event => {
                event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.Cut)
                    || event.matches(StandardKey.Paste)
            }
            KeyNavigation.priority: KeyNavigation.BeforeItem
            KeyNavigation.tab: nextItemInFocusChain()
            Accessible.name: entry.name
            Accessible.description: entry.placeholder
            onCursorRectangleChanged: view.follow()
            onTextChanged: {
                if (length > entry.most)
                    remove(entry.most, length)
                entry.edited()
            }

            Body {
                anchors.fill: parent
                visible: field.length === 0 && field.preeditText === ""
                text: entry.placeholder
                color: Tokens.muted
                Accessible.ignored: true
            }
        }
    }
}
