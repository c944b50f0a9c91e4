"""The tablet's window, driven by taps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtQuick import QQuickItem

from pst_kiosk.ui.sizes import MIN_TOUCH
from tests.rating.conftest import OpenTablet, stored
from tests.support.office import TestOffice
from tests.support.screens import find, middle, shows, tap, wait_until

SIZES = [(1280, 800), (1920, 1080)]


@pytest.mark.parametrize("score", [1, 2, 3, 4])
def test_one_tap_on_a_face_is_a_rating(
    bengkulu: TestOffice, open_tablet: OpenTablet, finish_visit: Callable[..., str], score: int
) -> None:
    tablet = open_tablet(thanks_ms=50)
    assert shows(tablet.window, "Terima kasih atas kunjungan Anda")
    number = finish_visit()
    wait_until(lambda: shows(tablet.window, "question"))
    tap(tablet.window, f"face-{score}")
    wait_until(lambda: shows(tablet.window, "thanks"))
    wait_until(lambda: shows(tablet.window, "rest"), "back by itself")
    wait_until(lambda: stored(bengkulu) == [(number, score)])


def test_skipping_and_changing_the_language_by_tap(
    bengkulu: TestOffice, open_tablet: OpenTablet, finish_visit: Callable[..., str]
) -> None:
    tablet = open_tablet()
    number = finish_visit("en")
    wait_until(lambda: shows(tablet.window, "How was our service today?"))
    tap(tablet.window, "Bahasa Indonesia")
    wait_until(lambda: shows(tablet.window, "Bagaimana layanan kami hari ini?"))
    assert shows(tablet.window, "Sangat baik")
    assert shows(tablet.window, "Penilaian Anda tidak dilihat petugas yang melayani.")
    tap(tablet.window, "skip")
    wait_until(lambda: stored(bengkulu) == [(number, None)])
    wait_until(lambda: shows(tablet.window, "rest"))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_button_is_large_enough_apart_and_on_the_screen(
    open_tablet: OpenTablet, finish_visit: Callable[..., str], width: int, height: int, language: str
) -> None:
    tablet = open_tablet(width, height)
    finish_visit(language)
    wait_until(lambda: shows(tablet.window, "question"))
    boxes = []
    for name in ("face-1", "face-2", "face-3", "face-4", "survey", "complain", "skip", "language"):
        item = find(tablet.window, name)
        assert isinstance(item, QQuickItem)
        middle(tablet.window, item)
        box = item.mapRectToScene(item.boundingRect())
        assert min(box.width(), box.height()) >= MIN_TOUCH
        assert tablet.window.contentItem().boundingRect().contains(box)
        boxes.append(box)
    for place, box in enumerate(boxes):
        around = box.adjusted(-15, -15, 15, 15)
        assert not any(around.intersects(other) for other in boxes[place + 1 :])


def test_the_shell_needs_nothing_heavy() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'pydantic', 'escpos', 'babel', 'holidays'}"
    code = f"import sys, pst_kiosk.rating.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
