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
    implicitHeight: Math.max(33 * Tokens.unit, Math.ceil(1.4 * (Tokens.title + 3 * Tokens.small)) + 11 * Tokens.unit)
    font.family: Tokens.family
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: [description, people, wait].filter(part => part !== "").join(". ")

    // Without much height: all of it close together, in the middle.
    property bool low: false
    // Written smaller, as the names beside it are where one of them is too long for its line.
    property bool smaller: tooLong
    readonly property bool tooLong: whole.width > name.width
    // Whether it is described: all cards are where there is room on each, or none is.
    property bool described: roomy
    readonly property bool roomy: about.fits

    contentItem: Item {
        // The sheet itself stays opaque, whatever lies behind it.
        opacity: control.enabled ? 1 : 0.65

        Rectangle {
            id: plate
            x: Math.round((control.low ? 3 : 4.5) * Tokens.unit)
            y: control.low ? (parent.height - height) / 2 : 5 * Tokens.unit
            width: (control.low ? 10 : 14) * Tokens.unit
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
            anchors.leftMargin: control.low ? Tokens.near : Tokens.apart
            anchors.right: arrow.left
            anchors.rightMargin: Tokens.near
            y: control.low ? Math.max(0, (parent.height - height - about.taken - facts.height - Tokens.tight) / 2)
                           : Math.round(4.5 * Tokens.unit)
            text: control.text
            // A name that is a little too long for its line is written smaller; a longer one takes two lines,
            // or where there is no height for them is written smaller still.
            readonly property real small: 0.76
            readonly property bool two: whole.width * small > width
            readonly property bool high: 2.8 * small * Tokens.title + facts.height + 3 * Tokens.tight <= parent.height
            font.pixelSize: Math.round(!control.smaller ? Tokens.title
                                     : two && control.low && !high ? Math.max(20, 0.97 * Tokens.title * width / whole.width - 0.5)
                                     : Tokens.title * small)
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
            readonly property real room: parent.height - name.height - facts.height
                                         - (control.low ? 4 * Tokens.tight : 8 * Tokens.unit + Tokens.tight / 2)
            readonly property int lines: Math.min(2, Math.floor(room / line))
            readonly property bool fits: text !== "" && lines > 0 && (lines === 2 || lineCount === 1)
            readonly property real taken: control.described && control.low ? lineCount * line : 0

            // All of it or none, but for the end of a long one.
            anchors.left: name.left
            anchors.right: name.right
            y: name.y + name.height + (control.low ? 0 : Tokens.tight / 2)
            visible: control.described
            text: control.description
            color: Tokens.muted
            font.pixelSize: control.low ? Tokens.caption : Tokens.small
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }

        Icon {
            id: arrow
            anchors.right: parent.right
            anchors.rightMargin: plate.x
            anchors.verticalCenter: parent.verticalCenter
            visible: control.enabled
            name: "caret-right-bold"
            size: Math.round(4.5 * Tokens.unit)
        }

        Flow {
            id: facts
            objectName: control.objectName + "Facts"
            // On a narrow card they need the room under the icon too.
            anchors.left: !control.low && control.width < 100 * Tokens.unit ? plate.left : name.left
            anchors.right: arrow.right
            y: control.low ? name.y + name.height + about.taken + Tokens.tight
                           : parent.height - height - Math.round(3.5 * Tokens.unit)
            spacing: control.low ? Tokens.near : Tokens.gap

            Repeater {
                model: [{ icon: "users", words: control.people }, { icon: "clock", words: control.wait }]

                Row {
                    required property var modelData
                    visible: modelData.words !== ""
                    spacing: Tokens.tight
                    rightPadding: control.low ? 0 : Tokens.near

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: parent.modelData.icon
                        color: Tokens.muted
                        size: 4 * Tokens.unit
                    }
                    Body {
                        anchors.verticalCenter: parent.verticalCenter
                        text: parent.modelData.words
                        font.pixelSize: control.low ? Tokens.caption : Tokens.small
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
