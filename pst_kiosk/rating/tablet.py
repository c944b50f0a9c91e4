"""From what the tablet knows to what it shows between two visitors: pure, so that it is tested alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.rating.facts import RatingFacts
    from pst_kiosk.services.feedback import Request

MOST_SHOWN = 6
"""Numbers to choose from; who is not among them types."""


class Page(StrEnum):
    REST = "rest"
    FIND = "find"
    """A ticket's number or code is typed."""
    FEEDBACK = "feedback"
    """A visitor is asked; the pages for it are shared with the kiosk."""


@dataclass(frozen=True)
class Number:
    """A number to be tapped by who had it."""

    number: str
    service: str


@dataclass(frozen=True)
class Tablet:
    office: str = ""
    notice: str = ""
    shared: bool = False
    numbers: tuple[Number, ...] = ()


def tablet(facts: RatingFacts | None, answered: Collection[str], away: str | None) -> Tablet:
    """What is shown at rest; `answered` are tickets that were rated here and may not be stored yet, `away`
    says why the database cannot be read.

    The lost connection is told here alone: whoever answers is not disturbed.
    """
    notice = ""
    if away == "settings_invalid":
        notice = "Layar ini belum siap dipakai. Silakan hubungi petugas."
    elif away is not None:
        notice = "Belum tersambung. Layar ini menyambung dengan sendirinya."
    if facts is None:
        return Tablet(notice=notice)
    numbers = tuple(
        Number(request.number or "", request.service.id) for request in choosable(facts, answered)
    )
    return Tablet(f"PST {facts.office}", notice, facts.shared, numbers if away is None else ())


def choosable(facts: RatingFacts, answered: Collection[str]) -> tuple[Request, ...]:
    """Those whose numbers are shown."""
    return tuple(each for each in facts.lately if each.ticket_id not in answered)[:MOST_SHOWN]
