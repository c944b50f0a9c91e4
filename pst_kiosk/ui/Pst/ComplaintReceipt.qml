import QtQuick
import QtQuick.Layouts
import Pst

// That it has arrived, and the code by which its giver follows it; the one time it is told.
Item {
    id: page

    required property ComplaintModel complaint
    required property var words

    GridLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Tokens.section, 170 * Tokens.unit)
        columns: Tokens.portrait ? 1 : 2
        columnSpacing: Tokens.margin
        rowSpacing: Tokens.section

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: Tokens.gap

            Heading {
                objectName: "complaintReceived"
                Layout.fillWidth: true
                text: page.words.received
                font.pixelSize: Math.round(Tokens.heading * 0.8)
            }
            Body {
                Layout.fillWidth: true
                text: page.words.number + " " + page.complaint.number
                color: Tokens.muted
            }
            Body {
                Layout.fillWidth: true
                text: page.words.code
                font.pixelSize: Tokens.small
                color: Tokens.muted
            }
            Heading {
                objectName: "complaintCode"
                Layout.fillWidth: true
                text: page.complaint.code
                fontSizeMode: Text.HorizontalFit
                wrapMode: Text.NoWrap
            }
            Body {
                Layout.fillWidth: true
                text: page.words.keep_code
                font.pixelSize: Tokens.small
            }
        }
        QrCode {
            objectName: "complaintQr"
            Layout.alignment: Qt.AlignCenter
            Layout.preferredWidth: 44 * Tokens.unit
            Layout.preferredHeight: 44 * Tokens.unit
            text: page.visible ? page.complaint.plainCode : ""
        }
    }
}
