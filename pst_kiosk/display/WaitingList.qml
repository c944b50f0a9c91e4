import QtQuick
import Pst
import Pst.Display

// Everybody who waits, in pages that turn by themselves where one page is not enough.
Rectangle {
    id: list

    required property DisplayModel board
    readonly property real pad: 5 * Tokens.unit
    readonly property real gap: Math.round(1.5 * Tokens.unit)
    // A long list stands in two columns, and then in pages.
    readonly property int columns: board.waitingRows > fitting(height) ? 2 : 1
    readonly property int lines: fitting(height)
    // They fill the list to its foot.
    readonly property real rowHeight: Math.floor((rows.height + gap) / lines - gap)

    // How many lines of a good height stand in a list that is so high.
    function fitting(height: real): int {
        const room = height - top.height - 9 * Tokens.unit
        return Math.max(1, Math.floor((room + gap) / (9.5 * Tokens.unit + gap)))
    }

    radius: Tokens.radius
    color: Tokens.surface

    Binding {
        target: list.board
        property: "pageSize"
        value: list.lines * list.columns
    }

    Connections {
        target: list.board
        function onTurned() { fade.restart() }
    }

    NumberAnimation {
        id: fade
        target: rows
        property: "opacity"
        from: Tokens.calm > 0 ? 0 : 1
        to: 1
        duration: Tokens.calm
        easing.type: Easing.OutQuad
    }

    Item {
        id: top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: list.pad
        anchors.topMargin: 3 * Tokens.unit
        height: 7 * Tokens.unit + (queues.visible ? queues.height : 0)

        Heading {
            id: heading
            height: 7 * Tokens.unit
            verticalAlignment: Text.AlignVCenter
            text: "Menunggu"
            font.pixelSize: Tokens.title
        }
        Body {
            objectName: "waitingCount"
            anchors.left: heading.right
            anchors.leftMargin: Tokens.near
            anchors.baseline: heading.baseline
            visible: list.board.waitingCount > 0
            text: list.board.waitingCount
            color: Tokens.muted
            font.pixelSize: Tokens.title
        }
        Body {
            anchors.right: parent.right
            anchors.baseline: heading.baseline
            visible: list.board.promisesShown && list.board.page === ""
            text: "janji dilayani"
            color: Tokens.muted
            font.pixelSize: Tokens.caption
        }
        Rectangle {
            anchors.right: parent.right
            anchors.verticalCenter: heading.verticalCenter
            visible: list.board.page !== ""
            width: page.implicitWidth + 2 * Tokens.near
            height: 6 * Tokens.unit
            radius: height / 2
            color: Tokens.inset

            Body {
                id: page
                objectName: "page"
                anchors.centerIn: parent
                text: list.board.page
                font.pixelSize: Tokens.caption
                font.weight: Font.Bold
            }
        }
        Body {
            id: queues
            objectName: "queues"
            anchors.bottom: parent.bottom
            width: parent.width
            height: 5 * Tokens.unit
            visible: text !== ""
            verticalAlignment: Text.AlignVCenter
            text: list.board.queues
            color: Tokens.muted
            font.pixelSize: Tokens.small
            font.weight: Font.DemiBold
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 0.6 * Tokens.caption
        }
    }

    Item {
        id: rows
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        anchors.leftMargin: list.pad
        anchors.rightMargin: list.pad
        anchors.topMargin: 2 * Tokens.unit
        anchors.bottomMargin: 4 * Tokens.unit

        Grid {
            width: parent.width
            columnSpacing: list.gap
            rowSpacing: list.gap
            flow: Grid.TopToBottom
            rows: list.lines

            Repeater {
                model: list.board.waiting

                WaitingRow {
                    width: (rows.width - (list.columns - 1) * list.gap) / list.columns
                    height: list.rowHeight
                    compact: list.columns > 1
                }
            }
        }

        Column {
            anchors.centerIn: parent
            width: parent.width
            visible: list.board.waitingCount === 0
            spacing: Tokens.near

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "users"
                size: 10 * Tokens.unit
                color: Tokens.muted
            }
            Body {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: "Tidak ada yang menunggu"
                color: Tokens.muted
            }
        }
    }
}
