"""What a service standard says besides its procedure: its document, its components, its duties."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from pst_kiosk.domain.profile_parts import Data, Key, Line, Note, Words

NOT_STATED = "tidak disebutkan"
"""What stands wherever a standard is silent. Nothing is borrowed from another office's standard."""


class Component(StrEnum):
    """The fourteen components of a service standard (Permenpan RB 15/2014), in their order."""

    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    TIME = "time"
    COST = "cost"
    PRODUCT = "product"
    COMPLAINTS = "complaints"
    LEGAL_BASIS = "legal_basis"
    FACILITIES = "facilities"
    COMPETENCE = "competence"
    SUPERVISION = "supervision"
    STAFFING = "staffing"
    GUARANTEE = "guarantee"
    SAFETY = "safety"
    EVALUATION = "evaluation"


SERVICE_DELIVERY = tuple(Component)[:6]
"""What a visitor meets: the standards print these first, then how the office makes it possible."""
MANUFACTURING = tuple(Component)[6:]


class Statement(Data):
    """What a standard says in one component: for both ways of service alike, or for each of its own."""

    items: tuple[Words, ...] = ()
    in_person: tuple[Words, ...] = ()
    online: tuple[Words, ...] = ()
    source: Line
    note: Note = ""
    """Where reading it needed judgement."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.items or self.in_person or self.online):
            raise ValueError(
                "items, in_person or online is expected; a component the standard does not state is left out"
            )
        return self


def _written_once(components: dict[Component, Statement]) -> dict[Component, Statement]:
    """Refuse what stands elsewhere in the profile: the steps in person, and the complaint channels.

    Raises ValueError.
    """
    procedure = components.get(Component.PROCEDURE)
    if procedure is not None and (procedure.items or procedure.in_person):
        raise ValueError("procedure states only the online way: in person the steps are the procedure")
    if Component.COMPLAINTS in components:
        raise ValueError("complaints are stated by the office's complaint channels")
    return components


Components = Annotated[dict[Component, Statement], Field(default_factory=dict), AfterValidator(_written_once)]


class Document(Data):
    """The decree or procedure that states a standard. It names offices, never persons."""

    title: Line
    number: Line = NOT_STATED
    made: dt.date | None = None
    revised: dt.date | None = None
    in_force: dt.date | None = None
    approved_by: Line = NOT_STATED
    unit: Line = NOT_STATED
    """The working unit that keeps the standard."""
    considering: tuple[Words, ...] = ()
    in_view_of: tuple[Words, ...] = ()
    """The regulations the decree itself rests on (Mengingat); a service's legal basis is a component."""
    decides: tuple[Words, ...] = ()
    purpose: Note = ""
    aim: Note = ""
    related: tuple[Line, ...] = ()
    warnings: tuple[Words, ...] = ()
    source: Line


class Duty(Data):
    """What the standard obliges the office to besides its services."""

    key: Key
    text: Words
    items: tuple[Words, ...] = ()
    source: Line


class Compensation(Data):
    """What the office gives where it breaks its promise."""

    instrument: Line
    contents: Words = NOT_STATED
    """Set by the office; no standard prints it."""
    trigger: Line
    source: Line
    assumption: Note = ""


class Contact(Data):
    """How to reach the office, as far as its standard says."""

    phones: tuple[Line, ...] = ()
    fax: tuple[Line, ...] = ()
    whatsapp: tuple[Line, ...] = ()
    emails: tuple[Line, ...] = ()
    websites: tuple[Line, ...] = ()
    source: Line
