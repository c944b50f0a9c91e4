"""When a kiosk goes on without its database."""

from __future__ import annotations

from pst_kiosk.domain.errors import EnvironmentFault

_COME_BACK = frozenset(
    {
        "clock_wrong",
        "database_busy",
        "database_full",
        "database_missing",
        "database_unavailable",
        "disk_full",
    }
)
"""Faults an office lives through. Where this program or this station is not wanted any more (another schema,
another password) nobody would ever hear of the numbers it gave."""


def is_away(error: Exception | None) -> bool:
    """Whether the database is away, and expected back."""
    return isinstance(error, EnvironmentFault) and error.code in _COME_BACK
