"""The pictures beside the queue: what cannot be shown is left out, and nothing else suffers."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage

from pst_kiosk.display import picture_folder
from pst_kiosk.display.picture_folder import BOUND, PictureFolder
from pst_kiosk.ui.lanes import Lane
from tests.display.conftest import OpenBoard
from tests.support.screens import find, shows, wait_until


def paint(path: Path, width: int = 320, height: int = 180) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#68B92E"))
    assert image.save(str(path))
    return path


def names(folder: PictureFolder, count: int) -> list[str | None]:
    shown = [folder.next() for _ in range(count)]
    return [picture and picture.name for picture in shown]


def test_pictures_take_turns_by_name_and_new_ones_come_with_the_next_round(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    folder = PictureFolder(tmp_path)
    assert names(folder, 1) == [None]
    paint(tmp_path / "b.png")
    paint(tmp_path / "a.jpg")
    assert names(folder, 2) == ["a.jpg", "b.png"]
    paint(tmp_path / "c.png")
    (tmp_path / "a.jpg").unlink()
    assert names(folder, 3) == ["b.png", "c.png", "b.png"]


def test_what_is_broken_or_too_large_is_left_out_and_logged_once(
    qapp: QGuiApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_folder, "MOST_PIXELS", 200_000)
    paint(tmp_path / "good.png")
    paint(tmp_path / "huge.png", 1000, 1000)
    (tmp_path / "text.jpg").write_bytes(b"not a picture")
    (tmp_path / "z-cut.png").write_bytes((tmp_path / "good.png").read_bytes()[:60])
    (tmp_path / "notes.txt").write_text("not shown, and no fault")
    folder = PictureFolder(tmp_path)
    with caplog.at_level(logging.ERROR):
        assert names(folder, 3) == ["good.png"] * 3
    left_out = [Path(record.args[0].split(": ")[1]).name for record in caplog.records]  # type: ignore[index, union-attr]
    assert sorted(left_out) == ["huge.png", "text.jpg", "z-cut.png"]


def test_a_large_picture_is_kept_small(qapp: QGuiApplication, tmp_path: Path) -> None:
    paint(tmp_path / "wide.jpg", 3000, 1000)
    picture = PictureFolder(tmp_path).next()
    assert picture is not None
    assert (picture.image.width(), picture.image.height()) == (BOUND.width(), BOUND.width() // 3)


def test_a_folder_that_is_not_there_is_no_picture(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = PictureFolder(tmp_path / "missing")
    assert names(folder, 2) == [None, None]
    assert len(caplog.records) == 1
    assert names(PictureFolder(None), 1) == [None]


def test_a_picture_has_its_turn_on_the_board(
    open_board: OpenBoard, tmp_path: Path, lanes: list[Lane[object]]
) -> None:
    paint(tmp_path / "office.png")
    lanes.append(Lane(lambda: PictureFolder(tmp_path), name="pictures"))
    board = open_board(pictures=lanes[-1])
    wait_until(lambda: board.model.property("picture"), "the picture to be read")
    board.model._turn_page()
    wait_until(lambda: shows(board.window, "picture"), "the picture's turn")
    assert find(board.window, "picture").property("paintedWidth") > 0
