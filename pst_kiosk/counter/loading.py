"""Importing what the pages are made of, while the officer works.

PySide makes a type when it is first named, and two threads that do so at once take the program down: a
screen's own modules are imported in the GUI thread alone, one a turn of its event loop, so that it never
stands still for long. What lies below the screens knows no Qt; the lane imports that before.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

_OWN = re.compile(r"^from (pst_kiosk\.counter\.\w+) import", re.MULTILINE)
_BELOW = re.compile(r"^from (pst_kiosk\.(?:domain|services|reports)\b[\w.]*) import ([\w, ]*)", re.MULTILINE)
"""Both at the beginning of a line: what is imported for the type checker alone, or later, is not."""


class Loading(QObject):
    """Loads in the order it was asked to, one thing after the other: what an officer asks of the database
    meanwhile is not held up by all of them. What is not loaded when it is needed, is imported then."""

    def __init__(self, lane: Lane[Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._asked: deque[Sequence[str]] = deque()
        self._due: deque[str] = deque()
        self._busy = False
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._import_one)

    def load(self, modules: Sequence[str]) -> None:
        """Import these; those that others import go first."""
        self._asked.append(modules)
        if not self._busy:
            self._go_on()

    def _go_on(self) -> None:
        self._busy = bool(self._asked)
        if self._busy:
            modules = self._asked.popleft()
            # No database, no page yet: that is said elsewhere.
            below = partial(_import_below, modules)
            self._lane.post(below, lambda _: self._take_turns(modules), lambda _: self._go_on())

    def _take_turns(self, modules: Sequence[str]) -> None:
        self._due.extend(modules)
        self._turn.start()

    def _import_one(self) -> None:
        import_module(self._due.popleft())
        if self._due:
            self._turn.start()
        else:
            self._go_on()


def _import_below(modules: Sequence[str], _: Services) -> None:
    for name in sorted(_below(modules)):
        if _is_module(name):
            import_module(name)


def _below(modules: Iterable[str]) -> set[str]:
    """What these modules of the counter, and those they import, need of what knows no Qt."""
    found: set[str] = set()
    due, seen = list(modules), set(modules)
    while due:
        source = _source(due.pop())
        for package, names in _BELOW.findall(source):
            found.add(package)
            # A module of the package, where it is none of its own names.
            found.update(f"{package}.{name.split()[0]}" for name in names.split(",") if name.strip())
        further = set(_OWN.findall(source)) - seen
        seen |= further
        due.extend(further)
    return found


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # a name in a module that is no package
        return False


def _source(module: str) -> str:
    spec = find_spec(module)
    source = getattr(spec and spec.loader, "get_source", lambda _: None)(module)
    return source or ""
