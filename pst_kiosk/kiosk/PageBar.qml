import QtQuick
import Pst
import Pst.Kiosk

// Back and start again, at the foot of a page; what the page goes on with stands at the right.
Item {
    id: bar

    required property KioskModel kiosk
    default property alias onward: right.data

    implicitHeight: Tokens.touch

    QuietButton {
        id: back
        objectName: "back"
        square: true
        iconName: "arrow-left"
        text: qsTr("Kembali")
        onClicked: bar.kiosk.back()
    }
    LinkButton {
        objectName: "startAgain"
        anchors.left: back.right
        anchors.leftMargin: Tokens.gap
        text: qsTr("Mulai dari awal")
        onClicked: bar.kiosk.startAgain()
    }
    Row {
        id: right
        anchors.right: parent.right
        spacing: Tokens.gap
    }
}
