import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// Who has been here before is known again: by a ticket's code, or by a contact and the years of birth.
Item {
    id: page

    required property KioskModel kiosk
    required property ScreenKeyboard keyboard
    readonly property ReturningModel returning: kiosk.returning
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin
    readonly property bool low: keyboard.covered > 0 && !Tokens.portrait

    function goOn() {
        returning.next()
        contact.text = returning.contact // a code is no contact
    }

    PageHead {
        id: head
        kiosk: page.kiosk
        x: page.side
        y: Tokens.near
        width: parent.width - 2 * page.side
        title: page.returning.asksYears ? qsTr("Kapan Anda lahir?") : qsTr("Pernah datang ke sini?")
        words: page.returning.asksYears
            ? qsTr("Kami mencocokkannya dengan kunjungan Anda sebelumnya. Data Anda tidak ditampilkan lengkap.")
            : page.low && page.returning.message !== "" ? ""
            : qsTr("Pindai kode QR pada tiket lama Anda, atau ketik alamat e-mail atau nomor telepon seluler yang pernah Anda berikan.")
    }

    Column {
        x: page.side
        width: parent.width - 2 * page.side
        anchors.top: head.bottom
        anchors.topMargin: page.low ? Tokens.near : Tokens.apart
        spacing: Tokens.gap

        Notice {
            objectName: "returningMessage"
            width: parent.width
            kind: "warn"
            text: page.returning.message
        }
        TextEntry {
            id: contact
            objectName: "returningContact"
            width: parent.width
            visible: !page.returning.asksYears
            // With the field goes the focus, and with that the keyboard.
            enabled: visible && !page.returning.waiting
            name: qsTr("Alamat e-mail atau nomor telepon seluler")
            hints: Qt.ImhEmailCharactersOnly
            onEdited: page.returning.write(text)
            onAccepted: page.goOn()
            Component.onCompleted: {
                text = page.returning.contact
                field.forceActiveFocus()
            }
        }
        GridLayout {
            width: parent.width
            visible: page.returning.asksYears
            columns: Tokens.portrait ? 1 : 2
            columnSpacing: Tokens.gap
            rowSpacing: Math.max(16, Tokens.near)
            uniformCellWidths: true

            Repeater {
                model: page.returning.groups

                WideButton {
                    required property int index
                    required property string modelData

                    objectName: "born-" + index
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.max(implicitHeight, 12 * Tokens.unit)
                    enabled: !page.returning.waiting
                    text: modelData
                    onClicked: page.returning.choose(index)
                }
            }
        }
    }

    PageBar {
        id: bar
        x: page.side
        width: parent.width - 2 * page.side
        y: parent.height - height - page.keyboard.covered - (page.low ? Tokens.near : Tokens.apart)
        kiosk: page.kiosk

        PrimaryButton {
            objectName: "returningNext"
            visible: !page.returning.asksYears
            enabled: page.returning.contact !== "" && !page.returning.waiting
            iconName: "arrow-right"
            text: qsTr("Lanjut")
            onClicked: page.goOn()
        }
    }
}
