"""The steps of a service: what is done, by whom, where, and within which time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pst_kiosk.domain.profile_parts import Data, Key, Note, Text, Words


class Kind(StrEnum):
    """What a step is; the engine and the screens know these and nothing about offices."""

    TAKE_NUMBER = "take_number"
    WAIT = "wait"
    GUEST_BOOK = "guest_book"
    ID_CARD_IN = "id_card_in"
    LOCKER_IN = "locker_in"
    SERVE = "serve"
    PAY = "pay"
    SURVEY = "survey"
    LOCKER_OUT = "locker_out"
    ID_CARD_OUT = "id_card_out"
    RECORD = "record"


class Actor(StrEnum):
    VISITOR = "visitor"
    RECEPTIONIST = "receptionist"
    SERVICE_OFFICER = "service_officer"
    TREASURER = "treasurer"
    HEAD = "head"


class Place(StrEnum):
    KIOSK = "kiosk"
    FRONT_OFFICE = "front_office"
    SERVICE_DESK = "service_desk"
    CASHIER = "cashier"
    TABLET = "tablet"


DESK_PLACES = frozenset({Place.FRONT_OFFICE, Place.SERVICE_DESK, Place.CASHIER})
"""Places where an officer serves one visitor at a time, so where visitors queue."""

NO_DESK_KINDS = frozenset({Kind.TAKE_NUMBER, Kind.WAIT, Kind.SURVEY, Kind.RECORD})
"""Steps that occupy no desk wherever they happen (domain.md §1, Stages)."""

WAITED_FOR = frozenset({Kind.GUEST_BOOK, Kind.SERVE, Kind.PAY})
"""Steps a visitor waits for. Handing over a card or a key alone is done in passing: nobody queues for it."""

PLACES = {
    Kind.TAKE_NUMBER: frozenset({Place.KIOSK}),
    Kind.GUEST_BOOK: frozenset({Place.KIOSK, *DESK_PLACES}),
    Kind.SERVE: DESK_PLACES,
    Kind.PAY: DESK_PLACES,
}
"""Where a step of a kind can take place; kinds that are not here, anywhere."""


class Rule(StrEnum):
    AFTER_PREVIOUS = "after_previous"
    AFTER_GUEST_BOOK = "after_guest_book"
    SINCE_JOINED = "since_joined"
    DURATION = "duration"


class Limit(Data):
    """A time limit. On a desk step the wait rules limit the waiting for it; `duration` its own length."""

    rule: Rule
    minutes: Annotated[int, Field(ge=1, le=480)]
    assumption: Note = ""
    """Why this is an assumption, where the standard itself does not say so; empty if it does."""


class Step(Data):
    key: Key
    kind: Kind
    actor: Actor
    place: Place | None = None
    text: Text
    words: Note = ""
    """The step in the standard's own words; the text is what visitors read of it."""
    limits: tuple[Limit, ...] = ()
    documents: tuple[Words, ...] = ()
    output: Note = ""
    optional: Note = ""
    """When the step is left out, in the standard's words; empty where it never is."""
    back_to: Key | None = None
    """A correction loop: from here the visit may go back to that earlier step, as often as needed."""
    request: bool = False
    """The step belongs to the request that outlives the visit: the visitor has left by then."""
    softcopy: bool = False
    """Whether a reader may ask for a softcopy here, by form."""
    source: Note = ""
    """Where in the standard the step stands."""
    assumption: Note = ""
    """Why the step is an assumption, where the standard does not state it; empty if it does."""

    @property
    def at_desk(self) -> bool:
        """Whether the step keeps a desk busy with the visitor."""
        return self.place in DESK_PLACES and self.kind not in NO_DESK_KINDS and not self.request
