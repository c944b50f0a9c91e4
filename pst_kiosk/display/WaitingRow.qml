import QtQuick
import Pst

// A waiting number and how its promise stands: by colour, by icon and in words.
Rectangle {
    id: row

    required property string number
    required property string words
    required property string mood
    readonly property var look: ({
        calm: { ground: Tokens.good, ink: Tokens.onGood, icon: "clock" },
        soon: { ground: Tokens.warn, ink: Tokens.onWarn, icon: "hourglass-medium" },
        late: { ground: Tokens.danger, ink: Tokens.onDanger, icon: "warning" },
        no_clock: { ground: Tokens.inset, ink: Tokens.ink, icon: "" }
    })[mood]

    radius: Tokens.radiusSmall
    color: look.ground
    Accessible.role: Accessible.StaticText
    Accessible.name: number + ", " + words

    Body {
        id: ticket
        objectName: "waitingNumber"
        x: 3.5 * Tokens.unit
        anchors.verticalCenter: parent.verticalCenter
        text: row.number
        color: row.look.ink
        font.pixelSize: Tokens.heading
        font.weight: Font.ExtraBold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 3.5 * Tokens.unit
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.round(1.5 * Tokens.unit)

        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: row.look.icon
            size: Tokens.title
            color: row.look.ink
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, row.width - ticket.width - sign.width - 10 * Tokens.unit)
            text: row.words
            color: row.mood === "no_clock" ? Tokens.muted : row.look.ink
            font.pixelSize: row.mood === "no_clock" ? Tokens.small : Tokens.title
            font.weight: row.mood === "no_clock" ? Font.DemiBold : Font.ExtraBold
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Tokens.caption
            Accessible.ignored: true
        }
    }
}
