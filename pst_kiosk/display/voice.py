"""The board's voice: it lets a program of its own speak, and keeps that program alive."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, QProcess, QTimer, Signal

if TYPE_CHECKING:
    from pst_kiosk.display.calls import Announcement

_MODULE = "pst_kiosk.display.voice_process"
LOOK_AGAIN_MS = 30_000
"""So long after it found no loudspeaker the program is begun anew: a sound system that came late, or came
back, is seen by new programs alone."""
_BREATH_MS = 1000
"""So soon it is begun anew where it could speak and broke off."""
_PATIENCE_MS = 50_000
"""The longest an announcement may take; the longest there is, twice in two languages, takes 34 seconds."""
_STOPPED_WITHIN_MS = 2000


class Voice(QObject):
    """Speaks announcements, each to its end before the next begins. It stops with this object.

    Nothing here waits: neither for files nor for the sound system.
    """

    began = Signal(int)
    """The first sound of this call's announcement went to the loudspeaker."""
    ended = Signal(int, bool)
    """This call's announcement is over, and whether it was heard to its end. It comes once for each, and at
    once where nothing can be heard."""
    stateChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = "silent"
        self._under_way: list[int] = []
        self._wanted = False
        self._anew = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._lose)
        self._process.errorOccurred.connect(self._not_started)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._begin_anew)
        self._stuck = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._stuck.timeout.connect(self._process.kill)
        self.destroyed.connect(partial(_stop, self._process))

    def start(self) -> None:
        """Get ready to speak; it takes half a second of another processor's time."""
        self._wanted = True
        self._begin()

    def stop(self) -> None:
        """Be silent, in the middle of a word too; what is under way has not been spoken."""
        self._wanted = False
        self._again.stop()
        _stop(self._process)

    def announce(self, announcement: Announcement) -> None:
        """Speak it after those before."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            QTimer.singleShot(0, self, lambda: self.ended.emit(announcement.seq, False))
            return
        self._under_way.append(announcement.seq)
        self._stuck.start()
        desk = {"id": announcement.desk.id, "en": announcement.desk.en}
        order = json.dumps(vars(announcement) | {"desk": desk})
        self._process.write(order.encode() + b"\n")

    def _begin(self) -> None:
        self._process.start(sys.executable, ["-m", _MODULE])

    def _begin_anew(self) -> None:
        self._anew = self._process.state() is not QProcess.ProcessState.NotRunning
        if self._anew:
            self._process.kill()
        else:
            self._begin()

    def _hear(self) -> None:
        while self._process.canReadLine():
            self._take(json.loads(bytes(self._process.readLine().data())))

    def _take(self, said: dict[str, Any]) -> None:
        if "state" in said:
            self._show(said["state"])
        elif "began" in said:
            self.began.emit(said["began"])
        elif said["ended"] in self._under_way:
            self._under_way.remove(said["ended"])
            if not self._under_way:
                self._stuck.stop()
            self.ended.emit(said["ended"], said["spoken"])

    def _show(self, state: str) -> None:
        if state == "no_device":
            self._again.start(LOOK_AGAIN_MS)
        else:
            self._again.stop()
        if state != self._state:
            self._state = state
            self.stateChanged.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lose()

    def _lose(self) -> None:
        """The program has ended: by itself, or because it is to begin anew."""
        self._stuck.stop()
        lost, self._under_way = self._under_way, []
        anew, self._anew = self._anew, False
        for seq in lost:
            self.ended.emit(seq, False)
        if not self._wanted:
            return
        could_speak = self._state == "ready"
        self._show("no_device")
        if anew:
            self._begin()
        elif could_speak:
            self._again.start(_BREATH_MS)

    state = Property(str, lambda self: self._state, notify=stateChanged)
    """"ready"; "silent", switched off or in a quiet hour; or "no_device"."""


def _stop(process: QProcess) -> None:
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(_STOPPED_WITHIN_MS)
