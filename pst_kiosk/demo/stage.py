"""The stage of a demonstration: a temporary office, a printer on this machine, and four open screens.

Every screen has lanes and a feed of its own, as in four programs; they share nothing but the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from pst_kiosk.bootstrap import Lanes, Screen, Station, after_first_frame, heartbeat_of, open_screen
from pst_kiosk.clocks import clock_from
from pst_kiosk.demo.hands import Window
from pst_kiosk.printing.receiver import TcpReceiver

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office

SIZES = {"kiosk": (1920, 1080), "display": (1920, 1080), "counter": (1366, 768), "rating": (1280, 800)}
"""The sizes the screens are drawn for, used where nobody's monitor sets others."""

SMALL = {"kiosk": (1280, 800), "display": (1280, 720), "counter": (1366, 768), "rating": (1280, 800)}
"""The smallest sizes that serve, so that four windows find room on one monitor, over each other."""

DEFAULT_MOMENT = dt.datetime(2026, 11, 18, 9, 5)  # noqa: DTZ001 - a Wednesday, in the office's zone
ADMINISTRATOR = "Administrator"


@dataclass(frozen=True)
class Stage:
    office: Office
    database: Path
    pin: str
    """The administrator's."""
    printer: TcpReceiver
    screens: dict[str, Screen]
    lanes: dict[str, Lanes]

    def window(self, name: str) -> Window:
        window = self.screens[name].window
        assert isinstance(window, Window)
        return window


@contextmanager
def set_stage(profile: str, at: dt.datetime | None, database: Path, full_size: bool) -> Iterator[Stage]:
    """Install the office into `database`, open all four screens, and clear everything away afterwards.

    The office's clock starts at `at` (in the office's zone where it names none). `full_size` opens each
    window at the size it is drawn for; else they share the monitor, whoever uses one brings it forward, and
    the board speaks.
    """
    from pst_kiosk.printing.settings import PrinterSettings
    from pst_kiosk.services.setup import install, profile_path, read_profile

    office = read_profile(profile_path(profile))
    moment = at or DEFAULT_MOMENT
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=office.tz)
    clock = clock_from(moment)
    url = f"sqlite:///{database}"
    pin = install(url, office, ADMINISTRATOR, clock)
    with ExitStack() as stack:
        printer = stack.enter_context(TcpReceiver())
        own_files = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        paper = PrinterSettings(kind="network", host=printer.host, port=printer.port)
        desks = tuple(desk.key for desk in office.desks)
        station = Station(
            url,
            windowed=True,
            clock=clock,
            printer=paper,
            outbox=own_files,
            desks=desks,
            voice=not full_size,
        )
        screens: dict[str, Screen] = {}
        lanes: dict[str, Lanes] = {}
        for name in SIZES:
            own = replace(station, name=f"demo-{name}")
            lanes[name] = Lanes(own)
            stack.callback(lanes[name].stop)
            screens[name] = open_screen(name, lanes[name], own)
            stack.callback(screens[name].close)
            after_first_frame(screens[name].window, lanes[name].feed.start)
            after_first_frame(screens[name].window, heartbeat_of(name, lanes[name], own).start)
        stage = Stage(office, database, pin, printer, screens, lanes)
        _place(stage, full_size)
        yield stage


def _place(stage: Stage, full_size: bool) -> None:
    """Each window at its own size, or at the smallest it is made for, one in each corner of the monitor."""
    area = QGuiApplication.primaryScreen().availableGeometry()
    for position, name in enumerate(SIZES):
        window = stage.window(name)
        if full_size:
            window.resize(*SIZES[name])
            continue
        width, height = (min(a, b) for a, b in zip(SMALL[name], (area.width(), area.height()), strict=True))
        x = area.x() + position % 2 * (area.width() - width)
        y = area.y() + position // 2 * (area.height() - height)
        window.setGeometry(x, y, width, height)
