"""The one place that builds the concrete objects of a station and hands them over.

Nothing here imports SQLAlchemy, pydantic or the printer's driver before the first frame is painted: the
lanes open what they own in their own threads, at their first job.
"""

from __future__ import annotations

import datetime as dt
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from pst_kiosk.advice import told
from pst_kiosk.clocks import indonesian_holidays
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.application import desktop_application, touch_application
from pst_kiosk.ui.awake import Awake, system_sleep
from pst_kiosk.ui.collector import Collector
from pst_kiosk.ui.feed import ChangeSource, Feed
from pst_kiosk.ui.heartbeat import Heartbeat
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.profile_watch import ProfileWatch
from pst_kiosk.ui.supervisor import READY, STOPPING, tell_supervisor
from pst_kiosk.ui.trace import begin_log, log_fault
from pst_kiosk.ui.watchdog import Watchdog
from pst_kiosk.version import program_version

if TYPE_CHECKING:
    from pathlib import Path

    from pst_kiosk.display.picture_folder import PictureFolder
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.printing.settings import PrinterSettings
    from pst_kiosk.services.opening import Services
    from pst_kiosk.settings import StationSettings
    from pst_kiosk.ui.rating_spool import RatingSpool

CANNOT_START = frozenset(
    {
        "database_url",
        "database_missing",
        "database_on_network_drive",
        "database_no_permission",
        "database_version",
        "not_a_database",
        "schema_missing",
        "schema_older",
        "schema_newer",
        "office_missing",
        "profile_outdated",
        "settings_invalid",
        "station_role",
    }
)
"""Faults that waiting does not mend: the program says so and stops."""
_ANEW = 75
"""What the event loop ends with where the screen is to be opened again."""
AWAY_FOR_A_KIOSK = "database_missing"
"""A kiosk that knows its office goes on without its database, and expects that back."""


class Screen(Protocol):
    """An open screen."""

    @property
    def window(self) -> QObject: ...

    @property
    def at_rest(self) -> bool:
        """Whether it may be opened anew: nobody is in the middle of anything."""

    def close(self) -> None: ...


@runtime_checkable
class KnowsHours(Protocol):
    """A screen that knows when the office is open."""

    def tell_hours(self, hear: Callable[[bool], None]) -> None: ...


@dataclass(frozen=True)
class Station:
    """How a screen is started. What is None comes from the station's settings file."""

    database: str | None = None
    name: str | None = None
    windowed: bool = False
    clock: Callable[[], dt.datetime] | None = None
    printer: PrinterSettings | None = None
    outbox: Path | None = None
    """The folder of the kiosk's outbox, and of what a tablet could not deliver."""
    desks: tuple[str, ...] | None = None
    """The desks (keys) a rating tablet stands at; empty where all share it."""
    screen: str | None = None
    """What this PC must have joined the office as, where it did; None for any."""
    voice: bool = False
    """Whether its board may speak."""

    def settings(self) -> StationSettings:
        from pst_kiosk.settings import station_settings

        return station_settings()

    def own_name(self) -> str:
        """What this station calls itself; asked in a lane, as reading the settings takes its time."""
        return self.name or self.settings().station

    def own_desks(self) -> tuple[str, ...]:
        """At which desks this tablet stands; asked in a lane, as `own_name`."""
        return self.settings().rating.desks if self.desks is None else self.desks

    def url(self) -> str:
        """Raises `EnvironmentFault` `station_role` where this PC joined as another kind of station."""
        if self.database is not None:
            return self.database
        joined = self.settings()
        if joined.role not in (None, self.screen):
            raise EnvironmentFault("station_role", address=joined.role, role=self.screen)
        return joined.database

    def own_clock(self) -> dt.datetime:
        """What this station takes for the present moment: this machine's clock, or its own."""
        return self.clock() if self.clock else dt.datetime.now(dt.UTC)

    def open_services(self) -> Services:
        from pst_kiosk.services.opening import open_services

        if self.clock is None:
            return open_services(self.url(), indonesian_holidays)
        return open_services(self.url(), indonesian_holidays, self.clock)

    def open_changes(self) -> ChangeSource:
        from pst_kiosk.services.opening import open_changes

        return open_changes(self.url())

    def open_printer(self) -> Printer | None:
        from pst_kiosk.printing.printers import printer_for

        return printer_for(self.printer or self.settings().printer)

    def open_pictures(self) -> PictureFolder:
        from pst_kiosk.display.picture_folder import PictureFolder

        return PictureFolder(self.settings().board.pictures)

    def open_outbox(self) -> Outbox:
        from pst_kiosk.db.engine import parsed, place_of
        from pst_kiosk.kiosk.outbox import Outbox
        from pst_kiosk.kiosk.outbox_file import file_of, usual_folder

        path = file_of(self.outbox or usual_folder(), self.own_name())
        return Outbox(path, place_of(parsed(self.url())), self.own_clock)

    def open_ratings(self) -> RatingSpool:
        from pst_kiosk.ui.rating_spool import RatingSpool, usual_folder

        return RatingSpool(self.outbox or usual_folder(), self.own_name())

    def introduce_kiosk(self, services: Services) -> int | None:
        """Report this kiosk to the office; its digit."""
        return services.stations.report(self.own_name(), "kiosk", program_version(), None, self.own_clock)


class Lanes:
    """The slow things of one screen, each in a thread of its own.

    `screen`: its name where it is a station of the office, and says so when it stops.
    """

    def __init__(self, station: Station, screen: str | None = None) -> None:
        self.services: Lane[Services] = Lane(
            station.open_services,
            partial(_close_services, station, screen),
            cut_resource=lambda services: services.database.cut(),
            name="database",
        )
        self.printer: Lane[Printer | None] = Lane(station.open_printer, name="printer")
        self.outbox: Lane[Outbox] = Lane(station.open_outbox, lambda outbox: outbox.close(), name="outbox")
        self.ratings: Lane[RatingSpool] = Lane(station.open_ratings, name="ratings")
        self.settings: Lane[StationSettings] = Lane(station.settings, name="settings")
        self.pictures: Lane[PictureFolder] = Lane(station.open_pictures, name="pictures")
        self.feed = Feed(station.open_changes)
        self.collector = Collector(self.feed)

    def stop(self) -> None:
        self.feed.stop()
        self.services.stop()
        self.printer.stop()
        self.outbox.stop()
        self.ratings.stop()
        self.settings.stop()
        self.pictures.stop()


def run_screen(name: str, station: Station) -> int:
    """Open one screen on this station and run it until it is closed; the process's exit code.

    Where a new version of the office's profile comes into force meanwhile, it is opened anew with that as
    soon as it is at rest.
    """
    _log_without_personal_data()
    application = application_for(name)
    _stop_when_told(application, asks_first=name == "counter")
    while (code := _run_once(name, station, application)) == _ANEW:
        pass
    return code


def _run_once(name: str, station: Station, application: QCoreApplication) -> int:
    lanes = Lanes(station, name)
    screen = open_screen(name, lanes, station)
    heartbeat = heartbeat_of(name, lanes, station)
    profile = ProfileWatch(lanes.services, heartbeat, lanes.feed)
    stopped_by: list[EnvironmentFault] = []

    def stop(fault: EnvironmentFault) -> None:
        stopped_by.append(fault)
        application.exit(1)

    def stop_if_hopeless(fault: Exception) -> None:
        if not isinstance(fault, EnvironmentFault) or fault.code not in CANNOT_START:
            return
        if name == "kiosk" and fault.code == AWAY_FOR_A_KIOSK:
            lanes.outbox.post(_must_know_its_office, failed=lambda _: stop(fault))
        else:
            stop(fault)

    def open_anew() -> None:
        if screen.at_rest and lanes.printer.idle:
            application.exit(_ANEW)

    profile.outdated.connect(open_anew)
    begin(screen, lanes, stop_if_hopeless)
    after_first_frame(screen.window, heartbeat.start)
    if name != "counter":
        after_first_frame(screen.window, partial(_stay_awake, screen, lanes.feed))
    watchdog = Watchdog()
    after_first_frame(screen.window, partial(tell_supervisor, READY))
    after_first_frame(screen.window, watchdog.start)
    try:
        return int(application.exec())
    finally:
        watchdog.stop()
        tell_supervisor(STOPPING)
        screen.close()
        lanes.stop()
        for fault in stopped_by:
            print(f"pst-kiosk: {told(fault)}", file=sys.stderr)


def _stay_awake(screen: Screen, parent: QObject) -> None:
    """In opening hours; the tablet, which knows none, always. An officer's PC does as its owner likes."""
    awake = Awake(system_sleep(parent), parent)
    if isinstance(screen, KnowsHours):
        screen.tell_hours(awake.follow)


def _must_know_its_office(outbox: Outbox) -> None:
    if outbox.provisions is None:
        raise EnvironmentFault("office_missing")


def begin(screen: Screen, lanes: Lanes, failed: Callable[[Exception], None] | None = None) -> None:
    """Let an open screen's lanes and feed begin after its first frame; `failed` hears why they cannot."""

    def start() -> None:
        begin_log()
        lanes.feed.start()
        lanes.services.post(lambda services: None, lambda _: lanes.collector.spare_what_is_loaded(), failed)

    after_first_frame(screen.window, start)


def heartbeat_of(name: str, lanes: Lanes, station: Station) -> Heartbeat:
    """The signs of life of the screen called `name`, as long as its feed lives; only a kiosk prints."""
    printer = lanes.printer if name == "kiosk" else None
    clock = station.own_clock
    return Heartbeat(lanes.services, lanes.feed, name, station.own_name, clock, printer, parent=lanes.feed)


def open_screen(name: str, lanes: Lanes, station: Station) -> Screen:
    """Build and show the screen called `name`; it does not own its lanes."""
    screen: Screen
    if name == "kiosk":
        from pst_kiosk.kiosk.app import open_kiosk

        screen = open_kiosk(
            lanes.services,
            lanes.feed,
            lanes.printer,
            lanes.outbox,
            station.own_name,
            station.introduce_kiosk,
            station.windowed,
            settings=lanes.settings,
        )
    elif name == "counter":
        from pst_kiosk.counter.app import open_counter

        screen = open_counter(lanes.services, lanes.feed, station.windowed)
    elif name == "display":
        from pst_kiosk.display.app import open_display
        from pst_kiosk.display.voice import Voice

        screen = open_display(
            lanes.services,
            lanes.feed,
            station.own_name,
            station.windowed,
            settings=lanes.settings,
            pictures=lanes.pictures,
            voice=Voice() if station.voice else None,
        )
    else:
        from pst_kiosk.rating.app import open_rating

        screen = open_rating(
            lanes.services,
            lanes.feed,
            station.own_desks,
            station.own_name,
            lanes.ratings,
            station.windowed,
            settings=lanes.settings,
        )
    return screen


def after_first_frame(window: QObject, begin: Callable[[], None]) -> None:
    """Call `begin` once the window shows its shell: what is slow to load must not delay it."""
    painted = getattr(window, "frameSwapped", None)  # Widgets have none, and need no Qt Quick to be loaded
    if painted is None:
        QTimer.singleShot(0, begin)
    else:
        painted.connect(lambda: QTimer.singleShot(0, begin), Qt.ConnectionType.SingleShotConnection)


def application_for(screen: str) -> QCoreApplication:
    """The Qt application a screen runs in."""
    if screen == "counter":
        return desktop_application()
    return touch_application(keyboard=screen in {"kiosk", "rating"})


def _close_services(station: Station, screen: str | None, services: Services) -> None:
    """Say that this station stops properly, where it can still be said; then close the database."""
    try:
        if screen is not None:
            with suppress(EnvironmentFault):
                services.stations.close(station.own_name(), screen)
    finally:
        services.close()


def _stop_when_told(application: QCoreApplication, asks_first: bool) -> None:
    """A session that ends, a service that is stopped and Ctrl-C close a screen as its window does.

    `asks_first`: whether its window may want to say something before; a locked one would always refuse.
    """
    stop = application.quit if asks_first else application.exit
    for sent in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sent, lambda *_: stop())


def _log_without_personal_data() -> None:
    """A bug in a slot is logged on standard error, without its message: that may quote a visitor."""
    sys.excepthook = lambda _kind, error, _trace: log_fault("pst_kiosk", "the screen", error)
