"""What the tablet was told at one moment; read in the database lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.profile_parts import Text
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services


@dataclass(frozen=True)
class RatingFacts:
    office: str
    request: Request | None
    """Whom to ask now."""
    scores: Mapping[int, Text]
    """The words of each face, worst first."""


def read_rating(services: Services) -> RatingFacts:
    """The tablet's one query."""
    from pst_kiosk.domain.rating import SCORES

    asked = services.feedback.whom_to_ask([desk.key for desk in services.office.desks])
    return RatingFacts(services.office.short_name, asked, SCORES)
