import QtQuick
import Pst

// What became of a complaint, for who has its code; a long answer is scrolled.
Item {
    id: page

    required property ComplaintModel complaint
    required property var words
    required property real side
    required property real corner

    Column {
        id: head
        x: page.side
        y: Tokens.section
        width: parent.width - 2 * x
        spacing: Tokens.gap

        Heading {
            objectName: "statusTitle"
            width: parent.width - page.corner
            text: page.words.status
            font.pixelSize: Math.round(Tokens.heading * 0.8)
        }
        Body {
            width: parent.width
            text: page.words.number + " " + page.complaint.number
            color: Tokens.muted
        }
        Notice {
            objectName: "complaintState"
            width: parent.width
            kind: page.complaint.late ? "warn" : "info"
            text: page.complaint.state
        }
    }
    Flickable {
        id: view
        x: page.side
        width: parent.width - 2 * x
        anchors.top: head.bottom
        anchors.topMargin: Tokens.apart
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.near
        contentWidth: width
        contentHeight: answer.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Body {
            id: answer
            objectName: "complaintAnswer"
            width: view.width
            text: page.complaint.answer
        }
    }
}
