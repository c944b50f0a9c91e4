import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Pst

// The look of Qt Virtual Keyboard on our screens. Qt finds it by its folder's name (QT_VIRTUALKEYBOARD_STYLE).
KeyboardStyle {
    id: look

    keyboardDesignWidth: 2560
    keyboardDesignHeight: 800
    keyboardRelativeLeftMargin: 0.005
    keyboardRelativeRightMargin: 0.005
    keyboardRelativeTopMargin: 0.02
    keyboardRelativeBottomMargin: 0.02

    keyboardBackground: Rectangle { color: Tokens.keyboard }

    keyPanel: KeyFace {
        letters: control.displayText
        ground: control.functionKey ? Tokens.inset : Tokens.surface
    }
    shiftKeyPanel: KeyFace {
        sign: InputContext.capsLockActive ? "arrow-fat-line-up-fill"
                                          : InputContext.shiftActive ? "arrow-fat-up-fill" : "arrow-fat-up"
        ground: Tokens.inset
    }
    backspaceKeyPanel: KeyFace { sign: "backspace"; ground: Tokens.inset }
    enterKeyPanel: KeyFace { sign: "arrow-elbow-down-left"; ground: Tokens.primary; ink: Tokens.onPrimary }
    hideKeyPanel: KeyFace { sign: "caret-down"; ground: Tokens.inset }
    languageKeyPanel: KeyFace { sign: "globe"; ground: Tokens.inset }
    symbolKeyPanel: KeyFace { letters: control.displayText; ground: Tokens.inset }
    modeKeyPanel: KeyFace { letters: control.displayText; ground: Tokens.inset }
    spaceKeyPanel: KeyFace { letters: Qt.locale(InputContext.locale).nativeLanguageName; ink: Tokens.muted }

    // A long press on "e" offers "é" and its like.
    alternateKeysListItemWidth: Tokens.touch
    alternateKeysListItemHeight: Tokens.touch
    alternateKeysListTopMargin: Tokens.near
    alternateKeysListBottomMargin: Tokens.near
    alternateKeysListLeftMargin: Tokens.near
    alternateKeysListRightMargin: Tokens.near
    alternateKeysListDelegate: Item {
        id: other
        required property string text
        width: look.alternateKeysListItemWidth
        height: look.alternateKeysListItemHeight

        Text {
            anchors.centerIn: parent
            text: other.text
            color: other.ListView.isCurrentItem ? Tokens.onPrimary : Tokens.ink
            font.family: Tokens.family
            font.pixelSize: Tokens.body
            font.weight: Font.DemiBold
            textFormat: Text.PlainText
        }
    }
    alternateKeysListHighlight: Rectangle { color: Tokens.primary; radius: Tokens.radiusSmall }
    alternateKeysListBackground: Rectangle {
        color: Tokens.surface
        radius: Tokens.radiusSmall
        border.width: 2
        border.color: Tokens.edge
    }
}
