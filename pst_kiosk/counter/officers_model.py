"""The page "Petugas": who works here in which role, new officers, new PINs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.staff import Member

Reading = tuple["tuple[Member, ...]", dict[str, str]]


@dataclass(frozen=True)
class NewPin:
    """A PIN that is shown once; it is stored as a hash alone."""

    officer: str
    pin: str


class OfficersModel(OfficeModel):
    """`added` comes when a new officer is stored; `pinChanged` when a PIN is to be shown, or gone."""

    added = Signal()
    pinChanged = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.officers: tuple[Member, ...] = ()
        """Those who work here, then those who left."""
        self.roles: dict[str, str] = {}
        """Role names by role, in the order offered."""
        self.may_appoint_administrators = session.role == "administrator"
        self.rows = Rows(("name", "role", "state"), self, headings=("Nama", "Peran", "Keadaan"))
        self.new_pin: NewPin | None = None
        self._administrator_id = session.officer_id

    def add(self, name: str, role: str) -> None:
        """Add an officer; his PIN is shown once."""

        def add(services: Services, officer_id: str) -> NewPin:
            from pst_kiosk.domain.roles import Role

            return NewPin(name, services.accounts.add(self._administrator_id, officer_id, name, Role(role)))

        def stored(pin: NewPin) -> None:
            self.added.emit()
            self._show(pin)

        self._give_pin(add, stored)

    def reset_pin(self, row: int) -> None:
        """Give the officer in this row a new PIN; the old one is no longer valid."""
        officer = self.officers[row]

        def reset(services: Services, _command: str) -> NewPin:
            return NewPin(officer.name, services.accounts.reset_pin(self._administrator_id, officer.id))

        self._give_pin(reset, self._show)

    def set_role(self, row: int, role: str) -> None:
        """Give the officer in this row another role."""
        officer = self.officers[row]

        def set_role(services: Services, _command: str) -> None:
            from pst_kiosk.domain.roles import Role

            services.staff.set_role(self._administrator_id, officer.id, Role(role))

        self.send(set_role, lambda _: self.refresh())

    def set_active(self, row: int, active: bool) -> None:
        """Whether the officer in this row may sign in."""
        officer, by = self.officers[row], self._administrator_id

        def set_active(services: Services, _command: str) -> None:
            (services.staff.reactivate if active else services.staff.deactivate)(by, officer.id)

        self.send(set_active, lambda _: self.refresh())

    def forget_pin(self) -> None:
        """The PIN has been written down."""
        self._show(None)

    def show_read(self, read: Reading) -> None:
        self.officers, self.roles = read
        self.rows.show(
            [
                (officer.name, self.roles[officer.role], "" if officer.active else "tidak aktif")
                for officer in self.officers
            ]
        )

    def _give_pin(self, call, then) -> None:  # type: ignore[no-untyped-def]
        if not self.busy:
            self._show(None)
            self.send(call, then)

    def _show(self, pin: NewPin | None) -> None:
        if pin != self.new_pin:
            self.new_pin = pin
            self.pinChanged.emit()
        if pin is not None:
            self.refresh()


def _read(services: Services) -> Reading:
    from pst_kiosk.domain.roles import NAMES

    roles = {role.value: name.id for role, name in NAMES.items()}
    return services.staff.everybody(), roles
