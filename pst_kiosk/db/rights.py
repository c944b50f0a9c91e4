"""What each kind of station may do in a PostgreSQL database.

Kiosk, board and tablet hold no rights on the tables of people, tickets and ratings: they execute the
functions of their kind. A counter PC is trusted with the office's work, but neither rewrites history nor
reads who gave which rating.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from pst_kiosk.db import (
    announcements,
    appointments,
    call_receipts,
    complaint_erasure,
    complaint_intake,
    corrections,
    erasure,
    feedback,
    guest_book_drafts,
    help,
    institutions,
    late_arrivals,
    officers,
    order,
    own_tickets,
    prints,
    recognition,
    satisfaction,
    stations,
    ticket_log,
    tickets,
)
from pst_kiosk.db.routine import SCHEMA, Routine, Storing

Function = Routine | Storing

OWNER = "owner"
KINDS = ("kiosk", "counter", "display", "rating")
"""The kinds of station; each has a role of its own in the database."""

FUNCTIONS: dict[str, tuple[Function, ...]] = {
    "kiosk": (
        order.BEGIN_COMMAND,
        order.LINES_OF_COMMAND,
        order.STORE_VISIT,
        order.STORE_FOR_HOLDER,
        tickets.LAST_ORDINAL,
        tickets.GIVEN_TICKET,
        tickets.OPEN_TICKETS,
        tickets.AHEAD_AND_DESKS,
        officers.OPEN_DESKS,
        ticket_log.RECENT_SERVICES,
        *help.BY_A_KIOSK,
        announcements.ANNOUNCEMENTS,
        institutions.APPROVED_NAMES,
        *appointments.BY_A_KIOSK,
        *complaint_intake.BY_THE_GIVER,
        *feedback.BY_A_VISITOR,
        *guest_book_drafts.BY_A_KIOSK,
        *late_arrivals.BY_A_KIOSK,
        *own_tickets.BY_A_KIOSK,
        *recognition.BY_A_KIOSK,
        *prints.BY_A_KIOSK,
        *stations.BY_EVERY_STATION,
    ),
    "display": (
        tickets.OPEN_TICKETS,
        officers.OPEN_DESKS,
        ticket_log.RECENT_CALLS,
        announcements.ANNOUNCEMENTS,
        order.DAY_LOG,
        call_receipts.CALL_SHOWN,
        call_receipts.CALL_SPOKEN,
        *stations.BY_EVERY_STATION,
    ),
    "rating": (
        feedback.FINISHED_LATELY,
        *feedback.BY_A_VISITOR,
        *complaint_intake.BY_THE_GIVER,
        *stations.BY_EVERY_STATION,
    ),
}
"""The functions each kind of station may execute; a counter's are in `functions_of`."""


FOR_ALL = ("alembic_version", "office_profile", "holiday", "office_queue")
"""What every station may read: nothing of people."""
_OF_THE_COUNTER = (
    *("compensation", "complaint", "complaint_evidence", "data_need", "document_number", "id_card_loan"),
    *("locker", "locker_loan", "receipt", "receipt_book"),
    *("request", "request_document", "sale", "sale_item", "softcopy", "storage_fetch", "visit_word"),
)
"""What a counter reads, adds to and changes."""
_NEVER_CHANGED = ("complaint_event", "correction", "request_event", "sale_event", "step_tick")
"""What it reads and adds to."""
AT_THE_COUNTER = {
    "SELECT": (
        *("announcement", "guest_book_draft", "help_request", "institution"),
        *_OF_THE_COUNTER,
        *_NEVER_CHANGED,
        "call_receipt",
        *("appointment", "audit_log", "desk_session", "officer", "print_job", "service_record", "station"),
        *("ticket", "ticket_event", "visit", "visitor"),
    ),
    # Neither lines of the log nor the audit are ever changed, and nothing of a visit is deleted but drafts.
    "INSERT": (
        *("announcement", "institution"),
        *_OF_THE_COUNTER,
        *_NEVER_CHANGED,
        *("appointment", "audit_log", "desk_session", "holiday", "officer", "print_job", "service_record"),
        *("office_profile", "ticket", "ticket_event", "visitor"),
    ),
    "UPDATE": (
        *("announcement", "guest_book_draft", "help_request", "institution"),
        *_OF_THE_COUNTER,
        *("appointment", "desk_session", "officer", "print_job", "service_record", "ticket", "visit"),
    ),
    "DELETE": (
        *("announcement", "guest_book_draft", "holiday", "institution"),
        *("data_need", "sale_item", "visit_word"),
    ),
}
"""What a counter may do beyond the functions. Ratings and survey answers are not among it."""


def role_name(database: str, kind: str) -> str:
    """Roles belong to the whole server, so they carry the database's name."""
    return f"{database}_{kind}"


def functions_of(kind: str) -> tuple[Function, ...]:
    """What a kind of station may execute."""
    if kind == "counter":
        own = (
            *(order.KEEP_PLACES, institutions.RESPELL, corrections.CORRECT_VISITOR),
            *(*erasure.BY_A_COUNTER, complaint_erasure.ERASE_COMPLAINT),
            *satisfaction.AT_THE_COUNTER,
        )
        others = (*FUNCTIONS["kiosk"], *FUNCTIONS["display"])
        # Nobody rates but the visitor.
        return tuple(dict.fromkeys((*(f for f in others if f not in feedback.BY_A_VISITOR), *own)))
    return FUNCTIONS[kind]


def act_as_owner(connection: Connection) -> None:
    """Until the transaction ends, be the database's owner, whoever runs the program: what is made belongs to
    him, and functions run with his rights, never with a superuser's."""
    of_this = "FROM pg_database WHERE datname = current_database()"
    owner, user = connection.exec_driver_sql(f"SELECT pg_get_userbyid(datdba), current_user {of_this}").one()
    if owner != user:
        role = connection.dialect.identifier_preparer.quote_identifier(owner)
        connection.exec_driver_sql(f"SET LOCAL ROLE {role}")


def make_functions(connection: Connection) -> None:
    """Make every function anew, those of an earlier version of the program go; and give each kind of station
    that has a role here its rights, and no others."""
    run = connection.exec_driver_sql
    run(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    run(f"CREATE SCHEMA {SCHEMA}")
    for function in dict.fromkeys(function for kind in KINDS for function in functions_of(kind)):
        run(function.function())
    run(f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC")
    database = run("SELECT current_database()").scalar_one()
    roles = set(connection.execute(text("SELECT rolname FROM pg_roles")).scalars())
    for kind in KINDS:
        if role_name(database, kind) in roles:
            _grant(connection, kind, role_name(database, kind))


def _grant(connection: Connection, kind: str, name: str) -> None:
    role = connection.dialect.identifier_preparer.quote_identifier(name)
    run = connection.exec_driver_sql
    run(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
    run(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {role}")
    run(f"GRANT SELECT ON {', '.join(FOR_ALL)} TO {role}")
    for function in functions_of(kind):
        run(f"GRANT EXECUTE ON FUNCTION {SCHEMA}.{function.name} TO {role}")
    if kind == "counter":
        for right, tables in AT_THE_COUNTER.items():
            run(f"GRANT {right} ON {', '.join(tables)} TO {role}")


def misfit(connection: Connection, kind: str) -> str | None:
    """Whose rights the connection has where they are not those of `kind`: another kind's, or "somebody
    else"'s; None where they fit."""
    user, database = connection.exec_driver_sql("SELECT current_user, current_database()").one()
    if user == role_name(database, kind):
        return None
    return next((other for other in (*KINDS, OWNER) if user == role_name(database, other)), "somebody else")
