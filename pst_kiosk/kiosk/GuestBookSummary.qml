import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// Every answer once more; a tap on one changes it.
Flickable {
    id: summary

    required property GuestBookModel book
    required property real inset
    required property bool open

    contentWidth: width
    contentHeight: column.height + 2 * inset
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Component.onCompleted: forceActiveFocus()

    function reveal(item) {
        const top = item.mapToItem(contentItem, 0, 0).y - inset
        contentY = Math.max(0, Math.min(top, Math.max(contentY, top + item.height + 2 * inset - height)))
    }

    Column {
        id: column
        x: summary.inset
        y: summary.inset
        width: summary.width - 2 * x
        spacing: Tokens.near

        Heading {
            objectName: "summaryTitle"
            width: parent.width
            text: qsTr("Silakan periksa jawaban Anda")
            font.pixelSize: Tokens.title
        }
        GridLayout {
            width: parent.width
            columns: Tokens.portrait ? 2 : 3
            columnSpacing: Math.max(16, Tokens.near)
            rowSpacing: Math.max(16, Tokens.near)
            uniformCellWidths: true
            enabled: summary.open

            Repeater {
                model: summary.book.answers

                GuestBookAnswer {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: summary.book.change(field)
                    onActiveFocusChanged: if (activeFocus) summary.reveal(this)
                }
            }
        }
    }
}
