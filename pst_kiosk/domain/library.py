"""What the library asks for on its form, and where an item from storage may be."""

from __future__ import annotations

from enum import StrEnum

LONGEST_TITLE = 200
"""Characters, as the others."""
LONGEST_PAGES = 60
LONGEST_PURPOSE = 200


class Place(StrEnum):
    """Where an item asked for from storage is."""

    ASKED = "asked"
    FETCHED = "fetched"
    PUT_BACK = "put_back"
    NOT_FOUND = "not_found"


WAY_TO = {Place.FETCHED: Place.ASKED, Place.NOT_FOUND: Place.ASKED, Place.PUT_BACK: Place.FETCHED}
"""Where an item must be to get to a place."""
