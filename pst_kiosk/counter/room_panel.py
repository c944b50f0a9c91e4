"""Right: the waiting room around this desk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.alert import Alert
from pst_kiosk.counter.board_state import BoardState
from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import label
from pst_kiosk.counter.look import GAP, INK, TYPE
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.stations_note import StationsNote
from pst_kiosk.counter.work_model import WorkModel
from pst_kiosk.ui.fonts import figures_font

_ROW = 34
_NUMBER_AT = 0.48
_TIME_AT = 0.80


class RoomPanel(Card):
    """Put what belongs under the desks into `foot`."""

    def __init__(self, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__("room", 2 * GAP, parent)
        self._model = model
        self._hours = label("muted", "", "room-hours")
        self._waiting, waiting = _tile("room-waiting", "menunggu")
        self._served, served = _tile("room-served", "dilayani di loket ini")
        self._broken = Alert("broken-promise", broken=True)
        self._unstaffed = Alert("unstaffed")
        desks = QListView()
        desks.setObjectName("desks")
        desks.setAccessibleName("Loket")
        desks.setModel(model.desks)
        desks.setItemDelegate(DeskDelegate(desks))
        desks.setSelectionMode(QListView.SelectionMode.NoSelection)
        desks.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desks.verticalScrollBar().rangeChanged.connect(partial(_let_scroll, desks))
        tiles = QHBoxLayout()
        tiles.setSpacing(10)
        tiles.addWidget(waiting, 1)
        tiles.addWidget(served, 1)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(label("title", "Ruang tunggu"))
        top.addStretch(1)
        top.addWidget(BoardState(model.stations))
        self.column.addLayout(top)
        self.column.addWidget(self._hours)
        self.column.addSpacing(GAP // 2)
        self.column.addLayout(tiles)
        self.column.addSpacing(GAP // 2)
        self.column.addWidget(self._broken)
        self.column.addWidget(self._unstaffed)
        self.column.addSpacing(GAP)
        self.column.addWidget(label("strong", "Loket yang buka"))
        self.column.addWidget(desks, 1)
        self.foot = QVBoxLayout()
        self.column.addLayout(self.foot)
        self.column.addWidget(StationsNote(model.stations))
        model.shownChanged.connect(self.render_shown)
        self.render_shown()

    def render_shown(self) -> None:
        room = self._model.shown.room
        if room is None:
            return
        self._hours.setText(room.hours)
        self._waiting.setText(str(room.waiting))
        self._served.setText(str(room.served_today))
        self._broken.say(*(room.broken or ("",)))
        self._unstaffed.say("Belum ada loket yang buka" if room.unstaffed else "", room.unstaffed)


class DeskDelegate(QStyledItemDelegate):
    """A desk, the number at it, how long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rows = index.model()
        assert isinstance(rows, Rows)
        desk, number, time, tone = (rows.text(index.row(), at) for at in ("desk", "number", "time", "tone"))
        area = QRectF(option.rect)
        painter.save()
        cells = (
            (desk, 0.0, _NUMBER_AT, INK.text, QFont.Weight.Medium),
            (number, _NUMBER_AT, _TIME_AT, INK.muted if tone == "free" else INK.ink, QFont.Weight.Bold),
            (time, _TIME_AT, 1.0, INK.accent if tone == "called" else INK.muted, QFont.Weight.Medium),
        )
        for text, left, right, ink, weight in cells:
            cell = QRectF(
                area.left() + left * area.width(), area.top(), (right - left) * area.width() - 4, _ROW
            )
            painter.setPen(QColor(ink))
            painter.setFont(figures_font(TYPE.small, weight))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(cell.width()))
            side = Qt.AlignmentFlag.AlignRight if right == 1.0 else Qt.AlignmentFlag.AlignLeft
            painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def _let_scroll(desks: QListView, least: int, most: int) -> None:
    """More desks than there is room for are scrolled by key; else there is nothing to do by key."""
    desks.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > least else Qt.FocusPolicy.NoFocus)


def _tile(name: str, caption: str) -> tuple[QLabel, QFrame]:
    tile = QFrame()
    tile.setProperty("kind", "tile")
    number = label("figure", "–", name)
    column = QVBoxLayout(tile)
    column.setContentsMargins(GAP, 12, GAP, 12)
    column.setSpacing(0)
    for part in (number, label("note", caption)):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(part)
    return number, tile
