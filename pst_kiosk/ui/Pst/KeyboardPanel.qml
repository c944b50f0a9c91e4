import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings

// Kept apart from ScreenKeyboard: only who wants a keyboard pays for loading the module.
InputPanel {
    property string language: "id"

    onLanguageChanged: VirtualKeyboardSettings.locale = language === "en" ? "en_GB" : "id_ID"
    Component.onCompleted: {
        VirtualKeyboardSettings.activeLocales = ["id_ID", "en_GB"]
        VirtualKeyboardSettings.locale = language === "en" ? "en_GB" : "id_ID"
    }
}
