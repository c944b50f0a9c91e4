"""The work page: my queue, my visitor, the waiting room; one window, nothing in front of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, let, say
from pst_kiosk.counter.desk_view import Phase
from pst_kiosk.counter.header_bar import LEAVE_KEY, HeaderBar
from pst_kiosk.counter.loans_foot import LoansFoot
from pst_kiosk.counter.look import GAP, SHADOW
from pst_kiosk.counter.needs_bar import NeedsBar
from pst_kiosk.counter.notice_bar import NoticeBar
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.queue_panel import QueuePanel
from pst_kiosk.counter.reprint_list import ReprintList
from pst_kiosk.counter.requests_foot import RequestsFoot
from pst_kiosk.counter.room_panel import RoomPanel
from pst_kiosk.counter.undo_key import UNDO_KEY
from pst_kiosk.counter.visitor_panel import BREAK_KEY, VisitorPanel
from pst_kiosk.counter.work_model import WorkModel

if TYPE_CHECKING:
    from pst_kiosk.counter.office_page import Go

_LEFT = 300
_RIGHT = 322
_RIGHT_SMALLEST = 270
_WIDE = 1366
"""A narrower window takes what it lacks from the right."""


class WorkPage(QWidget):
    def __init__(
        self,
        model: WorkModel,
        leave: Callable[[], None],
        show_office: Callable[[], None],
        show_page: Go,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._header = HeaderBar("")
        self._time = label("bandMuted", "", "header-time")
        self._time.setContentsMargins(GAP, 0, GAP, 0)
        self._notice = NoticeBar()
        # In the band, where its coming and going moves nothing else.
        self._undo = button(
            "undo", "Urungkan", model.moves.undo, kind="onBand", key=UNDO_KEY, glyph="arrow-counter-clockwise"
        )
        self._header.add(self._undo)
        self._header.add(self._time)
        self._header.add(label("bandMuted", model.session.first_name, "header-officer"))
        self._header.add(
            button("show-office", "Kantor", show_office, kind="onBand", key="Ctrl+K", glyph="buildings")
        )
        self._break = button(
            "break", "Istirahat", model.take_break, kind="onBand", key=BREAK_KEY, glyph="coffee"
        )
        self._header.add(self._break)
        self._header.add(
            button(
                "hand-over",
                "Serahkan",
                model.hand_over,
                kind="onBand",
                key="Ctrl+H",
                glyph="arrows-left-right",
            )
        )
        self._header.add(button("leave", "Keluar", leave, kind="onBand", key=LEAVE_KEY, glyph="sign-out"))
        queue, visitor, room = QueuePanel(model), VisitorPanel(model, show_page), RoomPanel(model)
        queue.setFixedWidth(_LEFT + 2 * SHADOW)
        queue.foot.addWidget(LoansFoot(model, partial(show_page, Page.LOANS)))
        room.foot.addWidget(RequestsFoot(model.due_requests, show_page))
        self._room = room
        panels = QHBoxLayout()
        panels.setContentsMargins(GAP, 0, GAP, 0)
        panels.setSpacing(0)
        panels.addWidget(queue)
        panels.addWidget(visitor, 1)
        panels.addWidget(room)
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        bar.addWidget(self._notice)
        needs = QHBoxLayout()
        needs.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        needs.addWidget(NeedsBar(model.needs, self))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, GAP)
        page.setSpacing(GAP)
        page.addWidget(self._header)
        page.addLayout(needs)
        page.addLayout(bar)
        page.addLayout(panels, 1)
        model.shownChanged.connect(self.render_shown)
        model.noticeChanged.connect(lambda: self._notice.show_notice(model.notice))
        self._notice.show_notice(model.notice)
        # From wherever the bar is pressed: the administrator's pages have one, too.
        model.unprinted.opened.connect(lambda station: ReprintList(model.unprinted, station, self).show())
        self.render_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        lacking = max(0, _WIDE - self.width())
        self._room.setFixedWidth(max(_RIGHT - lacking, _RIGHT_SMALLEST) + 2 * SHADOW)
        super().resizeEvent(event)

    def render_shown(self) -> None:
        self._header.title.setText(self._model.shown.title)
        self._time.setText(self._model.shown.time)
        say(self._undo, self._model.shown.undo, UNDO_KEY)
        self._undo.setVisible(bool(self._model.shown.undo))
        let(self._undo, not self._model.busy, rest=self)
        self._break.setVisible(self._model.shown.phase is not Phase.BREAK)
