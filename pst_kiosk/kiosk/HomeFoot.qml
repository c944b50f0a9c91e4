import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Kiosk

// Language, larger letters, contrast, help; and where complaints are heard.
Item {
    id: foot

    required property KioskModel kiosk

    implicitHeight: pills.height + (Tokens.portrait && complaints.visible ? complaints.height + Tokens.gap : 0)

    GridLayout {
        id: pills
        width: Tokens.portrait ? foot.width : implicitWidth
        columns: Tokens.portrait ? 2 : 4
        columnSpacing: Math.max(16, Tokens.near)
        rowSpacing: Math.max(16, Tokens.near)
        uniformCellWidths: Tokens.portrait

        QuietButton {
            objectName: "language"
            Layout.fillWidth: true
            leftPadding: Tokens.near
            rightPadding: Tokens.gap
            iconName: "translate"
            text: foot.kiosk.languageCode === "en" ? "Bahasa Indonesia" : "English"
            onClicked: foot.kiosk.switchLanguage()
        }
        SwitchPill {
            objectName: "largeText"
            Layout.fillWidth: true
            iconName: "text-aa"
            text: qsTr("Teks besar")
            on: foot.kiosk.reading.largeText
            onClicked: foot.kiosk.reading.switchLargeText()
        }
        SwitchPill {
            objectName: "highContrast"
            Layout.fillWidth: true
            iconName: "circle-half"
            text: qsTr("Kontras tinggi")
            on: foot.kiosk.reading.highContrast
            onClicked: foot.kiosk.reading.switchHighContrast()
        }
        HelpButton {
            objectName: "help"
            Layout.fillWidth: true
            kiosk: foot.kiosk
        }
    }
    Body {
        id: complaints
        objectName: "complaints"
        x: Tokens.portrait ? 0 : pills.width + Tokens.near
        y: Tokens.portrait ? pills.height + Tokens.gap : (foot.height - height) / 2
        width: parent.width - x
        // In the largest letters on the smallest screen there is no room left.
        visible: width > 32 * Tokens.unit
        // Where a line is too short for them, each way has a line of its own.
        text: line.width <= width ? line.text : line.text.replace(/: /, ":\n").split(" · ").join("\n")
        color: Tokens.muted
        font.pixelSize: Math.max(20, Math.round(2.7 * Tokens.unit))
        lineHeight: 0.92
        horizontalAlignment: Tokens.portrait ? Text.AlignLeft : Text.AlignRight
        maximumLineCount: 4
        elide: Text.ElideRight
    }
    TextMetrics {
        id: line
        font: complaints.font
        text: foot.kiosk.home.complaints
    }
}
