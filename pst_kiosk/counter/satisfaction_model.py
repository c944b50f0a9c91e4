"""The page "Kepuasan": the satisfaction index of a period, for whoever oversees the office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.satisfaction_export import SatisfactionExport
from pst_kiosk.counter.satisfaction_view import SatisfactionShown, satisfaction_shown
from pst_kiosk.counter.session import Session
from pst_kiosk.domain import period as periods
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.period import Period
from pst_kiosk.domain.satisfaction_figures import RESPONDENTS, Satisfaction
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


@dataclass(frozen=True)
class Read:
    office: Office
    today: dt.date
    report: Satisfaction


class SatisfactionModel(OfficeModel):
    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        self._officer = session.officer_id
        self._period: Period | None = None
        super().__init__(lane, feed, self._read, parent)
        self.read: Read | None = None
        self.shown = SatisfactionShown()
        self.service: str | None = None
        self.kind = next(iter(RESPONDENTS))
        self.export = SatisfactionExport(lane, session.officer_id, self)
        self.export.ended.connect(self._say)
        self.services = Rows(
            ("key", "service", "respondents", "index", "grade"),
            self,
            headings=("", "Layanan", "Responden", "IKM", "Mutu"),
            silent=("key",),
            tip="service",
        )
        self.groups = Rows(
            ("key", "group", "respondents", "index", "grade"),
            self,
            headings=("", "Kelompok", "Responden", "IKM", "Mutu"),
            silent=("key",),
        )
        self.comments = Rows(
            ("key", "comment"), self, headings=("", "Komentar"), silent=("key",), tip="comment"
        )

    @property
    def period(self) -> Period | None:
        """The period that is asked for; None until the first read chose this month."""
        return self._period

    def choose_period(self, period: Period) -> None:
        if period != self._period:
            self._period = period
            self.refresh()

    def choose_service(self, service: str | None) -> None:
        self.service = service
        self._derive()

    def choose_kind(self, kind: str) -> None:
        self.kind = kind
        self._derive()

    def start_export(self, path: Path) -> None:
        if self._period is not None:
            self._say(None)
            self.export.start(path, self._period)

    def show_read(self, read: Read) -> None:
        if self._period is None:
            self._period = read.report.period
        if read.report.period == self._period:
            self.read = _as_before(self.read, read)
            self._show()

    def _derive(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        if self.read is None:
            return
        self.shown = satisfaction_shown(self.read.office, self.read.report, self.service, self.kind)
        self.services.show(self.shown.services)
        self.groups.show(self.shown.groups)
        self.comments.show(self.shown.comments)

    def _read(self, services: Services) -> Read:
        # In the lane: the period is one immutable object, whichever it is by then.
        today = services.satisfaction.today()
        period = self._period or periods.month(today)
        return Read(services.office, today, services.satisfaction.report(self._officer, period))


def _as_before(before: Read | None, read: Read) -> Read:
    """Comments are shuffled at each reading; those that are read by somebody stay where they are."""
    if before is None or sorted(before.report.comments) != sorted(read.report.comments):
        return read
    return replace(read, report=replace(read.report, comments=before.report.comments))
