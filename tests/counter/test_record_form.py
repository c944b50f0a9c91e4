"""The record's form, filled by real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QMenu, QTableView, QVBoxLayout, QWidget

from pst_kiosk.counter.look import counter_look
from pst_kiosk.counter.record_form import RecordForm
from pst_kiosk.counter.record_model import RecordModel
from pst_kiosk.domain.promised_requests import Channel
from pst_kiosk.domain.record import DataNeed, Outcome, ServiceRecord
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.records import StoredRecord
from tests.counter.conftest import Station
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import drain, find, press, shows, tap, type_text, wait_until

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
# A form and its menus are windows of their own here, on a screen without window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)|propagateSizeHints")
WITA = ZoneInfo("Asia/Makassar")


class Writer:
    """An officer's form on a PC of his own, open at one ticket's record."""

    def __init__(self, office: TestOffice, station: Station, officer_id: str, owner: QObject) -> None:
        self.office, self.station = office, station
        self._officer_id, self._owner = officer_id, owner
        self.window = QWidget()
        self.window.setStyleSheet(counter_look())
        self.window.resize(680, 420)
        self.form = RecordForm()
        QVBoxLayout(self.window).addWidget(self.form)
        self.window.show()
        self.window.activateWindow()

    def open(self, ticket: str) -> RecordModel:
        self.ticket = ticket
        self.model = RecordModel(self.station.lane, ticket, self._officer_id, "loket-1", self._owner)
        self.form.attach(self.model, WITA)
        self.form.begin()
        self.model.load()
        wait_until(lambda: self.model.ready and self.model.suggested is not None, "the stored record")
        assert self.focus == "record-summary"
        return self.model

    @property
    def focus(self) -> str:
        focused = self.window.focusWidget()
        return "" if focused is None else focused.objectName()

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            press(self.window, Key.Key_Tab)

    def write(self, *cells: str) -> None:
        """Type these, going on from each by Tab."""
        for cell in cells:
            type_text(self.window, cell)
            self.tab()

    def says(self, name: str) -> str:
        found = find(self.window, name)
        assert isinstance(found, QLabel)
        return found.text()

    def stored(self) -> StoredRecord:
        wait_until(lambda: not self.model.unsaved, "the save")
        return self.office.services.records.load(self.ticket)

    def rows(self) -> list[dict[str, Any]]:
        """What is stored of each row, less what is empty."""
        kept = (need.model_dump(exclude={"id"}) for need in self.stored().needs)
        return [{name: value for name, value in need.items() if value not in (None, "")} for need in kept]


@pytest.fixture
def writer_of(
    kupang: TestOffice, station_of: Callable[[TestOffice], Station], owner: QObject
) -> Iterator[Callable[[str], Writer]]:
    writers: list[Writer] = []

    def make(name: str) -> Writer:
        officer = command()
        kupang.services.accounts.add(kupang.administrator.id, officer, name, Role.SERVICE_OFFICER)
        writers.append(Writer(kupang, station_of(kupang), officer, owner))
        return writers[-1]

    yield make
    for writer in writers:
        writer.form.attach(None, None)
        drain(writer.station.lane)
        writer.window.close()
        writer.window.deleteLater()


@pytest.fixture
def rina(writer_of: Callable[[str], Writer]) -> Writer:
    return writer_of("Rina Sabuna")


def a_ticket(office: TestOffice, **guest: Any) -> str:
    draft = {**GUEST, **guest} if guest else None
    return office.services.reception.take_number(command(), "konsultasi", "id", draft).id


def test_a_whole_row_is_written_by_keys_alone(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.write("Inflasi untuk tesis")
    assert rina.focus == "needs"
    rina.write("Inflasi bulanan", "Kota Kupang", "2020-25", "y", "Indeks Harga Konsumen")
    rina.write("k", "b", "p", "2025", "t", "9")
    assert rina.focus == "outcome-terpenuhi"
    press(rina.window, Key.Key_Space)
    assert rina.rows() == [
        {
            "detail": "Inflasi bulanan",
            "region": "Kota Kupang",
            "year_from": 2020,
            "year_to": 2025,
            "obtained": 1,
            "source_title": "Indeks Harga Konsumen",
            "level": 3,
            "period": 7,
            "source_type": 1,
            "source_year": 2025,
            "for_planning": False,
            "quality": 9,
        }
    ]
    stored = rina.stored().record
    assert (stored.summary, stored.outcome) == ("Inflasi untuk tesis", Outcome.MET)


def test_a_row_in_which_nothing_stands_is_passed_by(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.tab(2)
    assert rina.focus == "outcome-terpenuhi"
    press(rina.window, Key.Key_Backtab)
    assert rina.focus == "needs"
    press(rina.window, Key.Key_Backtab)
    assert rina.focus == "record-summary"


def test_a_letter_pressed_again_chooses_the_next_that_begins_with_it(
    kupang: TestOffice, rina: Writer
) -> None:
    rina.open(a_ticket(kupang))
    rina.tab()
    rina.write("Inflasi", "", "")
    for code in (1, 2, 1):
        type_text(rina.window, "y")
        assert rina.model.needs[0].obtained == code
    type_text(rina.window, "4")
    assert rina.model.needs[0].obtained == 4
    press(rina.window, Key.Key_Delete)
    assert rina.model.needs[0].obtained is None


def test_choices_open_as_a_menu_too(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.tab()
    rina.write("Inflasi", "", "")
    press(rina.window, Key.Key_Space)
    menu = find(rina.window, "need-choices")
    assert isinstance(menu, QMenu)
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(menu, key)
    assert rina.model.needs[0].obtained == 2


def test_rows_come_go_and_come_back(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.tab()
    type_text(rina.window, "Inflasi")
    press(rina.window, Key.Key_N, Control)
    type_text(rina.window, "Ekspor")
    press(rina.window, Key.Key_Delete, Control)
    assert rina.rows() == [{"detail": "Inflasi"}]
    assert shows(rina.window, "restore-need")
    press(rina.window, Key.Key_Z, Control)
    assert rina.rows() == [{"detail": "Inflasi"}, {"detail": "Ekspor"}]
    assert not shows(rina.window, "restore-need")


def test_the_only_row_taken_away_leaves_one_to_write_in(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.tab()
    rina.write("Inflasi")
    press(rina.window, Key.Key_Delete, Control)
    assert rina.rows() == []
    press(rina.window, Key.Key_Home)
    type_text(rina.window, "Ekspor")
    assert rina.rows() == [{"detail": "Ekspor"}]


def test_escape_brings_back_what_stood_in_the_cell(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.tab()
    rina.write("Inflasi")
    press(rina.window, Key.Key_Backtab)
    type_text(rina.window, "Ekspor")
    assert rina.model.needs[0].detail == "Ekspor"
    press(rina.window, Key.Key_Escape)
    assert rina.rows() == [{"detail": "Inflasi"}]


def test_years_that_are_none_stay_in_their_cell_and_are_told(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.tab()
    rina.write("Inflasi", "", "2025-2020")
    press(rina.window, Key.Key_Left)
    assert rina.says("record-hint") == "Tahun ditulis 2025, atau 2020–2025 untuk beberapa tahun."
    assert rina.rows() == [{"detail": "Inflasi"}]
    press(rina.window, Key.Key_F2)
    press(rina.window, Key.Key_A, Control)
    rina.write("2020-2025")
    assert not shows(rina.window, "record-hint")
    assert rina.rows() == [{"detail": "Inflasi", "year_from": 2020, "year_to": 2025}]


def test_earlier_words_are_offered_and_taken(kupang: TestOffice, rina: Writer) -> None:
    row = DataNeed(id=command(), detail="Inflasi bulanan", source_title="Indeks Harga Konsumen")
    kupang.services.records.save(
        a_ticket(kupang), kupang.administrator.id, "loket-1", ServiceRecord(), (row,)
    )
    rina.open(a_ticket(kupang))
    rina.tab()
    type_text(rina.window, "inf")
    offered = find(rina.window, "suggestions")
    assert isinstance(offered, QListView)
    assert [offered.model().index(at, 0).data() for at in range(offered.model().rowCount())] == [
        "Inflasi bulanan"
    ]
    press(rina.window, Key.Key_Down)
    rina.tab()
    assert not shows(rina.window, "suggestions")
    assert rina.rows() == [{"detail": "Inflasi bulanan"}]
    rina.write("harga")
    assert not shows(rina.window, "suggestions"), "titles are not regions"


def test_one_row_and_all_are_copied_in_the_columns_to_retype(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    rina.tab()
    rina.write("Inflasi", "Kupang", "2020-2025", "y")
    press(rina.window, Key.Key_N, Control)
    rina.write("Ekspor")
    press(rina.window, Key.Key_C, Control)
    assert QGuiApplication.clipboard().text() == "Ekspor" + "\t" * 11
    tap(rina.window, "copy-needs")
    inflation = "Inflasi\tKupang\t2020\t2025\t\t\tYa, sesuai\t\t\t\t\t"
    assert QGuiApplication.clipboard().text() == f"{inflation}\nEkspor" + "\t" * 11
    assert rina.says("record-state") == "2 baris disalin, tempel dalam 5 menit"


@pytest.mark.parametrize("where", ["record-summary", "need-cell", "record-referral"])
def test_a_million_letters_are_refused_and_nothing_else_is_lost(
    kupang: TestOffice, rina: Writer, where: str
) -> None:
    rina.open(a_ticket(kupang))
    type_text(rina.window, "Inflasi")
    if where == "record-referral":
        tap(rina.window, "outcome-dirujuk")
        assert rina.focus == "record-referral"
        type_text(rina.window, "Bappeda")
    elif where == "need-cell":
        rina.tab()
        type_text(rina.window, "Ekspor")
    assert rina.focus == where
    QGuiApplication.clipboard().setText("x" * 1_048_576)
    press(rina.window, Key.Key_V, Control)
    assert rina.says("record-hint").startswith("Isian ini memuat paling banyak ")
    stored = rina.stored()
    assert stored.record.summary == "Inflasi"
    assert stored.record.referral == ("Bappeda" if where == "record-referral" else "")
    assert [need.detail for need in stored.needs] == (["Ekspor"] if where == "need-cell" else [])
    QGuiApplication.clipboard().setText(" bulanan")
    press(rina.window, Key.Key_V, Control)
    assert not shows(rina.window, "record-hint")


def test_what_was_given_and_the_channel_are_chosen_in_one_menu(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    for downs in (1, 6):
        tap(rina.window, "record-given")
        menu = find(rina.window, "given-choices")
        assert isinstance(menu, QMenu)
        for _ in range(downs):
            QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Return)
        wait_until(lambda: not shows(rina.window, "given-choices"), "the menu gone")
    stored = rina.stored().record
    assert (stored.products, stored.channel) == ((2,), Channel.HALOPST)


def test_the_next_visitors_record_is_shown_in_the_same_form(kupang: TestOffice, rina: Writer) -> None:
    first, second = a_ticket(kupang), a_ticket(kupang)
    rina.open(first)
    rina.write("Inflasi", "Ekspor")
    rina.model.let_go()
    rina.open(second)
    assert rina.model.summary == ""
    assert rina.model.needs[0].blank
    rina.write("Garis kemiskinan")
    assert rina.stored().record.summary == "Garis kemiskinan"
    before = kupang.services.records.load(first)
    assert (before.record.summary, before.needs[0].detail) == ("Inflasi", "Ekspor")


def test_the_next_visitors_table_begins_at_its_first_column(kupang: TestOffice, rina: Writer) -> None:
    rina.open(a_ticket(kupang))
    table = find(rina.window, "needs")
    assert isinstance(table, QTableView)
    table.setFocus()
    press(rina.window, Key.Key_End)
    wait_until(lambda: table.horizontalScrollBar().value() > 0, "the last column")
    rina.open(a_ticket(kupang))
    assert table.horizontalScrollBar().value() == 0
    assert not table.currentIndex().isValid()


def test_the_second_of_two_officers_is_told_and_takes_either_part_by_part(
    kupang: TestOffice, writer_of: Callable[[str], Writer]
) -> None:
    rina, yohanis = writer_of("Rina Sabuna"), writer_of("Yohanis Bria")
    ticket = a_ticket(kupang)
    rina.open(ticket)
    rina.model.write("Inflasi")
    rina.model.change_need(0, detail="Inflasi bulanan")
    rina.stored()
    yohanis.open(ticket)
    rina.model.choose("terpenuhi")
    rina.model.write("Inflasi Kupang")
    rina.model.change_need(0, region="Kota Kupang")
    rina.stored()

    yohanis.model.write("Inflasi NTT")
    yohanis.model.choose("sebagian")
    yohanis.model.change_need(0, source_title="Indeks Harga Konsumen")
    wait_until(lambda: shows(yohanis.window, "record-news"), "the news")
    assert yohanis.says("record-news-text") == (
        "Ringkasan: Rina Sabuna menulis “Inflasi Kupang”, Anda “Inflasi NTT”."
    )
    together = yohanis.stored()
    assert (together.record.summary, together.record.outcome) == ("Inflasi NTT", Outcome.PARTLY)
    (row,) = together.needs
    assert (row.region, row.source_title) == ("Kota Kupang", "Indeks Harga Konsumen")

    tap(yohanis.window, "take-theirs")
    assert yohanis.says("record-news-text") == "Hasil: Rina Sabuna menulis “Terpenuhi”, Anda “Sebagian”."
    tap(yohanis.window, "keep-mine")
    assert yohanis.says("record-news-text") == (
        "Rina Sabuna juga mengubah rekam ini: Kebutuhan data, Ringkasan, Hasil."
    )
    tap(yohanis.window, "news-read")
    assert not shows(yohanis.window, "record-news")
    chosen = yohanis.stored().record
    assert (chosen.summary, chosen.outcome) == ("Inflasi Kupang", Outcome.PARTLY)


def test_who_types_in_a_cell_goes_on_there_while_another_adds_a_row(kupang: TestOffice, rina: Writer) -> None:
    model = rina.open(a_ticket(kupang))
    rina.tab()
    type_text(rina.window, "Eks")
    rina.stored()
    theirs = DataNeed(id=command(), detail="Inflasi")
    kupang.services.records.save(
        rina.ticket, kupang.administrator.id, "loket-2", ServiceRecord(), (theirs, *model.needs), 1
    )
    type_text(rina.window, "p")
    wait_until(lambda: shows(rina.window, "record-news"), "the news")
    type_text(rina.window, "or")
    assert rina.focus == "need-cell"
    assert [row["detail"] for row in rina.rows()] == ["Ekspor", "Inflasi"]
