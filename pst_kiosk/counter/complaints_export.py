"""The register of complaints on its way to a file: which period, and where to."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from pst_kiosk.counter.complaints_model import ComplaintsModel
from pst_kiosk.counter.controls import button
from pst_kiosk.counter.menus import Menu
from pst_kiosk.domain.period import Period, month, year
from pst_kiosk.reports.skm_words import period_name

_DAY = dt.timedelta(days=1)
_KINDS = "PDF (*.pdf);;Lembar kerja (*.xlsx)"


class RegisterButton:
    """`widget` asks for the period in a menu, then for the file."""

    def __init__(self, model: ComplaintsModel, parent: QWidget) -> None:
        self._model, self._parent = model, parent
        self.widget: QPushButton = button("export-complaints", "Register", self._ask_period, key="F11")

    def _ask_period(self) -> None:
        menu = Menu("register-period", "Register untuk periode", self._parent)
        for period in self._periods():
            menu.offer(period_name(period), partial(self._ask_file, period))
        menu.open_above(self.widget)

    def _periods(self) -> tuple[Period, ...]:
        """This month and the one before, this year and the one before."""
        this = month(self._model.today)
        return (
            this,
            month(this.first - _DAY),
            year(this.first.year),
            year(this.first.year - 1),
        )

    def _ask_file(self, period: Period) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._parent, "Simpan register sebagai", folder, _KINDS)
        dialog.setObjectName("export-complaints-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"register pengaduan {period_name(period)}.pdf")
        dialog.fileSelected.connect(lambda path: self._model.export(Path(path), period))
        dialog.open()
