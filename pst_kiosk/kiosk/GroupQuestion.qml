import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// How many come together on the one number: a usual size in one tap, or one more and one less.
GridLayout {
    id: question

    required property PartyModel party

    columns: Tokens.portrait ? 1 : 2
    columnSpacing: Tokens.gap
    rowSpacing: Math.max(16, Tokens.near)

    RowLayout {
        Layout.fillWidth: true
        spacing: Math.max(16, Tokens.near)

        Body {
            Layout.fillWidth: true
            text: qsTr("Berapa orang yang datang bersama Anda, termasuk Anda?")
            color: Tokens.ink
            font.pixelSize: Tokens.small
            font.weight: Font.Bold
        }
        RoundButton {
            objectName: "fewer"
            iconName: "minus-bold"
            text: qsTr("Kurangi satu orang")
            enabled: question.party.peopleCount > 1
            onClicked: question.party.count(question.party.peopleCount - 1)
        }
        Heading {
            objectName: "people"
            Layout.preferredWidth: 10 * Tokens.unit
            horizontalAlignment: Text.AlignHCenter
            text: question.party.peopleCount
            font.pixelSize: Tokens.title
        }
        RoundButton {
            objectName: "more"
            iconName: "plus-bold"
            text: qsTr("Tambah satu orang")
            enabled: question.party.peopleCount < question.party.mostPeople
            onClicked: question.party.count(question.party.peopleCount + 1)
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Math.max(16, Tokens.near)

        Repeater {
            model: question.party.usualGroups

            WideButton {
                required property int modelData

                objectName: "people-" + modelData
                Layout.fillWidth: true
                Layout.preferredWidth: Tokens.touch
                Layout.minimumWidth: Tokens.touch
                leftPadding: 0
                rightPadding: 0
                text: modelData
                Accessible.name: qsTr("%1 orang").arg(modelData)
                onClicked: question.party.count(modelData)
            }
        }
        CloseButton {
            objectName: "groupClose"
            iconName: "check-bold"
            onClicked: question.party.ask("")
        }
    }
}
