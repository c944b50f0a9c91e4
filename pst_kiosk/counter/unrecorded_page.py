"""The page "Belum direkam": the list at the left, beside it one record to be completed and retyped."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Day, Tick, button, label, say, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, office_table
from pst_kiosk.counter.record_form import RecordForm
from pst_kiosk.counter.unrecorded_model import UnrecordedModel

_SIDE = 430
_LONGEST_PATH = 1000
_NOTHING = "Semua layanan sudah direkam."
_PARTS = 1000
_CHOOSE_AFTER_MS = 120
"""Who walks through the list with the arrows does not open every record on the way."""


class UnrecordedPage(OfficePage):
    def __init__(self, model: UnrecordedModel, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._restoring = False
        self._proposed = ""
        self._table = office_table("unrecorded", "Belum direkam", model.rows, "service", hidden="ticket")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._nothing = wrapped("muted", "Memuat", "no-unrecorded")
        self._more = wrapped("note", "", "more-unrecorded")
        self._mark = button(
            "mark-recorded", "Tandai sudah direkam", self._mark_chosen, kind="answer", key="F9"
        )
        self._back = button("take-back", "Batalkan tanda", model.take_back, key="Shift+F9")
        self._title = label("title", "", "record-title")
        self._form = RecordForm()
        self._choose_soon = QTimer(self, interval=_CHOOSE_AFTER_MS, singleShot=True)
        self._choose_soon.timeout.connect(self._open_chosen)
        self.panels.addWidget(self._list_card())
        self.panels.addWidget(self._record_card(), 1)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self._table.activated.connect(lambda _: self._begin_record())
        model.rows.modelReset.connect(self._restore)
        model.changed.connect(self._show)
        model.busyChanged.connect(self._show)
        model.recordChanged.connect(self._show_record)
        model.export.changed.connect(self._show_export)
        self._show()
        self._show_record()
        self._show_export()

    def begin(self) -> None:
        self._table.setFocus()

    def _list_card(self) -> Card:
        card = Card("unrecorded-card")
        card.setFixedWidth(_SIDE)
        marks = QHBoxLayout()
        marks.setSpacing(GAP)
        marks.addWidget(self._mark, 1)
        marks.addWidget(self._back)
        card.column.addWidget(self._nothing)
        card.column.addWidget(self._table, 1)
        card.column.addWidget(self._more)
        card.column.addLayout(marks)
        card.column.addSpacing(GAP)
        card.column.addWidget(label("strong", "Lembar kerja"))
        card.column.addLayout(self._export_fields())
        return card

    def _export_fields(self) -> QGridLayout:
        self._first = Day("export-first", "Dari tanggal")
        self._last = Day("export-last", "Sampai tanggal")
        self._alone = Tick("export-unrecorded", "Hanya yang belum direkam")
        self._path = QLineEdit()
        self._path.setObjectName("export-path")
        self._path.setAccessibleName("Simpan sebagai")
        self._path.setMaxLength(_LONGEST_PATH)
        where = button("export-where", "Pilih", self._choose_path, glyph="folder-open")
        self._start = button("export-start", "Buat lembar kerja", self._export, key="Ctrl+E", glyph="table")
        self._bar = QProgressBar()
        self._bar.setObjectName("export-progress")
        self._bar.setAccessibleName("Kemajuan lembar kerja")
        self._bar.setRange(0, _PARTS)
        self._stop = button("export-stop", "Hentikan", self._model.export.stop, glyph="x")
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP - 2)
        grid.addWidget(label("label", "Dari"), 0, 0)
        grid.addWidget(label("label", "Sampai"), 0, 1)
        grid.addWidget(self._first, 1, 0)
        grid.addWidget(self._last, 1, 1)
        grid.addWidget(self._alone, 2, 0, 1, 2)
        grid.addWidget(self._path, 3, 0, 1, 1)
        grid.addWidget(where, 3, 1)
        grid.addWidget(self._start, 4, 0, 1, 2)
        grid.addWidget(self._bar, 5, 0)
        grid.addWidget(self._stop, 5, 1)
        for day in (self._first, self._last):
            day.dateChanged.connect(lambda _: self._propose_path())
        return grid

    def _record_card(self) -> Card:
        card = Card("record-card", 3 * GAP)
        self._empty = wrapped("muted", "Silakan pilih layanan dari daftar.", "no-record")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.column.addWidget(self._title)
        card.column.addWidget(self._form, 1)
        card.column.addWidget(self._empty, 1)
        return card

    def _chosen(self) -> list[str]:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [self._model.rows.text(row, "ticket") for row in rows]

    def _choose(self) -> None:
        self._show()
        if not self._restoring:
            self._choose_soon.start()

    def _open_chosen(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self._model.open(chosen[0])

    def _begin_record(self) -> None:
        self._choose_soon.stop()
        self._open_chosen()
        self._form.begin()

    def _mark_chosen(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._model.mark(chosen)

    def _restore(self) -> None:
        """Others come and go in the list; what is chosen stays chosen, else the one that is open is."""
        rows, selection = self._model.rows, QItemSelection()
        opened = self._model.record.ticket_id if self._model.record is not None else ""
        row = rows.row_of(opened)
        if row >= 0:
            selection.select(rows.index(row, 0), rows.index(row, rows.columnCount() - 1))
        self._restoring = True
        self._table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if row >= 0:
            place = rows.index(row, rows.column("number"))
            self._table.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._restoring = False

    def _show(self) -> None:
        model, rows = self._model, self._model.rows.rowCount()
        self._nothing.setVisible(not rows)
        self._table.setVisible(bool(rows))
        if model.read is not None:
            self._nothing.setText(_NOTHING)
            self._more.setText(
                f"{model.read.most} yang terlama; yang lain menyusul." if rows >= model.read.most else ""
            )
            if not self._path.text():
                self._last.choose(model.read.today)
                self._first.choose(model.read.today.replace(day=1))
                self._propose_path()
        self._more.setVisible(bool(self._more.text()))
        chosen = len(self._chosen())
        say(self._mark, f"Tandai {chosen} sudah direkam" if chosen > 1 else "Tandai sudah direkam", "F9")
        self._mark.setEnabled(bool(chosen) and not model.busy)
        self._back.setVisible(bool(model.last_marked))
        self._back.setEnabled(not model.busy)

    def _show_record(self) -> None:
        model = self._model
        zone = model.read.zone if model.read is not None else None
        self._form.attach(model.record, zone)
        self._form.setVisible(model.record is not None)
        self._empty.setVisible(model.record is None)
        listed = model.opened
        if listed is not None and model.read is not None:
            name = model.read.services.get(listed.service, listed.service)
            parts = (listed.number or "Tanpa nomor", name, listed.by)
            self._title.setText(" · ".join(part for part in parts if part))
        self._title.setVisible(listed is not None)
        self._restore()
        self._show()

    def _show_export(self) -> None:
        export = self._model.export
        for part in (self._bar, self._stop):
            part.setVisible(export.running)
        self._start.setEnabled(not export.running)
        self._bar.setValue(round(_PARTS * export.done / export.total) if export.total else 0)
        self._bar.setFormat(f"{export.done} dari {export.total}")

    def _propose_path(self) -> None:
        """The file's name follows the days, until the officer has written another."""
        if self._path.text() not in ("", self._proposed):
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"rekam-layanan {_day(self._first.chosen)} {_day(self._last.chosen)}.xlsx"
        self._proposed = str(Path(folder) / name)
        self._path.setText(self._proposed)

    def _choose_path(self) -> None:
        dialog = QFileDialog(self, "Simpan lembar kerja sebagai", "", "Lembar kerja (*.xlsx)")
        dialog.setObjectName("export-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self._path.text())
        dialog.fileSelected.connect(self._path.setText)
        dialog.open()

    def _export(self) -> None:
        typed = self._path.text().strip().strip('"')
        if typed:
            path = Path(typed if typed.lower().endswith(".xlsx") else f"{typed}.xlsx")
            self._model.start_export(path, self._first.chosen, self._last.chosen, self._alone.isChecked())


def _day(day: dt.date) -> str:
    return f"{day:%Y-%m-%d}"
