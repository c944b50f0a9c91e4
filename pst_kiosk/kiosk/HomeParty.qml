import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// Before the number, for those who need it: an old number, priority, a group. Everybody else taps past it.
Item {
    id: strip

    required property KioskModel kiosk
    readonly property PartyModel party: kiosk.party
    readonly property bool open: party.asked !== ""
    // A number of long ago is found by the database alone.
    readonly property bool offered: kiosk.home.isOpen
    readonly property bool connected: !kiosk.cutOff

    implicitHeight: open ? answers.height : doors.visible ? doors.height : 0

    GridLayout {
        id: doors
        width: parent.width
        visible: !strip.open && (strip.offered || strip.connected)
        columns: Tokens.portrait || !strip.connected ? 2 : 3
        columnSpacing: Math.max(16, Tokens.near)
        rowSpacing: Math.max(16, Tokens.near)
        uniformCellWidths: true

        WideButton {
            objectName: "findTicket"
            visible: strip.connected
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.columnSpan: strip.offered && !Tokens.portrait ? 1 : doors.columns
            iconName: "qr-code"
            text: qsTr("Sudah punya nomor atau janji temu?")
            onClicked: strip.kiosk.findTicket()
        }
        WideButton {
            objectName: "priority"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: strip.offered
            iconName: "heart"
            chosen: strip.party.chosenKind !== 0 || strip.party.callAid !== 0
            text: strip.party.priorityWords
            onClicked: strip.party.ask("priority")
        }
        WideButton {
            objectName: "group"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: strip.offered
            iconName: "users-three"
            chosen: strip.party.peopleCount > 1
            text: strip.party.groupWords
            onClicked: strip.party.ask("group")
        }
    }

    Card {
        id: answers
        width: parent.width
        height: (strip.party.asked === "group" ? group.height : priority.height) + 2 * Tokens.near
        visible: strip.open

        PriorityQuestion {
            id: priority
            x: Tokens.gap
            y: Tokens.near
            width: parent.width - 2 * x
            visible: strip.party.asked === "priority"
            party: strip.party
        }
        GroupQuestion {
            id: group
            x: Tokens.gap
            y: Tokens.near
            width: parent.width - 2 * x
            visible: strip.party.asked === "group"
            party: strip.party
        }
    }
}
