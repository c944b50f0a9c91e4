import QtQuick

// Arrows among options that stand in a grid; `Keys.forwardTo` leads here.
Item {
    id: keys

    required property Repeater options
    required property int columns

    function move(by) {
        for (let place = 0; place < options.count; ++place) {
            if (options.itemAt(place).activeFocus) {
                const next = options.itemAt(place + by)
                if (next !== null)
                    next.forceActiveFocus(by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason)
                return next !== null
            }
        }
        return false
    }

    Keys.onLeftPressed: event => event.accepted = move(-1)
    Keys.onRightPressed: event => event.accepted = move(1)
    Keys.onUpPressed: event => event.accepted = move(-columns)
    Keys.onDownPressed: event => event.accepted = move(columns)
}
