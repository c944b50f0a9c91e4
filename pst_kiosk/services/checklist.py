"""The checklist of the visitor being served: steps ticked, and gone back to."""

from __future__ import annotations

from pst_kiosk.db import officers, step_ticks, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.ticket import Status
from pst_kiosk.services.unit import OfficeUnit


class Checklist:
    """Every method is one transaction; repeated with its `command_id`, it does nothing."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def tick(self, command_id: str, session_id: str, ticket_id: str, through: str) -> None:
        """The stage's steps up to this one are done, or left out.

        Raises `Refused` `desk_closed`, `not_serving` where the visitor is not served at this desk, and
        `step_unknown` for a step of another stage.
        """
        self._write(command_id, session_id, ticket_id, through, back=False)

    def go_back(self, command_id: str, session_id: str, ticket_id: str, to: str) -> None:
        """This step, and those after it, are to be done again; as often as needed. Raises as `tick`."""
        self._write(command_id, session_id, ticket_id, to, back=True)

    def _write(self, command_id: str, session_id: str, ticket_id: str, step: str, *, back: bool) -> None:
        def work(connection: Connection) -> None:
            step_ticks.lock(connection, ticket_id)
            before = step_ticks.of_ticket(connection, ticket_id)
            if any(line.command_id == command_id for line in before):
                return
            session = officers.session(connection, session_id)
            if session is None or session.closed_at is not None:
                raise Refused("desk_closed")
            row = tickets.find(connection, ticket_id)
            if row.status != Status.SERVING or row.desk != session.desk:
                raise Refused("not_serving")
            stage = procedure.stage(self._unit.office.service(row.service), row.step)
            keys = [each.key for each in stage.steps]
            if step not in keys:
                raise Refused("step_unknown")
            steps = [step] if back else keys[: keys.index(step) + 1]
            at, officer = self._unit.now(connection), session.officer_id
            step_ticks.add(
                connection,
                self._unit.office,
                ticket_id,
                command_id,
                officer,
                steps,
                back,
                len(before) + 1,
                at,
            )

        self._unit.database.write(work)
