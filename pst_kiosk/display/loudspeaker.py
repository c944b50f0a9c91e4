"""Announcements on the system's loudspeaker, one after the other, each to its end."""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

# QtMultimedia tells of every library it looks for; a board without sound would fill its log with it.
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false;default.warning=false")

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from pst_kiosk.display.clips import RATE, Clips
from pst_kiosk.display.phrases import phrase

if TYPE_CHECKING:
    from pst_kiosk.display.calls import Announcement
    from pst_kiosk.voice_settings import VoiceSettings

_REST = bytes(2 * (RATE * 3 // 10))
"""Silence at the end: what a device still holds when it says it is done would be cut off."""
_PATIENCE_MS = 5000
"""By so much longer than its sound an announcement may take."""


class Loudspeaker(QObject):
    """Needs an event loop, and may keep it waiting: the sound system answers when it likes."""

    state_changed = Signal(str)
    """ "ready", "silent" (switched off, or a quiet hour) or "no_device"."""
    began = Signal(int)
    ended = Signal(int, bool)
    """Every announcement's, and whether it was played to its end."""

    def __init__(
        self,
        settings: VoiceSettings,
        clips: Clips,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._clips = clips
        self._clock = clock
        self._state = ""
        self._waiting: deque[Announcement] = deque()
        self._current: Announcement | None = None
        self._sound = QBuffer(self)
        self._sink: QAudioSink | None = None
        self._too_long = QTimer(self, singleShot=True)
        self._too_long.timeout.connect(lambda: self._finish(played=False))
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self.look)

    def look(self) -> None:
        """See whether it may speak now, and whether there is a loudspeaker."""
        if self._volume() == 0:
            self._tell("silent")
        else:
            self._tell("no_device" if QMediaDevices.defaultAudioOutput().isNull() else "ready")

    def announce(self, announcement: Announcement) -> None:
        self._waiting.append(announcement)
        if self._current is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        self._current = self._waiting.popleft()
        self.look()
        if self._state == "ready":
            self._play(phrase(self._current, self._clips.samples, self._settings.language))
        else:
            self._finish(played=False)

    def _play(self, clips: Sequence[str]) -> None:
        samples = self._clips.joined(clips) + _REST
        self._sound.setData(samples)
        self._sound.open(QIODevice.OpenModeFlag.ReadOnly)
        self._too_long.start(1000 * len(samples) // (2 * RATE) + _PATIENCE_MS)
        # A new one for each: it plays on what is the default device now.
        self._sink = sink = QAudioSink(QMediaDevices.defaultAudioOutput(), _pcm(), self)
        sink.setVolume(_linear(self._volume()))
        sink.stateChanged.connect(self._hear)
        sink.start(self._sound)
        if sink.error().name != "NoError":
            self._tell("no_device")
            self._finish(played=False)

    def _hear(self, state: QAudio.State) -> None:
        # By name: PySide has two types of it, which are never equal.
        if self._current is None:
            return
        if state.name == "ActiveState":
            self.began.emit(self._current.seq)
        elif state.name == "IdleState":
            self._finish(played=self._sound.atEnd())
        elif state.name == "StoppedState":  # the device is gone
            self._finish(played=False)

    def _finish(self, played: bool) -> None:
        if self._current is None:
            return
        seq, self._current = self._current.seq, None
        self._too_long.stop()
        if self._sink is not None:
            self._sink.reset()  # `stop` would wait for what a device that is gone still holds
            self._sink.deleteLater()
            self._sink = None
        self._sound.close()
        self.ended.emit(seq, played)
        QTimer.singleShot(0, self, self._next)

    def _volume(self) -> int:
        return self._settings.volume_at(self._clock().time())

    def _tell(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


def _pcm() -> QAudioFormat:
    pcm = QAudioFormat()
    pcm.setSampleRate(RATE)
    pcm.setChannelCount(1)
    pcm.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return pcm


def _linear(volume: int) -> float:
    """As loud as the ear takes `volume` percent for."""
    scales = QAudio.VolumeScale
    return QAudio.convertVolume(volume / 100, scales.LogarithmicVolumeScale, scales.LinearVolumeScale)
