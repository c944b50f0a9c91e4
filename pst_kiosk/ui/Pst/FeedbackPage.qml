import QtQuick
import Pst

// One page of a few in the same place: comes in softly, leaves at once, so that no tap meets a page that is
// going.
Item {
    id: page

    property bool shown: false
    // What must be seen with the tap itself does not come softly.
    property bool atOnce: false
    // The first page stands in the first frame.
    property bool ready: false

    visible: shown
    enabled: shown
    onShownChanged: if (shown && ready && !atOnce) arrival.restart()
    Component.onCompleted: ready = true

    NumberAnimation {
        id: arrival
        target: page
        property: "opacity"
        from: Tokens.quick > 0 ? 0 : 1
        to: 1
        duration: Tokens.quick
        easing.type: Easing.OutCubic
    }
}
