import QtQuick
import Pst
import Pst.Rating

Window {
    id: window

    required property RatingModel model
    property bool written: false

    title: "PST"
    color: Tokens.ground

    // A button that was tapped goes with its page: the keys a scanner types must not go with it.
    onActiveFocusItemChanged: Qt.callLater(keepKeys)

    function keepKeys() {
        if (activeFocusItem === contentItem)
            stage.forceActiveFocus()
    }

    Connections {
        target: window.model

        function onChanged() {
            if (window.model.page === "question")
                window.written = true
        }
    }

    // A key that no field took may be a scanner's.
    Item {
        id: stage
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => {
            const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter
            if (/^[0-9A-Za-z-]$/.test(event.text)) {
                stage.forceActiveFocus() // or the Enter would press the button that has the focus
                window.model.scanner.type(event.text)
            } else if (enter) {
                window.model.scanner.type("\r")
            }
        }

        TabletRest {
            anchors.fill: parent
            tablet: window.model
            shown: window.model.page === "rest"
        }
        FeedbackPage {
            anchors.fill: parent
            shown: window.model.page === "find"

            // By file name: it is not read before it is needed, so the first page is there sooner.
            Loader {
                anchors.fill: parent
                active: window.model.page === "find"
                Component.onCompleted: setSource("TabletFind.qml", { tablet: window.model, corner: language })
            }
        }
        // After the first page, but before anybody is asked.
        Loader {
            anchors.fill: parent
            active: window.model.office !== ""
            Component.onCompleted: setSource("TabletFeedback.qml",
                                             { tablet: window.model, keyboard: keyboard, corner: language })
        }

        QuietButton {
            id: language
            objectName: "language"
            anchors.right: parent.right
            anchors.rightMargin: Math.round(0.75 * Tokens.margin)
            y: Tokens.apart
            visible: window.model.page !== "rest" && keyboard.covered === 0
            iconName: "translate"
            text: window.model.language === "en" ? "Bahasa Indonesia" : "English"
            onClicked: window.model.switchLanguage()
        }
    }

    ScreenKeyboard {
        id: keyboard
        objectName: "keyboard"
        anchors.fill: parent
        // Not read before somebody is asked.
        wanted: window.written
        language: window.model.language
    }

    Item {
        anchors.fill: parent

        PointHandler {
            // After the touch itself: what it meets must not vanish under it.
            onActiveChanged: if (active) Qt.callLater(window.model.touch)
        }
    }
}
