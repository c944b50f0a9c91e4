"""The numbers of documents: counted by office, kind and year, none skipped and none given twice."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from pst_kiosk.db.tables import document_number
from pst_kiosk.domain.office import Office

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def next_number(connection: Connection, office: Office, kind: str, year: int) -> int:
    """The next number of a kind of document in a year, from 1 on.

    It is given when the transaction commits, and not at all where it does not: until then no other
    transaction passes here, so ask for it late.
    """
    first = _INSERT[connection.dialect.name](document_number).values(
        office_code=office.code, kind=kind, year=year, last=1
    )
    counted = first.on_conflict_do_update(
        index_elements=["office_code", "kind", "year"], set_={"last": document_number.c.last + 1}
    ).returning(document_number.c.last)
    return int(connection.execute(counted).scalar_one())
