import QtQuick
import QtQuick.Templates as T
import Pst

// Over everything: staff type the exit PIN, then close the program or lay it aside.
T.Popup {
    id: page

    required property StaffExit wayOut

    modal: true
    focus: true
    closePolicy: T.Popup.NoAutoClose
    width: parent.width
    height: parent.height
    visible: wayOut.shown

    background: Rectangle {
        color: Tokens.ground
    }

    contentItem: FocusScope {
        id: content
        focus: true

        // A popup keeps its keys to itself.
        function press(item) {
            if (item instanceof T.AbstractButton)
                item.click()
        }

        Keys.onReturnPressed: press(Window.activeFocusItem)
        Keys.onEnterPressed: press(Window.activeFocusItem)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Backspace)
                page.wayOut.erase()
            else if (/^[0-9]$/.test(event.text))
                page.wayOut.write(event.text)
            else
                return
            event.accepted = true
        }

        Grid {
            anchors.centerIn: parent
            columns: Tokens.portrait || page.wayOut.open ? 1 : 2
            columnSpacing: Tokens.margin
            rowSpacing: Tokens.section
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Column {
                width: 84 * Tokens.unit
                spacing: Tokens.gap

                Heading {
                    width: parent.width
                    text: page.wayOut.title
                }
                Body {
                    objectName: "exitMessage"
                    width: parent.width
                    text: page.wayOut.message
                    Accessible.role: Accessible.AlertMessage
                }
                Row {
                    visible: !page.wayOut.open
                    spacing: Tokens.near

                    Repeater {
                        model: page.wayOut.digits

                        Rectangle {
                            required property int index

                            width: 4 * Tokens.unit
                            height: width
                            radius: width / 2
                            color: index < page.wayOut.typed ? Tokens.accent : Tokens.surface
                            border.width: 2
                            border.color: Tokens.edge
                        }
                    }
                }
                PrimaryButton {
                    objectName: "exitQuit"
                    width: parent.width
                    visible: page.wayOut.open
                    text: page.wayOut.quitText
                    onClicked: page.wayOut.quit()
                }
                QuietButton {
                    objectName: "exitMinimise"
                    width: parent.width
                    visible: page.wayOut.open
                    square: true
                    text: page.wayOut.minimiseText
                    onClicked: page.wayOut.minimise()
                }
                QuietButton {
                    objectName: "exitStay"
                    width: parent.width
                    square: true
                    text: page.wayOut.stayText
                    onClicked: page.wayOut.close()
                }
            }

            Grid {
                visible: !page.wayOut.open
                columns: 3
                spacing: Tokens.near

                Repeater {
                    model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

                    QuietButton {
                        required property string modelData
                        readonly property bool digit: modelData.length === 1

                        objectName: "exit-" + modelData
                        width: 20 * Tokens.unit
                        height: Math.max(Tokens.touch, 13 * Tokens.unit)
                        opacity: modelData === "" ? 0 : enabled ? 1 : 0.45
                        Accessible.ignored: modelData === ""
                        enabled: modelData !== "" && page.wayOut.asks
                        square: true
                        text: digit ? modelData : modelData === "" ? "" : page.wayOut.eraseText
                        onClicked: digit ? page.wayOut.write(modelData) : page.wayOut.erase()
                    }
                }
            }
        }
    }
}
