"""A list of frozen rows as QML sees it: one role for each field."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Rows(QAbstractListModel):
    """Rows of one dataclass. `show` tells the view no more than what differs, so clocks tick quietly."""

    def __init__(self, row_type: type[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []
        self._roles = {
            Qt.ItemDataRole.UserRole + place: field.name for place, field in enumerate(fields(row_type))
        }

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self._roles.get(role)
        if name is None or not self.checkIndex(index):
            return None
        return getattr(self._rows[index.row()], name)

    def show(self, rows: tuple[Any, ...]) -> None:
        """Show these rows from now on."""
        if len(rows) < len(self._rows):
            self.beginRemoveRows(_ROOT, len(rows), len(self._rows) - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()
        for place, old in enumerate(self._rows):
            if old != rows[place]:
                self._rows[place] = rows[place]
                self.dataChanged.emit(self.index(place), self.index(place))
        if len(rows) > len(self._rows):
            self.beginInsertRows(_ROOT, len(self._rows), len(rows) - 1)
            self._rows.extend(rows[len(self._rows) :])
            self.endInsertRows()
