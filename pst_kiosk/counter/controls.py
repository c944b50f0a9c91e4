"""The counter's small controls: labels and buttons of a kind, a list to choose from, a box to tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QDate, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from pst_kiosk.counter.look import INK
from pst_kiosk.ui.fonts import icon, icon_pixmap

_BOX = 20
_CARET = 16
_EDGES = 16
"""Of a choice, around its text."""
_GLYPH = 18
_AFTER_GLYPH = 3
"""What a button leaves too little between its icon and its words."""


def label(kind: str, text: str = "", name: str = "") -> QLabel:
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def wrapped(kind: str, text: str = "", name: str = "") -> QLabel:
    made = label(kind, text, name)
    made.setWordWrap(True)
    return made


def rule() -> QFrame:
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


def button(
    name: str, text: str, pressed: Callable[[], Any], *, kind: str = "", key: str = "", glyph: str = ""
) -> QPushButton:
    """A button that shows its key, which presses it while it is visible and enabled."""
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    say(made, text, key)
    if key:
        # Not the button's own shortcut: that one waits 100 ms to show the button pressed.
        QShortcut(QKeySequence(key), made).activated.connect(made.click)
    if glyph:
        ink = INK.on_band if kind == "onBand" else INK.ink
        made.setIcon(icon(glyph, _GLYPH, ink, after=_AFTER_GLYPH))
        made.setIconSize(QSize(_GLYPH + _AFTER_GLYPH, _GLYPH))
    made.setAutoDefault(True)
    made.clicked.connect(lambda: pressed())
    return made


def say(target: QPushButton, text: str, key: str = "") -> None:
    """Give a button its text, with its key after it."""
    target.setText(f"{text}   {key}" if key else text)
    target.setAccessibleName(text)


def scrolled(inside: QWidget) -> QScrollArea:
    """What is too high for a small window is scrolled, not squeezed."""
    area = QScrollArea()
    area.setObjectName(f"{inside.objectName()}-scrolled")
    area.setAccessibleName(inside.accessibleName())
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def let(target: QPushButton, may: bool, rest: QWidget) -> None:
    """Enable a button, or disable it. Qt would pass its keyboard on to whatever comes next in the window and
    show it there; it goes to `rest`, where nothing shows it."""
    if not may and target.window().focusWidget() is target:
        rest.setFocus()
    target.setEnabled(may)


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet looks at, and paint by them."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Choice(QComboBox):
    """One of several; turning the wheel over it does not change it by accident."""

    def __init__(self, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)

    def offer(self, options: Iterable[tuple[str, Any]]) -> None:
        """Offer (text, value) pairs, keeping what is chosen where it is still offered."""
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        for text, value in options:
            self.addItem(text, value)
        at = self.findData(chosen)
        self.setCurrentIndex(max(at, 0) if self.count() else -1)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - 2 * _CARET - _EDGES
        whole = option.currentText
        # Qt would cut it in the middle of a letter.
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        caret = icon_pixmap("caret-down", _CARET, INK.muted, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - _CARET - 8, (self.height() - _CARET) / 2), caret)


class Day(QDateEdit):
    """A day, typed as day, month, year, or changed by the arrow keys."""

    def __init__(self, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setDisplayFormat("dd-MM-yyyy")
        # The style sheet's padding does not reach the text of a date.
        self.lineEdit().setTextMargins(_CARET // 2, 0, _CARET // 2, 0)

    @property
    def chosen(self) -> dt.date:
        day = self.date()
        return dt.date(day.year(), day.month(), day.day())

    def choose(self, day: dt.date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Tick(QCheckBox):
    """A box to tick, painted in our colours."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + _BOX + 14, _BOX + 8)

    def minimumSizeHint(self) -> QSize:
        # A text that does not fit is shortened.
        return QSize(4 * _BOX, self.sizeHint().height())

    def hitButton(self, pos: Any) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _BOX) / 2
        edge = INK.danger if self.property("wrong") else INK.accent if self.hasFocus() else INK.edge
        width = 2.0 if self.hasFocus() or self.isChecked() else 1.0
        painter.setPen(QPen(QColor(INK.primary if self.isChecked() and not self.hasFocus() else edge), width))
        painter.setBrush(QColor(INK.primary if self.isChecked() else INK.surface))
        painter.drawRoundedRect(QRectF(1.5, top + 0.5, _BOX - 1, _BOX - 1), 4, 4)
        if self.isChecked():
            check = icon_pixmap("check-bold", _BOX - 6, INK.on_primary, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(4.5, top + 3), check)
        painter.setPen(QColor(INK.text if self.isEnabled() else INK.muted))
        beside = QRectF(_BOX + 10, 0, self.width() - _BOX - 10, self.height())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(beside.width()))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            around = min(beside.width() + 2, self.fontMetrics().horizontalAdvance(text) + 8)
            line = QRectF(beside.left() - 4, top - 1, around, _BOX + 2)
            painter.setPen(QPen(QColor(INK.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(line.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)), 4, 4)
