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
    implicitHeight: Math.max(33 * Tokens.unit,
                             name.implicitHeight + 2 * about.line + facts.implicitHeight + 11 * Tokens.unit)
    font.family: Tokens.family
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: [description, people, wait].filter(part => part !== "").join(". ")

    contentItem: Item {
        // The sheet itself stays opaque, whatever lies behind it.
        opacity: control.enabled ? 1 : 0.65

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

        Heading {
            id: name
            objectName: control.objectName + "Name"
            anchors.left: plate.right
            anchors.leftMargin: Tokens.apart
            anchors.right: arrow.left
            anchors.rightMargin: Tokens.near
            y: Math.round(4.5 * Tokens.unit)
            text: control.text
            // A name that is a little too long for its line is written smaller; a longer one takes two lines.
            font.pixelSize: Math.round(Tokens.title * (whole.width <= width ? 1 : 0.76))
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        TextMetrics {
            id: whole
            font.family: name.font.family
            font.weight: name.font.weight
            font.pixelSize: Tokens.title
            text: control.text
        }
        Body {
            id: about
            objectName: control.objectName + "About"
            readonly property real line: Math.ceil(font.pixelSize * 1.4)
            readonly property int lines: Math.floor((facts.y - y) / line)

            // As much of it as there is room for above the facts.
            anchors.left: name.left
            anchors.right: name.right
            anchors.top: name.bottom
            anchors.topMargin: Tokens.tight / 2
            visible: text !== "" && lines > 0
            text: control.description
            color: Tokens.muted
            font.pixelSize: Tokens.small
            maximumLineCount: Math.max(1, Math.min(2, lines))
            elide: Text.ElideRight
            Accessible.ignored: true
        }

        Icon {
            id: arrow
            anchors.right: parent.right
            anchors.rightMargin: Math.round(4.5 * Tokens.unit)
            anchors.verticalCenter: parent.verticalCenter
            visible: control.enabled
            name: "caret-right-bold"
            size: Math.round(4.5 * Tokens.unit)
        }

        Flow {
            id: facts
            objectName: control.objectName + "Facts"
            // On a narrow card they need the room under the icon too.
            anchors.left: control.width < 100 * Tokens.unit ? plate.left : name.left
            anchors.right: arrow.right
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Math.round(3.5 * Tokens.unit)
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
