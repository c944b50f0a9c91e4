import QtQuick
import Pst
import Pst.Kiosk

// What holds visitors up, that the kiosk goes on without the database, or what the office has to say.
Item {
    id: notices

    required property KioskModel kiosk
    readonly property string trouble: kiosk.notice || kiosk.home.cutOff

    implicitHeight: trouble !== "" ? notice.height : announcements.visible ? announcements.height : 0

    Notice {
        id: notice
        objectName: "notice"
        width: parent.width
        kind: notices.kiosk.notice === "" ? "info" : "warn"
        text: notices.trouble
    }

    Rectangle {
        id: announcements
        objectName: "announcements"
        width: parent.width
        height: Math.max(Tokens.touch * 0.75, words.implicitHeight + 2 * Tokens.near)
        // Whoever answers a question needs the room.
        visible: notices.trouble === "" && words.text !== "" && notices.kiosk.party.asked === ""
        radius: Tokens.radius
        color: Tokens.tint
        border.width: Tokens.highContrast ? 2 : 0
        border.color: Tokens.line

        Icon {
            id: sign
            anchors.left: parent.left
            anchors.leftMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            name: "megaphone-simple"
            size: 5 * Tokens.unit
        }
        Body {
            id: words
            objectName: "announcementWords"
            anchors.left: sign.right
            anchors.leftMargin: Tokens.near
            anchors.right: parent.right
            anchors.rightMargin: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            text: notices.kiosk.home.announcements.join("  ·  ")
            color: Tokens.ink
            font.pixelSize: Tokens.caption
            font.weight: Font.DemiBold
            maximumLineCount: Tokens.portrait ? 5 : 2
            elide: Text.ElideRight
        }
    }
}
