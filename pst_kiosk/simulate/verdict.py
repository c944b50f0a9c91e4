"""Whether calling was exclusive: an independent look at the log, the rows and what the workers were told.

It shares no rule with the program: the room is a heap of places and a few dictionaries here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.ticket import Event

Verdict = Counter[str]
"""How often each kind of violation was found; empty where everything is right."""
_FROM = {
    Event.CALLED: {"waiting"},
    Event.RECALLED: {"called"},
    Event.SERVING: {"called", "waiting"},  # nobody is called where there are no numbers
    Event.FINISHED: {"serving"},
    Event.NO_SHOW: {"called"},
    Event.RETURNED: {"no_show"},
    Event.HELD: {"waiting", "called", "serving"},
    Event.RESUMED: {"held"},
    Event.TRANSFERRED: {"waiting", "called", "serving"},
    Event.CANCELLED: {"waiting", "called", "serving", "held"},
}
_INTO = {
    Event.CALLED: "called",
    Event.RECALLED: "called",
    Event.SERVING: "serving",
    Event.FINISHED: "done",
    Event.NO_SHOW: "no_show",
    Event.RETURNED: "on the way",
    Event.HELD: "held",
    Event.RESUMED: "on the way",
    Event.TRANSFERRED: "on the way",
    Event.CANCELLED: "cancelled",
}
_AT_DESK = {"called", "serving"}


@dataclass(slots=True)
class _Ticket:
    """What a ticket's row must say, going by its lines."""

    service: str
    step: str
    status: str
    desk: str | None
    joined_at: dt.datetime
    joined_seq: int
    issued_at: dt.datetime
    changed_at: dt.datetime
    last: Event
    command: str
    """The last line, and the command that wrote it."""


_IN_THE_ROW = ("service", "step", "status", "desk", "joined_at", "joined_seq", "issued_at", "changed_at")


def verdict(
    lines: Sequence[Happening],
    rows: Sequence[Any],
    done: Iterable[tuple[str, str | None]],
    out_of_turn: Collection[str] = (),
    wrote_nothing: int = 0,
) -> Verdict:
    """Judge `lines` by `seq`, the tickets' `rows` as they are now, and the commands `done`, each with the
    ticket its giver was told; `out_of_turn` are those that called somebody in particular, and `wrote_nothing`
    how many more took a place in the order at most.

    Every desk must have been open for every queue, without priority and appointments.
    """
    found: Verdict = Counter()
    _order(lines, wrote_nothing, found)
    room = _Room(found, out_of_turn, {line.command for line in lines if line.event is Event.FINISHED})
    for line in lines:
        room.follow(line)
    _rows(rows, room, found)
    _numbers(lines, rows, found)
    _commands(lines, done, found)
    return +found


def _order(lines: Sequence[Happening], wrote_nothing: int, found: Verdict) -> None:
    for before, after in pairwise(lines):
        found["seq not rising"] += after.seq <= before.seq
        found["time runs backwards"] += after.at < before.at
    if lines:
        found["place in the order lost"] += max(0, lines[-1].seq - len(lines) - wrote_nothing)


class _Room:
    """Who is where, line by line."""

    def __init__(self, found: Verdict, out_of_turn: Collection[str], going_on: Collection[str]) -> None:
        """`going_on`: the commands after which a desk may keep its visitor for the next stage."""
        self.tickets: dict[str, _Ticket] = {}
        self.at_desk: dict[str, str] = {}
        self.signed_at: dict[str, dt.datetime] = {}
        self.ended_at: dict[str, dt.datetime] = {}
        self._open: set[str] = set()
        self._waiting: list[tuple[int, str]] = []
        """Every place that was ever taken and not reached yet; the head may have left."""
        self._found, self._out_of_turn, self._going_on = found, out_of_turn, going_on

    def follow(self, line: Happening) -> None:
        visit, desk = line.visit or "", line.desk or ""
        if line.event is Event.DESK_OPENED:
            self._open.add(desk)
        elif line.event is Event.DESK_CLOSED:
            self._found["closed with a visitor"] += desk in self.at_desk
            self._open.discard(desk)
        elif line.event is Event.GUEST_BOOK:
            self._found["guest book signed twice"] += visit in self.signed_at
            self.signed_at[visit] = line.at
        elif line.event is Event.COMPLETED:
            self._found["visit over twice"] += visit in self.ended_at
            self.ended_at[visit] = line.at
        elif line.ticket is not None and line.event is Event.JOINED:
            self._join(line, line.ticket)
        elif line.ticket in self.tickets:
            self._move(line, line.ticket, self.tickets[line.ticket])
        else:
            self._found["line of an unknown ticket"] += 1

    def _join(self, line: Happening, name: str) -> None:
        service, step = line.queue or ("", "")
        place, issued_at = line.seq, line.at
        if (before := self.tickets.get(name)) is not None:
            moves_on = before.status in ("on the way", "done") and before.command == line.command
            self._found["joined while not on the way"] += not moves_on
            issued_at = before.issued_at
            if before.last is Event.RESUMED:
                place = before.joined_seq
        self.tickets[name] = _Ticket(
            service, step, "waiting", line.desk, line.at, place, issued_at, line.at, line.event, line.command
        )
        heappush(self._waiting, (place, name))

    def _move(self, line: Happening, name: str, ticket: _Ticket) -> None:
        to_desk = ticket.status == "waiting" and _INTO[line.event] in _AT_DESK
        in_service = line.event is Event.RESUMED and ticket.desk is not None
        if ticket.status not in _FROM[line.event]:
            calls = line.event in (Event.CALLED, Event.SERVING)
            self._found["called while not waiting" if calls else "move that cannot be"] += 1
            to_desk = line.event is Event.CALLED
        if to_desk and line.command not in self._going_on and line.command not in self._out_of_turn:
            self._found["inversion of first come"] += self._head() != name
        if to_desk or in_service:
            self._sit(line.desk or "", name)
            ticket.desk = line.desk
        elif ticket.status in _AT_DESK:
            self._found["at another desk"] += line.desk is not None and self.at_desk.get(line.desk) != name
            if _INTO[line.event] not in _AT_DESK:
                self._stand_up(name)
        if line.event is Event.RETURNED or (line.event is Event.HELD and ticket.status != "serving"):
            ticket.desk = None
        ticket.status = "serving" if in_service else _INTO[line.event]
        ticket.changed_at, ticket.last, ticket.command = line.at, line.event, line.command
        if line.event is Event.RETURNED:
            self.ended_at.pop(line.visit or "", None)

    def _head(self) -> str | None:
        """Whose place is the first of all who wait."""
        while self._waiting:
            place, name = self._waiting[0]
            ticket = self.tickets[name]
            if ticket.status == "waiting" and ticket.joined_seq == place:
                return name
            heappop(self._waiting)
        return None

    def _sit(self, desk: str, name: str) -> None:
        self._found["desk with two visitors"] += desk in self.at_desk
        self._found["visitor at two desks"] += name in self.at_desk.values()
        self._found["call to a closed desk"] += desk not in self._open
        self.at_desk[desk] = name

    def _stand_up(self, name: str) -> None:
        for desk in [desk for desk, present in self.at_desk.items() if present == name]:
            del self.at_desk[desk]


def _rows(rows: Sequence[Any], room: _Room, found: Verdict) -> None:
    """Whether each row says what its lines tell."""
    for row in rows:
        told = room.tickets.get(row.id)
        wrong = told is None or any(getattr(told, name) != getattr(row, name) for name in _IN_THE_ROW)
        visit = row.guest_book_at, row.ended_at
        wrong_visit = visit != (room.signed_at.get(row.visit_id), room.ended_at.get(row.visit_id))
        found["lost update"] += wrong or wrong_visit
        found["left open"] += row.status in ("waiting", "called", "serving", "held")
    found["ticket without a row"] += len(room.tickets.keys() - {row.id for row in rows})


def _numbers(lines: Sequence[Happening], rows: Sequence[Any], found: Verdict) -> None:
    first: dict[str, int] = {}
    for line in lines:
        if line.event is Event.JOINED and line.ticket is not None:
            first.setdefault(line.ticket, line.seq)
    series = defaultdict(list)
    for row in rows:
        series[row.service_day, row.letter].append((row.ordinal, first.get(row.id, 0)))
    for numbers in series.values():
        ordinals = [ordinal for ordinal, _ in sorted(numbers)]
        found["number twice"] += len(ordinals) - len(set(ordinals))
        found["number skipped"] += max(ordinals) - len(set(ordinals))
        given = [seq for _, seq in sorted(numbers)]
        found["number out of order"] += sum(b <= a for a, b in pairwise(given))


def _commands(lines: Sequence[Happening], done: Iterable[tuple[str, str | None]], found: Verdict) -> None:
    of_command = defaultdict(list)
    for line in lines:
        of_command[line.command].append(line)
    given = dict(done)
    for command, told in given.items():
        wrote = of_command.get(command, [])
        found["command lost"] += not wrote
        found["told another ticket"] += bool(told and wrote) and told not in {line.ticket for line in wrote}
    for command, wrote in of_command.items():
        found["command nobody gave"] += command not in given
        in_one = wrote[-1].seq - wrote[0].seq == len(wrote) - 1 and wrote[-1].at == wrote[0].at
        found["command done twice"] += not in_one
