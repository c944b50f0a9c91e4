"""Visitors a call does not reach, at the counter's real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pst_kiosk.counter.app import Counter
from tests.counter.test_moves_window import Control, at_desk, choose, wait_for
from tests.counter.test_window import Key, press, see
from tests.support.office import TestOffice, command
from tests.support.screens import shows, wait_until

Open = Callable[[TestOffice], Counter]

# What the offscreen platform says whenever a menu opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def test_the_officer_is_told_to_meet_who_does_not_hear_the_call_and_may_note_it_himself(
    kupang: TestOffice, open_window: Open
) -> None:
    window = at_desk(kupang, open_window)
    kupang.services.reception.take_number(command(), "konsultasi", "id", call_aid=1)
    wait_for(window, 1)
    press(window, Key.Key_F2)
    see(window, "Tidak mendengar panggilan")
    assert shows(window, "Temui pengunjung di ruang tunggu dan antar ke loket.")
    press(window, Key.Key_M, Control)
    choose(window, "call-aid-menu", "Mendengar dan melihat")
    wait_until(lambda: not shows(window, "Tidak mendengar panggilan"), "the note to go")
    assert kupang.rows("SELECT call_aid FROM visit") == [(None,)]
