import QtQuick
import Pst
import Pst.Kiosk

// While the database is asked: nothing more can be tapped. It is seen only when that takes long.
Item {
    id: veil

    required property KioskModel kiosk

    objectName: "busy"
    visible: kiosk.busy
    enabled: visible

    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        id: ground
        anchors.fill: parent
        color: Tokens.ground
        opacity: 0

        states: State {
            when: veil.visible
            PropertyChanges { ground.opacity: 1 }
        }
        transitions: Transition {
            to: "*"
            SequentialAnimation {
                PauseAnimation { duration: 400 }
                NumberAnimation { property: "opacity"; duration: Tokens.calm }
            }
        }

        Column {
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Tokens.margin, 130 * Tokens.unit)
            spacing: Tokens.apart

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "hourglass-medium"
                size: 12 * Tokens.unit
            }
            Heading {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Mohon tunggu sebentar")
            }
            Notice {
                objectName: "busyNotice"
                width: parent.width
                kind: "warn"
                text: veil.kiosk.notice
            }
            QuietButton {
                objectName: "giveUp"
                anchors.horizontalCenter: parent.horizontalCenter
                visible: veil.kiosk.notice !== ""
                square: true
                text: qsTr("Mulai dari awal")
                onClicked: veil.kiosk.startAgain()
            }
        }
    }
}
