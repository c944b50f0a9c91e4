"""The kiosk tells when the office opens and closes, so that its screen may sleep at night."""

from __future__ import annotations

from collections.abc import Callable

from pst_kiosk.kiosk.app import Kiosk
from tests.support.office import TestOffice
from tests.support.screens import wait_until


def test_the_kiosk_says_whether_the_office_is_open(
    kupang: TestOffice, kiosk_at: Callable[..., Kiosk]
) -> None:
    heard: list[bool] = []
    kiosk = kiosk_at(kupang)
    kiosk.tell_hours(heard.append)
    assert heard == [True]
    kupang.clock.forward(hours=12)
    kiosk.model.start()
    wait_until(lambda: heard[-1] is False, "the evening")
