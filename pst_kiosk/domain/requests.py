"""Requests that outlive a visit: where one stands, and what the standard says of them.

What may be done with one next is in `request_moves`, until when in `request_times`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pst_kiosk.domain.office import Service
from pst_kiosk.domain.promised_requests import Channel, RequestKind, RequestPromise, Unit
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.steps import Actor, Kind, Step

LONGEST_SUBJECT = 400
LONGEST_NOTE = 2000
LONGEST_DOCUMENT = 200


class Status(StrEnum):
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    """For the visitor: the office spoke last."""
    DONE = "done"
    SILENT = "silent"
    """Closed because the visitor did not answer any more."""
    CANCELLED = "cancelled"


OPEN = frozenset({Status.RECEIVED, Status.IN_PROGRESS, Status.WAITING})


class Event(StrEnum):
    """A line of a request's history."""

    OPENED = "opened"
    TAKEN = "taken"
    """An officer is its owner from now on."""
    COMPLETE = "complete"
    """Clear and complete."""
    AGREED = "agreed"
    STEP_DONE = "step_done"
    SENT_BACK = "sent_back"
    """To an earlier step of the procedure, to be corrected."""
    MESSAGE_IN = "message_in"
    MESSAGE_OUT = "message_out"
    NOTED = "noted"
    LETTER = "letter"
    """Its letter was drafted, or drafted anew."""
    DOCUMENT_RECEIVED = "document_received"
    DOCUMENT_SENT = "document_sent"
    DOCUMENT_WITHDRAWN = "document_withdrawn"
    DONE = "done"
    SILENT = "silent"
    CANCELLED = "cancelled"
    REOPENED = "reopened"


DOCUMENTS = frozenset({Event.DOCUMENT_RECEIVED, Event.DOCUMENT_SENT, Event.DOCUMENT_WITHDRAWN})
ADDS_ONLY = frozenset({Event.NOTED}) | DOCUMENTS
"""What is true whatever others did meanwhile, so it is never held against what the officer has not seen."""
EXPLAINED = frozenset({Event.SENT_BACK, Event.CANCELLED, Event.REOPENED, Event.NOTED})
"""What is not done without a word."""
WITH_LETTER = frozenset({RequestKind.RECOMMENDATION, RequestKind.DATA_REQUEST})


@dataclass(frozen=True)
class Request:
    """Where a request stands, as far as rules look at it. A moment is None until it has come."""

    kind: RequestKind
    service: str
    promise: str | None
    """Key of the standard's promise; None where it promises nothing."""
    channel: Channel
    status: Status
    step: str | None
    """Where it stands in the procedure, also after its end; None where the standard lists no steps."""
    received_at: dt.datetime
    begun_at: dt.datetime | None = None
    due: dt.date | None = None
    """The last day of its time."""
    fulfilled_at: dt.datetime | None = None
    """What was promised has come; the request may go on after it."""
    last_message_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    drafted: bool = False
    """Its letter is."""

    @property
    def open(self) -> bool:
        return self.status in OPEN


@dataclass(frozen=True)
class Standing:
    """How far a request is from the end of its time, in the promise's days."""

    late: bool
    days: int
    """Days left, 0 on the last one; or days late, 0 until the first one after it."""
    unit: Unit


def kinds(service: Service) -> tuple[RequestKind, ...]:
    """The kinds of request a standard knows of a service."""
    return tuple(dict.fromkeys(promise.kind for promise in service.requests))


def promise_for(service: Service, kind: RequestKind, channel: Channel) -> RequestPromise | None:
    """What is promised to who asks that way; None where the standard promises nothing then."""
    return next((p for p in service.requests if p.kind is kind and channel in p.channels), None)


def promise_of(service: Service, request: Request) -> RequestPromise | None:
    return next((promise for promise in service.requests if promise.key == request.promise), None)


def steps_of(service: Service) -> tuple[Step, ...]:
    """The office's own steps after the visit. The survey is not among them: it is the visitor's, and comes
    with the request's end."""
    return tuple(step for step in service.steps if step.request and step.kind is not Kind.SURVEY)


def survey_of(service: Service) -> Step | None:
    """The survey that comes with a request's end; None where the visitor was asked before leaving."""
    return next((step for step in service.steps if step.request and step.kind is Kind.SURVEY), None)


def issues(step: Step) -> bool:
    """Whether the step makes a draft the office's letter."""
    return step.actor is Actor.HEAD


def documents_of(service: Service) -> tuple[str, ...]:
    """The documents the standard asks for at the desk, beside the identity card."""
    serving = (step for step in service.steps if step.kind is Kind.SERVE)
    return tuple(dict.fromkeys(document for step in serving for document in step.documents))


def may_do(step: Step, role: Role) -> bool:
    """Whether an officer of this role may do a step; the supervisor acts for the head and the treasurer."""
    if step.actor is Actor.HEAD:
        return role in (Role.HEAD, Role.SUPERVISOR)
    if step.actor is Actor.TREASURER:
        return role in (Role.TREASURER, Role.SUPERVISOR)
    return True
