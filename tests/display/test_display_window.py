"""The board's window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetricsF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy

from pst_kiosk.display import display_model
from pst_kiosk.display.app import Display
from pst_kiosk.display.display_model import STANDING_MS
from pst_kiosk.display.facts import Desk, read_board
from tests.display.conftest import OpenBoard
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, shows, wait_until


def rest(board: Display) -> None:
    """The announcement under way comes to its end."""
    board.model._standing.setInterval(1)
    wait_until(lambda: not board.model._standing.isActive(), "the end of the announcement")
    board.model._standing.setInterval(STANDING_MS)


def call_one(office: TestOffice) -> None:
    session = office.sessions.get("loket-1") or office.open_desk("loket-1")
    office.services.reception.take_number(command(), "konsultasi", "id")
    office.services.calling.call_next(command(), session)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (3840, 2160), (1080, 1920)])
def test_the_called_number_can_be_read_from_eight_metres(
    kupang: TestOffice, open_board: OpenBoard, width: int, height: int
) -> None:
    call_one(kupang)
    board = open_board(width, height)
    number = find(board.window, "calledNumber")
    assert isinstance(number, QQuickItem)
    assert number.property("text") == "K-001"
    assert QFontMetricsF(number.property("font")).capHeight() >= 0.05 * height
    assert number.width() <= number.parentItem().width()
    assert shows(board.window, "Loket 1")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("desks", [9, 20])
def test_many_desks_leave_the_called_number_its_size(
    kupang: TestOffice,
    open_board: OpenBoard,
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    height: int,
    desks: int,
) -> None:
    call_one(kupang)
    tiles = tuple(Desk(f"Loket {number}", f"K-{number:03}", True) for number in range(1, desks + 1))
    monkeypatch.setattr(
        display_model, "read_board", lambda services: replace(read_board(services), desks=tiles)
    )
    board = open_board(width, height)
    number = find(board.window, "calledNumber")
    wait_until(lambda: board.model.property("deskCount") == desks and number.property("text"), "the desks")
    assert QFontMetricsF(number.property("font")).capHeight() >= 0.05 * height
    assert shows(board.window, f"Loket {desks}")


def test_a_new_call_is_painted_moves_in_and_flashes_three_times(
    kupang: TestOffice, open_board: OpenBoard
) -> None:
    board = open_board()
    paper = find(board.window, "paper")
    colours: list[str] = []
    calm = paper.property("color").name()
    paper.colorChanged.connect(lambda: colours.append(paper.property("color").name()))  # type: ignore[union-attr]
    frames = QSignalSpy(board.window.frameSwapped)

    call_one(kupang)
    wait_until(lambda: colours.count(calm) == 3, "three flashes")
    assert colours[-1] == calm
    assert set(colours) - {calm}
    assert frames.count() > 3


def test_a_painted_call_is_told_once(kupang: TestOffice, open_board: OpenBoard) -> None:
    call_one(kupang)
    board = open_board()
    frames = QSignalSpy(board.window.frameSwapped)

    def receipts() -> list[tuple[object, ...]]:
        return kupang.rows("SELECT seq, station FROM call_receipt ORDER BY seq")

    wait_until(receipts, "the call that was there to be told")
    rest(board)
    kupang.services.calling.recall(command(), kupang.sessions["loket-1"])
    wait_until(lambda: len(receipts()) == 2, "the new call to be told")
    shown = frames.count()
    wait_until(lambda: frames.count() > shown + 2, "further frames")
    assert [station for _, station in receipts()] == ["papan", "papan"]


def test_with_reduced_motion_a_new_call_does_not_flash(kupang: TestOffice, open_board: OpenBoard) -> None:
    call_one(kupang)
    board = open_board(reduced_motion=True)
    rest(board)
    colours: list[str] = []
    paper = find(board.window, "paper")
    paper.colorChanged.connect(lambda: colours.append(paper.property("color").name()))  # type: ignore[union-attr]
    called = QSignalSpy(board.model.called)
    kupang.services.calling.recall(command(), kupang.sessions["loket-1"])
    wait_until(called.count)
    assert colours == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
def test_every_waiting_row_lies_on_the_screen_and_everybody_comes_up(
    kupang: TestOffice, open_board: OpenBoard, width: int, height: int
) -> None:
    for _ in range(17):
        kupang.services.reception.take_number(command(), "konsultasi", "id")
    board = open_board(width, height)
    board.model._turning.stop()
    everybody = {f"K-{number:03}" for number in range(1, 18)}
    seen: set[str] = set()
    for _ in everybody:
        for name in sorted(everybody - seen):
            if shows(board.window, name):
                row = find(board.window, name).parentItem()  # type: ignore[union-attr]
                foot = row.mapToScene(row.boundingRect().bottomRight())
                assert foot.x() <= width
                assert foot.y() <= height
                seen.add(name)
        if seen == everybody:
            break
        board.model._turn_page()
        QCoreApplication.processEvents()
    assert seen == everybody


def test_a_closed_office_shows_when_it_opens(kupang: TestOffice, open_board: OpenBoard) -> None:
    kupang.clock.forward(hours=9)
    board = open_board()
    assert shows(board.window, "Kantor tutup")
    assert shows(board.window, "Buka kembali Kamis, 19 November 2026 pukul 08.00 WITA")
    assert not shows(board.window, "calledNumber")


def test_an_open_desk_without_a_visitor_is_called_free(kupang: TestOffice, open_board: OpenBoard) -> None:
    board = open_board()
    assert shows(board.window, "Belum ada loket yang buka")
    kupang.open_desk("loket-2")
    wait_until(lambda: shows(board.window, "kosong"))
    assert shows(board.window, "Loket 2")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
def test_every_offices_board_leaves_out_no_word(
    any_office: TestOffice, board_at: OpenBoard, width: int, height: int
) -> None:
    services = any_office.services
    for desk in services.office.desks:
        any_office.open_desk(desk.key)
    for service in services.office.services:
        for _ in range(2):
            services.reception.take_number(command(), service.key, "id", GUEST)
    longest = max(services.office.desks, key=lambda desk: len(desk.name.id)).key
    services.calling.call_next(command(), any_office.sessions[longest])
    board = board_at(any_office, width, height)
    for _ in services.office.services:
        board.window.grabWindow()
        shown = [item for item in texts(board.window.contentItem()) if item.property("text")]
        assert [item.property("text") for item in shown if item.property("truncated")] == []
        assert [item.property("text") for item in shown if too_wide(item)] == []
        board.model._turn_page()


def too_wide(item: QQuickItem) -> bool:
    """A text that is fitted and still does not fit runs over its place."""
    return bool(item.property("contentWidth") > item.width() + 1)


def texts(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            if child.inherits("QQuickText"):
                yield child
            yield from texts(child)


def test_without_numbers_the_board_counts_and_never_names_anyone(
    blitar: TestOffice, board_at: OpenBoard
) -> None:
    session = blitar.open_desk("meja-layanan")
    for _ in range(2):
        blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    board = board_at(blitar)
    wait_until(lambda: shows(board.window, "2 orang"), "both are counted")
    calls = QSignalSpy(board.model.called)
    blitar.services.calling.call_next(command(), session)
    wait_until(lambda: shows(board.window, "melayani"), "the desk serves")
    assert shows(board.window, "1 orang")
    assert not shows(board.window, "calledNumber")
    assert calls.count() == 0


def test_the_shell_needs_nothing_heavy() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'pydantic', 'escpos', 'babel', 'holidays'}"
    code = f"import sys, pst_kiosk.display.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
