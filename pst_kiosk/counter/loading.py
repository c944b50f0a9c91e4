"""Importing what the pages are made of, while the officer pauses.

PySide makes a type when it is first named, and two threads that do so at once take the program down: a
screen's own modules are imported in the GUI thread alone, one a turn of its event loop, so that it never
stands still for long. What lies below the screens knows no Qt; the lane imports that before.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer

from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

_Step = tuple[bool, Callable[[], None]]
"""Whether it can wait, and what is done."""
PAUSE_MS = 1000
_TOUCHES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_OWN = re.compile(r"^from (pst_kiosk\.counter\.\w+) import", re.MULTILINE)
_BELOW = re.compile(r"^from (pst_kiosk\.(?:domain|services|reports)\b[\w.]*) import ([\w, ]*)", re.MULTILINE)
"""Both at the beginning of a line: what is imported for the type checker alone, or later, is not."""


class Loading(QObject):
    """Loads in the order it was asked to, one thing after the other. What can wait is loaded where the
    officer has typed and clicked nothing for a second, so that no key waits for it in the lane or at the
    window. What is not loaded when it is needed, is imported then."""

    def __init__(self, lane: Lane[Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._steps: deque[_Step] = deque()
        self._busy = self._watching = False
        self._touched = QElapsedTimer()
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._take_a_turn)

    def load(self, modules: Sequence[str], *, can_wait: bool = False) -> None:
        """Import these; those that others import go first."""
        self._steps.append((can_wait, partial(self._load_below, modules, can_wait)))
        if not self._busy:
            self._busy = True
            self._watch(can_wait)
            self._take_a_turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched.restart()
        return False

    def _go_on(self) -> None:
        self._busy = bool(self._steps)
        self._watch(any(can_wait for can_wait, _ in self._steps))
        if self._busy:
            self._turn.start(0)

    def _take_a_turn(self) -> None:
        can_wait, step = self._steps[0]
        left = PAUSE_MS - self._touched.elapsed() if can_wait else 0
        if left > 0:
            self._turn.start(left)
        else:
            self._steps.popleft()
            step()

    def _load_below(self, modules: Sequence[str], can_wait: bool) -> None:
        def own(_: None) -> None:
            steps: list[_Step] = [(can_wait, partial(self._load_one, name)) for name in modules]
            self._steps.extendleft(reversed(steps))
            self._go_on()

        # No database, no page yet: that is said elsewhere.
        self._lane.post(partial(_import_below, modules), own, lambda _: self._go_on())

    def _load_one(self, module: str) -> None:
        import_module(module)
        self._go_on()

    def _watch(self, wanted: bool) -> None:
        """Every event of the program passes a filter, so there is one only while something can wait."""
        application = QCoreApplication.instance()
        assert application is not None
        if wanted and not self._watching:
            self._touched.start()
            application.installEventFilter(self)
        elif self._watching and not wanted:
            application.removeEventFilter(self)
        self._watching = wanted


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
