"""An officer signed in, at a desk or without one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Session:
    id: str
    officer_id: str
    officer: str
    role: str
    """One of `domain.roles.Role`."""
    desk: str
    """Empty without a desk."""
    note: str = ""
    """What the officer is told at the beginning."""

    @property
    def first_name(self) -> str:
        return self.officer.split()[0]
