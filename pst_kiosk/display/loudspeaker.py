"""Announcements on the system's loudspeaker, one after the other, each to its end."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from pst_kiosk.display.clips import RATE, Clips
from pst_kiosk.display.phrases import CHIME, STOP, phrase, sentence, turns

if TYPE_CHECKING:
    from pst_kiosk.display.calls import Announcement
    from pst_kiosk.display.system_speech import SystemSpeech
    from pst_kiosk.voice_settings import VoiceSettings

_REST = bytes(2 * (RATE * 6 // 10))
"""Silence at the end: what a device still holds when it says it is done would be cut off."""
_AHEAD = 2 * RATE
"""The device is given a second ahead, in bytes: a machine that is busy for a moment makes no gap."""
_PATIENCE_MS = 5000
"""By so much longer than its sound a sound may take."""
_LONGEST_SENTENCE_MS = 20_000


@dataclass(frozen=True)
class Sentence:
    """What the system's own speech says."""

    text: str
    language: str


class Loudspeaker(QObject):
    """Needs an event loop, and may keep it waiting: the sound system answers when it likes."""

    state_changed = Signal(str)
    """ "ready", "silent" (switched off, or a quiet hour) or "no_device"."""
    began = Signal(int)
    ended = Signal(int, bool)
    """Every announcement's, and whether it was spoken to its end."""

    def __init__(
        self,
        settings: VoiceSettings,
        clips: Clips,
        speech: SystemSpeech | None = None,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        """With `speech`, that says what it has a voice for, and the clips everything else."""
        super().__init__()
        self._settings = settings
        self._clips = clips
        self._speech = speech
        self._clock = clock
        self._state = ""
        self._waiting: deque[Announcement] = deque()
        self._current: Announcement | None = None
        self._heard = False
        self._steps: deque[bytes | Sentence] = deque()
        self._sound = QBuffer(self)
        self._sink: QAudioSink | None = None
        self._too_long = QTimer(self, singleShot=True)
        self._too_long.timeout.connect(lambda: self._finish(spoken=False))
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self.look)
        if speech is not None:
            speech.ended.connect(self._said)

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
        self._current = announcement = self._waiting.popleft()
        self._heard = False
        self.look()
        if self._state == "ready":
            self._steps = deque(self._steps_of(announcement))
            self._step()
        else:
            self._finish(spoken=False)

    def _steps_of(self, announcement: Announcement) -> Iterator[bytes | Sentence]:
        """Samples to play and sentences to say; samples alone where clips speak all of it."""
        speak, samples = self._settings.language, self._clips.samples
        languages = turns(announcement, speak)
        if self._speech is None or not all(self._speech.speaks(language) for language in languages):
            yield self._clips.joined(phrase(announcement, samples, speak))
            return
        for turn, language in enumerate(languages):
            yield samples[STOP if turn else CHIME]
            yield Sentence(sentence(announcement, language), language)

    def _step(self) -> None:
        if not self._steps:
            self._finish(spoken=True)
            return
        step = self._steps.popleft()
        if isinstance(step, bytes):
            self._play(step + _REST)
        elif self._speech is not None:
            self._too_long.start(_LONGEST_SENTENCE_MS)
            self._speech.say(step.text, step.language, self._volume() / 100)

    def _play(self, samples: bytes) -> None:
        self._too_long.start(1000 * len(samples) // (2 * RATE) + _PATIENCE_MS)
        self._sound.setData(samples)
        self._sound.open(QIODevice.OpenModeFlag.ReadOnly)
        # A new one each time: it plays on what is the default device now.
        self._sink = sink = QAudioSink(QMediaDevices.defaultAudioOutput(), _pcm(), self)
        sink.setBufferSize(_AHEAD)
        sink.setVolume(_linear(self._volume()))
        sink.stateChanged.connect(self._hear)
        sink.start(self._sound)
        if sink.error().name != "NoError":
            self._tell("no_device")
            self._finish(spoken=False)

    def _hear(self, state: QAudio.State) -> None:
        # By name: PySide has two types of it, which are never equal.
        if self._sink is None or self._current is None:
            return
        if state.name == "ActiveState" and not self._heard:
            self._heard = True
            self.began.emit(self._current.seq)
        elif state.name == "IdleState" and self._sound.atEnd():
            self._silence()
            self._step()
        elif state.name == "StoppedState":  # the device is gone; idle in between, it waits for a busy machine
            self._finish(spoken=False)

    def _said(self, said: bool) -> None:
        if said:
            self._step()
        else:
            self._finish(spoken=False)

    def _finish(self, spoken: bool) -> None:
        if self._current is None:
            return
        seq, self._current = self._current.seq, None
        self._silence()
        if self._speech is not None:
            self._speech.stop()
        self.ended.emit(seq, spoken)
        QTimer.singleShot(0, self, self._next)

    def _silence(self) -> None:
        self._too_long.stop()
        if self._sink is not None:
            sink, self._sink = self._sink, None
            sink.reset()  # `stop` would wait for what a device that is gone still holds
            sink.deleteLater()
        self._sound.close()

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
