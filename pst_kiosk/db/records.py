"""Service records with their data needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, true, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from pst_kiosk.db.tables import data_need, officer, request, service_record, ticket, visit, visitor
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.record import DataNeed, ServiceRecord, Written
from pst_kiosk.domain.ticket import Status

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_NEED = tuple(DataNeed.model_fields)
_OVER = (Status.DONE, Status.NO_SHOW, Status.CANCELLED)


def find(connection: Connection, ticket_id: str) -> Any | None:
    """A ticket's record, with the name of who wrote last (`by`); None where nothing was written."""
    return connection.execute(
        select(service_record, officer.c.name.label("by"))
        .join(officer, officer.c.id == service_record.c.officer_id)
        .where(service_record.c.ticket_id == ticket_id)
    ).one_or_none()


def written(row: Any, needs: Iterable[DataNeed]) -> Written:
    """What a row of `service_record` and its needs say."""
    record = ServiceRecord(
        summary=row.summary,
        outcome=row.outcome,
        channel=row.channel,
        products=tuple(row.products),
        referral=row.referral,
    )
    return Written(record=record, needs=tuple(needs))


def needs_of(connection: Connection, ticket_ids: Collection[str]) -> dict[str, list[DataNeed]]:
    """The rows of each ticket's record, in their order."""
    rows = connection.execute(
        select(data_need)
        .where(data_need.c.ticket_id.in_(ticket_ids))
        .order_by(data_need.c.ticket_id, data_need.c.position)
    )
    found: dict[str, list[DataNeed]] = {ticket_id: [] for ticket_id in ticket_ids}
    for row in rows:
        found[row.ticket_id].append(DataNeed(**{name: getattr(row, name) for name in _NEED}))
    return found


def store(
    connection: Connection,
    office: Office,
    row: Any,
    officer_id: str,
    desk: str,
    content: Written,
    base: int,
    at: dt.datetime,
) -> bool:
    """Write the record of a ticket (`row`) over its revision `base` (0: none was stored); it is who wrote
    last's, and to be retyped anew. False, and nothing done, where another revision is stored."""
    record = content.record
    values = {
        "officer_id": officer_id,
        "desk": desk,
        "summary": record.summary,
        "outcome": record.outcome and record.outcome.value,
        "channel": record.channel.value,
        "products": list(record.products),
        "referral": record.referral,
        "revision": base + 1,
        "saved_at": at,
        "recorded_at": None,
        "recorded_by": None,
    }
    change: Any
    if base:
        mine = (service_record.c.ticket_id == row.id) & (service_record.c.revision == base)
        change = update(service_record).where(mine).values(values)
    else:
        first = _INSERT[connection.dialect.name](service_record).values(
            ticket_id=row.id, office_code=office.code, service=row.service, **values
        )
        change = first.on_conflict_do_nothing(index_elements=["ticket_id"])
    # How many rows an INSERT wrote the drivers do not say alike.
    if connection.execute(change.returning(service_record.c.ticket_id)).first() is None:
        return False
    connection.execute(delete(data_need).where(data_need.c.ticket_id == row.id))
    rows = [
        {"office_code": office.code, "ticket_id": row.id, "position": position, **need.model_dump()}
        for position, need in enumerate(content.needs)
    ]
    if rows:
        connection.execute(insert(data_need), rows)
    return True


def follow_ups(connection: Connection, ticket_id: str) -> list[Any]:
    """The requests that came of this service, the oldest first."""
    return list(
        connection.execute(
            select(request.c.id, request.c.number, request.c.kind)
            .where(request.c.ticket_id == ticket_id)
            .order_by(request.c.received_at, request.c.id)
        )
    )


def recent_words(connection: Connection, office: Office, most: int) -> list[Any]:
    """The texts of so many of the latest data needs, each with its visitor's name, which must not be
    suggested."""
    return list(
        connection.execute(
            select(data_need.c.detail, data_need.c.region, data_need.c.source_title, visitor.c.name)
            .join(ticket, ticket.c.id == data_need.c.ticket_id)
            .join(visit, visit.c.id == ticket.c.visit_id)
            .outerjoin(visitor, visitor.c.id == visit.c.visitor_id)
            .where(data_need.c.office_code == office.code)
            # Ids carry the time of their making, so the latest are found by the key alone.
            .order_by(data_need.c.id.desc())
            .limit(most)
        )
    )


_LISTED = (
    *(ticket.c.id.label("ticket_id"), ticket.c.number, ticket.c.service, ticket.c.service_day),
    *(service_record.c.revision, service_record.c.recorded_at, service_record.c.saved_at),
    *(service_record.c.summary, service_record.c.outcome, service_record.c.channel),
    *(service_record.c.products, service_record.c.referral, service_record.c.desk),
    officer.c.name.label("by"),
)


def unrecorded(connection: Connection, office: Office, most: int) -> list[Any]:
    """Records nobody has retyped yet, of visitors who have left; the oldest first."""
    return list(
        connection.execute(
            select(*_LISTED)
            .join(service_record, service_record.c.ticket_id == ticket.c.id)
            .join(officer, officer.c.id == service_record.c.officer_id)
            .where(
                service_record.c.office_code == office.code,
                service_record.c.recorded_at.is_(None),
                ticket.c.status.in_(_OVER),
            )
            .order_by(service_record.c.saved_at)
            .limit(most)
        )
    )


def without_record(connection: Connection, office: Office, since: dt.date, most: int) -> list[Any]:
    """Tickets served since that day nobody has written a record of; the oldest first."""
    return list(
        connection.execute(
            select(*_LISTED)
            .outerjoin(service_record, service_record.c.ticket_id == ticket.c.id)
            .outerjoin(officer, officer.c.id == service_record.c.officer_id)
            .where(
                ticket.c.office_code == office.code,
                ticket.c.service_day >= since,
                ticket.c.status == Status.DONE,
                service_record.c.ticket_id.is_(None),
            )
            .order_by(ticket.c.service_day, ticket.c.joined_seq)
            .limit(most)
        )
    )


def found(connection: Connection, ticket_ids: Collection[str]) -> list[Any]:
    """The records of these tickets, with their numbers."""
    return list(
        connection.execute(
            select(*_LISTED)
            .outerjoin(service_record, service_record.c.ticket_id == ticket.c.id)
            .outerjoin(officer, officer.c.id == service_record.c.officer_id)
            .where(ticket.c.id.in_(ticket_ids))
        )
    )


def mark(
    connection: Connection, ticket_ids: Collection[str], at: dt.datetime | None, officer_id: str | None
) -> list[str]:
    """Note that these records were retyped, or, without a time, that they were not; those changed by it."""
    before = service_record.c.recorded_at.is_(None) if at else service_record.c.recorded_at.is_not(None)
    return list(
        connection.execute(
            update(service_record)
            .where(service_record.c.ticket_id.in_(ticket_ids), before)
            .values(recorded_at=at, recorded_by=officer_id)
            .returning(service_record.c.ticket_id)
        ).scalars()
    )


def _of_days(office: Office, first: dt.date, last: dt.date, unrecorded_alone: bool) -> Any:
    return and_(
        ticket.c.office_code == office.code,
        ticket.c.service_day.between(first, last),
        service_record.c.recorded_at.is_(None) if unrecorded_alone else true(),
        or_(ticket.c.status.in_(_OVER), service_record.c.recorded_at.is_not(None)),
    )


def count(
    connection: Connection, office: Office, first: dt.date, last: dt.date, unrecorded_alone: bool
) -> int:
    """How many records `page` tells in all."""
    counted = (
        select(func.count())
        .select_from(ticket)
        .join(service_record, service_record.c.ticket_id == ticket.c.id)
        .where(_of_days(office, first, last, unrecorded_alone))
    )
    return connection.execute(counted).scalar_one()


def page(
    connection: Connection,
    office: Office,
    first: dt.date,
    last: dt.date,
    unrecorded_alone: bool,
    after: tuple[dt.date, str] | None,
    most: int,
) -> list[Any]:
    """So many records of these service days in the order of days and tickets, from behind `after` on."""
    place = tuple_(ticket.c.service_day, ticket.c.id)
    behind = (
        true()
        if after is None
        else place > tuple_(*after, types=[ticket.c.service_day.type, ticket.c.id.type])
    )
    return list(
        connection.execute(
            select(*_LISTED)
            .join(service_record, service_record.c.ticket_id == ticket.c.id)
            .join(officer, officer.c.id == service_record.c.officer_id)
            .where(_of_days(office, first, last, unrecorded_alone), behind)
            .order_by(ticket.c.service_day, ticket.c.id)
            .limit(most)
        )
    )
