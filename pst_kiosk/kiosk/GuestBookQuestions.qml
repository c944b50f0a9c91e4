import QtQuick
import Pst
import Pst.Kiosk

// The questions of a page, side by side where they are typed and there is room; scrolls where it must.
Flickable {
    id: area

    required property GuestBookModel book
    required property real inset
    // Whether answers are taken: not while the page is about to turn, nor just after.
    required property bool open
    readonly property bool typed: book.isTyped
    readonly property int columns: typed && !Tokens.portrait ? Math.max(1, repeater.count) : 1
    readonly property Item focused: Window.activeFocusItem

    signal accepted()

    contentWidth: width
    contentHeight: grid.height + 2 * inset
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    onFocusedChanged: {
        for (let item = focused; item; item = item.parent) {
            if (item === grid)
                Qt.callLater(reveal, focused)
        }
    }

    // On with what is typed here, if anything is.
    function begin() {
        if (typed && repeater.count > 0)
            repeater.itemAt(0).begin()
    }

    function reveal(item) {
        const top = item.mapToItem(contentItem, 0, 0).y - inset
        const foot = top + item.height + 2 * inset
        contentY = Math.max(0, Math.min(top, contentHeight - height, Math.max(contentY, foot - height)))
    }

    Connections {
        target: area.book

        function onPageChanged() {
            area.contentY = 0
            if (!area.typed)
                area.forceActiveFocus()
        }
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
                open: area.open
                alone: repeater.count === 1
                first: index === 0
                onAccepted: index === repeater.count - 1 ? area.accepted() : repeater.itemAt(index + 1).begin()
                onBegun: Qt.callLater(area.reveal, place)
            }
        }
    }
}
