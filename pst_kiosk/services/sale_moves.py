"""One move of a sale: checked, stored with its line of the history, and told who was quicker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from pst_kiosk.db import officers, sales
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import sale as rules
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Event, Sale, Status
from pst_kiosk.domain.sale_fields import LONGEST_NOTE, one_line
from pst_kiosk.services.request_moves import take_back_delivery
from pst_kiosk.services.sale_views import sale_of_id
from pst_kiosk.services.unit import OfficeUnit


def do(
    unit: OfficeUnit,
    command_id: str,
    sale_id: str,
    officer_id: str,
    event: Event,
    columns: Callable[[Connection, Sale, dt.datetime], dict[str, Any]],
    *,
    revision: int | None = None,
    note: str = "",
) -> Sale:
    """One move of a sale in one transaction; `columns` checks it, and says what changes."""

    def work(connection: Connection) -> Sale:
        if sales.done(connection, command_id) is not None:
            return sale_of_id(connection, sale_id)
        check_officer(connection, officer_id, event)
        sale = sale_of_id(connection, sale_id)
        if revision is not None and sale.revision != revision:
            raise _changed(connection, sale, revision)
        status = rules.after(sale.status, event, free=sale.free)
        at = unit.now(connection)
        changed = columns(connection, sale, at)
        over = status not in rules.OPEN
        changed |= {"status": status.value, "ended_at": at if over else None}
        if not sales.change(connection, sale.id, sale.revision, **changed):
            raise _changed(connection, sale, sale.revision)
        said = one_line(note, "note", LONGEST_NOTE)
        note_line(connection, unit, command_id, sale.id, at, event, officer_id, sale.revision + 1, said)
        return sale_of_id(connection, sale.id)

    return unit.database.write(work)


def note_line(
    connection: Connection,
    unit: OfficeUnit,
    command_id: str,
    sale_id: str,
    at: dt.datetime,
    event: Event,
    officer_id: str,
    revision: int,
    text: str = "",
) -> None:
    """Append a line to a sale's history, with the revision it led to."""
    details = {"revision": revision}
    sales.note(connection, unit.office, sale_id, command_id, at, event, officer_id, text, details)


def take_back(
    connection: Connection, unit: OfficeUnit, command_id: str, sale: Sale, officer_id: str, reason: str
) -> None:
    """What was handed over is to be handed over again."""
    if sale.status is Status.HANDED_OVER and sale.request_id is not None:
        said = f"{sale.number}: {reason}"
        take_back_delivery(connection, unit, command_id, sale.request_id, officer_id, sale=sale.id, note=said)


def _changed(connection: Connection, sale: Sale, base: int) -> Refused:
    """Somebody else was quicker: who, and what was done since."""
    since = [row for row in sales.history_of(connection, sale.id) if row.details["revision"] > base]
    return Refused(
        "sale_changed",
        officer=since[-1].officer if since else "",
        events=tuple(dict.fromkeys(row.event for row in since)),
    )


def check_officer(connection: Connection, officer_id: str, event: Event) -> None:
    """Raises `Refused` `officer_unknown`, `not_treasurer`, `not_sale_officer`."""
    rules.check_role(Role(officers.find(connection, officer_id).role), event)
