import QtQuick
import Pst
import Pst.Kiosk

// A card for each service, as high as there is `room` for.
Grid {
    id: cards

    required property HomeModel home
    required property real room
    readonly property bool single: home.tileCount === 1
    readonly property int lines: Math.ceil(home.tileCount / columns)
    readonly property real most: (room - (lines - 1) * spacing) / lines
    property var made: []

    signal chosen(string key)

    columns: Tokens.portrait || single ? 1 : 2
    spacing: Tokens.portrait ? Tokens.apart : Math.max(16, Math.round(Tokens.gap * 0.8))

    Repeater {
        model: cards.home.tiles
        onItemAdded: (_, card) => cards.made = [...cards.made, card]
        onItemRemoved: (_, card) => cards.made = cards.made.filter(one => one !== card)

        ServiceCard {
            required property string key
            required property string symbol
            required property string name
            required description
            required people
            required wait

            objectName: "service-" + key
            width: (cards.width - (cards.columns - 1) * cards.spacing) / cards.columns
            height: Math.min(implicitHeight * 1.15, cards.most)
            low: cards.most < 32 * Tokens.unit
            smaller: cards.made.some(card => card.tooLong)
            described: cards.made.every(card => card.roomy)
            text: name
            iconName: symbol
            onClicked: cards.chosen(key)
        }
    }
}
