"""Requests as officers see them: a row of the work list, and all of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.domain import requests as rules
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.promised_requests import Channel, RequestKind, RequestPromise
from pst_kiosk.domain.requests import Event, Request, Standing, Status
from pst_kiosk.domain.steps import Step


@dataclass(frozen=True)
class Offer:
    """A kind of request the standard knows of a service, and by which ways it promises a time for it."""

    service: str
    kind: RequestKind
    name: str
    promises: tuple[RequestPromise, ...]


@dataclass(frozen=True)
class Asker:
    """The visitor with a ticket; `number` is empty where the standard gives none."""

    ticket_id: str
    number: str
    service: str
    before: tuple[str, ...]
    """Numbers of the requests that were opened with this ticket already."""


@dataclass(frozen=True)
class Row:
    """One request in a work list."""

    id: str
    number: str
    state: Request
    subject: str
    who: str
    """The visitor's name; empty where he was anonymised."""
    owner_id: str | None
    owner: str
    standing: Standing | None
    step: Step | None
    """What is to be done next, where the standard lists steps."""
    silent: bool
    """The visitor has not answered for as long as the standard waits."""


@dataclass(frozen=True)
class Line:
    """A line of a request's history."""

    at: dt.datetime
    event: Event
    step: Step | None
    officer: str
    note: str
    due: dt.date | None
    document: str
    revision: int


@dataclass(frozen=True)
class Document:
    id: str
    name: str
    received: bool
    """By the office; else it was sent to the visitor."""
    at: dt.datetime
    officer: str
    withdrawn: bool


@dataclass(frozen=True)
class Letter:
    """What a request's letter says; `reference` is its number in the office's own register, if any."""

    reference: str
    addressee: str
    about: str
    body: str


@dataclass(frozen=True)
class Progress:
    """A step of the procedure, as it stands."""

    step: Step
    done_at: dt.datetime | None
    """When it was done last; None while it is not, or after it was sent back to."""
    by: str
    rounds: int
    """How often it sent the request back."""


@dataclass(frozen=True)
class Details:
    """All of one request. Moments are UTC."""

    row: Row
    revision: int
    email: str
    phone: str
    institution: str
    ticket_number: str
    promise: RequestPromise | None
    deadline: dt.datetime | None
    due_offered: dt.date
    """The day to agree on where nothing speaks against it: the end of the standard's time, else today."""
    silence_ends: dt.datetime | None
    steps: tuple[Progress, ...]
    survey: Step | None
    """The visitor's survey, which comes with the end."""
    history: tuple[Line, ...]
    documents: tuple[Document, ...]
    asked: tuple[str, ...]
    """The documents the standard asks for."""
    legal: tuple[Event, ...]
    letter: Letter | None
    issued_at: dt.datetime | None
    issued_by: str
    """The officer who did the head's step."""


def state_of(row: Any) -> Request:
    return Request(
        RequestKind(row.kind),
        row.service,
        row.promise,
        Channel(row.channel),
        Status(row.status),
        row.step,
        row.received_at,
        row.begun_at,
        row.due,
        row.fulfilled_at,
        row.last_message_at,
        row.ended_at,
        bool(row.drafted),
    )


def step_of(service: Service, key: str | None) -> Step | None:
    return next((step for step in rules.steps_of(service) if step.key == key), None)


def line_of(service: Service, line: Any) -> Line:
    details = line.details or {}
    due = details.get("due")
    return Line(
        line.at,
        Event(line.event),
        step_of(service, line.step),
        line.officer or "",
        line.note,
        due and dt.date.fromisoformat(due),
        details.get("document", ""),
        line.revision,
    )


def document_of(row: Any) -> Document:
    withdrawn = row.withdrawn_at is not None
    return Document(row.id, row.name, row.direction == "received", row.at, row.officer, withdrawn)


def last_letter(written: list[Any]) -> Letter | None:
    """The last draft that was not erased."""
    drafts = [line.details["letter"] for line in written if line.event == Event.LETTER and line.details]
    return Letter(**drafts[-1]) if drafts else None


def progress(service: Service, state: Request, lines: tuple[Line, ...]) -> tuple[Progress, ...]:
    """Steps before the one it stands at are done; all of them where it is."""
    steps = rules.steps_of(service)
    keys = [step.key for step in steps]
    here = len(keys) if state.status is Status.DONE else keys.index(state.step) if state.step in keys else 0
    found = []
    for place, step in enumerate(steps):
        of_step = [line for line in lines if line.step is not None and line.step.key == step.key]
        done = [line for line in of_step if line.event is Event.STEP_DONE]
        last = done[-1] if done and place < here else None
        rounds = sum(line.event is Event.SENT_BACK for line in of_step)
        found.append(Progress(step, last.at if last else None, last.officer if last else "", rounds))
    return tuple(found)


def issuing(service: Service, lines: tuple[Line, ...]) -> Line | None:
    """The line with which the head's step was done."""
    done = (line for line in lines if line.event is Event.STEP_DONE and line.step is not None)
    issuing = [line for line in done if line.step is not None and rules.issues(line.step)]
    return issuing[-1] if issuing else None
