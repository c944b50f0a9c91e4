"""The frame of the pages beside the work page: their names at the left, the one that is shown beside them."""

from __future__ import annotations

from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.bounded_text import bound_fields
from pst_kiosk.counter.controls import button, label, mark
from pst_kiosk.counter.header_bar import LEAVE_KEY, HeaderBar
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.needs_bar import NeedsBar
from pst_kiosk.counter.office_page import OfficePage, Ways
from pst_kiosk.counter.office_pages import view_of
from pst_kiosk.counter.pages import OFFICE, Page
from pst_kiosk.counter.reprint_list import ReprintList

if TYPE_CHECKING:
    from pst_kiosk.counter.counter_model import CounterModel
    from pst_kiosk.counter.office_model import OfficeModel

_RAIL = 232
_KEYS = tuple(f"Ctrl+{key}" for key in (*"1234567890", "F1", "F2", "F3", "F4", "F5"))
"""Each opens a page, in their order; later ones are reached by leafing through."""


class OfficeFrame(QWidget):
    """A page once opened stays as it is until its officer signs out."""

    def __init__(self, counter: CounterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._views: dict[Page, OfficePage] = {}
        self._places: dict[Page, _Place] = {}
        self._header = HeaderBar("")
        self._header.add(_way_out(counter))
        self._rail = _Rail(counter)
        self._shown = QStackedLayout()
        bars = QVBoxLayout()
        bars.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        bars.addWidget(NeedsBar(counter.needs, self))
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._rail)
        below.addLayout(self._shown, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, GAP)
        page.setSpacing(GAP)
        page.addWidget(self._header)
        page.addLayout(bars)
        page.addLayout(below, 1)
        if counter.without_desk is not None:
            unprinted = counter.without_desk.unprinted
            unprinted.opened.connect(lambda station: ReprintList(unprinted, station, self).show())
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))

    def show_page(self, page: Page, model: OfficeModel) -> None:
        """Show a page, built when it is shown first; the keyboard goes where it was left."""
        new = page not in self._views
        if new:
            ways = Ways(self._counter.show_work, self._counter.show_page)
            self._views[page] = view_of(page, model, ways)
            bound_fields(self._views[page], model.warn)
            self._places[page] = _Place(self._views[page])
            self._shown.addWidget(self._places[page])
        view = self._views[page]
        self._header.title.setText(OFFICE[page].title)
        self._rail.show_here(page)
        self._shown.setCurrentWidget(self._places[page])
        left_at = view.focusWidget()
        if new or left_at is None:
            view.begin()
        else:
            left_at.setFocus()

    def _step(self, step: int) -> None:
        offered = self._counter.offered
        at = offered.index(self._counter.page)
        self._counter.show_page(offered[(at + step) % len(offered)])


def _way_out(counter: CounterModel) -> QPushButton:
    """Back to the desk, or, without one, out."""
    if counter.work is None:
        return button("leave", "Keluar", counter.leave, kind="onBand", key=LEAVE_KEY, glyph="sign-out")
    return button("back", "Kembali ke loket", counter.show_work, kind="onBand", key="Esc", glyph="arrow-left")


class _Place(QScrollArea):
    """Where calls for help leave a page less height than it needs, it is scrolled, not squeezed.

    Qt's own way gives every page the height it would like best, and scrolls those that could do with less.
    """

    def __init__(self, page: OfficePage) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)
        page.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Where a key leads, not Tab alone, is seen."""
        if now is not None and self._page.isAncestorOf(now) and self.verticalScrollBar().maximum():
            self.ensureWidgetVisible(now, 0, GAP)

    def _fit(self) -> None:
        room = self.viewport().size()
        self._page.resize(room.width(), max(room.height(), self._page.minimumSizeHint().height()))


class _Rail(QWidget):
    """The names of the pages, each with its key; the arrow keys walk through them."""

    def __init__(self, counter: CounterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(_RAIL)
        self._ways: dict[Page, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 0, GAP)
        column.setSpacing(GAP // 2)
        for page, key in zip(counter.offered, chain(_KEYS, repeat("")), strict=False):
            place = OFFICE[page]
            way = button(
                f"show-{page}",
                place.title,
                partial(counter.show_page, page),
                kind="rail",
                key=key,
                glyph=place.glyph,
            )
            # The keys stand in a line of their own.
            way.setText(place.title)
            inside = QHBoxLayout(way)
            inside.setContentsMargins(GAP, 0, GAP, 0)
            inside.addStretch(1)
            inside.addWidget(label("note", key))
            column.addWidget(way)
            self._ways[page] = way
        column.addStretch(1)

    def show_here(self, page: Page) -> None:
        for there, way in self._ways.items():
            mark(way, here=there is page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}.get(Qt.Key(event.key()))
        if forward is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(forward)
