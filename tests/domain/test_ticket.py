"""The life of a ticket: which moves are legal, and how the others are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.ticket import (
    Event,
    Status,
    after,
    number_text,
    number_typed,
    offline_ordinal,
    resumed_in_service,
)

LEGAL = {
    (Status.WAITING, Event.CALLED): Status.CALLED,
    (Status.CALLED, Event.RECALLED): Status.CALLED,
    (Status.CALLED, Event.SERVING): Status.SERVING,
    (Status.CALLED, Event.NO_SHOW): Status.NO_SHOW,
    (Status.SERVING, Event.FINISHED): Status.DONE,
    (Status.DONE, Event.JOINED): Status.WAITING,
    (Status.WAITING, Event.HELD): Status.HELD,
    (Status.CALLED, Event.HELD): Status.HELD,
    (Status.SERVING, Event.HELD): Status.HELD,
    (Status.HELD, Event.RESUMED): Status.WAITING,
    (Status.NO_SHOW, Event.RETURNED): Status.WAITING,
    (Status.WAITING, Event.TRANSFERRED): Status.WAITING,
    (Status.CALLED, Event.TRANSFERRED): Status.WAITING,
    (Status.SERVING, Event.TRANSFERRED): Status.WAITING,
    (Status.WAITING, Event.CANCELLED): Status.CANCELLED,
    (Status.CALLED, Event.CANCELLED): Status.CANCELLED,
    (Status.SERVING, Event.CANCELLED): Status.CANCELLED,
    (Status.HELD, Event.CANCELLED): Status.CANCELLED,
}
REFUSALS = {
    Event.CALLED: "not_waiting",
    Event.RECALLED: "not_called",
    Event.SERVING: "not_called",
    Event.NO_SHOW: "not_called",
    Event.FINISHED: "not_serving",
    Event.JOINED: "not_done",
    Event.HELD: "not_here",
    Event.RESUMED: "not_held",
    Event.RETURNED: "not_no_show",
    Event.TRANSFERRED: "not_here",
    Event.CANCELLED: "not_open",
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", sorted(REFUSALS))
def test_a_move_is_made_or_refused_by_name(status: Status, move: Event) -> None:
    if (status, move) in LEGAL:
        assert after(status, move) is LEGAL[status, move]
    else:
        with pytest.raises(Refused) as refused:
            after(status, move)
        assert refused.value.code == REFUSALS[move]
        assert refused.value.details == {"status": status.value}


def test_a_ticket_held_during_service_goes_back_to_service() -> None:
    assert resumed_in_service(Status.HELD) is Status.SERVING
    with pytest.raises(Refused, match="not held"):
        resumed_in_service(Status.SERVING)


def test_numbers_have_three_digits_until_the_thousandth() -> None:
    assert [number_text("K", ordinal) for ordinal in (1, 42, 999, 1000)] == [
        "K-001",
        "K-042",
        "K-999",
        "K-1000",
    ]


def test_a_cut_off_kiosk_numbers_in_a_series_of_its_own() -> None:
    assert number_text("K", offline_ordinal(1, 1)) == "K-9101"
    assert number_text("K", offline_ordinal(9, 99)) == "K-9999"


@given(st.sampled_from("KPJR"), st.integers(1, 9999), st.sampled_from(["", " ", "-", ".", " - "]))
def test_a_number_is_read_however_it_is_typed(letter: str, ordinal: int, between: str) -> None:
    printed = number_text(letter, ordinal)
    for typed in (f"{letter}{between}{ordinal}", f" {letter.lower()}{between}{ordinal:03d} ", printed):
        assert number_typed(typed) == printed


@pytest.mark.parametrize("typed", ["", "K", "K-000", "001", "KK-001", "K-00001x2", "K-12345", "ABCD2345"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert number_typed(typed) is None


def test_a_number_somebody_else_holds_too_keeps_its_letter() -> None:
    assert number_typed("k9101b") == "K-9101B"
