"""Beside the work: the requests and complaints that are late or due soon, and the way to their pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, mark
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.requests_due import DueRequests

KEY = "Ctrl+G"
_SHOWN = 3
"""More are on the page."""
_INKS = {Tone.LATE: "late", Tone.WARN: "soon", Tone.CALM: "calm", Tone.QUIET: "quiet"}


class RequestsFoot(QWidget):
    """Hidden while nothing is due or waits for this role; what is late stays until it is closed."""

    def __init__(
        self, model: DueRequests, show_page: Callable[[Page], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("requests-foot")
        self._model = model
        self._show_page = show_page
        self._lines = [label("strong", "", f"request-due-{at}") for at in range(_SHOWN)]
        self._more = label("note", "", "requests-more")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(label("strong", "Jatuh tempo", "requests-foot-title"))
        top.addStretch(1)
        top.addWidget(button("show-due-requests", "Lihat", self._show_first, kind="small", key=KEY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(top)
        for line in (*self._lines, self._more):
            column.addWidget(line)
        model.changed.connect(self.render_shown)
        self.render_shown()

    def render_shown(self) -> None:
        due = self._model.lines
        self.setVisible(bool(due))
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(due))
            if at < len(due):
                line.setText(due[at].text)
                mark(line, due=_INKS[due[at].tone])
        left = len(due) - _SHOWN
        self._more.setText(f"dan {left} lainnya")
        self._more.setVisible(left > 0)

    def _show_first(self) -> None:
        """The page of the most urgent one."""
        if self._model.lines:
            self._show_page(self._model.lines[0].page)
