import QtQuick
import Pst

// An answer, or several, out of a few.
Column {
    id: choices

    required property GuestBookQuestion question
    readonly property bool several: question.kind === "many"

    spacing: Tokens.near

    Grid {
        id: grid
        width: parent.width
        columns: Tokens.portrait || choices.question.options.length <= 2 ? 2 : 3
        spacing: Tokens.gap

        Repeater {
            model: choices.question.options

            ChoiceCard {
                required property var modelData

                objectName: choices.question.field + "-" + modelData.code
                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                text: modelData.text
                chosen: choices.several ? (choices.question.code & modelData.code) !== 0
                                        : choices.question.code === modelData.code
                Accessible.role: choices.several ? Accessible.CheckBox : Accessible.RadioButton
                onClicked: choices.question.book.choose(choices.question.field, modelData.code)
            }
        }
    }

    AnswerError {
        width: parent.width
        text: choices.question.error
    }
}
