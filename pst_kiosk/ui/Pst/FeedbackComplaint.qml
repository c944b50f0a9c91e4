import QtQuick
import QtQuick.Layouts
import Pst

// A complaint, a suggestion or an input: what kind, what, how to answer; then the code to follow it by.
Item {
    id: page

    required property FeedbackModel feedback
    required property ScreenKeyboard keyboard
    required property real corner
    readonly property ComplaintModel complaint: feedback.complaint
    readonly property var words: feedback.words
    readonly property bool last: complaint.step === "receipt" || complaint.step === "status"
    readonly property bool low: keyboard.covered > 0
    readonly property real side: bar.side
    readonly property var titles: ({
        kind: [words.complaint_title, words.complaint_words],
        text: [words.text_title, words.text_words],
        contact: [words.contact_title, words.contact_words],
        receipt: ["", ""],
        status: ["", ""]
    })[complaint.step]

    Column {
        id: title
        x: page.side
        y: page.low ? Tokens.near : Tokens.section
        width: parent.width - 2 * x - page.corner
        visible: !page.last
        spacing: Tokens.tight

        Heading {
            objectName: "complaintTitle"
            width: parent.width
            text: page.titles[0]
            font.pixelSize: page.low ? Tokens.title : Math.round(Tokens.heading * 0.8)
        }
        Body {
            width: parent.width
            text: page.titles[1]
            color: Tokens.muted
            font.pixelSize: page.low ? Tokens.small : Tokens.body
        }
    }

    Item {
        id: middle
        x: page.side
        width: parent.width - 2 * x
        anchors.top: title.bottom
        anchors.topMargin: page.low ? Tokens.near : Tokens.apart
        anchors.bottom: bar.top
        anchors.bottomMargin: Tokens.near

        GridLayout {
            anchors.centerIn: parent
            width: parent.width
            visible: page.complaint.step === "kind"
            columns: Tokens.portrait ? 1 : 3
            columnSpacing: Math.max(16, Tokens.gap)
            rowSpacing: Math.max(16, Tokens.gap)
            uniformCellWidths: true

            Repeater {
                model: [
                    { kind: "complaint", icon: "megaphone-simple" },
                    { kind: "suggestion", icon: "lightbulb" },
                    { kind: "input", icon: "chat-text" }
                ]

                WideButton {
                    required property var modelData

                    objectName: "kind-" + modelData.kind
                    Layout.fillWidth: true
                    Layout.preferredHeight: 22 * Tokens.unit
                    font.pixelSize: Tokens.title
                    iconName: modelData.icon
                    chosen: page.complaint.kind === modelData.kind
                    text: page.words[modelData.kind]
                    onClicked: page.complaint.choose(modelData.kind)
                }
            }
        }

        // Read anew each time: with the page goes the focus, and with that the keyboard.
        Loader {
            anchors.fill: parent
            active: page.complaint.step === "text"

            sourceComponent: LongEntry {
                objectName: "complaintText"
                name: page.words.text_title
                placeholder: page.words.text_hint
                most: page.complaint.longestText
                Component.onCompleted: {
                    text = page.complaint.text
                    field.forceActiveFocus()
                }
                onEdited: if (text !== page.complaint.text) page.complaint.write(text)
            }
        }
        Loader {
            width: parent.width
            y: Math.max(0, (parent.height - height) / 4)
            active: page.complaint.step === "contact" && !page.complaint.busy

            sourceComponent: TextEntry {
                objectName: "complaintContact"
                width: middle.width
                name: page.words.contact_title
                placeholder: page.words.contact_hint
                hints: Qt.ImhEmailCharactersOnly
                maximumLength: page.complaint.longestContact
                error: page.complaint.message
                onEdited: page.complaint.writeContact(text)
                onAccepted: page.complaint.next()
                Component.onCompleted: {
                    text = page.complaint.contact
                    field.forceActiveFocus()
                }
            }
        }
        Notice {
            objectName: "complaintWaits"
            width: parent.width
            y: Math.max(0, (parent.height - height) / 2)
            visible: page.complaint.waits
            kind: "warn"
            text: page.words.waiting
        }
    }

    ComplaintReceipt {
        anchors.fill: parent
        anchors.bottomMargin: parent.height - bar.y
        visible: page.complaint.step === "receipt"
        complaint: page.complaint
        words: page.words
    }

    Loader {
        anchors.fill: parent
        anchors.bottomMargin: parent.height - bar.y
        active: page.complaint.step === "status"

        sourceComponent: ComplaintStatus {
            complaint: page.complaint
            words: page.words
            side: page.side
            corner: page.corner
        }
    }

    FeedbackBar {
        id: bar
        feedback: page.feedback
        keyboard: page.keyboard
        enabled: !page.complaint.busy
        returns: !page.last

        PrimaryButton {
            objectName: "complaintNext"
            visible: page.complaint.step === "text" || page.complaint.step === "contact"
            enabled: page.complaint.ready && !page.complaint.busy
            iconName: page.complaint.step === "text" ? "arrow-right" : "paper-plane-tilt"
            text: page.complaint.step === "text" ? page.words.next : page.words.send
            onClicked: page.complaint.next()
        }
        PrimaryButton {
            objectName: "complaintDone"
            visible: page.last
            text: page.words.done
            onClicked: page.feedback.back()
        }
    }
}
