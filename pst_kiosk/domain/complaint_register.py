"""The register of complaints of a period. It says nothing of who complained."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pst_kiosk.domain.complaints import Complaint
from pst_kiosk.domain.period import Period


@dataclass(frozen=True)
class Entry:
    """A line of the register."""

    number: str
    state: Complaint
    service: str | None
    """Key of the service it is about, where it is about one."""
    text: str
    answer: str
    """Or why it was rejected; empty until then."""
    responsible: str
    evidence: int
    """How many files accompany it."""
    kept: bool | None
    """Whether it was answered in time; None while it is not."""
    late: bool
    """It is not answered, and its time is over."""


@dataclass(frozen=True)
class Register:
    """What was received in a period, in that order, as it stood at a moment."""

    period: Period
    at: dt.datetime
    entries: tuple[Entry, ...]

    @property
    def in_time(self) -> int:
        return sum(entry.kept is True for entry in self.entries)

    @property
    def too_late(self) -> int:
        """Answered after its time."""
        return sum(entry.kept is False for entry in self.entries)

    @property
    def late(self) -> int:
        return sum(entry.late for entry in self.entries)

    @property
    def open_in_time(self) -> int:
        """Not answered, and its time runs."""
        return len(self.entries) - self.in_time - self.too_late - self.late

    def counted(self, what: Callable[[Complaint], str | None]) -> Mapping[str | None, int]:
        """How many there are of each."""
        return Counter(what(entry.state) for entry in self.entries)
