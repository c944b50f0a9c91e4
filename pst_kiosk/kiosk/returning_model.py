"""Who has been here before is known again: by a ticket's code, or by a contact and birth years."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.clocks import steady_seconds
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.ticket_code import LENGTH, is_code
from pst_kiosk.kiosk.countdown import Countdown
from pst_kiosk.kiosk.home_model import HomeModel
from pst_kiosk.kiosk.under_way import UnderWay
from pst_kiosk.ui.identity import new_identity

if TYPE_CHECKING:
    from pst_kiosk.domain.birth_years import BirthYears

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

_SCANNING_S = 0.5
"""A scanner types a whole code within it; nobody's fingers do."""


@QmlElement
@QmlUncreatable("made by the program")
class ReturningModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Holds what is typed from `clear` to `clear`. `recognised` carries who it is, masked; `lost` a refusal
    this page has no words for. A wrong guess is told in the same words whatever was wrong.
    """

    changed = Signal()
    touched = Signal()
    recognised = Signal(object)
    lost = Signal(object)

    def __init__(
        self,
        home: HomeModel,
        under_way: UnderWay,
        station: Callable[[], str],
        second_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._under_way = under_way
        self._station = station
        self._contact = ""
        self._edits: deque[float] = deque(maxlen=LENGTH)
        """When it was typed last, by the steady clock."""
        self._asks_years = self._wrong = False
        self._later = Countdown(second_ms, self)
        self._later.ticked.connect(self.changed)
        self._later.ended.connect(self.changed)

    def clear(self) -> None:
        """Forget what was typed; a wait goes on in the database."""
        self._contact = ""
        self._asks_years = self._wrong = False
        self._later.stop()
        self.changed.emit()

    def speak(self, _language: str) -> None:
        self.changed.emit()

    def back(self) -> bool:
        """From the years to the contact; False where there is nothing to go back to."""
        if not self._asks_years:
            return False
        self._asks_years = False
        self.changed.emit()
        return True

    def scanned(self, code: str) -> None:
        """A ticket of an earlier visit was scanned."""
        if self._ready:
            attempt, station = new_identity(), self._station
            self._under_way.ask(
                lambda services: services.recognition.by_ticket(attempt, station(), code),
                self._know,
                self._refuse,
            )

    @Slot(str)
    def write(self, text: str) -> None:
        """The visitor typed; `text` is all of the field."""
        self._contact = text.strip()
        self._edits.append(steady_seconds())
        self._wrong = False
        self.touched.emit()
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        """On to the years of birth; a scanner types a ticket's code here as well, which needs none."""
        code = self._scanned_code()
        if code:
            self._contact = self._contact.removesuffix(code)
            self.changed.emit()
            self.scanned(code)
        elif self._contact and self._ready:
            self._asks_years, self._wrong = True, False
            self.changed.emit()

    @Slot(int)
    def choose(self, group: int) -> None:
        """The visitor tapped when he was born."""
        if not self._asks_years or not self._ready:
            return
        attempt, station = new_identity(), self._station
        contact, years = self._contact, self._groups()[group]
        self._under_way.ask(
            lambda services: services.recognition.by_contact(attempt, station(), contact, *years),
            self._know,
            self._refuse,
        )

    def _scanned_code(self) -> str:
        """The code in the field, alone or after what was typed before the scan; empty where there is none."""
        last = self._contact[-LENGTH:]
        quick = len(self._edits) == LENGTH and steady_seconds() - self._edits[0] <= _SCANNING_S
        return last if is_code(last) and (quick or last == self._contact) else ""

    @property
    def _ready(self) -> bool:
        return not self._under_way.busy and not self._later.left

    def _know(self, known: object) -> None:
        self.clear()
        self.recognised.emit(known)

    def _refuse(self, refused: Exception) -> None:
        code = refused.code if isinstance(refused, Refused) else ""
        if isinstance(refused, Refused) and code == "recognise_later":
            self._later.start(int(str(refused.details["seconds"])))
        elif code == "not_recognised":
            self._wrong = True
        else:
            self.lost.emit(refused)
        self._asks_years = False
        self.changed.emit()

    def _groups(self) -> tuple[BirthYears, ...]:
        from pst_kiosk.domain.birth_years import groups

        facts = self._home.facts
        return groups(facts.at.date()) if facts else ()

    def _group_words(self) -> list[str]:
        if not self._asks_years:
            return []
        first, *between, last = self._groups()
        return [
            translate("Kiosk", "{year} atau sesudahnya").format(year=first.oldest),
            *(f"{years.oldest}–{years.youngest}" for years in between),
            translate("Kiosk", "{year} atau sebelumnya").format(year=last.youngest),
        ]

    def _message(self) -> str:
        if self._later.left:
            return translate(
                "Kiosk",
                "Silakan coba lagi dalam {count} detik. Anda juga dapat kembali dan mengisi buku tamu baru.",
            ).format(count=self._later.left)
        if self._wrong:
            return translate("Kiosk", "Data tidak ditemukan. Silakan periksa atau isi buku tamu baru.")
        return ""

    contact = Property(str, lambda self: self._contact, notify=changed)
    asksYears = Property(bool, lambda self: self._asks_years, notify=changed)
    waiting = Property(bool, lambda self: self._later.left > 0, notify=changed)
    """Whether a guess must wait."""
    groups = Property("QStringList", _group_words, notify=changed)  # type: ignore[arg-type]
    message = Property(str, _message, notify=changed)
