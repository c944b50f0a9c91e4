"""A service day in simulated time, through the real services: visitors come, officers call and serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from pst_kiosk.domain import procedure
from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.domain.record import Outcome, ServiceRecord
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.steps import Kind
from pst_kiosk.services.opening import Services
from pst_kiosk.simulate.clock import Agenda, Identities, SimulatedClock
from pst_kiosk.simulate.floor import DeskAtWork, Visitor
from pst_kiosk.simulate.guests import Guest

OVERTIME = dt.timedelta(minutes=90)
"""Officers stay so long after closing for whoever still waits; then the day is closed."""
BREAK_AT = dt.timedelta(hours=12)
BREAK_SECONDS = 12 * 60.0
BREAK_STAGGER = dt.timedelta(minutes=19)
SIGNED_AFTER = 0.7
"""The guest book takes most of the time at the front office; card and locker follow."""
TOLD_AFTER = 0.3
"""So far into a service it turns out that the visitor needs another one."""
RECALL_SECONDS = 45.0
BEFORE_OPENING = (140, 90, 420, 205, 310, 260)
"""Seconds before opening at which the desks are opened, one after another."""


class ServiceDay:
    """Everything that happens is noted in an agenda and done at its time by a real command.

    `ended` is called with the number of visitors who have left, each time one leaves.
    """

    def __init__(
        self,
        services: Services,
        guests: list[Guest],
        clock: SimulatedClock,
        seed: int,
        hours: tuple[dt.datetime, dt.datetime],
        ended: Callable[[int], None],
    ) -> None:
        self.estimates: dict[str, Estimate | None] = {}
        """The wait each ticket was told when it was given."""
        self._services, self._guests, self._clock = services, guests, clock
        self._opens, self._closes = hours
        self._ended = ended
        self._command = Identities(seed, clock)
        self._agenda = Agenda(clock)
        self._desks: list[DeskAtWork] = []
        self._waiting: dict[str, Visitor] = {}
        self._coming_back: list[Visitor] = []
        """Held during service and here again: the next free desk goes on with them."""
        self._gone = 0

    def run(self) -> None:
        """Live through the day until the last officer has signed out."""
        self._hire()
        for guest in self._guests:
            self._agenda.at(guest.arrives, partial(self._arrive, guest))
        self._agenda.at(self._closes, self._go_home)
        self._agenda.at(self._closes + OVERTIME, self._go_home)
        while self._agenda.run_next():
            pass

    # Desks

    def _hire(self) -> None:
        services, office = self._services, self._services.office
        administrator = services.accounts.officers()[0].id
        noon = dt.datetime.combine(self._opens.date(), dt.time(), office.tz) + BREAK_AT
        for number, desk in enumerate(office.desks):
            officer = self._command()
            services.accounts.add(administrator, officer, f"Petugas {number + 1}", Role.SERVICE_OFFICER)
            at_work = DeskAtWork(desk.key, officer, frozenset(procedure.queues_of_desk(office, desk)))
            self._desks.append(at_work)
            early = BEFORE_OPENING[number % len(BEFORE_OPENING)] + number * 0.7
            self._agenda.at(self._opens - dt.timedelta(seconds=early), partial(self._open, at_work))
            self._agenda.at(noon + number * BREAK_STAGGER, partial(self._break, at_work))

    def _open(self, desk: DeskAtWork) -> None:
        session = self._command()
        self._services.calling.open_desk(session, desk.officer, desk.key)
        desk.session = session
        self._agenda.at(max(self._opens, self._clock.now), partial(self._look, desk))

    def _break(self, desk: DeskAtWork) -> None:
        desk.break_due = True
        if desk.is_free:
            self._look(desk)

    def _close(self, desk: DeskAtWork) -> None:
        assert desk.session is not None
        self._services.calling.close_desk(self._command(), desk.session)
        desk.session = None

    def _go_home(self) -> None:
        """After closing, once nobody is left to serve, or at the end of overtime."""
        over = self._clock.now >= self._closes + OVERTIME
        if self._clock.now < self._closes or (self._gone < len(self._guests) and not over):
            return
        for desk in self._desks:
            if desk.is_free:
                self._close(desk)

    def _look(self, desk: DeskAtWork) -> None:
        """A free desk looks for its next visitor."""
        if not desk.is_free or desk.session is None:
            return
        if self._clock.now >= self._closes + OVERTIME:
            self._close(desk)
        elif desk.break_due:
            desk.break_due = False
            self._close(desk)
            self._agenda.after(BREAK_SECONDS, partial(self._open, desk))
        elif back := next((v for v in self._coming_back if v.queue in desk.queues), None):
            self._coming_back.remove(back)
            self._services.calling.resume(self._command(), desk.session, back.ticket)
            self._seat(desk, back)
            self._serve(desk, back)
        elif any(visitor.queue in desk.queues for visitor in self._waiting.values()):
            moved = self._services.calling.call_next(self._command(), desk.session)
            if moved is not None:
                self._called(desk, self._waiting.pop(moved.ticket_id))

    def _seat(self, desk: DeskAtWork, visitor: Visitor) -> None:
        desk.visitor = visitor
        visitor.turn += 1

    def _free(self, desk: DeskAtWork, visitor: Visitor) -> None:
        desk.visitor = None
        visitor.turn += 1
        self._agenda.after(visitor.guest.tidying, partial(self._look, desk))

    def _somebody(self) -> DeskAtWork | None:
        """A desk whose officer can do something for a visitor who is not at it."""
        return next((desk for desk in self._desks if desk.session is not None), None)

    # Visitors

    def _arrive(self, guest: Guest) -> None:
        service = self._services.office.service(guest.service)
        issued = self._services.reception.take_number(
            self._command(), guest.service, guest.language, guest.draft, guest.people
        )
        self.estimates[issued.id] = issued.wait
        signed = procedure.guest_book_at_kiosk(service)
        step = procedure.first_stage(service, signed).key
        self._wait(Visitor(guest, issued.id, guest.service, step, signed, service.numbered))

    def _wait(self, visitor: Visitor) -> None:
        """In a queue: every free desk that serves it notices in a while."""
        visitor.turn += 1
        self._waiting[visitor.ticket] = visitor
        hold = visitor.guest.hold
        if hold is not None and hold.when == "waiting" and not visitor.was_held:
            self._plan(visitor, hold.part * 300, lambda: self._hold(None, visitor))
        for desk in self._desks:
            if desk.is_free and visitor.queue in desk.queues:
                self._agenda.after(visitor.guest.noticed, partial(self._look, desk))

    def _plan(self, visitor: Visitor, seconds: float, happens: Callable[[], None]) -> None:
        """Later, unless something else happens to the visitor before."""
        turn = visitor.turn

        def unless_moved() -> None:
            if visitor.turn == turn:
                happens()

        self._agenda.after(seconds, unless_moved)

    def _called(self, desk: DeskAtWork, visitor: Visitor) -> None:
        self._seat(desk, visitor)
        guest = visitor.guest
        if not visitor.numbered:
            self._serve(desk, visitor)
        elif guest.misses_call and not visitor.missed:
            for recall in range(1, self._services.office.calling.recalls_before_no_show + 1):
                self._plan(visitor, recall * RECALL_SECONDS, partial(self._recall, desk))
            patience = (self._services.office.calling.recalls_before_no_show + 1) * RECALL_SECONDS
            self._plan(visitor, patience, partial(self._miss, desk, visitor))
        elif guest.hold is not None and guest.hold.when == "called" and not visitor.was_held:
            self._plan(visitor, guest.walks, lambda: self._hold(desk, visitor))
        else:
            self._plan(visitor, guest.walks, partial(self._come, desk, visitor))

    def _recall(self, desk: DeskAtWork) -> None:
        self._services.calling.recall(self._command(), desk.session or "")

    def _miss(self, desk: DeskAtWork, visitor: Visitor) -> None:
        visitor.missed = True
        self._services.calling.no_show(self._command(), desk.session or "")
        self._free(desk, visitor)
        if visitor.guest.returns is None:
            self._leave()
        else:
            self._agenda.after(visitor.guest.returns.total_seconds(), partial(self._return, visitor))

    def _return(self, visitor: Visitor) -> None:
        desk = self._somebody()
        if desk is None:
            self._later_or_never(partial(self._return, visitor))
            return
        self._services.calling.return_no_show(self._command(), desk.session or "", visitor.ticket)
        self._wait(visitor)

    def _come(self, desk: DeskAtWork, visitor: Visitor) -> None:
        self._services.calling.arrived(self._command(), desk.session or "")
        self._serve(desk, visitor)

    def _serve(self, desk: DeskAtWork, visitor: Visitor) -> None:
        guest, turn = visitor.guest, visitor.minutes_left
        minutes = guest.minutes[visitor.queue] if turn is None else turn
        visitor.minutes_left = None
        if guest.hold is not None and guest.hold.when == "service" and not visitor.was_held:
            visitor.minutes_left = minutes * (1 - guest.hold.part)
            self._plan(visitor, minutes * guest.hold.part * 60, lambda: self._hold(desk, visitor))
        elif guest.goes_over_to is not None and not visitor.went_over:
            self._plan(visitor, minutes * TOLD_AFTER * 60, partial(self._go_over, desk, visitor))
        else:
            self._plan(visitor, minutes * SIGNED_AFTER * 60, partial(self._sign, desk, visitor))
            self._plan(visitor, minutes * 60, partial(self._finish, desk, visitor))

    def _sign(self, desk: DeskAtWork, visitor: Visitor) -> None:
        stage = procedure.stage(self._services.office.service(visitor.service), visitor.step)
        if visitor.signed or not stage.has(Kind.GUEST_BOOK):
            return
        shown = self._services.office.guest_book.identity_shown
        self._services.reception.sign_guest_book(
            self._command(), visitor.ticket, desk.officer, visitor.guest.draft, shown
        )
        visitor.signed = True

    def _hold(self, desk: DeskAtWork | None, visitor: Visitor) -> None:
        """Set aside from the queue (`desk` None), a call or a service; back after a while."""
        by = desk or self._somebody()
        if by is None or by.session is None or visitor.guest.hold is None:
            return
        visitor.was_held = True
        in_service = desk is not None and visitor.guest.hold.when == "service"
        self._services.calling.hold(self._command(), by.session, visitor.ticket)
        self._waiting.pop(visitor.ticket, None)
        visitor.turn += 1
        if desk is not None:
            self._free(desk, visitor)
        back = self._return_to_service if in_service else self._resume
        self._agenda.after(visitor.guest.hold.lasts.total_seconds(), partial(back, visitor))

    def _resume(self, visitor: Visitor) -> None:
        desk = self._somebody()
        if desk is None:
            self._later_or_never(partial(self._resume, visitor))
            return
        self._services.calling.resume(self._command(), desk.session or "", visitor.ticket)
        self._wait(visitor)

    def _return_to_service(self, visitor: Visitor) -> None:
        self._coming_back.append(visitor)
        for desk in self._desks:
            if desk.is_free and visitor.queue in desk.queues:
                self._agenda.after(visitor.guest.noticed, partial(self._look, desk))

    def _later_or_never(self, again: Callable[[], None]) -> None:
        """Nobody is at a desk: a break, or the office has closed."""
        if self._clock.now < self._closes + OVERTIME:
            self._agenda.after(60, again)

    def _go_over(self, desk: DeskAtWork, visitor: Visitor) -> None:
        """This is not the service the visitor needs: on to another one, the number kept."""
        wanted = visitor.guest.goes_over_to
        visitor.went_over = True
        if wanted is None or wanted == visitor.service:
            self._serve(desk, visitor)
            return
        self._services.calling.transfer(self._command(), desk.session or "", visitor.ticket, wanted)
        self._free(desk, visitor)
        visitor.service = wanted
        visitor.step = procedure.first_stage(self._services.office.service(wanted), visitor.signed).key
        self._wait(visitor)

    def _finish(self, desk: DeskAtWork, visitor: Visitor) -> None:
        service = self._services.office.service(visitor.service)
        self._sign(desk, visitor)
        following = procedure.next_stage(service, visitor.step)
        if following is None:
            record = ServiceRecord(summary=f"Permintaan contoh: {service.name.id}", outcome=Outcome.MET)
            self._services.records.save(visitor.ticket, desk.officer, desk.key, record)
        self._services.calling.finish(self._command(), desk.session or "")
        if following is None:
            self._free(desk, visitor)
            self._agenda.after(visitor.guest.walks * 2, partial(self._rate, visitor))
            return
        visitor.step = following.key
        if visitor.queue in desk.queues:
            self._seat(desk, visitor)
            self._serve(desk, visitor)
        else:
            self._free(desk, visitor)
            self._wait(visitor)

    def _rate(self, visitor: Visitor) -> None:
        """On the tablet, where the standard asks before the visitor leaves; then home."""
        if procedure.rated_at_the_visit(self._services.office.service(visitor.service)):
            feedback = self._services.feedback
            feedback.rate(self._command(), visitor.ticket, visitor.guest.score)
            feedback.answer_survey(visitor.ticket, visitor.guest.answers)
        self._leave()

    def _leave(self) -> None:
        self._gone += 1
        self._ended(self._gone)
        self._go_home()
