import QtQuick
import QtQuick.Templates as T
import Pst

// A service on the welcoming page: what it is and how long the wait is now.
T.AbstractButton {
    id: control

    property string iconName
    property string description
    property string people
    property string wait

    implicitWidth: 106 * Tokens.unit
    implicitHeight: Math.max(33 * Tokens.unit, words.implicitHeight + facts.implicitHeight + 9 * Tokens.unit)
    font.family: Tokens.family
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.6
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: [description, people, wait].filter(part => part !== "").join(". ")

    contentItem: Item {
        Rectangle {
            id: plate
            x: Math.round(4.5 * Tokens.unit)
            y: 5 * Tokens.unit
            width: 14 * Tokens.unit
            height: width
            radius: Tokens.radius * 1.2
            color: Tokens.tint
            border.width: Tokens.highContrast ? 2 : 0
            border.color: Tokens.line

            Icon {
                anchors.centerIn: parent
                name: control.iconName
                size: Math.round(7.5 * Tokens.unit)
            }
        }

        Column {
            id: words
            anchors.left: plate.right
            anchors.leftMargin: Tokens.apart
            anchors.right: arrow.left
            anchors.rightMargin: Tokens.near
            y: Math.round(4.5 * Tokens.unit)
            spacing: Tokens.tight / 2

            Heading {
                width: parent.width
                text: control.text
                font.pixelSize: Tokens.title
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Body {
                width: parent.width
                visible: text !== ""
                text: control.description
                color: Tokens.muted
                font.pixelSize: Tokens.small
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }

        Icon {
            id: arrow
            anchors.right: parent.right
            anchors.rightMargin: Math.round(4.5 * Tokens.unit)
            anchors.verticalCenter: parent.verticalCenter
            name: "caret-right-bold"
            size: Math.round(4.5 * Tokens.unit)
        }

        Flow {
            id: facts
            anchors.left: words.left
            anchors.right: arrow.right
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 4 * Tokens.unit
            spacing: Tokens.gap

            Repeater {
                model: [{ icon: "users", words: control.people }, { icon: "clock", words: control.wait }]

                Row {
                    required property var modelData
                    visible: modelData.words !== ""
                    spacing: Tokens.tight
                    rightPadding: Tokens.near

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: parent.modelData.icon
                        color: Tokens.muted
                        size: 4 * Tokens.unit
                    }
                    Body {
                        anchors.verticalCenter: parent.verticalCenter
                        text: parent.modelData.words
                        font.pixelSize: Tokens.small
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    background: Card {
        color: control.down ? Tokens.tint : Tokens.surface

        FocusRing { control: control; around: Tokens.radius }
    }
}
