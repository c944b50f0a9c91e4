import QtQuick
import Pst
import Pst.Kiosk

// Language, larger letters, contrast, help; and where complaints are heard.
Item {
    id: foot

    required property KioskModel kiosk

    implicitHeight: pills.height + (Tokens.portrait && complaints.visible ? complaints.height + Tokens.gap : 0)

    Flow {
        id: pills
        // In one line where it need not wrap.
        width: Tokens.portrait ? foot.width : undefined
        spacing: Math.max(16, Tokens.near)

        QuietButton {
            objectName: "language"
            leftPadding: Tokens.near
            rightPadding: Tokens.gap
            iconName: "translate"
            text: foot.kiosk.languageCode === "en" ? "Bahasa Indonesia" : "English"
            onClicked: foot.kiosk.switchLanguage()
        }
        SwitchPill {
            objectName: "largeText"
            iconName: "text-aa"
            text: qsTr("Teks besar")
            on: foot.kiosk.reading.largeText
            onClicked: foot.kiosk.reading.switchLargeText()
        }
        SwitchPill {
            objectName: "highContrast"
            iconName: "circle-half"
            text: qsTr("Kontras tinggi")
            on: foot.kiosk.reading.highContrast
            onClicked: foot.kiosk.reading.switchHighContrast()
        }
        HelpButton {
            objectName: "help"
            kiosk: foot.kiosk
        }
    }
    Body {
        id: complaints
        objectName: "complaints"
        x: Tokens.portrait ? 0 : pills.width + Tokens.gap
        y: Tokens.portrait ? pills.height + Tokens.gap : (foot.height - height) / 2
        width: parent.width - x
        // In the largest letters on the smallest screen there is no room left.
        visible: width > 24 * Tokens.unit
        text: foot.kiosk.home.complaints
        color: Tokens.muted
        font.pixelSize: Math.max(20, Math.round(2.7 * Tokens.unit))
        lineHeight: 0.92
        horizontalAlignment: Tokens.portrait ? Text.AlignLeft : Text.AlignRight
        maximumLineCount: 4
        elide: Text.ElideRight
    }
}
