"""Calls in their turn: each is announced to its end before the next begins; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.profile_parts import Text


@dataclass(frozen=True)
class Announcement:
    """A call as the waiting room sees and hears it.

    `seq` is the call's line in the log, `language` the visitor's. `aided`: somebody who cannot hear or
    see was called. `again`: the number was called before.
    """

    seq: int
    number: str
    desk: Text
    language: str = "id"
    aided: bool = False
    again: bool = False


class CallQueue:
    """What is announced now, and what waits for its turn.

    A recall of a number that waits here or is announced is one announcement with the call before it.
    A call that nobody was told of and that is no longer open is dropped until it is open again; one that has
    begun is finished.
    """

    def __init__(self) -> None:
        self._newest = 0
        self._current: Announcement | None = None
        self._merged: list[int] = []
        self._waiting: list[Announcement] = []
        self._dropped: set[int] = set()

    @property
    def current(self) -> Announcement | None:
        """What is announced now; it stays the same until `finished`."""
        return self._current

    @property
    def covered(self) -> tuple[int, ...]:
        """The lines of the log that the current announcement stands for: its own, and its recalls'."""
        return (self._current.seq, *self._merged) if self._current else ()

    @property
    def waiting(self) -> tuple[Announcement, ...]:
        return tuple(self._waiting)

    def offer(self, calls: Iterable[Announcement]) -> None:
        """Take every call that is open now; what was taken before is known by its `seq`."""
        in_order = sorted(calls, key=lambda call: call.seq)
        open_numbers = {call.number for call in in_order}
        self._dropped |= {call.seq for call in self._waiting if call.number not in open_numbers}
        self._waiting = [call for call in self._waiting if call.number in open_numbers]
        for call in in_order:
            # Commands take their lines one after the other, so no older call ever comes after a newer one;
            # but the end of one nobody was told of may be undone.
            if call.seq > self._newest or call.seq in self._dropped:
                self._newest = max(self._newest, call.seq)
                self._dropped.discard(call.seq)
                self._take(call)
        if self._current is None:
            self._next()

    def finished(self, seq: int) -> None:
        """The announcement of this call came to its end; of any other call it changes nothing."""
        if self._current is not None and self._current.seq == seq:
            self._next()

    def _take(self, call: Announcement) -> None:
        for place, waiting in enumerate(self._waiting):
            if waiting.number == call.number:
                # To the desk it is called to now, and as a first call where the first was not heard yet.
                self._waiting[place] = replace(call, again=waiting.again and call.again)
                return
        if self._current is not None and _same_call(self._current, call):
            self._merged.append(call.seq)
        else:
            self._waiting.append(call)

    def _next(self) -> None:
        self._current = self._waiting.pop(0) if self._waiting else None
        self._merged = []


def _same_call(one: Announcement, other: Announcement) -> bool:
    """Whether both send the same number to the same desk, and tell it the same way."""
    return (one.number, one.desk, one.aided) == (other.number, other.desk, other.aided)
