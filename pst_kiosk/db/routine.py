"""Statements that stations without rights on the tables may run.

Each is written once, in SQLAlchemy, and built once, at import: building one takes longer than running it.
SQLite runs it as it is. On PostgreSQL it is the body of a function of the schema `station` that runs with its
owner's rights: a station may call the functions of its kind, and touch nothing else (`db/rights.py`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Text,
    Update,
    bindparam,
    literal_column,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import iterate, replacement_traverse

from pst_kiosk.db.statement import Found, Statement, new_row
from pst_kiosk.db.tables import Utc

Written = Select[*tuple[Any, ...]] | Insert | Update | Delete
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""New rows by their table."""

SCHEMA = "station"
"""Where the functions are."""
_ROWS = bindparam("rows", type_=Text)
# In plpgsql a session plans a statement once; an SQL function plans it at every call.
_OPTIONS = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"


class Present(FunctionElement[dt.datetime]):
    """The present moment: the argument, where there is one, else the server's clock.

    Within a function only the tables' owner may say it; what another station says is not heard."""

    type = Utc()
    inherit_cache = True


@compiles(Present)
def _as_told(element: Present, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


@compiles(Present, "postgresql")
def _by_the_server(element: Present, compiler: Any, **options: Any) -> str:
    told = compiler.process(element.clauses, **options)
    return f"coalesce(CASE WHEN session_user = current_user THEN {told} END, clock_timestamp())"


PRESENT = Present(bindparam("moment", type_=Utc))


class Routine:
    """A statement that is a function on PostgreSQL."""

    def __init__(
        self, name: str, statement: Written, first: str = "", before: Sequence[Written] = ()
    ) -> None:
        """`before`: statements that are run before it, in the same function; `first`: SQL that PostgreSQL
        alone runs, before them all."""
        self.name = name
        self._first = first
        self._written = [each.inline() if isinstance(each, Insert) else each for each in (*before, statement)]
        self._parameters = {key: value for each in self._written for key, value in _parameters(each).items()}
        self._columns = list(statement.exported_columns)
        names = ", ".join(f":{name}" for name in self._parameters)
        call = text(f"SELECT * FROM {SCHEMA}.{name}({names})")  # noqa: S608 - names of ours
        call = call.bindparams(*(bindparam(p.key, type_=p.type) for p in self._parameters.values()))
        self._here = Statement(statement)
        self._before_here = [Statement(each) for each in before]
        self._on_server = Statement(call, self._columns)

    def __call__(self, connection: Connection, **values: Any) -> Found:
        return self._at(connection, values)(connection, **values)

    def later(self, connection: Connection, **values: Any) -> Callable[[], Found]:
        """As `Statement.later`."""
        return self._at(connection, values).later(connection, **values)

    def _at(self, connection: Connection, values: Mapping[str, Any]) -> Statement:
        if connection.dialect.name == "postgresql":
            return self._on_server
        for statement in self._before_here:
            statement(connection, **values)
        return self._here

    def function(self) -> str:
        """What makes the PostgreSQL function."""
        takes = ", ".join(_sql_type(parameter.type) for parameter in self._parameters.values())
        columns = ", ".join(f'"{c.name}" {_sql_type(c.type)}' for c in self._columns)
        gives = f"TABLE ({columns})" if columns else "void"
        return _function(f"{self.name}({takes})", gives, self._body())

    def _body(self) -> str:
        places = {name: number for number, name in enumerate(self._parameters, start=1)}

        def place(element: Any, **_: Any) -> Any:
            if isinstance(element, BindParameter) and element.key in places:
                return literal_column(f"${places[element.key]}", element.type)
            return None

        def sql(statement: Written) -> str:
            body: Any = replacement_traverse(statement, {}, place)
            return f"{body.compile(dialect=_server_dialect(), compile_kwargs={'literal_binds': True})};"

        *before, last = (sql(statement) for statement in self._written)
        return " ".join((self._first, *before, f"{'RETURN QUERY ' if self._columns else ''}{last}"))


class Storing:
    """New rows of several tables at once, in the order of their links."""

    def __init__(self, name: str, tables: Sequence[Table], allowed: Mapping[str, str], after: str) -> None:
        """`allowed`: by table, what must hold for every row `new` of a call, in PostgreSQL's SQL. `after`:
        what the function does in the end."""
        self.name = name
        self._tables, self._allowed, self._after = tables, allowed, after
        self._here = {table.name: new_row(table) for table in tables}
        self._on_server = Statement(text(f"SELECT {SCHEMA}.{name}(:rows)").bindparams(_ROWS), [])

    def __call__(self, connection: Connection, rows: Rows, **said: str) -> None:
        """`said`: what the function looks at beside the rows."""
        if connection.dialect.name == "postgresql":
            self._on_server(connection, rows=json.dumps({**rows, **said}, default=str))
            return
        for name, statement in self._here.items():
            for row in rows.get(name, ()):
                statement(connection, **row)

    def function(self) -> str:
        """What makes the PostgreSQL function."""
        checks = (
            f"IF EXISTS (SELECT FROM {_new(name)} new WHERE NOT coalesce({allowed}, false))"
            " THEN RAISE insufficient_privilege; END IF;"
            for name, allowed in self._allowed.items()
        )
        inserts = (
            f"INSERT INTO {table.name} SELECT new.* FROM {_new(table.name)} new;"  # noqa: S608 - names of ours
            for table in self._tables
        )
        return _function(f"{self.name}(text)", "void", "\n".join((*checks, *inserts, self._after)))


def _new(table: str) -> str:
    """The rows of a table in the function's argument."""
    return f"jsonb_populate_recordset(NULL::{table}, $1::jsonb -> '{table}')"


def _function(head: str, gives: str, body: str) -> str:
    written = f"#variable_conflict use_column\nBEGIN {body} END"
    return f"CREATE FUNCTION {SCHEMA}.{head} RETURNS {gives} {_OPTIONS} AS $body$ {written} $body$"


def _parameters(statement: Written) -> dict[str, BindParameter[Any]]:
    """Those without a value, by name; constants have one."""
    found = (element for element in iterate(statement) if isinstance(element, BindParameter))
    return {parameter.key: parameter for parameter in found if parameter.required}


def _sql_type(kind: Any) -> str:
    return str(kind.compile(dialect=_server_dialect()))


@cache
def _server_dialect() -> Dialect:
    from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg  # no SQLite station loads it

    return PGDialect_psycopg()  # type: ignore[no-untyped-call]
