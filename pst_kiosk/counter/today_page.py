"""The page "Hari ini": figures above, queues and desks at the left, what needs a look at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTableView, QVBoxLayout, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import label
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, office_table
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.today_model import TodayModel

_TILES = 4


class TodayPage(OfficePage):
    def __init__(self, model: TodayModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._hours = label("muted", "", "today-hours")
        self._tiles = [_Tile(f"today-figure-{at}") for at in range(_TILES)]
        self._queues = office_table("today-queues", "Antrean", model.queues, "queue")
        self.panels.addLayout(self._left(), 5)
        self.panels.addLayout(self._right(), 3)
        model.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        self._queues.setFocus()

    def _left(self) -> QVBoxLayout:
        model = self._model
        tiles = QHBoxLayout()
        tiles.setSpacing(GAP)
        for tile in self._tiles:
            tiles.addWidget(tile)
        above = Card("today-figures", 2 * GAP)
        above.column.addWidget(self._hours)
        above.column.addLayout(tiles)
        column = _column()
        column.addWidget(above)
        column.addWidget(_listed("today-queues-card", "Antrean dan janji", self._queues), 4)
        desks = office_table("today-desks", "Loket dan petugas", model.desks, "officer")
        column.addWidget(_listed("today-desks-card", "Loket dan petugas", desks), 3)
        return column

    def _right(self) -> QVBoxLayout:
        model = self._model
        column = _column()
        broken = office_table("today-broken", "Janji terlewat", model.broken, "cause", hidden="key")
        loans = office_table("today-loans", "Kartu dan kunci di luar", model.loans, "state", hidden="id")
        stations = office_table("today-stations", "Perangkat", model.stations, "name", hidden="key")
        for rows, table, hidden in ((model.broken, broken, "queue"), (model.stations, stations, "screen")):
            table.setColumnHidden(rows.column(hidden), True)
        self._nothing: list[tuple[Rows, QTableView, QLabel]] = []
        for name, title, rows, table, nothing in (
            ("today-broken-card", "Janji terlewat", model.broken, broken, "Belum ada janji yang terlewat."),
            ("today-loans-card", "Kartu dan kunci di luar", model.loans, loans, "Semua sudah kembali."),
            ("today-stations-card", "Perangkat", model.stations, stations, "Belum ada perangkat."),
        ):
            said = label("muted", nothing, f"{name}-nothing")
            self._nothing.append((rows, table, said))
            card = _listed(name, title, table)
            card.column.addWidget(said)
            card.column.addStretch()
            column.addWidget(card, 1)
        return column

    def _show(self) -> None:
        shown = self._model.shown
        self._hours.setText(shown.hours)
        for tile, (figure, what) in zip(self._tiles, shown.tiles, strict=False):
            tile.show_figure(figure, what)
        for rows, table, nothing in self._nothing:
            table.setVisible(rows.rowCount() > 0)
            nothing.setVisible(rows.rowCount() == 0)


class _Tile(QFrame):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "tile")
        self._figure, self._what = label("figure"), label("note")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(0)
        for line in (self._figure, self._what):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)

    def show_figure(self, figure: str, what: str) -> None:
        self._figure.setText(figure)
        self._what.setText(what)
        self.setAccessibleName(f"{figure} {what}")


def _listed(name: str, title: str, table: QTableView) -> Card:
    card = Card(name, 2 * GAP)
    card.column.addWidget(label("title", title))
    card.column.addWidget(table, 1)
    return card


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column
