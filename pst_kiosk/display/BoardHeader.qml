import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Display

// Whose board this is, and what time it is.
Rectangle {
    id: header

    required property DisplayModel board
    property bool stacked: false

    implicitHeight: (stacked ? 18 : 13) * Tokens.unit
    color: Tokens.band

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: (header.stacked ? 5 : 7) * Tokens.unit
        anchors.rightMargin: anchors.leftMargin
        anchors.topMargin: header.stacked ? 2 * Tokens.unit : 0
        anchors.bottomMargin: anchors.topMargin
        columns: header.stacked ? 1 : 2
        rowSpacing: 0

        Heading {
            objectName: "office"
            Layout.fillWidth: true
            text: header.board.office || "Pelayanan Statistik Terpadu"
            color: Tokens.onBand
            font.pixelSize: Tokens.title
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }

        Row {
            Layout.alignment: header.stacked ? Qt.AlignLeft : Qt.AlignRight
            spacing: Tokens.apart

            // In the place of the date, so that nothing else moves when the connection is lost.
            Rectangle {
                objectName: "notice"
                anchors.verticalCenter: parent.verticalCenter
                visible: header.board.notice !== ""
                width: sentence.width + 2 * Tokens.gap
                height: 7 * Tokens.unit
                radius: height / 2
                color: Tokens.warn
                Accessible.role: Accessible.AlertMessage
                Accessible.name: header.board.notice

                Row {
                    id: sentence
                    anchors.centerIn: parent
                    spacing: Tokens.near

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "cloud-slash"
                        size: Tokens.body
                        color: Tokens.onWarn
                    }
                    Body {
                        anchors.verticalCenter: parent.verticalCenter
                        text: header.board.notice
                        color: Tokens.onWarn
                        font.pixelSize: Tokens.caption
                        font.weight: Font.Bold
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
            // For officers, who know what it means; visitors lose nothing but the sound.
            Icon {
                objectName: "mute"
                anchors.verticalCenter: clock.verticalCenter
                visible: header.board.mute
                name: "speaker-simple-slash"
                size: Tokens.body
                color: Tokens.onBandMuted
                Accessible.ignored: false
                Accessible.role: Accessible.StaticText
                Accessible.name: "Tanpa pengeras suara"
            }
            Body {
                anchors.baseline: clock.baseline
                visible: header.board.notice === ""
                text: header.board.date
                color: Tokens.onBandMuted
            }
            Body {
                id: clock
                objectName: "clock"
                text: header.board.time
                color: Tokens.onBand
                font.pixelSize: Tokens.title
                font.weight: Font.ExtraBold
            }
        }
    }
}
