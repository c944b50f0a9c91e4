"""The rating tablet's view model: at rest, finding a ticket, asking its visitor, and back by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.rating.facts import RatingFacts, read_rating
from pst_kiosk.rating.tablet import Page, Tablet, choosable, tablet
from pst_kiosk.ui import feedback_model
from pst_kiosk.ui.errand import Errand
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.feedback_model import FeedbackModel
from pst_kiosk.ui.feedback_search import look_up
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import ENGLISH, INDONESIAN, Language
from pst_kiosk.ui.live_read import LiveRead
from pst_kiosk.ui.messages import sentence
from pst_kiosk.ui.scanner import Scanner

if TYPE_CHECKING:
    from pst_kiosk.services.complaint_views import PublicStatus
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services
    from pst_kiosk.ui.rating_spool import RatingSpool

QML_IMPORT_NAME = "Pst.Rating"
QML_IMPORT_MAJOR_VERSION = 1

THANKS_MS = 12_000
"""Long enough to read what may be added, short enough for the next visitor."""
PATIENCE_MS = 60_000
LONGEST = 12
"""What can be typed; a code has eight letters, a number up to six."""


@QmlElement
@QmlUncreatable("made by the program")
class RatingModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Between two visitors it is this model's, with a visitor `feedback`'s."""

    changed = Signal()

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        desks: Callable[[], Sequence[str]],
        station: Callable[[], str],
        spool: Lane[RatingSpool] | None = None,
        *,
        thanks_ms: int = THANKS_MS,
        patience_ms: int = PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """`desks` and `station` are asked in the database's lane: by which desks the tablet stands (keys),
        and its name; `spool` keeps what could not be delivered."""
        super().__init__(parent)
        self._services = services
        self._facts: RatingFacts | None = None
        self._away: str | None = None
        self._page = Page.REST
        self.speaks = Language("rating", self)
        self._feedback = FeedbackModel(services, self.speaks, station, "tablet", spool, self)
        self._by_itself = False
        """Whether the visitor was asked without having said a number."""
        self._asking = ""
        # Until the answer is stored the database would name the same visit again.
        self._answered: set[str] = set()
        self._text = ""
        self._fault: Exception | None = None
        self._errand: Errand | None = None
        self._shown = Tablet()
        self._scanner = Scanner(self)
        self._scanner.scanned.connect(self._look_up)
        self._feedback.changed.connect(self._watch)
        self._feedback.over.connect(self._rest)
        self._read = LiveRead(services, feed, lambda opened: read_rating(opened, desks()), self)
        self._read.fresh.connect(self._take)
        self._read.away.connect(self._lose)
        self._thanks_ms, self._patience_ms = thanks_ms, patience_ms
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._rest)
        self.speaks.changed.connect(self._derive)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._feedback.start()
        self._read.refresh()

    @Slot()
    def touch(self) -> None:
        """Somebody is at the tablet."""
        if self._page is not Page.REST:
            self._wait()

    @Slot()
    def switchLanguage(self) -> None:
        self.speaks.use(INDONESIAN if str(self.speaks.code) == ENGLISH else ENGLISH)

    @Slot(int)
    def choose(self, place: int) -> None:
        """The visitor tapped his number."""
        if self._page is Page.REST and self._facts is not None:
            numbers = choosable(self._facts, self._answered)
            if place < len(numbers):
                self._ask(numbers[place], by_itself=False)

    @Slot()
    def openFind(self) -> None:
        if self._page is Page.REST:
            self._clear_search()
            self._page = Page.FIND
            self._wait()
            self._derive()

    @Slot(str)
    def press(self, key: str) -> None:
        """The visitor tapped a key of the pad."""
        self._write((self._text + key)[:LONGEST])

    @Slot()
    def erase(self) -> None:
        self._write(self._text[:-1])

    @Slot()
    def find(self) -> None:
        if self._page is Page.FIND and self._text:
            self._look_up(self._text)

    @Slot()
    def back(self) -> None:
        if self._page is Page.FIND:
            self._rest()

    def _write(self, text: str) -> None:
        if self._page is Page.FIND and self._errand is None:
            self._text = text
            self._fault = None
            self._derive()

    def _look_up(self, text: str) -> None:
        if self._errand is not None or not self._gives_way():
            return
        self._page = Page.FIND
        self._fault = None
        self._errand = Errand(self._services, lambda services: look_up(services, text), self)
        self._errand.answered.connect(self._found)
        self._errand.refused.connect(self._not_found)
        self._errand.away.connect(self._not_yet)
        self._errand.post()
        self._wait()
        self._derive()

    def _gives_way(self) -> bool:
        """Whether somebody with a ticket in hand need not wait: nobody is in the middle of answering."""
        if self._page is Page.FEEDBACK and self._feedback.shown is feedback_model.Page.THANKS:
            self._finish()
        elif self._page is Page.FEEDBACK and self._by_itself and self._feedback.untouched:
            self._feedback.drop()
            self._page = Page.REST
        return self._page is not Page.FEEDBACK

    def _found(self, found: Request | PublicStatus) -> None:
        from pst_kiosk.services.feedback import Request

        self._clear_search()
        if isinstance(found, Request):
            self._ask(found, by_itself=False)
        else:
            self._page = Page.FEEDBACK
            self._by_itself = False
            self._asking = ""
            self._feedback.tell(found)
            self._derive()

    def _not_found(self, refused: Exception) -> None:
        self._clear_search()
        self._fault = refused
        self._wait()
        self._derive()

    def _not_yet(self, fault: Exception) -> None:
        self._fault = fault
        self._derive()

    def _clear_search(self) -> None:
        self._text = ""
        self._fault = None
        if self._errand is not None:
            self._errand.drop()
            self._errand = None

    def _ask(self, request: Request, *, by_itself: bool) -> None:
        self._page = Page.FEEDBACK
        self._by_itself = by_itself
        self._asking = request.ticket_id
        if by_itself:
            self.speaks.use(ENGLISH if request.language == ENGLISH else INDONESIAN)
        self._feedback.begin(request)
        self._derive()

    def _take(self, facts: RatingFacts) -> None:
        self._facts = facts
        self._away = None
        standing = {request.ticket_id for request in facts.standing}
        asked_in_vain = self._by_itself and self._asking not in standing
        if self._page is Page.FEEDBACK and asked_in_vain and self._feedback.untouched:
            # Somebody else has come out since; it was answered at another screen, or taken back at the desk.
            self._feedback.leave()
            self._page = Page.REST
            self._rest()
        else:
            self._ask_if_free()

    def _lose(self, code: str) -> None:
        self._away = code
        self._derive()

    def _rest(self) -> None:
        """The visitor has left; the next one is greeted in Indonesian, as everybody is."""
        self._finish()
        self._clear_search()
        self._scanner.clear()
        self._ask_if_free()

    def _finish(self) -> None:
        self._waiting.stop()
        if self._page is Page.FEEDBACK:
            self._answered.add(self._asking)
            self._page = Page.REST
            self._feedback.leave()
        self._page = Page.REST
        self.speaks.use(INDONESIAN)

    def _ask_if_free(self) -> None:
        waiting = (each for each in self._standing() if each.ticket_id not in self._answered)
        request = next(waiting, None)
        if self._page is Page.REST and request is not None:
            self._ask(request, by_itself=True)
        self._derive()

    def _standing(self) -> tuple[Request, ...]:
        return self._facts.standing if self._facts is not None else ()

    def _watch(self) -> None:
        if self._page is Page.FEEDBACK:
            self._wait()
        self.changed.emit()

    def _wait(self) -> None:
        """From now on, so long without a touch, and the visitor has left."""
        thanking = self._page is Page.FEEDBACK and self._feedback.shown is feedback_model.Page.THANKS
        self._waiting.start(self._thanks_ms if thanking else self._patience_ms)

    def _derive(self) -> None:
        self._shown = tablet(self._facts, self._answered, self._away)
        self.changed.emit()

    def _page_name(self) -> str:
        return self._feedback.shown.value if self._page is Page.FEEDBACK else self._page.value

    def _column(self, name: str) -> list[str]:
        return [getattr(number, name) for number in self._shown.numbers]

    def _message(self) -> str:
        return sentence(self._fault, self.speaks) if self._fault else ""

    feedback = Property(QObject, lambda self: self._feedback, constant=True)
    scanner = Property(QObject, lambda self: self._scanner, constant=True)
    page = Property(str, _page_name, notify=changed)
    office = Property(str, lambda self: self._shown.office, notify=changed)
    shared = Property(bool, lambda self: self._shown.shared, notify=changed)
    numbers = Property("QStringList", lambda self: self._column("number"), notify=changed)  # type: ignore[arg-type]
    services = Property("QStringList", lambda self: self._column("service"), notify=changed)  # type: ignore[arg-type]
    notice = Property(str, lambda self: self._shown.notice, notify=changed)
    language = Property(str, lambda self: str(self.speaks.code), notify=changed)
    text = Property(str, lambda self: self._text, notify=changed)
    message = Property(str, _message, notify=changed)
    searching = Property(bool, lambda self: self._errand is not None, notify=changed)
