import QtQuick
import QtQuick.Layouts
import Pst

// Large keys for a number or a code: the letters codes are made of, and no others.
GridLayout {
    id: pad

    property bool ready: false
    required property string eraseText
    required property string findText

    signal pressed(string key)
    signal erased()
    signal entered()

    columns: 10
    columnSpacing: Math.max(16, Tokens.near)
    rowSpacing: Math.max(16, Tokens.near)

    Repeater {
        model: "1234567890ABCDEFGHJKLMNPQRSTUVWXYZ".split("")

        WideButton {
            required property string modelData

            objectName: "pad-" + modelData
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Tokens.touch
            Layout.preferredWidth: 1
            leftPadding: 0
            rightPadding: 0
            font.pixelSize: Tokens.body
            text: modelData
            onClicked: pad.pressed(modelData)
        }
    }
    WideButton {
        objectName: "padErase"
        Layout.columnSpan: 2
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 2
        iconName: Tokens.portrait ? "" : "backspace"
        text: pad.eraseText
        onClicked: pad.erased()
    }
    PrimaryButton {
        objectName: "padFind"
        Layout.columnSpan: 4
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 4
        enabled: pad.ready
        iconName: "magnifying-glass"
        text: pad.findText
        onClicked: pad.entered()
    }
}
