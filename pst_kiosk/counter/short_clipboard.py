"""What a counter copies for a person or about one stays on the clipboard for a while, never for good."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

MINUTES = 5
"""Long enough to reach another program and paste, short enough that the next user of the PC finds nothing."""
_KEEP_NO_COPY = (
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
    "x-kde-passwordManagerHint",
)
"""By these, Windows' clipboard history and KDE's leave a text out: cleared here, it would stay there."""


class ShortClipboard(QObject):
    """Takes back what was put on the clipboard by it: after `MINUTES`, when its parent goes, and when the
    program ends. What another program has put there meanwhile stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = ""
        self._timer = QTimer(self, singleShot=True, interval=MINUTES * 60_000)
        self._timer.timeout.connect(self.clear)
        parent.destroyed.connect(self.clear)
        program = QCoreApplication.instance()
        assert program is not None
        program.aboutToQuit.connect(self.clear)

    def hold(self, text: str) -> None:
        """Put a text there, in the place of what was there."""
        data = QMimeData()
        data.setText(text)
        for kind in _KEEP_NO_COPY:
            data.setData(kind, b"secret")
        self._held = text
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start()

    def clear(self) -> None:
        """Take it back, if it is there still."""
        held, self._held = self._held, ""
        self._timer.stop()
        if held and QGuiApplication.clipboard().text() == held:
            QGuiApplication.clipboard().clear()
