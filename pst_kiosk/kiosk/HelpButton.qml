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
    // Whoever was typing goes on afterwards where he was.
    focusPolicy: Qt.TabFocus
    onClicked: kiosk.help.ask()
}
