"""The bar under the header that says who or what needs an officer: there until somebody takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, mark, say
from pst_kiosk.counter.look import GAP, INK
from pst_kiosk.counter.needs import Need, Needs
from pst_kiosk.dates import clock_time
from pst_kiosk.ui.fonts import icon_pixmap

KEY = "F10"
_GLYPH = 24
_MOST = 2
"""More are counted: the page below is needed, too."""
_DOUBLE_PRESS_MS = 400


class NeedsBar(QFrame):
    """Every kind's open needs in one list, the longest waiting first; hidden while there are none.

    The key takes the first one.
    """

    def __init__(self, sources: Sequence[Needs], parent: QWidget) -> None:
        # With a parent from the start: shown at once without one, it would be a window of its own.
        super().__init__(parent)
        self.setObjectName("needs")
        mark(self, kind="notice", warns=True)
        self._sources = sources
        self._known: frozenset[str] = frozenset()
        self._rows = [NeedRow(at, self._take, self) for at in range(_MOST)]
        self._more = label("note", "", "needs-more")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP - 2, GAP, GAP - 2)
        column.setSpacing(GAP - 2)
        for row in self._rows:
            column.addWidget(row)
        column.addWidget(self._more)
        QShortcut(QKeySequence(KEY), self).activated.connect(self._rows[0].press)
        for source in sources:
            source.changed.connect(self.render_needs)
        self.render_needs()

    def render_needs(self) -> None:
        found = sorted(
            ((need, source.busy) for source in self._sources for need in source.open),
            key=lambda pair: pair[0].since,
        )
        for at, row in enumerate(self._rows):
            row.show_need(*(found[at] if at < len(found) else (None, False)))
        left = len(found) - _MOST
        self._more.setText(f"dan {left} lainnya")
        self._more.setVisible(left > 0)
        self.setVisible(bool(found))
        keys = frozenset(need.key for need, _ in found)
        if keys - self._known:
            self._call_attention()
        self._known = keys

    def _take(self, key: str) -> None:
        for source in self._sources:
            if any(need.key == key for need in source.open):
                source.take(key)

    def _call_attention(self) -> None:
        """A screen reader says it at once; a window behind others shows it in the task bar."""
        QAccessible.updateAccessibility(QAccessibleEvent(self._rows[0].what, QAccessible.Event.Alert))
        QApplication.alert(self.window())


class NeedRow(QWidget):
    """One need, and the button that takes it; the first row shows the key."""

    def __init__(self, at: int, take: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._key = KEY if at == 0 else ""
        self._take = take
        self._need: Need | None = None
        self._busy = False
        self._glyph = QLabel()
        self.what = label("lead", "", f"need-{at}")
        self._since = label("muted", "", f"need-{at}-since")
        self._button = button(f"take-need-{at}", "", self._pressed, kind="answer")
        # The mouse leaves the keyboard where the officer types.
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._guard = QTimer(self, interval=_DOUBLE_PRESS_MS, singleShot=True)
        self._guard.timeout.connect(self._enable)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP + 4)
        row.addWidget(self._glyph)
        row.addWidget(self.what)
        row.addWidget(self._since)
        row.addStretch(1)
        row.addWidget(self._button)

    def show_need(self, need: Need | None, busy: bool) -> None:
        """Show this, or nothing."""
        before, self._need, self._busy = self._need, need, busy
        if before and need and before.key != need.key:
            # Another one moved up: a button pressed twice must not take that as well.
            self._guard.start()
        self.setVisible(need is not None)
        self._enable()
        if need is None or need == before:
            return
        self._glyph.setPixmap(icon_pixmap(need.glyph, _GLYPH, INK.warn_text, self.devicePixelRatioF()))
        self.what.setText(need.what)
        self._since.setText(f"sejak {clock_time(need.since)}")
        say(self._button, need.answer, self._key)
        self._button.setAccessibleDescription(need.what)

    def press(self) -> None:
        self._button.click()

    def _pressed(self) -> None:
        if self._need is not None:
            self._take(self._need.key)

    def _enable(self) -> None:
        self._button.setEnabled(not self._busy and not self._guard.isActive())
