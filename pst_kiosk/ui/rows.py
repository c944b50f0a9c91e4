"""A list of frozen rows as QML sees it: one role for each field."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class KeyedRows(QAbstractListModel):
    """Rows of one dataclass, known by its first field.

    `show` tells the view what went, what came, and which fields of which row differ, and no more: what a
    finger presses or types into stays, and nothing is drawn anew for its neighbour. Where nothing stays, or
    things change places, the list begins anew.
    """

    def __init__(self, row_type: type[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()
        self._names = [field.name for field in fields(row_type)]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {self._role(name): QByteArray(name.encode()) for name in self._names}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = role - Qt.ItemDataRole.UserRole
        if not 0 <= place < len(self._names) or not self.checkIndex(index):
            return None
        return getattr(self._rows[index.row()], self._names[place])

    def show(self, rows: tuple[Any, ...]) -> None:
        """Show these rows from now on."""
        old, new = self._keys(self._rows), self._keys(rows)
        if old != new and not self._in_place(old, new):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        if old != new:
            self._let_go(new)
            self._let_in(rows, new)
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            differing = [self._role(name) for name in self._names if getattr(old, name) != getattr(new, name)]
            if differing:
                self.dataChanged.emit(self.index(place), self.index(place), differing)

    def _in_place(self, old: list[Any], new: list[Any]) -> bool:
        """Whether some of the rows stay, in their order."""
        stay = [key for key in old if key in new]
        distinct = len(set(old)) == len(old) and len(set(new)) == len(new)
        return bool(stay) and distinct and stay == [key for key in new if key in old]

    def _let_go(self, new: list[Any]) -> None:
        for place in reversed(range(len(self._rows))):
            if self._keys(self._rows)[place] not in new:
                self.beginRemoveRows(_ROOT, place, place)
                self._rows = (*self._rows[:place], *self._rows[place + 1 :])
                self.endRemoveRows()

    def _let_in(self, rows: tuple[Any, ...], new: list[Any]) -> None:
        for place, row in enumerate(rows):
            if self._keys(self._rows)[place : place + 1] != [new[place]]:
                self.beginInsertRows(_ROOT, place, place)
                self._rows = (*self._rows[:place], row, *self._rows[place:])
                self.endInsertRows()

    def _role(self, name: str) -> int:
        return Qt.ItemDataRole.UserRole + self._names.index(name)

    def _keys(self, rows: tuple[Any, ...]) -> list[Any]:
        return [getattr(row, self._names[0]) for row in rows]
