"""The life of a ticket: which moves are legal, and how the others are refused."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.ticket import Event, Status, after, number_text

LEGAL = {
    (Status.WAITING, Event.CALLED): Status.CALLED,
    (Status.CALLED, Event.RECALLED): Status.CALLED,
    (Status.CALLED, Event.SERVING): Status.SERVING,
    (Status.CALLED, Event.NO_SHOW): Status.NO_SHOW,
    (Status.SERVING, Event.FINISHED): Status.DONE,
    (Status.DONE, Event.JOINED): Status.WAITING,
}
MOVES = {move for _, move in LEGAL}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", sorted(MOVES))
def test_a_move_is_made_or_refused_by_name(status: Status, move: Event) -> None:
    if (status, move) in LEGAL:
        assert after(status, move) is LEGAL[status, move]
    else:
        needed = next(state for state, legal in LEGAL if legal is move)
        with pytest.raises(Refused) as refused:
            after(status, move)
        assert refused.value.code == f"not_{needed}"
        assert refused.value.details == {"status": status.value}


def test_numbers_have_three_digits_until_the_thousandth() -> None:
    assert [number_text("K", ordinal) for ordinal in (1, 42, 999, 1000)] == [
        "K-001",
        "K-042",
        "K-999",
        "K-1000",
    ]
