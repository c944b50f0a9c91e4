"""Opening the kiosk's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QSize, Qt

from pst_kiosk.kiosk.kiosk_model import KioskModel, Page
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.keys_in_use import KeysInUse
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import INDONESIAN
from pst_kiosk.ui.lockdown import Lockdown
from pst_kiosk.ui.locked_window import lock_window
from pst_kiosk.ui.qml_window import OpenWindow, open_window

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.services.opening import Services
    from pst_kiosk.settings import StationSettings

WINDOWED = QSize(1280, 800)


@dataclass(frozen=True, eq=False)
class Kiosk:
    """The open kiosk."""

    opened: OpenWindow
    model: KioskModel
    lock: Lockdown | None = None

    @property
    def window(self) -> QQuickWindow:
        return self.opened.window

    @property
    def at_rest(self) -> bool:
        """Whether no visitor is in the middle of anything."""
        return self.model.property("page") == Page.HOME and not self.model.property("busy")

    def tell_hours(self, hear: Callable[[bool], None]) -> None:
        """`hear` is told whether the office is open, once that is known, and with every change."""
        home = self.model.property("home")

        def tell() -> None:
            if home.facts is not None:
                hear(home.facts.is_open)

        home.changed.connect(tell)
        tell()

    def close(self) -> None:
        """Close the window, then its model; lanes and feed stay with their owner."""
        if self.lock is not None and shiboken6.isValid(self.lock):
            self.lock.release()
        self.opened.close()
        if shiboken6.isValid(self.model):
            # Texts are translated for the whole process, which may open another kiosk.
            self.model.language.use(INDONESIAN)
            # Here, not when Python collects it, perhaps in a lane's thread, where Qt objects must not go.
            shiboken6.delete(self.model)


def open_kiosk(
    services: Lane[Services],
    feed: Feed,
    printer: Lane[Printer | None] | None,
    outbox: Lane[Outbox],
    station: Callable[[], str],
    introduce: Callable[[Services], int | None],
    windowed: bool = False,
    *,
    size: QSize = WINDOWED,
    patience: Patience | None = None,
    reduced_motion: bool = False,
    settings: Lane[StationSettings] | None = None,
) -> Kiosk:
    """Show the kiosk full screen, or `windowed` at `size`. It reads the database after its first frame.

    Without `printer` (or where the lane holds none) the number is shown on the screen alone. `introduce`
    reports this kiosk to the office and returns its digit. Full screen and with `settings` nobody leaves it
    but staff, by the exit PIN.
    """
    model = KioskModel(services, feed, printer, outbox, station, introduce, patience=patience)
    opened = open_window(
        Path(__file__).parent / "KioskWindow.qml",
        model,
        size=size if windowed else None,
        language=model.language,
    )
    opened.tokens.setProperty("reducedMotion", reduced_motion)
    KeysInUse(opened.window).used.connect(model.touch)

    def begin() -> None:
        from pst_kiosk.ui.qr_code import provide_qr_codes  # not before the first frame

        provide_qr_codes(opened.engine)
        model.start()

    opened.window.frameSwapped.connect(begin, Qt.ConnectionType.SingleShotConnection)
    if windowed or settings is None:
        return Kiosk(opened, model)
    return Kiosk(opened, model, lock_window(opened, model.language, settings))
