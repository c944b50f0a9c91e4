"""Whether a board shows the calls: said at the head of the waiting room, in a word and a colour."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pst_kiosk.counter.controls import label, mark
from pst_kiosk.counter.look import GAP, INK
from pst_kiosk.counter.stations_model import BoardLink, StationsModel
from pst_kiosk.ui.fonts import icon_pixmap

_GLYPH = 16
_SAID = {
    BoardLink.ALIVE: ("Papan terhubung", "monitor", INK.muted, "quiet"),
    BoardLink.LOST: ("Papan terputus", "warning", INK.warn_text, "soon"),
}


class BoardState(QWidget):
    """Hidden where the office has no board, and until that is known."""

    def __init__(self, model: StationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._glyph = QLabel()
        self._words = label("note", "", "board-state")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(self._glyph)
        row.addWidget(self._words)
        model.changed.connect(self.render_link)
        self.render_link()

    def render_link(self) -> None:
        said = _SAID.get(self._model.board)
        self.setVisible(said is not None)
        if said is not None:
            words, glyph, ink, due = said
            self._words.setText(words)
            mark(self._words, due=due)
            self._glyph.setPixmap(icon_pixmap(glyph, _GLYPH, ink, self.devicePixelRatioF()))
