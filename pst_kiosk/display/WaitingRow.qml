import QtQuick
import Pst

// A waiting number and how its promise stands: by colour, by icon and in words.
Rectangle {
    id: row

    required property string number
    required property string service
    required property string place
    required property string words
    required property string mood
    property bool compact: false
    readonly property var look: ({
        calm: { ground: Tokens.good, ink: Tokens.onGood, icon: "clock" },
        soon: { ground: Tokens.warn, ink: Tokens.onWarn, icon: "hourglass-medium" },
        late: { ground: Tokens.danger, ink: Tokens.onDanger, icon: "warning" },
        no_clock: { ground: Tokens.inset, ink: Tokens.ink, icon: "" }
    })[mood]
    readonly property bool numbered: number !== ""
    readonly property real side: (compact ? 2 : 3.5) * Tokens.unit

    radius: Tokens.radiusSmall
    color: look.ground
    Accessible.role: Accessible.StaticText
    Accessible.name: [number, service, place, words].filter(part => part !== "").join(", ")

    Body {
        id: ticket
        objectName: "waitingNumber"
        x: row.side
        anchors.verticalCenter: parent.verticalCenter
        width: row.numbered ? implicitWidth : clock.x - x - row.side / 2
        text: row.number || row.service
        color: row.look.ink
        font.pixelSize: !row.numbered ? Tokens.small : row.compact ? Tokens.title : Tokens.heading
        font.weight: row.numbered ? Font.ExtraBold : Font.Bold
        maximumLineCount: 2
        wrapMode: row.numbered ? Text.NoWrap : Text.WordWrap
        elide: row.numbered ? Text.ElideNone : Text.ElideRight
        Accessible.ignored: true
    }

    Body {
        anchors.left: ticket.right
        anchors.leftMargin: row.side * 0.7
        anchors.right: clock.left
        anchors.rightMargin: row.side * 0.5
        anchors.verticalCenter: parent.verticalCenter
        // Where the clock needs the room, the number alone says enough.
        visible: !row.compact && width > 11 * Tokens.unit
        text: row.place
        color: row.mood === "no_clock" ? Tokens.muted : row.look.ink
        font.pixelSize: Tokens.caption
        font.weight: Font.DemiBold
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Row {
        id: clock
        anchors.right: parent.right
        anchors.rightMargin: row.side
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.round(1.5 * Tokens.unit)

        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: row.look.icon
            size: row.compact ? Tokens.small : Tokens.title
            color: row.look.ink
        }
        Body {
            readonly property real taken: row.numbered ? ticket.width + 2.2 * row.side : 2 * row.side

            anchors.verticalCenter: parent.verticalCenter
            readonly property real room: row.width - taken - (sign.visible ? sign.width + parent.spacing : 0)

            width: Math.min(implicitWidth, room)
            height: row.compact ? row.height - Tokens.unit : implicitHeight
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            text: row.words
            color: row.mood === "no_clock" ? Tokens.muted : row.look.ink
            font.pixelSize: row.mood === "no_clock" ? Tokens.caption : Tokens.title
            font.weight: row.mood === "no_clock" ? Font.DemiBold : Font.ExtraBold
            wrapMode: row.compact ? Text.WordWrap : Text.NoWrap
            fontSizeMode: row.compact ? Text.Fit : Text.HorizontalFit
            minimumPixelSize: row.compact ? 0.7 * Tokens.caption : Tokens.caption
            Accessible.ignored: true
        }
    }
}
