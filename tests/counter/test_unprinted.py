"""Tickets that did not come out: the counter tells which kiosk and why, and has them printed again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from pst_kiosk.counter import unprinted
from pst_kiosk.counter.work_model import WorkModel
from pst_kiosk.domain.print_state import PrintState
from tests.counter.conftest import hire
from tests.counter.test_window import Key, Open, see, sign_in, text, use
from tests.support.office import TestOffice, command
from tests.support.screens import find, press, shows, tap, wait_until

# Said of every popup by the platform without a display.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unprinted, "LOOK_MS", 100)


@pytest.fixture
def at_work(kupang: TestOffice, open_window: Open) -> QWidget:
    """A counter's window with an officer at a desk."""
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    return window


def fail(
    office: TestOffice,
    fault: str | None = "printer_paper_out",
    state: PrintState = PrintState.FAILED,
    station: str = "Kios 1",
) -> str:
    """A number was given whose ticket did not come out; the job."""
    given, job = office.services.reception.take_number(command(), "konsultasi", "id"), command()
    office.services.prints.begin(job, given.id, station)
    office.services.prints.end(job, state, fault)
    return job


def popup() -> QWidget:
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def said() -> str:
    return "\n".join(label.text() for label in popup().findChildren(QLabel))


def wanted(office: TestOffice, station: str = "Kios 1") -> int:
    return len(office.services.prints.wanted(station))


def test_a_kiosk_without_paper_is_told_at_once_and_its_ticket_printed_again_by_keyboard(
    kupang: TestOffice, at_work: QWidget
) -> None:
    assert not shows(at_work, "needs")
    fail(kupang)
    see(at_work, "needs")
    assert text(at_work, "need-0") == "Kios 1: kertas printer habis, K-001 belum tercetak"
    use(at_work, "take-need-0", Key.Key_F10)
    assert "Kertas printernya habis. Silakan isi gulungan baru." in said()
    assert "Konsultasi statistik · 09.05 · belum tercetak" in said()
    press(popup(), Key.Key_Space)
    wait_until(lambda: wanted(kupang) == 1, "the reprint to be asked for")
    wait_until(lambda: not shows(at_work, "needs"), "nothing left to do")
    wait_until(lambda: QApplication.activePopupWidget() is None, "the list to close by itself")


def test_several_are_counted_and_dealt_with_one_by_one(kupang: TestOffice, at_work: QWidget) -> None:
    fail(kupang, "printer_timeout", PrintState.UNKNOWN)
    fail(kupang, "printer_cover_open")
    see(at_work, "needs")
    wait_until(lambda: "2 tiket" in text(at_work, "need-0"), "both")
    assert text(at_work, "need-0") == "Kios 1: tutup printer terbuka, 2 tiket belum tercetak"
    tap(at_work, "take-need-0")
    assert "mungkin sudah tercetak" in said()
    tap(popup(), "leave-K-001")
    wait_until(lambda: "2 tiket" not in text(at_work, "need-0"), "one less")
    tap(popup(), "reprint-K-002")
    wait_until(lambda: wanted(kupang) == 1, "the reprint to be asked for")
    wait_until(lambda: not shows(at_work, "needs"), "nothing left to do")
    assert kupang.services.prints.unprinted() == ()


def test_each_kiosk_has_a_list_of_its_own(kupang: TestOffice, at_work: QWidget) -> None:
    fail(kupang)
    kupang.clock.forward(seconds=1)
    fail(kupang, "printer_refused", station="Kios 2")
    wait_until(lambda: shows(at_work, "need-1"), "both kiosks")
    assert text(at_work, "need-1") == "Kios 2: gagal mencetak, K-002 belum tercetak"
    tap(at_work, "take-need-1")
    assert "K-001" not in said()
    press(popup(), Key.Key_Escape)
    wait_until(lambda: QApplication.activePopupWidget() is None, "the list to close")
    assert shows(at_work, "need-1")


def test_the_fault_goes_when_the_printer_is_well_and_the_tickets_stay_until_they_are_dealt_with(
    kupang: TestOffice, work_at: Callable[..., WorkModel]
) -> None:
    model = work_at(kupang, "loket-1")
    fail(kupang)
    wait_until(lambda: model.unprinted.open, "the alert")
    kupang.clock.forward(seconds=5)
    kupang.services.stations.report("Kios 1", "kiosk", "0.1.0", "ready", kupang.clock)
    wait_until(lambda: "kertas" not in model.unprinted.open[0].what, "the fault to go")
    assert model.unprinted.open[0].what == "Kios 1: K-001 belum tercetak"
    code = kupang.rows("SELECT code FROM ticket")[0][0]
    kupang.services.reception.cancel(command(), str(code))
    wait_until(lambda: not model.unprinted.open, "nobody who needs it")


def test_what_another_counter_asked_for_first_is_printed_once(
    kupang: TestOffice, work_at: Callable[..., WorkModel]
) -> None:
    one, other = work_at(kupang, "loket-1"), work_at(kupang, "loket-2")
    job = fail(kupang)
    wait_until(lambda: one.unprinted.open and other.unprinted.open, "both counters")
    one.unprinted.reprint(job)
    other.unprinted.reprint(job)
    wait_until(lambda: not (one.unprinted.open or other.unprinted.open or other.unprinted.busy), "both done")
    assert wanted(kupang) == 1


def test_the_buttons_say_which_ticket_to_a_screen_reader(kupang: TestOffice, at_work: QWidget) -> None:
    fail(kupang)
    see(at_work, "needs")
    tap(at_work, "take-need-0")
    names = [button.accessibleName() for button in popup().findChildren(QPushButton)]
    assert names == [
        "Cetak ulang K-001, Konsultasi statistik · 09.05 · belum tercetak",
        "Tidak perlu mencetak ulang K-001",
    ]
    assert popup().accessibleName() == "Kios 1: tiket yang belum tercetak"
    press(popup(), Key.Key_Escape)
    assert find(at_work, "take-need-0").isEnabled()


def test_a_reprint_whose_kiosk_is_off_is_told_as_waiting_and_can_be_dismissed_alone(
    kupang: TestOffice, at_work: QWidget
) -> None:
    job, again = fail(kupang), command()
    officer = kupang.services.accounts.officers()[0].id
    kupang.services.prints.reprint(again, job, officer)
    kupang.clock.forward(seconds=31)
    see(at_work, "needs")
    wait_until(lambda: "menunggu" in text(at_work, "need-0"), "the wait")
    assert text(at_work, "need-0") == "Kios 1: cetak ulang K-001 menunggu kiosnya"
    tap(at_work, "take-need-0")
    assert "Konsultasi statistik · 09.05 · menunggu Kios 1" in said()
    assert [made.text() for made in popup().findChildren(QPushButton)] == ["Tidak perlu"]
    tap(popup(), "leave-K-001")
    wait_until(lambda: not shows(at_work, "needs"), "nothing left to do")
    assert wanted(kupang) == 0
