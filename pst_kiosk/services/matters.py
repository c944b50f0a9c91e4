"""What somebody left at the office without a visit: a request, or a sale."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pst_kiosk.db import matters
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.sale import Sale
from pst_kiosk.services.request_reading import all_of_request
from pst_kiosk.services.request_views import Details
from pst_kiosk.services.sale_views import sale_of_id
from pst_kiosk.services.unit import OfficeUnit


class TraceKind(StrEnum):
    VISIT = "visit"
    REQUEST = "request"
    SALE = "sale"


@dataclass(frozen=True)
class Trace:
    """What a person is reached by: a visit, a request or a sale of his."""

    kind: TraceKind
    id: str


@dataclass(frozen=True)
class Matter:
    """A request with its sales, or a sale with its request, and whose it is; `name` is empty once erased."""

    trace: Trace
    number: str
    at: dt.datetime
    name: str
    email: str
    phone: str
    institution: str
    requests: tuple[Details, ...]
    sales: tuple[Sale, ...]


def matter(connection: Connection, unit: OfficeUnit, trace: Trace) -> Matter:
    """Raises `Refused` `request_unknown`, `sale_unknown`."""
    if trace.kind is TraceKind.REQUEST:
        return _of_request(connection, unit, trace)
    sale = sale_of_id(connection, trace.id)
    requests = () if sale.request_id is None else (all_of_request(connection, unit, sale.request_id),)
    return Matter(trace, sale.number, sale.made_at, sale.buyer, "", "", "", requests, (sale,))


def _of_request(connection: Connection, unit: OfficeUnit, trace: Trace) -> Matter:
    asked = all_of_request(connection, unit, trace.id)
    sold = matters.sales_of(connection, requests=[trace.id])
    return Matter(
        trace,
        asked.row.number,
        asked.row.state.received_at,
        asked.row.who,
        asked.email,
        asked.phone,
        asked.institution,
        (asked,),
        tuple(sale_of_id(connection, each.id) for each in sold),
    )
