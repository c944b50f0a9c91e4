"""Where a softcopy gets its watermark: which file, where to, how far it is, and a way to stop it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.controls import button, label
from pst_kiosk.counter.library_model import LibraryModel
from pst_kiosk.counter.look import GAP

if TYPE_CHECKING:
    from pst_kiosk.services.library import Softcopy

_PARTS = 1000
_LONGEST_PATH = 4000


class StampPanel(QWidget):
    """For the softcopy that is chosen; paths are typed or chosen."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._copy: Softcopy | None = None
        self._folder = ""
        """Where the last one was saved."""
        self._proposed = ""
        self._source = _path("source", "Berkas PDF asli")
        self._target = _path("target", "Simpan softcopy sebagai")
        self._open = button("choose-source", "Pilih", self._choose_source, key="Ctrl+O", glyph="file-pdf")
        self._where = button("choose-target", "Pilih", self._choose_target, key="Ctrl+T", glyph="folder-open")
        self._stamp = button("stamp", "Bubuhkan watermark", self._start, kind="answer", key="Ctrl+W")
        self._stop = button("stop-stamping", "Hentikan", model.stop_stamping, key="Ctrl+H")
        self._bar = QProgressBar()
        self._bar.setObjectName("stamping")
        self._bar.setAccessibleName("Kemajuan watermark")
        self._bar.setRange(0, _PARTS)
        self._bar.setFormat("%p %")
        fields = QGridLayout()
        fields.setHorizontalSpacing(GAP)
        fields.setVerticalSpacing(GAP // 2)
        for at, (text, field, choose) in enumerate(
            (("Berkas PDF asli", self._source, self._open), ("Simpan sebagai", self._target, self._where))
        ):
            fields.addWidget(label("label", text), 0, 2 * at)
            fields.addWidget(field, 1, 2 * at)
            fields.addWidget(choose, 1, 2 * at + 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._stamp)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(fields)
        column.addLayout(row)
        self._source.textChanged.connect(lambda _: self._propose_target())
        self._target.textChanged.connect(lambda _: self._show())
        model.stampingChanged.connect(self._show)
        model.handedOver.connect(self._handed_over)
        self._show()

    def choose(self, copy: Softcopy | None) -> None:
        """The softcopy that gets the watermark, if one is chosen."""
        other = copy is not None and (self._copy is None or copy.id != self._copy.id)
        self._copy = copy
        if other:
            self._propose_target()
        self._show()

    def _show(self) -> None:
        stamping = self._model.stamping
        running = stamping is not None
        ready = not running and self._copy is not None
        for field in (self._source, self._target, self._open, self._where):
            field.setEnabled(ready)
        self._stamp.setEnabled(ready and bool(_typed(self._source)) and bool(_typed(self._target)))
        self._bar.setVisible(running)
        self._stop.setVisible(running)
        self._bar.setValue(0 if stamping is None else round(stamping.at * _PARTS))

    def _propose_target(self) -> None:
        """The copy's name follows the file's, until the officer has typed another one."""
        source = _typed(self._source)
        if self._copy is not None and source and _typed(self._target) in ("", self._proposed):
            folder = self._folder or QStandardPaths.writableLocation(
                QStandardPaths.StandardLocation.DocumentsLocation
            )
            name = f"{Path(source).stem} – {self._copy.number or 'softcopy'}.pdf"
            self._proposed = str(Path(folder) / name)
            self._target.setText(self._proposed)
        self._show()

    def _start(self) -> None:
        target = _typed(self._target)
        if self._copy is not None:
            self._model.stamp(
                self._copy,
                _typed(self._source),
                target if target.lower().endswith(".pdf") else f"{target}.pdf",
            )

    def _handed_over(self, path: str, _: int) -> None:
        self._folder = str(Path(path).parent)
        self._proposed = ""
        self._source.clear()
        self._target.clear()

    def _choose_source(self) -> None:
        dialog = self._dialog("choose-source-dialog", "Pilih berkas PDF")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._source.setText)
        dialog.open()

    def _choose_target(self) -> None:
        dialog = self._dialog("choose-target-dialog", "Simpan softcopy sebagai")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        # What is there is never written over; the officer is asked for another name.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        if _typed(self._target):
            dialog.selectFile(_typed(self._target))
        dialog.fileSelected.connect(self._target.setText)
        dialog.open()

    def _dialog(self, name: str, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title, self._folder, "PDF (*.pdf)")
        dialog.setObjectName(name)
        return dialog


def _path(name: str, accessible: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setMaxLength(_LONGEST_PATH)
    return made


def _typed(field: QLineEdit) -> str:
    """The path, without the quotation marks some programs copy with it."""
    return field.text().strip().strip('"')
