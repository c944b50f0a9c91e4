"""Visitors who came before, recognised without being read.

A try is written down and committed before it is answered, and a second transaction answers it: whoever holds
a kiosk's address cannot take wrong guesses back. Only first letters leave the server
(`expressions.Initials`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    String,
    bindparam,
    case,
    cast,
    delete,
    exists,
    extract,
    func,
    insert,
    select,
    union_all,
    update,
)

from pst_kiosk.db.expressions import (
    AddressInitials,
    Committed,
    Digest,
    Initials,
    NumberOrigin,
    Seconds,
    ThisTransaction,
)
from pst_kiosk.db.postgres import TAKE_TURN
from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.tables import Identity, Utc, recognition, ticket, visit, visitor
from pst_kiosk.domain import code_lists, masking
from pst_kiosk.domain.birth_years import AGES
from pst_kiosk.domain.guessing import AT_A_KIOSK, IN_AN_OFFICE, REMEMBERED, pauses
from pst_kiosk.domain.office import Office

_MASKS = {
    "name": (Initials, masking.words),
    "email": (AddressInitials, masking.address),
    "phone": (NumberOrigin, masking.number),
    "institution": (Initials, masking.words),
}
FACTS = (
    *("name", "email", "phone", "sex", "birth_year", "education", "job"),
    *("institution_category", "institution"),
)
"""What the guest book knows of a visitor himself, beyond one visit."""

_OFFICE = bindparam("office", type_=String)
_TRY = bindparam("attempt", type_=Identity)
_NOW = Seconds(PRESENT)
_THIS = (recognition.c.id == _TRY, recognition.c.office_code == _OFFICE)
_REMEMBERED = Seconds(recognition.c.at) > _NOW - REMEMBERED


def _wait(free: int, *where: Any) -> Any:
    """Seconds until the next try, by what was guessed wrong in this office; not above 0: it may be tried."""
    *fewer, most = enumerate(pauses(free))
    wrong = case(*((func.count() == count, pause) for count, pause in fewer), else_=most[1])
    since_last = _NOW - func.max(Seconds(recognition.c.at))
    return (
        select(cast(func.coalesce(wrong - since_last, 0), Integer))
        .where(recognition.c.office_code == _OFFICE, recognition.c.visitor_id.is_(None), _REMEMBERED, *where)
        .scalar_subquery()
    )


_WAIT = (
    _wait(AT_A_KIOSK, recognition.c.station == bindparam("station", type_=String)),
    _wait(IN_AN_OFFICE),
)
_ASKED = cast(_TRY, String)


def _digest(*question: Any) -> Any:
    """Of one question at one try, so that no other can be put in its place."""
    text = _ASKED
    for part in question:
        text = text + " " + part
    return Digest(text)


TRY_TO_RECOGNISE = Routine(
    "try_to_recognise",
    select(
        exists().where(*_THIS).label("begun"),
        _WAIT[0].label("at_kiosk"),
        _WAIT[1].label("in_office"),
    ),
    # A snapshot of before others' tries would not see them.
    first="IF current_setting('transaction_isolation') <> 'read committed'"
    f" THEN RAISE insufficient_privilege; END IF; PERFORM {TAKE_TURN};",
    before=(
        delete(recognition).where(recognition.c.office_code == _OFFICE, ~_REMEMBERED),
        insert(recognition).from_select(
            ["id", "office_code", "station", "at", "digest", "transaction_id"],
            select(
                _TRY,
                _OFFICE,
                bindparam("station", type_=String),
                PRESENT,
                _digest(bindparam("question", type_=String)),
                ThisTransaction(),
            ).where(~exists().where(*_THIS), *(wait <= 0 for wait in _WAIT)),
        ),
    ),
)
"""Writes a try down as a wrong guess, where there may be one; once, however often it is sent."""


_ANSWERED = tuple(visitor.c[field].is_not(None).label(f"{field}_answered") for field in FACTS)
_RECOGNISED = (*_THIS, _REMEMBERED, recognition.c.visitor_id == visitor.c.id)


def _answer(name: str, found: Any, question: Any) -> Routine:
    """Writes down whom a try found, and tells what may be told of him; no row where it found nobody."""
    return Routine(
        name,
        select(
            *(mask(visitor.c[field]).label(f"{field}_initials") for field, (mask, _) in _MASKS.items()),
            *_ANSWERED,
        ).where(*_RECOGNISED, recognition.c.digest == question),
        before=(
            update(recognition)
            .where(
                *_THIS,
                _REMEMBERED,
                recognition.c.visitor_id.is_(None),
                recognition.c.digest == question,
                Committed(recognition.c.transaction_id),
            )
            .values(visitor_id=found),
        ),
    )


_CODE = bindparam("code", type_=String)
_CONTACT = bindparam("contact", type_=String)
_GROUP = bindparam("group", type_=Integer)
_AGE = cast(extract("year", PRESENT), Integer) - visitor.c.birth_year
_GROUP_OF_VISITOR = case(*((_AGE.between(*ages), place) for place, ages in enumerate(AGES)))
# By either index; asked with "or", SQLite reads every visitor.
_OF_CONTACT = union_all(
    *(
        select(visitor.c.id).where(visitor.c.office_code == _OFFICE, visitor.c[contact] == _CONTACT)
        for contact in ("email", "phone")
    )
)
BY_TICKET = _answer(
    "recognise_by_ticket",
    select(visit.c.visitor_id)
    .join(ticket, ticket.c.visit_id == visit.c.id)
    .where(ticket.c.office_code == _OFFICE, ticket.c.code == _CODE)
    .scalar_subquery(),
    _digest(_CODE),
)
BY_CONTACT = _answer(
    "recognise_by_contact",
    select(visitor.c.id)
    .where(
        visitor.c.id.in_(_OF_CONTACT),
        _GROUP_OF_VISITOR == _GROUP,
    )
    .order_by(visitor.c.created_at.desc(), visitor.c.id.desc())
    .limit(1)
    .scalar_subquery(),
    _digest(_CONTACT, cast(_GROUP, String)),
)

ANSWERS_KNOWN = Routine("answers_known", select(*_ANSWERED).where(*_RECOGNISED))
_COPIED = {
    "id": bindparam("visitor", type_=Identity),
    "office_code": _OFFICE,
    **{
        field: func.coalesce(bindparam(field, type_=visitor.c[field].type), visitor.c[field])
        for field in FACTS
    },
    "code_lists": bindparam("code_lists", type_=String),
    "notice_version": bindparam("notice_version", type_=String),
    "created_at": bindparam("at", type_=Utc),
}
# A wrong guess stays: it would not count any more.
_FORGET = delete(recognition).where(*_THIS, recognition.c.visitor_id.is_not(None))
COPY_VISITOR = Routine(
    "copy_visitor",
    _FORGET,
    before=(insert(visitor).from_select(list(_COPIED), select(*_COPIED.values()).where(*_RECOGNISED)),),
)
"""The visitor once more, with what he changed: earlier visits keep what was said then. He is recognised for
one guest book."""
FORGET_RECOGNISED = Routine("forget_recognised", _FORGET)
BY_A_KIOSK = (TRY_TO_RECOGNISE, BY_TICKET, BY_CONTACT, ANSWERS_KNOWN, COPY_VISITOR, FORGET_RECOGNISED)


def try_to(
    connection: Connection,
    office: Office,
    attempt: str,
    station: str,
    question: tuple[str, ...],
    moment: dt.datetime | None,
) -> int | None:
    """Write down that somebody at a station wants to be recognised; else the seconds until he may. A try that
    is written down already stays as it is."""
    row = TRY_TO_RECOGNISE(
        connection,
        attempt=attempt,
        office=office.code,
        station=station,
        question=" ".join(question),
        moment=moment,
    ).one()
    return None if row.begun else max(row.at_kiosk, row.in_office)


def by_ticket(
    connection: Connection, office: Office, attempt: str, code: str, moment: dt.datetime | None
) -> Any | None:
    """Whom a try found by a ticket's code: a row for `masks` and `answered`; None where it found nobody."""
    return BY_TICKET(connection, office=office.code, attempt=attempt, code=code, moment=moment).one_or_none()


def by_contact(
    connection: Connection, office: Office, attempt: str, contact: str, group: int, moment: dt.datetime | None
) -> Any | None:
    """The same by an e-mail address or a mobile number, and the place of the birth years' group."""
    return BY_CONTACT(
        connection, office=office.code, attempt=attempt, contact=contact, group=group, moment=moment
    ).one_or_none()


def masks(row: Any) -> dict[str, str | None]:
    """What a recognised visitor is shown of himself, by field."""
    told = {field: getattr(row, f"{field}_initials") for field in _MASKS}
    return {field: None if text is None else _MASKS[field][1](text) for field, text in told.items()}


def answered(row: Any) -> frozenset[str]:
    """The fields a recognised visitor has answered."""
    return frozenset(field for field in FACTS if getattr(row, f"{field}_answered"))


def answers_known(
    connection: Connection, office: Office, attempt: str, moment: dt.datetime | None
) -> frozenset[str] | None:
    """The fields known of who was recognised by a try; None where it recognised nobody, or too long ago."""
    row = ANSWERS_KNOWN(connection, office=office.code, attempt=attempt, moment=moment).one_or_none()
    return None if row is None else answered(row)


def copy(
    connection: Connection,
    office: Office,
    attempt: str,
    visitor_id: str,
    changes: Mapping[str, Any],
    at: dt.datetime,
    moment: dt.datetime | None,
) -> None:
    """Make a new visitor of a recognised one and what he changed, and forget that he was recognised."""
    COPY_VISITOR(
        connection,
        office=office.code,
        attempt=attempt,
        visitor=visitor_id,
        code_lists=code_lists.VERSION,
        notice_version=office.guest_book.notice_version,
        at=at,
        moment=moment,
        **{field: changes.get(field) for field in FACTS},
    )


def forget(connection: Connection, office: Office, attempt: str) -> None:
    """Nobody needs to know any more who was recognised."""
    FORGET_RECOGNISED(connection, office=office.code, attempt=attempt)
