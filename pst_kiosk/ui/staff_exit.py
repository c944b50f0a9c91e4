"""The way out of a locked screen, for staff: a PIN, then the desktop or the end of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.exit_pin import PIN_DIGITS, is_exit_pin
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import Language
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.settings import StationSettings

QML_IMPORT_NAME = "Pst"
QML_IMPORT_MAJOR_VERSION = 1

FREE_TRIES = 3
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 900
PATIENCE_MS = 30_000
"""How long the page stays without a touch."""

_CONTEXT = "StaffExit"
_TEXTS = {
    "title": QT_TRANSLATE_NOOP("StaffExit", "Khusus petugas"),
    "ask": QT_TRANSLATE_NOOP("StaffExit", "Masukkan PIN keluar layar ini."),
    "checking": QT_TRANSLATE_NOOP("StaffExit", "PIN sedang diperiksa."),
    "wrong": QT_TRANSLATE_NOOP("StaffExit", "PIN salah. Silakan coba lagi."),
    "wait": QT_TRANSLATE_NOOP("StaffExit", "PIN salah. Silakan coba lagi dalam {seconds} detik."),
    "unreadable": QT_TRANSLATE_NOOP("StaffExit", "Pengaturan layar ini tidak dapat dibaca."),
    "open": QT_TRANSLATE_NOOP("StaffExit", "Layar ini dapat ditutup sekarang."),
    "no_pin": QT_TRANSLATE_NOOP(
        "StaffExit", "Layar ini belum memiliki PIN keluar. Siapa pun dapat menutupnya."
    ),
    "stay": QT_TRANSLATE_NOOP("StaffExit", "Kembali ke layar pengunjung"),
    "minimise": QT_TRANSLATE_NOOP("StaffExit", "Kecilkan layar"),
    "quit": QT_TRANSLATE_NOOP("StaffExit", "Tutup program"),
    "erase": QT_TRANSLATE_NOOP("StaffExit", "Hapus"),
}


@QmlElement
@QmlUncreatable("made by the program")
class StaffExit(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Asks for the exit PIN. From the third wrong one on each costs a longer wait, whoever types."""

    changed = Signal()
    quitted = Signal()
    minimised = Signal()

    def __init__(
        self,
        settings: Lane[StationSettings],
        language: Language,
        *,
        patience_ms: int = PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._language = language
        self._shown = self._open = False
        self._typed = ""
        self._message = "ask"
        self._wrong = self._wait_s = 0
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._pass_second)
        self._leaving = QTimer(self, interval=patience_ms, singleShot=True)
        self._leaving.timeout.connect(self.close)
        language.changed.connect(self.changed)

    @Slot()
    def show(self) -> None:
        """Ask for the PIN; where the station has none, let through whoever knows the way here."""
        if not self._shown:
            self._shown = True
            self._say("wait" if self._wait_s else "ask")
            self._settings.post(
                lambda settings: settings.exit_pin is None, self._let_through, self._unreadable
            )

    @Slot()
    def close(self) -> None:
        """Back to the visitors."""
        self._shown = self._open = False
        self._typed = ""
        self._leaving.stop()
        self.changed.emit()

    @Slot(str)
    def write(self, digit: str) -> None:
        """The next digit; the last one has the PIN checked."""
        if not self._asks or len(self._typed) == PIN_DIGITS:
            return
        self._typed += digit
        if len(self._typed) < PIN_DIGITS:
            self._say("ask")
        else:
            self._check(self._typed)

    @Slot()
    def erase(self) -> None:
        if self._asks and len(self._typed) < PIN_DIGITS:
            self._typed = self._typed[:-1]
            self._say("ask")

    @Slot()
    def quit(self) -> None:
        if self._open:
            self.close()
            self.quitted.emit()

    @Slot()
    def minimise(self) -> None:
        if self._open:
            self.close()
            self.minimised.emit()

    @property
    def _asks(self) -> bool:
        return self._shown and not self._open and not self._wait_s

    def _check(self, pin: str) -> None:
        self._say("checking")
        self._settings.post(
            lambda settings: settings.exit_pin is None or is_exit_pin(pin, settings.exit_pin),
            self._judge,
            self._unreadable,
        )

    def _judge(self, right: bool) -> None:
        self._typed = ""
        if right:
            self._wrong = 0
            self._open = self._shown
            self._say("open")
            return
        self._wrong += 1
        if self._wrong < FREE_TRIES:
            self._say("wrong")
        else:
            self._wait_s = min(LONGEST_WAIT_S, FIRST_WAIT_S << (self._wrong - FREE_TRIES))
            self._second.start()
            self._say("wait")

    def _pass_second(self) -> None:
        self._wait_s -= 1
        if self._wait_s == 0:
            self._second.stop()
            self._message = "ask"
        self.changed.emit()

    def _let_through(self, free: bool) -> None:
        if free and self._shown:
            self._open = True
            self._say("no_pin")

    def _unreadable(self, error: Exception) -> None:
        self._typed = ""
        log_fault(__name__, "reading the exit PIN", error)
        self._say("unreadable")

    def _say(self, message: str) -> None:
        self._message = message
        if self._shown:
            self._leaving.start()
        self.changed.emit()

    def _text(self, key: str) -> str:
        return self._language.shared(_CONTEXT, str(_TEXTS[key]))

    shown = Property(bool, lambda self: self._shown, notify=changed)
    open = Property(bool, lambda self: self._open, notify=changed)
    """Whether the PIN was right."""
    asks = Property(bool, lambda self: self._asks, notify=changed)
    typed = Property(int, lambda self: len(self._typed), notify=changed)
    digits = Property(int, lambda self: PIN_DIGITS, constant=True)
    message = Property(
        str, lambda self: self._text(self._message).format(seconds=self._wait_s), notify=changed
    )
    title = Property(str, lambda self: self._text("title"), notify=changed)
    stayText = Property(str, lambda self: self._text("stay"), notify=changed)
    minimiseText = Property(str, lambda self: self._text("minimise"), notify=changed)
    quitText = Property(str, lambda self: self._text("quit"), notify=changed)
    eraseText = Property(str, lambda self: self._text("erase"), notify=changed)
