"""What a kiosk does for visitors with its own rights on a real server, and what a stolen one cannot do."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pst_kiosk.db import own_tickets, recognition
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import masking
from pst_kiosk.domain.birth_years import BirthYears, groups
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.domain.hours import Hours
from pst_kiosk.domain.ticket import Status
from pst_kiosk.services import setup
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.server import Prepared, prepare
from tests.support.office import command
from tests.support.postgres import Server

BORN = 1990
GUEST = {
    "name": "Siti Nur Rahma",
    "email": "Siti@example.org",
    "phone": "081234567890",
    "institution": "Universitas Bengkulu",
    "birth_year": str(BORN),
}


def installed(server: Server, profile: str, name: str) -> Prepared:
    """An office that never closes: these tests go by the server's clock."""
    ready = prepare(server.url("postgres"), name)
    office = setup.read_profile(setup.profile_path(profile))
    always = Hours(days=(1, 2, 3, 4, 5, 6, 7), opens=dt.time.min, closes=dt.time.max)
    hours = office.hours.model_copy(update={"week": (always,), "dated": ()})
    setup.install(ready.owner, office.model_copy(update={"hours": hours}), "Administrator")
    return ready


@pytest.fixture(scope="module")
def guest_book_first(postgres_server: Server) -> Prepared:
    return installed(postgres_server, "provinsi-bengkulu", "visits_signed")


@pytest.fixture(scope="module")
def number_first(postgres_server: Server) -> Prepared:
    return installed(postgres_server, "kota-kupang", "visits_numbered")


def opened(prepared: Prepared, kind: str) -> Services:
    return open_services(prepared.stations[kind], lambda year: {})


@pytest.fixture
def kiosk(guest_book_first: Prepared) -> Iterator[Services]:
    """A kiosk nobody has guessed at."""
    with psycopg.connect(guest_book_first.owner) as owner:
        owner.execute("DELETE FROM recognition")
    services = opened(guest_book_first, "kiosk")
    yield services
    services.close()


@pytest.fixture
def code(kiosk: Services) -> str:
    """The code of a ticket whose visitor has signed."""
    return kiosk.reception.take_number(command(), "konsultasi", "id", GUEST).code


def day(kiosk: Services) -> dt.date:
    return service_day(kiosk.office, kiosk.welcome().at)


def group(kiosk: Services) -> BirthYears:
    """The birth years of the guest's group, whatever the year."""
    return next(years for years in groups(day(kiosk)) if years.oldest <= BORN <= years.youngest)


def test_a_kiosk_recognises_who_came_before_and_signs_for_him(kiosk: Services, code: str) -> None:
    by_code = kiosk.recognition.by_ticket(command(), "kios-1", code)
    known = kiosk.recognition.by_contact(command(), "kios-1", "siti@EXAMPLE.org", *group(kiosk))
    assert (known.name, known.email, known.phone) == ("S••• N••• R•••", "s•••@e•••", "+62 •••")
    assert known.answered == by_code.answered
    ticket = kiosk.reception.take_number(
        command(), "konsultasi", "id", {"phone": "08111111111"}, known=known.token
    )
    assert kiosk.recognition.by_ticket(command(), "kios-1", ticket.code).name == known.name
    further = kiosk.reception.further_number(command(), ticket.code, "perpustakaan", "id")
    assert kiosk.reception.cancel(command(), ticket.code) == ticket.number
    assert kiosk.reception.own_ticket(further.code).status is Status.WAITING
    assert kiosk.reception.cancel(command(), further.code) == further.number


def test_a_kiosk_takes_a_guest_book_in_and_never_gives_it_back(number_first: Prepared) -> None:
    kiosk, counter = opened(number_first, "kiosk"), opened(number_first, "counter")
    ticket = kiosk.reception.take_number(command(), "konsultasi", "id", assistance=1)
    own = kiosk.reception.own_ticket(ticket.number or "")
    kiosk.reception.leave_guest_book(command(), own.ticket_id, GUEST)
    assert kiosk.reception.own_ticket(ticket.code).guest_book == "left"
    with pytest.raises(EnvironmentFault, match="no permission"):
        kiosk.reception.left_guest_book(ticket.id, command())
    officer = counter.accounts.officers()[0].id
    counter.reception.keep_guest_book(command(), ticket.id, officer, {"name": "Maria"})
    assert counter.reception.left_guest_book(ticket.id, officer) == {**GUEST, "name": "Maria"}
    typed = counter.reception.take_number(command(), "konsultasi", "id").id
    counter.reception.keep_guest_book(command(), typed, officer, {"name": "Mar"})
    assert counter.reception.left_guest_book(typed, officer) == {"name": "Mar"}
    kiosk.reception.cancel(command(), ticket.code)
    assert counter.reception.left_guest_book(ticket.id, officer) is None
    kiosk.close()
    counter.close()


def test_a_kiosk_checks_in_an_appointment(number_first: Prepared) -> None:
    with psycopg.connect(number_first.owner) as owner:
        owner.execute(
            "INSERT INTO appointment (id, office_code, service, at, code, made_at)"
            " SELECT gen_random_uuid(), '5371', 'konsultasi', now(), 'ABCDEFGH', now()"
        )
    kiosk = opened(number_first, "kiosk")
    assert kiosk.reception.appointment("ABCDEFGH").service == "konsultasi"
    kiosk.reception.take_number(command(), "konsultasi", "id", appointment="ABCDEFGH")
    with pytest.raises(Refused, match="appointment used"):
        kiosk.reception.appointment("ABCDEFGH")
    kiosk.close()


def asked(kiosk: Services, connection: Connection, attempt: str, contact: str, place: int) -> int | None:
    question = (contact, str(place))
    return recognition.try_to(connection, kiosk.office, attempt, "kios-1", question, None)


def answered(kiosk: Services, connection: Connection, attempt: str, contact: str, place: int) -> Any | None:
    return recognition.by_contact(connection, kiosk.office, attempt, contact, place, None)


def place_of(kiosk: Services) -> int:
    return groups(day(kiosk)).index(group(kiosk))


@pytest.mark.parametrize("savepoint", [False, True])
def test_a_guess_that_could_be_taken_back_is_not_answered(
    kiosk: Services, code: str, savepoint: bool
) -> None:
    place, attempt = place_of(kiosk), command()

    def at_once(connection: Connection) -> Any | None:
        if savepoint:
            connection.exec_driver_sql("SAVEPOINT before")
        assert asked(kiosk, connection, attempt, "siti@example.org", place) is None
        if savepoint:
            connection.exec_driver_sql("RELEASE before")
        return answered(kiosk, connection, attempt, "siti@example.org", place)

    assert kiosk.database.write(at_once) is None
    later = kiosk.database.write(
        lambda connection: answered(kiosk, connection, attempt, "siti@example.org", place)
    )
    assert later is not None


def test_one_guess_answers_one_question(kiosk: Services, code: str) -> None:
    place, attempt = place_of(kiosk), command()
    kiosk.database.write(lambda connection: asked(kiosk, connection, attempt, "budi@example.org", place))
    for contact, group_asked in (("siti@example.org", place), ("budi@example.org", place)):
        found = kiosk.database.write(
            lambda connection, contact=contact, place=group_asked: answered(
                kiosk, connection, attempt, contact, place
            )
        )
        assert found is None


def test_names_made_up_for_a_kiosk_bring_no_more_guesses(kiosk: Services) -> None:
    for guess in range(12):
        with pytest.raises(Refused, match="not recognised"):
            kiosk.recognition.by_ticket(command(), f"made-up-{guess}", "NOTATKT2")
    with pytest.raises(Refused, match="recognise later"):
        kiosk.recognition.by_ticket(command(), "made-up-13", "NOTATKT2")


def test_wrong_guesses_cannot_be_forgotten(kiosk: Services) -> None:
    for _ in range(3):
        attempt = command()
        kiosk.database.write(
            lambda connection, id=attempt: asked(kiosk, connection, id, "budi@example.org", 3)
        )
        kiosk.database.write(lambda connection, id=attempt: recognition.forget(connection, kiosk.office, id))
    with pytest.raises(Refused, match="recognise later"):
        kiosk.recognition.by_ticket(command(), "kios-1", "NOTATKT2")


def test_a_snapshot_of_before_others_guesses_is_refused(guest_book_first: Prepared) -> None:
    with psycopg.connect(guest_book_first.stations["kiosk"]) as thief:
        thief.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with pytest.raises(InsufficientPrivilege):
            thief.execute("SELECT * FROM station.try_to_recognise(NULL, NULL, NULL, NULL, NULL)")


def test_a_stolen_kiosk_cannot_tell_the_time_that_ends_a_pause(
    kiosk: Services, guest_book_first: Prepared
) -> None:
    for _ in range(3):
        with pytest.raises(Refused, match="not recognised"):
            kiosk.recognition.by_ticket(command(), "kios-1", "NOTATKT2")
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    wait = kiosk.database.write(
        lambda connection: recognition.try_to(
            connection, kiosk.office, command(), "kios-1", ("NOTATKT2",), tomorrow
        )
    )
    assert wait is not None
    assert 0 < wait <= 30


def test_only_first_letters_leave_the_server(kiosk: Services, code: str) -> None:
    place, attempt = place_of(kiosk), command()
    kiosk.database.write(lambda connection: asked(kiosk, connection, attempt, "+6281234567890", place))
    row = kiosk.database.write(
        lambda connection: answered(kiosk, connection, attempt, "+6281234567890", place)
    )
    assert row is not None
    assert (row.name_initials, row.email_initials, row.phone_initials) == ("S N R", "s@e", "+62")
    assert row.institution_initials == "U B"
    assert recognition.masks(row)["name"] == masking.words(GUEST["name"])
    whole = {value for value in row if isinstance(value, str)}
    assert whole == {"S N R", "s@e", "+62", "U B"}


@pytest.mark.parametrize("years", range(-1, 7))
def test_no_group_of_ones_own_making_finds_everybody(kiosk: Services, code: str, years: int) -> None:
    attempt = command()
    kiosk.database.write(lambda connection: asked(kiosk, connection, attempt, "siti@example.org", years))
    found = kiosk.database.write(
        lambda connection: answered(kiosk, connection, attempt, "siti@example.org", years)
    )
    assert (found is not None) == (years == place_of(kiosk))


def test_no_function_tells_the_code_of_a_ticket_by_its_number(kiosk: Services, code: str) -> None:
    number = kiosk.reception.own_ticket(code).number
    own = kiosk.reception.own_ticket(number or "")
    with kiosk.database.read() as connection:
        row = own_tickets.find(connection, kiosk.office, day(kiosk), ticket_id=own.ticket_id)
    assert own.code is None
    assert code not in row


@pytest.mark.parametrize(
    "forged",
    [
        {"event": "called"},
        {"event": "cancelled"},
        {"event": "completed"},
        {"event": "guest_book"},
        {"event": "joined"},
        {"ticket_id": None},
        {"event": "joined", "ticket_id": "theirs", "visit_id": "theirs"},
        {"event": "cancelled", "ticket_id": "theirs", "visit_id": "theirs"},
    ],
)
def test_who_holds_one_ticket_writes_no_line_that_did_not_happen(
    kiosk: Services, guest_book_first: Prepared, code: str, forged: dict[str, object]
) -> None:
    theirs = kiosk.reception.take_number(command(), "konsultasi", "id", GUEST)
    with psycopg.connect(guest_book_first.owner) as owner:
        (seq,) = owner.execute("SELECT seq FROM office_queue").fetchone() or (0,)
        visits = dict(owner.execute("SELECT code, visit_id::text FROM ticket").fetchall())
    own = kiosk.reception.own_ticket(code)
    line = {
        "id": command(),
        "office_code": "1700",
        "seq": seq,
        "service_day": day(kiosk).isoformat(),
        "ticket_id": own.ticket_id,
        "visit_id": visits[code],
        "command_id": command(),
        "at": "2026-11-18",
        "event": "cancelled",
    }
    others = {"ticket_id": theirs.id, "visit_id": visits[theirs.code]}
    line |= {key: others[key] if value == "theirs" else value for key, value in forged.items()}
    rows = json.dumps({"ticket_event": [line], "code": code})
    with psycopg.connect(guest_book_first.stations["kiosk"]) as thief, pytest.raises(InsufficientPrivilege):
        thief.execute("SELECT station.store_for_holder(%s)", (rows,))


@pytest.mark.parametrize(
    "forged",
    [{"status": "serving"}, {"desk": "meja-1"}, {"visit_id": "theirs"}, {"service_day": "2026-01-01"}],
)
def test_who_holds_one_ticket_makes_none_but_his_own(
    kiosk: Services, guest_book_first: Prepared, code: str, forged: dict[str, object]
) -> None:
    theirs = kiosk.reception.take_number(command(), "konsultasi", "id", GUEST)
    with psycopg.connect(guest_book_first.owner) as owner:
        visits = dict(owner.execute("SELECT code, visit_id::text FROM ticket").fetchall())
    ticket = {
        "id": command(),
        "office_code": "1700",
        "visit_id": visits[code],
        "service_day": day(kiosk).isoformat(),
        "status": "waiting",
        "desk": None,
    }
    ticket |= {key: visits[theirs.code] if value == "theirs" else value for key, value in forged.items()}
    rows = json.dumps({"ticket": [ticket], "code": code})
    with psycopg.connect(guest_book_first.stations["kiosk"]) as thief, pytest.raises(InsufficientPrivilege):
        thief.execute("SELECT station.store_for_holder(%s)", (rows,))
