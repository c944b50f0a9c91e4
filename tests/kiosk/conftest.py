"""A kiosk on a real office, with the lanes and the printer of one station."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QSize

from pst_kiosk.domain.office import Office
from pst_kiosk.kiosk.app import Kiosk, open_kiosk
from pst_kiosk.kiosk.kiosk_model import KioskModel
from pst_kiosk.kiosk.outbox import Outbox
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.printing.printers import Printer, printer_for
from pst_kiosk.printing.settings import PrinterSettings
from pst_kiosk.services import setup
from pst_kiosk.services.opening import Services, open_changes, open_services
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.support.line import Line
from tests.support.office import MORNING, TestClock, TestOffice
from tests.support.screens import drain, wait_until


@dataclass
class Station:
    """One kiosk's lanes on an office's database."""

    services: Lane[Services]
    feed: Feed
    printer: Lane[Printer | None]
    outbox: Lane[Outbox]
    clock: TestClock
    line: Line
    """Between the kiosk and the database."""

    @property
    def lanes(self) -> tuple[Any, ...]:
        """What a kiosk is opened with."""
        return self.services, self.feed, self.printer, self.outbox, lambda: "kios-1", self.introduce

    def introduce(self, services: Services) -> int | None:
        return services.stations.report("kios-1", "kiosk", "0.1.0", None, self.clock)


MakeStation = Callable[..., Station]


@pytest.fixture
def station_at(lanes: list[Lane[Any]], tmp_path: Path) -> Iterator[MakeStation]:
    """Makes the lanes of a station; without settings it has no printer. One made again finds its outbox."""
    feeds: list[Feed] = []

    def make(office: TestOffice, printer: PrinterSettings | None = None, line: Line | None = None) -> Station:
        settings, line = printer or PrinterSettings(), line or Line()

        services = Lane(
            lambda: line.open(office.another_station), lambda opened: opened.close(), name="database"
        )
        paper = Lane(lambda: printer_for(settings), name="printer")
        kept = tmp_path / "outbox" / "kios-1.db"
        outbox = Lane(
            lambda: Outbox(kept, office.url, office.clock), lambda opened: opened.close(), name="outbox"
        )
        lanes.extend([services, paper, outbox])
        feeds.append(Feed(lambda: open_changes(office.url)))
        feeds[-1].start()
        return Station(services, feeds[-1], paper, outbox, office.clock, line)

    yield make
    for feed in feeds:
        feed.stop()


@pytest.fixture
def model_at(station_at: MakeStation) -> Iterator[Callable[..., KioskModel]]:
    """A started view model without a window, and what it has read."""
    made: list[KioskModel] = []

    def make(
        office: TestOffice,
        *,
        printer: PrinterSettings | None = None,
        patience: Patience | None = None,
        station: Station | None = None,
    ) -> KioskModel:
        own = station or station_at(office, printer)
        model = KioskModel(*own.lanes, patience=patience)
        made.append(model)
        model.start()
        drain(own.services)
        return model

    yield make
    for model in made:
        model.language.use("id")
        shiboken6.delete(model)  # not when Python collects it, perhaps in a lane's thread


@pytest.fixture
def kiosk_at(station_at: MakeStation) -> Iterator[Callable[..., Kiosk]]:
    """Opens the kiosk in a window and waits for its first reading."""
    opened: list[Kiosk] = []

    def open_one(
        office: TestOffice,
        width: int = 1920,
        height: int = 1080,
        *,
        printer: PrinterSettings | None = None,
        **options: Any,
    ) -> Kiosk:
        own = station_at(office, printer)
        kiosk = open_kiosk(*own.lanes, windowed=True, size=QSize(width, height), **options)
        opened.append(kiosk)
        wait_until(lambda: kiosk.model.property("home").property("office"), "the first reading")
        return kiosk

    yield open_one
    for kiosk in opened:
        kiosk.close()


@pytest.fixture
def office_of(tmp_path: Path) -> Iterator[Callable[[Office], TestOffice]]:
    """Installs an office that is not shipped."""
    opened: list[Services] = []

    def install(office: Office) -> TestOffice:
        clock = TestClock()
        url = f"sqlite:///{tmp_path / 'own.db'}"
        pin = setup.install(url, office, "Administrator", lambda: MORNING)
        opened.append(open_services(url, lambda year: {}, clock))
        return TestOffice(url, clock, opened[-1], opened[-1].accounts.officers()[0], pin)

    yield install
    for services in opened:
        services.close()


@pytest.fixture
def four_services(office_of: Callable[[Office], TestOffice]) -> TestOffice:
    """Four services with names longer than any standard's."""
    profile = setup.read_profile(setup.profile_path("kota-kupang"))
    return office_of(Office.model_validate(profile.model_dump() | {"services": _four(profile)}))


def _four(profile: Office) -> list[dict[str, Any]]:
    service = profile.services[0].model_dump()
    return [
        service | {"key": name.split()[0].lower(), "letter": name[0], "name": {"id": name, "en": english}}
        for name, english in (
            ("Perpustakaan tercetak dan digital", "Printed and digital library"),
            ("Konsultasi statistik", "Statistical consultation"),
            ("Jasa dan produk statistik berbayar", "Paid statistical services and products"),
            ("Rekomendasi kegiatan statistik", "Recommendation of statistical activities"),
        )
    ]


def tickets(office: TestOffice) -> list[str]:
    """The numbers in the database."""
    return [number for (number,) in query(office, "SELECT number FROM ticket ORDER BY number")]


def query(office: TestOffice, sql: str) -> list[tuple[Any, ...]]:
    raw = sqlite3.connect(office.services.database.path)
    try:
        return raw.execute(sql).fetchall()
    finally:
        raw.close()
