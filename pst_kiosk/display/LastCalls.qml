import QtQuick
import Pst
import Pst.Display

// Who was called before, for who looked away.
Row {
    id: list

    required property DisplayModel board
    readonly property int places: 3

    spacing: 2 * Tokens.unit

    Body {
        id: heading
        anchors.verticalCenter: parent.verticalCenter
        text: "Sebelumnya"
        color: Tokens.muted
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }

    Repeater {
        model: list.board.lastCalls

        Rectangle {
            id: call

            required property string number
            required property string desk
            required property string time

            width: (list.width - heading.width) / list.places - list.spacing
            height: 8 * Tokens.unit
            radius: Tokens.radiusSmall
            color: Tokens.surface
            Accessible.role: Accessible.StaticText
            Accessible.name: [call.number, call.desk, call.time].join(", ")

            Body {
                id: ticket
                x: 2 * Tokens.unit
                anchors.verticalCenter: parent.verticalCenter
                text: call.number
                font.pixelSize: Tokens.small
                font.weight: Font.ExtraBold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Body {
                anchors.left: ticket.right
                anchors.leftMargin: 1.5 * Tokens.unit
                anchors.right: time.left
                anchors.rightMargin: Tokens.unit
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: call.desk
                font.pixelSize: Tokens.caption
                maximumLineCount: 2
                fontSizeMode: Text.Fit
                minimumPixelSize: 0.5 * Tokens.caption
                Accessible.ignored: true
            }
            Body {
                id: time
                anchors.right: parent.right
                anchors.rightMargin: 2 * Tokens.unit
                anchors.verticalCenter: parent.verticalCenter
                text: call.time
                color: Tokens.muted
                font.pixelSize: Tokens.caption
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
