"""How long the kiosk waits for a visitor."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    quiet_ms: int = 60_000
    """Without a touch, until it asks whether somebody is there."""
    asking_s: int = 15
    """How long it asks, until the visitor counts as gone."""
    ticket_s: int = 20
    """How long a ticket that is on paper stays on the screen."""
    ticket_without_paper_s: int = 45
    """The same where the number must be remembered."""
    second_ms: int = 1000
    """The length of a second on the countdowns."""
