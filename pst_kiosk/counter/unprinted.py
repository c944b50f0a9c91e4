"""Visitors who wait without a printed ticket, as a counter sees them: which kiosk, why, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.needs import Need
from pst_kiosk.counter.printer_words import trouble
from pst_kiosk.counter.wording import Notice, refusal
from pst_kiosk.dates import clock_time
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.prints import Unprinted

LOOK_MS = 10_000
_ANSWER = "Cetak ulang…"
_LOOK = "Lihat…"

Reading = tuple["tuple[Unprinted, ...]", "Office"]
Call = Callable[["Services", str], None]


@dataclass(frozen=True)
class UnprintedRow:
    """A ticket that may be printed again, or `asked`: is to be, once its kiosk answers."""

    job_id: str
    number: str
    note: str
    asked: bool


@dataclass(frozen=True)
class UnprintedList:
    """A kiosk's, with what its printer needs first; nothing where that is well."""

    station: str
    first: str
    rows: tuple[UnprintedRow, ...]


class UnprintedTickets(QObject):
    """One need a kiosk. Taking it opens that kiosk's list: `opened` carries the kiosk's name.

    `refused` carries why a reprint could not be asked for. While the database is away it is sent again by
    itself.
    """

    changed = Signal()
    opened = Signal(str)
    refused = Signal(Notice)

    def __init__(
        self,
        lane: Lane[Services],
        feed: Feed,
        officer_id: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lists: tuple[UnprintedList, ...] = ()
        self._open: tuple[Need, ...] = ()
        self._officer_id = officer_id
        self._intents = Intents(lane, self)
        self._intents.busyChanged.connect(self.changed)
        # That the database is away is said by the page, which reads at the same moments.
        self._read = LiveRead(lane, feed, _read, self)
        self._read.fresh.connect(self._show)
        # A kiosk that does not answer announces nothing.
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._read.refresh)
        self._timer.start()
        self._read.refresh()

    @property
    def open(self) -> tuple[Need, ...]:
        return self._open

    @property
    def busy(self) -> bool:
        return self._intents.busy

    def take(self, key: str) -> None:
        self.opened.emit(key)

    def of(self, station: str) -> UnprintedList | None:
        """A kiosk's list; None where nothing of it is left."""
        return next((each for each in self._lists if each.station == station), None)

    def reprint(self, job_id: str) -> None:
        """Have it printed again by its kiosk."""
        officer = self._officer_id
        self._send(lambda services, command: services.prints.reprint(command, job_id, officer))

    def dismiss(self, job_id: str) -> None:
        """It need not be printed."""
        officer = self._officer_id
        self._send(lambda services, _: services.prints.dismiss(job_id, officer))

    def _send(self, call: Call) -> None:
        def refuse(error: Exception) -> None:
            self.refused.emit(refusal(error))
            self._read.refresh()

        self._intents.send(call, lambda _: self._read.refresh(), refuse)

    def _show(self, reading: Reading) -> None:
        unprinted, office = reading
        by_kiosk = sorted(unprinted, key=lambda job: job.station)
        kiosks = [list(jobs) for _, jobs in groupby(by_kiosk, key=lambda job: job.station)]
        lists = tuple(_list(jobs, office) for jobs in kiosks)
        found = tuple(_need(jobs, office.tz) for jobs in kiosks)
        if (lists, found) != (self._lists, self._open):
            self._lists, self._open = lists, found
            self.changed.emit()


def _read(services: Services) -> Reading:
    return services.prints.unprinted(), services.office


def _need(jobs: list[Unprinted], zone: ZoneInfo) -> Need:
    why = f"{trouble(jobs[0].printer).short}, " if jobs[0].printer else ""
    which = jobs[0].number if len(jobs) == 1 else f"{len(jobs)} tiket"
    asked = all(job.asked for job in jobs)
    maybe = "" if any(job.sure for job in jobs) else "mungkin "
    state = f"cetak ulang {which} menunggu kiosnya" if asked else f"{which} {maybe}belum tercetak"
    what = f"{jobs[0].station}: {why}{state}"
    return Need(jobs[0].station, "printer", what, jobs[0].at.astimezone(zone), _LOOK if asked else _ANSWER)


def _list(jobs: list[Unprinted], office: Office) -> UnprintedList:
    first = trouble(jobs[0].printer).sentence if jobs[0].printer else ""
    return UnprintedList(jobs[0].station, first, tuple(_row(job, office) for job in jobs))


def _row(job: Unprinted, office: Office) -> UnprintedRow:
    at = clock_time(job.at.astimezone(office.tz))
    maybe = "belum tercetak" if job.sure else "mungkin sudah tercetak"
    state = f"menunggu {job.station}" if job.asked else maybe
    note = f"{office.service(job.service).name.id} · {at} · {state}"
    return UnprintedRow(job.job_id, job.number, note, job.asked)
