"""The view model of one visitor's rating of one ticket, at the tablet or at the kiosk."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.ui.complaint_model import ComplaintModel
from pst_kiosk.ui.feedback_words import feedback_words
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import Language
from pst_kiosk.ui.rating_delivery import RatingDelivery

if TYPE_CHECKING:
    from pst_kiosk.domain.profile_parts import Text
    from pst_kiosk.domain.questionnaire import Question
    from pst_kiosk.services.complaint_views import PublicStatus
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services
    from pst_kiosk.ui.rating_spool import RatingSpool

QML_IMPORT_NAME = "Pst"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_COMMENT = 500
"""What can be typed; more is kept of one, but nobody types that at a tablet."""


class Page(StrEnum):
    NONE = "none"
    QUESTION = "question"
    THANKS = "thanks"
    SURVEY = "survey"
    COMMENT = "comment"
    COMPLAINT = "complaint"


@QmlElement
@QmlUncreatable("made by the program")
class FeedbackModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Thanks come with the first tap; what follows is offered and never asked for. What was tapped counts,
    however the visitor leaves.
    """

    changed = Signal()
    spoken = Signal()
    """The language changed; apart, so that a tap does not have every sentence read again."""
    over = Signal()
    """The visitor is done, or does not want to answer."""

    def __init__(
        self,
        services: Lane[Services],
        language: Language,
        station: Callable[[], str],
        channel: str,
        spool: Lane[RatingSpool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`channel`: which screen this is, for what is complained of here; `spool` as in `RatingDelivery`."""
        super().__init__(parent)
        self._language = language
        self._delivery = RatingDelivery(services, station, spool, self)
        self._complaint = ComplaintModel(services, language, channel, self)
        self._complaint.changed.connect(self.changed)
        self._complaint.left.connect(self._to_hub)
        self._words = feedback_words(language)
        self._request: Request | None = None
        self._questions: tuple[Question, ...] = ()
        self._scores: tuple[Text, ...] = ()
        self._page = Page.NONE
        self._score: int | None = None
        self._comment = ""
        self._answers: dict[str, int] = {}
        self._sent: dict[str, int] = {}
        self._place = 0
        self._complained = False
        language.changed.connect(self._speak)

    @property
    def shown(self) -> Page:
        return self._page

    @property
    def untouched(self) -> bool:
        """Whether the visitor has not answered anything yet."""
        return self._page is Page.QUESTION and self._score is None and not self._answers

    def start(self) -> None:
        """Deliver what an earlier run could not."""
        self._delivery.start()

    def begin(self, request: Request) -> None:
        """Ask for this ticket."""
        from pst_kiosk.domain.questionnaire import QUESTIONS
        from pst_kiosk.domain.rating import SCORES

        self._forget()
        self._questions = QUESTIONS
        self._scores = tuple(words for _, words in sorted(SCORES.items()))
        self._request = request
        self._complaint.clear(request.service_key)
        self._go(Page.QUESTION)

    def tell(self, found: PublicStatus) -> None:
        """Say what became of a complaint."""
        self._forget()
        self._request = None
        self._complaint.tell(found)
        self._go(Page.COMPLAINT)

    def leave(self) -> None:
        """The visitor is gone: what was given is delivered and the rest forgotten; a skip is noted as one."""
        if self._page is Page.NONE:
            return
        request = self._request
        self._send_answers()
        if request and self._score is None and not self._comment and not request.rated:
            self._delivery.rate(request.ticket_id, None)
        self._request = None
        self._forget()
        self._complaint.clear()
        self.changed.emit()

    def drop(self) -> None:
        """Nobody was asked after all: note nothing."""
        self._request = None
        self._forget()
        self.changed.emit()

    @Slot(int)
    def rate(self, score: int) -> None:
        """The visitor tapped a face (1 worst, 4 best)."""
        if self._page is Page.QUESTION and self._request is not None:
            self._score = score
            self._delivery.rate(self._request.ticket_id, score, self._comment or None)
            self._go(Page.THANKS)

    @Slot()
    def skip(self) -> None:
        if self._page is Page.QUESTION:
            if self._gave_something:
                self._go(Page.THANKS)
            else:
                self.over.emit()

    @Slot()
    def reconsider(self) -> None:
        """The visitor wants to change the face, or to choose one after all."""
        if self._page is Page.THANKS:
            self._go(Page.QUESTION)

    @Slot()
    def openSurvey(self) -> None:
        self._open(Page.SURVEY)

    @Slot()
    def openComment(self) -> None:
        self._open(Page.COMMENT)

    @Slot()
    def openComplaint(self) -> None:
        if self._request is not None:
            self._complaint.clear(self._request.service_key)
            self._open(Page.COMPLAINT)

    @Slot(int)
    def answer(self, score: int) -> None:
        """The visitor tapped an answer of the present question (1 to 4)."""
        if self._page is Page.SURVEY:
            self._answers[self._questions[self._place].element.value] = score
            self._turn()

    @Slot()
    def skipQuestion(self) -> None:
        if self._page is Page.SURVEY:
            self._turn()

    @Slot()
    def endSurvey(self) -> None:
        if self._page is Page.SURVEY:
            self._to_hub()

    @Slot(str)
    def keepComment(self, text: str) -> None:
        """The visitor sends the comment; an empty one is none."""
        if self._page is not Page.COMMENT or self._request is None:
            return
        self._comment = text.strip()[:LONGEST_COMMENT]
        if self._comment:
            self._delivery.rate(self._request.ticket_id, self._score, self._comment)
        self._to_hub()

    @Slot()
    def back(self) -> None:
        if self._page is Page.SURVEY and self._place > 0:
            self._place -= 1
            self.changed.emit()
        elif self._page is Page.COMPLAINT:
            self._complaint.back()
        elif self._page in (Page.SURVEY, Page.COMMENT):
            self._to_hub()

    @Slot()
    def done(self) -> None:
        if self._page is not Page.NONE:
            self.over.emit()

    def _open(self, page: Page) -> None:
        if self._page in (Page.QUESTION, Page.THANKS):
            self._place = 0
            self._go(page)

    def _turn(self) -> None:
        """To the next question; after the last one the survey is over."""
        if self._place + 1 < len(self._questions):
            self._place += 1
            self.changed.emit()
        else:
            self._to_hub()

    def _to_hub(self) -> None:
        """Where everything is offered from: the thanks, for whoever gave anything, else the faces."""
        if self._request is None:
            self.over.emit()
            return
        if self._page is Page.SURVEY:
            self._send_answers()
        if self._page is Page.COMPLAINT:
            self._complained = self._complained or bool(self._complaint.property("number"))
            self._complaint.clear()
        self._go(Page.THANKS if self._gave_something else Page.QUESTION)

    @property
    def _gave_something(self) -> bool:
        return self._score is not None or bool(self._answers or self._comment)

    def _send_answers(self) -> None:
        if self._request is not None and self._answers != self._sent:
            self._sent = dict(self._answers)
            self._delivery.answer(self._request.ticket_id, self._sent)

    def _forget(self) -> None:
        self._page = Page.NONE
        self._score = None
        self._comment = ""
        self._answers = {}
        self._sent = {}
        self._place = 0
        self._complained = False

    def _go(self, page: Page) -> None:
        self._page = page
        self.changed.emit()

    def _speak(self) -> None:
        self._words = feedback_words(self._language)
        self.spoken.emit()
        self.changed.emit()

    def _spoken(self) -> str:
        return str(self._language.property("code"))

    def _subject(self) -> str:
        """Number, where there is one, and service."""
        if self._request is None:
            return ""
        return " · ".join(filter(None, (self._request.number, self._request.service[self._spoken()])))

    def _title(self) -> str:
        of_request = self._request is not None and self._request.of_request
        return self._words["question_request" if of_request else "question"]

    def _faces(self) -> list[str]:
        return [words[self._spoken()] for words in self._scores] if self._request else []

    def _question(self) -> str:
        return self._questions[self._place].words[self._spoken()] if self._request else ""

    def _labels(self) -> list[str]:
        if self._request is None:
            return []
        return [answer[self._spoken()] for answer in self._questions[self._place].answers]

    def _chosen(self) -> int:
        """The answer given to the present question; 0 while there is none."""
        if self._request is None:
            return 0
        return self._answers.get(self._questions[self._place].element.value, 0)

    def _count(self) -> int:
        return len(self._questions) if self._request else 0

    def _step(self) -> str:
        return self._words["step"].format(number=self._place + 1, count=self._count())

    complaint = Property(QObject, lambda self: self._complaint, constant=True)
    page = Property(str, lambda self: self._page.value, notify=changed)
    # A map for Qt; PySide's stub knows only types here.
    words = Property("QVariantMap", lambda self: self._words, notify=spoken)  # type: ignore[arg-type]
    subject = Property(str, _subject, notify=changed)
    title = Property(str, _title, notify=changed)
    faces = Property("QStringList", _faces, notify=changed)  # type: ignore[arg-type]
    rated = Property(
        bool,
        lambda self: self._score is not None or bool(self._request and self._request.rated),
        notify=changed,
    )
    """Whether there is a rating, which a tap changes."""
    offersSurvey = Property(bool, lambda self: not self._answers, notify=changed)
    offersComment = Property(bool, lambda self: not self._comment, notify=changed)
    offersComplaint = Property(bool, lambda self: not self._complained, notify=changed)
    place = Property(int, lambda self: self._place, notify=changed)
    count = Property(int, _count, notify=changed)
    step = Property(str, _step, notify=changed)
    question = Property(str, _question, notify=changed)
    labels = Property("QStringList", _labels, notify=changed)  # type: ignore[arg-type]
    chosen = Property(int, _chosen, notify=changed)
    longestComment = Property(int, lambda self: LONGEST_COMMENT, constant=True)
