"""The view model of a complaint, suggestion or input a visitor writes at a screen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.dates import long_date
from pst_kiosk.ui.errand import Errand
from pst_kiosk.ui.feedback_words import feedback_words
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import Language
from pst_kiosk.ui.messages import sentence

if TYPE_CHECKING:
    from pst_kiosk.services.complaint_views import PublicStatus, Receipt
    from pst_kiosk.services.opening import Services

QML_IMPORT_NAME = "Pst"
QML_IMPORT_MAJOR_VERSION = 1

KINDS = ("complaint", "suggestion", "input")
_LONGEST_TEXT = 4000
_LONGEST_CONTACT = 120


class Step(StrEnum):
    """One question a page."""

    KIND = "kind"
    TEXT = "text"
    CONTACT = "contact"
    RECEIPT = "receipt"
    STATUS = "status"
    """What became of one that was sent before."""


@QmlElement
@QmlUncreatable("made by the program")
class ComplaintModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """What is written is forgotten with `clear`; once sent it goes on to the database all the same."""

    changed = Signal()
    left = Signal()
    """Back from the first page."""

    def __init__(
        self, services: Lane[Services], language: Language, channel: str, parent: QObject | None = None
    ) -> None:
        """`channel`: the screen it is written at."""
        super().__init__(parent)
        self._services = services
        self._language = language
        self._channel = channel
        self.clear()

    def clear(self, service: str | None = None) -> None:
        """Begin anew, with nothing of what was written; `service` is the one it is about."""
        self._service = service
        self._step = Step.KIND
        self._kind = ""
        self._text = ""
        self._contact = ""
        self._fault: Exception | None = None
        self._receipt: Receipt | None = None
        self._errand: Errand | None = None
        self._followed: PublicStatus | None = None
        self.changed.emit()

    def tell(self, found: PublicStatus) -> None:
        """Show what became of one."""
        self.clear()
        self._followed = found
        self._go(Step.STATUS)

    @Slot(str)
    def choose(self, kind: str) -> None:
        if self._step is Step.KIND and kind in KINDS:
            self._kind = kind
            self._go(Step.TEXT)

    @Slot(str)
    def write(self, text: str) -> None:
        self._text = text
        self.changed.emit()

    @Slot(str)
    def writeContact(self, text: str) -> None:
        self._contact = text
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        if self._step is Step.TEXT and self._text.strip():
            self._go(Step.CONTACT)
        elif self._step is Step.CONTACT:
            self._send()

    @Slot()
    def back(self) -> None:
        if self._errand is not None:
            return
        if self._step is Step.TEXT:
            self._go(Step.KIND)
        elif self._step is Step.CONTACT:
            self._go(Step.TEXT)
        else:
            self.left.emit()

    def _go(self, step: Step) -> None:
        self._step = step
        self._fault = None
        self.changed.emit()

    def _send(self) -> None:
        if self._errand is not None:
            return
        command_id, service = new_identity(), self._service
        kind, channel, text, contact = self._kind, self._channel, self._text, self._contact or None

        def submit(services: Services) -> Receipt:
            from pst_kiosk.domain.complaints import Channel, Kind

            return services.complaints.submit(
                command_id, Kind(kind), Channel(channel), text, contact, service=service
            )

        errand = Errand(self._services, submit, self)
        errand.answered.connect(lambda receipt: self._answered(errand, receipt, None))
        errand.refused.connect(lambda fault: self._answered(errand, None, fault))
        errand.away.connect(lambda fault: self._away(errand, fault))
        self._errand = errand
        self._fault = None
        self.changed.emit()
        errand.post()

    def _answered(self, errand: Errand, receipt: Receipt | None, fault: Exception | None) -> None:
        # Whoever sent it may have left meanwhile: the next one does not see his code.
        if errand is self._errand:
            self._errand = None
            self._receipt, self._fault = receipt, fault
            if receipt is not None:
                self._step = Step.RECEIPT
                self._text = self._contact = ""
            self.changed.emit()
        errand.drop()

    def _away(self, errand: Errand, fault: Exception) -> None:
        if errand is self._errand:
            self._fault = fault
            self.changed.emit()

    def _message(self) -> str:
        """Why it cannot be sent; while it is under way the page says so itself."""
        if self._fault is None or self._errand is not None:
            return ""
        return sentence(self._fault, self._language)

    def _number(self) -> str:
        told = self._receipt or self._followed
        return told.number if told else ""

    def _state(self) -> str:
        """Where it stands, and until when it is answered."""
        found = self._followed
        if found is None:
            return ""
        words = feedback_words(self._language)
        sentences = [words[f"state_{found.status.value}"]]
        if found.answered_at is None:
            due = long_date(found.due, str(self._language.property("code")))
            sentences.append(words["late" if found.late else "due"].format(day=due))
        return " ".join(sentences)

    def _code(self) -> str:
        if self._receipt is None:
            return ""
        from pst_kiosk.domain.complaint_code import as_shown

        return as_shown(self._receipt.code)

    step = Property(str, lambda self: self._step.value, notify=changed)
    kind = Property(str, lambda self: self._kind, notify=changed)
    text = Property(str, lambda self: self._text, notify=changed)
    contact = Property(str, lambda self: self._contact, notify=changed)
    ready = Property(bool, lambda self: bool(self._text.strip()), notify=changed)
    busy = Property(bool, lambda self: self._errand is not None, notify=changed)
    waits = Property(bool, lambda self: self._errand is not None and self._fault is not None, notify=changed)
    """Whether it was sent and the database does not answer."""
    message = Property(str, _message, notify=changed)
    number = Property(str, _number, notify=changed)
    state = Property(str, _state, notify=changed)
    late = Property(bool, lambda self: bool(self._followed and self._followed.late), notify=changed)
    answer = Property(str, lambda self: self._followed.answer if self._followed else "", notify=changed)
    code = Property(str, _code, notify=changed)
    plainCode = Property(str, lambda self: self._receipt.code if self._receipt else "", notify=changed)
    longestText = Property(int, lambda self: _LONGEST_TEXT, constant=True)
    longestContact = Property(int, lambda self: _LONGEST_CONTACT, constant=True)
