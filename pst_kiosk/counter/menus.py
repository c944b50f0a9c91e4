"""Small menus of moves: they open at a button or a row, by keyboard too, and Esc closes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pst_kiosk.counter.look import INK
from pst_kiosk.ui.fonts import icon

if TYPE_CHECKING:
    from pst_kiosk.services.onward import Target

_BELOW = 4
_GLYPH = 18


class Menu(QMenu):
    """A menu under a heading. It opens with a line ready to be chosen, and goes when it closes."""

    def __init__(self, name: str, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self._ready: QAction | None = None
        self.say(heading)
        self.addSeparator()
        self.aboutToHide.connect(self.deleteLater)

    def say(self, text: str) -> None:
        """A line that cannot be chosen."""
        self.addAction(text).setEnabled(False)

    def offer(
        self,
        text: str,
        chosen: Callable[[], None],
        enabled: bool = True,
        ready: bool = False,
        glyph: str = "",
    ) -> None:
        """A line to choose. `ready`: Enter chooses it at once; else that is the first line."""
        action = self.addAction(text)
        if glyph:
            action.setIcon(icon(glyph, _GLYPH, INK.ink))
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False: chosen())
        if enabled and (ready or self._ready is None):
            self._ready = action

    def open_at(self, place: QPoint) -> None:
        self.popup(place)
        if self._ready is not None:
            self.setActiveAction(self._ready)

    def open_under(self, button: QWidget) -> None:
        self.open_at(button.mapToGlobal(QPoint(0, button.height() + _BELOW)))

    def open_above(self, button: QWidget) -> None:
        self.open_at(button.mapToGlobal(QPoint(0, -self.sizeHint().height() - _BELOW)))


def targets_menu(
    name: str, heading: str, targets: Sequence[Target], chosen: Callable[[Target], None], parent: QWidget
) -> Menu:
    """Where a visitor may go: services, then open desks."""
    menu = Menu(name, heading, parent)
    desks = [target for target in targets if target.desk is not None]
    services = [target for target in targets if target.desk is None]
    for target in services:
        menu.offer(target.name.id, partial(chosen, target))
    if services and desks:
        menu.addSeparator()
    for target in desks:
        menu.offer(target.name.id, partial(chosen, target))
    if not targets:
        menu.say("Belum ada layanan atau loket lain yang dapat dituju.")
    return menu


def question(name: str, asked: str, yes: str, do: Callable[[], None], parent: QWidget) -> Menu:
    """Asked once; the answer is "no" unless the other is chosen."""
    menu = Menu(name, asked, parent)
    menu.offer(yes, do)
    menu.offer("Tidak jadi", lambda: None, ready=True)
    return menu
