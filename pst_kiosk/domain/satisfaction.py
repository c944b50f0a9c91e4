"""The satisfaction index (IKM) of Permenpan RB 14/2017, exact (domain.md §7).

The average of an element (NRR) is the mean of the answers it was given. The index is the sum of the nine
averages, each weighted by exactly 1/9, times 25. Everything is a fraction until it is shown, so that no
rounding of a weight (0.11) or an average moves a grade.

An element nobody answered has no average, and an index without it would be another index: it is not told
then (`Index.value` is None, `Index.missing` names the elements). It is never counted as zero, nor are its
1/9 given to the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from pst_kiosk.domain.survey import Element

WEIGHT = Fraction(1, len(Element))
PER_POINT = 25
"""A mean of 1 to 4 becomes a value of 25 to 100."""
SMALLEST_GROUP = 5
"""Fewer respondents are not broken down, nor shown on their own: who scored what could be guessed."""
FEWEST = 30
"""Assumption (no standard says): fewer respondents never stand for all visitors, however few these were."""


class Grade(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"


GRADE_NAMES = MappingProxyType(
    {Grade.A: "Sangat baik", Grade.B: "Baik", Grade.C: "Kurang baik", Grade.D: "Tidak baik"}
)
FLOORS = MappingProxyType(
    {
        Grade.A: Decimal("88.31"),
        Grade.B: Decimal("76.61"),
        Grade.C: Decimal("65.00"),
        Grade.D: Decimal("25.00"),
    }
)
"""The least rounded value of each grade."""


@dataclass(frozen=True)
class Tally:
    """The answers one element was given: how many, and the sum of their scores."""

    answers: int = 0
    total: int = 0

    @property
    def mean(self) -> Fraction | None:
        """The element's NRR, from 1 to 4; None without an answer."""
        return Fraction(self.total, self.answers) if self.answers else None


@dataclass(frozen=True)
class Index:
    """What a group of respondents says of a service."""

    respondents: int
    """How many answered at least one element."""
    elements: Mapping[Element, Tally]

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements nobody answered."""
        return tuple(element for element in Element if self.elements[element].mean is None)

    @property
    def exact(self) -> Fraction | None:
        """The index unrounded; None where an element has no answer."""
        means = [self.elements[element].mean for element in Element]
        known = [mean for mean in means if mean is not None]
        return sum(known, Fraction()) * WEIGHT * PER_POINT if len(known) == len(means) else None

    @property
    def value(self) -> Decimal | None:
        """The index with two decimals, from 25.00 to 100.00."""
        return None if self.exact is None else rounded(self.exact)

    @property
    def grade(self) -> Grade | None:
        return None if self.value is None else grade_of(self.value)


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """Half up, as offices round by hand: 65.005 is 65.01. Exact, for no float is involved."""
    scale = 10**places
    units = (value.numerator * scale * 2 + value.denominator) // (value.denominator * 2)
    return Decimal(units).scaleb(-places)


def grade_of(value: Decimal) -> Grade:
    """The grade of a value with two decimals."""
    return next((grade for grade, floor in FLOORS.items() if value >= floor), Grade.D)


def worth(mean: Fraction) -> Decimal:
    """An element's average on the index's scale, with two decimals; it is graded like the index."""
    return rounded(mean * PER_POINT)


def sample_size(population: int) -> int:
    """How many respondents stand for a population (Krejcie and Morgan, 1970): 95 % confidence, 5 % error.

    S = X²·N·P·(1−P) ÷ (d²·(N−1) + X²·P·(1−P)) with X² = 3.841, P = 0.5, d = 0.05, to the nearest whole
    number as in their table: 100 → 80, 500 → 217.
    """
    if population <= 0:
        return 0
    chance = Fraction(3841, 4000)
    return int(rounded(chance * population / (Fraction(population - 1, 400) + chance), 0))


def respondents_needed(population: int) -> int:
    """From how many respondents on a figure stands for the visitors served; below it is marked."""
    return max(sample_size(population), FEWEST)
