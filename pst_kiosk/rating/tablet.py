"""From what the tablet knows to what it shows: pure, so that every page is tested alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.rating.facts import RatingFacts
    from pst_kiosk.services.feedback import Request


class Page(StrEnum):
    REST = "rest"
    QUESTION = "question"
    THANKS = "thanks"


@dataclass(frozen=True)
class Tablet:
    """What the tablet shows that changes; the sentences that stay are in its pages."""

    page: Page = Page.REST
    office: str = ""
    subject: str = ""
    """Which visit is asked about: number, where there is one, and service."""
    language: str = "id"
    faces: tuple[str, ...] = ()
    notice: str = ""


def tablet(
    facts: RatingFacts | None, page: Page, request: Request | None, language: str, *, away: bool
) -> Tablet:
    """What is shown on `page`. The visitor answers undisturbed: the lost connection is told at rest only."""
    office = f"PST {facts.office}" if facts else ""
    notice = "Belum tersambung. Layar ini menyambung dengan sendirinya." if away else ""
    if page is Page.REST or facts is None or request is None:
        return Tablet(office=office, notice=notice)
    return Tablet(
        page=page,
        office=office,
        subject=" · ".join(filter(None, (request.number, request.service[language]))),
        language=language,
        faces=tuple(words[language] for _, words in sorted(facts.scores.items())),
    )
