"""The welcoming page's switches and doors, by taps alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt

from pst_kiosk.kiosk import help_model
from pst_kiosk.kiosk.app import Kiosk, open_kiosk
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.ui.palette import CONTRAST, LIGHT
from tests.kiosk.conftest import MakeStation, query
from tests.kiosk.test_cut_off import lose, provided
from tests.kiosk.test_kiosk_window import SIZES, box, lie_apart, see, stand_apart, touch
from tests.support.office import TestOffice, command
from tests.support.screens import find, press, shows, wait_until

KioskAt = Callable[..., Kiosk]
DOORS = ["findTicket", "priority", "group", "language", "largeText", "highContrast", "help"]


def ground(kiosk: Kiosk) -> str:
    return str(kiosk.window.property("color").name()).upper()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_on_the_first_page_is_large_enough_and_apart_in_large_text_too(
    kupang: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    day = dt.date(2026, 11, 18)
    kupang.services.announcements.publish(
        command(), kupang.administrator.id, "Perpustakaan pindah ke lantai dua.", "Moved.", day, day
    )
    kiosk = kiosk_at(kupang, width, height, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    cards = [f"service-{service.key}" for service in kupang.services.office.services]
    for _ in ("usual", "large"):
        stand_apart(kiosk, [*cards, *DOORS])
        lie_apart(kiosk, [*cards, *DOORS, "announcements", "clock", "date", "hours", "invitation"])
        for card in cards:
            assert box(kiosk, card).contains(box(kiosk, f"{card}Name")), card
            assert box(kiosk, card).contains(box(kiosk, f"{card}Facts")), card
            assert not box(kiosk, f"{card}Name").intersects(box(kiosk, f"{card}Facts")), card
        touch(kiosk, "largeText")


def test_letters_and_contrast_are_this_visitors_alone(kupang: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(kupang, patience=Patience(quiet_ms=400, asking_s=2, second_ms=50))
    usual = kiosk.opened.tokens.property("body")
    assert ground(kiosk) == LIGHT.ground
    touch(kiosk, "largeText")
    touch(kiosk, "highContrast")
    assert kiosk.opened.tokens.property("body") > usual
    assert ground(kiosk) == CONTRAST.ground
    wait_until(lambda: ground(kiosk) == LIGHT.ground, "the visitor to be forgotten")
    assert kiosk.opened.tokens.property("body") == usual


def test_what_keys_alone_changed_on_the_first_page_goes_with_the_visitor(
    kupang: TestOffice, kiosk_at: KioskAt
) -> None:
    kiosk = kiosk_at(kupang, patience=Patience(quiet_ms=1500, asking_s=2, second_ms=50))
    for switch in ("language", "largeText"):
        find(kiosk.window, switch).forceActiveFocus()
        press(kiosk.window, Qt.Key.Key_Space)
    assert kiosk.model.property("languageCode") == "en"
    assert kiosk.opened.tokens.property("largeText")
    wait_until(lambda: kiosk.model.property("languageCode") == "id", "the visitor to be forgotten")
    assert not kiosk.opened.tokens.property("largeText")


def test_a_key_says_that_somebody_is_still_there(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu, patience=Patience(quiet_ms=200, asking_s=1000))
    touch(kiosk, "service-konsultasi")
    see(kiosk, "secondsLeft")
    press(kiosk.window, Qt.Key.Key_Tab)
    wait_until(lambda: kiosk.model.property("secondsLeft") == 0, "the question to be gone")
    assert kiosk.model.property("page") == "guest_book"


def test_a_call_for_help_reaches_the_counters(kupang: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(kupang)
    touch(kiosk, "help")
    see(kiosk, "Petugas sudah diberi tahu")
    (call,) = kupang.services.help.waiting()
    assert call.station == "kios-1"
    kupang.services.help.come(call.id, kupang.administrator.id)
    see(kiosk, "Petugas sedang menuju ke sini")
    touch(kiosk, "helpClose")
    assert not shows(kiosk.window, "helpTitle")
    touch(kiosk, "service-konsultasi")
    see(kiosk, "ticketNumber")
    touch(kiosk, "help")
    see(kiosk, "Petugas sudah diberi tahu")


def test_cut_off_a_call_for_help_sends_the_visitor_to_the_front_office(
    kupang: TestOffice, station_at: MakeStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(help_model, "PATIENCE_MS", 100)
    station = station_at(kupang)
    kiosk = open_kiosk(*station.lanes, windowed=True, size=QSize(1280, 800), reduced_motion=True)
    try:
        wait_until(lambda: kiosk.model._home.facts is not None, "the first reading")
        provided(kiosk.model, station)
        lose(kiosk.model, station)
        touch(kiosk, "help")
        see(kiosk, "Silakan datang ke front office")
        touch(kiosk, "helpClose")
        assert not shows(kiosk.window, "findTicket")
        assert shows(kiosk.window, "priority")
        assert shows(kiosk.window, "group")
    finally:
        kiosk.close()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_priority_is_asked_for_in_one_tap_more_and_shown(
    kupang: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    kiosk = kiosk_at(kupang, width, height, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    touch(kiosk, "priority")
    kinds = [f"priority-{code}" for code in range(1, 5)]
    see(kiosk, kinds[0])
    stand_apart(kiosk, [*kinds, "aid-1", "aid-2", "priorityClose", "language", "service-konsultasi"])
    touch(kiosk, "aid-1")
    assert kiosk.model._party.call_aid == 1
    touch(kiosk, "priority-1")
    see(kiosk, "Prioritas: Lanjut usia" if language == "id" else "Priority: Elderly")
    assert kiosk.model._party.assistance == 1


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_group_says_how_many_it_is_and_gets_one_number(
    kupang: TestOffice, kiosk_at: KioskAt, width: int, height: int
) -> None:
    kiosk = kiosk_at(kupang, width, height, reduced_motion=True)
    touch(kiosk, "group")
    see(kiosk, "people-10")
    stand_apart(kiosk, ["fewer", "more", "people-2", "people-10", "people-40", "groupClose", "language"])
    touch(kiosk, "people-10")
    touch(kiosk, "more")
    assert find(kiosk.window, "people").property("text") == "11"
    touch(kiosk, "service-konsultasi")
    see(kiosk, "ticketNumber")
    assert query(kupang, "SELECT people FROM visit") == [(11,)]
    touch(kiosk, "ticketDone")
    see(kiosk, "Datang berombongan")
