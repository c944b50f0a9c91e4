"""The office profile: a service standard as data.

A profile is one TOML file. It says which services an office gives, the ordered steps of each, what it
promises, its desks, hours and channels. Everything else (kiosk, counter, board, reports) reads it; no
code anywhere asks which office it is.
"""

from __future__ import annotations

from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator

from pst_kiosk.domain.hours import Appointments, OpeningHours
from pst_kiosk.domain.profile_parts import Data, Key, Line, Text
from pst_kiosk.domain.steps import PLACES, WAITED_FOR, Kind, Place, Rule, Step


class Service(Data):
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

    @property
    def numbered(self) -> bool:
        """Whether a visitor is given a number; without one the next visitor is simply next."""
        return any(step.kind is Kind.TAKE_NUMBER for step in self.steps)

    @model_validator(mode="after")
    def _steps_make_a_visit(self) -> Self:
        keys = [step.key for step in self.steps]
        if repeated := {key for key in keys if keys.count(key) > 1}:
            raise ValueError(f"step keys must differ within a service, repeated: {sorted(repeated)}")
        kinds = [step.kind for step in self.steps]
        if not any(step.at_desk and step.kind in WAITED_FOR for step in self.steps):
            raise ValueError("at least one step must be served at a desk, else the visit can never end")
        if kinds.count(Kind.TAKE_NUMBER) > 1:
            raise ValueError("a visit takes one number: only one take_number step is allowed")
        if Kind.GUEST_BOOK not in kinds:
            raise ValueError("a guest_book step is expected: every standard asks for it")
        for position, step in enumerate(self.steps):
            before = self.steps[position - 1] if position else None
            allowed = PLACES.get(step.kind)
            if allowed is not None and step.place not in allowed and not step.request:
                raise ValueError(f"step {step.key}: a {step.kind} step takes place at {sorted(allowed)}")
            begins = step.at_desk and not (before and before.at_desk and before.place is step.place)
            if not begins and any(limit.rule is not Rule.DURATION for limit in step.limits):
                raise ValueError(f"step {step.key}: a limit on waiting stands on the first step at a desk")
            if step.kind is Kind.WAIT and not any(later.at_desk for later in self.steps[position:]):
                raise ValueError(f"step {step.key}: nothing follows to wait for, so the visit can never end")
            if step.back_to is not None and step.back_to not in keys[:position]:
                raise ValueError(
                    f"step {step.key}: back_to {step.back_to} must be an earlier step, else the visit "
                    "can never end"
                )
        return self


class Desk(Data):
    key: Key
    name: Text
    places: Annotated[tuple[Place, ...], Field(min_length=1)]
    services: tuple[Key, ...] = ()
    """Services served at this desk; empty means all."""


class Calling(Data):
    """How an office calls. No standard says, so every value is an assumption and may be changed."""

    priority_in_a_row: Annotated[int, Field(ge=1, le=20)] = 2
    """At most so many priority visitors are called one after another while others wait in their queue."""
    recalls_before_no_show: Annotated[int, Field(ge=1, le=10)] = 3
    """After so many recalls the counter proposes a no-show."""
    assumption: str = ""


class GuestBookRules(Data):
    email_required: bool
    """The standard asks for an active e-mail address; otherwise e-mail or mobile number suffices."""
    identity_shown: bool
    """The officer ticks that a valid identity was shown, where the standard asks for one."""
    notice: Text
    notice_version: Key


class Complaints(Data):
    line: Text
    """One line for board, kiosk and ticket."""
    channels: tuple[str, ...] = ()


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("a time zone such as Asia/Jakarta is expected") from error
    return name


class Office(Data):
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
    appointments: Appointments | None = None
    calling: Calling = Calling()
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
