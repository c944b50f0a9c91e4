"""Requests that outlive a visit: where one stands, what may be done with it next, and until when.

A request's time begins once, as the standard says (received, complete, agreed), and never stops or begins
anew: neither while the office waits for the visitor, nor when a form comes back to be corrected. No standard
says otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from pst_kiosk.domain.calendar import opening, opens_on, service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.promised_requests import Begin, Channel, RequestKind, RequestPromise, Unit
from pst_kiosk.domain.roles import NAMES, Role
from pst_kiosk.domain.steps import Actor, Kind, Step
from pst_kiosk.domain.working_days import add_working_days, calendar_deadline

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


def opened(
    office: Office,
    service: Service,
    kind: RequestKind,
    channel: Channel,
    at: dt.datetime,
    holidays: Collection[dt.date],
) -> Request:
    """A new request, received at `at`. Raises `Refused` `request_not_offered`."""
    if kind not in kinds(service):
        raise Refused("request_not_offered")
    promise = promise_for(service, kind, channel)
    steps = steps_of(service)
    request = Request(
        kind,
        service.key,
        None if promise is None else promise.key,
        channel,
        Status.RECEIVED,
        steps[0].key if steps else None,
        received_at=at,
    )
    if promise is not None and promise.begins is Begin.RECEIVED:
        return _begin(request, promise, office, at, holidays)
    return request


def legal(
    office: Office, service: Service, request: Request, at: dt.datetime, holidays: Collection[dt.date]
) -> tuple[Event, ...]:
    """What may be done with a request at `at`, by whoever may do it."""
    if not request.open:
        return (Event.NOTED, Event.REOPENED)
    promise, steps = promise_of(service, request), steps_of(service)
    silent_from = silence_ends(office, service, request)
    late = is_late(office, service, request, at, holidays)
    offered = {
        Event.TAKEN: True,
        Event.COMPLETE: request.begun_at is None
        and promise is not None
        and promise.begins is Begin.COMPLETE
        and promise.begins_with is None,
        Event.AGREED: not late
        and (promise is None or promise.or_as_agreed or _begins_agreed(request, promise)),
        Event.STEP_DONE: bool(steps),
        Event.SENT_BACK: bool(steps) and request.step != steps[0].key,
        Event.DONE: not steps,
        Event.MESSAGE_IN: True,
        Event.MESSAGE_OUT: True,
        Event.NOTED: True,
        Event.LETTER: request.kind in WITH_LETTER and not _issued(steps, request),
        Event.DOCUMENT_RECEIVED: True,
        Event.DOCUMENT_SENT: True,
        Event.DOCUMENT_WITHDRAWN: True,
        Event.SILENT: silent_from is not None and at >= silent_from,
        Event.CANCELLED: True,
    }
    return tuple(event for event, may in offered.items() if may)


def after(
    office: Office,
    service: Service,
    request: Request,
    event: Event,
    at: dt.datetime,
    role: Role,
    holidays: Collection[dt.date],
    due: dt.date | None = None,
) -> Request:
    """The request after `event` at `at` by an officer of `role`. `due`: the day agreed on.

    Raises `Refused`: `request_ended`, `request_move` where it is not legal now, `step_of_another` where the
    standard gives the step to somebody else, `letter_missing` where nothing is drafted to be issued,
    `request_due` for a day that has passed, or none where one is needed.
    """
    if event not in legal(office, service, request, at, holidays):
        raise Refused("request_move" if request.open else "request_ended", event=event.value)
    if event is Event.COMPLETE:
        promise = promise_of(service, request)
        assert promise is not None
        return _begin(_going_on(request), promise, office, at, holidays)
    if event is Event.AGREED:
        return _agree(office, service, request, at, holidays, due)
    if event is Event.STEP_DONE:
        return _do_step(office, service, request, at, role, holidays)
    if event is Event.SENT_BACK:
        return _send_back(service, request, role)
    if event is Event.MESSAGE_IN:
        return replace(_going_on(request), last_message_at=at)
    if event is Event.MESSAGE_OUT:
        return replace(request, status=Status.WAITING, last_message_at=at)
    if event is Event.LETTER:
        return replace(request, drafted=True)
    if event is Event.DONE:
        return _end(request, Status.DONE, at)
    if event in (Event.SILENT, Event.CANCELLED):
        return replace(request, status=Status(event.value), ended_at=at)
    if event is Event.REOPENED:
        return _reopen(service, request)
    return request


def on_delivery(service: Service, request: Request) -> Event | None:
    """What it means for a request for a sale that its product is handed over: its end, or the end of the step
    it stands at where that one fulfils the promise or is the last; None where it means nothing."""
    if request.kind is not RequestKind.SALE or not request.open:
        return None
    steps, promise = steps_of(service), promise_of(service, request)
    if not steps:
        return Event.DONE
    fulfils = promise is not None and promise.ends_with == request.step
    return Event.STEP_DONE if fulfils or request.step == steps[-1].key else None


def due_day(
    office: Office, promise: RequestPromise, begun: dt.datetime, holidays: Collection[dt.date]
) -> dt.date:
    """The last day of a promise's time that begins at `begun`.

    "At once" is the same day, and the next working day for what comes when the office is closed for the day
    (assumption: nobody is there at night).
    """
    day = service_day(office, begun)
    if promise.unit is Unit.AT_ONCE:
        hours = opening(office, day, holidays)
        return day if hours and begun < hours[1] else add_working_days(office, day, 1, holidays)
    assert promise.number is not None
    if promise.unit is Unit.DAYS:
        return day + dt.timedelta(days=promise.number)
    return add_working_days(office, day, promise.number, holidays)


def deadline(
    office: Office, service: Service, request: Request, holidays: Collection[dt.date]
) -> dt.datetime | None:
    """The moment a request's time ends: the closing hour of its last day, or the midnight after it where
    calendar days count or the office stays closed; None while no time runs."""
    if request.due is None:
        return None
    hours = None if unit_of(service, request) is Unit.DAYS else opening(office, request.due, holidays)
    if hours is not None:
        return hours[1]
    return dt.datetime.combine(request.due + dt.timedelta(days=1), dt.time(), office.tz)


def is_late(
    office: Office, service: Service, request: Request, at: dt.datetime, holidays: Collection[dt.date]
) -> bool:
    """Whether what was promised has not come by the end of its time; what has ended is never late."""
    end = deadline(office, service, request, holidays)
    return request.open and request.fulfilled_at is None and end is not None and at >= end


def standing(
    office: Office, service: Service, request: Request, at: dt.datetime, holidays: Collection[dt.date]
) -> Standing | None:
    """How far a request is from the end of its time; None where no time runs (any more)."""
    if request.due is None or not request.open or request.fulfilled_at is not None:
        return None
    unit, today = unit_of(service, request), service_day(office, at)
    if is_late(office, service, request, at, holidays):
        return Standing(True, _days(office, unit, request.due, today, holidays), unit)
    return Standing(False, _days(office, unit, today, request.due, holidays), unit)


def silence_ends(office: Office, service: Service, request: Request) -> dt.datetime | None:
    """When an online conversation may be closed because the visitor has not answered; None where that is
    not so: it is the office's turn, the standard knows no such end, or somebody stood at the desk."""
    online = request.kind is RequestKind.CONSULTATION and request.channel is not Channel.IN_PERSON
    if service.chat is None or not online or request.status is not Status.WAITING:
        return None
    assert request.last_message_at is not None
    return calendar_deadline(office, request.last_message_at, service.chat.closed_after_silence_days)


def kept(office: Office, service: Service, request: Request, holidays: Collection[dt.date]) -> bool | None:
    """Whether the promise was kept; None while it is open, or where it was void (nothing was promised, the
    visitor cancelled or fell silent, or it was answered before its time began)."""
    end = deadline(office, service, request, holidays)
    if end is None or request.fulfilled_at is None:
        return None
    return request.fulfilled_at < end


def unit_of(service: Service, request: Request) -> Unit:
    """In which days a request's time is told: the promise's, else working days."""
    promise = promise_of(service, request)
    return Unit.DAYS if promise is not None and promise.unit is Unit.DAYS else Unit.WORKING_DAYS


def _days(
    office: Office, unit: Unit, after_day: dt.date, until: dt.date, holidays: Collection[dt.date]
) -> int:
    """How many days of the unit lie after one day, up to another."""
    if unit is Unit.DAYS:
        return (until - after_day).days
    days = (after_day + dt.timedelta(days=ahead) for ahead in range(1, (until - after_day).days + 1))
    return sum(opens_on(office, day, holidays) for day in days)


def _begins_agreed(request: Request, promise: RequestPromise) -> bool:
    return promise.begins is Begin.AGREED and request.begun_at is None


def _issued(steps: tuple[Step, ...], request: Request) -> bool:
    """Whether the letter is."""
    keys = [step.key for step in steps]
    issuing = [at for at, step in enumerate(steps) if issues(step)]
    return bool(issuing) and request.step is not None and keys.index(request.step) > issuing[0]


def _begin(
    request: Request,
    promise: RequestPromise,
    office: Office,
    at: dt.datetime,
    holidays: Collection[dt.date],
) -> Request:
    return replace(request, begun_at=at, due=due_day(office, promise, at, holidays))


def _going_on(request: Request) -> Request:
    return replace(request, status=Status.IN_PROGRESS)


def _agree(
    office: Office,
    service: Service,
    request: Request,
    at: dt.datetime,
    holidays: Collection[dt.date],
    due: dt.date | None,
) -> Request:
    promise = promise_of(service, request)
    if due is None and (promise is None or not _begins_agreed(request, promise)):
        raise Refused("request_due")
    if due is not None and due < service_day(office, at):
        raise Refused("request_due")
    begun = request if request.begun_at is not None else replace(request, begun_at=at)
    if due is None:
        assert promise is not None
        due = due_day(office, promise, at, holidays)
    return replace(_going_on(begun), due=due)


def _do_step(
    office: Office,
    service: Service,
    request: Request,
    at: dt.datetime,
    role: Role,
    holidays: Collection[dt.date],
) -> Request:
    steps, promise = steps_of(service), promise_of(service, request)
    place = _place(steps, request)
    step = steps[place]
    if not may_do(step, role):
        raise Refused("step_of_another", actor=NAMES[Role(step.actor)].id.lower())
    if issues(step) and request.kind in WITH_LETTER and not request.drafted:
        raise Refused("letter_missing")
    done = _going_on(request)
    if promise is not None and promise.begins_with == step.key and request.begun_at is None:
        done = _begin(done, promise, office, at, holidays)
    if promise is not None and promise.ends_with == step.key and request.fulfilled_at is None:
        done = replace(done, fulfilled_at=at)
    if place + 1 == len(steps):
        return _end(done, Status.DONE, at)
    return replace(done, step=steps[place + 1].key)


def _send_back(service: Service, request: Request, role: Role) -> Request:
    """Along the standard's own loop the visitor corrects; else it is the step before that is done again."""
    steps = steps_of(service)
    place = _place(steps, request)
    step = steps[place]
    if not may_do(step, role):
        raise Refused("step_of_another", actor=NAMES[Role(step.actor)].id.lower())
    back = step.back_to or steps[place - 1].key
    return replace(request, step=back, status=Status.WAITING if step.back_to else Status.IN_PROGRESS)


def _place(steps: tuple[Step, ...], request: Request) -> int:
    return [step.key for step in steps].index(request.step or "")


def _end(request: Request, status: Status, at: dt.datetime) -> Request:
    return replace(request, status=status, ended_at=at, fulfilled_at=request.fulfilled_at or at)


def _reopen(service: Service, request: Request) -> Request:
    """It goes on where it ended; a promise that its end fulfilled is open again."""
    promise = promise_of(service, request)
    by_its_end = promise is None or promise.ends_with in (None, request.step)
    return replace(
        _going_on(request), ended_at=None, fulfilled_at=None if by_its_end else request.fulfilled_at
    )
