import QtQuick
import Pst
import Pst.Rating

// A ticket's number or code, typed on large keys; a scanner types it by itself.
Item {
    id: page

    required property RatingModel tablet
    // What stands in the window's upper right corner.
    required property Item corner
    readonly property real side: Math.round(0.75 * Tokens.margin)

    Column {
        id: head
        x: page.side
        y: Tokens.apart
        width: parent.width - 2 * page.side
        spacing: Tokens.tight

        Heading {
            objectName: "findTitle"
            width: parent.width - page.corner.width - Tokens.gap
            height: Math.max(implicitHeight, Math.max(72, 9.5 * Tokens.unit))
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Nomor antrean atau kode tiket Anda")
            font.pixelSize: Math.round(Tokens.heading * 0.8)
        }
        Body {
            width: parent.width
            text: qsTr("Arahkan kode QR pada tiket ke pemindai, atau ketik di bawah ini.")
            color: Tokens.muted
        }
    }
    CodeEntry {
        x: page.side
        width: parent.width - 2 * page.side
        anchors.top: head.bottom
        anchors.bottom: foot.top
        anchors.margins: Tokens.near
        enabled: !page.tablet.searching
        text: page.tablet.text
        message: page.tablet.message
        example: qsTr("Contoh: K-001")
        eraseText: qsTr("Hapus")
        findText: qsTr("Lanjut")
        onPressed: key => page.tablet.press(key)
        onErased: page.tablet.erase()
        onEntered: page.tablet.find()
    }
    QuietButton {
        id: foot
        objectName: "back"
        x: page.side
        y: parent.height - height - Tokens.gap
        square: true
        iconName: "arrow-left"
        text: qsTr("Kembali")
        onClicked: page.tablet.back()
    }
}
