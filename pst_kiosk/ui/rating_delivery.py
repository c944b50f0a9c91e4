"""Taking what a visitor gave to the database, while he is thanked already."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pst_kiosk.domain.errors import Refused
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


RETRY_MS = 1000


@dataclass(frozen=True)
class _Given:
    """What was tapped, and the command that stores it, the same however often it is sent."""

    ticket_id: str
    command_id: str = field(default_factory=new_identity, kw_only=True)
    tapped: float = field(default_factory=time.monotonic, kw_only=True)

    @property
    def ago(self) -> dt.timedelta:
        return dt.timedelta(seconds=time.monotonic() - self.tapped)

    def store(self, services: Services) -> None:
        raise NotImplementedError

    def replaces(self, earlier: _Given) -> bool:
        """Whether all of an earlier one is in this, so that it need not be sent."""
        return type(self) is type(earlier) and self.ticket_id == earlier.ticket_id


@dataclass(frozen=True)
class _Rating(_Given):
    score: int | None
    comment: str | None
    station: Callable[[], str]

    def store(self, services: Services) -> None:
        services.feedback.rate(
            self.command_id,
            self.ticket_id,
            self.score,
            self.comment,
            station=self.station(),
            ago=self.ago,
        )


@dataclass(frozen=True)
class _Answers(_Given):
    scores: Mapping[str, int]
    """By the elements' names."""

    def store(self, services: Services) -> None:
        from pst_kiosk.domain.survey import Element

        answers = {Element(element): score for element, score in self.scores.items()}
        services.feedback.answer_survey(self.ticket_id, answers, ago=self.ago)


class RatingDelivery(QObject):
    """Sends each until it is stored, or until a rule refuses it (rated elsewhere too long ago)."""

    def __init__(
        self, services: Lane[Services], station: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = services
        self._station = station
        self._unsent: list[_Given] = []
        self._sent: _Given | None = None
        self._failing = False
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self._next)
        services.recovered.connect(self._next)

    def rate(self, ticket_id: str, score: int | None, comment: str | None = None) -> None:
        """Store the rating; None is a skipped one. Called again with what was changed or added."""
        self._take(_Rating(ticket_id, score, comment, self._station))

    def answer(self, ticket_id: str, scores: Mapping[str, int]) -> None:
        """Store the survey's answers, by the elements' names."""
        self._take(_Answers(ticket_id, dict(scores)))

    def _take(self, given: _Given) -> None:
        self._unsent = [each for each in self._unsent if not given.replaces(each)]
        self._unsent.append(given)
        self._next()

    def _next(self) -> None:
        if self._unsent and self._sent is None:
            self._sent = self._unsent.pop(0)
            self._lane.post(self._sent.store, self._stored, self._failed)

    def _stored(self, _nothing: None) -> None:
        self._sent = None
        self._failing = False
        self._next()

    def _failed(self, error: Exception) -> None:
        given, self._sent = self._sent, None
        if isinstance(error, Refused):
            self._stored(None)
            return
        assert given is not None
        # To the end, so that one that never succeeds does not hold up the others.
        if not any(each.replaces(given) for each in self._unsent):
            self._unsent.append(given)
        self._retry.start()
        if not self._failing:
            log_fault(__name__, "storing a rating", error)
        self._failing = True
