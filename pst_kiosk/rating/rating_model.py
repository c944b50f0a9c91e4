"""The rating tablet's view model: at rest, asking, thanking, and back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.rating.delivery import Delivery
from pst_kiosk.rating.facts import RatingFacts, read_rating
from pst_kiosk.rating.tablet import Page, Tablet, tablet
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import ENGLISH, INDONESIAN, Language
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services

QML_IMPORT_NAME = "Pst.Rating"
QML_IMPORT_MAJOR_VERSION = 1

THANKS_MS = 4000
PATIENCE_MS = 60_000


@QmlElement
@QmlUncreatable("made by the program")
class RatingModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """All the tablet shows, and what a tap does."""

    changed = Signal()

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        *,
        thanks_ms: int = THANKS_MS,
        patience_ms: int = PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._facts: RatingFacts | None = None
        self._away = False
        self._page = Page.REST
        self._request: Request | None = None
        self.speaks = Language("rating", self)
        # Until the answer is stored the database would name the same visit again.
        self._answered: set[str] = set()
        self._shown = Tablet()
        self._delivery = Delivery(services, self)
        self._read = LiveRead(services, feed, read_rating, self)
        self._read.fresh.connect(self._take)
        self._read.away.connect(self._lose)
        self._thanking = QTimer(self, interval=thanks_ms, singleShot=True)
        self._thanking.timeout.connect(self._rest)
        self._waiting = QTimer(self, interval=patience_ms, singleShot=True)
        self._waiting.timeout.connect(self.skip)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._read.refresh()

    @Slot(int)
    def rate(self, score: int) -> None:
        """The visitor tapped a face (1 worst, 4 best)."""
        if self._page is Page.QUESTION:
            self._answer(score)
            self._page = Page.THANKS
            self._thanking.start()
            self._derive()

    @Slot()
    def skip(self) -> None:
        """The visitor does not answer, or has left."""
        if self._page is Page.QUESTION:
            self._answer(None)
            self._rest()

    @Slot()
    def switchLanguage(self) -> None:
        if self._page is Page.QUESTION:
            self.speaks.use(INDONESIAN if str(self.speaks.code) == ENGLISH else ENGLISH)
            self._waiting.start()
            self._derive()

    def _answer(self, score: int | None) -> None:
        assert self._request is not None
        self._waiting.stop()
        self._answered.add(self._request.ticket_id)
        self._delivery.send(self._request.ticket_id, score)

    def _take(self, facts: RatingFacts) -> None:
        self._facts = facts
        self._away = False
        if self._page is Page.QUESTION and facts.request is None:
            # Answered at another tablet, or too long ago.
            self._waiting.stop()
            self._rest()
        else:
            self._ask_if_free()

    def _lose(self, _code: str) -> None:
        self._away = True
        self._derive()

    def _rest(self) -> None:
        self._page = Page.REST
        self.speaks.use(INDONESIAN)
        self._ask_if_free()

    def _ask_if_free(self) -> None:
        request = self._facts.request if self._facts else None
        if self._page is Page.REST and request and request.ticket_id not in self._answered:
            self._page = Page.QUESTION
            self._request = request
            self.speaks.use(ENGLISH if request.language == ENGLISH else INDONESIAN)
            self._waiting.start()
        self._derive()

    def _derive(self) -> None:
        shown = tablet(self._facts, self._page, self._request, str(self.speaks.code), away=self._away)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    page = Property(str, lambda self: self._shown.page.value, notify=changed)
    office = Property(str, lambda self: self._shown.office, notify=changed)
    subject = Property(str, lambda self: self._shown.subject, notify=changed)
    language = Property(str, lambda self: self._shown.language, notify=changed)
    faces = Property("QStringList", lambda self: list(self._shown.faces), notify=changed)  # type: ignore[arg-type]
    notice = Property(str, lambda self: self._shown.notice, notify=changed)
