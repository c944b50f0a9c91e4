"""One request: where it stands, what came of it so far, and what may be done with it next, each by a key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.bounded_text import BoundedText
from pst_kiosk.counter.controls import Day, button, label, mark, rule, say, scrolled, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.menus import question
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.requests_checks import Checks
from pst_kiosk.counter.requests_model import RequestsModel
from pst_kiosk.counter.requests_view import Detail
from pst_kiosk.counter.rows import Rows
from pst_kiosk.domain.requests import LONGEST_DOCUMENT, LONGEST_NOTE

_NOTE = 58
_INKS = {Tone.LATE: "late", Tone.WARN: "soon", Tone.CALM: "calm", Tone.QUIET: "quiet"}
_KEYS = {
    "complete": "F4",
    "agreed": "F4",
    "sent_back": "F6",
    "message_out": "F7",
    "message_in": "F8",
    "silent": "F11",
    "taken": "Ctrl+T",
    "cancelled": "Ctrl+Del",
}
_NEXT_KEY = "F5"


class RequestDetail(QWidget):
    """What is typed into the note goes with the next move, whatever it is."""

    def __init__(self, model: RequestsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: str | None = None
        self._title = label("big", "", "request-title")
        self._status = label("muted", "", "request-status")
        self._deadline = wrapped("strong", "", "request-deadline")
        self._subject = wrapped("lead", "", "request-subject")
        self._person = wrapped("", "", "request-person")
        self._about = wrapped("note", "", "request-about")
        self._checks = Checks()
        self._history, self._lines = _lines("request-history", "Riwayat", "line")
        self._documents, self._papers = _lines("request-documents", "Dokumen", "line", "id", "name")
        self._document = QLineEdit()
        self._withdraw = button(
            "withdraw-document", "Tarik", self._ask_to_withdraw, kind="small", key="Ctrl+W"
        )
        self._note = BoundedText("request-note", "Catatan", LONGEST_NOTE)
        self._due = Day("request-due", "Disepakati selesai pada")
        self._acts = {event: self._act(event) for event in _KEYS}
        self._noted = button("note-request", "Simpan catatan", self._say_note, kind="move", key="Ctrl+S")
        self.letter = button("show-letter", "Surat", lambda: None, kind="move", key="F9", glyph="file-text")
        self._next = button("next-step", "", self._do_next, kind="finish", key=_NEXT_KEY)
        self._lay_out()
        self._documents.activated.connect(lambda index: self._receive(index.row()))
        model.detailChanged.connect(self.render_detail)
        model.moved.connect(self._note.clear)
        model.moved.connect(self._document.clear)
        model.busyChanged.connect(self.render_detail)

    def begin(self) -> None:
        """The keyboard goes to the note."""
        self._note.setFocus()

    def render_detail(self) -> None:
        shown = self._model.detail
        if shown is None:
            return
        if shown.id != self._shown:
            # What was typed for another request is not sent with this one.
            self._shown = shown.id
            self._note.clear()
            self._document.clear()
            self._due.choose(shown.due_offered)
        self._title.setText(f"{shown.title} · {shown.number}")
        self._status.setText(shown.status)
        self._deadline.setText(shown.deadline)
        self._deadline.setVisible(bool(shown.deadline))
        mark(self._deadline, due=_INKS[shown.tone])
        self._subject.setText(shown.subject)
        self._person.setText(shown.person)
        self._about.setText(shown.about)
        self._deadline.setToolTip(shown.promise)
        self._checks.show_lines(shown.checks)
        self._lines.show([(line,) for line in shown.history])
        self._papers.show([(f"{paper.name} · {paper.more}", paper.id, paper.name) for paper in shown.papers])
        self._render_moves(shown)

    def _render_moves(self, shown: Detail) -> None:
        ready = not self._model.busy
        offered = dict(shown.acts)
        for event, act in self._acts.items():
            act.setVisible(event in offered)
            act.setEnabled(ready)
            if event in offered:
                say(act, offered[event], _KEYS[event])
        mark(self._acts["silent"], proposed=True)
        self._due.setVisible(shown.asks_due)
        self.letter.setVisible(shown.has_letter)
        self._noted.setEnabled(ready)
        _event, words, may = shown.next
        say(self._next, words, _NEXT_KEY if may else "")
        self._next.setEnabled(ready and may)

    def _act(self, event: str) -> QPushButton:
        return button(f"request-{event}", "", partial(self._do, event), kind="move", key=_KEYS[event])

    def _lay_out(self) -> None:
        self._document.setObjectName("request-document")
        self._document.setAccessibleName("Nama dokumen")
        self._document.setPlaceholderText("Nama dokumen lain")
        self._document.setMaxLength(LONGEST_DOCUMENT)
        self._note.setFixedHeight(_NOTE)
        self._note.setPlaceholderText(
            "Catatan, alasan, atau isi pesan; ikut tersimpan bersama langkah berikutnya"
        )
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(head)
        for part in (self._deadline, self._subject, self._person, self._about):
            column.addWidget(part)
        column.addWidget(rule())
        column.addLayout(self._middle(), 1)
        column.addWidget(self._note)
        column.addLayout(self._moves())
        column.addWidget(self._next)

    def _middle(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(GAP // 2)
        left.addWidget(label("strong", "Langkah"))
        left.addWidget(scrolled(self._checks), 1)
        right = QVBoxLayout()
        right.setSpacing(GAP // 2)
        right.addWidget(label("strong", "Riwayat"))
        right.addWidget(self._history, 3)
        adding = QHBoxLayout()
        adding.setSpacing(GAP // 2)
        adding.addWidget(label("strong", "Dokumen"), 1)
        for name, text, key, received in (
            ("document-received", "Diterima", "Ctrl+D", True),
            ("document-sent", "Dikirim", "Ctrl+E", False),
        ):
            adding.addWidget(button(name, text, partial(self._add, received), kind="small", key=key))
        right.addLayout(adding)
        naming = QHBoxLayout()
        naming.setSpacing(GAP // 2)
        naming.addWidget(self._document, 1)
        naming.addWidget(self._withdraw)
        right.addLayout(naming)
        right.addWidget(self._documents, 2)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GAP)
        middle.addLayout(left, 1)
        middle.addLayout(right, 1)
        return middle

    def _moves(self) -> QGridLayout:
        """What moves the request on, then what belongs to it."""
        rows = (
            ("complete", "agreed", "sent_back", "message_out", "message_in", "silent"),
            ("taken", "cancelled"),
        )
        grid = QGridLayout()
        grid.setSpacing(GAP // 2)
        for at, events in enumerate(rows):
            row = QHBoxLayout()
            row.setSpacing(GAP // 2)
            for event in events:
                row.addWidget(self._acts[event])
                if event == "agreed":
                    row.addWidget(self._due)
            if at:
                row.insertWidget(0, self._noted)
                row.insertWidget(1, self.letter)
            row.addStretch(1)
            grid.addLayout(row, at, 0)
        return grid

    def _do(self, event: str) -> None:
        due = self._due.chosen if event == "agreed" else None
        self._model.move(event, self._note.toPlainText(), due)
        if self._model.notice is not None:
            self._note.setFocus()

    def _do_next(self) -> None:
        if self._model.detail is not None:
            self._do(self._model.detail.next[0])

    def _say_note(self) -> None:
        self._do("noted")

    def _add(self, received: bool) -> None:
        self._model.add_document(self._document.text(), received)

    def _receive(self, row: int) -> None:
        """A document that was asked for has come."""
        if not self._papers.text(row, "id"):
            self._model.add_document(self._papers.text(row, "name"), received=True)

    def _ask_to_withdraw(self) -> None:
        index = self._documents.currentIndex()
        if not index.isValid() or not self._papers.text(index.row(), "id"):
            return
        wanted = self._papers.text(index.row(), "id")
        question(
            "withdraw-question",
            "Tarik dokumen ini? Riwayatnya tetap ada.",
            "Ya, tarik",
            lambda: self._model.withdraw_document(wanted),
            self,
        ).open_under(self._withdraw)


def _lines(name: str, accessible: str, *columns: str) -> tuple[QListView, Rows]:
    view = QListView()
    view.setObjectName(name)
    view.setAccessibleName(accessible)
    rows = Rows(columns, view, silent=columns[1:], tip=columns[0])
    view.setModel(rows)
    view.setWordWrap(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)  # else a line keeps the height it had before it wrapped
    view.setSpacing(2)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMinimumHeight(48)
    return view, rows
