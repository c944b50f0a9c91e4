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

    Item {
        id: middle
        x: page.side
        width: parent.width - 2 * page.side
        anchors.top: head.bottom
        anchors.bottom: bar.top
        anchors.margins: Tokens.near

        Rectangle {
            id: entry
            width: parent.width
            height: Tokens.touch
            y: Math.max(0, (parent.height - height - Tokens.gap - message.height - pad.height) / 2)
            radius: Tokens.radius
            color: Tokens.surface
            border.width: page.own.message !== "" ? 4 : 2
            border.color: page.own.message !== "" ? Tokens.danger : Tokens.edge

            Icon {
                id: sign
                anchors.left: parent.left
                anchors.leftMargin: Tokens.gap
                anchors.verticalCenter: parent.verticalCenter
                name: "qr-code"
                size: 6 * Tokens.unit
            }
            Body {
                anchors.left: sign.right
                anchors.leftMargin: Tokens.gap
                anchors.verticalCenter: parent.verticalCenter
                visible: page.own.text === ""
                text: qsTr("Contoh: K-001")
                color: Tokens.muted
            }
            Heading {
                objectName: "typed"
                anchors.left: sign.right
                anchors.leftMargin: Tokens.gap
                anchors.verticalCenter: parent.verticalCenter
                text: page.own.text
                font.pixelSize: Tokens.title
                font.letterSpacing: Math.round(Tokens.unit / 2)
            }
        }
        Item {
            id: message
            anchors.top: entry.bottom
            width: parent.width
            height: Math.max(Tokens.near, problem.visible ? problem.height + 2 * Tokens.tight : 0)

            AnswerError {
                id: problem
                objectName: "findProblem"
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                text: page.own.message
            }
        }
        CodePad {
            id: pad
            anchors.top: message.bottom
            width: parent.width
            ready: page.own.text !== ""
            onPressed: key => page.own.press(key)
            onErased: page.own.erase()
            onEntered: page.own.find()
        }
    }

    PageBar {
        id: bar
        x: page.side
        width: parent.width - 2 * page.side
        y: parent.height - height - Tokens.gap
        kiosk: page.kiosk
    }
}
