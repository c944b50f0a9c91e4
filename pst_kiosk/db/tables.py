"""Every table, in SQLAlchemy Core. Column names other tools rely on are fixed (architecture: contracts).

What an index is restricted to is said for SQLite alone, and is the same on PostgreSQL (the migrations make
both): a word for PostgreSQL here would load SQLAlchemy's whole dialect of it at every start.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    UUID,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

from pst_kiosk.domain.survey import Element

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Dialect
    from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Identity(TypeDecorator[str]):
    """A UUIDv7 made by the caller: its 36-character text on SQLite, PostgreSQL's own type there.

    What is no UUID at all (a code typed wrong, a session of another program) is looked for in vain, on both.
    """

    impl = String(36)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        native: TypeEngine[Any] = UUID(as_uuid=False) if dialect.name == "postgresql" else String(36)
        return dialect.type_descriptor(native)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name != "postgresql":
            return value
        try:
            return str(uuid.UUID(value))
        except ValueError:
            return _NOBODY


_NOBODY = str(uuid.UUID(int=0))


class Utc(TypeDecorator[dt.datetime]):
    """An aware moment, kept in UTC. SQLite has no zone, so it is taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], Any] | None:
        # In one step: a full waiting room brings hundreds, and three calls each took half of its reading.
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _from_text(value: str | None) -> dt.datetime | None:
    return None if value is None else dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)


office_profile = Table(
    "office_profile",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("in_force_from", Date, nullable=False),
    Column("profile", JSON, nullable=False),
    Column("installed_at", Utc, nullable=False),
)

# Days the office stays closed. Kept here so that all stations agree, whatever their programs know.
holiday = Table(
    "holiday",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("name", String(120), nullable=False),
)

# One hot row an office: the lock, the order and the monotonic time of every queue command at once.
office_queue = Table(
    "office_queue",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", Utc, nullable=False),
)

# What runs where. A station is known by its name and the screen it shows.
station = Table(
    "station",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("name", String(60), primary_key=True),
    Column("role", String(12), primary_key=True),
    # A kiosk's own, for the numbers it gives while it is cut off.
    Column("digit", SmallInteger),
    Column("version", String(20), nullable=False),
    # The fault of its printer, "ready", "paper_low", "unknown" where it cannot tell; null where it has none.
    Column("printer", String(40)),
    # What its own clock said at `seen_at`, which is the database's time.
    Column("clock_at", Utc, nullable=False),
    Column("joined_at", Utc, nullable=False),
    Column("seen_at", Utc, nullable=False),
    # Its screen was closed properly then; null while it runs, or since it broke off.
    Column("closed_at", Utc),
    UniqueConstraint("office_code", "digit"),
)

officer = Table(
    "officer",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("name", String(120), nullable=False),
    Column("role", String(20), nullable=False),
    Column("pin_hash", String(200), nullable=False),
    Column("failed_attempts", Integer, nullable=False, default=0),
    Column("locked_until", Utc),
    Column("active", Boolean, nullable=False, default=True),
    Column("created_at", Utc, nullable=False),
    UniqueConstraint("office_code", "name"),
)

desk_session = Table(
    "desk_session",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("desk", String(40), nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id"), nullable=False),
    Column("queues", JSON, nullable=False),
    Column("service_day", Date, nullable=False),
    Column("opened_at", Utc, nullable=False),
    # On a short break since then: the desk is closed for its queues, the officer stays signed in.
    Column("break_at", Utc),
    Column("closed_at", Utc),
    Index(None, "office_code", "service_day", "closed_at"),
)

visitor = Table(
    "visitor",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("name", String(120), nullable=False),
    Column("email", String(120)),
    Column("phone", String(20)),
    Column("sex", SmallInteger),
    Column("birth_year", SmallInteger),
    Column("education", SmallInteger),
    Column("job", SmallInteger),
    Column("institution_category", SmallInteger),
    Column("institution", String(120)),
    Column("code_lists", String(20), nullable=False),
    Column("notice_version", String(40), nullable=False),
    Column("created_at", Utc, nullable=False),
    # Those who come again are found by what they type.
    Index(None, "office_code", "email"),
    Index(None, "office_code", "phone"),
)

visit = Table(
    "visit",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("visitor_id", Identity, ForeignKey("visitor.id")),
    Column("language", String(2), nullable=False),
    Column("main_use", SmallInteger),
    Column("means", SmallInteger),
    Column("assistance", SmallInteger),
    # 1 cannot hear a call, 2 cannot see the board, 3 both: the call stands out, an officer goes to meet them.
    Column("call_aid", SmallInteger),
    Column("people", Integer, nullable=False, default=1, server_default="1"),
    Column("identity_shown", Boolean),
    Column("started_at", Utc, nullable=False),
    Column("guest_book_at", Utc),
    Column("ended_at", Utc),
    # Its words were written down for the search then; null while they are not, or not all.
    Column("words_at", Utc),
    # The few that are open among ten years of them.
    Index(None, "office_code", "ended_at"),
    Index(None, "office_code", "started_at"),
    Index(None, "visitor_id"),
    Index(
        "ix_visit_without_words",
        "office_code",
        sqlite_where=text("words_at IS NULL AND visitor_id IS NOT NULL"),
    ),
)

ticket = Table(
    "ticket",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("visit_id", Identity, ForeignKey("visit.id"), nullable=False),
    Column("service_day", Date, nullable=False),
    Column("service", String(40), nullable=False),
    # The series the number is of. It stays when the ticket is transferred to another service.
    Column("letter", String(1), nullable=False),
    Column("ordinal", Integer, nullable=False),
    # Null where the standard gives no number (Blitar); the ordinal counts all the same.
    Column("number", String(12)),
    Column("code", String(12), nullable=False),
    Column("step", String(40), nullable=False),
    Column("status", String(12), nullable=False),
    Column("priority", Boolean, nullable=False, default=False),
    Column("joined_at", Utc, nullable=False),
    Column("joined_seq", BigInteger, nullable=False),
    # When the visitor got the number: the true time also where a kiosk that was cut off gave it.
    Column("issued_at", Utc, nullable=False),
    # When such a number reached the database; its place in the queue and its clocks begin then.
    Column("delivered_at", Utc),
    # The kiosk had lost power meanwhile, so the true time is its own clock's.
    Column("time_unsure", Boolean, nullable=False, default=False, server_default=false()),
    Column("changed_at", Utc, nullable=False),
    # Called to, served at, or held during service there; while it waits, the only desk that may call it.
    Column("desk", String(40)),
    Column("appointment_at", Utc),
    UniqueConstraint("office_code", "service_day", "letter", "ordinal"),
    UniqueConstraint("office_code", "service_day", "service", "number"),
    UniqueConstraint("office_code", "code"),
    Index(None, "office_code", "service_day", "status", "joined_seq"),
    Index(None, "visit_id"),
    # The same number of many days.
    Index(None, "office_code", "number", "service_day"),
)

# Agreed on ahead; nothing personal: the visitor brings the code.
appointment = Table(
    "appointment",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("service", String(40), nullable=False),
    Column("at", Utc, nullable=False),
    Column("code", String(12), nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id")),
    UniqueConstraint("office_code", "code"),
)

ticket_event = Table(
    "ticket_event",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("service_day", Date, nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id")),
    Column("visit_id", Identity, ForeignKey("visit.id")),
    Column("command_id", Identity, nullable=False),
    Column("at", Utc, nullable=False),
    Column("event", String(20), nullable=False),
    Column("service", String(40)),
    Column("step", String(40)),
    Column("desk", String(40)),
    Column("officer_id", Identity, ForeignKey("officer.id")),
    Column("details", JSON),
    Column("undoes", BigInteger),
    UniqueConstraint("office_code", "seq"),
    Index(None, "command_id"),
    Index(None, "visit_id"),
    Index(None, "office_code", "service_day", "seq"),
    Index(None, "ticket_id"),
)

service_record = Table(
    "service_record",
    metadata,
    Column("ticket_id", Identity, ForeignKey("ticket.id"), primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id"), nullable=False),
    Column("desk", String(40), nullable=False),
    Column("service", String(40), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("summary", Text, nullable=False),
    Column("outcome", String(12)),
    # What was handed over: codes of `code_lists.PRODUCTS`.
    Column("products", JSON, nullable=False, default=list, server_default="[]"),
    # To whom or where the visitor was sent on.
    Column("referral", String(200), nullable=False, default="", server_default=""),
    # Raised by every change, so that the second of two who write at once is told.
    Column("revision", Integer, nullable=False, default=1, server_default="1"),
    Column("saved_at", Utc, nullable=False),
    # An officer has retyped it into the state's application.
    Column("recorded_at", Utc),
    Column("recorded_by", Identity, ForeignKey("officer.id")),
    # The few that are not, among ten years of them.
    Index(None, "office_code", "recorded_at", "saved_at"),
)

# What a visitor looked for, a row each, in the columns the state's application asks for.
data_need = Table(
    "data_need",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("detail", String(400), nullable=False),
    Column("region", String(120), nullable=False),
    Column("year_from", SmallInteger),
    Column("year_to", SmallInteger),
    Column("level", SmallInteger),
    Column("period", SmallInteger),
    Column("obtained", SmallInteger),
    Column("source_type", SmallInteger),
    Column("source_title", String(200), nullable=False),
    Column("source_year", SmallInteger),
    # Used for national development planning.
    Column("for_planning", Boolean),
    # 1 to 10.
    Column("quality", SmallInteger),
    Index(None, "ticket_id"),
)

# A null score is a skipped rating: no answer, never zero.
rating = Table(
    "rating",
    metadata,
    Column("ticket_id", Identity, ForeignKey("ticket.id"), primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("command_id", Identity, nullable=False),
    Column("score", SmallInteger),
    Column("comment", Text),
    # The screen it was given at.
    Column("station", String(60)),
    Column("rated_at", Utc, nullable=False),
    # Changed by its giver, soon after.
    Column("changed_at", Utc),
    Index(None, "office_code", "rated_at"),
)

# An element without an answer has no row.
survey_answer = Table(
    "survey_answer",
    metadata,
    Column("ticket_id", Identity, ForeignKey("ticket.id"), primary_key=True),
    Column("element", String(20), primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("score", SmallInteger, nullable=False),
    Column("answered_at", Utc, nullable=False),
    Index(None, "office_code", "answered_at"),
)

# What a day's surveys add up to, written anew from its answers with each of them: by service and, for the
# tables of respondents, by one thing the guest book asks (`kind`; "all" of everybody) and its code.
survey_tally = Table(
    "survey_tally",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("kind", String(12), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("service", String(40), primary_key=True),
    Column("code", SmallInteger, primary_key=True, autoincrement=False),
    Column("respondents", Integer, nullable=False),
    # Of each element how many answered it, and the sum of their scores.
    *(
        Column(f"{element}_{part}", Integer, nullable=False)
        for element in Element
        for part in ("answers", "points")
    ),
    sqlite_with_rowid=False,
)

# The same of the quick ratings: how many were asked, and how many chose each face.
rating_tally = Table(
    "rating_tally",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("service", String(40), primary_key=True),
    Column("asked", Integer, nullable=False),
    *(Column(f"score_{score}", Integer, nullable=False) for score in (1, 2, 3, 4)),
    sqlite_with_rowid=False,
)

print_job = Table(
    "print_job",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id"), nullable=False),
    Column("station", String(60), nullable=False),
    Column("state", String(12), nullable=False),
    Column("fault", String(40)),
    # Says "cetak ulang"; asked for by an officer.
    Column("reprint", Boolean, nullable=False, server_default=false()),
    Column("created_at", Utc, nullable=False),
    Column("ended_at", Utc),
    # An officer has dealt with one that failed, or whose fate is unknown.
    Column("seen_at", Utc),
    Index(None, "office_code", "state"),
)

# What a visitor with a number wrote into the guest book while waiting: a draft until an officer signs it with
# him, and gone with that.
guest_book_draft = Table(
    "guest_book_draft",
    metadata,
    Column("ticket_id", Identity, ForeignKey("ticket.id"), primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("command_id", Identity, nullable=False),
    # Who he was recognised as; the answers are then what he changed.
    Column("visitor_id", Identity, ForeignKey("visitor.id")),
    Column("answers", JSON, nullable=False),
    Column("notice_version", String(40), nullable=False),
    Column("left_at", Utc, nullable=False),
)

# Every try to be recognised at a kiosk, of the last hour; one without a visitor was a wrong guess, or is not
# answered yet. Its id is what the kiosk knows a recognised visitor by.
recognition = Table(
    "recognition",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("station", String(60), nullable=False),
    Column("at", Utc, nullable=False),
    # Of what was asked, so that one try answers one question; it does not tell who was asked for.
    Column("digest", String(64), nullable=False),
    # PostgreSQL's, which tells whether the try is committed: it counts before it is answered.
    Column("transaction_id", String(20)),
    Column("visitor_id", Identity, ForeignKey("visitor.id")),
    Index(None, "office_code", "at"),
)

# Somebody at a kiosk needs an officer; nobody knows who it is.
help_request = Table(
    "help_request",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("station", String(60), nullable=False),
    Column("about", String(20), nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("came_at", Utc),
    Column("officer_id", Identity, ForeignKey("officer.id")),
    Index(None, "office_code", "came_at"),
)

# What the office tells its visitors on the kiosk, from one day to another.
announcement = Table(
    "announcement",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("text_id", String(200), nullable=False),
    Column("text_en", String(200), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("published_at", Utc, nullable=False),
    Column("published_by", Identity, ForeignKey("officer.id"), nullable=False),
)

# Names of institutions as the office spells them; the kiosk suggests these.
institution = Table(
    "institution",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("name", String(120), nullable=False),
    Column("category", SmallInteger),
    Column("approved_at", Utc, nullable=False),
    Column("approved_by", Identity, ForeignKey("officer.id"), nullable=False),
    UniqueConstraint("office_code", "name"),
)

# What a board did with a call, so that the officer knows that it was seen and heard.
call_receipt = Table(
    "call_receipt",
    metadata,
    Column("office_code", String(4), primary_key=True),
    # The call's line in the log.
    Column("seq", BigInteger, primary_key=True),
    Column("station", String(60), primary_key=True),
    Column("shown_at", Utc),
    Column("spoken_at", Utc),
)

# What an officer ticked off a stage's checklist, or went back to: the log knows stages, not steps.
step_tick = Table(
    "step_tick",
    metadata,
    Column("ticket_id", Identity, ForeignKey("ticket.id"), primary_key=True),
    # Counted by the ticket.
    Column("ordinal", Integer, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("command_id", Identity, nullable=False),
    Column("step", String(40), nullable=False),
    # This step and those after it are to be done again.
    Column("back", Boolean, nullable=False),
    Column("at", Utc, nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id"), nullable=False),
)

locker = Table(
    "locker",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("name", String(20), nullable=False),
    Column("added_at", Utc, nullable=False),
    # Broken, or its key is lost: given to nobody.
    Column("out_of_use_at", Utc),
    UniqueConstraint("office_code", "name"),
)

# A key that is out is a loan without a return; no locker has two.
locker_loan = Table(
    "locker_loan",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("locker_id", Identity, ForeignKey("locker.id"), nullable=False),
    Column("visit_id", Identity, ForeignKey("visit.id"), nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id")),
    Column("given_at", Utc, nullable=False),
    Column("given_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("returned_at", Utc),
    Column("returned_by", Identity, ForeignKey("officer.id")),
    # Why it ended otherwise than by a return: the key was lost.
    Column("reason", String(200)),
    Index(
        "uq_locker_loan_out",
        "locker_id",
        unique=True,
        sqlite_where=text("returned_at IS NULL"),
    ),
    Index(None, "visit_id"),
    Index(None, "office_code", "returned_at"),
)

# An identity card the office holds: which kind, never its number.
id_card_loan = Table(
    "id_card_loan",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("visit_id", Identity, ForeignKey("visit.id"), nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id")),
    Column("kind", SmallInteger, nullable=False),
    Column("given_at", Utc, nullable=False),
    Column("given_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("returned_at", Utc),
    Column("returned_by", Identity, ForeignKey("officer.id")),
    Column("reason", String(200)),
    Index(
        "uq_id_card_loan_out",
        "visit_id",
        unique=True,
        sqlite_where=text("returned_at IS NULL"),
    ),
    Index(None, "office_code", "returned_at"),
)

# What outlives the visit: a data request, a sale, a recommendation, an online consultation.
request = Table(
    "request",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    # Printed on its letters: counted by the office and year.
    Column("number", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("service", String(40), nullable=False),
    # The promise of the profile it is measured by; null where the standard promises none.
    Column("promise", String(40)),
    Column("channel", String(20), nullable=False),
    Column("visitor_id", Identity, ForeignKey("visitor.id")),
    Column("ticket_id", Identity, ForeignKey("ticket.id")),
    Column("subject", Text, nullable=False),
    Column("status", String(20), nullable=False),
    # Where it stands in the standard's procedure.
    Column("step", String(40)),
    Column("owner_id", Identity, ForeignKey("officer.id")),
    Column("received_at", Utc, nullable=False),
    # When its time began to run, as the promise says; null while it does not.
    Column("begun_at", Utc),
    Column("due", Date),
    # What was promised has come; the request may go on after it.
    Column("fulfilled_at", Utc),
    # The visitor's or the office's last message, where it is a conversation.
    Column("last_message_at", Utc),
    Column("ended_at", Utc),
    Column("revision", Integer, nullable=False, default=1, server_default="1"),
    UniqueConstraint("office_code", "number"),
    # The few that are open, the most urgent first.
    Index(None, "office_code", "ended_at", "due"),
    Index(None, "ticket_id"),
)

# A request's history; lines are never changed.
request_event = Table(
    "request_event",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("request_id", Identity, ForeignKey("request.id"), nullable=False),
    Column("command_id", Identity, nullable=False),
    # The request's own after it: the order of its lines, whatever the clocks said.
    Column("revision", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    Column("event", String(20), nullable=False),
    Column("step", String(40)),
    Column("officer_id", Identity, ForeignKey("officer.id")),
    Column("note", Text, nullable=False, default="", server_default=""),
    Column("details", JSON),
    UniqueConstraint("command_id"),
    UniqueConstraint("request_id", "revision"),
)

# A paper or file a request came with, or was answered with.
request_document = Table(
    "request_document",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("request_id", Identity, ForeignKey("request.id"), nullable=False),
    Column("name", String(200), nullable=False),
    # "received" or "sent".
    Column("direction", String(10), nullable=False),
    Column("at", Utc, nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id"), nullable=False),
    Column("withdrawn_at", Utc),
    Index(None, "request_id"),
)

sale = Table(
    "sale",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    # The invoice's number: counted by office and year.
    Column("number", String(20), nullable=False),
    Column("service", String(40), nullable=False),
    # A visit's sale has a ticket, one made online a request.
    Column("ticket_id", Identity, ForeignKey("ticket.id")),
    Column("request_id", Identity, ForeignKey("request.id")),
    Column("visitor_id", Identity, ForeignKey("visitor.id")),
    Column("status", String(20), nullable=False),
    Column("buyer", String(200), nullable=False),
    # Of private-sector buyers online alone.
    Column("npwp", String(20)),
    Column("private_buyer", Boolean, nullable=False, server_default=false()),
    Column("online", Boolean, nullable=False, server_default=false()),
    # Pays by transfer to the treasurer's account and sends proof.
    Column("foreign_buyer", Boolean, nullable=False, server_default=false()),
    Column("billing_code", String(60)),
    Column("payment", String(12)),
    # Prices are those of this day.
    Column("agreed_at", Utc),
    Column("abstract_at", Utc),
    Column("agreement_at", Utc),
    Column("billed_at", Utc),
    Column("proof_at", Utc),
    Column("verified_at", Utc),
    Column("verified_by", Identity, ForeignKey("officer.id")),
    Column("made_at", Utc, nullable=False),
    Column("made_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("paid_at", Utc),
    Column("handed_at", Utc),
    Column("handed_by", Identity, ForeignKey("officer.id")),
    Column("ended_at", Utc),
    Column("revision", Integer, nullable=False, default=1, server_default="1"),
    UniqueConstraint("office_code", "number"),
    Index(None, "office_code", "ended_at"),
    Index(None, "ticket_id"),
    Index(None, "request_id"),
)

# As the tariff was on the day: tariffs change, invoices do not.
sale_item = Table(
    "sale_item",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("sale_id", Identity, ForeignKey("sale.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("tariff", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("unit", String(200), nullable=False),
    Column("rupiah", BigInteger, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("legal_basis", String(200), nullable=False),
    # The legal ground of a price of nothing.
    Column("exemption", String(200)),
    Index(None, "sale_id"),
)

sale_event = Table(
    "sale_event",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("sale_id", Identity, ForeignKey("sale.id"), nullable=False),
    Column("command_id", Identity, nullable=False),
    Column("at", Utc, nullable=False),
    Column("event", String(20), nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id"), nullable=False),
    Column("note", Text, nullable=False, default="", server_default=""),
    Column("details", JSON),
    UniqueConstraint("command_id"),
    Index(None, "sale_id", "at"),
)

# A book of pre-numbered receipts; its row is the lock, so that no number is skipped or given twice.
receipt_book = Table(
    "receipt_book",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("prefix", String(12), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("next", Integer, nullable=False),
    Column("opened_at", Utc, nullable=False),
    Column("opened_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("closed_at", Utc),
)

# A void one stays.
receipt = Table(
    "receipt",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("book_id", Identity, ForeignKey("receipt_book.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("number", String(20), nullable=False),
    Column("sale_id", Identity, ForeignKey("sale.id"), nullable=False),
    Column("command_id", Identity, nullable=False),
    Column("rupiah", BigInteger, nullable=False),
    Column("payment", String(12), nullable=False),
    Column("issued_at", Utc, nullable=False),
    Column("issued_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("voided_at", Utc),
    Column("voided_by", Identity, ForeignKey("officer.id")),
    Column("void_reason", String(200)),
    UniqueConstraint("office_code", "number"),
    UniqueConstraint("book_id", "ordinal"),
    UniqueConstraint("command_id"),
    Index(None, "sale_id"),
)

# The last number given of a kind in a year; the row is the lock.
document_number = Table(
    "document_number",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("year", SmallInteger, primary_key=True),
    Column("last", Integer, nullable=False),
)

# An item of the library that is fetched from storage for a reader.
storage_fetch = Table(
    "storage_fetch",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id"), nullable=False),
    Column("title", String(200), nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("asked_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("fetched_at", Utc),
    Column("put_back_at", Utc),
    Column("not_found_at", Utc),
    Index(None, "ticket_id"),
    Index(None, "office_code", "put_back_at"),
)

# A softcopy a reader asked for by form, and what was handed over: the file's digest, never the file.
softcopy = Table(
    "softcopy",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id"), nullable=False),
    Column("title", String(200), nullable=False),
    Column("pages_asked", String(60), nullable=False, default="", server_default=""),
    Column("purpose", String(200), nullable=False, default="", server_default=""),
    Column("asked_at", Utc, nullable=False),
    Column("asked_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("stamped_at", Utc),
    Column("stamped_by", Identity, ForeignKey("officer.id")),
    Column("digest", String(64)),
    Column("page_count", Integer),
    Column("withdrawn_at", Utc),
    Index(None, "ticket_id"),
    Index(None, "office_code", "asked_at"),
)

# What was set right afterwards, by whom and why; what stood there before stays readable.
correction = Table(
    "correction",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("command_id", Identity, nullable=False),
    Column("at", Utc, nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id"), nullable=False),
    # Of which kind: "visitor", "visit", "service_record".
    Column("subject", String(20), nullable=False),
    Column("subject_id", Identity, nullable=False),
    Column("field", String(40), nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("reason", String(200), nullable=False),
    Index(None, "subject_id"),
    Index(None, "command_id"),
)

# The words of the name and the institution in a visit's guest book, so that a search among a million is quick
# on any engine. Words are ordered by their bytes, whatever the server's language.
visit_word = Table(
    "visit_word",
    metadata,
    Column("office_code", String(4), primary_key=True),
    Column("word", String(40).with_variant(String(40, collation="C"), "postgresql"), primary_key=True),
    # The office's day the visit began on, as a number: the newest with a word are found by it.
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("visit_id", Identity, ForeignKey("visit.id"), primary_key=True),
    Index(None, "visit_id", "word"),
    # Where a beginning is that of very many words.
    Index(None, "office_code", "day", "word"),
    sqlite_with_rowid=False,
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("at", Utc, nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id")),
    Column("action", String(40), nullable=False),
    Column("subject", String(60), nullable=False),
    Index(None, "office_code", "at"),
)

# A complaint, a suggestion or an input, however it reached the office.
complaint = Table(
    "complaint",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    # In the register: counted by the office and year.
    Column("number", String(20), nullable=False),
    # What its giver follows it by; nobody guesses it.
    Column("code", String(20), nullable=False),
    Column("command_id", Identity, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("service", String(40)),
    Column("ticket_id", Identity, ForeignKey("ticket.id")),
    Column("text", Text, nullable=False),
    # Personal, and not asked of those who want to stay unknown.
    Column("name", String(120)),
    Column("contact", String(120)),
    # What it asks of the office, by which its time is counted; null until somebody has read it.
    Column("category", String(20)),
    Column("status", String(20), nullable=False),
    Column("responsible_id", Identity, ForeignKey("officer.id")),
    Column("valid_evidence", Boolean),
    Column("answer", Text, nullable=False, default="", server_default=""),
    Column("received_at", Utc, nullable=False),
    Column("due", Date),
    Column("escalated_at", Utc),
    Column("answered_at", Utc),
    Column("ended_at", Utc),
    Column("revision", Integer, nullable=False, default=1, server_default="1"),
    UniqueConstraint("office_code", "number"),
    UniqueConstraint("office_code", "code"),
    UniqueConstraint("command_id"),
    # The few that are open, the most urgent first; and a period's register.
    Index(None, "office_code", "ended_at", "due"),
    Index(None, "office_code", "received_at"),
    Index(None, "ticket_id"),
)

# A complaint's history; lines are never changed.
complaint_event = Table(
    "complaint_event",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("complaint_id", Identity, ForeignKey("complaint.id"), nullable=False),
    Column("command_id", Identity, nullable=False),
    # The complaint's own after it: the order of its lines.
    Column("revision", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    Column("event", String(20), nullable=False),
    # Null where its giver did it at a kiosk or a tablet.
    Column("officer_id", Identity, ForeignKey("officer.id")),
    Column("note", Text, nullable=False, default="", server_default=""),
    Column("details", JSON),
    UniqueConstraint("command_id"),
    UniqueConstraint("complaint_id", "revision"),
)

# A file that shows what a complaint says. Kept here, so that every counter sees it and a backup holds it.
complaint_evidence = Table(
    "complaint_evidence",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("complaint_id", Identity, ForeignKey("complaint.id"), nullable=False),
    Column("name", String(200), nullable=False),
    # What it is by its content, whatever its name says.
    Column("media_type", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("at", Utc, nullable=False),
    Column("officer_id", Identity, ForeignKey("officer.id"), nullable=False),
    Column("withdrawn_at", Utc),
    Index(None, "complaint_id"),
)

# What a visitor was offered because a promise to him was broken.
compensation = Table(
    "compensation",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("office_code", String(4), nullable=False),
    # On its letter: counted by the office and year.
    Column("number", String(20), nullable=False),
    Column("ticket_id", Identity, ForeignKey("ticket.id"), nullable=False),
    # The broken promise, as the log's replay names it.
    Column("service", String(40), nullable=False),
    Column("step", String(40), nullable=False),
    Column("rule", String(40), nullable=False),
    Column("deadline", Utc, nullable=False),
    # As the profile said on the day.
    Column("contents", Text, nullable=False),
    Column("status", String(12), nullable=False),
    Column("offered_at", Utc, nullable=False),
    Column("offered_by", Identity, ForeignKey("officer.id"), nullable=False),
    Column("settled_at", Utc),
    Column("settled_by", Identity, ForeignKey("officer.id")),
    Column("note", String(400), nullable=False, default="", server_default=""),
    UniqueConstraint("office_code", "number"),
    UniqueConstraint("ticket_id", "step", "rule", "deadline"),
    Index(None, "office_code", "offered_at"),
)
