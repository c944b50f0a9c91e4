"""Whether calling was exclusive: an independent look at the log, the tickets and what the workers were told.

It shares no rule with the program: a queue is a heap of places here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.ticket import Event

Verdict = Counter[str]
"""How often each kind of violation was found; empty where everything is right."""
_LEAVES = {
    Event.NO_SHOW: "no_show",
    Event.FINISHED: "done",
    Event.HELD: "held",
    Event.CANCELLED: "cancelled",
    Event.TRANSFERRED: "on the way",
}


def verdict(
    lines: Sequence[Happening], tickets: Sequence[Any], done: Iterable[tuple[str, str | None]]
) -> Verdict:
    """Judge `lines` by `seq`, the `tickets` as they are now, and the commands `done`, each with the ticket
    its giver was told. Every desk must have been open for every queue, without priority."""
    found: Verdict = Counter()
    _order(lines, found)
    status = _replay(lines, found)
    _rows(lines, tickets, status, found)
    _commands(lines, done, found)
    return found


def _order(lines: Sequence[Happening], found: Verdict) -> None:
    for before, after in pairwise(lines):
        found["seq not rising"] += after.seq <= before.seq
        found["time runs backwards"] += after.at < before.at
    _forget_none(found)


def _replay(lines: Sequence[Happening], found: Verdict) -> dict[str, str]:
    """Follow every ticket; returns the state each was left in."""
    going_on = {line.command for line in lines if line.event is Event.FINISHED}
    status: dict[str, str] = {}
    place: dict[str, int] = {}
    last: dict[str, Event] = {}
    desk_of: dict[str, str] = {}
    at_desk: dict[str, str] = {}
    waiting: list[tuple[int, str]] = []

    def take(line: Happening, ticket: str, desk: str) -> None:
        if status.get(ticket) != "waiting":
            found["called while not waiting"] += 1
        if desk in at_desk:
            found["desk with two visitors"] += 1
        while waiting and (status.get(waiting[0][1]), place.get(waiting[0][1])) != ("waiting", waiting[0][0]):
            heappop(waiting)
        if line.command not in going_on and waiting and waiting[0][1] != ticket:
            found["inversion of first come"] += 1
        at_desk[desk], desk_of[ticket] = ticket, desk

    for line in lines:
        ticket = line.ticket
        if ticket is None:
            continue
        if line.event is Event.JOINED:
            if last.get(ticket) is not Event.RESUMED:
                place[ticket] = line.seq
            status[ticket] = "waiting"
            heappush(waiting, (place[ticket], ticket))
        elif line.event is Event.CALLED:
            take(line, ticket, line.desk or "")
            status[ticket] = "called"
        elif line.event is Event.SERVING:
            if status.get(ticket) == "waiting":  # nobody is called where there are no numbers
                take(line, ticket, line.desk or "")
            elif desk_of.get(ticket) != line.desk:
                found["served at another desk"] += 1
            status[ticket] = "serving"
        elif line.event in _LEAVES:
            left = desk_of.pop(ticket, None)
            if left is not None and at_desk.pop(left, None) != ticket:
                found["desk lost its visitor"] += 1
            status[ticket] = _LEAVES[line.event]
        last[ticket] = line.event
    return status


def _rows(lines: Sequence[Happening], tickets: Sequence[Any], status: dict[str, str], found: Verdict) -> None:
    first: dict[str, int] = {}
    for line in lines:
        if line.event is Event.JOINED and line.ticket is not None:
            first.setdefault(line.ticket, line.seq)
    series = defaultdict(list)
    for row in tickets:
        series[row.service_day, row.letter].append((row.ordinal, first.get(row.id, 0)))
        found["lost update"] += status.get(row.id) != row.status
        found["left open"] += row.status in ("waiting", "called", "serving", "held")
    for numbers in series.values():
        ordinals = [ordinal for ordinal, _ in sorted(numbers)]
        found["number twice"] += len(ordinals) - len(set(ordinals))
        found["number skipped"] += max(ordinals) - len(set(ordinals))
        given = [seq for _, seq in sorted(numbers)]
        found["number out of order"] += sum(b <= a for a, b in pairwise(given))
    found["ticket without a row"] += len(status.keys() - {row.id for row in tickets})
    _forget_none(found)


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
        found["command done twice"] += wrote[-1].seq - wrote[0].seq != len(wrote) - 1
    _forget_none(found)


def _forget_none(found: Verdict) -> None:
    for name in [name for name, count in found.items() if not count]:
        del found[name]
