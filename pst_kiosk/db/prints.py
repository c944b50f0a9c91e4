"""The jobs of the ticket printers. A kiosk writes its own; a counter asks for reprints."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)

from pst_kiosk.db.expressions import Seconds
from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.tables import Identity, Utc, print_job, station, ticket, visit
from pst_kiosk.db.tickets import Ticket
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.domain.ticket import Status

PAPER_NEEDED = (Status.WAITING, Status.CALLED, Status.HELD)
"""Whose ticket is worth printing: who is served, or gone, needs none."""

ENDS = (PrintState.SENT, PrintState.CONFIRMED, PrintState.UNKNOWN, PrintState.FAILED)
_PRINTED_WITHIN_S = 86_400
"""A kiosk prints at once; how it ended is told when the database is back."""

_JOB = print_job.c.id == bindparam("job", type_=Identity)
_BY_STATION = (
    print_job.c.office_code == bindparam("office", type_=String),
    print_job.c.station == bindparam("station", type_=String),
)
_ASKED_FOR = and_(print_job.c.reprint, print_job.c.state == PrintState.QUEUED.value)
"""And not begun."""
_ASKED_AND_NOT_ENDED = and_(print_job.c.reprint, print_job.c.ended_at.is_(None))

STATE_OF_PRINT = Routine("state_of_print", select(print_job.c.state).where(_JOB))
_BY_ANOTHER = print_job.alias()
QUEUE_PRINT = Routine(
    "queue_print",
    # Of a ticket that was given, or handed in, not long ago, and that no other station prints.
    insert(print_job).from_select(
        ["id", "office_code", "ticket_id", "station", "state", "created_at"],
        select(
            bindparam("job", type_=Identity),
            ticket.c.office_code,
            ticket.c.id,
            bindparam("station", type_=String),
            literal(PrintState.QUEUED.value),
            bindparam("at", type_=Utc),
        ).where(
            ticket.c.id == bindparam("ticket", type_=Identity),
            ticket.c.office_code == bindparam("office", type_=String),
            Seconds(func.coalesce(ticket.c.delivered_at, ticket.c.issued_at, type_=Utc))
            > Seconds(PRESENT) - _PRINTED_WITHIN_S,
            ~exists().where(
                _BY_ANOTHER.c.ticket_id == ticket.c.id,
                ~_BY_ANOTHER.c.reprint,
                _BY_ANOTHER.c.station != bindparam("station", type_=String),
            ),
        ),
    ),
)
END_PRINT = Routine(
    "end_print",
    # How a job ended is said once: nobody makes a past one look as if it were under way, or printed.
    update(print_job)
    .where(
        _JOB,
        print_job.c.ended_at.is_(None),
        bindparam("at", type_=Utc).is_not(None),
        bindparam("outcome", type_=String).in_([state.value for state in ENDS]),
    )
    .values(
        state=bindparam("outcome", type_=String),
        fault=bindparam("fault", type_=String),
        ended_at=bindparam("at", type_=Utc),
    ),
)
GIVE_UP_PRINTS = Routine(
    "give_up_prints",
    update(print_job)
    .where(
        *_BY_STATION,
        print_job.c.ended_at.is_(None),
        or_(~_ASKED_FOR, print_job.c.created_at < bindparam("since", type_=Utc)),
    )
    .values(
        # What was not begun is not on paper; of the rest nobody knows.
        state=case((_ASKED_FOR, PrintState.FAILED.value), else_=PrintState.UNKNOWN.value),
        ended_at=bindparam("at", type_=Utc),
    ),
)
REPRINTS_WANTED = Routine(
    "reprints_wanted",
    select(print_job.c.id)
    .join(ticket, ticket.c.id == print_job.c.ticket_id)
    .where(*_BY_STATION, _ASKED_FOR, ticket.c.status.in_([status.value for status in PAPER_NEEDED]))
    .order_by(print_job.c.created_at, print_job.c.id),
)
TAKE_REPRINT = Routine(
    "take_reprint",
    update(print_job).where(_JOB, _ASKED_FOR).values(state=PrintState.UNKNOWN.value),
)
TICKET_IN_REPRINT = Routine(
    "ticket_in_reprint",
    # Of one under way alone: who may execute this must not learn the codes of others' tickets.
    select(*(ticket.c[name] for name in Ticket._fields), visit.c.language)
    .join(print_job, print_job.c.ticket_id == ticket.c.id)
    .join(visit, visit.c.id == ticket.c.visit_id)
    .where(
        _JOB,
        print_job.c.reprint,
        print_job.c.state == PrintState.UNKNOWN.value,
        print_job.c.ended_at.is_(None),
        ticket.c.status.in_([status.value for status in PAPER_NEEDED]),
    ),
)
ASK_OWN_REPRINT = Routine(
    "ask_own_reprint",
    # Whoever has the code has the ticket: nobody else's is printed by this.
    insert(print_job).from_select(
        ["id", "office_code", "ticket_id", "station", "state", "reprint", "created_at"],
        select(
            bindparam("job", type_=Identity),
            ticket.c.office_code,
            ticket.c.id,
            bindparam("station", type_=String),
            literal(PrintState.QUEUED.value),
            true(),
            bindparam("at", type_=Utc),
        ).where(
            ticket.c.office_code == bindparam("office", type_=String),
            ticket.c.code == bindparam("code", type_=String),
            ticket.c.service_day == bindparam("day", type_=Date),
            ticket.c.number.is_not(None),
            ticket.c.status.in_([status.value for status in PAPER_NEEDED]),
        ),
    ),
)
BY_A_KIOSK = (
    ASK_OWN_REPRINT,
    STATE_OF_PRINT,
    QUEUE_PRINT,
    END_PRINT,
    GIVE_UP_PRINTS,
    REPRINTS_WANTED,
    TAKE_REPRINT,
    TICKET_IN_REPRINT,
)
"""What a station that prints does."""


def queue(
    connection: Connection,
    office: Office,
    job_id: str,
    ticket_id: str,
    by: str,
    at: dt.datetime,
    moment: dt.datetime | None,
) -> None:
    """Note a print that is about to happen; repeating it with the same id is one job. `moment`: the present
    one (`Database.moment`). Nothing where the ticket is of a day ago, or another station prints it."""
    if STATE_OF_PRINT(connection, job=job_id).first() is None:
        QUEUE_PRINT(
            connection,
            job=job_id,
            office=office.code,
            ticket=ticket_id,
            station=by,
            at=at,
            moment=moment,
        )


def end(connection: Connection, job_id: str, state: PrintState, fault: str | None, at: dt.datetime) -> None:
    """Note how a job ended; nothing where that is noted already."""
    END_PRINT(connection, job=job_id, outcome=state.value, fault=fault, at=at)


def give_up(connection: Connection, office: Office, by: str, since: dt.datetime, at: dt.datetime) -> None:
    """A station begins anew: what it had begun has no end, and reprints of before `since` come too late."""
    GIVE_UP_PRINTS(connection, office=office.code, station=by, since=since, at=at)


def ask_own(
    connection: Connection,
    office: Office,
    job_id: str,
    code: str,
    by: str,
    day: dt.date,
    at: dt.datetime,
) -> bool:
    """A ticket's holder asks this station for it again; False where the code is no ticket's of `day` that
    needs paper. Repeating it with the same id is one job."""
    if STATE_OF_PRINT(connection, job=job_id).first() is None:
        ASK_OWN_REPRINT(connection, job=job_id, office=office.code, code=code, station=by, day=day, at=at)
    return STATE_OF_PRINT(connection, job=job_id).first() is not None


def wanted(connection: Connection, office: Office, by: str) -> list[str]:
    """The reprints a station is asked for, the first asked first."""
    return [row.id for row in REPRINTS_WANTED(connection, office=office.code, station=by)]


def take(connection: Connection, job_id: str) -> tuple[Ticket, str] | None:
    """Begin a reprint: its ticket and the language of the visit; None where it has ended, or its ticket needs
    no paper any more. Until its end it is unknown, so that a power cut leaves it so; asked again it is the
    same."""
    TAKE_REPRINT(connection, job=job_id)
    row = TICKET_IN_REPRINT(connection, job=job_id).one_or_none()
    if row is None:
        return None
    return Ticket(**{field: getattr(row, field) for field in Ticket._fields}), row.language


def unprinted(
    connection: Connection, office: Office, since: dt.datetime, answered_by: dt.datetime
) -> list[Any]:
    """Jobs since a moment that are not, or may not be, on paper, of tickets that still need one, and that no
    officer has dealt with; each with its ticket's number and service, and what its station said last. Among
    them reprints asked for before `answered_by` whose kiosk has not told their end; `told_at` is the moment
    of asking there, of the end elsewhere."""
    ended = and_(
        print_job.c.state.in_([PrintState.FAILED.value, PrintState.UNKNOWN.value]),
        print_job.c.ended_at >= since,
    )
    unanswered = and_(
        _ASKED_AND_NOT_ENDED, print_job.c.created_at >= since, print_job.c.created_at <= answered_by
    )
    told_at = func.coalesce(print_job.c.ended_at, print_job.c.created_at, type_=Utc)
    return list(
        connection.execute(
            select(
                print_job,
                told_at.label("told_at"),
                ticket.c.number,
                ticket.c.service,
                station.c.printer,
                station.c.seen_at.label("station_seen_at"),
            )
            .join(ticket, ticket.c.id == print_job.c.ticket_id)
            .outerjoin(
                station,
                and_(
                    station.c.office_code == print_job.c.office_code,
                    station.c.name == print_job.c.station,
                    station.c.role == "kiosk",
                ),
            )
            .where(
                print_job.c.office_code == office.code,
                or_(ended, unanswered),
                print_job.c.seen_at.is_(None),
                ticket.c.status.in_([status.value for status in PAPER_NEEDED]),
            )
            .order_by(told_at, print_job.c.id)
        )
    )


def find(connection: Connection, job_id: str) -> Any:
    """A job, or None."""
    return connection.execute(select(print_job).where(print_job.c.id == job_id)).one_or_none()


def ask_again(connection: Connection, office: Office, reprint_id: str, job: Any, at: dt.datetime) -> None:
    """Ask the station of a job to print its ticket again."""
    connection.execute(
        insert(print_job).values(
            id=reprint_id,
            office_code=office.code,
            ticket_id=job.ticket_id,
            station=job.station,
            state=PrintState.QUEUED.value,
            reprint=True,
            created_at=at,
        )
    )


def see_to(connection: Connection, ticket_id: str, at: dt.datetime) -> None:
    """An officer has dealt with what a ticket's jobs so far left undone."""
    connection.execute(
        update(print_job)
        .where(
            print_job.c.ticket_id == ticket_id,
            print_job.c.ended_at.is_not(None),
            print_job.c.seen_at.is_(None),
        )
        .values(seen_at=at)
    )


def abandon(connection: Connection, ticket_id: str, at: dt.datetime) -> None:
    """End what is asked for of a ticket: what no kiosk has begun is never printed."""
    connection.execute(
        update(print_job)
        .where(print_job.c.ticket_id == ticket_id, _ASKED_AND_NOT_ENDED)
        .values(
            state=case((_ASKED_FOR, PrintState.FAILED.value), else_=PrintState.UNKNOWN.value),
            ended_at=at,
        )
    )
