"""What a counter does with service records with its own rights on a real server, and what others cannot."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pst_kiosk.domain.record import DataNeed, Outcome, ServiceRecord
from pst_kiosk.services import setup
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.server import prepare
from tests.support.office import GUEST, command
from tests.support.postgres import Server


def test_records_are_the_counters_alone_and_stay(postgres_server: Server) -> None:
    ready = prepare(postgres_server.url("postgres"), "records")
    profile = setup.profile_path("provinsi-bengkulu")
    setup.install(ready.owner, setup.read_profile(profile), "Administrator")
    with closing(open_services(ready.stations["counter"], lambda year: {})) as counter:
        records, officer = counter.records, counter.accounts.officers()[0].id
        session = command()
        counter.calling.open_desk(session, officer, "meja-1")
        ticket = counter.reception.take_number(command(), "konsultasi", "id", GUEST).id
        counter.calling.call_next(command(), session)
        counter.calling.arrived(command(), session)
        record = ServiceRecord(summary="Inflasi", outcome=Outcome.MET)
        rows = (DataNeed(id=command(), detail="Inflasi bulanan", quality=9),)
        records.save(ticket, officer, "meja-1", record, rows)
        records.save(ticket, officer, "meja-1", record, rows[:0], base_revision=1)
        records.save(ticket, officer, "meja-1", record, rows, base_revision=2)
        assert records.suggestions().details == ("Inflasi bulanan",)
        counter.calling.finish(command(), session)
        assert [listed.ticket_id for listed in records.unrecorded()] == [ticket]
        records.mark_recorded({ticket: 3}, officer)
        records.mark_unrecorded([ticket], officer)
        today = records.today()
        assert records.begin_export(officer, today, today).total == 1
        assert [listed.written.needs for listed in records.export_page(today, today)] == [rows]
        assert records.export_page(today - dt.timedelta(days=1), today - dt.timedelta(days=1)) == ()
    for kind in ("kiosk", "display", "rating"):
        for table in ("service_record", "data_need"):
            with pytest.raises(InsufficientPrivilege):
                tried(ready.stations[kind], f"SELECT * FROM {table}")
    with pytest.raises(InsufficientPrivilege):
        tried(ready.stations["counter"], "DELETE FROM service_record")


def tried(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement)
