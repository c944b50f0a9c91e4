"""Requests and sales by whose they are: found where nobody came for them, told where somebody did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, null, or_, select

from pst_kiosk.db.tables import complaint, receipt, request, sale, ticket, visit, visitor
from pst_kiosk.db.visit_search import Sought
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.words import words_of

_AT_ONCE = 500
_came = visitor.alias("came")
"""Who signed the guest book of the visit a sale is of."""


def requests_without_visit(connection: Connection, office: Office, sought: Sought, most: int) -> list[Any]:
    """The newest of those that were asked for by no visitor: `id`, `number`, `at`, `name`, `institution`."""
    asked = (
        select(request.c.id, visitor.c.name, visitor.c.institution)
        .join(visitor, visitor.c.id == request.c.visitor_id)
        .where(request.c.office_code == office.code, request.c.ticket_id.is_(None))
    )
    if sought.contact is not None:
        field, contact = sought.contact
        mine = visitor.c.office_code == office.code, visitor.c[field] == contact
        asked = asked.where(request.c.visitor_id.in_(select(visitor.c.id).where(*mine)))
    found = _newest(connection, asked, request.c.received_at, request.c.service, sought, most)
    at = request.c.received_at.label("at")
    told = select(request.c.id, request.c.number, at, visitor.c.name, visitor.c.institution)
    told = told.join(visitor, visitor.c.id == request.c.visitor_id).where(request.c.id.in_(found))
    return list(connection.execute(told.order_by(at.desc())))


def sales_of_others(connection: Connection, office: Office, sought: Sought, most: int) -> list[Any]:
    """The newest of those whose buyer is known by the sale alone; columns as above, the buyer is `name`."""
    known = func.coalesce(_came.c.name, visitor.c.name)
    asked = (
        select(sale.c.id, sale.c.buyer.label("name"), null().label("institution"))
        .outerjoin(visitor, visitor.c.id == sale.c.visitor_id)
        .outerjoin(ticket, ticket.c.id == sale.c.ticket_id)
        .outerjoin(visit, visit.c.id == ticket.c.visit_id)
        .outerjoin(_came, _came.c.id == visit.c.visitor_id)
        .where(
            sale.c.office_code == office.code,
            sale.c.buyer != "",
            or_(known.is_(None), func.lower(known) != func.lower(sale.c.buyer)),
        )
    )
    found = _newest(connection, asked, sale.c.made_at, sale.c.service, sought, most)
    at = sale.c.made_at.label("at")
    told = select(sale.c.id, sale.c.number, at, sale.c.buyer.label("name"), null().label("institution"))
    return list(connection.execute(told.where(sale.c.id.in_(found)).order_by(at.desc())))


def _newest(
    connection: Connection,
    asked: Select[Any],
    at: ColumnElement[dt.datetime],
    service: ColumnElement[str],
    sought: Sought,
    most: int,
) -> list[str]:
    """The ids of those in whose name and institution a word begins with each of those sought.

    There are few enough (some ten thousand in ten years) to look at each, so no more than that is read of
    them."""
    asked = asked.where(at >= sought.begins, at < sought.ends).order_by(at.desc())
    if sought.service is not None:
        asked = asked.where(service == sought.service)
    if not sought.words:
        asked = asked.limit(most)
    rows = chain.from_iterable(connection.execute(asked).partitions(_AT_ONCE))
    return list(islice(_with_words(rows, sought.words), most))


def _with_words(rows: Iterable[Any], begin: Sequence[str]) -> Iterator[str]:
    for identity, name, institution in rows:
        texts = f"{name} {institution}".lower()
        # What cannot fit is passed over at a glance.
        if texts.isascii() and not all(each in texts for each in begin):
            continue
        words = words_of(name, institution)
        if all(any(word.startswith(each) for word in words) for each in begin):
            yield identity


def requests_of(
    connection: Connection, *, visitors: Collection[str] = (), tickets: Collection[str] = ()
) -> list[Any]:
    """The requests of these visitors, or of these tickets: `id`, `number`, `ticket_id`, `ended_at`; the
    oldest first."""
    return list(
        connection.execute(
            select(request.c.id, request.c.number, request.c.ticket_id, request.c.ended_at)
            .where(or_(request.c.visitor_id.in_(visitors), request.c.ticket_id.in_(tickets)))
            .order_by(request.c.received_at, request.c.id)
        )
    )


def sales_of(
    connection: Connection,
    *,
    visitors: Collection[str] = (),
    tickets: Collection[str] = (),
    requests: Collection[str] = (),
    sales: Collection[str] = (),
) -> list[Any]:
    """The sales to these visitors, with these tickets, for these requests, and these: `id`, `number`,
    `buyer`, `ticket_id`, `request_id`, `ended_at`, and whether a receipt was ever issued (`receipted`); the
    oldest first."""
    return list(
        connection.execute(
            select(
                sale.c.id,
                sale.c.number,
                sale.c.buyer,
                sale.c.ticket_id,
                sale.c.request_id,
                sale.c.ended_at,
                select(literal(1)).where(receipt.c.sale_id == sale.c.id).exists().label("receipted"),
            )
            .where(
                or_(
                    sale.c.visitor_id.in_(visitors),
                    sale.c.ticket_id.in_(tickets),
                    sale.c.request_id.in_(requests),
                    sale.c.id.in_(sales),
                )
            )
            .order_by(sale.c.made_at, sale.c.id)
        )
    )


def complaints_of(connection: Connection, tickets: Collection[str]) -> list[Any]:
    """The complaints about these tickets, the oldest first; nothing of what they say, nor by whom."""
    return list(
        connection.execute(
            select(
                complaint.c.id,
                complaint.c.number,
                complaint.c.kind,
                complaint.c.status,
                complaint.c.received_at,
                complaint.c.ended_at,
            )
            .where(complaint.c.ticket_id.in_(tickets))
            .order_by(complaint.c.received_at, complaint.c.id)
        )
    )


def tickets_of(connection: Connection, visits: Collection[str]) -> list[str]:
    return list(connection.execute(select(ticket.c.id).where(ticket.c.visit_id.in_(visits))).scalars())
