"""The board's voice: each announcement comes to an end, whatever becomes of the sound system."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from pst_kiosk.display import voice as voice_module
from pst_kiosk.display.calls import Announcement
from pst_kiosk.display.voice import Voice
from pst_kiosk.domain.profile_parts import Text
from tests.display.conftest import OpenBoard
from tests.support.office import TestOffice, command
from tests.support.screens import find, wait_until


@pytest.fixture
def voice(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Voice]:
    """On a PC without any loudspeaker, also where the tests' own has one."""
    monkeypatch.setenv("QT_AUDIO_BACKEND", "pulseaudio")
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    voice = Voice()
    yield voice
    voice.stop()


@pytest.fixture
def ends(voice: Voice) -> list[tuple[int, bool]]:
    heard: list[tuple[int, bool]] = []
    voice.ended.connect(lambda seq, spoken: heard.append((seq, spoken)))
    return heard


def call(seq: int) -> Announcement:
    return Announcement(seq, f"K-{seq:03}", Text(id="Loket 2", en="Desk 2"))


def process_of(voice: Voice) -> int:
    return int(voice._process.processId())


def test_without_a_loudspeaker_it_says_so_and_every_announcement_ends_unspoken(
    voice: Voice, ends: list[tuple[int, bool]]
) -> None:
    voice.start()
    voice.announce(call(1))
    voice.announce(call(2))
    wait_until(lambda: len(ends) == 2, "both announcements are over")
    assert ends == [(1, False), (2, False)]
    assert voice.state == "no_device"


def test_a_loudspeaker_that_comes_later_is_looked_for(
    voice: Voice, ends: list[tuple[int, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_module, "LOOK_AGAIN_MS", 50)
    voice.start()
    wait_until(lambda: voice.state == "no_device", "the state")
    first = process_of(voice)
    wait_until(lambda: process_of(voice) not in {0, first}, "another look")
    voice.announce(call(1))
    wait_until(lambda: ends == [(1, False)], "the announcement is over")


def test_a_sound_system_that_dies_takes_the_announcement_alone_with_it(
    voice: Voice, ends: list[tuple[int, bool]]
) -> None:
    voice.start()
    wait_until(lambda: process_of(voice) != 0, "the voice's program")
    voice.announce(call(1))
    os.kill(process_of(voice), signal.SIGKILL)
    wait_until(lambda: ends == [(1, False)], "the announcement is over")
    voice.announce(call(2))
    wait_until(lambda: ends == [(1, False), (2, False)], "the next is over at once")
    assert voice.state == "no_device"


def test_a_voice_that_was_never_started_keeps_nobody_waiting(
    voice: Voice, ends: list[tuple[int, bool]]
) -> None:
    voice.announce(call(1))
    assert ends == []  # not from within the call: who announces is not done yet
    wait_until(lambda: ends == [(1, False)], "the announcement is over")
    assert voice.state == "silent"


def test_a_board_without_a_loudspeaker_marks_it_and_goes_on_to_the_next_call(
    kupang: TestOffice, open_board: OpenBoard, voice: Voice
) -> None:
    board = open_board(voice=voice)
    wait_until(lambda: board.model.property("mute"), "the mark")
    assert find(board.window, "mute")
    heard: list[tuple[int, bool]] = []
    voice.ended.connect(lambda seq, spoken: heard.append((seq, spoken)))
    board.model._standing.setInterval(1)
    for _ in range(2):
        kupang.services.reception.take_number(command(), "konsultasi", "id")
    session = kupang.open_desk("loket-1")
    kupang.services.calling.call_next(command(), session)
    wait_until(lambda: [spoken for _, spoken in heard] == [False], "the first is over, unheard")
    kupang.services.calling.no_show(command(), session)
    kupang.services.calling.call_next(command(), session)
    wait_until(lambda: [spoken for _, spoken in heard] == [False, False], "the second too")
