"""What somebody in the office is needed for right now, whoever at the counters takes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Need:
    """One thing to be done: what is the matter, since when, and what the officer says who does it."""

    key: str
    glyph: str
    what: str
    since: dt.datetime
    """In the office's time zone."""
    answer: str


class Needs(Protocol):
    """Needs of one kind, as the bar shows them. `changed` tells that `open` or `busy` is another."""

    # A signal; its type in PySide is not one a class can promise.
    changed: Any

    @property
    def open(self) -> tuple[Need, ...]: ...

    @property
    def busy(self) -> bool: ...

    def take(self, key: str) -> None:
        """The officer at this counter sees to it."""
