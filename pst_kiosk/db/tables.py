"""Every table, in SQLAlchemy Core. Column names other tools rely on are fixed (architecture: contracts)."""

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
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

if TYPE_CHECKING:
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
    Column("people", Integer, nullable=False, default=1, server_default="1"),
    Column("identity_shown", Boolean),
    Column("started_at", Utc, nullable=False),
    Column("guest_book_at", Utc),
    Column("ended_at", Utc),
    # The few that are open among ten years of them.
    Index(None, "office_code", "ended_at"),
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
    Column("saved_at", Utc, nullable=False),
)

# A null score is a skipped rating: no answer, never zero.
rating = Table(
    "rating",
    metadata,
    Column("ticket_id", Identity, ForeignKey("ticket.id"), primary_key=True),
    Column("office_code", String(4), nullable=False),
    Column("command_id", Identity, nullable=False),
    Column("score", SmallInteger),
    Column("rated_at", Utc, nullable=False),
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
