"""A database of an earlier version keeps everything through an upgrade."""

from __future__ import annotations

import datetime as dt
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


VISITOR = (
    "INSERT INTO visitor (id, office_code, name, institution, code_lists, notice_version, created_at)"
    " VALUES ('w', '5371', 'Siti Rahma', 'BPS', 'vkd-2026', '1', '2026-11-17 20:00:00')"
)
SIGNED = (
    "INSERT INTO visit (id, office_code, visitor_id, language, people, started_at)"
    " VALUES ('s', '5371', 'w', 'id', 1, '2026-11-17 20:00:00')"
)
PROFILE = (
    "INSERT INTO office_profile"
    " VALUES ('5371', 1, '2026-01-01', '{\"zone\": \"Asia/Makassar\"}', '2026-01-01')"
)


def test_the_upgrade_writes_down_the_words_visits_are_found_by(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    create(url)
    database = Database(url)
    database.write(lambda connection: schema.migrate(connection, "0004"))
    for statement in (PROFILE, VISITOR, SIGNED):
        database.write(lambda connection, line=statement: connection.exec_driver_sql(line))
    schema.upgrade(database)
    with database.read() as connection:
        found = connection.execute(text("SELECT word, visit_id, day FROM visit_word ORDER BY word")).all()
    day = dt.date(2026, 11, 18).toordinal()  # in Makassar
    assert [tuple(row) for row in found] == [("bps", "s", day), ("rahma", "s", day), ("siti", "s", day)]
    database.close()


TICKET_OF_TODAY = (
    "INSERT INTO ticket (id, office_code, visit_id, service_day, service, letter, ordinal, number, code,"
    " step, status, priority, joined_at, joined_seq, issued_at, changed_at) VALUES ('t', '5371', 's',"
    " '2026-11-18', 'konsultasi', 'K', 7, 'K-007', 'ABCDEFGH', 'buku-tamu', 'done', 0, '2026-11-18', 1,"
    " '2026-11-18', '2026-11-18')"
)
RATING = (
    "INSERT INTO rating (ticket_id, office_code, command_id, score, rated_at)"
    " VALUES ('t', '5371', 'c', 3, '2026-11-17 20:00:00')"
)
ANSWER = (
    "INSERT INTO survey_answer (ticket_id, element, office_code, score, answered_at)"
    " VALUES ('t', 'waktu', '5371', 4, '2026-11-17 20:00:00')"
)


def test_the_upgrade_sums_up_what_visitors_answered_before(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    create(url)
    database = Database(url)
    database.write(lambda connection: schema.migrate(connection, "0005"))
    for statement in (PROFILE, VISITOR, SIGNED, TICKET_OF_TODAY, RATING, ANSWER):
        database.write(lambda connection, line=statement: connection.exec_driver_sql(line))
    schema.upgrade(database)
    with database.read() as connection:
        surveys = connection.execute(
            text("SELECT kind, day, respondents, waktu_answers, waktu_points FROM survey_tally ORDER BY kind")
        ).all()
        ratings = connection.execute(text("SELECT day, asked, score_3 FROM rating_tally")).all()
    kinds = ("age", "all", "education", "job", "sex")
    # In Makassar it was the next day already.
    assert [tuple(row) for row in surveys] == [(kind, "2026-11-18", 1, 1, 4) for kind in kinds]
    assert [tuple(row) for row in ratings] == [("2026-11-18", 1, 1)]
    database.close()
