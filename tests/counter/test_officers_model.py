"""The administrator's page, on a real office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QAbstractItemModelTester

from pst_kiosk.counter.officers_model import OfficersModel
from pst_kiosk.counter.session import Session
from pst_kiosk.domain.errors import Refused
from tests.counter.conftest import Station, hire
from tests.support.office import TestOffice, command
from tests.support.screens import drain, wait_until

Open = Callable[[str], OfficersModel]


@pytest.fixture
def station(kupang: TestOffice, station_of: Callable[[TestOffice], Station]) -> Station:
    return station_of(kupang)


@pytest.fixture
def open_page(station: Station, owner: QObject) -> Open:

    def make(officer_id: str) -> OfficersModel:
        model = OfficersModel(
            station.lane, station.feed, Session(command(), officer_id, "", "administrator", ""), owner
        )
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(model.rows, fatal, model)
        wait_until(lambda: model.officers, "the officers")
        return model

    return make


def test_a_new_officer_can_sign_in_with_the_pin_shown_once(
    kupang: TestOffice, station: Station, open_page: Open
) -> None:
    model = open_page(kupang.administrator.id)
    model.add("Dorkas  Manafe", "receptionist")
    wait_until(lambda: model.new_pin, "the new PIN")
    assert model.new_pin is not None
    wait_until(lambda: model.rows.rowCount() == 2, "the new row")
    assert (model.rows.text(1, "name"), model.rows.text(1, "role")) == ("Dorkas Manafe", "Resepsionis")
    kupang.services.accounts.sign_in(model.officers[1].id, model.new_pin.pin)
    model.forget_pin()
    assert model.new_pin is None


def test_a_reset_pin_replaces_the_old_one(kupang: TestOffice, open_page: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    model = open_page(kupang.administrator.id)
    model.reset_pin(1)
    wait_until(lambda: model.new_pin, "the new PIN")
    assert model.new_pin is not None
    kupang.services.accounts.sign_in(rina.officer.id, model.new_pin.pin)
    if model.new_pin.pin != rina.pin:
        with pytest.raises(Refused, match="wrong pin"):
            kupang.services.accounts.sign_in(rina.officer.id, rina.pin)


def test_a_name_already_there_is_refused_in_words(
    kupang: TestOffice, station: Station, open_page: Open
) -> None:
    model = open_page(kupang.administrator.id)
    for name, said in (
        ("Administrator", "Nama itu sudah dipakai petugas lain. Silakan bedakan namanya."),
        ("   ", "Silakan isi nama petugas, paling banyak 120 huruf."),
    ):
        model.add(name, "head")
        drain(station.lane)
        assert model.notice is not None
        assert model.notice.text == said
    assert len(kupang.services.accounts.officers()) == 1


def test_who_is_no_administrator_changes_nobody(
    kupang: TestOffice, station: Station, open_page: Open
) -> None:
    rina = hire(kupang, "Rina Sabuna")
    model = open_page(rina.officer.id)
    model.reset_pin(0)
    drain(station.lane)
    assert model.notice is not None
    assert model.notice.text == "Hanya administrator yang dapat mengubah ini."
    kupang.services.accounts.sign_in(kupang.administrator.id, kupang.pin)
