"""That somebody uses the keys of a window, which a touch screen's own handlers do not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow


class KeysInUse(QObject):
    """`used` comes with every key, whichever control takes it, after what the key does."""

    used = Signal()

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        # A button is pressed at the release: nothing may vanish under the key before.
        if event.type() is QEvent.Type.KeyRelease:
            QTimer.singleShot(0, self.used.emit)
        return False
