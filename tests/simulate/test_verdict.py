"""The judge of what many workers did finds each kind of violation, and none where all is right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from pst_kiosk.domain import procedure
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.ticket import Event
from pst_kiosk.simulate.verdict import verdict
from tests.support.office import GUEST, MORNING, OfficeTemplates, TestOffice, command

Lines = list[Happening]
EARLIER = dt.timedelta(minutes=5)


class Played:
    """What two desks did with six visitors: its log, its rows and what the desks were told."""

    def __init__(self, office: TestOffice) -> None:
        self._office = office
        everything = procedure.queues(office.services.office)
        self.one, self.two = (office.open_desk(desk, queues=everything) for desk in ("loket-1", "loket-2"))
        self.tickets = [self._take() for _ in range(6)]
        self._play(*self.tickets)
        review, day = office.services.review, MORNING.date()
        self.lines = review.history(day)
        self.rows = [SimpleNamespace(**row._mapping) for row in review.tickets(day)]
        self.done = [(line.command, line.ticket) for line in self.lines]
        self.picked = {line.command for line in self.lines if line.ticket == self.tickets[5]}

    def _play(self, a: str, b: str, c: str, d: str, e: str, f: str) -> None:
        calling, one, two = self._office.services.calling, self.one, self.two
        calling.call_next(command(), one)  # a
        calling.call_next(command(), two)  # b
        calling.arrived(command(), one)
        calling.no_show(command(), two)
        calling.pick(command(), two, f)
        calling.arrived(command(), two)
        calling.hold(command(), one, f)  # held in service at the other desk, and taken over
        self._finish(one, a)
        calling.resume(command(), one, f)
        calling.hold(command(), two, c)
        calling.call_next(command(), two)  # d
        calling.resume(command(), two, c)  # to its old place, before e
        calling.transfer(command(), two, d, "rekomendasi")
        calling.return_no_show(command(), two, b)
        calling.call_next(command(), two)  # c
        calling.cancel(command(), two, c)
        calling.call_next(command(), two)  # e
        calling.recall(command(), two)
        calling.arrived(command(), two)
        self._finish(two, e)
        self._finish(one, f)
        for _ in (d, b):
            moved = calling.call_next(command(), one)
            assert moved is not None
            calling.arrived(command(), one)
            self._finish(one, moved.ticket_id)
        for session in (one, two):
            calling.close_desk(command(), session)

    def _take(self) -> str:
        return self._office.services.reception.take_number(command(), "konsultasi", "id").id

    def _finish(self, session: str, ticket: str) -> None:
        """The guest book, and both stages."""
        services, officer = self._office.services, self._office.administrator.id
        services.reception.sign_guest_book(command(), ticket, officer, GUEST, True)
        services.calling.finish(command(), session)
        services.calling.finish(command(), session)

    def found(self, **changed: Any) -> dict[str, int]:
        """The verdict on what was played, but for what is `changed`."""
        told = {"lines": self.lines, "rows": self.rows, "done": self.done, "out_of_turn": self.picked}
        return dict(verdict(**{**told, **changed}))

    def rows_but(self, ticket: int, **columns: Any) -> list[Any]:
        """The rows, one of them with other values."""
        chosen = self.tickets[ticket]
        return [
            SimpleNamespace(**{**vars(row), **(columns if row.id == chosen else {})}) for row in self.rows
        ]


@pytest.fixture(scope="module")
def played(office_templates: OfficeTemplates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    office = office_templates.make("kota-kupang", tmp_path_factory.mktemp("judged"))
    yield Played(office)
    office.services.close()


def test_what_was_done_rightly_is_acquitted(played: Played) -> None:
    assert len({line.event for line in played.lines}) > 12
    assert played.found() == {}


def nth(lines: Lines, event: Event, number: int) -> int:
    """Where the n-th line of its kind stands."""
    return [index for index, line in enumerate(lines) if line.event is event][number]


def but(lines: Lines, index: int, **fields: Any) -> Lines:
    return [replace(line, **fields) if at == index else line for at, line in enumerate(lines)]


def two_exchanged(lines: Lines) -> Lines:
    """The first two visitors called in the other order."""
    first, second = nth(lines, Event.CALLED, 0), nth(lines, Event.CALLED, 1)
    a, b = lines[first].ticket, lines[second].ticket
    return but(but(lines, first, ticket=b), second, ticket=a)


def called_at_once(lines: Lines) -> Lines:
    """The second desk calls whom the first has called."""
    first, second = nth(lines, Event.CALLED, 0), nth(lines, Event.CALLED, 1)
    return but(lines, second, ticket=lines[first].ticket)


@pytest.mark.parametrize(
    ("tamper", "violation"),
    [
        (two_exchanged, "inversion of first come"),
        (called_at_once, "called while not waiting"),
        (called_at_once, "visitor at two desks"),
        (lambda lines: but(lines, nth(lines, Event.CALLED, 1), desk="loket-1"), "desk with two visitors"),
        (lambda lines: but(lines, nth(lines, Event.SERVING, 0), desk="loket-2"), "at another desk"),
        (lambda lines: but(lines, nth(lines, Event.CALLED, 0), desk="loket-9"), "call to a closed desk"),
        (lambda lines: but(lines, nth(lines, Event.NO_SHOW, 0), event=Event.FINISHED), "move that cannot be"),
        (
            lambda lines: but(lines, nth(lines, Event.RETURNED, 0), event=Event.COMPLETED),
            "joined while not on the way",
        ),
        (
            lambda lines: but(lines, nth(lines, Event.CALLED, 0), event=Event.DESK_CLOSED, desk="loket-1"),
            "call to a closed desk",
        ),
        (
            lambda lines: but(lines, nth(lines, Event.RECALLED, 0), event=Event.DESK_CLOSED),
            "closed with a visitor",
        ),
        (
            lambda lines: but(
                lines, nth(lines, Event.GUEST_BOOK, 1), visit=lines[nth(lines, Event.GUEST_BOOK, 0)].visit
            ),
            "guest book signed twice",
        ),
        (
            lambda lines: but(
                lines, nth(lines, Event.COMPLETED, 1), visit=lines[nth(lines, Event.COMPLETED, 0)].visit
            ),
            "visit over twice",
        ),
        (lambda lines: lines[3:], "line of an unknown ticket"),
        (lambda lines: but(lines, 7, seq=lines[6].seq), "seq not rising"),
        (lambda lines: but(lines, 7, at=lines[6].at - EARLIER), "time runs backwards"),
        (lambda lines: [*lines[:-1], replace(lines[-1], seq=lines[-1].seq + 1)], "place in the order lost"),
        (lambda lines: but(lines, 7, command=lines[3].command), "command done twice"),
    ],
)
def test_a_log_that_is_wrong_is_found_out(
    played: Played, tamper: Callable[[Lines], Lines], violation: str
) -> None:
    assert violation in played.found(lines=tamper(list(played.lines)))


def test_only_who_was_picked_may_be_called_out_of_turn(played: Played) -> None:
    assert played.found(out_of_turn=()) == {"inversion of first come": 1}


@pytest.mark.parametrize(
    "columns",
    [
        {"status": "cancelled"},
        {"service": "perpustakaan"},
        {"step": "buku-tamu"},
        {"desk": None},
        {"joined_seq": 1},
        {"joined_at": MORNING - EARLIER},
        {"issued_at": MORNING - EARLIER},
        {"changed_at": MORNING - EARLIER},
        {"guest_book_at": None},
        {"ended_at": None},
    ],
)
def test_a_row_that_is_not_as_its_lines_say_is_found_out(played: Played, columns: dict[str, Any]) -> None:
    assert played.found(rows=played.rows_but(0, **columns)) == {"lost update": 1}


def test_a_ticket_nobody_closed_is_found_out(played: Played) -> None:
    assert played.found(rows=played.rows_but(0, status="waiting")) == {"lost update": 1, "left open": 1}


def test_a_ticket_whose_row_is_gone_is_found_out(played: Played) -> None:
    rows = [row for row in played.rows if row.id != played.tickets[5]]
    assert played.found(rows=rows) == {"ticket without a row": 1}


@pytest.mark.parametrize(
    ("ticket", "ordinal", "violations"),
    [
        (1, 1, {"number twice", "number skipped"}),
        (5, 7, {"number skipped"}),
        (0, 9, {"number skipped", "number out of order"}),
    ],
)
def test_numbers_are_unique_without_gaps_and_in_order(
    played: Played, ticket: int, ordinal: int, violations: set[str]
) -> None:
    assert set(played.found(rows=played.rows_but(ticket, ordinal=ordinal))) == violations


def test_a_command_is_applied_once_and_as_it_was_told(played: Played) -> None:
    (last, _), taken = played.done[-1], played.done[2]
    assert played.found(done=[*played.done, ("never written", "a")]) == {"command lost": 1}
    assert played.found(done=[each for each in played.done if each[0] != last]) == {"command nobody gave": 1}
    assert played.found(done=[*played.done, (taken[0], "another")]) == {"told another ticket": 1}


def test_places_taken_for_nothing_are_accounted_for(played: Played) -> None:
    later = [replace(line, seq=line.seq + 2) for line in played.lines]
    rows = [SimpleNamespace(**{**vars(row), "joined_seq": row.joined_seq + 2}) for row in played.rows]
    assert played.found(lines=later, rows=rows, wrote_nothing=2) == {}
    assert played.found(lines=later, rows=rows, wrote_nothing=1) == {"place in the order lost": 1}
