"""What else an officer may open for the visitor being served: a row of quiet buttons, each with its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pst_kiosk.counter.controls import button, mark
from pst_kiosk.counter.desk_view import Phase, Visitor
from pst_kiosk.counter.pages import Page

_APART = 6

ShowPage = Callable[[Page, str], None]
"""Opens a page for the visitor with this ticket."""


@dataclass(frozen=True)
class Tool:
    """`applies` tells for whom the button is offered, `proposed` for whom the procedure asks for it; `open`
    is given the visitor's ticket."""

    name: str
    text: str
    key: str
    glyph: str
    applies: Callable[[Visitor], bool]
    open: Callable[[str], None]
    proposed: Callable[[Visitor], bool] = lambda _: False


def tools(show_page: ShowPage) -> tuple[Tool, ...]:
    """Every tool, in the order offered."""
    return (
        Tool(
            "open-request",
            "Permohonan",
            "Ctrl+R",
            "folder-open",
            lambda _: True,
            partial(show_page, Page.REQUESTS),
            # What nobody opens is forgotten once the visitor has left.
            proposed=lambda visitor: visitor.outlived,
        ),
        Tool(
            "open-sale",
            "Penjualan",
            "Ctrl+J",
            "receipt",
            lambda visitor: visitor.buys,
            partial(show_page, Page.SALES),
        ),
        Tool("open-library", "Softcopy", "Ctrl+L", "books", lambda _: True, partial(show_page, Page.LIBRARY)),
    )


class VisitorTools(QWidget):
    """Offered while the visitor is served."""

    def __init__(self, offered: tuple[Tool, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visitor: Visitor | None = None
        self._tools = offered
        self.buttons = tuple(self._button(tool) for tool in offered)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_APART)
        for made in self.buttons:
            row.addWidget(made)
        row.addStretch(1)

    def show_visitor(self, visitor: Visitor, phase: Phase) -> None:
        self._visitor = visitor
        for tool, made in zip(self._tools, self.buttons, strict=True):
            made.setVisible(tool.applies(visitor))
            mark(made, proposed=tool.proposed(visitor))
        self.setVisible(phase is Phase.SERVING and any(tool.applies(visitor) for tool in self._tools))

    def _button(self, tool: Tool) -> QPushButton:
        return button(
            tool.name, tool.text, lambda: self._open(tool), kind="move", key=tool.key, glyph=tool.glyph
        )

    def _open(self, tool: Tool) -> None:
        if self._visitor is not None:
            tool.open(self._visitor.ticket_id)
