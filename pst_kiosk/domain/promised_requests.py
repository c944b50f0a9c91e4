"""What a standard promises about requests that outlive a visit, and about online conversations."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from pst_kiosk.domain.profile_parts import Data, Key, Line, Note, Text, unique


class RequestKind(StrEnum):
    CONSULTATION = "consultation"
    DATA_REQUEST = "data_request"
    SALE = "sale"
    RECOMMENDATION = "recommendation"


class Channel(StrEnum):
    """By which way a service is asked for."""

    IN_PERSON = "in_person"
    WEBSITE = "website"
    SILASTIK = "silastik"
    ROMANTIK = "romantik"
    HALOPST = "halopst"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    TELEPHONE = "telephone"
    ZOOM = "zoom"


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    """The office's working days."""
    DAYS = "days"
    """Calendar days."""
    AT_ONCE = "at_once"
    """No time between asking and being served."""


class Begin(StrEnum):
    """The moment a request's time begins to run."""

    RECEIVED = "received"
    COMPLETE = "complete"
    """The request is clear and its requirements are complete, or its form is recorded complete."""
    AGREED = "agreed"


class RequestPromise(Data):
    """Within which time a request is answered."""

    key: Key
    kind: RequestKind
    name: Text
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    unit: Unit
    number: Annotated[int, Field(ge=1, le=366)] | None = None
    """How many units; none where the standard says at once."""
    begins: Begin
    begins_when: Line
    """The same in the standard's words."""
    ends_when: Line
    begins_with: Key | None = None
    """The step of the procedure whose end begins the time; where none is named, an officer says so."""
    ends_with: Key | None = None
    """The step with whose end the promise is fulfilled; where none is named, the request's own end."""
    or_as_agreed: bool = False
    """Visitor and office may agree on another time."""
    source: Line
    assumption: Note = ""

    @model_validator(mode="after")
    def _number_fits_the_unit(self) -> Self:
        if (self.number is None) != (self.unit is Unit.AT_ONCE):
            raise ValueError("a number of days is expected, and none where unit is at_once")
        return self


class Chat(Data):
    """When an officer closes an online conversation."""

    closed_after_silence_days: Annotated[int, Field(ge=1, le=366)]
    source: Line
    assumption: Note = ""


RequestPromises = Annotated[tuple[RequestPromise, ...], unique("key", "request keys")]
