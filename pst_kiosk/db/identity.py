"""Identities of the rows a command makes, told from the command's own."""

from __future__ import annotations

import hashlib
from uuid import UUID

_TIME_BITS = 48


def derived(command_id: str, what: str) -> str:
    """A UUIDv7 for one row of a command: the command's own time, the rest hashed from its id and `what`.

    The same command makes the same rows, so a day that is simulated twice gets the same ids.
    """
    command = UUID(command_id)
    digest = hashlib.sha256(command.bytes + what.encode()).digest()
    tail = int.from_bytes(digest[:10], "big")
    moment = command.int >> (128 - _TIME_BITS)
    version_and_variant = (7 << 76) | (0b10 << 62)
    mask = ~((0xF << 76) | (0b11 << 62))
    return str(UUID(int=(moment << 80) | (tail & mask) | version_and_variant))


def ticket_of(command_id: str, service: str) -> str:
    """The ticket a command gives for a service, whether or not it is in the database yet."""
    return derived(command_id, f"ticket {service}")
