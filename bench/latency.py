"""From calling a number in one process to seeing it painted on every board of the office."""

from __future__ import annotations

import time
from contextlib import ExitStack
from statistics import median, quantiles

from uuid_utils import uuid7

from bench.process import TimedWindow
from pst_kiosk.display.display_model import STANDING_MS
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.services.opening import Services, open_services

BOARDS = 10
CALLS = 30
BOARD_RESTS = STANDING_MS / 1000 + 0.5
"""Seconds before each call: the announcement before is over, and painted, by then."""
LIMITS = {"median": 0.080, "p99": 0.200}
GUEST: Draft = {"name": "Pengunjung", "phone": "081200000000"}


def command() -> str:
    return str(uuid7())


def measure(url: str) -> tuple[float, float]:
    """Median and 99th percentile in seconds, over `CALLS` calls on `BOARDS` boards each."""
    services = open_services(url, lambda year: {})
    session = command()
    officer = services.accounts.officers()[0]
    services.calling.open_desk(session, officer.id, services.office.desks[0].key)
    service = services.office.services[0].key
    with ExitStack() as hall:
        boards = [
            hall.enter_context(TimedWindow("display", "--database", url, "--watch-calls"))
            for _ in range(BOARDS)
        ]
        for board in boards:
            board.until("data")
        delays = [delay for _ in range(CALLS) for delay in _one_call(services, boards, session, service)]
    services.close()
    return median(delays), quantiles(delays, n=100)[98]


def _one_call(services: Services, boards: list[TimedWindow], session: str, service: str) -> list[float]:
    services.reception.take_number(command(), service, "id", GUEST)
    time.sleep(BOARD_RESTS)
    services.calling.call_next(command(), session)
    committed = time.monotonic()
    delays = [float(board.until("call")["at"]) - committed for board in boards]
    services.calling.no_show(command(), session)
    return delays
