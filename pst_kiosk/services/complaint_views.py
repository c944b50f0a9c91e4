"""Complaints as their givers and the officers see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.domain.complaints import (
    Category,
    Channel,
    Complaint,
    Event,
    Kind,
    Level,
    Standing,
    Status,
)


@dataclass(frozen=True)
class Receipt:
    """What its giver is told: the number in the register, and the code to follow it by."""

    number: str
    code: str
    id: str


@dataclass(frozen=True)
class PublicStatus:
    """What who has the code may know. Moments are UTC; nothing of what was written, nor by whom."""

    number: str
    kind: Kind
    status: Status
    received_at: dt.datetime
    due: dt.date
    """The last day for the answer."""
    late: bool
    answer: str
    """Empty until it is answered, or rejected with its reason."""
    answered_at: dt.datetime | None


@dataclass(frozen=True)
class Row:
    """One in a list. `who` is masked; empty where nobody gave a name."""

    id: str
    number: str
    state: Complaint
    service: str | None
    """Key of the service it is about, where it is about one."""
    text: str
    who: str
    responsible: str
    standing: Standing | None
    proposed: Level | None
    """The level it is to be taken to now, because it is late."""
    evidence: int
    """How many files accompany it."""


@dataclass(frozen=True)
class Line:
    """A line of its history. `officer` is empty where its giver wrote it at a screen."""

    at: dt.datetime
    event: Event
    officer: str
    note: str
    detail: str
    """What the event names: the officer it was given to, or a file."""
    category: Category | None
    valid_evidence: bool | None


@dataclass(frozen=True)
class Evidence:
    """A file that shows that it is right. `size` is in bytes."""

    id: str
    name: str
    media_type: str
    size: int
    at: dt.datetime
    officer: str
    withdrawn: bool


@dataclass(frozen=True)
class Details:
    """All of one complaint. Moments are UTC."""

    row: Row
    revision: int
    name: str
    contact: str
    code: str
    ticket_number: str
    answer: str
    deadline: dt.datetime
    kept: bool | None
    """Whether it was answered in time; None while it is not."""
    history: tuple[Line, ...]
    files: tuple[Evidence, ...]
    legal: tuple[Event, ...]


def state_of(row: Any) -> Complaint:
    return Complaint(
        Kind(row.kind),
        Channel(row.channel),
        Status(row.status),
        row.received_at,
        row.due,
        None if row.category is None else Category(row.category),
        None if row.valid_evidence is None else bool(row.valid_evidence),
        row.responsible_id,
        Level(row.level),
        row.answered_at,
        row.ended_at,
    )


def line_of(line: Any) -> Line:
    details = line.details or {}
    category = details.get("category")
    return Line(
        line.at,
        Event(line.event),
        line.officer or "",
        line.note,
        details.get("assignee") or details.get("evidence") or "",
        None if category is None else Category(category),
        details.get("valid_evidence"),
    )


def evidence_of(row: Any) -> Evidence:
    withdrawn = row.withdrawn_at is not None
    return Evidence(row.id, row.name, row.media_type, row.size, row.at, row.officer, withdrawn)
