import QtQuick
import Pst

// How far the visitor is: `done` of `count` pages.
Row {
    id: line

    property int count: 1
    property int done: 0

    spacing: Math.round(2.5 * Tokens.unit)
    height: Math.round(1.5 * Tokens.unit)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: done + " / " + count

    Repeater {
        model: line.count

        Rectangle {
            required property int index
            width: (line.width - (line.count - 1) * line.spacing) / line.count
            height: line.height
            radius: height / 2
            color: index < line.done ? Tokens.primary : Tokens.line
            border.width: Tokens.highContrast ? 1 : 0
            border.color: Tokens.ink
            opacity: Tokens.highContrast && index >= line.done ? 0.3 : 1
        }
    }
}
