"""The page "Standar pelayanan": the versions of the office profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.profile_view import version_text
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.dates import short_date
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.profiles import Version

_UNREADABLE = "Versi ini dipasang oleh program yang lebih lama dan tidak dapat dibaca lagi."
Reading = tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]


class ProfileModel(OfficeModel):
    def __init__(
        self, lane: Lane[Services], feed: Feed, _session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.rows = Rows(
            ("version", "since", "installed", "state"),
            self,
            headings=("Versi", "Berlaku sejak", "Dipasang", "Keadaan"),
        )
        self.texts: tuple[str, ...] = ()
        """What each version says, the newest first."""

    def show_read(self, read: Reading) -> None:
        rows, self.texts = read
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
    return rows, tuple(_text(each, before) for each, before in zip(versions, older, strict=True))


def _state(versions: tuple[Version, ...], at: int) -> str:
    if versions[at].in_force:
        return "berlaku"
    return "akan berlaku" if any(each.in_force for each in versions[at + 1 :]) else "sebelumnya"


def _text(version: Version, before: Version | None) -> str:
    if version.office is None:
        return _UNREADABLE
    return version_text(version.office, before.office if before is not None else None)
