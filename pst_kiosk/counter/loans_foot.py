"""Below the queue: the keys and cards that are out, and the way to their page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, rule
from pst_kiosk.counter.loans_words import OUT, OutRow, out_rows
from pst_kiosk.counter.look import GAP, INK
from pst_kiosk.counter.tip import tip
from pst_kiosk.counter.work_model import WorkModel
from pst_kiosk.ui.fonts import icon_pixmap

KEY = "Ctrl+T"
_SHOWN = 2
"""More are on the page."""
_GLYPH = 18


class LoansFoot(QWidget):
    """Hidden while nothing is out."""

    def __init__(
        self, model: WorkModel, show_loans: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("loans-foot")
        self._model = model
        self._rows: tuple[OutRow, ...] | None = None
        self._lines = [_Line(at) for at in range(_SHOWN)]
        self._more = label("note", "", "loans-more")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(label("strong", OUT))
        top.addStretch(1)
        top.addWidget(button("show-loans", "Lihat", show_loans, kind="small", key=KEY))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(rule())
        column.addLayout(top)
        for line in self._lines:
            column.addWidget(line)
        column.addWidget(self._more)
        model.loans.changed.connect(self.render_shown)
        model.shownChanged.connect(self.render_shown)
        self.render_shown()

    def render_shown(self) -> None:
        desk, zone = self._model.loans.desk, self._model.zone
        rows = out_rows(desk.out, zone) if desk is not None and zone is not None else ()
        if rows == self._rows:
            return
        self._rows = rows
        self.setVisible(bool(rows))
        # What should be back by now comes first.
        shown = sorted(rows, key=lambda row: not row.overdue)
        for at, line in enumerate(self._lines):
            line.show_row(shown[at] if at < len(shown) else None)
        left = len(rows) - len(self._lines)
        self._more.setText(f"dan {left} lainnya")
        self._more.setVisible(left > 0)


class _Line(QWidget):
    def __init__(self, at: int) -> None:
        super().__init__()
        self._glyph = QLabel()
        self._what = label("strong", "", f"loan-{at}")
        self._who = label("muted", "", f"loan-{at}-who")
        # A long line never widens the panel.
        self._who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._glyph)
        row.addWidget(self._what)
        row.addWidget(self._who, 1)

    def show_row(self, row: OutRow | None) -> None:
        self.setVisible(row is not None)
        if row is None:
            return
        glyph = "warning" if row.overdue else "key" if row.what.startswith("Loker") else "identification-card"
        colour = INK.warn_text if row.overdue else INK.accent
        self._glyph.setPixmap(icon_pixmap(glyph, _GLYPH, colour, self.devicePixelRatioF()))
        self._what.setText(row.what)
        self._who.setText(f"{row.who} · lewat tutup" if row.overdue else row.who)
        self.setToolTip(tip(f"{row.what}, {self._who.text()}"))
