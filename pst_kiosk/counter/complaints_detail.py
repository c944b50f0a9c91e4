"""One complaint: what it says, where it stands, and what may be done with it next, each by a key."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.bounded_text import BoundedText
from pst_kiosk.counter.complaints_files import ComplaintFiles
from pst_kiosk.counter.complaints_model import ComplaintsModel
from pst_kiosk.counter.complaints_view import ACTS, Detail
from pst_kiosk.counter.controls import Choice, Tick, button, label, mark, rule, say, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.rows import Rows
from pst_kiosk.domain.complaints import LONGEST_ANSWER, Category, Event
from pst_kiosk.reports.complaint_words import CATEGORIES

_NOTE = 56
_READABLE = 68
"""What is above and below leaves a few lines at least; a smaller window is scrolled."""
_CATEGORY = 230
_ASSIGNEE = 150
_INKS = {Tone.LATE: "late", Tone.WARN: "soon", Tone.CALM: "calm", Tone.QUIET: "quiet"}
_KEYS = {
    Event.TAKEN: "Ctrl+T",
    Event.VERIFIED: "F4",
    Event.ANSWERED: "F8",
    Event.REJECTED: "F6",
    Event.ESCALATED: "F7",
    Event.REOPENED: "Ctrl+R",
}
_NEXT_KEY = "F5"
_NOTE_HINT = "Jawaban, alasan, atau catatan; jawaban dan alasan penolakan dibaca pelapor dengan kodenya"


class ComplaintDetail(QWidget):
    """What is typed into the note goes with the next move, whatever it is."""

    def __init__(self, model: ComplaintsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: str | None = None
        self._finding_of: tuple[str, int] | None = None
        self._title = label("big", "", "complaint-title")
        self._status = label("muted", "", "complaint-status")
        self._deadline = label("strong", "", "complaint-deadline")
        self._proposal = label("strong", "", "complaint-proposal")
        mark(self._proposal, due="late")
        self._text = _read_only("complaint-text", "Isi pengaduan")
        self._answer = _read_only("complaint-answer", "Jawaban")
        self._answer_title = label("strong", "Jawaban")
        self._person = wrapped("", "", "complaint-person")
        self._about = wrapped("note", "", "complaint-about")
        self._history = QListView()
        self._lines = Rows(("line",), self._history, tip="line")
        self._files = ComplaintFiles(model)
        self._category = Choice("complaint-category", "Jenis menurut SP4N")
        self._finding = QWidget()
        self._evidence = Tick("complaint-evidence", "Disertai bukti yang sah")
        self._assignee = Choice("complaint-assignee", "Petugas yang menangani")
        self._assign = button("assign-complaint", "Tugaskan", self._give, kind="small", key="Ctrl+G")
        self._note = BoundedText("complaint-note", "Jawaban, alasan, atau catatan", LONGEST_ANSWER)
        self._noted = button("note-complaint", "Catat", self._say_note, kind="move", key="Ctrl+S")
        self._acts = {event: self._act(event) for event in ACTS}
        self._next = button("next-complaint-step", "", self._do_next, kind="finish", key=_NEXT_KEY)
        self._lay_out()
        model.detailChanged.connect(self.render_detail)
        model.listChanged.connect(self._offer_officers)
        model.moved.connect(self._note.clear)
        model.busyChanged.connect(self.render_detail)

    def begin(self) -> None:
        """The keyboard goes to the note."""
        self._note.setFocus()

    def render_detail(self) -> None:
        shown = self._model.detail
        if shown is None:
            return
        if shown.id != self._shown:
            # What was typed for another complaint is not sent with this one.
            self._shown = shown.id
            self._note.clear()
        self._title.setText(shown.title)
        self._status.setText(shown.status)
        self._deadline.setText(shown.deadline)
        mark(self._deadline, due=_INKS[shown.tone])
        self._proposal.setText(shown.proposal)
        self._proposal.setVisible(bool(shown.proposal))
        for view, text in ((self._text, shown.text), (self._answer, shown.answer)):
            if view.toPlainText() != text:
                view.setPlainText(text)
        for part in (self._answer, self._answer_title):
            part.setVisible(bool(shown.answer))
        self._person.setText(shown.person)
        self._about.setText(shown.about)
        self._lines.show([(line,) for line in shown.history])
        self._files.show_files(shown)
        self._render_finding(shown)
        self._render_moves(shown)

    def _render_finding(self, shown: Detail) -> None:
        if (shown.id, shown.revision) != self._finding_of:
            self._finding_of = (shown.id, shown.revision)
            at = self._category.findData(shown.category or Category.UNSUPERVISED)
            self._category.setCurrentIndex(at)
            self._evidence.setChecked(shown.valid_evidence)
        self._finding.setVisible(shown.verifies)
        for part in (self._assignee, self._assign):
            part.setVisible(shown.assigns)

    def _render_moves(self, shown: Detail) -> None:
        ready = not self._model.busy
        offered = dict(shown.acts)
        for event, act in self._acts.items():
            act.setVisible(event in offered)
            act.setEnabled(ready)
            if event in offered:
                say(act, offered[event], _KEYS[event])
        mark(self._acts[Event.ESCALATED], proposed=bool(shown.proposal))
        self._noted.setEnabled(ready)
        self._assign.setEnabled(ready)
        _event, text, may = shown.next
        say(self._next, text, _NEXT_KEY if may else "")
        self._next.setEnabled(ready and may)

    def _offer_officers(self) -> None:
        self._assignee.offer((officer.name, officer.id) for officer in self._model.officers)

    def _act(self, event: Event) -> QPushButton:
        return button(f"complaint-{event}", "", partial(self._do, event), kind="move", key=_KEYS[event])

    def _lay_out(self) -> None:
        self._category.offer((CATEGORIES[each], each) for each in Category)
        for choice, width in ((self._category, _CATEGORY), (self._assignee, _ASSIGNEE)):
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            choice.setFixedWidth(width)
        self._note.setFixedHeight(_NOTE)
        self._note.setPlaceholderText(_NOTE_HINT)
        head, time = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._status)
        time.addWidget(self._deadline, 1)
        time.addWidget(self._proposal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(head)
        column.addLayout(time)
        for part in (self._person, self._about, rule()):
            column.addWidget(part)
        column.addLayout(self._middle(), 1)
        column.addWidget(self._files)
        column.addWidget(self._finding_row())
        column.addWidget(self._note)
        column.addLayout(self._moves())
        column.addLayout(self._adding())
        column.addWidget(self._next)

    def _middle(self) -> QHBoxLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP // 2)
        left.addWidget(label("strong", "Isi"))
        left.addWidget(self._text, 3)
        left.addWidget(self._answer_title)
        left.addWidget(self._answer, 2)
        self._history.setObjectName("complaint-history")
        self._history.setAccessibleName("Riwayat")
        self._history.setModel(self._lines)
        self._history.setWordWrap(True)
        self._history.setMinimumHeight(_READABLE)
        right.addWidget(label("strong", "Riwayat"))
        right.addWidget(self._history, 1)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GAP)
        middle.addLayout(left, 1)
        middle.addLayout(right, 1)
        return middle

    def _finding_row(self) -> QWidget:
        """What reading it found."""
        row = QHBoxLayout(self._finding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self._category)
        row.addWidget(self._evidence)
        row.addStretch(1)
        return self._finding

    def _moves(self) -> QHBoxLayout:
        """What moves it on."""
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        for event, act in self._acts.items():
            if event is not Event.ESCALATED:
                row.addWidget(act)
        row.addStretch(1)
        return row

    def _adding(self) -> QHBoxLayout:
        """What is said of it, and who is to see to it."""
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        row.addWidget(self._noted)
        row.addWidget(self._acts[Event.ESCALATED])
        row.addStretch(1)
        row.addWidget(self._assignee)
        row.addWidget(self._assign)
        return row

    def _do(self, event: Event) -> None:
        if event is Event.VERIFIED:
            chosen = self._evidence.isChecked()
            self._model.verify(self._category.currentData(), chosen, self._note.toPlainText())
        else:
            self._model.move(event, self._note.toPlainText())
        if self._model.notice is not None:
            self._note.setFocus()

    def _do_next(self) -> None:
        if self._model.detail is not None:
            self._do(self._model.detail.next[0])

    def _say_note(self) -> None:
        self._do(Event.NOTED)

    def _give(self) -> None:
        self._model.move(Event.ASSIGNED, self._note.toPlainText(), self._assignee.currentData())


def _read_only(name: str, accessible: str) -> QPlainTextEdit:
    """What a visitor wrote is shown as it was typed, and never as markup."""
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(_READABLE)
    return made
