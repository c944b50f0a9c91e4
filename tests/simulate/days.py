"""Simulated days for tests: played once, and looked at by as many tests as want to."""

from __future__ import annotations

from functools import cache
from typing import Any

from pst_kiosk.simulate.guests import Rates
from pst_kiosk.simulate.options import Options
from pst_kiosk.simulate.run import Simulated, play

MANY = Rates(priority=0.3, no_show=0.2, hold=0.25, transfer=0.2)
"""Everything that may happen to a visitor happens on a short day, too."""
QUIET = Rates(priority=0, no_show=0, hold=0, transfer=0)
VISITORS = 16


def nobody(_: int) -> None:
    """Nobody watches the progress."""


@cache
def day(
    profile: str, desks: int = 2, seed: int = 7, visitors: int = VISITORS, rates: Rates = MANY
) -> Simulated:
    return play(Options(profile, visitors, desks, seed, rates=rates), nobody)


def first_lines(log: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How each visit began: its first `joined`, without its place in the log."""
    found: dict[str, dict[str, Any]] = {}
    for line in log:
        if line["event"] == "joined":
            found.setdefault(line["visit"], {key: line[key] for key in line if key != "seq"})
    return list(found.values())
