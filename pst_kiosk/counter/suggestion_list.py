"""What may be meant by what is typed, in a list below the field; the keyboard stays in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

_ROW = 30
_LEAST_WIDTH = 220


class SuggestionList(QListView):
    """A child of the window, so it needs no window of its own and goes with the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("suggestions")
        self.setAccessibleName("Saran")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self._texts = QStringListModel(self)
        self.setModel(self._texts)
        self._field: QLineEdit | None = None
        self.clicked.connect(lambda index: self._accept(index.row()))
        self.hide()

    def offer(self, field: QLineEdit, texts: Sequence[str]) -> None:
        """Show these below the field; nothing is chosen yet. Without any, the list goes."""
        self._field = field
        self._texts.setStringList(list(texts))
        if not texts:
            self.hide()
            return
        width = max(field.width(), _LEAST_WIDTH)
        height = len(texts) * _ROW + 2 * self.frameWidth() + 8
        window = self._window
        place = field.mapTo(window, QPoint(0, field.height() + 2))
        if place.y() + height > window.height():
            place.setY(field.mapTo(window, QPoint(0, 0)).y() - height - 2)
        place.setX(min(place.x(), window.width() - width))
        self.setGeometry(place.x(), place.y(), width, height)
        self.clearSelection()
        self.setCurrentIndex(self._texts.index(-1, 0))
        self.show()
        self.raise_()

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key of the field was meant for the list: the arrows choose, Enter and Tab take what is
        chosen, Esc puts the list away."""
        if not self.isVisible():
            return False
        row, key = self.currentIndex().row(), event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            rows = self._texts.rowCount()
            self.setCurrentIndex(self._texts.index((max(row, -step) + step) % rows, 0))
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and row >= 0:
            self._accept(row)
            return key != Qt.Key.Key_Tab
        return False

    def _accept(self, row: int) -> None:
        field, text = self._field, self._texts.stringList()[row]
        self.hide()
        if field is not None:
            field.setText(text)
            field.textEdited.emit(text)
            self.hide()
