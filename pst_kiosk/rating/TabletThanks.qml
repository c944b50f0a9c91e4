import QtQuick
import Pst

TabletPage {
    id: page

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Tokens.margin
        spacing: Tokens.gap

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 24 * Tokens.unit
            height: width
            radius: width / 2
            color: Tokens.goodTint

            Icon {
                anchors.centerIn: parent
                name: "check-bold"
                size: 12 * Tokens.unit
                color: Tokens.goodText
            }
        }
        Item {
            width: 1
            height: Tokens.tight
        }
        Heading {
            objectName: "thanks"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Terima kasih")
            font.pixelSize: Tokens.display
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Penilaian Anda membantu kami memperbaiki layanan.")
            color: Tokens.muted
            font.pixelSize: Tokens.title
        }
    }
}
