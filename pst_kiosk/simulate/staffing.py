"""How many desks an office has on a simulated day."""

from __future__ import annotations

from pst_kiosk.domain.office import Desk, Office
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.steps import Place

EXTRA = {
    Place.FRONT_OFFICE: ("front-office", Text(id="Front office", en="Front office")),
    Place.CASHIER: ("bendahara", Text(id="Bendahara", en="Cashier")),
}
"""Desks that come besides the service desks, where the standard has something to do there."""


def with_desks(office: Office, service_desks: int) -> Office:
    """The office with `service_desks` desks for every service, and one each for the other places in use."""
    places = {step.place for service in office.services for step in service.steps if step.at_desk}
    desks = [
        Desk(key=key, name=name, places=(place,)) for place, (key, name) in EXTRA.items() if place in places
    ]
    for number in range(1, service_desks + 1):
        name = Text(id=f"Meja {number}", en=f"Desk {number}")
        desks.append(Desk(key=f"meja-{number}", name=name, places=(Place.SERVICE_DESK,)))
    return Office.model_validate(office.model_dump() | {"desks": [desk.model_dump() for desk in desks]})
