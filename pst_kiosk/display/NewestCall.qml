import QtQuick
import Pst
import Pst.Display

// The newest call: the number on white, where to go on blue. Before any call: what to do.
Item {
    id: card

    required property DisplayModel board
    readonly property bool called: board.phase === "call"
    readonly property real pad: 6 * Tokens.unit

    Accessible.role: Accessible.StaticText
    Accessible.name: called ? [board.callLabel, board.callNumber, board.callDesk, board.callService].join(", ")
                            : [board.headline, board.subline].join(". ")

    Connections {
        target: card.board
        function onCalled() { arrival.restart() }
    }

    // Motion off leaves nothing to play: every part of it lasts Tokens.calm.
    ParallelAnimation {
        id: arrival

        NumberAnimation {
            target: slide
            property: "x"
            from: Tokens.calm > 0 ? 12 * Tokens.unit : 0
            to: 0
            duration: Tokens.calm
            easing.type: Easing.OutCubic
        }
        SequentialAnimation {
            loops: 3

            ColorAnimation {
                target: paper
                property: "color"
                from: Tokens.calm > 0 ? Tokens.accent : Tokens.paper
                to: Tokens.paper
                duration: Tokens.calm
                easing.type: Easing.OutQuad
            }
            PauseAnimation { duration: Tokens.calm }
        }
    }

    Rectangle {
        id: paper
        objectName: "paper"
        anchors.fill: parent
        radius: Tokens.radius
        color: Tokens.paper
        clip: true

        Item {
            anchors.fill: parent
            visible: card.called

            Body {
                id: label
                x: card.pad
                y: 4 * Tokens.unit
                text: card.board.callLabel
                color: Tokens.onPaperMuted
                font.pixelSize: Tokens.title
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }

            Body {
                anchors.left: label.right
                anchors.leftMargin: Tokens.section
                anchors.right: parent.right
                anchors.rightMargin: card.pad
                anchors.baseline: label.baseline
                horizontalAlignment: Text.AlignRight
                text: card.board.callService
                color: Tokens.onPaperMuted
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }

            Body {
                objectName: "calledNumber"
                readonly property real room: destination.y - label.y - label.height
                x: card.pad
                y: label.y + label.height + (room - height) / 2
                text: card.board.callNumber
                color: Tokens.onPaper
                // Figures are 0.64 em wide at most; the widest number still fits.
                font.pixelSize: Math.round(Math.min(room * 0.92, (card.width - 2 * card.pad) / (0.64 * Math.max(5, text.length))))
                font.weight: Font.ExtraBold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
                transform: Translate { id: slide }
            }

            Rectangle {
                id: destination
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                height: Math.min(card.height * 0.32, 20 * Tokens.unit)
                bottomLeftRadius: paper.radius
                bottomRightRadius: paper.radius
                color: Tokens.primary

                Icon {
                    id: arrow
                    x: card.pad
                    anchors.verticalCenter: parent.verticalCenter
                    name: "arrow-right-bold"
                    size: Math.round(parent.height * 0.5)
                    color: Tokens.onPrimary
                }
                Body {
                    objectName: "calledDesk"
                    anchors.left: arrow.right
                    anchors.leftMargin: Tokens.gap
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, parent.width - x - card.pad)
                    text: card.board.callDesk
                    color: Tokens.onPrimary
                    height: parent.height
                    verticalAlignment: Text.AlignVCenter
                    font.pixelSize: Math.round(parent.height * 0.5)
                    font.weight: Font.ExtraBold
                    // Where to go is never cut short.
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Tokens.caption
                    Accessible.ignored: true
                }
            }
        }

        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * card.pad
            visible: !card.called
            spacing: Tokens.near

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: card.board.waitingCount > 0 ? "hourglass-medium" : "ticket"
                size: 15 * Tokens.unit
                color: Tokens.onPaperAccent
            }
            Heading {
                objectName: "headline"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: card.board.headline
                color: Tokens.onPaper
                font.pixelSize: Math.round(Tokens.display * 0.75)
                Accessible.ignored: true
            }
            Body {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: card.board.subline
                color: Tokens.onPaperMuted
                Accessible.ignored: true
            }
        }
    }
}
