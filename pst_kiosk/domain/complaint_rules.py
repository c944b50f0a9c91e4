"""What an office lays down about complaints: where they are heard, who answers for them, and until when.

The times are those of SP4N, the national system of complaints (5 working days for information, 14 for a
complaint without supervisory content, 60 for one with it). No standard repeats them, so a profile may change
them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pst_kiosk.domain.profile_parts import Data, Line, Note, Text
from pst_kiosk.domain.standard import NOT_STATED

WorkingDays = Annotated[int, Field(ge=1, le=200)]


class Manager(Data):
    """Who answers for complaints; name and address are public (Kupang, BAB V)."""

    name: Line = NOT_STATED
    address: Line = NOT_STATED
    source: Note = ""

    @property
    def stated(self) -> bool:
        return self.name != NOT_STATED


class ComplaintTimes(Data):
    """Working days from receipt to answer, by what is asked."""

    information: WorkingDays = 5
    unsupervised: WorkingDays = 14
    supervised: WorkingDays = 60
    to_head: WorkingDays = 5
    """So many working days after the end of its time a complaint goes on from the supervisor to the head."""
    assumption: Note = ""


class Complaints(Data):
    line: Text
    """One line for board, kiosk and ticket."""
    channels: tuple[Line, ...] = ()
    """Every way the standard names, as visitors may use it; none where it names none."""
    manager: Manager = Manager()
    desk: Text | None = None
    """The desk where complaints are heard, where the standard has one."""
    evidence_required: bool = False
    """A complaint is followed up only where valid evidence accompanies it."""
    times: ComplaintTimes = ComplaintTimes()
    source: Note = ""
    note: Note = ""

    def public_notice(self, language: str) -> tuple[str, ...]:
        """What the office makes known: where complaints are heard, and who answers for them."""
        lines = [self.line[language]]
        if self.manager.stated:
            who = _MANAGER[language]
            where = "" if self.manager.address == NOT_STATED else f", {self.manager.address}"
            lines.append(f"{who}: {self.manager.name}{where}")
        return tuple(lines)


_MANAGER = {"id": "Penanggung jawab pengaduan", "en": "Responsible for complaints"}
