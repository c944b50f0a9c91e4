"""Finding visits again: the newest of those that are meant, among any number of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, func, literal, select, union_all

from pst_kiosk.db.recognition import FACTS
from pst_kiosk.db.tables import (
    correction,
    officer,
    service_record,
    ticket,
    ticket_event,
    visit,
    visit_word,
    visitor,
)
from pst_kiosk.domain.office import Office

COMMON = 2_000
"""So many visits with a word are looked at one by one; where there are more, only the newest of each word."""
MANY = 40
"""So many different words with one beginning are looked at one by one; where there are more, day by day."""
_AFTER_ALL = "\U0010ffff"
_TWICE = 2
"""A visit is found once for each of its words that fits."""


@dataclass(frozen=True)
class Sought:
    """What is looked for; what is None or empty does not matter. All that is said must hold.

    `words` are beginnings of words of name and institution, `first` and `last` the days a visit began on,
    with `begins` and `ends` as moments of the same.
    """

    first: dt.date
    last: dt.date
    begins: dt.datetime
    ends: dt.datetime
    words: tuple[str, ...] = ()
    number: str | None = None
    contact: tuple[Literal["email", "phone"], str] | None = None
    service: str | None = None


def newest(connection: Connection, office: Office, sought: Sought, most: int) -> list[str]:
    """The newest visits that are meant, at most `most`."""
    if sought.contact is not None or not (sought.words or sought.number or sought.service):
        found = _first(connection, _by_visit(office, sought), most)
    elif sought.number is not None or not sought.words:
        found = _first(connection, _by_ticket(office, sought), most)
    else:
        found = _by_word(connection, office, sought, most)
    return list(dict.fromkeys(row.visit_id for row in found))[:most]


def _first(connection: Connection, asked: Select[Any], most: int) -> list[Any]:
    return list(connection.execute(asked.limit(_TWICE * most)))


def _by_visit(office: Office, sought: Sought) -> Select[Any]:
    begun: ColumnElement[dt.datetime] = visit.c.started_at
    whose = visit.c.office_code == office.code
    if sought.contact is not None:
        field, contact = sought.contact
        known = select(visitor.c.id).where(visitor.c.office_code == office.code, visitor.c[field] == contact)
        # By these few visitors alone: what changes nothing keeps an engine from going through the days.
        whose = visit.c.visitor_id.in_(known)
        begun = func.coalesce(visit.c.started_at, visit.c.started_at)
    asked = select(visit.c.id.label("visit_id")).where(whose, begun >= sought.begins, begun < sought.ends)
    if sought.number is not None or sought.service is not None:
        asked = asked.where(_has_ticket(visit.c.id, sought))
    return asked.where(*_has_words(visit.c.id, sought.words)).order_by(begun.desc())


def _by_ticket(office: Office, sought: Sought) -> Select[tuple[str]]:
    asked = select(ticket.c.visit_id).where(
        ticket.c.office_code == office.code, ticket.c.service_day.between(sought.first, sought.last)
    )
    if sought.number is not None:
        asked = asked.where(ticket.c.number == sought.number)
    if sought.service is not None:
        asked = asked.where(ticket.c.service == sought.service)
    return asked.where(*_has_words(ticket.c.visit_id, sought.words)).order_by(
        ticket.c.service_day.desc(), ticket.c.joined_seq.desc()
    )


def _by_word(connection: Connection, office: Office, sought: Sought, most: int) -> list[Any]:
    """By the rarest of the words, in the way that is quickest for as many as there are."""
    counts = _counts(connection, office, sought.words)
    rarest = min(sought.words, key=lambda word: counts[word])
    word = visit_word.alias()
    if counts[rarest] < COMMON:
        # The sum changes nothing: it keeps an engine from going through the days.
        day = word.c.day + 0
        asked = _of_word(office, sought, rarest, word, day).where(_begins_with(word.c.word, rarest))
        return _first(connection, asked.order_by(day.desc(), word.c.visit_id.desc()), most)
    asked = _of_word(office, sought, rarest, word, word.c.day)
    asked = asked.order_by(word.c.day.desc(), word.c.visit_id.desc())
    words = _whole_words(connection, office, rarest)
    if len(words) <= MANY:
        each = (_first(connection, asked.where(word.c.word == whole), most) for whole in words)
        return sorted(chain.from_iterable(each), key=lambda row: (row.day, row.visit_id), reverse=True)
    # The empty text changes nothing: it keeps an engine from going through the words.
    return _first(connection, asked.where(_begins_with(word.c.word + "", rarest)), most)


def _of_word(
    office: Office, sought: Sought, rarest: str, word: FromClause, day: ColumnElement[int]
) -> Select[Any]:
    """What else must hold for the visits with the rarest of the words."""
    asked = select(word.c.visit_id, word.c.day).where(
        word.c.office_code == office.code,
        day.between(sought.first.toordinal(), sought.last.toordinal()),
    )
    if sought.service is not None:
        asked = asked.where(_has_ticket(word.c.visit_id, sought))
    others = [other for other in sought.words if other != rarest]
    return asked.where(*_has_words(word.c.visit_id, others))


def _whole_words(connection: Connection, office: Office, begins: str) -> list[str]:
    """The different words with this beginning, one more than `MANY` at most: each asks for the next."""

    def next_word(after: ColumnElement[bool]) -> Select[Any]:
        mine, last = visit_word.c.office_code == office.code, visit_word.c.word < begins + _AFTER_ALL
        return select(func.min(visit_word.c.word)).where(mine, after, last)

    first = next_word(visit_word.c.word >= begins).scalar_subquery()
    words = select(first.label("word")).cte("words", recursive=True)
    following = next_word(visit_word.c.word > words.c.word).correlate(words).scalar_subquery()
    words = words.union_all(select(following).where(words.c.word.is_not(None)))
    asked = select(words.c.word).where(words.c.word.is_not(None)).limit(MANY + 1)
    return [row.word for row in connection.execute(asked)]


def _counts(connection: Connection, office: Office, words: Collection[str]) -> dict[str, int]:
    """How many visits have a word that begins so; counted no further than `COMMON`."""
    each = (
        select(literal(word).label("word"), func.count().label("visits")).select_from(
            select(visit_word.c.visit_id)
            .where(visit_word.c.office_code == office.code, _begins_with(visit_word.c.word, word))
            .limit(COMMON)
            .subquery()
        )
        for word in words
    )
    return {row.word: row.visits for row in connection.execute(union_all(*each))}


def _begins_with(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return and_(column >= word, column < word + _AFTER_ALL)


def _has_words(visit_id: ColumnElement[str], words: Collection[str]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for word in words:
        other = visit_word.alias()
        fits = _begins_with(other.c.word, word)
        found.append(select(other.c.word).where(other.c.visit_id == visit_id, fits).exists())
    return found


def _has_ticket(visit_id: ColumnElement[str], sought: Sought) -> ColumnElement[bool]:
    asked = select(ticket.c.id).where(ticket.c.visit_id == visit_id)
    if sought.number is not None:
        asked = asked.where(ticket.c.number == sought.number)
    if sought.service is not None:
        asked = asked.where(ticket.c.service == sought.service)
    return asked.exists()


def rows(connection: Connection, visits: Collection[str]) -> list[Any]:
    """What a list says of these visits, the newest first."""
    return list(
        connection.execute(
            select(visit.c.id, visit.c.started_at, visit.c.ended_at, visitor.c.name, visitor.c.institution)
            .outerjoin(visitor, visitor.c.id == visit.c.visitor_id)
            .where(visit.c.id.in_(visits))
            .order_by(visit.c.started_at.desc(), visit.c.id.desc())
        )
    )


def tickets_of(connection: Connection, visits: Collection[str]) -> list[Any]:
    """The tickets of these visits, in the order they were taken."""
    return list(
        connection.execute(
            select(
                ticket.c.id,
                ticket.c.visit_id,
                ticket.c.number,
                ticket.c.service,
                ticket.c.status,
                ticket.c.issued_at,
                ticket.c.appointment_at,
                ticket.c.service_day,
            )
            .where(ticket.c.visit_id.in_(visits))
            .order_by(ticket.c.joined_seq)
        )
    )


def visit_and_visitor(connection: Connection, office: Office, visit_id: str) -> Any | None:
    """A visit with its guest book; the visitor's facts are called `visitor_…`."""
    of_visitor = (visitor.c[field].label(f"visitor_{field}") for field in FACTS)
    return connection.execute(
        select(visit, *of_visitor)
        .outerjoin(visitor, visitor.c.id == visit.c.visitor_id)
        .where(visit.c.id == visit_id, visit.c.office_code == office.code)
    ).one_or_none()


def lines_of(connection: Connection, visit_id: str) -> list[Any]:
    """What happened to a visit, in order, with the names of the officers and the numbers of the tickets."""
    return list(
        connection.execute(
            select(
                ticket_event.c.seq,
                ticket_event.c.at,
                ticket_event.c.event,
                ticket_event.c.service,
                ticket_event.c.step,
                ticket_event.c.desk,
                ticket_event.c.undoes,
                ticket.c.number,
                officer.c.name.label("officer"),
            )
            .outerjoin(ticket, ticket.c.id == ticket_event.c.ticket_id)
            .outerjoin(officer, officer.c.id == ticket_event.c.officer_id)
            .where(ticket_event.c.visit_id == visit_id)
            .order_by(ticket_event.c.seq)
        )
    )


def records_of(connection: Connection, visit_id: str) -> list[Any]:
    """The service records of a visit's tickets, with who wrote last."""
    return list(
        connection.execute(
            select(service_record, ticket.c.number, officer.c.name.label("officer"))
            .join(ticket, ticket.c.id == service_record.c.ticket_id)
            .join(officer, officer.c.id == service_record.c.officer_id)
            .where(ticket.c.visit_id == visit_id)
            .order_by(ticket.c.joined_seq)
        )
    )


def corrections_of(connection: Connection, subjects: Collection[str]) -> list[Any]:
    """What was set right in these, the oldest first, with who did it."""
    return list(
        connection.execute(
            select(correction, officer.c.name.label("officer"))
            .join(officer, officer.c.id == correction.c.officer_id)
            .where(correction.c.subject_id.in_(subjects))
            .order_by(correction.c.at, correction.c.id)
        )
    )
