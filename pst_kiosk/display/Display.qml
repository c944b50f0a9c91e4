import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Display

Window {
    id: window

    required property DisplayModel model
    readonly property bool portrait: height > width
    readonly property bool inService: model.phase === "welcome" || model.phase === "call"

    title: "PST"
    color: Tokens.ground

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        BoardHeader {
            Layout.fillWidth: true
            board: window.model
            stacked: window.portrait
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            GridLayout {
                anchors.fill: parent
                anchors.margins: 5 * Tokens.unit
                anchors.leftMargin: window.portrait ? 5 * Tokens.unit : 7 * Tokens.unit
                anchors.rightMargin: anchors.leftMargin
                visible: window.inService
                columns: window.portrait ? 1 : 2
                columnSpacing: 5 * Tokens.unit
                rowSpacing: 4 * Tokens.unit

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 135
                    Layout.preferredHeight: 95
                    spacing: 3 * Tokens.unit

                    NewestCall {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        board: window.model
                    }
                    OpenDesks {
                        Layout.fillWidth: true
                        board: window.model
                    }
                }

                WaitingList {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 88
                    Layout.preferredHeight: 105
                    board: window.model
                }
            }

            Standstill {
                anchors.fill: parent
                visible: !window.inService
                board: window.model
            }
        }

        BoardFooter {
            Layout.fillWidth: true
            board: window.model
            stacked: window.portrait
        }
    }
}
