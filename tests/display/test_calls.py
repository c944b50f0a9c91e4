"""The order of announcements: nobody is cut off, nobody is forgotten."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pst_kiosk.display.calls import Announcement, CallQueue
from pst_kiosk.domain.profile_parts import Text

DESKS = tuple(Text(id=f"Loket {number}", en=f"Counter {number}") for number in (1, 2))


def call(seq: int, number: str = "K-001", desk: int = 0, *, again: bool = False) -> Announcement:
    return Announcement(seq, number, DESKS[desk], again=again)


def announced(queue: CallQueue) -> list[str]:
    """What is announced from now on, to the end."""
    numbers = []
    while queue.current is not None:
        numbers.append(queue.current.number)
        queue.finished(queue.current.seq)
    return numbers


def test_two_desks_that_call_at_the_same_instant_are_announced_one_after_the_other() -> None:
    queue = CallQueue()
    queue.offer([call(8, "K-002", 1), call(7, "K-001")])
    assert announced(queue) == ["K-001", "K-002"]


def test_a_recall_of_the_number_that_is_announced_is_the_same_announcement() -> None:
    queue = CallQueue()
    queue.offer([call(1)])
    queue.offer([call(2, again=True)])
    assert queue.current == call(1)
    assert queue.covered == (1, 2)
    assert announced(queue) == ["K-001"]


def test_a_recall_after_the_announcement_is_announced_again() -> None:
    queue = CallQueue()
    queue.offer([call(1)])
    assert announced(queue) == ["K-001"]
    queue.offer([call(2, again=True)])
    assert queue.current == call(2, again=True)


def test_a_number_that_waits_for_its_announcement_keeps_its_turn_when_it_is_recalled() -> None:
    queue = CallQueue()
    queue.offer([call(1, "K-001"), call(2, "K-002"), call(3, "K-003")])
    queue.offer([call(1, "K-001"), call(3, "K-003"), call(4, "K-002", again=True)])
    # Nobody heard the first call yet, so this is it.
    assert queue.waiting == (call(4, "K-002"), call(3, "K-003"))


def test_a_number_called_to_another_desk_meanwhile_is_announced_for_that_desk_too() -> None:
    queue = CallQueue()
    queue.offer([call(1, desk=0)])
    queue.offer([call(2, desk=1)])
    queue.finished(1)
    assert queue.current == call(2, desk=1)


def test_a_call_that_is_over_before_its_turn_is_not_announced() -> None:
    queue = CallQueue()
    queue.offer([call(1, "K-001"), call(2, "K-002")])
    queue.offer([])
    assert announced(queue) == ["K-001"]


def test_an_announcement_that_has_begun_is_finished_though_the_visitor_is_there() -> None:
    queue = CallQueue()
    queue.offer([call(1)])
    queue.offer([])
    assert queue.current == call(1)


def test_the_end_of_an_earlier_announcement_does_not_cut_the_present_one() -> None:
    queue = CallQueue()
    queue.offer([call(1, "K-001"), call(2, "K-002")])
    queue.finished(1)
    queue.finished(1)
    assert queue.current == call(2, "K-002")


def test_a_visitor_sent_back_to_called_by_an_undo_is_not_announced_again() -> None:
    queue = CallQueue()
    queue.offer([call(1)])
    assert announced(queue) == ["K-001"]
    queue.offer([])
    queue.offer([call(1)])
    assert queue.current is None


def test_a_call_nobody_was_told_of_is_announced_when_its_end_is_undone() -> None:
    queue = CallQueue()
    queue.offer([call(1, "K-001"), call(2, "K-002")])
    queue.offer([call(1, "K-001")])
    queue.offer([call(1, "K-001"), call(2, "K-002")])
    assert announced(queue) == ["K-001", "K-002"]


def test_who_turns_out_to_need_the_whole_board_is_announced_again() -> None:
    queue = CallQueue()
    queue.offer([call(1)])
    needing = replace(call(2, again=True), aided=True)
    queue.offer([needing])
    queue.finished(1)
    assert queue.current == needing


@given(st.permutations([call(seq, f"K-{seq:03}") for seq in range(1, 7)]))
def test_the_order_of_a_reading_does_not_matter(calls: list[Announcement]) -> None:
    queue = CallQueue()
    queue.offer(calls)
    assert announced(queue) == [f"K-{seq:03}" for seq in range(1, 7)]


class Office(RuleBasedStateMachine):
    """Desks call, recall and close calls at any moment; the board reads and announces when it can."""

    @initialize()
    def open(self) -> None:
        self.queue = CallQueue()
        self.seq = 0
        self.open_calls: dict[str, Announcement] = {}
        self.offered: set[int] = set()
        self.heard: set[int] = set()

    @rule(number=st.integers(1, 4), desk=st.integers(0, 1))
    def call(self, number: int, desk: int) -> None:
        self.seq += 1
        name = f"K-{number:03}"
        before = self.open_calls.get(name)
        new = Announcement(self.seq, name, DESKS[desk])
        self.open_calls[name] = replace(before, seq=self.seq, again=True) if before else new

    @rule(number=st.integers(1, 4))
    def close(self, number: int) -> None:
        self.open_calls.pop(f"K-{number:03}", None)

    @rule()
    def read(self) -> None:
        before = self.queue.current
        self.queue.offer(self.open_calls.values())
        assert before is None or self.queue.current == before  # nothing is cut by what comes next
        self.offered |= {call.seq for call in self.open_calls.values()}

    @rule()
    def end(self) -> None:
        if self.queue.current is not None:
            self.heard.update(self.queue.covered)
            self.queue.finished(self.queue.current.seq)

    @invariant()
    def everybody_offered_is_heard_or_has_his_turn(self) -> None:
        queue = self.queue
        coming = {call.seq for call in queue.waiting} | set(queue.covered)
        still_open = {call.seq for call in self.open_calls.values()} & self.offered
        assert still_open <= self.heard | coming

    @invariant()
    def nobody_waits_twice(self) -> None:
        numbers = [call.number for call in self.queue.waiting]
        assert len(numbers) == len(set(numbers))

    @invariant()
    def nobody_is_kept_waiting_by_an_idle_board(self) -> None:
        assert self.queue.current is not None or not self.queue.waiting


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
