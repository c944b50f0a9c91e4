"""What a demonstration leaves behind: pictures of the screens, and files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pst_kiosk.demo import hands
from pst_kiosk.demo.person import Person
from pst_kiosk.demo.stage import Stage

STILL = 0.25
"""Seconds a touch screen or board is left alone before its picture is taken: what moves has come to rest."""


class Album:
    """Pictures in the order they are taken; keeps nothing where there is no folder."""

    def __init__(self, stage: Stage, person: Person, folder: Path | None) -> None:
        self._stage = stage
        self._person = person
        self._taken = 0
        self.folder = folder

    def picture(self, screen: str, name: str) -> None:
        if self.folder is not None:
            window = self._stage.window(screen)
            self._person.rest(0 if isinstance(window, QWidget) else STILL)
            self._taken += 1
            hands.grab(window, self.folder / f"{screen}-{self._taken:02}-{name}.png")
