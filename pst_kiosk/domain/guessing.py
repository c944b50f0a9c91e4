"""How often somebody may guess who is in the guest book, and how long he waits after guessing wrong.

Wrong guesses of the last hour count, whatever came between them: being recognised oneself does not make room
for more guesses.
"""

from __future__ import annotations

REMEMBERED = 60 * 60
"""Seconds a wrong guess counts; so long a recognised visitor is known as well."""
AT_A_KIOSK, IN_AN_OFFICE = 3, 12
"""Wrong guesses before the first pause. A kiosk tells its own name, and a stolen one may tell any: what all
of an office's kiosks guess together is counted as well."""
_PAUSES = (30, 60, 120, 240, 480, 600)


def pauses(free: int) -> tuple[int, ...]:
    """Seconds from the last wrong guess to the next one, by how many there were; the last holds for more."""
    return (0,) * free + _PAUSES
