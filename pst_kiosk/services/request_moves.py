"""Moving a request on: its state and the line of its history, within somebody's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pst_kiosk.db import officers, requests
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.identity import derived
from pst_kiosk.domain import request_moves as moves
from pst_kiosk.domain import requests as rules
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.requests import Event, Request, Status
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.request_views import state_of
from pst_kiosk.services.unit import OfficeUnit

_SALE = "sale"
"""In the details of the line a sale's hand-over wrote: the sale's id."""


def change(
    connection: Connection,
    unit: OfficeUnit,
    command_id: str,
    request_id: str,
    officer_id: str,
    event: Event,
    revision: int | None = None,
    note: str = "",
    due: dt.date | None = None,
    details: Mapping[str, Any] | None = None,
) -> dt.datetime:
    """Move a request on and append its line; when that was.

    Raises `Refused` `request_changed`, `request_unknown`, `officer_unknown`, and what
    `domain.request_moves.after` raises.
    """
    row = requests.find(connection, unit.office, request_id)
    if revision not in (None, row.revision) and event not in rules.ADDS_ONLY:
        last = requests.history(connection, request_id)[-1]
        raise Refused("request_changed", by=last.officer, event=last.event)
    at, role = unit.now(connection), Role(officers.find(connection, officer_id).role)
    service, before = unit.office.service(row.service), state_of(row)
    state = moves.after(unit.office, service, before, event, at, role, unit.holidays, due)
    owner = officer_id if event is Event.TAKEN else row.owner_id
    requests.store(connection, request_id, row.revision + 1, state, owner_id=owner)
    append(
        connection,
        unit,
        command_id,
        request_id,
        row.revision + 1,
        at,
        event,
        before,
        officer_id,
        note,
        details,
    )
    return at


def append(
    connection: Connection,
    unit: OfficeUnit,
    command_id: str,
    request_id: str,
    revision: int,
    at: dt.datetime,
    event: Event,
    state: Request,
    officer_id: str,
    note: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Add a line to a request's history; `state` is where it stood before."""
    requests.append(
        connection,
        unit.office,
        derived(command_id, "request event"),
        request_id,
        revision,
        command_id=command_id,
        at=at,
        event=event.value,
        step=state.step,
        officer_id=officer_id,
        note=note,
        details=details,
    )


def deliver(
    connection: Connection,
    unit: OfficeUnit,
    command_id: str,
    request_id: str,
    officer_id: str,
    sale: str,
    note: str,
) -> None:
    """What a request for a sale asked for is handed over with the sale of this id: the request is done, or
    its step is. Nothing happens where that was said already."""
    row = requests.find(connection, unit.office, request_id)
    event = moves.on_delivery(unit.office.service(row.service), state_of(row))
    if event is not None:
        change(connection, unit, command_id, request_id, officer_id, event, note=note, details={_SALE: sale})


def take_back_delivery(
    connection: Connection,
    unit: OfficeUnit,
    command_id: str,
    request_id: str,
    officer_id: str,
    sale: str,
    note: str,
) -> None:
    """What was handed over has to be handed over again: a request that ended with it is open again, under
    the same time."""
    row = requests.find(connection, unit.office, request_id)
    if row.status != Status.DONE:
        return
    ends = (Event.DONE.value, Event.STEP_DONE.value)
    last = next(line for line in reversed(requests.history(connection, request_id)) if line.event in ends)
    if (last.details or {}).get(_SALE) == sale:
        change(connection, unit, command_id, request_id, officer_id, Event.REOPENED, note=note)
