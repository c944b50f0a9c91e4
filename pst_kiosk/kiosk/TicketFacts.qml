import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// People ahead, the estimated wait (or why nobody can tell them), and what the office promises.
GridLayout {
    id: facts

    required property TicketModel ticket

    columns: Tokens.portrait ? 2 : 4
    columnSpacing: Tokens.gap
    rowSpacing: Tokens.gap

    TicketFact {
        objectName: "ahead"
        visible: facts.ticket.cutOff === ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        value: facts.ticket.ahead
        words: facts.ticket.aheadWords
    }
    TicketFact {
        objectName: "wait"
        visible: facts.ticket.cutOff === ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        value: facts.ticket.wait
        words: facts.ticket.waitWords
    }
    TicketFact {
        objectName: "cutOff"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.columnSpan: 2
        visible: facts.ticket.cutOff !== ""
        words: facts.ticket.cutOff
    }
    TicketFact {
        objectName: "promise"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.columnSpan: 2
        visible: facts.ticket.promise !== ""
        words: facts.ticket.promise
    }
}
