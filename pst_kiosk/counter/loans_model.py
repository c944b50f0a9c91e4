"""The page of cards and keys: what is out, whose card is awaited, and the lockers themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter.loans_words import holder, in_order, since, thing
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.loan_views import Desk, Loan, Locker
    from pst_kiosk.services.opening import Services

KEEPERS = frozenset({"administrator", "supervisor"})
_UNDO_MS = 30_000


class LoansModel(OfficeModel):
    """`stored` comes when what was typed is stored; `chosen` with the place of a visitor's row."""

    stored = Signal()
    chosen = Signal(int)

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.keeps = session.role in KEEPERS
        """Whether this officer says which lockers there are."""
        self.returned: Loan | None = None
        """What was noted as returned last, while that may be taken back."""
        self.out = Rows(
            ("id", "what", "who", "since", "by", "state"),
            self,
            headings=("", "Apa", "Siapa", "Sejak", "Petugas", "Keadaan"),
            silent=("id",),
        )
        self.expected = Rows(("id", "who"), self, headings=("", "Pengunjung"), silent=("id",))
        self.lockers = Rows(("id", "name", "state"), self, headings=("", "Loker", "Keadaan"), silent=("id",))
        self._officer = session.officer_id
        self._about: str | None = None
        self._desk: Desk | None = None
        self._loans: tuple[Loan, ...] = ()
        self._lockers: tuple[Locker, ...] = ()
        self._office: Office | None = None
        self._undo = QTimer(self, interval=_UNDO_MS, singleShot=True)
        self._undo.timeout.connect(lambda: self._remember(None))

    def open_ticket(self, ticket_id: str) -> None:
        """The visitor's row is chosen as soon as it is read."""
        self._about = ticket_id
        self.refresh()

    def locker(self, row: int) -> Locker:
        return self._lockers[row]

    def give_back(self, row: int) -> None:
        """The key or card in this row is back."""
        loan = self._loans[row]
        # What else that visitor has out comes back next.
        self._about = loan.ticket_id
        self.send(
            lambda services, _: services.loans.give_back(loan.id, self._officer),
            lambda _: self._changed(partial(self._remember, loan)),
        )

    def take_back_return(self) -> None:
        """What was noted as returned last is not back after all."""
        loan = self.returned
        if loan is not None:
            self.send(
                lambda services, _: services.loans.not_back(loan.id, self._officer),
                lambda _: self._changed(partial(self._remember, None)),
            )

    def lost(self, row: int, reason: str) -> None:
        """The key or card in this row will not come back."""
        loan = self._loans[row]
        self.send(
            lambda services, _: services.loans.lost(loan.id, self._officer, reason),
            lambda _: self._changed(self.stored.emit),
        )

    def take_card(self, row: int, kind: int) -> None:
        """The visitor in this row of `expected` leaves a card."""
        ticket = self.expected.text(row, "id")
        self.send(
            lambda services, command: services.loans.take_card(command, ticket, kind, self._officer),
            lambda _: self._changed(),
        )

    def use(self, row: int, used: bool) -> None:
        """The locker in this row is given from now on, or not."""
        locker = self._lockers[row].id

        def work(services: Services, _: str) -> None:
            change = services.loans.put_in_use if used else services.loans.take_out_of_use
            change(locker, self._officer)

        self.send(work, lambda _: self._changed())

    def add(self, written: str) -> None:
        """Lockers by a list of names such as 01-20."""

        def work(services: Services, command: str) -> None:
            from pst_kiosk.domain.lockers import names_in

            services.loans.add_lockers(command, names_in(written), self._officer)

        self.send(work, lambda _: self._changed(self.stored.emit))

    def labels(self) -> Callable[[], bytes] | None:
        """What makes the labels of all lockers; None while there is none."""
        if self._office is None or not self._lockers:
            return None
        names = [locker.name for locker in self._lockers]
        return partial(_labels, self._office.name, names)

    def show_read(self, read: tuple[Desk, Office]) -> None:
        desk, office = read
        zone = office.tz
        self._desk, self._office, self._lockers = desk, office, desk.lockers
        self._loans = in_order(desk.out)
        self.out.show(
            [
                (
                    loan.id,
                    thing(loan),
                    holder(loan.number, loan.came_at, zone),
                    since(loan.given_at, desk.at, zone),
                    loan.given_by,
                    _state(loan),
                )
                for loan in self._loans
            ]
        )
        self.expected.show([(due.ticket_id, holder(due.number, due.came_at, zone)) for due in desk.expected])
        self.lockers.show(
            [(locker.id, locker.name, _locker_state(locker, office)) for locker in desk.lockers]
        )
        self._choose()

    def _choose(self) -> None:
        if self.busy:
            return
        about, self._about = self._about, None
        found = (at for at, loan in enumerate(self._loans) if loan.ticket_id == about)
        if about is not None and (row := next(found, None)) is not None:
            self.chosen.emit(row)

    def _remember(self, returned: Loan | None) -> None:
        self.returned = returned
        self._undo.stop()
        if returned is not None:
            self._undo.start()
        self.changed.emit()

    def _changed(self, then: Callable[[], None] = lambda: None) -> None:
        then()
        self.refresh()


def _read(services: Services) -> tuple[Desk, Office]:
    return services.loans.desk(), services.office


def _labels(office: str, names: list[str]) -> bytes:
    from pst_kiosk.reports.labels import locker_labels  # in the preview's lane: it loads the fonts

    return locker_labels(office, names)


def _state(loan: Loan) -> str:
    if loan.overdue:
        return "lewat jam tutup"
    return "kunjungan selesai" if loan.visit_over else "masih berkunjung"


def _locker_state(locker: Locker, office: Office) -> str:
    if locker.loan is not None:
        return f"dipakai {holder(locker.loan.number, locker.loan.came_at, office.tz)}"
    return "tidak dipakai" if locker.out_of_use else "kosong"
