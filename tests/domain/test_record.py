"""The service record's rules: what may stand in it, and how two officers' writing comes together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.record import DataNeed, Outcome, ServiceRecord, Written
from pst_kiosk.domain.record_merge import NEED_PARTS, RECORD_PARTS, merge, with_part
from pst_kiosk.domain.record_words import commonest, tells_of
from pst_kiosk.domain.years import read_years, write_years

WORDS = st.sampled_from(["", "Inflasi", "Garis kemiskinan", "Ekspor"])
ROWS = ("row-1", "row-2", "row-3", "row-4")


@st.composite
def needs(draw: st.DrawFn, identity: str) -> DataNeed:
    years = draw(st.sampled_from([(None, None), (2020, 2020), (2020, 2025), (2021, None)]))
    return DataNeed(
        id=identity,
        detail=draw(WORDS),
        year_from=years[0],
        year_to=years[1],
        obtained=draw(st.sampled_from([None, *code_lists.OBTAINED])),
        quality=draw(st.sampled_from([None, 1, 10])),
    )


@st.composite
def contents(draw: st.DrawFn) -> Written:
    record = ServiceRecord(
        summary=draw(WORDS),
        outcome=draw(st.sampled_from([None, *Outcome])),
        products=draw(st.sampled_from([(), (1,), (1, 2)])),
    )
    rows = draw(st.lists(st.sampled_from(ROWS), unique=True))
    return Written(record=record, needs=tuple(draw(needs(row)) for row in rows))


def rows_of(written: Written) -> dict[str, DataNeed]:
    return {need.id: need for need in written.needs}


@given(contents(), contents())
def test_what_one_alone_changed_is_as_he_has_it(base: Written, changed: Written) -> None:
    as_mine = merge(base, changed, base)
    assert (as_mine.written, as_mine.conflicts, as_mine.theirs) == (changed, (), ())
    as_theirs = merge(base, base, changed)
    assert as_theirs.conflicts == ()
    assert as_theirs.written.record == changed.record
    assert rows_of(as_theirs.written) == rows_of(changed)


@given(contents(), contents(), contents())
def test_nothing_anybody_typed_is_lost(base: Written, mine: Written, theirs: Written) -> None:
    merged = merge(base, mine, theirs)
    named = {(conflict.need, conflict.part): conflict for conflict in merged.conflicts}
    for side, other in ((mine, theirs), (theirs, mine)):
        kept, had, others = rows_of(merged.written), rows_of(base), rows_of(other)
        for identity, need in rows_of(side).items():
            if need == had.get(identity) and identity not in others:
                assert identity not in kept, "the other took an unchanged row away"
                continue
            was = had.get(identity) or DataNeed(id=identity)
            for part in NEED_PARTS:
                values = tuple(getattr(need, name) for name in part)
                if values != tuple(getattr(was, name) for name in part):
                    stands = tuple(getattr(kept[identity], name) for name in part)
                    conflict = named.get((identity, part))
                    assert stands == values or (conflict and values in (conflict.mine, conflict.theirs))
        for (name,) in RECORD_PARTS:
            value = getattr(side.record, name)
            if value != getattr(base.record, name):
                conflict = named.get((None, (name,)))
                assert getattr(merged.written.record, name) == value or (
                    conflict and (value,) in (conflict.mine, conflict.theirs)
                )


@given(contents(), contents(), contents())
def test_the_second_keeps_his_own_until_he_takes_the_others(
    base: Written, mine: Written, theirs: Written
) -> None:
    merged = merge(base, mine, theirs)
    for conflict in merged.conflicts:
        taken = with_part(merged.written, conflict, conflict.theirs)
        back = with_part(taken, conflict, conflict.mine)
        assert back == merged.written
        where: Any = taken.record if conflict.need is None else rows_of(taken)[conflict.need]
        assert tuple(getattr(where, name) for name in conflict.part) == conflict.theirs


@given(contents(), contents())
def test_two_who_wrote_the_same_have_no_conflict(base: Written, both: Written) -> None:
    merged = merge(base, both, both)
    assert (merged.written, merged.conflicts) == (both, ())


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2020–2025", (2020, 2025)),
        ("2020-2025", (2020, 2025)),
        (" 2020 - 25 ", (2020, 2025)),
        ("2020/2025", (2020, 2025)),
        ("2020 sd 2025", (2020, 2025)),
        ("2020 s.d. 2025", (2020, 2025)),
        ("2020 sampai 2025", (2020, 2025)),
        ("2020", (2020, 2020)),
        ("2020–", (2020, None)),
        ("", (None, None)),
        ("2025–2020", None),
        ("202", None),
        ("1200", None),
        ("dua ribu", None),
        ("2020–2025–2030", None),
    ],
)
def test_years_are_read_as_officers_type_them(
    typed: str, years: tuple[int | None, int | None] | None
) -> None:
    assert read_years(typed) == years


@given(st.text())
def test_years_that_are_written_are_read_back(typed: str) -> None:
    years = read_years(typed)
    assert years is None or read_years(write_years(*years)) == years


@given(st.integers(1800, 2200), st.integers(1800, 2200))
def test_a_period_is_read_back_as_it_was_written(first: int, last: int) -> None:
    years = read_years(f"{first}-{last}")
    assert years == ((first, last) if first <= last else None)
    if years is not None:
        assert write_years(*years) == (f"{first}" if first == last else f"{first}–{last}")


@pytest.mark.parametrize(
    "wrong",
    [
        {"quality": 0},
        {"quality": 11},
        {"level": 8},
        {"period": 11},
        {"obtained": 0},
        {"source_type": -1},
        {"year_from": 2025, "year_to": 2020},
        {"source_year": 20250},
        {"detail": "x" * 401},
        {"source_title": "x" * 201},
    ],
)
def test_what_is_no_answer_does_not_stand_in_a_row(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        DataNeed(id="row-1", **wrong)


def test_what_no_database_keeps_is_left_out_of_a_text() -> None:
    assert ServiceRecord(summary="Infla\x00si \ud800").summary == "Inflasi ?"


def test_a_record_can_be_retyped_once_asked_and_outcome_are_said() -> None:
    row = DataNeed(id="row-1", detail="Inflasi")
    assert not Written(record=ServiceRecord(summary="Inflasi")).complete
    assert not Written(record=ServiceRecord(outcome=Outcome.MET), needs=(DataNeed(id="row-1"),)).complete
    assert Written(record=ServiceRecord(outcome=Outcome.MET), needs=(row,)).complete
    assert Written(record=ServiceRecord(summary="Inflasi", outcome=Outcome.MET)).complete


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Inflasi bulanan Kota Kupang", False),
        ("Penduduk 2020–2025", False),
        ("Data untuk Siti", True),
        ("kirim ke siti@example.org", True),
        ("0812 3456 789", True),
        ("081234567", True),
        ("Rahmat dan rahma", True),
    ],
)
def test_words_that_tell_of_a_visitor_are_known(text: str, tells: bool) -> None:
    assert tells_of(text, "Siti Rahma") is tells


def test_the_commonest_words_come_first() -> None:
    assert commonest(["b", "a", "", "a", "c"]) == ("a", "b", "c")
