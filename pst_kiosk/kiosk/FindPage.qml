import QtQuick
import Pst
import Pst.Kiosk

// A ticket or an appointment the visitor has already: scanned, or typed on large keys.
Item {
    id: page

    required property KioskModel kiosk
    readonly property OwnTicketModel own: kiosk.ownTicket
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin

    PageHead {
        id: head
        kiosk: page.kiosk
        x: page.side
        y: Tokens.near
        width: parent.width - 2 * page.side
        title: qsTr("Sudah punya nomor atau janji temu?")
        words: qsTr("Arahkan kode QR ke pemindai, atau ketik nomor antrean maupun kode di bawah ini.")
    }

    CodeEntry {
        x: page.side
        width: parent.width - 2 * page.side
        anchors.top: head.bottom
        anchors.bottom: bar.top
        anchors.margins: Tokens.near
        text: page.own.text
        message: page.own.message
        example: qsTr("Contoh: K-001")
        eraseText: qsTr("Hapus")
        findText: qsTr("Cari")
        onPressed: key => page.own.press(key)
        onErased: page.own.erase()
        onEntered: page.own.find()
    }

    PageBar {
        id: bar
        x: page.side
        width: parent.width - 2 * page.side
        y: parent.height - height - Tokens.gap
        kiosk: page.kiosk
    }
}
