"""Statements written in SQLAlchemy once, compiled once, and run by the driver itself.

SQLAlchemy's own way from a statement to the driver takes longer than the statement on the database: a command
of ten statements would cost four times its database work (measured by `make bench`). Types are still
SQLAlchemy's: what goes in and comes out is converted as the tables say.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    TextClause,
    Update,
    bindparam,
    insert,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.selectable import TextualSelect
from sqlalchemy.types import TypeEngine

from pst_kiosk.db import postgres

Written = Select[Any] | Insert | Update | Delete | TextClause | TextualSelect
Convert = Callable[[Any], Any]


class Found(list[Any]):
    """The rows of a statement, each with its columns as attributes."""

    def first(self) -> Any | None:
        return self[0] if self else None

    def one(self) -> Any:
        (row,) = self
        return row

    def one_or_none(self) -> Any | None:
        return self.one() if self else None

    def value(self) -> Any:
        """The only column of the only row; None where there is no row."""
        row = self.one_or_none()
        return None if row is None else row[0]


class Statement:
    """A statement whose parameters all have names and types."""

    def __init__(self, written: Written, columns: Sequence[ColumnElement[Any]] | None = None) -> None:
        """`columns`: what its rows have, where it does not tell that itself."""
        self._written = written.inline() if isinstance(written, Insert) else written
        self._columns = list(written.exported_columns) if columns is None else columns  # type: ignore[union-attr]
        self._ready: dict[str, _Ready] = {}

    def __call__(self, connection: Connection, **values: Any) -> Found:
        return self._for(connection.dialect).run(connection, values)

    def later(self, connection: Connection, **values: Any) -> Callable[[], Found]:
        """Ask along with the next statement where that saves a round trip; the result tells the rows."""
        return self._for(connection.dialect).ask(connection, values)

    def _for(self, dialect: Dialect) -> _Ready:
        if dialect.name not in self._ready:
            self._ready[dialect.name] = _Ready(self._written, self._columns, dialect)
        return self._ready[dialect.name]


def new_row(table: Table) -> Statement:
    """Writes one row with all its columns."""
    return Statement(insert(table).values({c.name: bindparam(c.name, type_=c.type) for c in table.columns}))


class _Ready:
    """A statement in one database's words."""

    def __init__(self, written: Written, columns: Sequence[ColumnElement[Any]], dialect: Dialect) -> None:
        compiled: Any = written.compile(dialect=dialect)
        required = [bind for bind in compiled.bind_names if bind.required]
        self._given = {bind.key: _into(bind.type, dialect) for bind in required}
        # Lists of constants become one parameter each.
        state = compiled.construct_expanded_state(dict.fromkeys(self._given))
        self._sql = state.statement
        self._places: list[str] | None = state.positiontup
        self._fixed = {
            name: state.processors[name](value) if name in state.processors else value
            for name, value in state.parameters.items()
            if name not in self._given
        }
        self._row: Any = None
        if columns:
            self._row = namedtuple("Row", [column.key or "" for column in columns])  # type: ignore[misc]
        out = [(place, _out_of(column.type, dialect)) for place, column in enumerate(columns)]
        self._out = [(place, convert) for place, convert in out if convert is not None]

    def run(self, connection: Connection, values: dict[str, Any]) -> Found:
        rows = self.ask(connection, values)
        # What gives nothing need not be waited for.
        return Found() if self._row is None else rows()

    def ask(self, connection: Connection, values: dict[str, Any]) -> Callable[[], Found]:
        parameters: Any = dict(self._fixed)
        for name, convert in self._given.items():
            parameters[name] = values[name] if convert is None else convert(values[name])
        if self._places is not None:
            parameters = [parameters[name] for name in self._places]
        if connection.dialect.name == "postgresql":
            cursor = postgres.note(connection, self._sql, parameters)
            return lambda: self._rows(cursor())
        driver: Any = connection.connection.dbapi_connection
        rows = self._rows(driver.execute(self._sql, parameters))
        return lambda: rows

    def _rows(self, cursor: Any) -> Found:
        return Found() if self._row is None else Found(self._made(row) for row in cursor.fetchall())

    def _made(self, row: Sequence[Any]) -> Any:
        cells = list(row)
        for place, convert in self._out:
            if cells[place] is not None:
                cells[place] = convert(cells[place])
        return self._row._make(cells)


def _into(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _out_of(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
