import QtQuick
import QtQuick.Layouts
import Pst
import Pst.Display

// What the office promises and announces, where to complain, when it is open.
Rectangle {
    id: footer

    required property DisplayModel board
    property bool stacked: false
    readonly property var facts: [
        { icon: board.promiseKind === "announcement" ? "megaphone" : "handshake", words: board.promise, whole: false },
        { icon: "chat-circle-text", words: board.complaints, whole: true },
        { icon: "clock", words: board.phase === "closed" ? "" : board.opening, whole: true }
    ]

    implicitHeight: stacked ? 31 * Tokens.unit : 13 * Tokens.unit
    color: Tokens.band

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: (footer.stacked ? 5 : 7) * Tokens.unit
        anchors.rightMargin: anchors.leftMargin
        anchors.topMargin: Tokens.unit
        anchors.bottomMargin: Tokens.unit
        columns: footer.stacked ? 1 : 3
        columnSpacing: 5 * Tokens.unit
        rowSpacing: 0

        Repeater {
            model: footer.facts

            RowLayout {
                id: fact

                required property var modelData

                visible: modelData.words !== ""
                spacing: Tokens.near
                Layout.fillWidth: footer.stacked || !modelData.whole

                Icon {
                    name: fact.modelData.icon
                    size: Tokens.title
                    color: Tokens.brandGreen
                }
                Body {
                    Layout.fillWidth: fact.Layout.fillWidth
                    Layout.preferredWidth: Math.min(implicitWidth, 0.36 * footer.width)
                    text: fact.modelData.words
                    color: Tokens.onBand
                    font.pixelSize: Tokens.caption
                    // Neither a promise nor a telephone number is ever cut short: long ones are written smaller.
                    Layout.preferredHeight: footer.stacked ? 2.7 * Tokens.caption : footer.height - 2 * Tokens.unit
                    verticalAlignment: Text.AlignVCenter
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 0.5 * Tokens.caption
                }
            }
        }
    }
}
