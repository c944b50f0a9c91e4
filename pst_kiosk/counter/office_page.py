"""The frame of the administrator's pages: the way from one to another, a notice, and their table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, mark
from pst_kiosk.counter.header_bar import HeaderBar
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.needs import Needs
from pst_kiosk.counter.needs_bar import NeedsBar
from pst_kiosk.counter.notice_bar import NoticeBar
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.pages import OFFICE, Page
from pst_kiosk.counter.rows import Rows

_ROW = 40


@dataclass(frozen=True)
class Ways:
    """Where a page leads, and what may call its officer away from it."""

    back: Callable[[], None]
    go: Callable[[Page], None]
    needs: Sequence[Needs]


class OfficePage(QWidget):
    """Put cards into `panels`."""

    def __init__(self, here: Page, model: OfficeModel, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        header = HeaderBar(OFFICE[here])
        for at, (there, title) in enumerate(OFFICE.items(), start=1):
            way = button(f"show-{there}", title, partial(ways.go, there), kind="onBand", key=f"Ctrl+{at}")
            mark(way, here=there is here)
            header.add(way)
        header.add(
            button("back", "Kembali ke loket", ways.back, kind="onBand", key="Esc", glyph="arrow-left")
        )
        notice = NoticeBar()
        bars = QVBoxLayout()
        bars.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        bars.setSpacing(GAP)
        bars.addWidget(NeedsBar(ways.needs, self))
        bars.addWidget(notice)
        self.panels = QHBoxLayout()
        self.panels.setContentsMargins(GAP, 0, GAP, 0)
        self.panels.setSpacing(0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, GAP)
        page.setSpacing(GAP)
        page.addWidget(header)
        page.addLayout(bars)
        page.addLayout(self.panels, 1)
        model.noticeChanged.connect(lambda: notice.show_notice(model.notice))

    def begin(self) -> None:
        """The page is shown: the keyboard goes where work begins."""
        raise NotImplementedError


class _Table(QTableView):
    """The first arrow key chooses the first row, also where it is the only one."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            # Qt makes the first row the current one without choosing it, and would go on from there.
            self.selectionModel().clearCurrentIndex()


def office_table(name: str, accessible: str, rows: Rows, wide: str, hidden: str = "") -> QTableView:
    """A table whose rows are chosen, not its cells. The column `wide` takes what the others leave, the
    column `hidden` is not shown."""
    table = _Table()
    table.setObjectName(name)
    table.setProperty("kind", "table")
    table.setAccessibleName(accessible)
    table.setModel(rows)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    heads = table.horizontalHeader()
    heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    heads.setSectionResizeMode(rows.column(wide), QHeaderView.ResizeMode.Stretch)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    heads.setHighlightSections(False)
    if hidden:
        table.setColumnHidden(rows.column(hidden), True)
    return table


def chosen_row(table: QTableView) -> int | None:
    """The row that is chosen; None where none is."""
    chosen = table.selectionModel().selectedRows()
    return chosen[0].row() if chosen else None
