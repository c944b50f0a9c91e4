"""The one place at the counter that tells of other stations: a calm button, and what is behind it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import label, mark, wrapped
from pst_kiosk.counter.look import GAP, INK
from pst_kiosk.counter.stations_model import StationsModel
from pst_kiosk.counter.stations_view import Trouble, headline
from pst_kiosk.ui.fonts import icon

KEY = "Ctrl+P"
_GLYPH = 18
_LEAST_NAME = 8
"""Letters of it that are shown beside the key."""
_CLOSING_KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class StationsNote(QPushButton):
    """Hidden while every station is well. Pressed, it opens what there is to say above itself."""

    def __init__(self, model: StationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stations")
        self.setProperty("kind", "stations")
        self.setIconSize(QSize(_GLYPH, _GLYPH))
        # A station's name may be long; the button never widens the room.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)
        self._model = model
        self._details: StationsDetails | None = None
        self.clicked.connect(self._open)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.click)
        model.changed.connect(self.render_troubles)
        self.render_troubles()

    def render_troubles(self) -> None:
        found = self._model.troubles
        grave = any(trouble.grave for trouble in found)
        mark(self, warns=grave)
        self.setIcon(icon("warning" if grave else "info", _GLYPH, INK.warn_text if grave else INK.accent))
        self._fit()
        self.setAccessibleName(" ".join(headline(found)).strip())
        self.setAccessibleDescription(in_words(found))
        self.setToolTip(in_words(found))
        self.setVisible(bool(found))
        if self._details is not None:
            self._details.show_troubles(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten the station's name, never what is amiss; the key goes before hardly any name is left."""
        station, what = headline(self._model.troubles)
        metrics = self.fontMetrics()
        room = self.width() - _GLYPH - 3 * GAP
        wanted = min(metrics.horizontalAdvance(station), metrics.horizontalAdvance("n" * _LEAST_NAME))
        rest = f" {what}   {KEY}"
        if metrics.horizontalAdvance(rest) + wanted > room:
            rest = f" {what}"
        left = max(room - metrics.horizontalAdvance(rest), 0)
        self.setText(f"{metrics.elidedText(station, Qt.TextElideMode.ElideRight, left)}{rest}".strip())

    def _open(self) -> None:
        details = StationsDetails(self)
        details.destroyed.connect(self._closed)
        self._details = details
        details.show_troubles(self._model.troubles)
        details.show()
        details.setFocus()

    def _closed(self) -> None:
        self._details = None


class StationsDetails(QScrollArea):
    """What is the matter with each station, in front of the page until Esc or a click elsewhere."""

    def __init__(self, note: QWidget) -> None:
        super().__init__(note)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setObjectName("stations-details")
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._note = note

    def show_troubles(self, found: tuple[Trouble, ...]) -> None:
        """Say this; nothing left to say closes it."""
        if not found:
            self.close()
            return
        said = _paragraphs(found)
        self.setWidget(said)
        said.ensurePolished()
        self.setAccessibleName(in_words(found))
        self._place(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING_KEYS:
            self.close()
        else:
            super().keyPressEvent(event)

    def _place(self, said: QWidget) -> None:
        """Above the note, as wide as it is, and no higher than the screen."""
        frame = 2 * self.frameWidth()
        top = self._note.mapToGlobal(QPoint(0, -GAP // 2))
        wanted = said.heightForWidth(self._note.width() - frame) + frame
        height = min(wanted, top.y() - self._note.screen().availableGeometry().top())
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if height < wanted else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setGeometry(top.x(), top.y() - height, self._note.width(), height)


def _paragraphs(found: tuple[Trouble, ...]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(*[2 * GAP] * 4)
    column.setSpacing(2 * GAP)
    for trouble in found:
        column.addWidget(_paragraph(trouble))
    return made


def _paragraph(trouble: Trouble) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(wrapped("strong", trouble.station))
    column.addWidget(label("note", trouble.screen))
    for line in trouble.lines:
        column.addWidget(wrapped("", line))
    return made


def in_words(found: tuple[Trouble, ...]) -> str:
    """Everything, a line a station."""
    return "\n".join(f"{trouble.station} ({trouble.screen}): {' '.join(trouble.lines)}" for trouble in found)
