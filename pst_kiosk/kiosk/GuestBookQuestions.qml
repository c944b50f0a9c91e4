import QtQuick
import Pst
import Pst.Kiosk

// The questions of a page, side by side where they are typed and there is room; scrolls where it must.
Flickable {
    id: area

    required property GuestBookModel book
    required property real inset
    readonly property bool typed: book.isTyped
    readonly property int columns: typed && !Tokens.portrait ? Math.max(1, repeater.count) : 1

    signal accepted()

    contentWidth: width
    contentHeight: grid.height + 2 * inset
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    function reveal(item) {
        const top = item.mapToItem(contentItem, 0, 0).y
        contentY = Math.max(0, Math.min(top, Math.max(contentY, top + item.height - height)))
    }

    Connections {
        target: area.book

        function onCorrected() {
            for (let place = 0; place < repeater.count; ++place) {
                if (repeater.itemAt(place).error !== "") {
                    repeater.itemAt(place).begin()
                    Qt.callLater(area.reveal, repeater.itemAt(place))
                    return
                }
            }
        }
    }

    Grid {
        id: grid
        x: area.inset
        y: area.inset
        width: area.width - 2 * area.inset
        columns: area.columns
        columnSpacing: Tokens.section
        rowSpacing: Tokens.apart

        Repeater {
            id: repeater
            model: area.book.questions

            GuestBookQuestion {
                width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns
                book: area.book
                alone: repeater.count === 1
                first: index === 0
                onAccepted: index === repeater.count - 1 ? area.accepted() : repeater.itemAt(index + 1).begin()
                onBegun: area.reveal(this)
            }
        }
    }
}
