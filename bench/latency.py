"""From calling a number in one process to seeing it painted on the board of another."""

from __future__ import annotations

import time
from statistics import median, quantiles

from uuid_utils import uuid7

from bench.process import TimedWindow
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.services.opening import Services, open_services

CALLS = 200
BOARD_RESTS = 0.05
"""Seconds before each call, so that the board has painted what came before it."""
LIMITS = {"median": 0.080, "p99": 0.200}
GUEST: Draft = {"name": "Pengunjung", "phone": "081200000000"}


def command() -> str:
    return str(uuid7())


def measure(url: str) -> tuple[float, float]:
    """Median and 99th percentile in seconds, over `CALLS` calls."""
    services = open_services(url, lambda year: {})
    session = command()
    officer = services.accounts.officers()[0]
    services.calling.open_desk(session, officer.id, services.office.desks[0].key)
    service = services.office.services[0].key
    with TimedWindow("display", "--database", url, "--watch-calls") as board:
        board.until("data")
        delays = [_one_call(services, board, session, service) for _ in range(CALLS)]
    services.close()
    return median(delays), quantiles(delays, n=100)[98]


def _one_call(services: Services, board: TimedWindow, session: str, service: str) -> float:
    services.reception.take_number(command(), service, "id", GUEST)
    time.sleep(BOARD_RESTS)
    pressed = time.monotonic()
    services.calling.call_next(command(), session)
    painted = float(board.until("call")["at"])
    services.calling.no_show(command(), session)
    return painted - pressed
