"""Random days of small offices.

Times go in steps of an office's `unit`, a divisor of its limits, so that deadlines are often met to the
second, and often passed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.services.setup import profile_path, read_profile
from tests.domain.day_maker import MOVES, DayMaker
from tests.domain.small_office import small_office

OPENS = dt.datetime(2026, 11, 18, 1, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Day:
    office: Office
    opens: dt.datetime | None
    unit: dt.timedelta
    log: list[Happening]

    def commands(self) -> list[list[Happening]]:
        found: dict[str, list[Happening]] = {}
        for line in self.log:
            found.setdefault(line.command, []).append(line)
        return list(found.values())

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How hypothesis shows a failing day: one command a line, in units after the opening."""
        told = [f"{self.office.profile}, opens {self.opens}, unit {self.unit}"]
        for command in self.commands():
            said = "; ".join(_told(line) for line in command)
            told.append(f"{command[0].seq:3} {(command[0].at - OPENS) / self.unit:g}: {said}")
        printer.text("\n".join(told))


def _told(line: Happening) -> str:
    more = {name: value for name, value in vars(line).items() if value and name not in _TOLD_APART}
    return f"{line.event.value} {more}"


_TOLD_APART = ("seq", "at", "event", "command")


def _offices() -> list[tuple[Office, dt.timedelta]]:
    kupang = read_profile(profile_path("kota-kupang"))
    bengkulu = read_profile(profile_path("provinsi-bengkulu"))
    consultation = {"services": (kupang.service("konsultasi"),)}
    return [
        # Thrice, for it meets the most rules.
        *[(small_office(), dt.timedelta(seconds=30))] * 3,
        (bengkulu, dt.timedelta(minutes=2.5)),
        (kupang.model_copy(update=consultation), dt.timedelta(minutes=2.5)),
        (kupang, dt.timedelta(minutes=2.5)),
    ]


OFFICES = _offices()


LATER = st.sampled_from((0,) * 8 + (1,) * 5 + (2,) * 3 + (4, 6))
MOVE = st.tuples(LATER, st.sampled_from(MOVES), st.integers(0, 2**24 - 1))
LENGTHS = (0, 10, 30, 60)
"""Of the moves, at least: without it most lists would be short."""


@st.composite
def days(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Day:
    office, unit = draw(st.sampled_from(OFFICES))
    calling = office.calling.model_copy(update={"priority_in_a_row": draw(st.integers(1, 2))})
    office = office.model_copy(update={"calling": calling})
    opens = draw(st.sampled_from((OPENS, OPENS, OPENS, None)))
    maker = DayMaker(office, unit, OPENS - draw(st.sampled_from((0, 0, 2, 6))) * unit)
    for move in draw(st.lists(MOVE, min_size=draw(st.sampled_from(LENGTHS)), max_size=100)):
        maker.move(*move)
    return Day(office, opens, unit, maker.log.lines)
