"""A database of an earlier version keeps everything through an upgrade."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from pst_kiosk.db import schema
from pst_kiosk.db.engine import Connection, Database, create

OFFICER = "INSERT INTO officer VALUES ('o', '5371', 'Ani', 'service_officer', 'x', 0, NULL, 1, '2026-11-18')"
VISIT = "INSERT INTO visit (id, office_code, language, started_at) VALUES ('v', '5371', 'id', '2026-11-18')"
TICKET = (
    "INSERT INTO ticket (id, office_code, visit_id, service_day, service, ordinal, number, code, step,"
    " status, priority, joined_at, joined_seq, issued_at, changed_at) VALUES ('t', '5371', 'v',"
    " '2026-11-18', 'konsultasi', 7, 'K-007', 'ABCDEFGH', 'buku-tamu', 'done', 0, '2026-11-18', 1,"
    " '2026-11-18', '2026-11-18')"
)
EVENT = (
    "INSERT INTO ticket_event (id, office_code, seq, service_day, ticket_id, visit_id, command_id, at, event)"
    " VALUES ('e', '5371', 1, '2026-11-18', 't', 'v', 'c', '2026-11-18', 'joined')"
)


def to_first_version(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")


def test_tickets_events_and_their_links_survive_the_upgrade(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    create(url)
    database = Database(url)
    database.write(to_first_version)
    for statement in (OFFICER, VISIT, TICKET, EVENT):
        database.write(lambda connection, line=statement: connection.execute(text(line)))
    schema.upgrade(database)
    schema.check(database)
    with database.read() as connection:
        row = connection.execute(
            text(
                "SELECT t.number, t.letter, t.ordinal, v.people, e.undoes FROM ticket t JOIN visit v ON"
                " v.id = t.visit_id JOIN ticket_event e ON e.ticket_id = t.id"
            )
        ).one()
        assert tuple(row) == ("K-007", "K", 7, 1, None)
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    database.close()
