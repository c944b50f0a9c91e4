"""The files that accompany a complaint: added from the officer's disk, and saved there as copies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListView, QWidget

from pst_kiosk.counter.complaints_model import ComplaintsModel
from pst_kiosk.counter.complaints_view import Detail
from pst_kiosk.counter.controls import button, label
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.menus import question
from pst_kiosk.counter.rows import Rows

_HEIGHT = 40
_KINDS = "Foto atau PDF (*.pdf *.jpg *.jpeg *.png)"


class ComplaintFiles(QWidget):
    def __init__(self, model: ComplaintsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._list = QListView()
        self._rows = Rows(("line", "id"), self._list, silent=("id",), tip="line")
        self._list.setObjectName("complaint-files")
        self._list.setAccessibleName("Bukti")
        self._list.setModel(self._rows)
        self._add = button("add-evidence", "Tambah", self._choose_file, kind="small", key="Ctrl+E")
        self._save = button("save-evidence", "Salin", self._choose_folder, kind="small", key="Ctrl+O")
        self._withdraw = button("withdraw-evidence", "Tarik", self._ask, kind="small", key="Ctrl+W")
        self.setFixedHeight(_HEIGHT)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(label("strong", "Bukti"))
        row.addWidget(self._list, 1)
        for part in (self._add, self._save, self._withdraw):
            row.addWidget(part)
        self._list.activated.connect(lambda _: self._choose_folder())

    def show_files(self, shown: Detail) -> None:
        self._rows.show([(file.line, file.id if file.counts else "") for file in shown.files])
        ready = not self._model.busy
        self._add.setEnabled(ready and shown.adds_files)
        self._withdraw.setEnabled(ready and shown.adds_files and bool(shown.files))
        self._save.setEnabled(bool(shown.files))

    def _chosen(self) -> str:
        """The file that is chosen, else the only one that counts; empty where there is none."""
        index = self._list.currentIndex()
        if index.isValid():
            return self._rows.text(index.row(), "id")
        found = [self._rows.text(row, "id") for row in range(self._rows.rowCount())]
        counting = [each for each in found if each]
        return counting[0] if len(counting) == 1 else ""

    def _choose_file(self) -> None:
        dialog = self._dialog("add-evidence-dialog", "Pilih bukti", _KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._add_file)
        dialog.open()

    def _choose_folder(self) -> None:
        wanted = self._chosen()
        if not wanted:
            return
        dialog = self._dialog("save-evidence-dialog", "Simpan salinan di folder", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._save_file(wanted, folder))
        dialog.open()

    def _add_file(self, path: str) -> None:
        self._folder = str(Path(path).parent)
        self._model.add_file(Path(path))

    def _save_file(self, wanted: str, folder: str) -> None:
        self._folder = folder
        self._model.save_file(wanted, Path(folder))

    def _ask(self) -> None:
        wanted = self._chosen()
        if wanted:
            question(
                "withdraw-evidence-question",
                "Tarik bukti ini? Riwayatnya tetap ada.",
                "Ya, tarik",
                lambda: self._model.withdraw_file(wanted),
                self,
            ).open_under(self._withdraw)

    def _dialog(self, name: str, title: str, kinds: str) -> QFileDialog:
        dialog = QFileDialog(self, title, self._folder, kinds)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
