"""The page of services nobody has retyped yet, by real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.pages import Page
from pst_kiosk.domain.record import DataNeed, Outcome, ServiceRecord
from pst_kiosk.services import records
from tests.counter.conftest import hire
from tests.counter.test_window import Control, Key, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, tap, type_text, wait_until

Open = Callable[[TestOffice], Counter]
DONE = ServiceRecord(summary="Inflasi bulanan", outcome=Outcome.MET)


def served(office: TestOffice, record: ServiceRecord | None = None, *needs: DataNeed) -> str:
    """A visitor who has been here and left, with what was written of him."""
    session = office.sessions.get("meja-2") or office.open_desk("meja-2")
    ticket = office.services.reception.take_number(command(), "konsultasi", "id", GUEST).id
    office.services.calling.call_next(command(), session)
    office.services.calling.arrived(command(), session)
    office.services.calling.finish(command(), session)
    if record is not None:
        office.services.records.save(ticket, office.administrator.id, "meja-2", record, needs)
    return ticket


@pytest.fixture
def open_page(open_window: Open) -> Callable[[TestOffice], QWidget]:
    """An officer's counter with the page shown."""

    def open_one(office: TestOffice) -> QWidget:
        rina = hire(office, "Rina Sabuna")
        window = open_window(office).window
        sign_in(window, rina, "Meja layanan 1")
        see(window, "show-office")
        wait_until(lambda: text(window, "header-title").startswith("Meja layanan 1"), "the desk")
        use(window, "show-office", Key.Key_K, Control)
        see(window, "show-unrecorded")
        tap(window, "show-unrecorded")
        wait_until(
            lambda: shows(window, "unrecorded") or text(window, "no-unrecorded") != "Memuat", "the list"
        )
        return window

    return open_one


def rows(window: QWidget) -> list[tuple[str, str]]:
    """Number and state of each line of the list."""
    if not shows(window, "unrecorded"):
        return []
    table = find(window, "unrecorded")
    assert isinstance(table, QTableView)
    model = table.model()
    return [(model.index(row, 1).data(), model.index(row, 4).data()) for row in range(model.rowCount())]


def choose(window: QWidget, number: str) -> None:
    """Choose a line by the arrow keys, and go into its record by Enter."""
    table = find(window, "unrecorded")
    assert isinstance(table, QTableView)
    table.setFocus()
    press(window, Key.Key_Home, Control)
    table.selectRow(0)
    while table.model().index(table.currentIndex().row(), 1).data() != number:
        press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    wait_until(
        lambda: shows(window, "record-summary") and find(window, "record-summary").isEnabled(), "record"
    )


def test_a_record_is_completed_marked_and_gone(
    bengkulu: TestOffice, open_page: Callable[[TestOffice], QWidget]
) -> None:
    first, second = served(bengkulu), served(bengkulu, DONE)
    window = open_page(bengkulu)
    assert rows(window) == [("K-001", "belum ditulis"), ("K-002", "lengkap")]
    choose(window, "K-001")
    wait_until(lambda: window.focusWidget().objectName() == "record-summary", "the record's focus")
    use(window, "mark-recorded", Key.Key_F9)
    wait_until(lambda: shows(window, "notice-text"), "the refusal")
    assert text(window, "notice-text").startswith("Rekam layanan K-001 belum lengkap.")

    find(window, "record-summary").setFocus()
    type_text(window, "Garis kemiskinan")
    tap(window, "outcome-sebagian")
    wait_until(lambda: rows(window)[0] == ("K-001", "lengkap"), "the list to tell")
    use(window, "mark-recorded", Key.Key_F9)
    wait_until(lambda: rows(window) == [("K-002", "lengkap")], "the line gone")
    stored = bengkulu.services.records.load(first)
    assert (stored.record.summary, stored.recorded_at) == ("Garis kemiskinan", bengkulu.clock.now)
    assert bengkulu.services.records.load(second).recorded_at is None

    use(window, "take-back", Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    wait_until(lambda: len(rows(window)) == 2, "the line back")
    assert bengkulu.services.records.load(first).recorded_at is None


def test_several_are_marked_at_once(bengkulu: TestOffice, open_page: Callable[[TestOffice], QWidget]) -> None:
    tickets = [served(bengkulu, DONE) for _ in range(3)]
    window = open_page(bengkulu)
    find(window, "unrecorded").setFocus()
    press(window, Key.Key_A, Control)
    wait_until(lambda: text(window, "mark-recorded").startswith("Tandai 3 sudah direkam"), "three chosen")
    use(window, "mark-recorded", Key.Key_F9)
    wait_until(lambda: shows(window, "no-unrecorded"), "an empty list")
    assert text(window, "no-unrecorded") == "Semua layanan sudah direkam."
    assert all(bengkulu.services.records.load(ticket).recorded_at for ticket in tickets)


def test_what_is_typed_is_kept_on_the_way_to_the_desk_and_back(
    bengkulu: TestOffice, open_page: Callable[[TestOffice], QWidget]
) -> None:
    ticket = served(bengkulu)
    window = open_page(bengkulu)
    choose(window, "K-001")
    find(window, "record-summary").setFocus()
    type_text(window, "Ekspor")
    use(window, "back", Key.Key_Escape)
    wait_until(lambda: bengkulu.services.records.load(ticket).record.summary == "Ekspor", "the save")
    use(window, "show-office", Key.Key_K, Control)
    see(window, "record-summary")
    assert text(window, "record-summary") == "Ekspor"


def test_all_rows_are_copied_as_they_are_retyped(
    bengkulu: TestOffice, open_page: Callable[[TestOffice], QWidget]
) -> None:
    needs = (
        DataNeed(
            id=command(), detail="=SUM(A1)", year_from=2020, year_to=2025, obtained=1, for_planning=True
        ),
        DataNeed(id=command(), detail="Garis\tkemiskinan", quality=9),
    )
    served(bengkulu, DONE, *needs)
    window = open_page(bengkulu)
    choose(window, "K-001")
    use(window, "copy-needs", Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        " =SUM(A1)\t\t2020\t2025\t\t\tYa, sesuai\t\t\t\tYa\t",
        "Garis kemiskinan\t\t\t\t\t\t\t\t\t\t\t9",
    ]


def export_to(window: QWidget, path: Path) -> None:
    field = find(window, "export-path")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    press(window, Key.Key_A, Control)
    type_text(window, str(path))
    use(window, "export-start", Key.Key_E, Control)


def test_a_spreadsheet_takes_the_months_records_along(
    bengkulu: TestOffice,
    open_page: Callable[[TestOffice], QWidget],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "PAGE", 2)
    for _ in range(5):
        served(bengkulu, DONE, DataNeed(id=command(), detail="Inflasi"))
    window = open_page(bengkulu)
    path = tmp_path / "rekam.xlsx"
    export_to(window, path)
    wait_until(lambda: shows(window, "notice-text"), "the end")
    assert text(window, "notice-text") == f"Lembar kerja berisi 5 rekam layanan tersimpan di {path}"
    assert load_workbook(path)["Kebutuhan data"].max_row == 6
    assert [entry.name for entry in tmp_path.iterdir() if entry.suffix != ".db"].count("rekam.xlsx.part") == 0
    audit = bengkulu.rows("SELECT subject FROM audit_log WHERE action = 'export_records'")
    assert audit == [("2026-11-01/2026-11-18",)]


def test_a_spreadsheet_that_is_stopped_leaves_nothing(
    bengkulu: TestOffice,
    open_page: Callable[[TestOffice], QWidget],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "PAGE", 1)
    for _ in range(4):
        served(bengkulu, DONE)
    window = open_page(bengkulu)
    export_to(window, tmp_path / "rekam.xlsx")
    wait_until(lambda: shows(window, "export-stop"), "its progress")
    tap(window, "export-stop")
    wait_until(lambda: shows(window, "notice-text"), "the end")
    assert text(window, "notice-text") == "Lembar kerja dihentikan. Tidak ada berkas yang tersimpan."
    wait_until(lambda: not list(tmp_path.glob("rekam*")), "the folder as it was")


def test_a_folder_that_takes_no_file_is_told(
    bengkulu: TestOffice, open_page: Callable[[TestOffice], QWidget], tmp_path: Path
) -> None:
    served(bengkulu, DONE)
    window = open_page(bengkulu)
    path = tmp_path / "tidak ada" / "rekam.xlsx"
    export_to(window, path)
    wait_until(lambda: shows(window, "notice-text"), "the end")
    assert text(window, "notice-text") == f"{path} tidak dapat ditulis. Silakan pilih folder atau nama lain."
    wait_until(lambda: find(window, "export-start").isEnabled(), "another try")


def test_a_record_opened_from_elsewhere_stays_open_although_it_is_not_listed(
    bengkulu: TestOffice, open_window: Open
) -> None:
    recorded = served(bengkulu, DONE)
    bengkulu.services.records.mark_recorded({recorded: 1}, bengkulu.administrator.id)
    served(bengkulu, DONE)
    rina = hire(bengkulu, "Rina Sabuna")
    counter = open_window(bengkulu)
    sign_in(counter.window, rina, "Meja layanan 1")
    wait_until(lambda: counter.model.work is not None and counter.model.work.zone is not None, "the desk")
    counter.model.show_page(Page.UNRECORDED, recorded)
    wait_until(lambda: rows(counter.window) == [("K-002", "lengkap")], "the list")
    wait_until(lambda: shows(counter.window, "record-summary"), "the record")
    wait_until(lambda: text(counter.window, "record-summary") == "Inflasi bulanan", "what was written")
