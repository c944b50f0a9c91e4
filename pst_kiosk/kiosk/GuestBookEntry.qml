import QtQuick
import Pst

// An answer that is typed, and under it what may be meant, to be taken with one tap.
FocusScope {
    id: entry

    required property GuestBookQuestion question
    readonly property var hintsOf: ({
        text: Qt.ImhNone,
        email: Qt.ImhEmailCharactersOnly,
        phone: Qt.ImhDialableCharactersOnly
    })

    implicitHeight: Math.max(field.height, chips.visible ? chips.y + chips.height : 0)

    function take(text) {
        Qt.inputMethod.reset()
        question.book.write(question.field, text)
        field.forceActiveFocus()
        field.field.cursorPosition = field.field.length
    }

    TextEntry {
        id: field
        objectName: "answer-" + entry.question.field
        width: parent.width
        focus: true
        name: entry.question.label
        hints: entry.hintsOf[entry.question.kind]
        placeholder: entry.question.known
        error: entry.question.error
        good: entry.question.good
        goodWord: qsTr("Sudah benar")
        answered: chips.visible
        onEdited: entry.question.book.write(entry.question.field, text)
        onAccepted: entry.question.accepted()
        onFinished: entry.question.book.leave(entry.question.field)
        onActiveFocusChanged: if (activeFocus) entry.question.begun()
        Component.onCompleted: text = entry.question.text
    }

    Connections {
        target: entry.question

        // A suggestion was taken, or a number put into groups.
        function onTextChanged() {
            if (field.text !== entry.question.text)
                field.text = entry.question.text
        }
    }

    SuggestionChips {
        id: chips
        y: field.foot + Tokens.tight
        width: parent.width
        field: entry.question.field
        asking: entry.question.kind === "email" ? qsTr("Maksud Anda %1?") : "%1"
        names: entry.question.suggestions
        // Where the page is low, its end would be under the way on.
        onVisibleChanged: if (visible) entry.question.begun()
        onTaken: text => entry.take(text)
    }
}
