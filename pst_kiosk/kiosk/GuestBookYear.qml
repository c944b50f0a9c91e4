import QtQuick
import Pst

// A year of birth in two taps: the decade, then the year.
Column {
    id: year

    required property GuestBookQuestion question
    readonly property int columns: Tokens.portrait ? 5 : 10

    spacing: Tokens.gap

    YearRow {
        width: parent.width
        columns: year.columns
        options: year.question.options
        chosen: year.question.decade
        prefix: "decade-"
        onPicked: code => year.question.book.openDecade(year.question.field, code)
    }
    YearRow {
        width: parent.width
        columns: year.columns
        visible: options.length > 0
        options: year.question.years
        chosen: year.question.code
        prefix: "year-"
        onPicked: code => year.question.book.choose(year.question.field, code)
    }
    AnswerError {
        width: parent.width
        text: year.question.error
    }
}
