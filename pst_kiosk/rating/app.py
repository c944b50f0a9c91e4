"""Opening the rating tablet's window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QSize, Qt

from pst_kiosk.rating.rating_model import PATIENCE_MS, THANKS_MS, RatingModel
from pst_kiosk.rating.tablet import Page
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.keys_in_use import KeysInUse
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.lockdown import Lockdown
from pst_kiosk.ui.locked_window import lock_window
from pst_kiosk.ui.qml_window import OpenWindow, open_window

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from pst_kiosk.services.opening import Services
    from pst_kiosk.settings import StationSettings
    from pst_kiosk.ui.rating_spool import RatingSpool

WINDOWED = QSize(1280, 800)


@dataclass(frozen=True, eq=False)
class RatingTablet:
    """The open tablet."""

    opened: OpenWindow
    model: RatingModel
    lock: Lockdown | None = None

    @property
    def window(self) -> QQuickWindow:
        return self.opened.window

    @property
    def at_rest(self) -> bool:
        """Whether no visitor is in the middle of anything."""
        return bool(self.model.property("page") == Page.REST)

    def close(self) -> None:
        """Close the window; lanes and feed stay with their owner."""
        if self.lock is not None and shiboken6.isValid(self.lock):
            self.lock.release()
        self.opened.close()


def open_rating(
    services: Lane[Services],
    feed: Feed,
    desks: Callable[[], Sequence[str]],
    station: Callable[[], str],
    spool: Lane[RatingSpool] | None,
    windowed: bool = False,
    *,
    size: QSize = WINDOWED,
    thanks_ms: int = THANKS_MS,
    patience_ms: int = PATIENCE_MS,
    reduced_motion: bool = False,
    settings: Lane[StationSettings] | None = None,
) -> RatingTablet:
    """Show the tablet full screen, or `windowed` at `size`. It reads the database after its first frame.

    `desks` and `station` are asked in the database's lane: the desks it stands at (keys; none: all of them
    share it), and its name; `spool` keeps what could not be delivered. Full screen and with `settings` nobody
    leaves it but staff, by the exit PIN.
    """
    model = RatingModel(services, feed, desks, station, spool, thanks_ms=thanks_ms, patience_ms=patience_ms)
    opened = open_window(
        Path(__file__).parent / "Rating.qml", model, size=size if windowed else None, language=model.speaks
    )
    opened.tokens.setProperty("reducedMotion", reduced_motion)
    KeysInUse(opened.window).used.connect(model.touch)

    def begin() -> None:
        from pst_kiosk.ui.qr_code import provide_qr_codes  # not before the first frame

        provide_qr_codes(opened.engine)
        model.start()

    opened.window.frameSwapped.connect(begin, Qt.ConnectionType.SingleShotConnection)
    if windowed or settings is None:
        return RatingTablet(opened, model)
    return RatingTablet(opened, model, lock_window(opened, model.speaks, settings))
