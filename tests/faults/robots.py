"""Tireless people at the four screens: each looks again and again, and does what the screen offers."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from tests.faults.said import say
from tests.support.pulse import Pulse
from tests.support.screens import find, press, shows, tap, type_text

LOOK_MS = 100
RECORD = "Inflasi bulanan menurut kelompok"
ANSWERS = {"name": "Siti Rahma", "email": "siti@example.org"}
Key = Qt.Key


class Robot(QObject):
    """Looking is its own doing, not the window's; tapping and typing is what the window must bear."""

    def __init__(self, window: Any, model: Any, pulse: Pulse) -> None:
        super().__init__(window)
        self.window, self.model, self._pulse = window, model, pulse
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Do the next thing, if there is anything to do."""

    def offers(self, key: str) -> bool:
        with self._pulse.stopped():
            return shows(self.window, key) and bool(find(self.window, key).isEnabled())

    def tap(self, key: str) -> None:
        with self._pulse.stopped():
            thing = find(self.window, key)
        tap(self.window, thing)


class Visitor(Robot):
    """Taps the language again and again, and takes a number from time to time."""

    def __init__(self, window: Any, model: Any, pulse: Pulse, every: float) -> None:
        self._every = every
        self._next = time.monotonic()
        super().__init__(window, model, pulse)

    def look(self) -> None:
        page = self.model.property("page")
        if page == "ticket" and self.offers("ticketDone"):
            say(number=self.model.property("ticket").property("number"))
            self.tap("ticketDone")
        elif self.model.property("busy"):
            return  # the window says that it is at work
        elif page == "home" and time.monotonic() > self._next and self.offers("service-konsultasi"):
            self._next = time.monotonic() + self._every
            say(asked=True)
            self.tap("service-konsultasi")
        elif page == "home" and self.offers("language"):
            before = self.model.property("languageCode")
            self.tap("language")
            say(answered=self.model.property("languageCode") != before)


class Officer(Robot):
    """Signs in, and serves whoever comes."""

    def __init__(self, window: QWidget, model: Any, pulse: Pulse, pin: str) -> None:
        self._pin = pin
        self._typed = ""
        super().__init__(window, model, pulse)

    def look(self) -> None:
        if self.offers("pin"):
            self._sign_in()
        elif self.offers("arrived"):
            press(self.window, Key.Key_F4)
        elif self.offers("sign-guest-book"):
            self._sign_guest_book()
        elif self.offers("finish"):
            self._serve()
        elif self.offers("call-next"):
            press(self.window, Key.Key_F2)

    def _sign_in(self) -> None:
        officers, desks = find(self.window, "officer"), find(self.window, "desk")
        assert isinstance(officers, QComboBox)
        assert isinstance(desks, QComboBox)
        if officers.findText("Administrator") < 0 or desks.findText("Loket 1") < 0:
            return
        officers.setCurrentText("Administrator")
        desks.setCurrentText("Loket 1")
        self.tap("pin")
        press(self.window, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(self.window, self._pin)
        press(self.window, Key.Key_Return)

    def _sign_guest_book(self) -> None:
        for field, answer in ANSWERS.items():
            self.tap(f"guest-book-{field}")
            press(self.window, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            type_text(self.window, answer)
        with self._pulse.stopped():
            identity: Any = find(self.window, "guest-book-identity")
        if not identity.isChecked():
            self.tap("guest-book-identity")
        press(self.window, Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def _serve(self) -> None:
        """Type a few letters at each look, then finish."""
        if self.offers("record-summary") and len(self._typed) < len(RECORD):
            self.tap("record-summary")
            letters = RECORD[len(self._typed) :][:4]
            self._typed += letters
            type_text(self.window, letters)
            with self._pulse.stopped():
                shown: Any = find(self.window, "record-summary")
            say(answered=shown.toPlainText().endswith(letters))
        else:
            self._typed = ""
            press(self.window, Key.Key_F5)


class Rater(Robot):
    """Answers every question of the tablet."""

    def look(self) -> None:
        if self.model.property("page") == "question" and self.offers("face-4"):
            self.tap("face-4")
            say(answered=self.model.property("page") == "thanks")
        elif self.model.property("page") == "thanks" and self.offers("done"):
            self.tap("done")
