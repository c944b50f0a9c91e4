"""The steps of a stage, ticked at the desk."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.services.desk_view import Present
from tests.support.office import GUEST, TestOffice, command

DESK = "loket-1"


def served_at_sale(office: TestOffice) -> tuple[str, str]:
    """A buyer past the front office, served: the session and the ticket."""
    calling, session = office.services.calling, office.open_desk(DESK)
    ticket = office.services.reception.take_number(command(), "penjualan", "id").id
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    officer = office.administrator.id
    office.services.reception.sign_guest_book(command(), ticket, officer, GUEST, identity_shown=True)
    calling.finish(command(), session)
    return session, ticket


def present(office: TestOffice, session: str) -> Present:
    view = office.services.board.desk(session)
    assert view is not None
    assert view.present is not None
    return view.present


def now(office: TestOffice, session: str) -> str:
    step = present(office, session).standing.step
    assert step is not None
    return step.key


def test_a_tick_leads_to_the_next_step_and_survives(kupang: TestOffice) -> None:
    session, ticket = served_at_sale(kupang)
    first = now(kupang, session)
    tick = command()
    kupang.services.checklist.tick(tick, session, ticket, first)
    following = now(kupang, session)
    assert following != first
    kupang.services.checklist.tick(tick, session, ticket, first)  # repeated: nothing
    assert now(kupang, session) == following
    assert present(kupang, session).ticked == {first}
    other = kupang.another_station()
    view = other.board.desk(session)
    assert view is not None
    assert view.present is not None
    assert view.present.ticked == {first}
    other.close()


def test_a_correction_loop_is_gone_round_as_often_as_needed(kupang: TestOffice) -> None:
    session, ticket = served_at_sale(kupang)
    checklist = kupang.services.checklist
    for _ in range(3):
        checklist.tick(command(), session, ticket, "periksa-invoice")
        standing = present(kupang, session).standing
        assert standing.step is not None
        assert standing.back_to is not None
        assert (standing.step.key, standing.back_to.key) == ("perbaikan-invoice", "periksa-invoice")
        checklist.go_back(command(), session, ticket, standing.back_to.key)
        assert now(kupang, session) == "periksa-invoice"
    checklist.tick(command(), session, ticket, "perbaikan-invoice")
    assert now(kupang, session) not in {"periksa-invoice", "perbaikan-invoice"}


def test_only_the_desk_that_serves_ticks_and_only_its_own_stage(kupang: TestOffice) -> None:
    session, ticket = served_at_sale(kupang)
    elsewhere = kupang.open_desk("loket-2")
    first = now(kupang, session)
    for desk, step, code in (
        (elsewhere, first, "not_serving"),
        (session, "ambil-nomor", "step_unknown"),
    ):
        with pytest.raises(Refused) as refused:
            kupang.services.checklist.tick(command(), desk, ticket, step)
        assert refused.value.code == code
    assert present(kupang, session).ticked == frozenset()
