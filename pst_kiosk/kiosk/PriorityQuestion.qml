import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// Who asks to be served first, or would miss a call, says so in one tap; nobody explains himself aloud.
GridLayout {
    id: question

    required property PartyModel party

    columns: Tokens.portrait ? 2 : 3
    columnSpacing: Math.max(16, Tokens.near)
    rowSpacing: Math.max(16, Tokens.near)

    Body {
        Layout.fillWidth: true
        Layout.minimumWidth: Tokens.portrait ? 0 : question.width * 0.16
        Layout.maximumWidth: Tokens.portrait ? question.width : question.width * 0.16
        text: qsTr("Saya memerlukan layanan prioritas")
        color: Tokens.ink
        font.pixelSize: Tokens.small
        font.weight: Font.Bold
    }

    CloseButton {
        objectName: "priorityClose"
        Layout.column: Tokens.portrait ? 1 : 2
        Layout.row: 0
        onClicked: question.party.ask("")
    }

    GridLayout {
        Layout.row: Tokens.portrait ? 1 : 0
        Layout.column: Tokens.portrait ? 0 : 1
        Layout.columnSpan: Tokens.portrait ? 2 : 1
        Layout.fillWidth: true
        columns: Tokens.portrait ? 2 : 4
        columnSpacing: question.columnSpacing
        rowSpacing: question.rowSpacing
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: question.party.kinds

            WideButton {
                required property var modelData

                objectName: "priority-" + modelData.code
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: modelData.text
                chosen: question.party.chosenKind === modelData.code
                onClicked: question.party.choosePriority(modelData.code)
            }
        }
    }

    // Both may be so; the panel stays open until a reason for priority is chosen, or it is closed.
    GridLayout {
        Layout.row: Tokens.portrait ? 2 : 1
        Layout.column: Tokens.portrait ? 0 : 1
        Layout.columnSpan: Tokens.portrait ? 2 : 1
        Layout.fillWidth: true
        columns: 2
        columnSpacing: question.columnSpacing
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: [
                { aid: 1, icon: "ear-slash", text: qsTr("Saya tidak dapat mendengar panggilan") },
                { aid: 2, icon: "eye-slash", text: qsTr("Saya tidak dapat melihat papan") }
            ]

            WideButton {
                required property var modelData

                objectName: "aid-" + modelData.aid
                Layout.fillWidth: true
                Layout.fillHeight: true
                iconName: modelData.icon
                text: modelData.text
                chosen: (question.party.callAid & modelData.aid) !== 0
                onClicked: question.party.chooseAid(modelData.aid)
            }
        }
    }
}
