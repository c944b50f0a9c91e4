import QtQuick
import QtQuick.Layouts
import Pst

// An answer, or several, out of a few.
Column {
    id: choices

    required property GuestBookQuestion question
    readonly property bool several: question.kind === "many"
    readonly property int count: question.options.length
    readonly property bool crowded: count > 6

    spacing: Tokens.near

    GridLayout {
        width: parent.width
        columns: Tokens.portrait || choices.count <= 2 || choices.count === 4 ? 2 : 3
        columnSpacing: Tokens.gap
        rowSpacing: Tokens.dense ? Math.max(16, Tokens.near) : Tokens.gap
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: choices.question.options

            ChoiceCard {
                required property var modelData

                objectName: choices.question.field + "-" + modelData.code
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: Math.max(implicitHeight, Tokens.portrait ? 22 * Tokens.unit : 0)
                font.pixelSize: choices.crowded ? Tokens.body : Math.round(Tokens.body * 1.125)
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
