"""Rows of a list or table, for Qt's views."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pst_kiosk.counter.tip import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    """A table of texts with one column a name; `show` changes only what differs.

    The first column identifies a row. A row's texts are its accessible text, less the `silent` columns; the
    `tip` column is shown beside the pointer.
    """

    def __init__(
        self,
        columns: Sequence[str],
        parent: QObject | None = None,
        headings: Sequence[str] = (),
        silent: Collection[str] = (),
        tip: str = "",
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._headings = tuple(headings)
        self._spoken = [at for at, name in enumerate(self._columns) if name not in silent]
        self._tip = tip
        self._rows: list[tuple[str, ...]] = []

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """Make these the rows."""
        wanted = [tuple(map(str, row)) for row in rows]
        if [row[0] for row in wanted] != [row[0] for row in self._rows]:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        changed = [at for at, (old, new) in enumerate(zip(self._rows, wanted, strict=True)) if old != new]
        self._rows = wanted
        if changed:
            # Said once: with a full waiting room every clock turns at the same moment.
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self._columns) - 1))

    def column(self, name: str) -> int:
        """Where the column of this name stands."""
        return self._columns.index(name)

    def text(self, row: int, column: str) -> str:
        return self._rows[row][self.column(column)]

    def row_of(self, key: str) -> int:
        """Where the row with this first column stands; -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if row[0] == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(row[at] for at in self._spoken if row[at])
        if role == Qt.ItemDataRole.ToolTipRole and self._tip:
            return tip(self.text(index.row(), self._tip))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if across and section < len(self._headings) else None
