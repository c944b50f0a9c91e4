"""Calls for help: somebody at a kiosk needs an officer. Nobody knows who it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, String, bindparam, exists, insert, or_, select, update

from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, Utc, help_request
from pst_kiosk.domain.office import Office

_IDENTITY = bindparam("request", type_=Identity)
_OFFICE = bindparam("office", type_=String)
_STATION = bindparam("station", type_=String)
_ABOUT = bindparam("about", type_=String)


def _open_since(office: Any, moment: Any) -> Any:
    return (
        (help_request.c.office_code == office)
        & help_request.c.came_at.is_(None)
        & (help_request.c.asked_at >= moment)
    )


_WAITS = (
    _open_since(_OFFICE, bindparam("since", type_=Utc))
    & (help_request.c.station == _STATION)
    & (help_request.c.about == _ABOUT)
)
_SAME_CALL = or_(help_request.c.id == _IDENTITY, _WAITS)
ASK_FOR_HELP = Routine(
    "ask_for_help",
    insert(help_request).from_select(
        ["id", "office_code", "station", "about", "asked_at"],
        select(_IDENTITY, _OFFICE, _STATION, _ABOUT, PRESENT).where(~exists().where(_SAME_CALL)),
    ),
)
HELP_WAITS = Routine("help_waits", select(exists().where(_WAITS).label("waits")))
BY_A_KIOSK = (ASK_FOR_HELP, HELP_WAITS)

_WAITING = Statement(
    select(help_request)
    .where(_open_since(_OFFICE, bindparam("since", type_=Utc)))
    .order_by(help_request.c.asked_at, help_request.c.station)
)


def ask(
    connection: Connection,
    office: Office,
    request_id: str,
    station: str,
    about: str,
    since: dt.datetime,
    moment: dt.datetime | None,
) -> None:
    """Note a call; nothing where it is known, or where the station's last one since `since` still waits."""
    ASK_FOR_HELP(
        connection,
        request=request_id,
        office=office.code,
        station=station,
        about=about,
        since=since,
        moment=moment,
    )


def waits(connection: Connection, office: Office, station: str, about: str, since: dt.datetime) -> bool:
    """Whether a call of the station since a moment still waits."""
    row = HELP_WAITS(connection, office=office.code, station=station, about=about, since=since).one()
    return bool(row.waits)


def waiting(connection: Connection, office: Office, since: dt.datetime) -> list[Any]:
    """The calls since a moment nobody has come to, the longest waiting first."""
    return _WAITING(connection, office=office.code, since=since)


def come(connection: Connection, request_id: str, officer_id: str, at: dt.datetime) -> None:
    """Who comes first has come; later ones change nothing."""
    connection.execute(
        update(help_request)
        .where(help_request.c.id == request_id, help_request.c.came_at.is_(None))
        .values(came_at=at, officer_id=officer_id)
    )
