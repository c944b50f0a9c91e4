"""The service record, saved as it is typed."""

from __future__ import annotations

import datetime as dt

from pst_kiosk.db import records, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.record import ServiceRecord
from pst_kiosk.services.unit import OfficeUnit


class Records:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def save(self, ticket_id: str, officer_id: str, desk: str, record: ServiceRecord) -> dt.datetime:
        """Store the record as it stands, over what was stored before, and return when.

        An officer may still write after the visitor has left (Bengkulu records last).
        """

        def work(connection: Connection) -> dt.datetime:
            at = self._unit.now(connection)
            row = tickets.find(connection, ticket_id)
            records.save(connection, self._unit.office, row, officer_id, desk, record, at)
            return at

        return self._unit.database.write(work)

    def load(self, ticket_id: str) -> ServiceRecord:
        with self._unit.database.read() as connection:
            return records.load(connection, ticket_id) or ServiceRecord()
