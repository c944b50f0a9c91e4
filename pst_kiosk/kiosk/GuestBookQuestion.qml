import QtQuick
import Pst
import Pst.Kiosk

// One question: its words, and what it is answered with.
Column {
    id: asked

    required property GuestBookModel book
    required property bool alone
    required property bool first
    required property bool open
    required property int index
    required property string field
    required property string kind
    required property string label
    required property string hint
    required property string text
    required property string known
    required property int code
    required property var options
    required property var years
    required property int decade
    required property string error
    required property bool good
    required property var suggestions

    // What must be seen when the question is begun.
    readonly property Item place: typed ? answer : asked
    readonly property bool typed: kind === "text" || kind === "email" || kind === "phone"

    signal accepted()
    signal begun()

    function begin() {
        if (typed)
            answer.item.forceActiveFocus()
    }

    spacing: alone && !Tokens.dense ? Tokens.gap : alone || !typed ? Tokens.near : Tokens.tight

    Flow {
        width: parent.width
        spacing: Tokens.near

        Heading {
            id: words
            objectName: asked.field + "Label"
            width: Math.min(implicitWidth, asked.width)
            text: asked.label
            font.pixelSize: asked.alone ? Math.round(Tokens.heading * (Tokens.dense ? 0.8 : 1)) : Math.round(Tokens.title * (asked.typed ? 0.82 : 1))
        }
        Body {
            topPadding: words.lineCount === 1 ? (words.height - font.pixelSize * 1.37) / 2 : 0
            visible: text !== ""
            text: asked.hint
            color: Tokens.muted
            font.pixelSize: Tokens.small
        }
    }

    Loader {
        id: answer
        width: parent.width
        // A field that is typed into keeps its focus, and with it the keyboard.
        enabled: asked.open || asked.typed
        sourceComponent: asked.typed ? entry : asked.kind === "year" ? year : choices
        onLoaded: if (asked.first && asked.typed) item.forceActiveFocus()
    }

    Component {
        id: entry
        GuestBookEntry {
            question: asked
        }
    }
    Component {
        id: choices
        GuestBookChoices {
            question: asked
        }
    }
    Component {
        id: year
        GuestBookYear {
            question: asked
        }
    }
}
