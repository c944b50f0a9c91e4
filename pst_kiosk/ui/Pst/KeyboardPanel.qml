import QtQuick
import QtQuick.Templates as T
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Pst

// Kept apart from ScreenKeyboard: only who wants a keyboard pays for loading the module.
Item {
    id: panel

    property string language: "id"
    readonly property bool active: keys.active
    readonly property bool email: (InputContext.inputMethodHints & Qt.ImhEmailCharactersOnly) !== 0

    readonly property int pieceHeight: Math.max(72, 9 * Tokens.unit)

    height: keys.height + (email ? pieceHeight : 0)

    onLanguageChanged: speak()
    Component.onCompleted: {
        VirtualKeyboardSettings.activeLocales = ["id_ID", "en_GB"]
        speak()
    }

    function speak() {
        VirtualKeyboardSettings.locale = language === "en" ? "en_GB" : "id_ID"
    }

    // What an address needs and the letters' page lacks.
    Row {
        visible: panel.email
        height: panel.pieceHeight
        anchors.horizontalCenter: parent.horizontalCenter

        Repeater {
            model: ["@", ".", "_", "-", "@gmail.com", "@yahoo.com", ".go.id", ".ac.id"]

            T.Button {
                id: piece

                required property string modelData

                objectName: "key " + modelData
                width: panel.width / (modelData.length > 6 ? 6 : modelData.length > 1 ? 8 : 11)
                height: panel.pieceHeight
                padding: Tokens.tight
                focusPolicy: Qt.NoFocus
                Accessible.name: modelData
                onClicked: InputContext.commit(modelData)

                background: Rectangle {
                    anchors.fill: parent
                    anchors.margins: Tokens.unit / 2
                    radius: Tokens.radiusSmall
                    color: piece.down ? Tokens.primary : Tokens.inset
                    border.width: Tokens.highContrast ? 2 : 0
                    border.color: Tokens.line
                }
                contentItem: Text {
                    text: piece.modelData
                    color: piece.down ? Tokens.onPrimary : Tokens.ink
                    font.family: Tokens.family
                    font.pixelSize: Tokens.small
                    font.weight: Font.DemiBold
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    textFormat: Text.PlainText
                }
            }
        }
    }

    InputPanel {
        id: keys
        width: parent.width
        anchors.bottom: parent.bottom
    }
}
