import QtQuick
import Pst
import Pst.Kiosk

Window {
    id: window

    required property KioskModel model

    title: "PST Kiosk"
    color: Tokens.ground

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
        Component.onCompleted: setSource("GuestBookPage.qml", { kiosk: window.model, keyboard: keyboard })
    }

    Loader {
        anchors.fill: parent
        active: window.model.page === "ticket"
        Component.onCompleted: setSource("TicketPage.qml", { kiosk: window.model })
    }

    Loader {
        anchors.fill: parent
        active: window.model.page === "wait"
        Component.onCompleted: setSource("WaitPage.qml", { kiosk: window.model })
    }

    ScreenKeyboard {
        id: keyboard
        objectName: "keyboard"
        anchors.fill: parent
        wanted: window.model.home.asksGuestBook
        language: window.model.languageCode
    }

    BusyVeil {
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
