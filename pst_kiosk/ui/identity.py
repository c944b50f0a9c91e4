"""Identities made by the caller, so that a command sent again is known for the same."""


def new_identity() -> str:
    """A UUIDv7 as text."""
    # Loaded with the first command, not before the first frame.
    from uuid_utils import uuid7

    return str(uuid7())
