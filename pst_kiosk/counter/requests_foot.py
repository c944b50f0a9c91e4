"""Beside the work: the requests that are late or due soon, and the way to their page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, mark
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.requests_due import DueRequests
from pst_kiosk.counter.requests_words import due_line, tone

KEY = "Ctrl+G"
_SHOWN = 3
"""More are on the page."""
_INKS = {Tone.LATE: "late", Tone.WARN: "soon", Tone.CALM: "calm", Tone.QUIET: "quiet"}


class RequestsFoot(QWidget):
    """Hidden while nothing is due or waits for this role; what is late stays until it is closed."""

    def __init__(
        self, model: DueRequests, show_requests: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("requests-foot")
        self._model = model
        self._lines = [label("strong", "", f"request-due-{at}") for at in range(_SHOWN)]
        self._more = label("note", "", "requests-more")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(label("strong", "Permohonan jatuh tempo", "requests-foot-title"))
        top.addStretch(1)
        top.addWidget(button("show-due-requests", "Lihat", show_requests, kind="small", key=KEY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(top)
        for line in (*self._lines, self._more):
            column.addWidget(line)
        model.changed.connect(self.render_shown)
        self.render_shown()

    def render_shown(self) -> None:
        rows = self._model.rows
        self.setVisible(bool(rows))
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(rows))
            if at < len(rows):
                line.setText(due_line(rows[at], self._model.role))
                mark(line, due=_INKS[tone(rows[at])])
        left = len(rows) - _SHOWN
        self._more.setText(f"dan {left} lainnya")
        self._more.setVisible(left > 0)
