"""Announcements on a loudspeaker: in turn, whole, as loud as the hour allows.

What stands for the sound system takes the samples and tells its states as Qt's sink does: test machines have
no loudspeaker.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudio

from pst_kiosk.display import loudspeaker as module
from pst_kiosk.display.calls import Announcement
from pst_kiosk.display.clips import Clips, read_clips
from pst_kiosk.display.loudspeaker import Loudspeaker
from pst_kiosk.display.phrases import phrase
from pst_kiosk.display.system_speech import SystemSpeech
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.voice_settings import VoiceHours, VoiceSettings
from tests.support.screens import wait_until


class Hall:
    """The waiting room: what is heard in it, how loud, and what becomes of the loudspeaker."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.volumes: list[float] = []
        self.plugged_in = True
        self.refuses = False
        self.breaks_off = False
        self.pauses = False
        self.playing = 0


class Sink(QObject):
    """Stands for QAudioSink."""

    stateChanged = Signal(object)

    def __init__(self, _device: object, _pcm: object, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall_now[0]
        self._started = False

    def setBufferSize(self, size: int) -> None:
        assert size > 0

    def setVolume(self, volume: float) -> None:
        self._hall.volumes.append(volume)

    def error(self) -> QAudio.Error:
        return QAudio.Error.OpenError if self._hall.refuses else QAudio.Error.NoError

    def start(self, sound: QBuffer) -> None:
        if self._hall.refuses:
            return
        self._hall.playing += 1
        self._started = True
        assert self._hall.playing == 1, "one call is cut by another"
        self.stateChanged.emit(QAudio.State.ActiveState)
        QTimer.singleShot(5, self, lambda: self._play(sound))

    def _play(self, sound: QBuffer) -> None:
        if self._hall.breaks_off:
            self.stateChanged.emit(QAudio.State.StoppedState)
            return
        if self._hall.pauses:
            self._hall.pauses = False
            self.stateChanged.emit(QAudio.State.IdleState)
        self._hall.heard.append(bytes(sound.readAll().data()))
        self.stateChanged.emit(QAudio.State.IdleState)

    def reset(self) -> None:
        self._hall.playing -= self._started


class Device:
    def isNull(self) -> bool:
        return not hall_now[0].plugged_in


class Devices(QObject):
    """Stands for QMediaDevices."""

    audioOutputsChanged = Signal()

    @staticmethod
    def defaultAudioOutput() -> Device:
        return Device()


hall_now: list[Hall] = []


@pytest.fixture
def hall(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Hall:
    hall_now[:] = [Hall()]
    monkeypatch.setattr(module, "QAudioSink", Sink)
    monkeypatch.setattr(module, "QMediaDevices", Devices)
    return hall_now[0]


@pytest.fixture(scope="module")
def clips() -> Clips:
    return read_clips()


def call(seq: int = 1, language: str = "id", aided: bool = False) -> Announcement:
    return Announcement(seq, f"K-{seq:03}", Text(id="Loket 2", en="Desk 2"), language, aided)


def whole(clips: Clips, announcement: Announcement) -> bytes:
    return clips.joined(phrase(announcement, clips.samples))


class Heard:
    """What a loudspeaker said of itself."""

    def __init__(self, loudspeaker: Loudspeaker) -> None:
        self.told: list[Any] = []
        loudspeaker.state_changed.connect(self.told.append)
        loudspeaker.began.connect(lambda seq: self.told.append(("began", seq)))
        loudspeaker.ended.connect(lambda seq, spoken: self.told.append(("ended", seq, spoken)))

    def until_ended(self, count: int) -> list[Any]:
        wait_until(lambda: sum(line[0] == "ended" for line in self.told) == count, "the announcements' end")
        return self.told


def test_calls_of_one_moment_are_heard_whole_and_in_turn(hall: Hall, clips: Clips) -> None:
    loudspeaker = Loudspeaker(VoiceSettings(), clips)
    heard = Heard(loudspeaker)
    calls = [call(1), call(2, "en"), call(3, aided=True)]
    for announcement in calls:
        loudspeaker.announce(announcement)
    assert heard.until_ended(3) == [
        "ready",
        *(line for seq in (1, 2, 3) for line in (("began", seq), ("ended", seq, True))),
    ]
    for announcement, samples in zip(calls, hall.heard, strict=True):
        assert samples.startswith(whole(clips, announcement))
        assert set(samples[len(whole(clips, announcement)) :]) == {0}


def test_a_machine_too_busy_for_a_moment_cuts_nothing_off(hall: Hall, clips: Clips) -> None:
    hall.pauses = True
    loudspeaker = Loudspeaker(VoiceSettings(), clips)
    heard = Heard(loudspeaker)
    loudspeaker.announce(call())
    assert heard.until_ended(1)[-1] == ("ended", 1, True)
    assert hall.heard[0].startswith(whole(clips, call()))


def test_a_loudspeaker_that_breaks_off_or_is_gone_leaves_the_call_unspoken_and_the_next_is_tried(
    hall: Hall, clips: Clips
) -> None:
    loudspeaker = Loudspeaker(VoiceSettings(), clips)
    heard = Heard(loudspeaker)
    hall.breaks_off = True
    loudspeaker.announce(call(1))
    assert heard.until_ended(1)[-1] == ("ended", 1, False)
    hall.breaks_off, hall.refuses = False, True
    loudspeaker.announce(call(2))
    assert heard.until_ended(2)[-2:] == ["no_device", ("ended", 2, False)]
    hall.refuses, hall.plugged_in = False, False
    loudspeaker.announce(call(3))
    assert heard.until_ended(3)[-1] == ("ended", 3, False)
    hall.plugged_in = True
    loudspeaker._devices.audioOutputsChanged.emit()
    assert heard.told[-1] == "ready"
    loudspeaker.announce(call(4))
    assert heard.until_ended(4)[-1] == ("ended", 4, True)


@pytest.mark.parametrize(("time", "spoken"), [("11:59", True), ("12:00", False), ("13:00", True)])
def test_a_quiet_hour_is_silent_and_no_call_waits_for_its_end(
    hall: Hall, clips: Clips, time: str, spoken: bool
) -> None:
    hours = VoiceHours(begins=dt.time(12), ends=dt.time(13), volume=0)
    at = dt.datetime.combine(dt.date(2026, 11, 18), dt.time.fromisoformat(time))
    loudspeaker = Loudspeaker(VoiceSettings(hours=(hours,)), clips, clock=lambda: at)
    heard = Heard(loudspeaker)
    loudspeaker.announce(call())
    assert heard.until_ended(1)[-1] == ("ended", 1, spoken)
    assert heard.told[0] == ("ready" if spoken else "silent")
    assert len(hall.heard) == spoken


def test_the_hour_s_volume_is_the_one_heard(hall: Hall, clips: Clips) -> None:
    over_midnight = VoiceHours(begins=dt.time(18), ends=dt.time(7), volume=30)
    for hour in (6, 7):
        at = dt.datetime(2026, 11, 18, hour, tzinfo=dt.UTC)
        loudspeaker = Loudspeaker(VoiceSettings(hours=(over_midnight,)), clips, clock=lambda at=at: at)
        heard = Heard(loudspeaker)
        loudspeaker.announce(call())
        heard.until_ended(1)
    quiet, loud = hall.volumes
    assert 0 < quiet < loud < 1


def test_the_system_s_speech_reads_what_it_has_a_voice_for_after_the_chime(hall: Hall, clips: Clips) -> None:
    # Qt's own engine for tests: it has voices for English and none for Indonesian, and makes no sound.
    speech = SystemSpeech("mock")
    assert (speech.speaks("en"), speech.speaks("id")) == (True, False)
    loudspeaker = Loudspeaker(VoiceSettings(), clips, speech)
    heard = Heard(loudspeaker)
    loudspeaker.announce(call(1, "en"))
    loudspeaker.announce(call(2, "id"))
    assert heard.until_ended(2)[-4:] == [("began", 1), ("ended", 1, True), ("began", 2), ("ended", 2, True)]
    chime, indonesian = hall.heard
    assert chime.rstrip(b"\0") == clips.samples["chime"].rstrip(b"\0")
    assert indonesian.startswith(whole(clips, call(2)))
