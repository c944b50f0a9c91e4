"""Complaints, suggestions and inputs: where one stands, who may do what with it next, and until when.

The time of a complaint begins once, when it is received. Until somebody has read it and said what it asks of
the office, the shortest time counts, so that reading it does not use up the time to answer it. A reopened one
was not settled, and goes on with the time it had.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from pst_kiosk.domain.calendar import opening, opens_on, service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.working_days import add_working_days

LONGEST_TEXT = 4000
LONGEST_NOTE = 2000
LONGEST_ANSWER = 4000
LONGEST_PERSON = 120
"""Letters of a name, or of a contact."""


class Kind(StrEnum):
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    INPUT = "input"


class Channel(StrEnum):
    """How it reached the office."""

    TABLET = "tablet"
    KIOSK = "kiosk"
    COUNTER = "counter"
    SUGGESTION_BOX = "suggestion_box"
    TELEPHONE = "telephone"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LAPOR = "lapor"
    SOCIAL_MEDIA = "social_media"
    OMBUDSMAN = "ombudsman"


BY_THE_VISITOR = frozenset({Channel.TABLET, Channel.KIOSK})
"""Written at one of the office's screens, with no officer at it."""


class Category(StrEnum):
    """What it asks of the office, as SP4N tells them apart."""

    INFORMATION = "information"
    UNSUPERVISED = "unsupervised"
    """A complaint that needs no supervision (tidak berkadar pengawasan)."""
    SUPERVISED = "supervised"
    """One that does: it accuses somebody of a breach of duty."""


class Status(StrEnum):
    RECEIVED = "received"
    VERIFIED = "verified"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    CLOSED = "closed"
    REJECTED = "rejected"


OPEN = frozenset({Status.RECEIVED, Status.VERIFIED, Status.IN_PROGRESS, Status.ANSWERED})
UNANSWERED = frozenset({Status.RECEIVED, Status.VERIFIED, Status.IN_PROGRESS})
"""Its time runs."""


class Event(StrEnum):
    """A line of a complaint's history."""

    RECEIVED = "received"
    TAKEN = "taken"
    """An officer answers for it from now on."""
    ASSIGNED = "assigned"
    """He does because supervisor or head said so."""
    VERIFIED = "verified"
    """Read: what it asks, and whether valid evidence accompanies it."""
    STARTED = "started"
    ANSWERED = "answered"
    CLOSED = "closed"
    REJECTED = "rejected"
    REOPENED = "reopened"
    ESCALATED = "escalated"
    """It went to the next level, because it is late."""
    NOTED = "noted"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_WITHDRAWN = "evidence_withdrawn"


EVIDENCE = frozenset({Event.EVIDENCE_ADDED, Event.EVIDENCE_WITHDRAWN})
ADDS_ONLY = frozenset({Event.NOTED}) | EVIDENCE
"""What is true whatever others did meanwhile, so it is never held against what the officer has not seen."""
EXPLAINED = frozenset({Event.ANSWERED, Event.REJECTED, Event.REOPENED, Event.NOTED})
"""What is not done without a word; that of an answer or a rejection is told to who complained."""
TOLD = frozenset({Event.ANSWERED, Event.REJECTED})
BY_ANYBODY = frozenset({Event.ESCALATED}) | ADDS_ONLY
OVERSEES = frozenset({Role.SUPERVISOR, Role.HEAD})
"""Who may do everything with every complaint."""


class Level(IntEnum):
    """Who has to see that it is answered; each complaint begins with the first."""

    RESPONSIBLE = 0
    SUPERVISOR = 1
    HEAD = 2


@dataclass(frozen=True)
class Complaint:
    """Where one stands, as far as rules look at it. A moment is None until it has come."""

    kind: Kind
    channel: Channel
    status: Status
    received_at: dt.datetime
    due: dt.date
    """The last day of its time."""
    category: Category | None = None
    """None until somebody has read it."""
    valid_evidence: bool | None = None
    responsible_id: str | None = None
    level: Level = Level.RESPONSIBLE
    answered_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None

    @property
    def open(self) -> bool:
        return self.status in OPEN


@dataclass(frozen=True)
class Standing:
    """How far a complaint is from the end of its time, in working days."""

    late: bool
    days: int
    """Left, 0 on the last one; or late, 0 until the first one after it."""


@dataclass(frozen=True)
class Finding:
    """What reading a complaint found."""

    category: Category
    valid_evidence: bool


def received(
    office: Office, kind: Kind, channel: Channel, at: dt.datetime, holidays: Collection[dt.date]
) -> Complaint:
    """A new complaint, received at `at`."""
    return Complaint(kind, channel, Status.RECEIVED, at, due_day(office, None, at, holidays))


def due_day(
    office: Office, category: Category | None, received_at: dt.datetime, holidays: Collection[dt.date]
) -> dt.date:
    """The last day of the time for an answer; for one nobody has read, of the shortest."""
    times = office.complaints.times
    by_category = {each: int(getattr(times, each)) for each in Category}
    days = min(by_category.values()) if category is None else by_category[category]
    return add_working_days(office, service_day(office, received_at), days, holidays)


def deadline(office: Office, complaint: Complaint, holidays: Collection[dt.date]) -> dt.datetime:
    """When its time ends: at the office's closing on the last day, or the midnight after it where the office
    stays closed after all (a holiday that was declared later)."""
    return _end_of(office, complaint.due, holidays)


def is_late(office: Office, complaint: Complaint, at: dt.datetime, holidays: Collection[dt.date]) -> bool:
    """Whether no answer has come by the end of its time."""
    return complaint.status in UNANSWERED and at >= deadline(office, complaint, holidays)


def kept(office: Office, complaint: Complaint, holidays: Collection[dt.date]) -> bool | None:
    """Whether it was answered, or rejected, in time; None while neither has happened."""
    if complaint.answered_at is None:
        return None
    return complaint.answered_at < deadline(office, complaint, holidays)


def standing(
    office: Office, complaint: Complaint, at: dt.datetime, holidays: Collection[dt.date]
) -> Standing | None:
    """How far it is from the end of its time; None where no time runs any more."""
    if complaint.status not in UNANSWERED:
        return None
    today = service_day(office, at)
    if is_late(office, complaint, at, holidays):
        return Standing(True, _working_days(office, complaint.due, today, holidays))
    return Standing(False, _working_days(office, today, complaint.due, holidays))


def proposed_level(
    office: Office, complaint: Complaint, at: dt.datetime, holidays: Collection[dt.date]
) -> Level | None:
    """The level a late complaint has to be taken to now; None where it is there, or is not late."""
    if not is_late(office, complaint, at, holidays):
        return None
    to_head = add_working_days(office, complaint.due, office.complaints.times.to_head, holidays)
    owed = Level.HEAD if at >= _end_of(office, to_head, holidays) else Level.SUPERVISOR
    return owed if owed > complaint.level else None


def may_follow_up(office: Office, complaint: Complaint) -> bool:
    """Whether the standard lets the office act on it: some ask for valid evidence with a complaint, though
    not with a question, a suggestion or an input."""
    asks_evidence = (
        office.complaints.evidence_required
        and complaint.kind is Kind.COMPLAINT
        and complaint.category is not Category.INFORMATION
    )
    return complaint.valid_evidence is True or not asks_evidence


def may_do(complaint: Complaint, event: Event, role: Role, officer_id: str) -> bool:
    """Whether this officer may do that: who answers for the complaint, supervisor and head may do everything;
    anybody takes one that is nobody's, and adds to what is known of it."""
    if event in BY_ANYBODY or role in OVERSEES:
        return True
    if event is Event.TAKEN:
        return complaint.responsible_id is None
    return event is not Event.ASSIGNED and complaint.responsible_id == officer_id


def may_know_giver(complaint: Complaint, role: Role, officer_id: str) -> bool:
    """Whether this officer may read who gave it and where he is reached: its giver is told that only they do
    who handle it."""
    return role in OVERSEES or complaint.responsible_id == officer_id


_FROM: dict[Event, frozenset[Status]] = {
    Event.TAKEN: OPEN,
    Event.ASSIGNED: OPEN,
    Event.VERIFIED: UNANSWERED,
    Event.STARTED: frozenset({Status.VERIFIED}),
    Event.ANSWERED: frozenset({Status.VERIFIED, Status.IN_PROGRESS}),
    Event.CLOSED: frozenset({Status.ANSWERED}),
    Event.REJECTED: UNANSWERED,
    Event.REOPENED: frozenset({Status.ANSWERED, Status.CLOSED, Status.REJECTED}),
    Event.ESCALATED: UNANSWERED,
    Event.NOTED: frozenset(Status),
    Event.EVIDENCE_ADDED: OPEN,
    Event.EVIDENCE_WITHDRAWN: OPEN,
}
"""From where a move is legal."""


def legal(office: Office, complaint: Complaint) -> tuple[Event, ...]:
    """What may be done with it now, by whoever may do it."""
    barred = set()
    if not may_follow_up(office, complaint):
        barred |= {Event.STARTED, Event.ANSWERED}
    if complaint.level is Level.HEAD:
        barred.add(Event.ESCALATED)
    return tuple(e for e, states in _FROM.items() if complaint.status in states and e not in barred)


def after(
    office: Office,
    complaint: Complaint,
    event: Event,
    at: dt.datetime,
    role: Role,
    officer_id: str,
    holidays: Collection[dt.date],
    finding: Finding | None = None,
    assignee: str | None = None,
) -> Complaint:
    """The complaint after `event` at `at` by an officer. `finding`: what reading it found; `assignee`: the
    officer it is given to.

    Raises `Refused`: `complaint_evidence_missing` where the standard asks for valid evidence first,
    `complaint_move` where it is not legal now, `complaint_of_another` where the officer may not do it,
    `complaint_category`, `complaint_assignee` where these are missing.
    """
    if event not in legal(office, complaint):
        wants_evidence = event in (Event.STARTED, Event.ANSWERED) and complaint.status in _FROM[event]
        raise Refused("complaint_evidence_missing" if wants_evidence else "complaint_move", event=event.value)
    if not may_do(complaint, event, role, officer_id):
        raise Refused("complaint_of_another")
    if event is Event.VERIFIED:
        return _verified(office, complaint, finding, holidays)
    if event is Event.ASSIGNED:
        if assignee is None:
            raise Refused("complaint_assignee")
        return replace(complaint, responsible_id=assignee)
    if event is Event.TAKEN:
        return replace(complaint, responsible_id=officer_id)
    if event is Event.STARTED:
        return replace(complaint, status=Status.IN_PROGRESS)
    if event is Event.ANSWERED:
        return replace(complaint, status=Status.ANSWERED, answered_at=at)
    if event is Event.REJECTED:
        return replace(complaint, status=Status.REJECTED, answered_at=at, ended_at=at)
    if event is Event.CLOSED:
        return replace(complaint, status=Status.CLOSED, ended_at=at)
    if event is Event.REOPENED:
        return replace(complaint, status=_again(office, complaint), answered_at=None, ended_at=None)
    if event is Event.ESCALATED:
        return replace(complaint, level=Level(complaint.level + 1))
    return complaint


def _verified(
    office: Office, complaint: Complaint, finding: Finding | None, holidays: Collection[dt.date]
) -> Complaint:
    if finding is None:
        raise Refused("complaint_category")
    due = due_day(office, finding.category, complaint.received_at, holidays)
    read = replace(complaint, category=finding.category, valid_evidence=finding.valid_evidence, due=due)
    under_way = complaint.status is Status.IN_PROGRESS and may_follow_up(office, read)
    return replace(read, status=Status.IN_PROGRESS if under_way else Status.VERIFIED)


def _again(office: Office, complaint: Complaint) -> Status:
    if complaint.category is None:
        return Status.RECEIVED
    return Status.IN_PROGRESS if may_follow_up(office, complaint) else Status.VERIFIED


def _end_of(office: Office, day: dt.date, holidays: Collection[dt.date]) -> dt.datetime:
    hours = opening(office, day, holidays)
    if hours is not None:
        return hours[1]
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), office.tz)


def _working_days(office: Office, after_day: dt.date, until: dt.date, holidays: Collection[dt.date]) -> int:
    """How many of the office's working days lie after one day, up to another."""
    days = (after_day + dt.timedelta(days=ahead) for ahead in range(1, (until - after_day).days + 1))
    return sum(opens_on(office, day, holidays) for day in days)
