"""The pages "Loket" and "Standar pelayanan" in the real window, by keys alone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.desks_model import DesksModel
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.profile_model import ProfileModel
from tests.counter.conftest import Hired
from tests.counter.test_office_window import FATAL, go_to, rows, turn_to
from tests.counter.test_window import Control, Key, Open, see, sign_in, text, use
from tests.support.office import TestOffice
from tests.support.screens import find, press, type_text, wait_until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def counter(bengkulu: TestOffice, open_window: Open) -> Counter:
    """A counter with the administrator on the page of the desks."""
    counter = open_window(bengkulu)
    sign_in(counter.window, Hired(bengkulu.administrator, bengkulu.pin), "Meja layanan 1")
    use(counter.window, "show-office", Key.Key_K, Control)
    turn_to(counter, Page.DESKS)
    model = counter.model.office
    assert isinstance(model, DesksModel)
    QAbstractItemModelTester(model.rows, FATAL, model)
    wait_until(lambda: model.draft, "the desks")
    return counter


@pytest.fixture
def window(counter: Counter) -> QWidget:
    return counter.window


def publish_a_third_desk(window: QWidget) -> None:
    """For the consultation alone."""
    go_to(window, "add-desk")
    press(window, Key.Key_Space)
    type_text(window, "Meja konsultasi")
    go_to(window, "desk-service-konsultasi")
    press(window, Key.Key_Space)
    use(window, "publish-desks", Key.Key_S, Control)


def test_a_new_desk_for_one_service_is_a_new_version(bengkulu: TestOffice, window: QWidget) -> None:
    version = bengkulu.services.office.version
    assert not find(window, "publish-desks").isEnabled()
    publish_a_third_desk(window)
    wait_until(lambda: len(bengkulu.services.profiles.versions()) == 2, "the version")
    newest = bengkulu.services.profiles.versions()[0]
    assert newest.office is not None
    assert (newest.number, newest.in_force_from) == (version + 1, dt.date(2026, 11, 18))
    desk = newest.office.desks[-1]
    assert (desk.key, desk.name.id, desk.services) == ("loket-1", "Meja konsultasi", ("konsultasi",))
    wait_until(lambda: text(window, "desks-standing").startswith(f"Versi {version + 1},"), "the new version")
    assert rows(window, "desks")[-1] == ("Meja konsultasi", "Konsultasi statistik", "Meja layanan")


def test_a_change_that_leaves_a_step_unserved_is_refused_and_stays_on_the_screen(
    bengkulu: TestOffice, window: QWidget
) -> None:
    go_to(window, "desks")
    for way in (Key.Key_Up, Key.Key_Down):
        press(window, way)
        go_to(window, "desk-service-perpustakaan")
        press(window, Key.Key_Space)
        go_to(window, "desks")
    use(window, "publish-desks", Key.Key_S, Control)
    see(window, "notice")
    assert text(window, "notice-text").startswith("Penjualan produk statistik masih perlu loket")
    assert [row[1] for row in rows(window, "desks")] == ["Perpustakaan", "Perpustakaan"]
    go_to(window, "drop-desks")
    press(window, Key.Key_Space)
    wait_until(lambda: rows(window, "desks")[0][1] == "Semua layanan", "the desks as they are")
    assert len(bengkulu.services.profiles.versions()) == 1


def test_a_desk_is_removed_once_nobody_is_at_it(
    bengkulu: TestOffice, counter: Counter, window: QWidget
) -> None:
    go_to(window, "desks")
    press(window, Key.Key_Up)
    use(window, "remove-desk", Key.Key_Delete, Control)
    assert [name for name, _, _ in rows(window, "desks")] == ["Meja layanan 2"]
    assert not find(window, "remove-desk").isEnabled(), "an office has a desk"
    use(window, "publish-desks", Key.Key_S, Control)
    see(window, "notice")
    assert text(window, "notice-text").startswith("Meja layanan 1 sedang buka")
    go_to(window, "desks-day")
    press(window, Key.Key_Up)
    use(window, "publish-desks", Key.Key_S, Control)
    wait_until(lambda: len(bengkulu.services.profiles.versions()) == 2, "the version")
    newest = bengkulu.services.profiles.versions()[0].office
    assert newest is not None
    assert [desk.key for desk in newest.desks] == ["meja-2"]


def test_who_was_overtaken_is_told_and_loses_nothing(
    bengkulu: TestOffice, counter: Counter, window: QWidget
) -> None:
    go_to(window, "add-desk")
    press(window, Key.Key_Space)
    other = bengkulu.services.profiles
    first = bengkulu.services.office.desks[0]
    renamed = first.model_copy(update={"services": ("konsultasi",)})
    other.change_desks(
        bengkulu.administrator.id,
        bengkulu.services.office.version,
        [renamed, *bengkulu.services.office.desks[1:]],
        dt.date(2026, 11, 18),
    )
    wait_until(lambda: len(rows(window, "desks")) == 3, "the draft")
    use(window, "publish-desks", Key.Key_S, Control)
    see(window, "notice")
    assert text(window, "notice-text").startswith("Standar pelayanan baru saja diperbarui")
    assert len(rows(window, "desks")) == 3
    go_to(window, "drop-desks")
    press(window, Key.Key_Space)
    wait_until(lambda: rows(window, "desks")[0][1] == "Konsultasi statistik", "what the other one did")


def test_versions_say_what_changed_and_the_whole_standard(
    bengkulu: TestOffice, counter: Counter, window: QWidget
) -> None:
    publish_a_third_desk(window)
    wait_until(lambda: len(bengkulu.services.profiles.versions()) == 2, "the version")
    turn_to(counter, Page.PROFILE)
    model = counter.model.office
    assert isinstance(model, ProfileModel)
    QAbstractItemModelTester(model.rows, FATAL, model)
    wait_until(lambda: len(rows(window, "versions")) == 2, "the versions")
    assert [row[3] for row in rows(window, "versions")] == ["berlaku", "sebelumnya"]
    shown = find(window, "version-text")
    assert isinstance(shown, QPlainTextEdit)
    said = shown.toPlainText()
    assert "+ Meja konsultasi: meja layanan; Konsultasi statistik" in said
    assert "Provinsi Bengkulu" in said
    go_to(window, "versions")
    press(window, Key.Key_Down)
    press(window, Key.Key_Down)
    assert not shown.toPlainText().startswith("PERUBAHAN")


def test_the_administrator_fills_in_who_answers_for_complaints(
    counter: Counter, window: QWidget, bengkulu: TestOffice
) -> None:
    turn_to(counter, Page.PROFILE)
    model = counter.model.office
    assert isinstance(model, ProfileModel)
    wait_until(lambda: model.filled, "what is filled in")
    go_to(window, "manager-name")
    type_text(window, "Ani Wijaya")
    press(window, Key.Key_Tab)
    type_text(window, "Jalan Contoh 1")
    use(window, "store-office-data", Key.Key_S, Control)
    see(window, "notice-text")
    assert text(window, "notice-text") == "Isian tersimpan dan berlaku mulai 18 November 2026."
    newest = bengkulu.services.profiles.versions()[0].office
    assert newest is not None
    assert newest.complaints.manager.name == "Ani Wijaya"
    wait_until(lambda: not find(window, "store-office-data").isEnabled(), "that nothing is to be stored")
