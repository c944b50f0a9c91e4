"""A kiosk's tickets that did not come out: print again, or leave it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.unprinted import UnprintedList, UnprintedRow, UnprintedTickets

_WIDTH = 640
_HIGHEST = 420
"""More are scrolled to."""
_BELOW = 112
"""Under the header and the bar that opened it."""


class ReprintList(QScrollArea):
    """In front of the page until Esc, a click elsewhere, or nothing is left. It follows what happens
    meanwhile."""

    def __init__(self, model: UnprintedTickets, station: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setObjectName("reprints")
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._model = model
        self._station = station
        self._shown: UnprintedList | None = None
        model.changed.connect(self.render_list)
        self.render_list()

    def render_list(self) -> None:
        found = self._model.of(self._station)
        if found is None:
            self.close()
            return
        if found != self._shown:
            self._shown = found
            self._fill(found)
        for made in self._buttons():
            made.setEnabled(not self._model.busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _fill(self, found: UnprintedList) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*[2 * GAP] * 4)
        column.setSpacing(GAP)
        column.addWidget(wrapped("title", f"{found.station}: tiket yang belum tercetak"))
        if found.first:
            column.addWidget(wrapped("", found.first, "reprints-first"))
        for row in found.rows:
            column.addWidget(self._row(row))
        column.addStretch(1)
        self.setWidget(page)
        self.setAccessibleName(f"{found.station}: tiket yang belum tercetak")
        page.ensurePolished()
        self._place(page)
        for made in self._buttons()[:1]:
            made.setFocus(Qt.FocusReason.PopupFocusReason)

    def _row(self, row: UnprintedRow) -> QWidget:
        line = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("strong", row.number))
        words.addWidget(label("note", row.note))
        leave = button(f"leave-{row.number}", "Tidak perlu", partial(self._model.dismiss, row.job_id))
        leave.setAccessibleName(f"Tidak perlu mencetak ulang {row.number}")
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addLayout(words, 1)
        if not row.asked:
            beside.addWidget(self._again(row))
        beside.addWidget(leave)
        return line

    def _again(self, row: UnprintedRow) -> QPushButton:
        again = button(
            f"reprint-{row.number}", "Cetak ulang", partial(self._model.reprint, row.job_id), kind="answer"
        )
        again.setAccessibleName(f"Cetak ulang {row.number}, {row.note}")
        return again

    def _place(self, page: QWidget) -> None:
        """At the window's right edge, where the bar has its button."""
        frame = 2 * self.frameWidth()
        window = self._page.window()
        wanted = page.heightForWidth(_WIDTH - frame) + frame
        height = min(wanted, _HIGHEST)
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if height < wanted else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        corner = window.mapToGlobal(QPoint(window.width() - _WIDTH - 2 * GAP, _BELOW))
        self.setGeometry(corner.x(), corner.y(), _WIDTH, height)

    def _buttons(self) -> list[QPushButton]:
        return self.findChildren(QPushButton)
