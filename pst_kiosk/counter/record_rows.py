"""The data needs of a record as a table's rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from pst_kiosk.counter.look import INK
from pst_kiosk.counter.record_columns import COLUMNS, Column, Kind, chosen, nothing, text_of, values_of
from pst_kiosk.counter.record_model import RecordModel
from pst_kiosk.counter.tip import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class NeedRows(QAbstractTableModel):
    """What is typed goes on at once to the record it is attached to; what is no answer yet stays in its cell,
    and is not stored."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record: RecordModel | None = None
        self._unread: dict[tuple[str, str], str] = {}

    def attach(self, record: RecordModel | None) -> None:
        self.beginResetModel()
        self._record = record
        self._unread.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Rows came, went or were written elsewhere."""
        self.beginResetModel()
        self.endResetModel()

    def identity(self, index: Index) -> str:
        """Of the row a cell is in; empty where there is none."""
        return self._need(index).id if index.isValid() else ""

    def row_of(self, identity: str) -> int:
        """Where that row stands now; -1 where it is gone."""
        needs = () if self._record is None else self._record.needs
        return next((row for row, need in enumerate(needs) if need.id == identity), -1)

    def choice(self, index: Index) -> int | None:
        """The code that is chosen in a cell."""
        value = getattr(self._need(index), COLUMNS[index.column()].key)
        return None if value is None else int(value)

    def choose(self, index: Index, code: int | None) -> None:
        self._change(index, chosen(COLUMNS[index.column()], code))

    def write(self, index: Index, typed: str) -> bool:
        """The text of a cell after a key; whether it is an answer."""
        column, need = COLUMNS[index.column()], self._need(index)
        values = values_of(column, typed)
        if values is None:
            self._unread[need.id, column.key] = typed
        else:
            self._unread.pop((need.id, column.key), None)
        # Nor is a beginning stored of what has become no answer.
        self._change(index, nothing(column) if values is None else values)
        return values is not None

    def hint(self, index: Index) -> str:
        """How to write what was not understood in a cell; empty where all was."""
        if not index.isValid():
            return ""
        column = COLUMNS[index.column()]
        return column.hint if (self._need(index).id, column.key) in self._unread else ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._record is None else len(self._record.needs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        cell = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = COLUMNS[index.column()].kind is not Kind.CHOICE
        return cell | Qt.ItemFlag.ItemIsEditable if typed else cell

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {self._text(index, column) or 'kosong'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.hint(index) or self._text(index, column))
        if role == Qt.ItemDataRole.ForegroundRole and self.hint(index):
            return QColor(INK.danger_text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section].heading if across else None

    def _text(self, index: Index, column: Column) -> str:
        need = self._need(index)
        return self._unread.get((need.id, column.key)) or text_of(column, need)

    def _need(self, index: Index) -> Any:
        assert self._record is not None
        return self._record.needs[index.row()]

    def _change(self, index: Index, values: dict[str, object]) -> None:
        assert self._record is not None
        self._record.change_need(index.row(), **values)
        self.dataChanged.emit(index, index)
