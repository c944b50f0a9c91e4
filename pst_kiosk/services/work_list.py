"""Which of the cases that outlive a visit an officer looks at: requests, complaints."""

from __future__ import annotations

from enum import StrEnum


class Which(StrEnum):
    MINE = "mine"
    """What I own or answer for, what nobody does, and what waits for a step of my role."""
    ALL = "all"
    LATE = "late"
    CLOSED = "closed"
