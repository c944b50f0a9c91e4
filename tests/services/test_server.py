"""Making a server's database the office's own, and what each kind of station can and cannot do there.

Every forbidden thing is tried on a real server, with the rights of a station whose address was stolen.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pst_kiosk.db import prints
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.rights import KINDS, functions_of
from pst_kiosk.db.tables import metadata
from pst_kiosk.domain import sale as sale_rules
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.requests import Event
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.ticket import Status
from pst_kiosk.services import setup
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.request_views import Letter
from pst_kiosk.services.server import Prepared, check_station, prepare
from pst_kiosk.services.work_list import Which
from tests.support.office import GUEST, command
from tests.support.postgres import Server

PUBLIC = {"alembic_version", "office_profile", "holiday", "office_queue"}
"""Tables without anything of people in them, which every station reads."""
TABLES = sorted({*metadata.tables, "alembic_version"})
BENGKULU = "Badan Pusat Statistik Provinsi Bengkulu"
RESTRICTED = ("kiosk", "display", "rating")


@pytest.fixture(scope="module")
def prepared(postgres_server: Server) -> Prepared:
    """A server prepared for an office where the guest book is signed at the kiosk."""
    ready = prepare(postgres_server.url("postgres"), "lan")
    setup.install(ready.owner, setup.read_profile(setup.profile_path("provinsi-bengkulu")), "Administrator")
    return ready


def opened(url: str) -> Services:
    return open_services(url, lambda year: {})


@pytest.fixture
def stations(prepared: Prepared) -> Iterator[dict[str, Services]]:
    """A station of each kind, each with its own rights."""
    services = {kind: opened(url) for kind, url in prepared.stations.items()}
    yield services
    for each in services.values():
        each.close()


@pytest.fixture
def session(stations: dict[str, Services]) -> str:
    """A desk open for the consultation."""
    counter, session = stations["counter"], command()
    counter.calling.open_desk(session, counter.accounts.officers()[0].id, "meja-1", take_over=True)
    return session


def tried(url: str, statement: str) -> list[tuple[object, ...]]:
    """What a statement gives with a station's rights. Raises `InsufficientPrivilege`."""
    with psycopg.connect(url) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_a_visit_goes_through_with_each_stations_own_rights(
    stations: dict[str, Services], session: str
) -> None:
    wanted = command()
    ticket = stations["kiosk"].reception.take_number(wanted, "konsultasi", "id", GUEST)
    assert stations["kiosk"].reception.take_number(wanted, "konsultasi", "id", GUEST).id == ticket.id
    job = command()
    stations["kiosk"].prints.begin(job, ticket.id, "kios-1")
    stations["kiosk"].prints.end(job, PrintState.SENT)
    again = command()
    stations["kiosk"].prints.reprint_own(again, ticket.code, "kios-1")
    assert stations["kiosk"].prints.take(again) is not None
    assert any(now.waiting for now in stations["kiosk"].welcome().services)
    counter = stations["counter"]
    called = counter.calling.call_next(command(), session)
    assert called is not None
    board = stations["display"].board.view()
    assert board.call is not None
    assert board.call.number == called.number == ticket.number
    stations["display"].board.note_shown(board.call.seq, "papan")
    stations["display"].board.note_spoken(board.call.seq, "papan")
    desk = counter.board.desk(session)
    assert desk is not None
    assert desk.present is not None
    assert desk.present.called is not None
    assert None not in (desk.present.called.shown_at, desk.present.called.spoken_at)
    counter.calling.arrived(command(), session)
    counter.calling.finish(command(), session)
    asked = stations["rating"].feedback.whom_to_ask(["meja-1"])
    assert asked is not None
    assert asked.ticket_id == ticket.id
    stations["rating"].feedback.rate(command(), ticket.id, 4)
    assert stations["rating"].feedback.whom_to_ask(["meja-1"]) is None


def test_a_ticket_is_printed_again_with_each_stations_own_rights(
    prepared: Prepared, stations: dict[str, Services]
) -> None:
    kiosk, counter = stations["kiosk"].prints, stations["counter"].prints
    officer = stations["counter"].accounts.officers()[0].id
    ticket = stations["kiosk"].reception.take_number(command(), "konsultasi", "id", GUEST)
    job, dismissed, again = command(), command(), command()
    for failed in (dismissed, job):
        kiosk.begin(failed, ticket.id, "kios-1")
        kiosk.end(failed, PrintState.FAILED, "printer_paper_out")
    of_this = "SELECT code FROM station.ticket_in_reprint(%s)"
    with psycopg.connect(prepared.stations["kiosk"]) as connection:
        assert connection.execute(of_this, [job]).fetchall() == [], "a code is told for a reprint alone"
    assert {row.job_id for row in counter.unprinted() if row.ticket_id == ticket.id} == {dismissed, job}
    counter.reprint(again, job, officer)
    assert kiosk.wanted("kios-1") == (again,)
    taken = kiosk.take(again)
    assert taken is not None
    assert (taken.number, taken.code) == (ticket.number, ticket.code)
    kiosk.give_up("kios-1")
    assert kiosk.take(again) is None
    assert [row.job_id for row in counter.unprinted() if row.ticket_id == ticket.id] == [again]
    counter.dismiss(again, officer)
    assert not [row for row in counter.unprinted() if row.ticket_id == ticket.id]


def test_lockers_and_cards_are_the_counters_alone(postgres_server: Server) -> None:
    ready = prepare(postgres_server.url("postgres"), "lockers")
    setup.install(ready.owner, setup.read_profile(setup.profile_path("kota-kupang")), "Administrator")
    with closing(opened(ready.stations["counter"])) as counter:
        loans, officer = counter.loans, counter.accounts.officers()[0].id
        assert loans.add_lockers(command(), ("01",), officer) == ("01",)
        (locker,) = loans.lockers()
        loans.take_out_of_use(locker.id, officer)
        loans.put_in_use(locker.id, officer)
        ticket = counter.reception.take_number(command(), "perpustakaan", "id")
        key = loans.give_locker(command(), ticket.id, locker.id, officer)
        card = loans.take_card(command(), ticket.id, 1, officer)
        assert {loan.id for loan in loans.of_ticket(ticket.id).out} == {key.id, card.id}
        loans.lost(key.id, officer, "hilang")
        loans.give_back(card.id, officer)
        assert loans.out() == ()
    for kind in RESTRICTED:
        for table in ("locker", "locker_loan", "id_card_loan"):
            with pytest.raises(InsufficientPrivilege):
                tried(ready.stations[kind], f"SELECT * FROM {table}")
    with pytest.raises(InsufficientPrivilege):
        tried(ready.stations["counter"], "DELETE FROM locker_loan")


def test_a_stolen_kiosk_makes_no_print_of_others_and_changes_none_that_is_over(
    prepared: Prepared, stations: dict[str, Services]
) -> None:
    kiosk = stations["kiosk"]
    ours, old, job = (
        kiosk.reception.take_number(command(), "konsultasi", "id", GUEST).id,
        kiosk.reception.take_number(command(), "konsultasi", "id", GUEST).id,
        command(),
    )
    kiosk.prints.begin(job, ours, "kios-1")
    kiosk.prints.end(job, PrintState.FAILED, "printer_paper_out")
    with psycopg.connect(prepared.owner) as owner:
        owner.execute("UPDATE ticket SET issued_at = issued_at - interval '25 hours' WHERE id = %s", (old,))
        before = owner.execute("SELECT * FROM print_job WHERE id = %s", (job,)).fetchall()
    long_ago = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

    def steal(connection: Connection) -> None:
        for state in ("queued", "sent"):
            for at in (dt.datetime.now(dt.UTC), None):
                prints.END_PRINT(connection, job=job, outcome=state, fault=None, at=at)
        for ticket, name in ((ours, "kios-9"), (old, "kios-1")):
            told = {"job": command(), "office": "1700", "ticket": ticket, "station": name}
            prints.QUEUE_PRINT(connection, **told, at=long_ago, moment=long_ago)

    kiosk.database.write(steal)
    with psycopg.connect(prepared.owner) as owner:
        found = owner.execute("SELECT * FROM print_job WHERE ticket_id IN (%s, %s)", (ours, old)).fetchall()
    assert found == before


def test_help_and_what_the_office_says_go_through_with_each_stations_own_rights(
    stations: dict[str, Services],
) -> None:
    kiosk, counter = stations["kiosk"], stations["counter"]
    officer, call, notice, name = counter.accounts.officers()[0].id, command(), command(), command()
    kiosk.reception.take_number(command(), "konsultasi", "id", GUEST | {"institution": "unib"})
    kiosk.help.ask(call, "kios-1")
    kiosk.help.ask(command(), "kios-1")
    assert [waiting.id for waiting in counter.help.waiting()] == [call]
    assert kiosk.help.waits("kios-1")
    assert not kiosk.help.waits("kios-2")
    counter.help.come(call, officer)
    assert not kiosk.help.waits("kios-1")
    assert counter.help.waiting() == ()
    today = counter.welcome().at.date()
    later = today + dt.timedelta(days=1)
    counter.announcements.publish(notice, officer, "Tutup pukul 12.00", "We close at noon", today, later)
    counter.institutions.approve(name, officer, "Universitas Bengkulu", 6, ["unib"])
    assert counter.institutions.proposed() == ()
    welcome = kiosk.welcome()
    assert [text["en"] for text in welcome.announcements] == ["We close at noon"]
    assert welcome.institutions == ("Universitas Bengkulu",)
    counter.announcements.withdraw(notice, officer)
    counter.institutions.remove(name, officer)
    welcome = kiosk.welcome()
    assert (welcome.announcements, welcome.institutions) == ((), ())


@pytest.mark.parametrize("kind", RESTRICTED)
@pytest.mark.parametrize("table", [table for table in TABLES if table not in PUBLIC])
def test_no_public_station_touches_a_table_of_the_office(prepared: Prepared, kind: str, table: str) -> None:
    column = next(iter(metadata.tables[table].c)).name
    for statement in (
        f"SELECT {column} FROM {table} LIMIT 1",
        f"SELECT count(*) FROM {table}",
        f"INSERT INTO {table} DEFAULT VALUES",
        f"INSERT INTO {table} DEFAULT VALUES RETURNING *",
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"TRUNCATE {table} CASCADE",
        f"COPY {table} TO STDOUT",
        f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
        f"CREATE VIEW stolen AS SELECT * FROM {table}",
        f"DROP TABLE {table} CASCADE",
    ):
        with pytest.raises(InsufficientPrivilege):
            tried(prepared.stations[kind], statement)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("table", sorted(PUBLIC - {"holiday"}))
def test_no_station_changes_the_profile_the_schema_or_the_order(
    prepared: Prepared, kind: str, table: str
) -> None:
    column = "version_num" if table == "alembic_version" else "office_code"
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(InsufficientPrivilege):
            tried(prepared.stations[kind], statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ticket_event SET at = now()",
        "DELETE FROM ticket_event",
        "DELETE FROM ticket",
        "DELETE FROM visitor",
        "UPDATE audit_log SET action = 'nothing'",
        "UPDATE visitor SET institution = 'nothing'",
        "DELETE FROM audit_log",
        "SELECT score FROM rating",
        "SELECT score FROM survey_answer",
        "DELETE FROM rating",
        "CREATE TABLE mine (x int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SET ROLE lan_owner",
        "ALTER ROLE lan_kiosk PASSWORD 'x'",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ],
)
def test_a_counter_neither_rewrites_history_nor_reads_single_ratings(
    prepared: Prepared, statement: str
) -> None:
    with pytest.raises(InsufficientPrivilege):
        tried(prepared.stations["counter"], statement)


@pytest.mark.parametrize(
    ("kind", "function"),
    [
        ("display", "own_ticket(NULL, NULL, NULL, NULL, NULL)"),
        ("rating", "recognise_by_ticket(NULL, NULL, NULL, NULL)"),
        ("rating", "held_ticket(NULL, NULL, NULL)"),
        ("display", "ratable(NULL, NULL)"),
        ("display", "given_ticket(NULL)"),
        ("display", "store_visit('{}')"),
        ("display", "ask_for_help(NULL, NULL, NULL, NULL, NULL, NULL)"),
        ("kiosk", "respell_institution(NULL, NULL, NULL)"),
        ("rating", "store_visit('{}')"),
        ("rating", "day_log(NULL, NULL, NULL)"),
        ("rating", "call_shown(NULL, NULL, NULL, NULL)"),
        ("kiosk", "finished_lately(NULL, NULL, NULL)"),
        ("counter", "ratable(NULL, NULL)"),
    ],
)
def test_a_station_executes_no_other_kinds_functions(prepared: Prepared, kind: str, function: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        tried(prepared.stations[kind], f"SELECT * FROM station.{function}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_station_executes_the_functions_of_its_kind_alone(prepared: Prepared, kind: str) -> None:
    may = tried(
        prepared.stations[kind],
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'station' AND has_function_privilege(p.oid, 'EXECUTE')",
    )
    assert {name for (name,) in may} == {function.name for function in functions_of(kind)}


def test_nothing_a_kiosk_may_execute_tells_who_signed(
    prepared: Prepared, stations: dict[str, Services]
) -> None:
    ticket = stations["kiosk"].reception.take_number(command(), "konsultasi", "id", GUEST)
    results = tried(
        prepared.stations["kiosk"],
        "SELECT pg_get_function_result(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'station' AND has_function_privilege(p.oid, 'EXECUTE')",
    )
    personal = {"name", "email", "phone", "birth_year", "institution", "visitor_id", "score", "officer_id"}
    for (result,) in results:
        assert not personal & set(str(result).replace("(", " ").replace(",", " ").split())
    assert ticket.number is not None


@pytest.mark.parametrize(
    "forged",
    [
        {"event": "cancelled"},
        {"visit_id": "theirs"},
        {"ticket_id": None, "event": "desk_closed"},
        {"ticket_id": None, "event": "guest_book", "seq": 10**9},
        {"ticket_id": None, "event": "guest_book", "undoes": 1},
        {"ticket_id": None, "event": "guest_book", "officer_id": "theirs"},
        {"ticket_id": None, "event": "guest_book", "desk": "meja-1"},
    ],
)
def test_a_stolen_kiosk_writes_no_line_about_others(
    prepared: Prepared, stations: dict[str, Services], forged: dict[str, object]
) -> None:
    ticket = stations["kiosk"].reception.take_number(command(), "konsultasi", "id", GUEST)
    visit = {
        "id": command(),
        "office_code": "1700",
        "language": "id",
        "people": 1,
        "started_at": "2026-11-18",
    }
    with psycopg.connect(prepared.owner) as owner:
        (seq,) = owner.execute("SELECT seq FROM office_queue").fetchone() or (0,)
        (theirs,) = owner.execute(
            "SELECT visit_id::text FROM ticket WHERE id = %s", (ticket.id,)
        ).fetchone() or ("",)
    line = {
        "id": command(),
        "office_code": "1700",
        "seq": seq,
        "service_day": "2026-11-18",
        "ticket_id": ticket.id,
        "visit_id": visit["id"],
        "command_id": command(),
        "at": "2026-11-18",
        "event": "joined",
    }
    line |= {key: theirs if value == "theirs" else value for key, value in forged.items()}
    rows = json.dumps({"visit": [visit], "ticket_event": [line]})
    with psycopg.connect(prepared.stations["kiosk"]) as kiosk, pytest.raises(InsufficientPrivilege):
        kiosk.execute("SELECT station.store_visit(%s)", (rows,))
    stations["kiosk"].reception.take_number(command(), "konsultasi", "id", GUEST)


def test_a_stolen_kiosk_cannot_set_the_office_s_clock(prepared: Prepared) -> None:
    with psycopg.connect(prepared.stations["kiosk"]) as kiosk:
        row = kiosk.execute(
            "SELECT at FROM station.begin_command('1700', NULL, timestamptz '2099-01-01', %s::uuid)",
            (command(),),
        ).fetchone()
        kiosk.rollback()
    assert row is not None
    assert row[0].year < 2099


def test_a_stranger_does_not_enter(postgres_server: Server, prepared: Prepared) -> None:
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as admin:
        admin.execute("CREATE ROLE stranger LOGIN PASSWORD 'known'")
    address = prepared.owner.split("@")[1]
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(f"postgresql://stranger:known@{address}")


def test_preparing_again_keeps_the_stations_and_renews_those_that_are_named(
    postgres_server: Server,
) -> None:
    admin = postgres_server.url("postgres")
    first = prepare(admin, "twice")
    assert set(first.stations) == set(KINDS)
    thief = psycopg.connect(first.stations["kiosk"], autocommit=True)
    thief.execute("ALTER ROLE twice_kiosk SET default_transaction_read_only = on")
    second = prepare(admin, "twice", renew=["kiosk"])
    with pytest.raises(psycopg.OperationalError):
        thief.execute("SELECT 1")
    assert set(second.stations) == {"kiosk"}
    assert tried(first.stations["display"], "SELECT 1") == [(1,)]
    with pytest.raises(psycopg.OperationalError):
        tried(first.stations["kiosk"], "SELECT 1")
    assert tried(second.stations["kiosk"], "SHOW default_transaction_read_only") == [("off",)]


def test_a_password_nobody_was_told_is_made_anew(postgres_server: Server) -> None:
    admin = postgres_server.url("postgres")
    with psycopg.connect(admin, autocommit=True) as owner:
        owner.execute("CREATE DATABASE taken")
    with psycopg.connect(postgres_server.url("taken")) as owner:
        owner.execute("CREATE TABLE somebody_elses (x int)")
    with pytest.raises(EnvironmentFault, match="not a database"):
        prepare(admin, "taken")
    with psycopg.connect(postgres_server.url("taken")) as owner:
        owner.execute("DROP TABLE somebody_elses")
    assert set(prepare(admin, "taken").stations) == set(KINDS)


def test_a_door_that_stays_open_is_said(postgres_server: Server) -> None:
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as admin:
        admin.execute("CREATE ROLE caretaker LOGIN CREATEDB CREATEROLE PASSWORD 'known'")
    address = f"postgresql://caretaker:known@{postgres_server.url('postgres').split('@')[1]}"
    prepare(address, "with_doors")
    with psycopg.connect(postgres_server.url("with_doors"), autocommit=True) as admin:
        # As PostgreSQL 14 makes it.
        admin.execute("ALTER SCHEMA public OWNER TO postgres")
        admin.execute("GRANT CREATE ON SCHEMA public TO PUBLIC")
    with pytest.raises(EnvironmentFault, match="database doors"):
        prepare(address, "with_doors")
    assert prepare(postgres_server.url("postgres"), "with_doors").owner


def test_functions_never_belong_to_a_superuser(postgres_server: Server) -> None:
    ready = prepare(postgres_server.url("postgres"), "owned")
    setup.install(
        postgres_server.url("owned"), setup.read_profile(setup.profile_path("kota-blitar")), "Administrator"
    )
    owners = (
        "SELECT DISTINCT proowner::regrole::text FROM pg_proc WHERE pronamespace = 'station'::regnamespace"
    )
    assert tried(ready.owner, owners) == [("owned_owner",)]


def test_an_administrator_who_is_no_superuser_can_prepare(postgres_server: Server) -> None:
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as admin:
        admin.execute("CREATE ROLE steward LOGIN CREATEDB CREATEROLE PASSWORD 'p/w@#:?%'")
    address = postgres_server.url("postgres").split("@")[1]
    ready = prepare(f"postgresql://steward:p%2Fw%40%23%3A%3F%25@{address}", "by_steward")
    assert tried(ready.stations["counter"], "SELECT count(*) FROM visitor") == [(0,)]


def test_a_station_is_told_when_its_address_is_another_kinds(prepared: Prepared) -> None:
    assert check_station(prepared.stations["kiosk"], "kiosk", lambda year: {}) == BENGKULU
    for kind, url in (("kiosk", prepared.owner), ("kiosk", prepared.stations["counter"])):
        with pytest.raises(EnvironmentFault, match="station role"):
            check_station(url, kind, lambda year: {})


@pytest.mark.parametrize("name", ["", "Office", "a-b", "a b", "a;b", "9a", "a" * 41])
def test_a_name_that_would_need_quoting_is_refused(postgres_server: Server, name: str) -> None:
    with pytest.raises(EnvironmentFault, match="database name"):
        prepare(postgres_server.url("postgres"), name)


def test_a_rating_needs_a_visit_that_is_over(stations: dict[str, Services]) -> None:
    ticket = stations["kiosk"].reception.take_number(command(), "konsultasi", "id", GUEST)
    with pytest.raises(Exception, match=f"status {Status.WAITING.value}"):
        stations["rating"].feedback.rate(command(), ticket.id, 1)


def test_a_request_goes_through_with_the_counters_own_rights_and_its_history_stays(
    prepared: Prepared, stations: dict[str, Services]
) -> None:
    counter = stations["counter"]
    officer = counter.accounts.officers()[0].id
    ticket = counter.reception.take_number(command(), "konsultasi", "id", GUEST)
    opened = counter.requests.open(
        command(),
        officer,
        RequestKind.DATA_REQUEST,
        "konsultasi",
        Channel.IN_PERSON,
        "PDRB menurut kecamatan",
        ticket_id=ticket.id,
    )
    request = opened.row.id
    counter.requests.move(command(), request, officer, Event.AGREED, revision=opened.revision)
    drafted = Letter("", "Kepala kantor", "PDRB", "Menurut kecamatan, 2020 sampai 2025")
    counter.requests.draft_letter(command(), request, officer, drafted)
    noted = counter.requests.add_document(command(), request, officer, "Surat", received=True)
    counter.requests.withdraw_document(command(), request, officer, noted.documents[0].id)
    counter.requests.look_into(request, officer)
    ended = counter.requests.move(command(), request, officer, Event.DONE)
    assert len(ended.history) == 6
    assert [row.id for row in counter.requests.work_list(Which.CLOSED, officer)] == [request]
    for statement in (
        "UPDATE request_event SET note = ''",
        "DELETE FROM request_event",
        "DELETE FROM request",
    ):
        with pytest.raises(InsufficientPrivilege):
            tried(prepared.stations["counter"], statement)


def test_a_sale_goes_through_with_the_counters_own_rights_and_its_receipts_stay(
    prepared: Prepared, stations: dict[str, Services]
) -> None:
    counter = stations["counter"]
    administrator = counter.accounts.officers()[0].id
    officer, treasurer = command(), command()
    counter.accounts.add(administrator, officer, "Rina Sabuna", Role.SERVICE_OFFICER)
    counter.accounts.add(administrator, treasurer, "Maria Tefa", Role.TREASURER)
    sales, payments = counter.sales, counter.payments
    payments.open_book(command(), treasurer, "KW-", 1, 2)
    sale = sales.open(command(), officer, "penjualan", buyer="Siti Rahma")
    for quantity in (1, 2):
        sale = sales.set_items(
            command(), sale.id, officer, (sale_rules.Line("publikasi", quantity),), sale.revision
        )
    sale = sales.agree(command(), sale.id, officer, sale.revision)
    sale = sales.bill(command(), sale.id, officer, "", sale.revision)
    payments.pay(command(), sale.id, treasurer, sale_rules.Payment.CASH)
    payments.void(command(), sale.id, treasurer, "Nama salah tulis")
    assert payments.pay(command(), sale.id, treasurer, sale_rules.Payment.CASH).number == "KW-000002"
    for statement in (
        "UPDATE sale_event SET note = ''",
        "DELETE FROM sale_event",
        "DELETE FROM sale",
        "DELETE FROM receipt",
        "DELETE FROM receipt_book",
        "DELETE FROM document_number",
    ):
        with pytest.raises(InsufficientPrivilege):
            tried(prepared.stations["counter"], statement)
