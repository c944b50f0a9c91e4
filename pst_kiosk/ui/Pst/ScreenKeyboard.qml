import QtQuick
import Pst

// The on-screen keyboard at the foot of the window. Fill the window with it, above the pages, and move
// the pages by `shift`: `transform: Translate { y: keyboard.shift }`; then it never covers the field.
Item {
    id: keyboard

    property bool wanted: false
    property string language: "id"
    readonly property bool ready: panel.status === Loader.Ready
    readonly property bool open: panel.item !== null && panel.item.active
    // How much of the window's foot it hides, for a page that shrinks instead of moving.
    readonly property real covered: open ? panel.item.height : 0
    property real aim: 0
    property real shift: aim

    property real risen: open ? 1 : 0

    readonly property Item focused: Window.activeFocusItem
    readonly property bool typing: focused !== null && focused.inputMethodHints !== undefined
    property bool forgetting: false

    Behavior on risen { NumberAnimation { duration: Tokens.quick; easing.type: Easing.OutCubic } }
    Behavior on shift { NumberAnimation { duration: Tokens.quick; easing.type: Easing.OutCubic } }

    function follow() {
        const field = focused
        if (!open || field === null || field === blank) {
            aim = 0
            return
        }
        // Where the field stands when nothing is moved.
        const foot = field.mapToItem(keyboard, 0, field.height).y - shift
        const room = height - panel.item.height - Tokens.section - Tokens.near
        aim = Math.min(0, room - foot)
    }

    // The keys' own engine keeps the text of the last field, gone or not, until it is shown another one.
    function forget() {
        if (typing)
            return
        const stay = focused
        forgetting = true
        blank.forceActiveFocus()
        blank.focus = false
        if (stay !== null)
            stay.forceActiveFocus(stay.focusReason ?? Qt.OtherFocusReason)
        forgetting = false
    }

    // Whoever was typing before it was loaded asked for it in vain.
    onReadyChanged: if (ready && typing) Qt.callLater(Qt.inputMethod.show)
    onTypingChanged: if (!typing && !forgetting) Qt.callLater(forget)
    onOpenChanged: follow()
    onFocusedChanged: follow()

    TextInput {
        id: blank
        activeFocusOnTab: false
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        Accessible.ignored: true
    }

    // On a wide window the keys stay within the reach of two hands.
    Rectangle {
        id: ground
        y: keyboard.height - keyboard.risen * height
        width: parent.width
        height: panel.height
        visible: keyboard.risen > 0
        color: Tokens.keyboard

        Loader {
            id: panel
            active: keyboard.wanted
            asynchronous: true
            width: Math.min(parent.width, Math.round(keyboard.height * 1.28))
            anchors.horizontalCenter: parent.horizontalCenter
            source: "KeyboardPanel.qml"
            onHeightChanged: keyboard.follow()
        }
    }

    Binding {
        target: panel.item
        property: "language"
        value: keyboard.language
        when: panel.item !== null
    }
}
