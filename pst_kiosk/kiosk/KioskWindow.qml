import QtQuick
import Pst
import Pst.Kiosk

Window {
    id: window

    required property KioskModel model

    property bool written: false

    title: "PST Kiosk"
    color: Tokens.ground

    // A button that was tapped goes with its page: the keys a scanner types must not go with it.
    onActiveFocusItemChanged: Qt.callLater(keepKeys)

    function keepKeys() {
        if (activeFocusItem === contentItem)
            stage.forceActiveFocus()
    }

    Binding {
        target: Tokens
        property: "largeText"
        value: window.model.reading.largeText
    }
    Binding {
        target: Tokens
        property: "highContrast"
        value: window.model.reading.highContrast
    }

    Connections {
        target: window.model

        function onChanged() {
            if (["guest_book", "returning", "feedback"].includes(window.model.page))
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

        HomePage {
            anchors.fill: parent
            visible: window.model.page === "home"
            enabled: visible
            kiosk: window.model
        }

        // Loaded for each visitor anew: with the page goes everything that was typed into it.
        // By file name: these pages are not read before they are needed, so the first one is there sooner.
        Loader {
            anchors.fill: parent
            active: window.model.page === "guest_book"
            Component.onCompleted: setSource("GuestBookPage.qml",
                                             { kiosk: window.model, keyboard: keyboard, corner: help })
        }

        Loader {
            anchors.fill: parent
            active: window.model.page === "returning"
            Component.onCompleted: setSource("ReturningPage.qml", { kiosk: window.model, keyboard: keyboard })
        }

        Loader {
            anchors.fill: parent
            active: window.model.page === "feedback"
            Component.onCompleted: setSource("RatingPage.qml",
                                             { kiosk: window.model, keyboard: keyboard, corner: help })
        }

        Repeater {
            model: [
                { page: "find", file: "FindPage.qml" },
                { page: "own_ticket", file: "OwnTicketPage.qml" },
                { page: "appointment", file: "AppointmentPage.qml" },
                { page: "services", file: "ServicesPage.qml" },
                { page: "ticket", file: "TicketPage.qml" },
                { page: "wait", file: "WaitPage.qml" }
            ]

            Loader {
                required property var modelData

                anchors.fill: parent
                active: window.model.page === modelData.page
                Component.onCompleted: setSource(modelData.file, { kiosk: window.model })
            }
        }

        HelpButton {
            id: help
            objectName: "help"
            anchors.right: parent.right
            anchors.rightMargin: Tokens.portrait ? Tokens.section : Tokens.margin
            y: Tokens.near
            visible: window.model.page !== "home" && !window.model.ownTicket.askingCancel
            kiosk: window.model
        }
    }

    PageNotice {
        anchors.fill: parent
        corner: help
        kiosk: window.model
    }

    ScreenKeyboard {
        id: keyboard
        objectName: "keyboard"
        anchors.fill: parent
        // Where the number comes first it is not read before somebody writes.
        wanted: window.model.home.asksGuestBook || window.written
        language: window.model.languageCode
    }

    BusyVeil {
        anchors.fill: parent
        kiosk: window.model
    }

    HelpPanel {
        anchors.fill: parent
        kiosk: window.model
    }

    IdleQuestion {
        anchors.fill: parent
        kiosk: window.model
    }

    Item {
        anchors.fill: parent

        PointHandler {
            // After the touch itself: what it meets must not vanish under it.
            onActiveChanged: if (active) Qt.callLater(window.model.touch)
        }
    }
}
