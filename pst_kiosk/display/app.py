"""Opening the board's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QSize, Qt

from pst_kiosk.display.display_model import DisplayModel
from pst_kiosk.display.pictures import Pictures
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.qml_window import OpenWindow, open_window
from pst_kiosk.ui.tokens import ScreenKind

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from pst_kiosk.display.picture_folder import PictureFolder
    from pst_kiosk.display.voice import Voice
    from pst_kiosk.services.opening import Services
    from pst_kiosk.settings import StationSettings

WINDOWED = QSize(1600, 900)


@dataclass(frozen=True, eq=False)
class Display:
    """The open board."""

    opened: OpenWindow
    model: DisplayModel
    voice: Voice | None = None

    @property
    def window(self) -> QQuickWindow:
        return self.opened.window

    @property
    def at_rest(self) -> bool:
        """Nobody is in the middle of anything at a board."""
        return True

    def tell_hours(self, hear: Callable[[bool], None]) -> None:
        """`hear` is told whether the office is open, with every change; as open until it is known."""

        def tell() -> None:
            hear(self.model.property("phase") != "closed")

        self.model.changed.connect(tell)
        tell()

    def close(self) -> None:
        """Close the window; lanes and feed stay with their owner."""
        self.opened.close()
        if self.voice is not None:
            self.voice.stop()


def open_display(
    services: Lane[Services],
    feed: Feed,
    name: Callable[[], str],
    windowed: bool = False,
    *,
    size: QSize = WINDOWED,
    reduced_motion: bool = False,
    settings: Lane[StationSettings] | None = None,
    pictures: Lane[PictureFolder] | None = None,
    voice: Voice | None = None,
) -> Display:
    """Show the board full screen, or `windowed` at `size`. It reads the database after its first frame.

    `name` is the station's, asked in the lane; `pictures` are shown beside the queue.
    `voice` speaks the calls; it begins when there is something to show, so that nothing waits for it.
    """
    shown = Pictures(pictures) if pictures is not None else None
    model = DisplayModel(services, feed, name, voice, shown)
    opened = open_window(
        Path(__file__).parent / "Display.qml", model, kind=ScreenKind.BOARD, size=size if windowed else None
    )
    if shown is not None:
        shown.show_in(opened.engine)
    if voice is not None:
        model.changed.connect(voice.start, Qt.ConnectionType.SingleShotConnection)
    opened.tokens.setProperty("reducedMotion", reduced_motion)
    if settings is not None:
        _keep_still_where_wanted(opened, settings)
    if not windowed:
        opened.window.setFlag(Qt.WindowType.FramelessWindowHint)
        opened.window.setCursor(Qt.CursorShape.BlankCursor)  # nobody points at a board
    opened.window.frameSwapped.connect(model.painted)
    opened.window.frameSwapped.connect(model.start, Qt.ConnectionType.SingleShotConnection)
    return Display(opened, model, voice)


def _keep_still_where_wanted(opened: OpenWindow, settings: Lane[StationSettings]) -> None:
    """The station's settings may want no motion; ones that cannot be read are told of where the database is
    opened by them."""

    def keep_still(wanted: bool) -> None:
        if wanted and shiboken6.isValid(opened.tokens):
            opened.tokens.setProperty("reducedMotion", True)

    settings.post(lambda station: station.board.reduced_motion, keep_still, lambda _: None)
