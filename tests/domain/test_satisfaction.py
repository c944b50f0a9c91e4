"""The satisfaction index, by worked examples and against a plain recomputation in decimals."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.satisfaction import (
    Grade,
    Index,
    Tally,
    grade_of,
    respondents_needed,
    rounded,
    sample_size,
    worth,
)
from pst_kiosk.domain.survey import Element

ANSWERS = st.lists(
    st.dictionaries(st.sampled_from(list(Element)), st.integers(1, 4), min_size=1), min_size=1, max_size=12
)


def index_of(surveys: list[dict[Element, int]]) -> Index:
    tallies = {
        element: Tally(
            sum(element in survey for survey in surveys), sum(survey.get(element, 0) for survey in surveys)
        )
        for element in Element
    }
    return Index(len(surveys), tallies)


def index_with(total: int, answers: int) -> Index:
    """Every element was given `answers` answers; the totals are spread as evenly as they can be."""
    each, more = divmod(total, len(Element))
    return Index(answers, {element: Tally(answers, each + (at < more)) for at, element in enumerate(Element)})


def test_a_worked_example() -> None:
    """Two respondents. The means are 3.5, 3, 4, 4, 3, 3.5, 4, 2.5, 3, in all 30.5; 30.5 / 9 x 25 = 84.72."""
    order = list(Element)
    one = dict(zip(order, (3, 3, 4, 4, 3, 3, 4, 2, 3), strict=True))
    two = dict(zip(order, (4, 3, 4, 4, 3, 4, 4, 3, 3), strict=True))
    index = index_of([one, two])
    assert index.elements[Element.REQUIREMENTS].mean == Fraction(7, 2)
    assert index.exact == Fraction(61, 18) * 25
    assert index.value == Decimal("84.72")
    assert index.grade is Grade.B


def test_the_weights_are_ninths_not_eleven_hundredths() -> None:
    """All fours are 100, where nine weights of 0.11 would make 99 and of 0.111 make 99.9."""
    assert index_with(36, 1).value == Decimal(100)
    assert index_with(9, 1).value == Decimal(25)


@pytest.mark.parametrize(
    ("total", "answers", "value", "grade"),
    # In all nine elements `total` points of `answers` answers each; value = total / answers / 9 x 25.
    [
        (58491, 2500, "64.99", Grade.D),
        (58500, 2500, "65.00", Grade.C),
        (68940, 2500, "76.60", Grade.C),
        (68949, 2500, "76.61", Grade.B),
        (79470, 2500, "88.30", Grade.B),
        (79479, 2500, "88.31", Grade.A),
    ],
)
def test_the_borders_of_the_grades(total: int, answers: int, value: str, grade: Grade) -> None:
    index = index_with(total, answers)
    assert (index.value, index.grade) == (Decimal(value), grade)
    assert grade_of(Decimal(value)) is grade


@pytest.mark.parametrize(
    ("exact", "shown", "grade"),
    [
        ("64.9949", "64.99", Grade.D),
        ("64.995", "65.00", Grade.C),
        ("65.005", "65.01", Grade.C),
        ("76.605", "76.61", Grade.B),
        ("88.3049", "88.30", Grade.B),
        ("88.305", "88.31", Grade.A),
    ],
)
def test_the_grade_is_of_the_rounded_value_and_halves_go_up(exact: str, shown: str, grade: Grade) -> None:
    value = rounded(Fraction(exact))
    assert (str(value), grade_of(value)) == (shown, grade)


def test_an_element_left_out_by_some_is_the_mean_of_the_others() -> None:
    full: dict[Element, int] = dict.fromkeys(Element, 4)
    without: dict[Element, int] = {element: 2 for element in Element if element is not Element.COST}
    index = index_of([full, without])
    assert index.elements[Element.COST] == Tally(1, 4)
    assert index.exact == Fraction(8 * 3 + 4, 9) * 25


def test_an_element_nobody_answered_leaves_the_index_untold() -> None:
    index = index_of([{element: 4 for element in Element if element is not Element.COST}])
    assert (index.value, index.grade, index.missing) == (None, None, (Element.COST,))


def test_an_element_is_graded_on_the_same_scale() -> None:
    assert worth(Fraction(7, 2)) == Decimal("87.50")


@given(ANSWERS)
def test_it_agrees_with_a_plain_recomputation(surveys: list[dict[Element, int]]) -> None:
    """Answer by answer, element by element, divided in decimals of fifty digits."""
    points: Counter[str] = Counter()
    given_: Counter[str] = Counter()
    for survey in surveys:
        for element, score in survey.items():
            points[element.value] += score
            given_[element.value] += 1
    index = index_of(surveys)
    with localcontext() as context:
        context.prec = 50
        if len(given_) < 9:
            assert index.value is None
            return
        averages = [Decimal(points[name]) / Decimal(given_[name]) for name in given_]
        plain = sum(averages, Decimal()) * 25 / 9
        # A half that no fifty digits hold exactly is nudged up, as it lies there in truth.
        expected = (plain + Decimal("1e-40")).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert index.value == expected
    assert Decimal(25) <= expected <= Decimal(100)


@pytest.mark.parametrize(
    ("population", "sample"),
    [
        (0, 0),
        (1, 1),
        (10, 10),
        (15, 14),
        (50, 44),
        (100, 80),
        (200, 132),
        (500, 217),
        (1000, 278),
        (5000, 357),
    ],
)
def test_the_sample_is_that_of_krejcie_and_morgans_table(population: int, sample: int) -> None:
    assert sample_size(population) == sample


def test_few_respondents_never_stand_for_all() -> None:
    assert respondents_needed(6) == 30
    assert respondents_needed(500) == 217
