"""Who is set aside or missed the call, each with the button that brings him back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, let
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.queue_view import AsideRow
from pst_kiosk.counter.work_model import WorkModel

KEY = "Ctrl+D"
_ROW = 44
_SHOWN = 3
"""More are scrolled to."""


class AsidePanel(QWidget):
    """Hidden while nobody is aside; the keyboard goes back to `parent` then."""

    def __init__(self, model: WorkModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setObjectName("aside")
        self._model = model
        self._rows: tuple[AsideRow, ...] = ()
        self._asked_with = ""
        self._lines: dict[AsideRow, QWidget] = {}
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(4, 0, GAP, 0)
        self._column.setSpacing(2)
        top = QHBoxLayout()
        top.setContentsMargins(4, 0, 4, 0)
        top.addWidget(label("strong", "Ditunda dan tidak hadir"))
        top.addStretch(1)
        top.addWidget(label("note", KEY))
        self._area = QScrollArea()
        self._area.setObjectName("aside-rows")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(top)
        column.addWidget(self._area)
        QShortcut(QKeySequence(KEY), self).activated.connect(self._begin)
        self.hide()

    def show_rows(self, rows: tuple[AsideRow, ...]) -> None:
        if rows != self._rows:
            self._rows = rows
            self._fill()
        if not rows and self.window().focusWidget() is self:
            self._parent.setFocus()
        self.setVisible(bool(rows))
        focused = self.window().focusWidget()
        if focused in self._buttons():
            self._asked_with = focused.objectName()
        for made in self._buttons():
            let(made, not self._model.busy, rest=self)
        if not self._model.busy and self.window().focusWidget() is self:
            self._give_back()

    def _give_back(self) -> None:
        """The keyboard rested here while something was under way; its row may have gone meanwhile."""
        same = [made for made in self._buttons() if made.objectName() == self._asked_with]
        for made in (same or self._buttons())[:1]:
            made.setFocus()

    def _fill(self) -> None:
        focused = self.window().focusWidget()
        name = focused.objectName() if focused in self._buttons() else ""
        if name:
            self.setFocus()
        # Late in the day there are many: only what changed is made anew.
        for gone in self._lines.keys() - set(self._rows):
            line = self._lines.pop(gone)
            line.setParent(None)
            line.deleteLater()
        for place, row in enumerate(self._rows):
            if row not in self._lines:
                self._lines[row] = self._row(row)
            if self._column.indexOf(self._lines[row]) != place:
                self._column.insertWidget(place, self._lines[row])
        self._area.setFixedHeight(min(len(self._rows), _SHOWN) * (_ROW + 2))
        for made in self._buttons():
            if made.objectName() == name:
                made.setFocus()

    def _row(self, row: AsideRow) -> QWidget:
        line = QWidget()
        line.setFixedHeight(_ROW)
        line.setToolTip(row.place)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("strong", row.number))
        words.addWidget(label("note", row.state))
        move = self._model.moves.come_back if row.no_show else self._model.moves.resume
        back = button(f"back-{row.ticket_id}", row.back, partial(move, row.ticket_id), kind="small")
        back.setAccessibleName(f"{row.back}, {row.number}, {row.state}")
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addLayout(words, 1)
        beside.addWidget(back)
        return line

    def _buttons(self) -> list[QPushButton]:
        return self._area.findChildren(QPushButton)

    def _begin(self) -> None:
        for made in self._buttons()[:1]:
            made.setFocus(Qt.FocusReason.ShortcutFocusReason)
