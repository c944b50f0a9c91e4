import QtQuick
import Pst
import Pst.Kiosk

// Where there is no number: the guest book is signed; what to do now, and how long it may take.
Item {
    id: page

    required property KioskModel kiosk
    readonly property TicketModel ticket: kiosk.ticket
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin
    readonly property bool tall: Tokens.portrait || !Tokens.largeText
    readonly property real free: facts.y - head.height

    Column {
        id: head
        x: page.side
        y: Math.round(page.free / 2)
        width: parent.width - 2 * page.side
        spacing: page.tall ? Tokens.gap : Tokens.tight

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: page.tall
            width: 18 * Tokens.unit
            height: width
            radius: width / 2
            color: Tokens.goodTint

            Icon {
                anchors.centerIn: parent
                name: "check-bold"
                size: 9 * Tokens.unit
                color: Tokens.goodText
            }
        }
        Heading {
            objectName: "waitTitle"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Silakan tunggu di ruang tunggu")
            // Large enough for everybody, whatever size the visitor reads.
            font.pixelSize: Math.round((Tokens.portrait ? 7.5 : 9) * Tokens.unit)
            topPadding: page.tall ? 0 : Math.max(72, 9.5 * Tokens.unit)
        }
        Body {
            objectName: "waitService"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.ticket.service
            color: Tokens.accent
            font.pixelSize: Tokens.title
            font.weight: Font.Bold
        }
        Body {
            objectName: "waitWords"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Buku tamu Anda sudah tersimpan. Petugas mempersilakan Anda menurut urutan kedatangan.")
        }

        Repeater {
            model: page.ticket.toDo

            Notice {
                required property string modelData

                objectName: "toDo"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, 150 * Tokens.unit)
                text: qsTr("Jika belum: %1").arg(modelData.replace(/^[A-Z](?=[a-z])/, first => first.toLowerCase()))
            }
        }
    }

    TicketFacts {
        id: facts
        x: page.side
        y: foot.y - height - Tokens.apart
        width: parent.width - 2 * page.side
        ticket: page.ticket
    }

    TicketFoot {
        id: foot
        x: page.side
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.portrait ? Tokens.section : Tokens.apart
        width: parent.width - 2 * page.side
        kiosk: page.kiosk
    }
}
