"""The list model behind lists in QML."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from pst_kiosk.ui.rows import KeyedRows


@dataclass(frozen=True)
class Row:
    number: str
    words: str


def read(rows: KeyedRows) -> list[tuple[str, ...]]:
    roles = sorted(rows.roleNames())
    return [tuple(rows.data(rows.index(place), role) for role in roles) for place in range(rows.rowCount())]


TEXTS = st.sampled_from(["a", "b", "c"])
LISTS = st.lists(st.builds(Row, TEXTS, TEXTS), max_size=6).map(tuple)


@given(st.lists(LISTS, min_size=1, max_size=6))
def test_it_shows_the_last_rows_it_was_given(shown: list[tuple[Row, ...]]) -> None:
    rows = KeyedRows(Row)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for one in shown:
        rows.show(one)
        assert read(rows) == [(row.number, row.words) for row in one]
    tester.deleteLater()


def test_who_leaves_and_who_comes_takes_nobody_else_along() -> None:
    rows = KeyedRows(Row)
    rows.show((Row("K-001", "a"), Row("K-002", "b"), Row("K-003", "c")))
    told = {
        name: QSignalSpy(getattr(rows, name))
        for name in ("rowsRemoved", "rowsInserted", "dataChanged", "modelReset")
    }
    rows.show((Row("K-002", "b"), Row("K-003", "c"), Row("K-004", "d")))
    assert {name: spy.count() for name, spy in told.items()} == {
        "rowsRemoved": 1,
        "rowsInserted": 1,
        "dataChanged": 0,
        "modelReset": 0,
    }


def test_a_tick_changes_only_the_rows_whose_clock_runs() -> None:
    rows = KeyedRows(Row)
    rows.show((Row("K-001", "02.00"), Row("K-002", "menunggu loket")))
    changes = QSignalSpy(rows.dataChanged)
    rows.show((Row("K-001", "01.59"), Row("K-002", "menunggu loket")))
    assert changes.count() == 1
    assert changes.at(0)[0].row() == 0
