"""Whether the office's standard has changed under a running screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.ui.heartbeat import Heartbeat
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


class ProfileWatch(QObject):
    """Asks with every sign of life of a screen; `outdated` comes each time while another version of the
    profile is in force than the screen was opened with."""

    outdated = Signal()

    def __init__(self, services: Lane[Services], heartbeat: Heartbeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        heartbeat.reported.connect(self._ask)

    def _ask(self) -> None:
        # A database that is away is told by the screen itself.
        self._services.post(lambda services: services.outdated(), self._heard, lambda _: None)

    def _heard(self, outdated: bool) -> None:
        if outdated:
            self.outdated.emit()
