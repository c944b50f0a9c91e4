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
    readonly property real shift: slide

    property real slide: 0
    Behavior on slide { NumberAnimation { duration: Tokens.quick; easing.type: Easing.OutCubic } }

    function follow() {
        const field = Window.activeFocusItem
        if (!open || field === null) {
            slide = 0
            return
        }
        // Where the field stands when nothing is moved.
        const foot = field.mapToItem(keyboard, 0, field.height).y - slide
        const room = height - panel.item.height - Tokens.apart - Tokens.small
        slide = Math.min(0, room - foot)
    }

    onOpenChanged: follow()
    Window.onActiveFocusItemChanged: follow()

    Loader {
        id: panel
        active: keyboard.wanted
        asynchronous: true
        width: parent.width
        y: keyboard.open ? keyboard.height - (item ? item.height : 0) : keyboard.height
        source: "KeyboardPanel.qml"
        Behavior on y { NumberAnimation { duration: Tokens.quick; easing.type: Easing.OutCubic } }
        onLoaded: keyboard.follow()
    }

    Binding {
        target: panel.item
        property: "language"
        value: keyboard.language
        when: panel.item !== null
    }
}
