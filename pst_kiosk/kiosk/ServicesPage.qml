import QtQuick
import Pst
import Pst.Kiosk

// Another service in the same visit.
Item {
    id: page

    required property KioskModel kiosk
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin

    PageHead {
        id: head
        kiosk: page.kiosk
        x: page.side
        y: Tokens.near
        width: parent.width - 2 * page.side
        title: qsTr("Pilih layanan lain")
        words: qsTr("Anda mendapat nomor baru untuk kunjungan yang sama. Buku tamu cukup diisi sekali.")
    }

    ServiceGrid {
        id: cards
        x: page.side
        width: parent.width - 2 * page.side
        y: head.y + head.height + Tokens.apart
        home: page.kiosk.home
        room: bar.y - y - Tokens.apart
        onChosen: key => page.kiosk.choose(key)
    }

    PageBar {
        id: bar
        x: page.side
        width: parent.width - 2 * page.side
        y: parent.height - height - Tokens.apart
        kiosk: page.kiosk
    }
}
