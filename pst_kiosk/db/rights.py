"""What each kind of station may do in a PostgreSQL database.

Kiosk, board and tablet hold no rights on the tables of people, tickets and ratings: they execute the
functions of their kind. A counter PC is trusted with the office's work, but neither rewrites history nor
reads who gave which rating.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from pst_kiosk.db import feedback, officers, order, records, ticket_log, tickets
from pst_kiosk.db.routine import SCHEMA, Routine, Storing

Function = Routine | Storing

FUNCTIONS: dict[str, tuple[Function, ...]] = {
    "kiosk": (
        order.BEGIN_COMMAND,
        order.LINES_OF_COMMAND,
        order.KEEP_PLACES,
        order.STORE_VISIT,
        tickets.LAST_ORDINAL,
        tickets.GIVEN_TICKET,
        tickets.OPEN_TICKETS,
        tickets.AHEAD_AND_DESKS,
        officers.OPEN_DESKS,
        ticket_log.RECENT_SERVICES,
        records.STATE_OF_PRINT,
        records.QUEUE_PRINT,
        records.END_PRINT,
    ),
    "display": (
        tickets.OPEN_TICKETS,
        officers.OPEN_DESKS,
        ticket_log.LAST_CALL,
        order.DAY_LOG,
    ),
    "rating": (
        tickets.STATUS_OF_TICKET,
        feedback.UNRATED_VISITS,
        feedback.COMMAND_OF_RATING,
        feedback.STORE_RATING,
        feedback.ELEMENTS_ANSWERED,
        feedback.STORE_ANSWER,
    ),
}
"""The functions each kind of station may execute; a counter may execute all of them."""


def make_functions(connection: Connection) -> None:
    """Make every function anew: those of an earlier version of the program go."""
    connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
    connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    for function in dict.fromkeys(function for functions in FUNCTIONS.values() for function in functions):
        connection.exec_driver_sql(function.function())
    connection.execute(text(f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC"))
