import QtQuick
import Pst

// A ticket's number or a code: what was typed so far, what stands against it, and large keys.
Item {
    id: entry

    property string text
    property string message
    required property string example
    required property string eraseText
    required property string findText

    signal pressed(string key)
    signal erased()
    signal entered()

    Rectangle {
        id: line
        width: parent.width
        height: Tokens.touch
        y: Math.max(0, (parent.height - height - Tokens.gap - problem.height - pad.height) / 2)
        radius: Tokens.radius
        color: Tokens.surface
        border.width: entry.message !== "" ? 4 : 2
        border.color: entry.message !== "" ? Tokens.danger : Tokens.edge

        Icon {
            id: sign
            anchors.left: parent.left
            anchors.leftMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            name: "qr-code"
            size: 6 * Tokens.unit
        }
        Body {
            anchors.left: sign.right
            anchors.leftMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            visible: entry.text === ""
            text: entry.example
            color: Tokens.muted
        }
        Heading {
            objectName: "typed"
            anchors.left: sign.right
            anchors.leftMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            text: entry.text
            font.pixelSize: Tokens.title
            font.letterSpacing: Math.round(Tokens.unit / 2)
        }
    }
    Item {
        id: problem
        anchors.top: line.bottom
        width: parent.width
        height: Math.max(Tokens.near, words.visible ? words.height + 2 * Tokens.tight : 0)

        AnswerError {
            id: words
            objectName: "findProblem"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            text: entry.message
        }
    }
    CodePad {
        id: pad
        anchors.top: problem.bottom
        width: parent.width
        ready: entry.text !== ""
        eraseText: entry.eraseText
        findText: entry.findText
        onPressed: key => entry.pressed(key)
        onErased: entry.erased()
        onEntered: entry.entered()
    }
}
