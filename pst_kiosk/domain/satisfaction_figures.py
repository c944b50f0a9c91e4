"""The figures a report of satisfaction is made of, and what its groups are called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.birth_years import AGES
from pst_kiosk.domain.period import Period
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.satisfaction import Index, respondents_needed

UNTOLD = "Tidak disebutkan"
_OLDEST = len(AGES)


def _ages() -> Mapping[int, str]:
    named = {place: f"{youngest}–{oldest} tahun" for place, (youngest, oldest) in enumerate(AGES, start=1)}
    named[1] = f"Di bawah {AGES[1][0]} tahun"
    named[_OLDEST] = f"Di atas {AGES[-2][1]} tahun"
    return named


def _names(codes: Mapping[int, Text]) -> Mapping[int, str]:
    return {code: text.id for code, text in codes.items()}


RESPONDENTS: Mapping[str, tuple[str, Mapping[int, str]]] = MappingProxyType(
    {
        "sex": ("Jenis kelamin", _names(code_lists.SEX)),
        "age": ("Umur", _ages()),
        "education": ("Pendidikan", _names(code_lists.EDUCATION)),
        "job": ("Pekerjaan", _names(code_lists.JOB)),
    }
)
"""What respondents are told apart by: its name, and the names of its groups."""


@dataclass(frozen=True)
class Figure:
    """What a group of respondents says."""

    key: str
    """A service, a code of the guest book's, or the first day of a month; the office's code."""
    respondents: int
    index: Index | None
    """None where the group is kept back, or nobody answered."""
    served: int | None = None
    """Tickets served in the same time; None where that is not counted."""

    @property
    def kept_back(self) -> bool:
        """The figures are not told, so that nobody's answers can be guessed."""
        return self.respondents > 0 and self.index is None

    @property
    def needed(self) -> int | None:
        """From how many respondents on it stands for all who were served."""
        return None if self.served is None else respondents_needed(max(self.served, self.respondents))

    @property
    def representative(self) -> bool:
        return self.needed is not None and self.respondents >= self.needed


@dataclass(frozen=True)
class Faces:
    """The quick ratings of the office or a service."""

    key: str
    rated: int
    counts: Mapping[int, int] | None
    """How many chose each score; None where the group is kept back."""


@dataclass(frozen=True)
class Satisfaction:
    """Everything a report says of a period."""

    period: Period
    at: dt.datetime
    through: dt.date
    """The last day that is counted: a day counts from the next one on."""
    office: Figure
    services: tuple[Figure, ...]
    """In the profile's order, those without respondents too."""
    groups: Mapping[str, tuple[Figure, ...]]
    """By what the guest book asks (`RESPONDENTS`); their key is its code, "0" where somebody did not say."""
    months: tuple[Figure, ...]
    faces: Faces
    faces_by_service: tuple[Faces, ...]
    asked: int
    """How many were asked for a quick rating, those who skipped it too."""
    comments: tuple[str, ...]
    """Shuffled, without anything beside them."""

    def of(self, service: str | None) -> Figure:
        """The figure of a service, or of the whole office."""
        if service is None:
            return self.office
        return next(figure for figure in self.services if figure.key == service)

    def faces_of(self, service: str | None) -> Faces:
        if service is None:
            return self.faces
        found = (faces for faces in self.faces_by_service if faces.key == service)
        return next(found, Faces(service, 0, None))

    def of_kind(self, kind: str) -> list[tuple[str, Figure]]:
        """The groups of a kind with their names, in the order of the guest book's list; who did not say is
        the last."""
        _, names = RESPONDENTS[kind]
        ordered = sorted(self.groups[kind], key=lambda figure: (figure.key == "0", int(figure.key)))
        return [(names.get(int(figure.key), UNTOLD), figure) for figure in ordered]
