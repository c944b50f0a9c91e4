"""Officers and PINs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from tests.support.office import TestOffice, command


def test_the_first_officer_is_an_administrator_whose_pin_works(kupang: TestOffice) -> None:
    officer = kupang.services.accounts.sign_in(kupang.administrator.id, kupang.pin)
    assert officer.administers


def test_no_pin_is_stored_readably_nor_cheap_to_guess(
    kupang: TestOffice, monkeypatch: pytest.MonkeyPatch, cheap_pins: Callable[..., None]
) -> None:
    monkeypatch.setattr(PasswordHasher, "__init__", cheap_pins)
    station = kupang.another_station()
    station.accounts.reset_pin(kupang.administrator.id, kupang.administrator.id)
    station.close()
    hashes = kupang.rows("SELECT pin_hash FROM officer")
    assert all(stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$") for (stored,) in hashes)


def test_five_wrong_pins_lock_the_officer_alone_and_for_a_while(kupang: TestOffice) -> None:
    accounts, officer = kupang.services.accounts, command()
    pin = accounts.add(kupang.administrator.id, officer, "Petugas Satu", Role.SERVICE_OFFICER)
    wrong = "0" * 6 if pin != "0" * 6 else "1" * 6
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused, match=f"attempts_left {left}"):
            accounts.sign_in(officer, wrong)
    with pytest.raises(Refused, match="locked: minutes 5"):
        accounts.sign_in(officer, wrong)
    with pytest.raises(Refused, match="locked"):
        accounts.sign_in(officer, pin)
    accounts.sign_in(kupang.administrator.id, kupang.pin)
    kupang.clock.forward(minutes=6)
    assert accounts.sign_in(officer, pin).name == "Petugas Satu"


def test_many_guesses_at_once_do_not_slip_past_the_lock(kupang: TestOffice) -> None:
    wrong = "0" * 6 if kupang.pin != "0" * 6 else "1" * 6

    def guess(_: int) -> str:
        station = kupang.another_station()
        try:
            station.accounts.sign_in(kupang.administrator.id, wrong)
        except Refused as refused:
            return refused.code
        finally:
            station.close()
        return "let in"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(16)))
    assert answers.count("wrong_pin") == 4
    assert answers.count("locked") == 12


def test_letters_are_no_pin(kupang: TestOffice) -> None:
    with pytest.raises(Refused, match="wrong pin"):
        kupang.services.accounts.sign_in(kupang.administrator.id, "\ud800")


def test_an_administrator_resets_a_forgotten_pin_and_ends_the_lock(kupang: TestOffice) -> None:
    accounts, officer = kupang.services.accounts, command()
    old = accounts.add(kupang.administrator.id, officer, "Petugas Satu", Role.RECEPTIONIST)
    new = accounts.reset_pin(kupang.administrator.id, officer)
    assert accounts.sign_in(officer, new).id == officer
    if new != old:
        with pytest.raises(Refused, match="wrong pin"):
            accounts.sign_in(officer, old)


def test_others_may_not_add_officers_or_reset_pins(kupang: TestOffice) -> None:
    accounts, officer = kupang.services.accounts, command()
    accounts.add(kupang.administrator.id, officer, "Petugas Satu", Role.HEAD)
    with pytest.raises(Refused, match="not administrator"):
        accounts.reset_pin(officer, officer)
    with pytest.raises(Refused, match="not administrator"):
        accounts.add(officer, command(), "Petugas Dua", Role.RECEPTIONIST)
    assert len(accounts.officers()) == 2


def test_a_supervisor_looks_after_everybody_but_administrators(kupang: TestOffice) -> None:
    accounts, supervisor, officer = kupang.services.accounts, command(), command()
    accounts.add(kupang.administrator.id, supervisor, "Petugas Satu", Role.SUPERVISOR)
    accounts.add(supervisor, officer, "Petugas Dua", Role.RECEPTIONIST)
    assert accounts.sign_in(officer, accounts.reset_pin(supervisor, officer)).name == "Petugas Dua"
    with pytest.raises(Refused, match="not administrator"):
        accounts.reset_pin(supervisor, kupang.administrator.id)
    with pytest.raises(Refused, match="not administrator"):
        accounts.add(supervisor, command(), "Petugas Tiga", Role.ADMINISTRATOR)


def test_the_last_administrators_pin_is_reset_on_the_databases_machine(kupang: TestOffice) -> None:
    accounts = kupang.services.accounts
    pin = accounts.reset_pin_here("Administrator")
    assert accounts.sign_in(kupang.administrator.id, pin).administers
    with pytest.raises(Refused, match="officer unknown"):
        accounts.reset_pin_here("Tidak Ada")


def test_adding_an_officer_again_after_a_lost_answer_gives_a_pin_that_works(kupang: TestOffice) -> None:
    accounts, officer = kupang.services.accounts, command()
    accounts.add(kupang.administrator.id, officer, "Petugas Satu", Role.RECEPTIONIST)
    pin = accounts.add(kupang.administrator.id, officer, "Petugas Satu", Role.RECEPTIONIST)
    assert accounts.sign_in(officer, pin).name == "Petugas Satu"
    assert len(accounts.officers()) == 2


def test_two_officers_have_two_names(kupang: TestOffice) -> None:
    with pytest.raises(Refused, match="name taken"):
        kupang.services.accounts.add(kupang.administrator.id, command(), " Administrator ", Role.HEAD)
    with pytest.raises(Refused, match="name missing"):
        kupang.services.accounts.add(kupang.administrator.id, command(), "  ", Role.HEAD)
