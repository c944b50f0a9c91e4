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
                    Layout.preferredHeight: window.model.deskCount > 5 ? 130 : 100
                    spacing: 3 * Tokens.unit

                    NewestCall {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        board: window.model
                    }
                    LastCalls {
                        Layout.fillWidth: true
                        visible: window.model.lastCallCount > 0
                        board: window.model
                    }
                    OpenDesks {
                        Layout.fillWidth: true
                        board: window.model
                    }
                }

                // What the office tells of itself has its place while everybody who waits has his.
                Item {
                    id: side

                    readonly property bool idle: window.model.waitingRows === 0
                    readonly property real lifeHeight: (window.portrait ? 25 : 31) * (idle ? 1.75 : 1) * Tokens.unit
                    readonly property real gap: 3 * Tokens.unit
                    readonly property bool roomy: window.model.waitingRows <= list.fitting(height - lifeHeight - gap)

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 88
                    Layout.preferredHeight: 100

                    WaitingList {
                        id: list
                        width: parent.width
                        height: side.roomy ? side.height - side.lifeHeight - side.gap : side.height
                        board: window.model
                    }
                    OfficeLife {
                        width: parent.width
                        height: side.lifeHeight
                        anchors.bottom: parent.bottom
                        visible: side.roomy
                        board: window.model
                    }
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

    // A call for somebody who cannot hear it, or cannot read it: the whole board says so.
    Rectangle {
        objectName: "aidFrame"
        anchors.fill: parent
        visible: window.model.aided
        color: "transparent"
        border.color: Tokens.brandOrange
        border.width: 2 * Tokens.unit
    }
    Rectangle {
        id: flash
        objectName: "aidFlash"
        anchors.fill: parent
        visible: opacity > 0
        opacity: 0
        color: Tokens.brandOrange

        Connections {
            target: window.model
            function onCalled() {
                if (window.model.aided && Tokens.calm > 0)
                    flashing.restart()
            }
        }
        SequentialAnimation {
            id: flashing
            loops: 3

            NumberAnimation {
                target: flash
                property: "opacity"
                from: 0.7
                to: 0
                duration: Tokens.calm
                easing.type: Easing.OutQuad
            }
            PauseAnimation { duration: Tokens.calm }
        }
    }
}
