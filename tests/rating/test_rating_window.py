"""The tablet's window, driven by taps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtQuick import QQuickItem

from pst_kiosk.ui.feedback_model import LONGEST_COMMENT
from pst_kiosk.ui.sizes import MIN_TOUCH
from tests.rating.conftest import OpenTablet, stored
from tests.support.office import TestOffice
from tests.support.screens import find, middle, press, shows, tap, type_text, wait_until

MARKUP = "<b>=1+1</b><script>alert(1)</script>"
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


def test_a_complaint_is_kept_as_it_was_written_and_followed_by_its_code(
    bengkulu: TestOffice, open_tablet: OpenTablet, finish_visit: Callable[..., str]
) -> None:
    window = open_tablet().window
    finish_visit()
    wait_until(lambda: shows(window, "complain"))
    tap(window, "complain")
    tap(window, "kind-complaint")
    tap(window, "complaintTextField")
    type_text(window, MARKUP)
    tap(window, "complaintNext")
    wait_until(lambda: shows(window, "complaintContactField"))
    tap(window, "complaintNext")
    wait_until(lambda: shows(window, "complaintCode"))
    code = str(find(window, "complaintCode").property("text"))
    written = bengkulu.rows("SELECT text, contact, channel, kind, service FROM complaint")
    assert written == [(MARKUP, None, "tablet", "complaint", "konsultasi")]
    window.grabWindow()  # the button has just come: it is laid out with the next frame
    tap(window, "complaintDone")
    wait_until(lambda: shows(window, "question"), "it was no rating")
    tap(window, "skip")
    wait_until(lambda: shows(window, "rest"))
    type_text(window, code)
    press(window, Qt.Key.Key_Return)
    wait_until(lambda: shows(window, "complaintState"))
    assert "diperiksa" in str(find(window, "complaintState").property("text"))
    window.grabWindow()  # the button has just come: it is laid out with the next frame
    tap(window, "complaintDone")
    wait_until(lambda: shows(window, "rest"))


def test_a_comment_is_text_and_takes_no_more_than_there_is_room_for(
    bengkulu: TestOffice, open_tablet: OpenTablet, finish_visit: Callable[..., str]
) -> None:
    window = open_tablet().window
    finish_visit()
    wait_until(lambda: shows(window, "face-4"))
    tap(window, "face-4")
    tap(window, "comment")
    tap(window, "commentTextField")
    QGuiApplication.clipboard().setText("x" * 1_000_000)
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    field = find(window, "commentTextField")
    assert field.property("text") == ""
    typed = QInputMethodEvent()
    typed.setCommitString(MARKUP + "x" * 5_000)
    QCoreApplication.sendEvent(field, typed)
    assert len(str(field.property("text"))) == LONGEST_COMMENT
    tap(window, "sendComment")
    wait_until(lambda: shows(window, "thanks"))
    wait_until(lambda: bengkulu.rows("SELECT score FROM rating WHERE comment IS NOT NULL") == [(4,)])
    ((comment,),) = bengkulu.rows("SELECT comment FROM rating")
    assert str(comment).startswith(MARKUP)
    assert len(str(comment)) == LONGEST_COMMENT


def test_the_survey_goes_question_by_question_and_what_is_skipped_has_no_answer(
    bengkulu: TestOffice, open_tablet: OpenTablet, finish_visit: Callable[..., str]
) -> None:
    window = open_tablet().window
    finish_visit()
    wait_until(lambda: shows(window, "survey"))
    tap(window, "survey")
    for number in range(1, 10):
        wait_until(lambda number=number: shows(window, f"Pertanyaan {number} dari 9"))
        tap(window, "skipQuestion" if number in (2, 9) else "answer-3")
    wait_until(lambda: shows(window, "thanks"))
    wait_until(lambda: len(bengkulu.rows("SELECT element FROM survey_answer")) == 7)
    answers = dict(bengkulu.rows("SELECT element, score FROM survey_answer"))
    assert set(answers.values()) == {3}
    assert not {"prosedur", "pengaduan"} & set(answers)
    assert not shows(window, "survey"), "it is not offered again"


def test_the_shell_needs_nothing_heavy() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'pydantic', 'escpos', 'babel', 'holidays'}"
    code = f"import sys, pst_kiosk.rating.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
