"""A visitor in the office on a simulated day: waits, is called, comes or not, is served stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pst_kiosk.domain import procedure
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.record import ServiceRecord
from pst_kiosk.domain.steps import Kind
from pst_kiosk.simulate.floor import Floor
from pst_kiosk.simulate.guests import Guest, Hold

if TYPE_CHECKING:
    from pst_kiosk.simulate.desk import StaffedDesk

SIGNED_AFTER = 0.7
"""The guest book takes most of the time at the front office; card and locker follow."""
TOLD_AFTER = 0.3
"""So far into a service it turns out that the visitor needs another one."""
RECALL_SECONDS = 45.0
ASK_AGAIN_SECONDS = 60.0
"""Whoever comes back while no desk is open tries again so much later."""


class Visit:
    """One guest with a ticket. What is planned lapses as soon as something else happens to the guest."""

    def __init__(self, floor: Floor, guest: Guest, ticket: str) -> None:
        self.ticket = ticket
        self._floor, self._guest = floor, guest
        self._service: Service = floor.office.service(guest.service)
        self._signed = procedure.guest_book_at_kiosk(self._service)
        self._step = procedure.first_stage(self._service, self._signed).key
        self._turn = 0
        """Counts what happened: what was planned for an earlier turn lapses."""
        self._missed = self._was_held = self._went_over = False
        self._unidentified = self._signed and floor.office.guest_book.identity_shown
        """An officer has still to see the identity of who signed at the kiosk."""
        self._minutes_left: float | None = None
        """What is left of a service that was held."""

    @property
    def queue(self) -> Queue:
        return (self._service.key, self._step)

    # Waiting and called

    def wait(self) -> None:
        self._turn += 1
        self._floor.waiting[self.ticket] = self
        if hold := self._hold_when("waiting"):
            self._plan(hold.part * 300, partial(self._hold, None, hold))
        self._floor.prompt(self.queue, self._guest.noticed)

    def called(self, desk: StaffedDesk) -> None:
        self._sit(desk)
        if not self._service.numbered:
            self._serve(desk)
        elif self._guest.misses_call and not self._missed:
            recalls = self._floor.office.calling.recalls_before_no_show
            for recall in range(1, recalls + 1):
                self._plan(recall * RECALL_SECONDS, partial(self._recall, desk))
            self._plan((recalls + 1) * RECALL_SECONDS, partial(self._miss, desk))
        elif hold := self._hold_when("called"):
            self._plan(self._guest.walks, partial(self._hold, desk, hold))
        else:
            self._plan(self._guest.walks, partial(self._come, desk))

    def _recall(self, desk: StaffedDesk) -> None:
        self._floor.services.calling.recall(self._command(), desk.session or "")

    def _miss(self, desk: StaffedDesk) -> None:
        self._missed = True
        self._floor.services.calling.no_show(self._command(), desk.session or "")
        self._stand_up(desk)
        if self._guest.returns is None:
            self._floor.leave()
        else:
            self._floor.agenda.after(self._guest.returns.total_seconds(), self._return)

    def _return(self) -> None:
        desk = self._floor.desk_at_work()
        if desk is None:
            self._try_again(self._return)
            return
        self._floor.services.calling.return_no_show(self._command(), desk.session or "", self.ticket)
        self.wait()

    # Served

    def _come(self, desk: StaffedDesk) -> None:
        self._floor.services.calling.arrived(self._command(), desk.session or "")
        self._serve(desk)

    def _serve(self, desk: StaffedDesk) -> None:
        if self._unidentified:
            self._floor.services.reception.confirm_identity(self.ticket, desk.officer)
            self._unidentified = False
        left, self._minutes_left = self._minutes_left, None
        seconds = 60 * (self._guest.minutes[self.queue] if left is None else left)
        if hold := self._hold_when("service"):
            self._minutes_left = seconds / 60 * (1 - hold.part)
            self._plan(seconds * hold.part, partial(self._hold, desk, hold))
        elif self._guest.goes_over_to is not None and not self._went_over:
            self._plan(seconds * TOLD_AFTER, partial(self._go_over, desk, self._guest.goes_over_to))
        else:
            self._plan(seconds * SIGNED_AFTER, partial(self._sign, desk))
            self._plan(seconds, partial(self._finish, desk))

    def _sign(self, desk: StaffedDesk) -> None:
        stage = procedure.stage(self._service, self._step)
        if self._signed or not stage.has(Kind.GUEST_BOOK):
            return
        shown = self._floor.office.guest_book.identity_shown
        self._floor.services.reception.sign_guest_book(
            self._command(), self.ticket, desk.officer, self._guest.draft, shown
        )
        self._signed = True

    def _go_over(self, desk: StaffedDesk, wanted: str) -> None:
        """This is not the service the visitor needs: on to another one, the number kept."""
        self._went_over = True
        self._floor.services.calling.transfer(self._command(), desk.session or "", self.ticket, wanted)
        self._stand_up(desk)
        self._service = self._floor.office.service(wanted)
        self._step = procedure.first_stage(self._service, self._signed).key
        self.wait()

    def _finish(self, desk: StaffedDesk) -> None:
        following = procedure.next_stage(self._service, self._step)
        if following is None:
            asked = f"Permintaan contoh: {self._service.name.id}"
            record = ServiceRecord(summary=asked, outcome=self._guest.outcome)
            self._floor.services.records.save(self.ticket, desk.officer, desk.key, record)
        self._floor.services.calling.finish(self._command(), desk.session or "")
        if following is None:
            self._stand_up(desk)
            self._floor.agenda.after(self._guest.walks * 2, self._rate)
            return
        self._step = following.key
        if self.queue in desk.queues:
            self._sit(desk)
            self._serve(desk)
        else:
            self._stand_up(desk)
            self.wait()

    def _rate(self) -> None:
        """On the tablet, where the standard asks before the visitor leaves; then home."""
        if procedure.rated_at_the_visit(self._service):
            feedback = self._floor.services.feedback
            feedback.rate(self._command(), self.ticket, self._guest.score)
            feedback.answer_survey(self.ticket, self._guest.answers)
        self._floor.leave()

    # Set aside

    def _hold_when(self, when: str) -> Hold | None:
        hold = self._guest.hold
        return hold if hold is not None and hold.when == when and not self._was_held else None

    def _hold(self, desk: StaffedDesk | None, hold: Hold) -> None:
        """Set aside from the queue (`desk` None), a call or a service; back after a while."""
        by = desk or self._floor.desk_at_work()
        if by is None:
            return
        self._was_held = True
        self._floor.services.calling.hold(self._command(), by.session or "", self.ticket)
        self._turn += 1
        if desk is None:
            del self._floor.waiting[self.ticket]
        else:
            self._stand_up(desk)
        back = self._resume if self._minutes_left is None else self._come_back
        self._floor.agenda.after(hold.lasts.total_seconds(), back)

    def _resume(self) -> None:
        """To the old place in the queue."""
        desk = self._floor.desk_at_work()
        if desk is None:
            self._try_again(self._resume)
            return
        self._floor.services.calling.resume(self._command(), desk.session or "", self.ticket)
        self.wait()

    def _come_back(self) -> None:
        """The service goes on at the next free desk."""
        self._floor.coming_back.append(self)
        self._floor.prompt(self.queue, self._guest.noticed)

    def go_on(self, desk: StaffedDesk) -> None:
        self._floor.services.calling.resume(self._command(), desk.session or "", self.ticket)
        self._sit(desk)
        self._serve(desk)

    # What all of these share

    def _command(self) -> str:
        return self._floor.command(f"guest {self._guest.index}")

    def _sit(self, desk: StaffedDesk) -> None:
        desk.visit = self
        self._turn += 1

    def _stand_up(self, desk: StaffedDesk) -> None:
        self._turn += 1
        desk.free(self._guest.tidying)

    def _plan(self, seconds: float, happens: Callable[[], None]) -> None:
        """Later, unless something else happens before."""
        turn = self._turn

        def unless_moved() -> None:
            if self._turn == turn:
                happens()

        self._floor.agenda.after(seconds, unless_moved)

    def _try_again(self, come: Callable[[], None]) -> None:
        """Nobody is at a desk: a break, or the office has closed."""
        if not self._floor.day_is_over:
            self._floor.agenda.after(ASK_AGAIN_SECONDS, come)
