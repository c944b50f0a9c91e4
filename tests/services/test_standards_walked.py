"""Each service standard walked end to end through the real services, in the standard's order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from pst_kiosk.db.order import history_of_visit
from pst_kiosk.db.tables import ticket
from pst_kiosk.db.tables import visit as visits
from pst_kiosk.domain import procedure, visit
from pst_kiosk.domain.record import Outcome, ServiceRecord
from pst_kiosk.domain.steps import Kind, Place, Step
from pst_kiosk.domain.ticket import Status
from pst_kiosk.domain.visit import Standing
from pst_kiosk.services.setup import profile_path, read_profile, shipped
from tests.services.conftest import Make
from tests.support.office import GUEST, TestOffice, command

STANDARDS = [
    (profile, service.key)
    for profile in shipped()
    for service in read_profile(profile_path(profile)).services
]


class Walk:
    """One visitor through one service: does what the engine asks, and notes what it asked."""

    def __init__(self, office: TestOffice, service: str) -> None:
        self.office = office
        self.service = office.services.office.service(service)
        self.asked: list[str] = []
        self.ticked: set[str] = set()
        self.ticket_id = self.visit_id = self.desk = ""

    def standing(self) -> Standing:
        if not self.visit_id:
            return visit.standing(self.service, "", [], self.ticked)
        with self.office.services.database.read() as connection:
            history = history_of_visit(connection, self.visit_id)
        return visit.standing(self.service, self.ticket_id, history, self.ticked)

    def to_the_end(self) -> None:
        while (now := self.standing()).step is not None:
            self.asked.append(now.step.key)
            self.doing(now.step)(now, now.step)
            self.ticked.add(now.step.key)
            self.finish_stage(now, now.step)

    def doing(self, step: Step) -> Callable[[Standing, Step], None]:
        if step.place is Place.KIOSK:
            return self.at_the_kiosk
        if step.at_desk and any(step in stage.steps for stage in procedure.stages(self.service)):
            return self.at_a_desk
        by_kind = {Kind.SURVEY: self.rate, Kind.RECORD: self.record}
        return by_kind.get(step.kind, lambda *_: None)

    def at_the_kiosk(self, now: Standing, step: Step) -> None:
        """The number comes with the last thing the visitor does there."""
        if [s.key for s in procedure.kiosk_steps(self.service)][-1] != step.key:
            return
        assert now.stage is None
        issued = self.office.services.reception.take_number(command(), self.service.key, "id", GUEST)
        assert (issued.number is not None) == self.service.numbered
        self.ticket_id = issued.id
        with self.office.services.database.read() as connection:
            self.visit_id = connection.execute(select(ticket.c.visit_id)).scalar_one()

    def at_a_desk(self, now: Standing, step: Step) -> None:
        assert now.stage is not None
        if not now.served:
            assert now.limits == now.stage.wait_limits
            self.be_called(now)
        if step.kind is Kind.GUEST_BOOK:
            self.office.services.reception.sign_guest_book(
                command(), self.ticket_id, self.office.administrator.id, GUEST, identity_shown=True
            )

    def be_called(self, now: Standing) -> None:
        """At the desk that serves this stage and little else, so that every wait is waited."""
        services = self.office.services
        assert now.stage is not None
        queue = (self.service.key, now.stage.key)
        queues = {desk.key: procedure.queues_of_desk(services.office, desk) for desk in services.office.desks}
        self.desk = min(
            (desk for desk in queues if queue in queues[desk]), key=lambda desk: len(queues[desk])
        )
        session = self.office.sessions.get(self.desk) or self.office.open_desk(self.desk)
        moved = services.calling.call_next(command(), session)
        assert moved is not None
        assert moved.ticket_id == self.ticket_id
        if self.service.numbered:
            services.calling.arrived(command(), session)

    def finish_stage(self, now: Standing, step: Step) -> None:
        if now.stage is not None and step.key == now.stage.steps[-1].key:
            self.office.services.calling.finish(command(), self.office.sessions[self.desk])

    def rate(self, now: Standing, step: Step) -> None:
        assert now.over, "the visitor is asked after the service"
        request = self.office.asked()
        assert request is not None
        self.office.services.feedback.rate(command(), request.ticket_id, 4)

    def record(self, now: Standing, step: Step) -> None:
        assert now.over, "the officer records after the visitor has left"
        record = ServiceRecord(summary="Data penduduk", outcome=Outcome.MET)
        self.office.services.records.save(self.ticket_id, self.office.administrator.id, self.desk, record)
        assert self.office.services.records.load(self.ticket_id).record == record


@pytest.mark.parametrize(("profile", "service"), STANDARDS)
def test_a_visit_goes_through_every_step_in_the_standards_order(
    make_office: Make, profile: str, service: str
) -> None:
    office = make_office(profile)
    walk = Walk(office, service)
    walk.to_the_end()
    assert walk.asked == [step.key for step in walk.service.steps if not step.request]
    with office.services.database.read() as connection:
        state = connection.execute(select(ticket.c.status, ticket.c.number)).one()
        assert state.status == Status.DONE
        assert connection.execute(select(visits.c.ended_at)).scalar_one() is not None
    if not any(step.kind is Kind.SURVEY and not step.request for step in walk.service.steps):
        assert office.asked() is None, "the survey comes with the request's end"


def test_a_correction_loop_leads_back_as_often_as_needed() -> None:
    service = read_profile(profile_path("kota-kupang")).service("penjualan")
    loops = {step.key: step.back_to for step in service.steps if step.back_to}
    assert loops
    for key, target in loops.items():
        keys = [step.key for step in service.steps]
        done = set(keys[: keys.index(key)])
        now = visit.standing(service, "", [], done)
        assert now.step is not None
        assert (now.step.key, now.back_to and now.back_to.key) == (key, target)
        again = visit.standing(service, "", [], done - set(keys[keys.index(target) : keys.index(key) + 1]))
        assert again.step is not None
        assert again.step.key == target
