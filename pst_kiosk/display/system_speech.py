"""The speech that came with the system, in the languages it has a voice for."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtTextToSpeech import QTextToSpeech


class SystemSpeech(QObject):
    """Says one sentence after the other. Where the system has no speech, it speaks no language."""

    ended = Signal(bool)
    """The sentence is over, and whether it was said."""

    def __init__(self, engine: str = "", parent: QObject | None = None) -> None:
        """`engine` is one of Qt's, the system's own where it is empty."""
        super().__init__(parent)
        self._speech = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._speech.stateChanged.connect(self._hear)
        self._speaking = False

    def speaks(self, language: str) -> bool:
        return self._locale(language) is not None

    def say(self, sentence: str, language: str, volume: float) -> None:
        """`language` is one it speaks; `volume` from 0 to 1."""
        locale = self._locale(language)
        assert locale is not None
        self._speech.setLocale(locale)
        self._speech.setVolume(volume)
        self._speaking = True
        self._speech.say(sentence)

    def stop(self) -> None:
        """Be silent; `ended` does not come."""
        self._speaking = False
        self._speech.stop()

    def _locale(self, language: str) -> QLocale | None:
        wanted = QLocale(language).language()
        return next((each for each in self._speech.availableLocales() if each.language() == wanted), None)

    def _hear(self, state: QTextToSpeech.State) -> None:
        if not self._speaking:
            return
        if state.name in {"Ready", "Error"}:
            self._speaking = False
            self.ended.emit(state.name == "Ready")
