"""The table of data needs, filled by the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pst_kiosk.counter.bounded_text import bound_line
from pst_kiosk.counter.controls import mark
from pst_kiosk.counter.menus import Menu
from pst_kiosk.counter.record_columns import COLUMNS, Kind, next_choice
from pst_kiosk.counter.record_rows import Index, NeedRows
from pst_kiosk.counter.suggestion_list import SuggestionList
from pst_kiosk.domain.suggestions import suggestions

if TYPE_CHECKING:
    from pst_kiosk.services.records import Suggested

_ROW = 30
_MOST_SUGGESTED = 6
_WIDE = "detail"
_OFFERED = {"detail": "details", "region": "regions", "source_title": "titles"}
"""Which earlier texts a column is offered."""


class NeedsTable(QTableView):
    """Tab goes from cell to cell and out at the end, or out of a row that is blank; letters write, or choose
    the option that begins with them; Enter goes on below; Ctrl+Del, Ctrl+Z and Ctrl+C are a row's.
    """

    removeAsked = Signal(int)
    restoreAsked = Signal()
    copyAsked = Signal(int)
    said = Signal(str)
    """A sentence about what is typed; empty when there is nothing to say."""

    def __init__(self, rows: NeedRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._here = ("", 0)
        """Row and column of the cell that has the keyboard."""
        self.may_restore = False
        self.suggested: Suggested | None = None
        self.setObjectName("needs")
        self.setAccessibleName("Kebutuhan data")
        self.setProperty("kind", "cells")
        self.setModel(rows)
        self._delegate = _Cells(self)
        self.setItemDelegate(self._delegate)
        edits = QAbstractItemView.EditTrigger
        self.setEditTriggers(edits.AnyKeyPressed | edits.DoubleClicked | edits.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, column.width)
            if column.key == _WIDE:
                heads.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)

    def begin_anew(self) -> None:
        """Other rows are shown from now on: from their first column, with no cell chosen."""
        self._here = ("", 0)
        self.setCurrentIndex(QModelIndex())
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def go_to(self, row: int, column: int = 0) -> None:
        """The keyboard goes to this cell."""
        self.setFocus()
        self.setCurrentIndex(self._rows.index(row, column))

    def step(self, forward: bool) -> bool:
        """To the next cell, or the one before; False at the end, and in a row where nothing stands."""
        here = self.currentIndex()
        if not here.isValid():
            return False
        at = here.row() * len(COLUMNS) + here.column() + (1 if forward else -1)
        leaves_blank = forward and here.column() == 0 and self._blank(here.row())
        if leaves_blank or not 0 <= at < self._rows.rowCount() * len(COLUMNS):
            return False
        self.setCurrentIndex(self._rows.index(*divmod(at, len(COLUMNS))))
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.step(forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        rows = self._rows.rowCount()
        if not rows:
            return
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.setCurrentIndex(self._rows.index(0, 0))
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.setCurrentIndex(self._rows.index(rows - 1, 0 if self._blank(rows - 1) else len(COLUMNS) - 1))
        elif not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0, 0))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and self.may_restore
            if undo or _removes(event) or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Undo) and self.may_restore:
            self.restoreAsked.emit()
        elif not here.isValid():
            super().keyPressEvent(event)
        elif _removes(event):
            self.removeAsked.emit(here.row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copyAsked.emit(here.row())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear(here)
        elif not self._chooses(here, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        here = self.indexAt(event.position().toPoint())
        if here.isValid() and COLUMNS[here.column()].kind is Kind.CHOICE:
            self.open_choices(here)
            return
        super().mouseDoubleClickEvent(event)

    def open_choices(self, index: Index) -> None:
        """The options of a cell as a menu, by keys or by the mouse."""
        column = COLUMNS[index.column()]
        kept = QPersistentModelIndex(index)
        menu = Menu("need-choices", column.heading, self)
        for code, text in column.options.items():
            menu.offer(text, partial(self._rows.choose, kept, code))
        menu.offer("Kosongkan", partial(self._rows.choose, kept, None))
        menu.open_at(self.viewport().mapToGlobal(self.visualRect(kept).bottomLeft()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        stay = QAbstractItemDelegate.EndEditHint.NoHint
        super().closeEditor(editor, stay)
        here = self.currentIndex()
        self.said.emit(self._rows.hint(here))
        forward = hint is QAbstractItemDelegate.EndEditHint.EditNextItem
        if forward or hint is QAbstractItemDelegate.EndEditHint.EditPreviousItem:
            self.setFocus()
            self.focusNextPrevChild(forward)
        elif hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and here.isValid():
            below = self._rows.index(here.row() + 1, here.column())
            self.setCurrentIndex(below if below.isValid() else here)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._here = (self._rows.identity(current), current.column())
        self.said.emit(self._rows.hint(current))

    def reset(self) -> None:
        """Rows come, go and change while somebody types: he goes on where he was."""
        typing = self.state() is QAbstractItemView.State.EditingState
        super().reset()
        identity, column = self._here
        row = self._rows.row_of(identity)
        if row < 0:
            return
        self.setCurrentIndex(self._rows.index(row, column))
        if typing:
            self.edit(self.currentIndex())
            self._delegate.go_on()

    def offered(self, index: Index, typed: str) -> tuple[str, ...]:
        """What may be meant by what is typed in a cell."""
        kind = _OFFERED.get(COLUMNS[index.column()].key)
        if kind is None or self.suggested is None:
            return ()
        return suggestions(getattr(self.suggested, kind), typed, _MOST_SUGGESTED)

    def write(self, index: Index, typed: str) -> bool:
        """What is typed in a cell, after a key; whether it is an answer."""
        return self._rows.write(index, typed)

    def _blank(self, row: int) -> bool:
        return not any(self._rows.index(row, at).data() for at in range(len(COLUMNS)))

    def _clear(self, index: Index) -> None:
        if COLUMNS[index.column()].kind is Kind.CHOICE:
            self._rows.choose(index, None)
        else:
            self._rows.write(index, "")
            self.said.emit("")

    def _chooses(self, index: Index, event: QKeyEvent) -> bool:
        """Whether a key chose among the options of a cell."""
        column = COLUMNS[index.column()]
        if column.kind is not Kind.CHOICE:
            return False
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_choices(index)
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if not plain or not event.text().strip():
            return False
        code = next_choice(column, self._rows.choice(index), event.text())
        if code is not None:
            self._rows.choose(index, code)
        return True


class _Cells(QStyledItemDelegate):
    """The field of a cell: each key goes on to the record, Esc brings back what stood there."""

    def __init__(self, table: NeedsTable) -> None:
        super().__init__(table)
        self._table = table
        self._list: SuggestionList | None = None
        self._field: QLineEdit | None = None

    def go_on(self) -> None:
        """The next letter comes after what is typed, not in its place."""
        if self._field is not None:
            self._field.end(False)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field, kept = QLineEdit(parent), QPersistentModelIndex(index)
        column = COLUMNS[index.column()]
        field.setObjectName("need-cell")
        field.setAccessibleName(column.heading)
        field.setProperty("kind", "cell")
        field.setMaxLength(column.longest)
        field.setProperty("before", index.data())
        field.textEdited.connect(lambda typed: self._write(field, kept, typed))
        bound_line(field, self._table.said.emit)
        self._field = field
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Once: afterwards the field is ahead of what is stored.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data()))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Nothing is left to do: every key was written down."""

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self._list is not None:
            self._list.hide()
        self._field = None
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            if event.type() is QEvent.Type.ShortcutOverride and _removes(event):
                event.ignore()
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._key(editor, event) or super().eventFilter(editor, event)
        return super().eventFilter(editor, event)

    def _key(self, field: QLineEdit, event: QKeyEvent) -> bool:
        """Whether a key is done with."""
        if self._list is not None and self._list.take_key(event):
            return True
        hint = QAbstractItemDelegate.EndEditHint
        if event.key() == Qt.Key.Key_Escape:
            field.setText(field.property("before"))
            field.textEdited.emit(field.text())
            self.closeEditor.emit(field, hint.NoHint)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closeEditor.emit(field, hint.SubmitModelCache)
            return True
        if _removes(event):
            self.closeEditor.emit(field, hint.NoHint)
            self._table.removeAsked.emit(self._table.currentIndex().row())
            return True
        return False

    def _write(self, field: QLineEdit, index: QPersistentModelIndex, typed: str) -> None:
        if not index.isValid():
            return
        field.setModified(True)
        understood = self._table.write(index, typed)
        mark(field, wrong=not understood)
        if self._list is None:
            self._list = SuggestionList(self._table.window())
        self._list.offer(field, self._table.offered(index, typed))


def _removes(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_Delete
