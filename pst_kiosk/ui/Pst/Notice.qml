import QtQuick
import Pst

// A calm bar: what happened, that nothing is lost, what to do. Kinds: info, good, warn, error.
Rectangle {
    id: notice

    property string kind: "info"
    property string text
    readonly property var look: ({
        info: { icon: "info", ground: Tokens.tint, ink: Tokens.accent },
        good: { icon: "check-circle", ground: Tokens.goodTint, ink: Tokens.goodText },
        warn: { icon: "warning", ground: Tokens.warnTint, ink: Tokens.warnText },
        error: { icon: "warning-circle", ground: Tokens.dangerTint, ink: Tokens.dangerText }
    })[kind]

    implicitWidth: 100 * Tokens.unit
    implicitHeight: Math.max(Tokens.touch, words.implicitHeight + 2 * Tokens.near)
    visible: text !== ""
    radius: Tokens.radius
    color: look.ground
    border.width: 2
    border.color: look.ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Tokens.gap
        anchors.verticalCenter: parent.verticalCenter
        name: notice.look.icon
        size: 5 * Tokens.unit
        color: notice.look.ink
    }

    Body {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Tokens.near
        anchors.right: parent.right
        anchors.rightMargin: Tokens.gap
        anchors.verticalCenter: parent.verticalCenter
        text: notice.text
        font.pixelSize: Tokens.small
        Accessible.ignored: true
    }
}
