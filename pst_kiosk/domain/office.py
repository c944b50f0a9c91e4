"""The office profile: a service standard as data.

A profile is one TOML file. It says which services an office gives, the ordered steps of each, what it
promises, its desks, hours and channels. Everything else (kiosk, counter, board, reports) reads it; no
code anywhere asks which office it is.
"""

from __future__ import annotations

from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator

from pst_kiosk.domain.complaint_rules import Complaints
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.hours import Appointments, OpeningHours
from pst_kiosk.domain.profile_parts import Data, Key, Line, Note, Text, Words, unique
from pst_kiosk.domain.promised_requests import Chat, RequestPromises
from pst_kiosk.domain.standard import (
    Compensation,
    Component,
    Components,
    Contact,
    Document,
    Duty,
    Statement,
)
from pst_kiosk.domain.step_order import check_order
from pst_kiosk.domain.steps import Kind, Place, Step
from pst_kiosk.domain.tariffs import Tariffs


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
    steps: Annotated[tuple[Step, ...], Field(min_length=1), AfterValidator(check_order)]
    standard: Document | None = None
    """The document that states this service alone; else the office's."""
    components: Components
    """What the standard states of this service; a component that is not here is the office's."""
    requests: RequestPromises = ()
    chat: Chat | None = None
    tariffs: Tariffs = ()

    @model_validator(mode="after")
    def _promises_fit(self) -> Self:
        known = {step.key for step in self.steps if step.request}
        for promise in self.requests:
            if unknown := {promise.begins_with, promise.ends_with} - {None, *known}:
                raise ValueError(f"request {promise.key} names unknown steps: {sorted(map(str, unknown))}")
        return self

    @property
    def numbered(self) -> bool:
        """Whether a visitor is given a number; without one the next visitor is simply next."""
        return any(step.kind is Kind.TAKE_NUMBER for step in self.steps)


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
    assumption: Note = ""


class GuestBookRules(Data):
    email_required: bool
    """The standard asks for an active e-mail address; otherwise e-mail or mobile number suffices."""
    identity_shown: bool
    """The officer ticks that a valid identity was shown, where the standard asks for one."""
    notice: Text
    notice_version: Key


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
    readings: tuple[Words, ...] = ()
    """Where reading the standard needed judgement, and what was decided."""
    guest_book: GuestBookRules
    complaints: Complaints
    hours: OpeningHours
    appointments: Appointments | None = None
    calling: Calling = Calling()
    contact: Contact | None = None
    standard: Document | None = None
    components: Components
    """What the standard states of all services alike."""
    duties: Annotated[tuple[Duty, ...], unique("key", "duty keys")] = ()
    compensation: Compensation | None = None
    desks: Annotated[tuple[Desk, ...], Field(min_length=1), unique("key", "desk keys")]
    services: Annotated[
        tuple[Service, ...],
        Field(min_length=1),
        unique("key", "service keys"),
        unique("letter", "ticket letters"),
    ]

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
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
        """Raises `Refused` `service_unknown`."""
        for service in self.services:
            if service.key == key:
                return service
        raise Refused("service_unknown", service=key)

    def statement(self, service: Service, component: Component) -> Statement | None:
        """What the standard says of a service in a component; None where it does not say."""
        return service.components.get(component) or self.components.get(component)

    def desk(self, key: str) -> Desk:
        """Raises `Refused` `desk_unknown`."""
        for desk in self.desks:
            if desk.key == key:
                return desk
        raise Refused("desk_unknown", desk=key)
