"""The page "Standar pelayanan": the versions of the office profile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.profile_view import version_text
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.wording import Notice
from pst_kiosk.dates import full_date, short_date
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.profiles import Version

_UNREADABLE = "Versi ini dipasang oleh program yang lebih lama dan tidak dapat dibaca lagi."


@dataclass(frozen=True)
class Filled:
    """What the office has filled in as of the newest version: name and address of who answers for complaints,
    and what it gives for a broken promise, where it gives anything."""

    version: int
    texts: tuple[str, str, str]
    compensates: bool


Reading = tuple[tuple[tuple[str, ...], ...], tuple[str, ...], Filled | None]


class ProfileModel(OfficeModel):
    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.rows = Rows(
            ("version", "since", "installed", "state"),
            self,
            headings=("Versi", "Berlaku sejak", "Dipasang", "Keadaan"),
        )
        self.texts: tuple[str, ...] = ()
        """What each version says, the newest first."""
        self.filled: Filled | None = None
        self._officer_id = session.officer_id

    def fill_in(self, texts: tuple[str, str, str]) -> None:
        """Install a version in which these stand."""
        officer, filled = self._officer_id, self.filled
        if filled is None:
            return

        def work(services: Services, _command: str) -> dt.date:
            from pst_kiosk.services.profiles import OfficeData

            data = OfficeData(*(" ".join(text.split()) for text in texts))
            return services.profiles.fill_in(officer, filled.version, data)

        def stored(day: dt.date) -> None:
            self._say(Notice(f"Isian tersimpan dan berlaku mulai {full_date(day)}."))
            self.refresh()

        self.send(work, stored)

    def show_read(self, read: Reading) -> None:
        rows, self.texts, self.filled = read
        self.rows.show(rows)


def _read(services: Services) -> Reading:
    versions = services.profiles.versions()
    zone = services.office.tz
    rows = tuple(
        (
            str(each.number),
            short_date(each.in_force_from),
            short_date(each.installed_at.astimezone(zone).date()),
            _state(versions, at),
        )
        for at, each in enumerate(versions)
    )
    older = (*versions[1:], None)
    texts = tuple(_text(each, before) for each, before in zip(versions, older, strict=True))
    return rows, texts, _filled(versions[0])


def _filled(newest: Version) -> Filled | None:
    from pst_kiosk.services.profiles import data_of

    if newest.office is None:
        return None
    data = data_of(newest.office)
    texts = data.manager, data.manager_address, data.compensation
    return Filled(newest.number, texts, newest.office.compensation is not None)


def _state(versions: tuple[Version, ...], at: int) -> str:
    if versions[at].in_force:
        return "berlaku"
    return "akan berlaku" if any(each.in_force for each in versions[at + 1 :]) else "sebelumnya"


def _text(version: Version, before: Version | None) -> str:
    if version.office is None:
        return _UNREADABLE
    return version_text(version.office, before.office if before is not None else None)
