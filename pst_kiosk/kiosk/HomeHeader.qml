import QtQuick
import Pst
import Pst.Kiosk

// The navy band: office and greeting, clock and opening hours. Painted before anything is read.
Rectangle {
    id: band

    required property HomeModel home
    required property real side
    required property real below

    height: (Tokens.portrait ? clock.y + clock.height : Math.max(greeting.y + greeting.height, clock.y + clock.height))
            + below + (Tokens.portrait ? Tokens.gap : Tokens.near)
    color: Tokens.band

    Column {
        id: greeting
        x: band.side
        y: Tokens.portrait ? Tokens.section : Math.round(5 * Tokens.unit)
        width: (Tokens.portrait ? parent.width - band.side : clock.x - Tokens.apart) - x
        spacing: Tokens.tight / 2

        Body {
            objectName: "office"
            width: parent.width
            text: [band.home.office, qsTr("Pelayanan Statistik Terpadu")].filter(part => part !== "").join("  ·  ")
            color: Tokens.onBandMuted
            font.pixelSize: Tokens.small
        }
        Heading {
            width: parent.width
            text: qsTr("Selamat datang")
            color: Tokens.onBand
            // Large enough for everybody, whatever size the visitor reads.
            font.pixelSize: Math.round(10.5 * Tokens.unit)
        }
        Body {
            objectName: "invitation"
            width: parent.width
            text: band.home.closed || qsTr("Silakan pilih layanan yang Anda perlukan")
            color: Tokens.onBand
            font.pixelSize: Math.round(Tokens.body * 1.125)
        }
    }

    Grid {
        id: clock
        x: Tokens.portrait ? band.side : parent.width - band.side - width
        y: Tokens.portrait ? greeting.y + greeting.height + Tokens.gap : Math.round(5 * Tokens.unit)
        columns: Tokens.portrait ? 2 : 1
        columnSpacing: Tokens.section
        rowSpacing: Tokens.tight
        horizontalItemAlignment: Tokens.portrait ? Grid.AlignLeft : Grid.AlignRight
        verticalItemAlignment: Grid.AlignVCenter

        Body {
            objectName: "clock"
            text: band.home.time
            color: Tokens.onBand
            font.pixelSize: Math.round(9 * Tokens.unit)
            font.weight: Font.DemiBold
        }
        Column {
            spacing: Tokens.tight

            Body {
                objectName: "date"
                anchors.right: Tokens.portrait ? undefined : parent.right
                text: band.home.date
                color: Tokens.onBandMuted
                font.pixelSize: Tokens.caption
            }
            OpenPill {
                objectName: "hours"
                anchors.right: Tokens.portrait ? undefined : parent.right
                visible: text !== ""
                text: band.home.hours
                isOpen: band.home.isOpen
            }
        }
    }

    Row {
        anchors.bottom: parent.bottom

        Repeater {
            model: [
                { colour: Tokens.brandBlue, part: 0.5 },
                { colour: Tokens.brandGreen, part: 0.3 },
                { colour: Tokens.brandOrange, part: 0.2 }
            ]

            Rectangle {
                required property var modelData
                width: band.width * modelData.part
                height: Tokens.unit
                color: modelData.colour
            }
        }
    }
}
