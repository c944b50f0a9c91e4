"""How far a printed ticket is, as far as anybody can tell."""

from __future__ import annotations

from enum import StrEnum


class PrintState(StrEnum):
    QUEUED = "queued"
    """About to be printed, or waiting for its printer."""
    SENT = "sent"
    """The printer took it whole, and cannot tell more."""
    CONFIRMED = "confirmed"
    """The printer said afterwards that it has paper and prints."""
    UNKNOWN = "unknown"
    """Begun and not known to be whole: it may or may not be on paper."""
    FAILED = "failed"
    """Not on paper."""
