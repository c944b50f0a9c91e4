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
            height: 9 * Tokens.unit
            radius: Tokens.radiusSmall
            color: Tokens.surface
            Accessible.role: Accessible.StaticText
            Accessible.name: [call.number, call.desk, call.time].join(", ")

            Body {
                id: ticket
                x: 2 * Tokens.unit
                anchors.verticalCenter: parent.verticalCenter
                text: call.number
                font.pixelSize: Tokens.body
                font.weight: Font.ExtraBold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Column {
                anchors.left: ticket.right
                anchors.leftMargin: 2 * Tokens.unit
                anchors.right: parent.right
                anchors.rightMargin: 1.5 * Tokens.unit
                anchors.verticalCenter: parent.verticalCenter

                Body {
                    width: parent.width
                    height: 3.6 * Tokens.unit
                    verticalAlignment: Text.AlignVCenter
                    text: call.desk
                    font.pixelSize: Tokens.caption
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 0.6 * Tokens.caption
                    // In the middle: desks differ at the end of their names.
                    elide: Text.ElideMiddle
                    Accessible.ignored: true
                }
                Body {
                    text: call.time
                    color: Tokens.muted
                    font.pixelSize: 0.85 * Tokens.caption
                    lineHeight: 0.9
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
