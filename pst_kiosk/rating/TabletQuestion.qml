import QtQuick
import Pst

TabletPage {
    id: page

    Body {
        objectName: "subject"
        anchors.left: parent.left
        anchors.leftMargin: Tokens.margin * 0.75
        anchors.right: language.left
        anchors.rightMargin: Tokens.gap
        anchors.verticalCenter: language.verticalCenter
        text: page.tablet.subject
        color: Tokens.muted
        font.weight: Font.DemiBold
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    QuietButton {
        id: language
        objectName: "language"
        anchors.right: parent.right
        anchors.rightMargin: Tokens.margin * 0.75
        y: Tokens.apart
        iconName: "translate"
        text: page.tablet.language === "en" ? "Bahasa Indonesia" : "English"
        onClicked: page.tablet.switchLanguage()
    }

    Heading {
        id: question
        objectName: "question"
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * Tokens.margin
        y: language.y + language.height + (faces.y - language.y - language.height - height) / 2
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Bagaimana layanan kami hari ini?")
        font.pixelSize: Math.round(Tokens.heading * 1.15)
    }

    Row {
        id: faces
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(parent.height * 0.53 - height / 2)
        spacing: Tokens.apart

        Repeater {
            model: 4

            FaceCard {
                required property int index
                readonly property int score: index + 1

                objectName: "face-" + score
                width: (page.width - 2 * 0.75 * Tokens.margin - 3 * faces.spacing) / 4
                height: Math.min(46 * Tokens.unit, page.height * 0.42)
                look: score
                text: page.tablet.faces[index] ?? ""
                onClicked: page.tablet.rate(score)
            }
        }
    }

    LinkButton {
        objectName: "skip"
        anchors.horizontalCenter: parent.horizontalCenter
        y: faces.y + faces.height + (note.y - faces.y - faces.height - height) / 2
        text: qsTr("Lewati")
        font.pixelSize: Tokens.body
        onClicked: page.tablet.skip()
    }

    Row {
        id: note
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.apart
        spacing: Tokens.tight

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "lock-simple"
            size: Math.round(Tokens.small * 1.2)
            color: Tokens.muted
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Penilaian Anda tidak dilihat petugas yang melayani.")
            color: Tokens.muted
            font.pixelSize: Tokens.small
        }
    }
}
