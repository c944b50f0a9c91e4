import QtQuick
import Pst

// An answer that is typed.
TextEntry {
    id: entry

    required property GuestBookQuestion question
    readonly property var hintsOf: ({
        text: Qt.ImhNone,
        email: Qt.ImhEmailCharactersOnly,
        phone: Qt.ImhDialableCharactersOnly
    })

    objectName: "answer-" + question.field
    name: question.label
    hints: hintsOf[question.kind]
    error: question.error
    onEdited: question.book.write(question.field, text)
    onAccepted: question.accepted()
    onActiveFocusChanged: if (activeFocus) question.begun()
    Component.onCompleted: text = question.text
}
