import QtQuick
import Pst
import Pst.Display

// What the office tells of itself, one thing after the other.
Rectangle {
    id: panel

    required property DisplayModel board
    readonly property bool pictured: board.lifeKind === "picture"
    readonly property string told: [board.lifeKind, board.lifeTitle, board.lifeWords].join("\n")

    radius: Tokens.radius
    color: Tokens.surface
    Accessible.role: Accessible.StaticText
    Accessible.name: pictured ? "Gambar" : [board.lifeTitle, board.lifeWords].join(". ")

    onToldChanged: fade.restart()

    NumberAnimation {
        id: fade
        target: content
        property: "opacity"
        from: Tokens.calm > 0 ? 0 : 1
        to: 1
        duration: Tokens.calm
        easing.type: Easing.OutQuad
    }

    Item {
        id: content
        anchors.fill: parent
        anchors.margins: (panel.pictured ? 1.5 : 3) * Tokens.unit

        Image {
            objectName: "picture"
            anchors.fill: parent
            visible: panel.pictured
            source: panel.board.picture
            fillMode: Image.PreserveAspectFit
            // The next one has another address.
            cache: false
            Accessible.ignored: true
        }

        Icon {
            id: sign
            visible: !panel.pictured
            name: ({
                notice: "warning-circle",
                announcement: "megaphone",
                promise: "handshake",
                hours: "clock",
                complaints: "chat-circle-text"
            })[panel.board.lifeKind] ?? ""
            size: 6 * Tokens.unit
            color: panel.board.lifeKind === "notice" ? Tokens.warnText : Tokens.accent
        }
        Heading {
            id: title
            anchors.left: sign.right
            anchors.leftMargin: Tokens.near
            anchors.right: parent.right
            anchors.verticalCenter: sign.verticalCenter
            visible: !panel.pictured
            text: panel.board.lifeTitle
            font.pixelSize: Tokens.title
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Body {
            objectName: "lifeWords"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: sign.bottom
            anchors.topMargin: Tokens.unit
            anchors.bottom: parent.bottom
            visible: !panel.pictured
            text: panel.board.lifeWords
            // As large as there is room for.
            font.pixelSize: Math.max(Tokens.body, Math.round(0.13 * panel.height))
            fontSizeMode: Text.Fit
            minimumPixelSize: 0.55 * Tokens.body
            Accessible.ignored: true
        }
    }
}
