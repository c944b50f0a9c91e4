import QtQuick
import Pst
import Pst.Kiosk

// The welcoming page: who we are, whether we are open, and a card for each service.
Item {
    id: page

    required property KioskModel kiosk
    readonly property HomeModel home: kiosk.home
    readonly property bool single: home.tileCount === 1
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin

    HomeHeader {
        id: header
        width: parent.width
        side: page.side
        below: Math.round(5 * Tokens.unit)
        home: page.home
    }

    Grid {
        id: cards

        readonly property int lines: Math.ceil(page.home.tileCount / columns)
        readonly property real room: foot.y - y - Tokens.gap - (path.visible ? path.height + Tokens.apart : 0)

        x: page.side
        y: header.height - Math.round(5 * Tokens.unit)
        width: parent.width - 2 * page.side
        columns: Tokens.portrait || page.single ? 1 : 2
        spacing: Tokens.portrait ? Tokens.apart : Tokens.gap

        Repeater {
            model: page.home.tiles

            ServiceCard {
                required property string key
                required property string symbol
                required property string name
                required description
                required people
                required wait

                objectName: "service-" + key
                width: (cards.width - (cards.columns - 1) * cards.spacing) / cards.columns
                height: Math.min(implicitHeight * 1.15, (cards.room - (cards.lines - 1) * cards.spacing) / cards.lines)
                enabled: page.home.isOpen
                text: name
                iconName: symbol
                onClicked: page.kiosk.choose(key)
            }
        }
    }

    VisitPath {
        id: path
        objectName: "path"
        x: page.side
        width: parent.width - 2 * page.side
        y: cards.y + cards.height + (foot.y - cards.y - cards.height - height) / 2
        visible: page.single
        steps: page.home.path
    }

    Item {
        id: foot
        x: page.side
        width: parent.width - 2 * page.side
        height: Math.max(english.height, notice.text === "" ? 0 : notice.height)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.apart

        QuietButton {
            id: english
            objectName: "language"
            anchors.verticalCenter: parent.verticalCenter
            iconName: "translate"
            text: page.kiosk.languageCode === "en" ? "Bahasa Indonesia" : "English"
            onClicked: page.kiosk.switchLanguage()
        }
        Notice {
            id: notice
            objectName: "notice"
            anchors.left: english.right
            anchors.leftMargin: Tokens.gap
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            kind: page.kiosk.notice === "" ? "info" : "warn"
            text: page.kiosk.notice || page.home.cutOff
        }
        Body {
            objectName: "complaints"
            anchors.left: english.right
            anchors.leftMargin: Tokens.gap
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: notice.text === ""
            text: page.home.complaints
            color: Tokens.muted
            font.pixelSize: Tokens.caption
            horizontalAlignment: Text.AlignRight
        }
    }
}
