"""The framed warning, in a panel as narrow as the smallest window leaves it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from pst_kiosk.counter.alert import Alert
from pst_kiosk.counter.look import counter_look
from tests.support.screens import find, wait_until


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of a second window, on a screen without window manager
def test_every_word_of_a_long_warning_is_seen(qapp: QGuiApplication) -> None:
    panel = QWidget()
    panel.setStyleSheet(counter_look())
    panel.setFixedWidth(238)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    alert = Alert("broken", broken=True)
    column.addWidget(alert)
    column.addStretch(1)
    alert.say("K-002 terlewat 06.03 dan 12 lainnya", "Loket ini kosong. Silakan panggil.")
    panel.resize(238, 600)
    panel.show()
    wait_until(lambda: find(panel, "broken-why").height() > 0, "the panel")
    for name in ("broken-what", "broken-why"):
        words = find(panel, name)
        assert isinstance(words, QLabel)
        assert words.height() >= words.heightForWidth(words.width())
        assert words.geometry().right() <= alert.width()
    panel.close()
