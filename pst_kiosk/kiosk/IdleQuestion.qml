import QtQuick
import Pst
import Pst.Kiosk

// Asks whether somebody is still there; any touch is a yes.
Item {
    id: asking

    required property KioskModel kiosk

    visible: kiosk.secondsLeft > 0
    enabled: visible

    Rectangle {
        anchors.fill: parent
        color: Tokens.band
        opacity: 0.7
    }
    MouseArea {
        anchors.fill: parent
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Tokens.section, 140 * Tokens.unit)
        height: words.height + 2 * Tokens.section

        Column {
            id: words
            anchors.centerIn: parent
            width: parent.width - 2 * Tokens.section
            spacing: Tokens.gap

            Heading {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Apakah Anda masih di sini?")
            }
            Body {
                objectName: "secondsLeft"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Isian Anda dihapus dan layar kembali ke awal dalam %n detik.", "", asking.kiosk.secondsLeft)
                color: Tokens.muted
                bottomPadding: Tokens.gap
            }
            PrimaryButton {
                objectName: "stillHere"
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Ya, lanjutkan")
                focusPolicy: Qt.TabFocus
                onClicked: asking.kiosk.touch()
            }
        }
    }
}
