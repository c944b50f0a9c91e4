"""How this visitor reads: larger letters, stronger contrast. The next one begins as usual."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ReadingModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Two switches; the window takes its tokens from them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._large_text = self._high_contrast = False

    @Slot()
    def switchLargeText(self) -> None:
        self._set(not self._large_text, self._high_contrast)

    @Slot()
    def switchHighContrast(self) -> None:
        self._set(self._large_text, not self._high_contrast)

    def clear(self) -> None:
        """As for everybody."""
        self._set(False, False)

    @property
    def at_rest(self) -> bool:
        return not self._large_text and not self._high_contrast

    def _set(self, large_text: bool, high_contrast: bool) -> None:
        if (large_text, high_contrast) != (self._large_text, self._high_contrast):
            self._large_text, self._high_contrast = large_text, high_contrast
            self.changed.emit()

    largeText = Property(bool, lambda self: self._large_text, notify=changed)
    highContrast = Property(bool, lambda self: self._high_contrast, notify=changed)
