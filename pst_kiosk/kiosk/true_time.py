"""What time it is at a kiosk that may be cut off from the database, whose clock is the office's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable


class TrueTime:
    """The last database time heard in this run, and what has passed since by a clock nobody sets.

    Until something is heard (the program was started while the database is away) it is this machine's
    clock, which may be wrong after a power loss: `sure` is False then, and it is never before `at_least`.
    """

    def __init__(
        self, clock: Callable[[], dt.datetime], steady: Callable[[], float], at_least: dt.datetime | None
    ) -> None:
        """`steady`: seconds since any moment, the machine's sleep included."""
        self._clock = clock
        self._steady = steady
        self._base = at_least
        self._base_at = steady()
        self.sure = False

    def hear(self, at: dt.datetime, when: float) -> None:
        """The database's time was `at` when the steady clock said `when`."""
        self._base, self._base_at, self.sure = at, when, True

    def now(self) -> dt.datetime:
        if self._base is None:
            return self._clock()
        passed = self._base + dt.timedelta(seconds=self._steady() - self._base_at)
        return passed if self.sure else max(passed, self._clock())
