"""The guest book, filled in by the officer with the visitor at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Draft, Question
    from pst_kiosk.domain.office import GuestBookRules
    from pst_kiosk.services.opening import Services

IDENTITY = "identity_shown"
RETRY_MS = 1000

_LABELS = {
    "name": "Nama",
    "email": "E-mail",
    "phone": "Nomor telepon",
    "sex": "Jenis kelamin",
    "birth_year": "Tahun lahir",
    "education": "Pendidikan terakhir",
    "job": "Pekerjaan utama",
    "institution_category": "Kategori instansi",
    "institution": "Nama instansi",
    "main_use": "Kegunaan data",
    "means": "Sarana BPS yang pernah digunakan",
    "assistance": "Bantuan khusus",
}
"""An officer reads labels, a visitor questions; a field without a label here shows its question."""


@dataclass(frozen=True)
class Field:
    """One field of the form. `answer` is the kind of answer: text, email, phone, year, one, many."""

    name: str
    label: str
    question: str
    answer: str
    required: bool
    options: Mapping[int, str]


def field_of(question: Question) -> Field:
    return Field(
        question.field,
        _LABELS.get(question.field, question.text.id),
        question.text.id,
        str(question.answer),
        question.required,
        {code: text.id for code, text in (question.options or {}).items()},
    )


def form_fields(rules: GuestBookRules) -> tuple[Field, ...]:
    """The fields of an office's guest book, in the order asked."""
    from pst_kiosk.domain.guestbook import questions

    return tuple(field_of(question) for question in questions(rules))


class GuestBookModel(QObject):
    """The draft of one visitor: kept as typed until it is signed, whatever goes wrong.

    `filled` comes when it holds what the visitor left at the kiosk, or what a desk kept of him, besides what
    was typed here before.
    """

    edited = Signal()
    filled = Signal()
    errorsChanged = Signal()
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.identity_shown = False
        self.draft: dict[str, str | int | None] = {}
        self.errors: dict[str, str] = {}
        """What is wrong with a field, by the code of `guestbook.Invalid`."""
        self.left_before = False
        self._typed: set[str] = set()
        self._ask: Callable[[], None] | None = None
        self._again = QTimer(self, interval=RETRY_MS, singleShot=True)

    def answer(self, field: str, value: str | int | None) -> None:
        """What now stands in a field: text as typed, a code, the sum of several codes, or nothing."""
        self.draft[field] = value
        self._typed.add(field)
        self._mended(field)

    def ask_for_left(self, lane: Lane[Services], ticket_id: str, officer_id: str) -> None:
        """Take in what was left before, if anything; asked once, also where it is away."""
        if self._ask is not None:
            return

        def ask() -> None:
            lane.post(
                lambda services: services.reception.left_guest_book(ticket_id, officer_id),
                self._fill,
                self._failed,
            )

        self._ask = ask
        self._again.timeout.connect(ask)
        ask()

    def show_identity(self, shown: bool) -> None:
        self.identity_shown = shown
        self._mended(IDENTITY)

    def refuse(self, errors: Mapping[str, str]) -> None:
        """Every field that needs another look."""
        self.errors = dict(errors)
        self.errorsChanged.emit()
        self.refused.emit()

    def signing(self, ticket_id: str, officer_id: str) -> Callable[[Services, str], None]:
        """A command that signs the draft as it stands now."""
        draft, identity_shown = dict(self.draft), self.identity_shown

        def sign(services: Services, command_id: str) -> None:
            services.reception.sign_guest_book(command_id, ticket_id, officer_id, draft, identity_shown)

        return sign

    def keeping(self, ticket_id: str, officer_id: str) -> Callable[[Services, str], None] | None:
        """A command that keeps what was typed here for who takes the visitor up again; None: nothing was."""
        typed = {field: self.draft[field] for field in self._typed}
        if not typed:
            return None

        def keep(services: Services, command_id: str) -> None:
            services.reception.keep_guest_book(command_id, ticket_id, officer_id, typed)

        return keep

    def _fill(self, left: Draft | None) -> None:
        if left is not None:
            self.draft = {**left, **self.draft}
            self.left_before = True
            typed = set(self._typed)
            self.filled.emit()
            # A form that shows it reports it like typing.
            self._typed = typed

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self._again.start()
        else:
            log_fault(__name__, "reading a guest book left before", error)

    def _mended(self, field: str) -> None:
        if self.errors.pop(field, None) is not None:
            self.errorsChanged.emit()
        self.edited.emit()
