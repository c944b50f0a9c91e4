"""What may be done with a request next, by whom, and what becomes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.promised_requests import Begin, Channel, RequestKind, RequestPromise
from pst_kiosk.domain.request_times import due_day, is_late, silence_ends
from pst_kiosk.domain.requests import (
    WITH_LETTER,
    Event,
    Request,
    Status,
    issues,
    kinds,
    may_do,
    promise_for,
    promise_of,
    steps_of,
)
from pst_kiosk.domain.roles import NAMES, Role
from pst_kiosk.domain.steps import Step


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
