"""The office profile: a service standard as data.

A profile is one TOML file. It says which services an office gives, the ordered steps of each, what it
promises, its desks, hours and channels. Everything else (kiosk, counter, board, reports) reads it; no
code anywhere asks which office it is.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=40)]
Line = Annotated[str, Field(min_length=1, max_length=200)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Data):
    """A text visitors read: Indonesian first, English one tap away."""

    id: Annotated[str, Field(min_length=1, max_length=400)]
    en: Annotated[str, Field(min_length=1, max_length=400)]

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.id


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


class Limit(_Data):
    """A time limit. On a desk step the wait rules limit the waiting for it; `duration` its own length."""

    rule: Rule
    minutes: Annotated[int, Field(ge=1, le=480)]
    assumption: str = ""
    """Why this is an assumption, where the standard itself does not say so; empty if it does."""


class Step(_Data):
    key: Key
    kind: Kind
    actor: Actor
    place: Place | None = None
    text: Text
    limits: tuple[Limit, ...] = ()
    documents: tuple[str, ...] = ()
    output: str = ""

    @property
    def at_desk(self) -> bool:
        return self.place in DESK_PLACES and self.kind not in NO_DESK_KINDS


class Service(_Data):
    key: Key
    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    icon: Key
    name: Text
    description: Text
    promise: Text | None = None
    """The wait promise in one sentence, as visitors read it; none where the standard promises none."""
    typical_minutes: Annotated[int, Field(ge=1, le=480)]
    """Prior for the estimated wait until the office has its own history."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _steps_make_a_visit(self) -> Self:
        keys = [step.key for step in self.steps]
        if repeated := {key for key in keys if keys.count(key) > 1}:
            raise ValueError(f"step keys must differ within a service, repeated: {sorted(repeated)}")
        kinds = [step.kind for step in self.steps]
        if not any(step.at_desk for step in self.steps):
            raise ValueError("at least one step must be served at a desk, else the visit can never end")
        if kinds.count(Kind.TAKE_NUMBER) > 1:
            raise ValueError("a visit takes one number: only one take_number step is allowed")
        if Kind.GUEST_BOOK not in kinds:
            raise ValueError("a guest_book step is expected: every standard asks for it")
        for before, step in zip((None, *self.steps), self.steps, strict=False):
            allowed = PLACES.get(step.kind)
            if allowed is not None and step.place not in allowed:
                raise ValueError(f"step {step.key}: a {step.kind} step takes place at {sorted(allowed)}")
            begins = step.at_desk and not (before and before.at_desk and before.place is step.place)
            if not begins and any(limit.rule is not Rule.DURATION for limit in step.limits):
                raise ValueError(f"step {step.key}: a limit on waiting stands on the first step at a desk")
        return self


class Desk(_Data):
    key: Key
    name: Text
    places: Annotated[tuple[Place, ...], Field(min_length=1)]
    services: tuple[Key, ...] = ()
    """Services served at this desk; empty means all."""


Weekday = Annotated[int, Field(ge=1, le=7)]


class Hours(_Data):
    """Opening hours on some weekdays (ISO: 1 = Monday), local time of the office."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    opens: dt.time
    closes: dt.time

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError(f"opens {self.opens} must be before closes {self.closes}")
        return self


class OpeningHours(_Data):
    source: Line
    assumption: str = ""
    week: Annotated[tuple[Hours, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_period_a_day(self) -> Self:
        days = [day for hours in self.week for day in hours.days]
        if repeated := {day for day in days if days.count(day) > 1}:
            raise ValueError(f"opening hours overlap on weekday {sorted(repeated)}")
        return self


class GuestBookRules(_Data):
    email_required: bool
    """The standard asks for an active e-mail address; otherwise e-mail or mobile number suffices."""
    identity_shown: bool
    """The officer ticks that a valid identity was shown, where the standard asks for one."""
    notice: Text
    notice_version: Key


class Complaints(_Data):
    line: Text
    """One line for board, kiosk and ticket."""
    channels: tuple[str, ...] = ()


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("a time zone such as Asia/Jakarta is expected") from error
    return name


class Office(_Data):
    """One office, complete. Codes are BPS area codes; `version` counts the profile's own changes."""

    profile: Key
    version: Annotated[int, Field(ge=1)]
    code: Annotated[str, Field(pattern=r"^\d{4}$")]
    name: Line
    short_name: Line
    zone: Annotated[str, AfterValidator(_known_zone)]
    address: Line
    source: Line
    """The standard this profile states: decree or procedure numbers and date."""
    readings: tuple[str, ...] = ()
    """Where reading the standard needed judgement, and what was decided."""
    guest_book: GuestBookRules
    complaints: Complaints
    hours: OpeningHours
    desks: Annotated[tuple[Desk, ...], Field(min_length=1)]
    services: Annotated[tuple[Service, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        for what, names in (
            ("service key", [service.key for service in self.services]),
            ("ticket letter", [service.letter for service in self.services]),
            ("desk key", [desk.key for desk in self.desks]),
        ):
            if repeated := {name for name in names if names.count(name) > 1}:
                raise ValueError(f"{what} must be unique, repeated: {sorted(repeated)}")
        known = {service.key for service in self.services}
        for desk in self.desks:
            if unknown := set(desk.services) - known:
                raise ValueError(f"desk {desk.key} names unknown services: {sorted(unknown)}")
        served = {
            (service, place)
            for desk in self.desks
            for service in (desk.services or known)
            for place in desk.places
        }
        for service in self.services:
            for step in service.steps:
                if step.at_desk and (service.key, step.place) not in served:
                    raise ValueError(f"no desk serves step {step.key} of {service.key} at {step.place}")
        return self

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def service(self, key: str) -> Service:
        return next(service for service in self.services if service.key == key)

    def desk(self, key: str) -> Desk:
        return next(desk for desk in self.desks if desk.key == key)
