"""A list of tickets: the keyboard chooses one and acts on it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from pst_kiosk.counter.rows import Rows

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TicketList(QListView):
    """`taken` comes with a ticket's id on Enter or a double click, `asked` with the id and the place of its
    menu. Who is chosen stays chosen while others come and go."""

    taken = Signal(str)
    asked = Signal(str, QPoint)
    chosenChanged = Signal()

    def __init__(self, name: str, accessible: str, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setModel(rows)
        self._rows = rows
        self._chosen = ""
        # The second column, so that typing a number goes to it; the first is the ticket's id.
        self.setModelColumn(1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._choose)
        rows.modelReset.connect(self._restore)
        self.doubleClicked.connect(lambda _: self._take())

    @property
    def chosen(self) -> str:
        """The chosen ticket's id while the list has the keyboard, else ""."""
        return self._chosen if self.selectionModel().hasSelection() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER:
            # A key that is held down acts once.
            if not event.isAutoRepeat():
                self._take()
        elif event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self._ask(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # By keyboard it is asked for above: not every platform sends this event then.
        if event.reason() is not QContextMenuEvent.Reason.Keyboard and self.indexAt(event.pos()).isValid():
            self.setCurrentIndex(self.indexAt(event.pos()))
            self._ask(event.pos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        at = self.currentIndex().row()
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(max(at, 0), 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the list leaves the row marked; elsewhere nothing looks chosen that no key acts on.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.clearSelection()
            self.chosenChanged.emit()

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self._chosen = self._rows.text(index.row(), "ticket")
            self.chosenChanged.emit()

    def _restore(self) -> None:
        at = self._rows.row_of(self._chosen)
        if at >= 0 and self.hasFocus():
            self.setCurrentIndex(self._rows.index(at, 1))
        self.chosenChanged.emit()

    def _take(self) -> None:
        if self.chosen:
            self.taken.emit(self.chosen)

    def _ask(self, place: QPoint) -> None:
        if self.chosen:
            self.asked.emit(self.chosen, self.viewport().mapToGlobal(place))
