"""What else an officer may open for the visitor being served: a row of quiet buttons, each with its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pst_kiosk.counter.controls import button, mark
from pst_kiosk.counter.desk_view import Phase, Visitor
from pst_kiosk.counter.pages import Page, offered_to

_APART = 6

ShowPage = Callable[[Page, str], None]
"""Opens a page for the visitor with this ticket."""


@dataclass(frozen=True)
class Tool:
    """`applies` tells for whom the button is offered, `proposed` for whom the procedure asks for it; it opens
    `page` for the visitor."""

    name: str
    text: str
    key: str
    glyph: str
    page: Page
    applies: Callable[[Visitor], bool]
    proposed: Callable[[Visitor], bool] = lambda _: False


TOOLS = (
    Tool(
        "open-request",
        "Permohonan",
        "Ctrl+R",
        "folder-open",
        Page.REQUESTS,
        lambda _: True,
        # What nobody opens is forgotten once the visitor has left.
        proposed=lambda visitor: visitor.outlived,
    ),
    Tool("open-sale", "Penjualan", "Ctrl+J", "receipt", Page.SALES, lambda visitor: visitor.buys),
    Tool("open-library", "Softcopy", "Ctrl+L", "books", Page.LIBRARY, lambda visitor: visitor.reads),
)
"""Every tool, in the order offered."""


class VisitorTools(QWidget):
    """Offered while the visitor is served; `role` tells which of them the officer may open."""

    def __init__(self, show_page: ShowPage, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visitor: Visitor | None = None
        self._show_page = show_page
        self._tools = tuple(tool for tool in TOOLS if tool.page in offered_to(role))
        self.buttons = tuple(self._button(tool) for tool in self._tools)
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
            self._show_page(tool.page, self._visitor.ticket_id)
