import QtQuick
import Pst

// One question and four faces; everything else is offered below, and nothing is asked for.
Item {
    id: page

    required property FeedbackModel feedback
    property alias corner: head.corner
    readonly property var words: feedback.words

    FeedbackHead {
        id: head
        corner: 0
        text: page.feedback.subject
    }

    Column {
        id: title
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * head.x
        y: head.y + head.height + (faces.y - head.y - head.height - height) / 2
        spacing: Tokens.tight

        Heading {
            objectName: "question"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.feedback.title
            font.pixelSize: Math.round(Tokens.heading * 1.15)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Tokens.title
        }
        Body {
            objectName: "changing"
            width: parent.width
            visible: page.feedback.rated
            horizontalAlignment: Text.AlignHCenter
            text: page.words.again
            color: Tokens.muted
        }
    }

    Row {
        id: faces
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(parent.height * 0.5 - height / 2)
        spacing: Math.max(16, Tokens.portrait ? Tokens.near : Tokens.apart)

        Repeater {
            model: 4

            FaceCard {
                required property int index
                readonly property int score: index + 1

                objectName: "face-" + score
                width: (page.width - 2 * head.x - 3 * faces.spacing) / 4
                height: Math.min(46 * Tokens.unit, page.height * 0.4)
                look: score
                text: page.feedback.faces[index] ?? ""
                onClicked: page.feedback.rate(score)
            }
        }
    }

    Grid {
        id: offers
        anchors.horizontalCenter: parent.horizontalCenter
        y: faces.y + faces.height + (note.y - faces.y - faces.height - height) / 2
        columns: Tokens.portrait ? 1 : 3
        spacing: Math.max(16, Tokens.gap)
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        QuietButton {
            objectName: "survey"
            visible: page.feedback.offersSurvey
            iconName: "list-numbers"
            text: page.words.survey
            onClicked: page.feedback.openSurvey()
        }
        QuietButton {
            objectName: "complain"
            visible: page.feedback.offersComplaint
            iconName: "megaphone-simple"
            text: page.words.complain
            onClicked: page.feedback.openComplaint()
        }
        LinkButton {
            objectName: "skip"
            text: page.feedback.rated ? page.words.back : page.words.skip
            onClicked: page.feedback.skip()
        }
    }

    Row {
        id: note
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.gap
        spacing: Tokens.tight

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "lock-simple"
            size: Math.round(Tokens.small * 1.2)
            color: Tokens.muted
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: page.words.private
            color: Tokens.muted
            font.pixelSize: Tokens.small
        }
    }
}
