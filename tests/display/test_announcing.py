"""A call is shown and spoken to its end, and both are told to the officer who called."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pst_kiosk.display.calls import Announcement
from pst_kiosk.display.display_model import DisplayModel
from pst_kiosk.display.receipts import Receipts
from pst_kiosk.display.voice import Voice
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.board import Board
from pst_kiosk.services.opening import Services
from pst_kiosk.settings import BoardSettings, StationSettings
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.display.conftest import OpenBoard
from tests.support.office import TestOffice, command
from tests.support.screens import drain, find, shows, wait_until


class SlowVoice(Voice):
    """Speaks until the test says that it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def announce(self, announcement: Announcement) -> None:
        self.asked.append(announcement.number)


@pytest.fixture
def voice() -> SlowVoice:
    return SlowVoice()


@pytest.fixture
def model(station: tuple[Lane[Services], Feed], voice: SlowVoice) -> DisplayModel:
    made = DisplayModel(*station, lambda: "papan", voice)
    made._standing.setInterval(20)
    made.called.connect(made.painted)
    return made


def call(office: TestOffice, desk: str) -> int:
    """A visitor comes and is called to a desk; the call's line in the log."""
    office.services.reception.take_number(command(), "konsultasi", "id")
    office.services.calling.call_next(command(), office.sessions.get(desk) or office.open_desk(desk))
    return office.services.board.view().calls[0].seq


def spoken(office: TestOffice) -> list[int]:
    rows = office.rows("SELECT seq FROM call_receipt WHERE spoken_at IS NOT NULL ORDER BY seq")
    return [seq for (seq,) in rows]


def test_the_next_call_waits_for_the_end_of_the_voice(
    kupang: TestOffice, model: DisplayModel, voice: SlowVoice
) -> None:
    first, second = call(kupang, "loket-1"), call(kupang, "front-office")
    model.start()
    wait_until(lambda: voice.asked and not model._standing.isActive(), "the first to be shown long enough")
    assert (voice.asked, model.property("callNumber")) == (["K-001"], "K-001")
    voice.ended.emit(first, True)
    assert (voice.asked, model.property("callNumber")) == (["K-001", "K-002"], "K-002")
    wait_until(lambda: spoken(kupang) == [first], "the first to be told as spoken")
    voice.ended.emit(second, False)
    wait_until(lambda: model._queue.current is None, "the end of the second")
    assert spoken(kupang) == [first]


def test_what_was_spoken_while_the_database_was_away_is_told_when_it_is_back(
    kupang: TestOffice, model: DisplayModel, voice: SlowVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise EnvironmentFault("database_unreachable")

    seq = call(kupang, "loket-1")
    model.start()
    wait_until(lambda: kupang.rows("SELECT seq FROM call_receipt"), "the call to be told as shown")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Board, "note_spoken", away)
        voice.ended.emit(seq, True)
        wait_until(lambda: model._receipts._untold, "the receipt that could not be told")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    wait_until(lambda: spoken(kupang) == [seq], "the receipt to be told after all")


def test_what_was_shown_is_told_before_what_was_spoken_though_the_database_was_away_between(
    lanes: list[Lane[object]],
) -> None:
    told: list[str] = []
    away = [True]

    def note(what: str) -> None:
        if away[0]:
            raise EnvironmentFault("database_unreachable")
        told.append(what)

    board = SimpleNamespace(
        note_shown=lambda seq, name: note(f"shown {seq}"), note_spoken=lambda seq, name: note(f"spoken {seq}")
    )
    lanes.append(Lane(lambda: SimpleNamespace(board=board), name="database"))
    receipts = Receipts(lanes[-1], lambda: "papan")  # type: ignore[arg-type]
    receipts.shown([7])
    drain(lanes[-1])
    away[0] = False
    receipts.spoken([7])
    receipts.tell_again()
    drain(lanes[-1])
    assert told == ["shown 7", "spoken 7"]


def test_a_call_for_who_cannot_hear_it_flashes_and_frames_the_whole_board(
    kupang: TestOffice, open_board: OpenBoard
) -> None:
    board = open_board()
    kupang.services.reception.take_number(command(), "konsultasi", "id", call_aid=1)
    kupang.services.calling.call_next(command(), kupang.open_desk("loket-1"))
    wait_until(lambda: shows(board.window, "aidFlash"), "the flash")
    flash, frame = find(board.window, "aidFlash"), find(board.window, "aidFrame")
    assert (flash.property("width"), flash.property("height")) == (1920, 1080)
    assert frame.property("width") == 1920
    board.model._standing.setInterval(1)
    wait_until(lambda: not shows(board.window, "aidFrame"), "the end of the announcement")


def test_a_station_may_want_a_board_without_motion(
    kupang: TestOffice, open_board: OpenBoard, lanes: list[Lane[object]]
) -> None:
    wanted = StationSettings.model_construct(board=BoardSettings(reduced_motion=True))
    lanes.append(Lane(lambda: wanted, name="settings"))
    board = open_board(settings=lanes[-1])
    drain(lanes[-1])
    kupang.services.reception.take_number(command(), "konsultasi", "id", call_aid=1)
    kupang.services.calling.call_next(command(), kupang.open_desk("loket-1"))
    wait_until(lambda: shows(board.window, "aidFrame"), "the frame")
    assert not shows(board.window, "aidFlash")
