"""The page "Hari ini" in the real window."""

from __future__ import annotations

from PySide6.QtTest import QAbstractItemModelTester

from pst_kiosk.counter.today_model import TodayModel
from pst_kiosk.domain.roles import Role
from tests.counter.conftest import hire
from tests.counter.test_office_window import FATAL, rows
from tests.counter.test_window import Control, Key, Open, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, wait_until


def test_who_oversees_the_office_sees_the_day_as_it_goes(bengkulu: TestOffice, open_window: Open) -> None:
    head = hire(bengkulu, "Yohana Tefa", Role.HEAD)
    counter = open_window(bengkulu)
    window = counter.window
    sign_in(window, head, "Meja layanan 1")
    use(window, "show-office", Key.Key_K, Control)
    see(window, "today-queues")
    model = counter.model.office
    assert isinstance(model, TodayModel)
    for each in (model.queues, model.desks, model.broken, model.loans, model.stations):
        QAbstractItemModelTester(each, FATAL, model)
    wait_until(lambda: rows(window, "today-desks"), "the desk")
    assert rows(window, "today-desks") == [("Meja layanan 1", "Yohana Tefa", "kosong", "08.05")]
    assert shows(window, "today-broken-card-nothing")
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    consultation = ("Konsultasi statistik", "1", "08.05", "1", "–", "–")
    wait_until(lambda: consultation in rows(window, "today-queues"), "the visitor")
    bengkulu.clock.forward(minutes=11)
    bengkulu.services.stations.report("kios-1", "kiosk", "0.1.0", "printer_paper_out", bengkulu.clock)
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    wait_until(lambda: shows(window, "today-broken"), "the broken promises")
    assert rows(window, "today-broken")[0] == (
        "K-001",
        "08.15",
        "belum dilayani",
        "Ada loket kosong yang belum memanggil.",
    )
    assert find(window, "today-figure-3").accessibleName() == "0 % janji ditepati"
    wait_until(lambda: shows(window, "today-stations"), "the station")
    assert rows(window, "today-stations") == [("kios-1", "terhubung", "kertas printer habis")]
    assert text(window, "today-hours").startswith("Keadaan pukul 08.16 WIB")
    press(window, Key.Key_Escape)
    see(window, "call-next")
