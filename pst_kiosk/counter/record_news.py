"""What another officer wrote into the record meanwhile, and whose words shall stand."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, mark
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.record_model import RecordModel
from pst_kiosk.counter.record_wording import asks, news
from pst_kiosk.counter.short_text import ShortText


class RecordNews(QFrame):
    """Hidden while there is no news. What both have changed is asked one after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RecordModel | None = None
        self.setObjectName("record-news")
        self.setProperty("kind", "notice")
        mark(self, warns=True)
        self._text = ShortText("", "record-news-text")
        self._count = label("note", "", "record-news-count")
        self._theirs = button("take-theirs", "Pakai tulisannya", lambda: self._settle(True), kind="small")
        self._mine = button("keep-mine", "Tetap tulisan saya", lambda: self._settle(False), kind="small")
        self._read = button("news-read", "Sudah saya baca", self._dismiss, kind="small")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._count, 1)
        for made in (self._theirs, self._mine, self._read):
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + 4, GAP - 2, GAP + 4, GAP - 2)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addLayout(row)
        self.hide()

    def attach(self, model: RecordModel | None) -> None:
        self._model = model
        self.show_news()

    def show_news(self) -> None:
        model = self._model
        if model is None or model.news is None:
            self.hide()
            return
        conflict = model.conflicts[0] if model.conflicts else None
        if conflict is None:
            self._text.show_text(news(model.news, model.other))
        else:
            self._text.show_text(asks(conflict, model.other, model.written))
        left = len(model.conflicts)
        self._count.setText(f"{left} bagian diubah berdua" if left > 1 else "")
        self._theirs.setVisible(conflict is not None)
        self._mine.setVisible(conflict is not None)
        self._read.setVisible(conflict is None)
        self.setAccessibleName(self._text.text)
        self.show()

    def _settle(self, theirs: bool) -> None:
        if self._model is not None and self._model.conflicts:
            self._model.settle(self._model.conflicts[0], theirs)

    def _dismiss(self) -> None:
        if self._model is not None:
            self._model.dismiss_news()
