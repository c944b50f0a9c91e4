"""The page "Cari kunjungan" in the real window, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.search_model import SearchModel
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.record import DataNeed, ServiceRecord
from pst_kiosk.domain.requests import Event
from pst_kiosk.domain.roles import Role
from tests.counter.conftest import hire
from tests.counter.test_office_window import FATAL, go_to, rows, turn_to
from tests.counter.test_window import Control, Key, Open, choose, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def come(office: TestOffice, name: str, **said: object) -> None:
    draft = {**GUEST, "name": name, **said}
    office.services.reception.take_number(command(), "konsultasi", "id", draft)  # type: ignore[arg-type]
    office.clock.forward(minutes=1)


@pytest.fixture
def counter(bengkulu: TestOffice, open_window: Open) -> Counter:
    """A counter with the supervisor on the page."""
    come(bengkulu, "Siti Rahma", institution="Bappeda")
    come(bengkulu, "Budi Santoso", email="budi@example.org")
    supervisor = hire(bengkulu, "Yohana Tefa", Role.SUPERVISOR)
    counter = open_window(bengkulu)
    sign_in(counter.window, supervisor, "Meja layanan 1")
    use(counter.window, "show-office", Key.Key_K, Control)
    turn_to(counter, Page.SEARCH)
    model = counter.model.office
    assert isinstance(model, SearchModel)
    for each in (model.found, model.story):
        QAbstractItemModelTester(each, FATAL, model)
    wait_until(lambda: model.office, "the office")
    return counter


@pytest.fixture
def window(counter: Counter) -> QWidget:
    return counter.window


def open_siti(window: QWidget) -> None:
    """Look for her, and open the visit found."""
    type_text(window, "siti")
    press(window, Key.Key_Return)
    wait_until(lambda: rows(window, "found"), "the visit")
    press(window, Key.Key_Return)
    wait_until(lambda: rows(window, "story"), "the story")


def story(window: QWidget) -> dict[str, str]:
    """What the open visit says of itself, by what."""
    return {what: value for _, what, value in rows(window, "story")}


def choose_line(window: QWidget, what: str) -> None:
    """Go to a line of the story."""
    go_to(window, "story")
    table = find(window, "story")
    assert isinstance(table, QTableView)
    press(window, Key.Key_Home, Control)
    for _ in range(len(rows(window, "story"))):
        if table.model().index(table.currentIndex().row(), 2).data() == what:
            return
        press(window, Key.Key_Down)
    raise AssertionError(f"no {what}")


def test_a_visit_is_found_opened_and_read(window: QWidget) -> None:
    open_siti(window)
    assert [(name, number) for _, name, number in rows(window, "found")] == [("Siti Rahma", "K-001")]
    assert text(window, "search-summary") == "1 kunjungan"
    assert text(window, "story-title") == "Siti Rahma · 18 Nov 2026 08.05"
    told = story(window)
    assert told["Nama"] == "Siti Rahma"
    assert told["K-001"] == "Konsultasi statistik · menunggu"
    assert [value for part, _, value in rows(window, "story") if part == "Perjalanan"] == [
        "buku tamu ditandatangani",
        "K-001 · masuk antrean",
    ]


def test_all_that_is_said_counts_and_days_too(bengkulu: TestOffice, window: QWidget) -> None:
    press(window, Key.Key_Return)
    wait_until(lambda: len(rows(window, "found")) == 2, "the day's visits")
    go_to(window, "search-contact")
    type_text(window, "budi@example.org")
    press(window, Key.Key_Return)
    wait_until(lambda: len(rows(window, "found")) == 1, "the one visit")
    assert rows(window, "found")[0][1] == "Budi Santoso"
    go_to(window, "search-period")
    choose(window, "Pilih hari")
    go_to(window, "search-last")
    press(window, Key.Key_Down)
    go_to(window, "search-words")
    press(window, Key.Key_Return)
    see(window, "notice")
    assert text(window, "notice-text") == "Silakan pilih hari terakhir yang tidak sebelum hari pertama."


def test_what_is_pasted_beyond_measure_is_refused(window: QWidget) -> None:
    field = find(window, "search-words")
    assert isinstance(field, QLineEdit)
    type_text(window, "siti")
    QApplication.clipboard().setText("siti " * 200_000)
    field.paste()
    assert field.text() == "siti"
    see(window, "notice")
    press(window, Key.Key_Return)
    wait_until(lambda: rows(window, "found"), "the visit")
    QApplication.clipboard().clear()


def test_a_line_is_set_right_with_a_reason_and_its_history_stays(
    bengkulu: TestOffice, window: QWidget
) -> None:
    open_siti(window)
    choose_line(window, "Nama")
    use(window, "correct", Key.Key_E, Control)
    see(window, "correction-value")
    type_text(window, "Siti Aminah")
    use(window, "store-correction", Key.Key_S, Control)
    see(window, "notice")
    assert text(window, "notice-text").startswith("Alasannya belum diisi")
    assert text(window, "correction-value") == "Siti Aminah"
    go_to(window, "correction-reason")
    type_text(window, "salah nama")
    press(window, Key.Key_Return)
    wait_until(lambda: story(window)["Nama"] == "Siti Aminah", "the correction")
    assert story(window)["diperbaiki"] == (
        "sebelumnya Siti Rahma (Yohana Tefa, 18 Nov 2026 08.07: salah nama)"
    )
    wait_until(lambda: not shows(window, "correction-value"), "the form to be gone")
    assert [name for _, name, _ in rows(window, "found")] == ["Siti Aminah"]
    assert bengkulu.rows("SELECT count(*) FROM audit_log WHERE action = 'search_visits'") == [(1,)]
    assert bengkulu.rows("SELECT count(*) FROM correction") == [(1,)]


def test_an_answer_to_choose_is_set_right(window: QWidget) -> None:
    open_siti(window)
    choose_line(window, "Pekerjaan utama")
    press(window, Key.Key_Return)
    see(window, "correction-choice")
    choose(window, "Wiraswasta")
    go_to(window, "correction-reason")
    type_text(window, "salah ketuk")
    press(window, Key.Key_Return)
    wait_until(lambda: story(window)["Pekerjaan utama"] == "Wiraswasta", "the correction")


def test_a_cell_of_a_data_need_and_what_was_given_are_set_right(
    bengkulu: TestOffice, window: QWidget
) -> None:
    session, services = bengkulu.open_desk("meja-2"), bengkulu.services
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    ((ticket,),) = bengkulu.rows("SELECT id FROM ticket WHERE number = 'K-001'")
    need = DataNeed(id=command(), detail="Inflasi", year_from=2020)
    record = ServiceRecord(summary="Inflasi", products=(1,))
    services.records.save(ticket, bengkulu.administrator.id, "meja-2", record, (need,), 0)
    open_siti(window)

    def set_right(what: str, enter: Callable[[], None]) -> None:
        choose_line(window, what)
        press(window, Key.Key_Return)
        enter()
        go_to(window, "correction-reason")
        type_text(window, "salah ketik")
        press(window, Key.Key_Return)

    set_right("Tahun", lambda: type_text(window, "dua ribu"))
    see(window, "notice")
    assert text(window, "notice-text").startswith("Isian itu belum sesuai. Tahun ditulis 2025")
    set_right("Tahun", lambda: type_text(window, "2020-2024"))
    wait_until(lambda: story(window)["Tahun"] == "2020–2024", "the years")
    set_right("Diperoleh", lambda: choose(window, "Ya, sesuai"))
    wait_until(lambda: story(window)["Diperoleh"] == "Ya, sesuai", "what was obtained")

    def tick_softcopy() -> None:
        go_to(window, "correction-tick-2")
        press(window, Key.Key_Space)

    set_right("Yang diberikan", tick_softcopy)
    wait_until(lambda: story(window)["Yang diberikan"] == "Hardcopy, Softcopy ber-watermark", "the products")


def test_a_visit_that_is_open_hears_what_another_counter_changes(
    bengkulu: TestOffice, counter: Counter, window: QWidget
) -> None:
    open_siti(window)
    session = bengkulu.open_desk("meja-2")
    bengkulu.services.calling.call_next(command(), session)
    wait_until(lambda: story(window)["K-001"] == "Konsultasi statistik · dipanggil", "the call")
    looked = bengkulu.rows("SELECT count(*) FROM audit_log WHERE action = 'open_visit'")
    assert looked == [(1,)]


def test_a_visitor_s_data_are_erased_after_a_question(bengkulu: TestOffice, window: QWidget) -> None:
    open_siti(window)
    go_to(window, "erase")
    press(window, Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    press(menu, Key.Key_Up)
    press(menu, Key.Key_Return)
    wait_until(lambda: story(window)["Nama"] == "(dihapus atas permintaan)", "the name to be gone")
    assert text(window, "notice-text").startswith("Data pribadi di 1 kunjungan sudah dihapus")
    assert bengkulu.rows("SELECT count(*) FROM visitor WHERE name = 'Siti Rahma'") == [(0,)]


def test_a_visitor_gets_a_copy_of_what_the_office_holds_of_him(bengkulu: TestOffice, window: QWidget) -> None:
    open_siti(window)
    go_to(window, "copy-visitor")
    press(window, Key.Key_Space)
    see(window, "notice")
    said = text(window, "notice-text")
    assert said == "Salinan 1 kunjungan siap ditempel. Demi privasi, 5 menit lagi dihapus."
    copied = QApplication.clipboard().text()
    assert copied.startswith("Siti Rahma · 18 Nov 2026 08.05")
    assert "Nama instansi: Bappeda" in copied
    assert bengkulu.rows("SELECT count(*) FROM audit_log WHERE action = 'copy_visitor'") == [(1,)]
    QApplication.clipboard().clear()


def test_who_wrote_without_a_visit_is_found_read_and_erased_when_it_is_over(
    bengkulu: TestOffice, window: QWidget
) -> None:
    requests, officer = bengkulu.services.requests, bengkulu.administrator.id
    writer = {"name": "Siti Badriah", "email": "badriah@example.org"}
    asked = requests.open(
        command(), officer, RequestKind.CONSULTATION, "konsultasi", Channel.EMAIL, "Inflasi", visitor=writer
    )
    type_text(window, "badriah")
    press(window, Key.Key_Return)
    wait_until(lambda: rows(window, "found"), "the request")
    assert text(window, "search-summary") == "1 tanpa kunjungan"
    press(window, Key.Key_Return)
    wait_until(lambda: rows(window, "story"), "what is known")
    told = story(window)
    assert (told["E-mail"], told["Perihal"]) == ("badriah@example.org", "Inflasi")

    def erase() -> None:
        go_to(window, "erase")
        press(window, Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        press(menu, Key.Key_Up)
        press(menu, Key.Key_Return)

    erase()
    see(window, "notice")
    assert text(window, "notice-text").startswith(f"{asked.row.number} masih berjalan")
    requests.move(command(), asked.row.id, officer, Event.DONE)
    erase()
    wait_until(lambda: story(window)["Perihal"] == "(dihapus atas permintaan)", "it to be forgotten")
    assert text(window, "notice-text").startswith("Data pribadi di 1 permohonan sudah dihapus")


def test_the_head_reads_and_corrects_nothing(bengkulu: TestOffice, open_window: Open) -> None:
    come(bengkulu, "Siti Rahma")
    head = hire(bengkulu, "Yohana Tefa", Role.HEAD)
    counter = open_window(bengkulu)
    sign_in(counter.window, head, "Meja layanan 1")
    use(counter.window, "show-office", Key.Key_K, Control)
    turn_to(counter, Page.SEARCH)
    model = counter.model.office
    assert isinstance(model, SearchModel)
    wait_until(lambda: model.office, "the office")
    open_siti(counter.window)
    choose_line(counter.window, "Nama")
    assert not find(counter.window, "correct").isEnabled()
    assert not find(counter.window, "erase").isEnabled()
