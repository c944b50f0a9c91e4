"""Taking what a visitor gave to the database, while he is thanked already."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from pst_kiosk.domain.errors import Refused
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault, log_line

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.ui.rating_spool import RatingSpool


RETRY_MS = 1000


@dataclass(frozen=True)
class _Given:
    """What was tapped, and the command that stores it, the same however often it is sent."""

    ticket_id: str
    command_id: str = field(default_factory=new_identity, kw_only=True)
    tapped: float = field(default_factory=time.monotonic, kw_only=True)
    """By the monotonic clock."""

    @property
    def ago(self) -> dt.timedelta:
        return dt.timedelta(seconds=time.monotonic() - self.tapped)

    def store(self, services: Services, station: str) -> None:
        raise NotImplementedError

    def replaces(self, earlier: _Given) -> bool:
        """Whether all of an earlier one is in this, so that it need not be sent."""
        return type(self) is type(earlier) and self.ticket_id == earlier.ticket_id


@dataclass(frozen=True)
class _Rating(_Given):
    score: int | None
    comment: str | None

    def store(self, services: Services, station: str) -> None:
        services.feedback.rate(
            self.command_id, self.ticket_id, self.score, self.comment, station=station, ago=self.ago
        )


@dataclass(frozen=True)
class _Answers(_Given):
    scores: Mapping[str, int]
    """By the elements' names."""

    def store(self, services: Services, station: str) -> None:
        from pst_kiosk.domain.survey import Element

        answers = {Element(element): score for element, score in self.scores.items()}
        services.feedback.answer_survey(self.ticket_id, answers, ago=self.ago)


def _kept(given: _Given) -> dict[str, Any]:
    """As it is written down: with the time of the clock, as the monotonic one begins anew with the PC."""
    own = {name: value for name, value in vars(given).items() if name != "tapped"}
    return {"kind": type(given).__name__, "at": time.time() - given.ago.total_seconds(), **own}


def _read(entries: Sequence[Mapping[str, Any]]) -> list[_Given]:
    """Those this program understands; another version may have written them."""
    read: list[_Given] = []
    for entry in entries:
        fields = dict(entry)
        try:
            kind, at = fields.pop("kind"), float(fields.pop("at"))
            made: type[_Given] = {"_Rating": _Rating, "_Answers": _Answers}[kind]
            read.append(made(**fields, tapped=time.monotonic() - max(0.0, time.time() - at)))
        except (KeyError, TypeError, ValueError):
            log_line(__name__, "an undelivered rating could not be read; it is left out")
    return read


class RatingDelivery(QObject):
    """Sends each until it is stored, or until a rule refuses it (rated elsewhere too long ago)."""

    def __init__(
        self,
        services: Lane[Services],
        station: Callable[[], str],
        spool: Lane[RatingSpool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`spool`: where what the database does not take at once is kept over a restart; None where visitors
        need the database to come as far as rating."""
        super().__init__(parent)
        self._lane = services
        self._station = station
        self._spool = spool
        self._unsent: list[_Given] = []
        self._sent: _Given | None = None
        self._failing = False
        self._keeps = False
        """Whether something is in the spool."""
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self._next)
        services.recovered.connect(self._next)

    def start(self) -> None:
        """Go on with what an earlier run could not deliver."""
        if self._spool is not None:
            self._spool.post(lambda spool: spool.load(), self._go_on, self._cannot_keep)

    def rate(self, ticket_id: str, score: int | None, comment: str | None = None) -> None:
        """Store the rating; None is a skipped one. Called again with what was changed or added."""
        self._take(_Rating(ticket_id, score, comment))

    def answer(self, ticket_id: str, scores: Mapping[str, int]) -> None:
        """Store the survey's answers, by the elements' names."""
        self._take(_Answers(ticket_id, dict(scores)))

    def _take(self, given: _Given) -> None:
        self._unsent = [each for each in self._unsent if not given.replaces(each)]
        self._unsent.append(given)
        if self._keeps:
            self._keep()
        self._next()

    def _go_on(self, entries: list[dict[str, Any]]) -> None:
        earlier = _read(entries)
        self._unsent = [one for one in earlier if not any(new.replaces(one) for new in self._unsent)] + (
            self._unsent
        )
        self._keeps = bool(entries)
        self._next()

    def _next(self) -> None:
        if self._unsent and self._sent is None:
            given = self._sent = self._unsent.pop(0)
            station = self._station
            self._lane.post(lambda services: given.store(services, station()), self._stored, self._failed)

    def _stored(self, _nothing: None) -> None:
        self._sent = None
        self._failing = False
        if self._keeps:
            self._keep()
        self._next()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._stored(None)
            return
        given, self._sent = self._sent, None
        assert given is not None
        # To the end, so that one that never succeeds does not hold up the others.
        if not any(each.replaces(given) for each in self._unsent):
            self._unsent.append(given)
        self._retry.start()
        if not self._failing:
            log_fault(__name__, "storing a rating", error)
        self._failing = True
        if not self._keeps:
            self._keep()

    def _keep(self) -> None:
        """In the spool, everything that is not stored yet."""
        undelivered = [*([self._sent] if self._sent else []), *self._unsent]
        self._keeps = bool(undelivered)
        if self._spool is not None:
            entries = [_kept(each) for each in undelivered]
            self._spool.post(lambda spool: spool.keep(entries), None, self._cannot_keep)

    def _cannot_keep(self, error: Exception) -> None:
        log_fault(__name__, "keeping undelivered ratings", error)
