"""The PIN with which staff leave a locked screen: the station's own, as it must work without the database."""

from __future__ import annotations

import secrets

PIN_DIGITS = 6


def new_exit_pin() -> tuple[str, str]:
    """A new PIN, to be told once, and its hash, to be kept."""
    from argon2 import PasswordHasher

    pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
    return pin, PasswordHasher().hash(pin)


def is_exit_pin(pin: str, kept: str) -> bool:
    """Whether `pin` is the one whose hash was kept; takes its time, by design."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(kept, pin)
    except (VerificationError, InvalidHashError):
        return False
