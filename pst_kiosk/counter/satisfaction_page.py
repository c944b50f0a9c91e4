"""The page "Kepuasan": the index and its elements at the left, services, respondents and comments beside."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.bar_rows import BarRows
from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Choice, button, label, mark, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, office_table
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.satisfaction_export import STEPS
from pst_kiosk.counter.satisfaction_model import SatisfactionModel
from pst_kiosk.counter.satisfaction_view import short_name, usual_periods
from pst_kiosk.domain import period as periods
from pst_kiosk.domain.period import Period
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.domain.satisfaction_figures import RESPONDENTS
from pst_kiosk.domain.survey import Element
from pst_kiosk.reports.skm_words import month_short

_YEARS_BACK = 10
_LONGEST_PATH = 1000
_ROW = 32
_PDF, _BOOK = ".pdf", ".xlsx"


class SatisfactionPage(OfficePage):
    def __init__(self, model: SatisfactionModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._proposed = ""
        left, right = _column(), _column()
        left.addWidget(self._asked_card())
        left.addWidget(self._index_card())
        left.addWidget(self._elements_card(), 1)
        left.addWidget(self._export_card())
        right.addWidget(self._services_card(), 6)
        right.addWidget(self._groups_card(), 6)
        right.addWidget(self._comments_card(), 4)
        self.panels.addLayout(left, 5)
        self.panels.addLayout(right, 4)
        model.changed.connect(self._show)
        model.export.changed.connect(self._show_export)
        self._show()
        self._show_export()

    def begin(self) -> None:
        self._first.setFocus()

    def _asked_card(self) -> Card:
        self._usual = Choice("satisfaction-usual", "Periode")
        self._first = Choice("satisfaction-first", "Dari bulan")
        self._last = Choice("satisfaction-last", "Sampai bulan")
        self._service = Choice("satisfaction-service", "Layanan")
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        fields = (
            ("Periode", self._usual, self._choose_usual, 7),
            ("Dari", self._first, self._choose_months, 7),
            ("Sampai", self._last, self._choose_months, 7),
            ("Layanan", self._service, self._choose_service, 9),
        )
        for at, (text, choice, chosen, share) in enumerate(fields):
            grid.addWidget(label("label", text), 0, at)
            grid.addWidget(choice, 1, at)
            grid.setColumnStretch(at, share)
            choice.activated.connect(lambda _, chosen=chosen: chosen())
        card = Card("satisfaction-asked")
        card.column.addLayout(grid)
        return card

    def _index_card(self) -> Card:
        self._index = label("figure", "", "satisfaction-index")
        self._grade = label("big", "", "satisfaction-grade")
        self._respondents = wrapped("muted", "", "satisfaction-respondents")
        self._remark = wrapped("strong", "", "satisfaction-remark")
        self._counted = wrapped("note", "", "satisfaction-counted")
        self._rated = label("label", "", "satisfaction-rated")
        self._faces = BarRows("satisfaction-faces", len(SCORES))
        line = QHBoxLayout()
        line.setSpacing(2 * GAP)
        line.addWidget(self._index)
        line.addWidget(self._grade, 1, Qt.AlignmentFlag.AlignBottom)
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addWidget(label("title", "Indeks Kepuasan Masyarakat"))
        words.addLayout(line)
        for said in (self._respondents, self._remark, self._counted):
            words.addWidget(said)
        words.addStretch(1)
        faces = QVBoxLayout()
        faces.setSpacing(GAP // 2)
        faces.addWidget(label("title", "Penilaian cepat"))
        faces.addWidget(self._rated)
        faces.addWidget(self._faces)
        faces.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(3 * GAP)
        both.addLayout(words, 1)
        both.addLayout(faces, 1)
        card = Card("satisfaction-card")
        card.column.addLayout(both)
        return card

    def _elements_card(self) -> Card:
        self._elements = BarRows("satisfaction-elements", len(Element))
        card = Card("satisfaction-elements-card")
        card.column.addWidget(label("title", "Nilai rata-rata per unsur (NRR, skala 1–4)"))
        card.column.addWidget(self._elements, 1)
        return card

    def _export_card(self) -> Card:
        self._path = QLineEdit()
        self._path.setObjectName("report-path")
        self._path.setAccessibleName("Simpan laporan sebagai")
        self._path.setMaxLength(_LONGEST_PATH)
        where = button("report-where", "Pilih", self._choose_path, glyph="folder-open")
        self._save = {
            _PDF: button(
                "report-pdf", "Simpan PDF", lambda: self._export(_PDF), key="Ctrl+E", glyph="file-pdf"
            ),
            _BOOK: button(
                "report-book", "Simpan XLSX", lambda: self._export(_BOOK), key="Ctrl+L", glyph="table"
            ),
        }
        self._bar = QProgressBar()
        self._bar.setObjectName("report-progress")
        self._bar.setAccessibleName("Kemajuan laporan")
        self._bar.setRange(0, STEPS)
        self._stop = button("report-stop", "Hentikan", self._model.export.stop, glyph="x")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._path, 1)
        for made in (where, *self._save.values(), self._bar, self._stop):
            row.addWidget(made)
        card = Card("satisfaction-export")
        card.column.addLayout(row)
        return card

    def _services_card(self) -> Card:
        table = _table("satisfaction-services", "Per layanan", self._model.services, "service")
        return _listed("satisfaction-services-card", label("title", "Per layanan"), table)

    def _groups_card(self) -> Card:
        self._kind = Choice("satisfaction-kind", "Menurut")
        self._kind.offer((name, kind) for kind, (name, _) in RESPONDENTS.items())
        self._kind.activated.connect(lambda _: self._model.choose_kind(self._kind.currentData()))
        head = QHBoxLayout()
        head.addWidget(label("title", "Responden seluruh kantor menurut"))
        head.addWidget(self._kind, 1)
        table = _table("satisfaction-groups", "Responden", self._model.groups, "group")
        card = Card("satisfaction-groups-card")
        card.column.addLayout(head)
        card.column.addWidget(table, 1)
        return card

    def _comments_card(self) -> Card:
        table = _table("satisfaction-comments", "Komentar", self._model.comments, "comment")
        table.setWordWrap(True)
        table.horizontalHeader().hide()
        self._no_comments = label("muted", "Belum ada komentar.", "satisfaction-no-comments")
        self._comments = table
        card = _listed("satisfaction-comments-card", label("title", "Komentar, diacak dan tanpa nama"), table)
        card.column.addWidget(self._no_comments)
        card.column.addStretch()
        return card

    def _show(self) -> None:
        shown, model = self._model.shown, self._model
        for said, text in (
            (self._index, shown.index),
            (self._grade, shown.grade),
            (self._respondents, shown.respondents),
            (self._remark, shown.remark),
            (self._counted, shown.counted),
            (self._rated, shown.rated),
        ):
            said.setText(text)
        self._remark.setVisible(bool(shown.remark))
        mark(self._remark, due="soon" if shown.warns else "")
        self._elements.show_bars(shown.elements)
        self._faces.show_bars(shown.faces)
        self._comments.setVisible(bool(shown.comments))
        self._comments.resizeRowsToContents()
        self._no_comments.setVisible(not shown.comments)
        self._service.offer(shown.offered)
        if model.read is not None and model.period is not None:
            self._offer_periods(model.read.today, model.period)
        self._propose_path()

    def _offer_periods(self, today: dt.date, period: Period) -> None:
        first = periods.year(today.year - _YEARS_BACK).first
        newest_first = periods.months(first, max(today, period.last)).months[::-1]
        for choice, day in ((self._first, period.first), (self._last, period.last)):
            with QSignalBlocker(choice):
                choice.offer(
                    (f"{month_short(month)} {month.year}", month.isoformat()) for month in newest_first
                )
                choice.setCurrentIndex(choice.findData(day.replace(day=1).isoformat()))
        usual = usual_periods(today)
        with QSignalBlocker(self._usual):
            self._usual.offer((name, each) for name, each in usual)
            at = next((at for at, (_, each) in enumerate(usual) if each == period), len(usual) - 1)
            self._usual.setCurrentIndex(at)

    def _choose_usual(self) -> None:
        period = self._usual.currentData()
        if period is None:
            self._first.setFocus()
        else:
            self._model.choose_period(period)

    def _choose_months(self) -> None:
        first, last = (dt.date.fromisoformat(choice.currentData()) for choice in (self._first, self._last))
        self._model.choose_period(periods.months(first, last))

    def _choose_service(self) -> None:
        self._model.choose_service(self._service.currentData())

    def _show_export(self) -> None:
        export = self._model.export
        for part in (self._bar, self._stop):
            part.setVisible(export.running)
        for made in self._save.values():
            made.setVisible(not export.running)
        self._bar.setValue(export.done)
        self._bar.setFormat(f"Langkah {export.done + 1} dari {STEPS}")

    def _propose_path(self) -> None:
        """The file's name follows the period, until the officer has written another."""
        period = self._model.period
        if period is None or self._path.text() not in ("", self._proposed):
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._proposed = str(Path(folder) / f"skm-{short_name(period)}")
        self._path.setText(self._proposed)

    def _choose_path(self) -> None:
        dialog = QFileDialog(self, "Simpan laporan sebagai", "", "Laporan (*.pdf *.xlsx)")
        dialog.setObjectName("report-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self._path.text())
        dialog.fileSelected.connect(self._path.setText)
        dialog.open()

    def _export(self, ending: str) -> None:
        typed = self._path.text().strip().strip('"')
        if typed:
            named = typed.removesuffix(_PDF).removesuffix(_BOOK)
            self._model.start_export(Path(named + ending))


def _listed(name: str, title: QWidget, table: QWidget) -> Card:
    card = Card(name)
    card.column.addWidget(title)
    card.column.addWidget(table, 1)
    return card


def _table(name: str, accessible: str, rows: Rows, wide: str) -> QTableView:
    made = office_table(name, accessible, rows, wide, hidden="key")
    made.verticalHeader().setDefaultSectionSize(_ROW)
    return made


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column
