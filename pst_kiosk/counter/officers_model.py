"""The administrator's page: who works here, new officers, new PINs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.wording import Notice, away_notice, refusal
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.services.accounts import Officer
    from pst_kiosk.services.opening import Services


@dataclass(frozen=True)
class NewPin:
    """A PIN that is shown once; it is stored as a hash alone."""

    officer: str
    pin: str


def _read(services: Services) -> tuple[tuple[Officer, ...], dict[str, str]]:
    from pst_kiosk.domain.roles import NAMES

    roles = {role.value: name.id for role, name in NAMES.items()}
    return tuple(services.accounts.officers()), roles


class OfficersModel(QObject):
    """`added` comes when a new officer is stored; `pinChanged` when a PIN is to be shown, or gone."""

    changed = Signal()
    added = Signal()
    pinChanged = Signal()
    busyChanged = Signal()
    noticeChanged = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, administrator_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.officers: tuple[Officer, ...] = ()
        self.roles: dict[str, str] = {}
        """Role names by role, in the order offered."""
        self.rows = Rows(("name", "role"), self, headings=("Nama", "Peran"))
        self.new_pin: NewPin | None = None
        self.notice: Notice | None = None
        self._administrator_id = administrator_id
        self._intents = Intents(lane, self)
        self._intents.away.connect(lambda code: self._say(away_notice(code)))
        self._intents.busyChanged.connect(self.busyChanged)
        self._live = LiveRead(lane, feed, _read, self)
        self._live.fresh.connect(self._take)
        self._live.away.connect(lambda code: self._say(away_notice(code)))
        self._live.refresh()

    @property
    def busy(self) -> bool:
        return self._intents.busy

    def add(self, name: str, role: str) -> None:
        """Add an officer; his PIN is shown once."""

        def add(services: Services, officer_id: str) -> NewPin:
            from pst_kiosk.domain.roles import Role

            return NewPin(name, services.accounts.add(self._administrator_id, officer_id, name, Role(role)))

        def stored(pin: NewPin) -> None:
            self.added.emit()
            self._show(pin)

        self._send(add, stored)

    def reset_pin(self, row: int) -> None:
        """Give the officer in this row a new PIN; the old one is no longer valid."""
        officer = self.officers[row]

        def reset(services: Services, _command: str) -> NewPin:
            return NewPin(officer.name, services.accounts.reset_pin(self._administrator_id, officer.id))

        self._send(reset, self._show)

    def forget_pin(self) -> None:
        """The PIN has been written down."""
        self._show(None)

    def _send(self, call, then) -> None:  # type: ignore[no-untyped-def]
        if not self._intents.busy:
            self._say(None)
            self._show(None)
            self._intents.send(call, then, lambda error: self._say(refusal(error)))

    def _take(self, read: tuple[tuple[Officer, ...], dict[str, str]]) -> None:
        if self.notice is not None and self.notice.away and not self._intents.stuck:
            self._say(None)
        self.officers, self.roles = read
        self.rows.show([(officer.name, self.roles[officer.role]) for officer in self.officers])
        self.changed.emit()

    def _show(self, pin: NewPin | None) -> None:
        if pin != self.new_pin:
            self.new_pin = pin
            self.pinChanged.emit()
        if pin is not None:
            self._live.refresh()

    def _say(self, notice: Notice | None) -> None:
        if notice != self.notice:
            self.notice = notice
            self.noticeChanged.emit()
