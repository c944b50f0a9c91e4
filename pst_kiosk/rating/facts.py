"""What the tablet was told at one moment; read in the database lane."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services


@dataclass(frozen=True)
class RatingFacts:
    office: str
    standing: tuple[Request, ...] = ()
    """Who may stand before the tablet, at most one a desk; the first one is asked."""
    lately: tuple[Request, ...] = ()
    """Who may say which number he had, the last first."""
    shared: bool = False
    """Whether the tablet stands at no desk, so that visitors say their numbers."""


def read_rating(services: Services, desks: Collection[str]) -> RatingFacts:
    """The tablet's one query; it stands at `desks` (keys), or is shared by all where there are none.

    Raises `EnvironmentFault` `settings_invalid` for a desk the office does not have.
    """
    from pst_kiosk.domain.errors import EnvironmentFault

    office, feedback = services.office, services.feedback
    known = [desk.key for desk in office.desks]
    if unknown := sorted(set(desks) - set(known)):
        raise EnvironmentFault("settings_invalid", key="rating.desks", got=unknown, expected=known)
    shared = not desks and any(service.numbered for service in office.services)
    lately = feedback.finished_lately() if shared else ()
    return RatingFacts(office.short_name, feedback.standing(desks), lately, shared)
