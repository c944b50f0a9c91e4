"""What a counter copies does not stay on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from pst_kiosk.counter.short_clipboard import ShortClipboard
from tests.support.screens import wait_until


@pytest.fixture
def clipboard(qapp: QGuiApplication) -> Iterator[QClipboard]:
    yield qapp.clipboard()
    qapp.clipboard().clear()


def test_it_is_gone_after_a_while(clipboard: QClipboard, owner: QObject) -> None:
    short = ShortClipboard(owner)
    (timer,) = short.findChildren(QTimer)
    timer.setInterval(1)
    short.hold("Siti Rahma")
    assert clipboard.text() == "Siti Rahma"
    wait_until(lambda: not clipboard.text(), "the clipboard to be empty")


def test_it_is_gone_when_the_officer_signs_out(clipboard: QClipboard, qapp: QGuiApplication) -> None:
    page = QObject()
    ShortClipboard(page).hold("Siti Rahma")
    shiboken6.delete(page)
    assert clipboard.text() == ""


def test_it_is_gone_when_the_program_ends(
    clipboard: QClipboard, owner: QObject, qapp: QGuiApplication
) -> None:
    ShortClipboard(owner).hold("Siti Rahma")
    qapp.aboutToQuit.emit()
    assert clipboard.text() == ""


def test_what_another_program_put_there_stays(clipboard: QClipboard, owner: QObject) -> None:
    short = ShortClipboard(owner)
    short.hold("Siti Rahma")
    clipboard.setText("surat")
    short.clear()
    assert clipboard.text() == "surat"
