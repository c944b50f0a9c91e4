"""Rows for Qt's views, watched by Qt's own tester."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from pst_kiosk.counter.rows import Rows


def test_only_what_differs_is_told(qapp: QGuiApplication) -> None:
    rows = Rows(("number", "clock"), headings=("Nomor", "Waktu"))
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    reset, changed = QSignalSpy(rows.modelReset), QSignalSpy(rows.dataChanged)

    rows.show([("K-001", "10.00"), ("K-002", "menunggu loket kosong")])
    assert (reset.count(), changed.count()) == (1, 0)
    rows.show([("K-001", "09.59"), ("K-002", "menunggu loket kosong")])
    assert (reset.count(), changed.count()) == (1, 1)
    assert [index.row() for index in changed.at(0)[:2]] == [0, 0]
    rows.show([("K-001", "09.59"), ("K-002", "menunggu loket kosong")])
    assert (reset.count(), changed.count()) == (1, 1)
    rows.show([("K-002", "10.00")])
    assert (reset.count(), rows.rowCount(), rows.text(0, "clock")) == (2, 1, "10.00")
    rows.show([])
    assert rows.rowCount() == 0
    assert rows.headerData(0, Qt.Orientation.Horizontal) == "Nomor"
    del tester


def test_a_row_is_read_out_whole(qapp: QGuiApplication) -> None:
    rows = Rows(("number", "note", "clock"))
    rows.show([("K-001", "", "terlewat 01.20")])
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "K-001, terlewat 01.20"


def test_ids_and_colours_are_not_read_out_and_what_is_shortened_is_beside_the_pointer(
    qapp: QGuiApplication,
) -> None:
    rows = Rows(("ticket", "number", "note", "tone"), silent=("ticket", "tone"), tip="note")
    rows.show([("t1", "K-001", "Konsultasi statistik", "warn")])
    row = rows.index(0, 1)
    assert rows.data(row, Qt.ItemDataRole.AccessibleTextRole) == "K-001, Konsultasi statistik"
    assert rows.data(row, Qt.ItemDataRole.ToolTipRole) == "Konsultasi statistik"
    assert (rows.row_of("t1"), rows.row_of("t2")) == (0, -1)


def test_what_a_visitor_wrote_is_no_markup_beside_the_pointer(qapp: QGuiApplication) -> None:
    rows = Rows(("note",), tip="note")
    rows.show([("Lama <b>sekali</b> <img src='//192.0.2.1/x.png'>",), ("1 < 2",)])
    told = QTextDocumentFragment.fromHtml(rows.data(rows.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    assert told.toPlainText() == "Lama <b>sekali</b> <img src='//192.0.2.1/x.png'>"
    assert rows.data(rows.index(1, 0), Qt.ItemDataRole.ToolTipRole) == "1 < 2"
