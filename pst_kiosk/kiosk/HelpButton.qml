import QtQuick
import Pst
import Pst.Kiosk

// Calls an officer; on every page.
QuietButton {
    required property KioskModel kiosk

    leftPadding: Tokens.near
    rightPadding: Tokens.gap
    iconName: "bell-ringing"
    text: qsTr("Butuh bantuan")
    onClicked: kiosk.help.ask()
}
