"""The procedure's checklist: a chip a stage, and what the standard asks for now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pst_kiosk.counter.checklist import Item, Progress
from pst_kiosk.counter.controls import wrapped
from pst_kiosk.counter.look import GAP

_SAID = {Progress.DONE: "selesai", Progress.NOW: "sekarang", Progress.TO_COME: "berikutnya"}


class Chip(QLabel):
    """One stage. Its name is shortened where the place is short; the tooltip has the standard's words."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._name = f"✓  {item.name}" if item.progress is Progress.DONE else item.name
        self.setObjectName(f"step-{item.progress}")
        self.setProperty("kind", "chip")
        self.setProperty("progress", str(item.progress))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip("\n".join(item.steps))
        self.setAccessibleName(f"{item.name}, {_SAID[item.progress]}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))


class StepsStrip(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Langkah")
        self._items: tuple[Item, ...] = ()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(GAP)
        self._now = wrapped("note", "", "step-now")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._chips)
        column.addWidget(self._now)

    def show_items(self, items: tuple[Item, ...]) -> None:
        if items == self._items:
            return
        self._items = items
        for chip in self.findChildren(Chip):
            self._chips.removeWidget(chip)
            chip.deleteLater()
        for item in items:
            self._chips.addWidget(Chip(item), 1)
        now = next(item for item in items if item.progress is Progress.NOW)
        words = " · ".join(now.steps)
        asked = f"\nSyarat: {'; '.join(now.documents)}" if now.documents else ""
        self._now.setText(words + asked)
