import QtQuick
import Pst
import Pst.Display

// Everybody who waits, in pages that turn by themselves where one page is not enough.
Rectangle {
    id: list

    required property DisplayModel board
    readonly property real pad: 5 * Tokens.unit
    readonly property real gap: Math.round(1.5 * Tokens.unit)
    // As many rows as fit at a good height; together they fill the list to its foot.
    readonly property int fitting: Math.max(1, Math.floor((rows.height + gap) / (10.5 * Tokens.unit + gap)))
    readonly property real rowHeight: Math.floor((rows.height + gap) / fitting - gap)

    radius: Tokens.radius
    color: Tokens.surface

    Binding {
        target: list.board
        property: "pageSize"
        value: list.fitting
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
        height: 7 * Tokens.unit

        Heading {
            id: heading
            anchors.verticalCenter: parent.verticalCenter
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
        Row {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.near

            Body {
                anchors.verticalCenter: parent.verticalCenter
                visible: list.board.promisesShown
                text: "janji dilayani"
                color: Tokens.muted
                font.pixelSize: Tokens.caption
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
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
                    font.pixelSize: Tokens.small
                    font.weight: Font.Bold
                    Accessible.name: "Halaman " + text
                }
            }
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

        Column {
            width: parent.width
            spacing: list.gap

            Repeater {
                model: list.board.waiting

                WaitingRow {
                    width: parent.width
                    height: list.rowHeight
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
