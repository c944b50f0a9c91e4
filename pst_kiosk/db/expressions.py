"""What is asked of both engines in words of their own."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from sqlalchemy import Boolean, Date, Float, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement, GenericFunction


class Seconds(FunctionElement[float]):
    """A moment in seconds since 1970."""

    type = Float()
    inherit_cache = True


@compiles(Seconds)
def _whole_seconds(element: Seconds, compiler: Any, **options: Any) -> str:
    return f"CAST(strftime('%s', {compiler.process(element.clauses, **options)}) AS REAL)"


@compiles(Seconds, "postgresql")
def _seconds_of_epoch(element: Seconds, compiler: Any, **options: Any) -> str:
    return f"extract(epoch FROM {compiler.process(element.clauses, **options)})::float8"


class Digest(GenericFunction[str]):
    """SHA-256 of a text in hexadecimal; SQLite's is `digest`, of this program."""

    type = Text()
    name = "digest"
    inherit_cache = True


@compiles(Digest, "postgresql")
def _digest_by_the_server(element: Digest, compiler: Any, **options: Any) -> str:
    return f"encode(sha256(convert_to({compiler.process(element.clauses, **options)}, 'UTF8')), 'hex')"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class ThisTransaction(FunctionElement[str]):
    """What `Committed` knows the present transaction by; null on SQLite."""

    type = Text()
    inherit_cache = True


@compiles(ThisTransaction)
def _without_a_name(_element: ThisTransaction, _compiler: Any, **_options: Any) -> str:
    return "NULL"


@compiles(ThisTransaction, "postgresql")
def _by_number(_element: ThisTransaction, _compiler: Any, **_options: Any) -> str:
    # The whole transaction's, within a savepoint as well.
    return "pg_current_xact_id()::text"


class Committed(FunctionElement[bool]):
    """Whether the transaction that wrote this is committed: what it wrote cannot be taken back any more. A
    program that has an SQLite file needs no such trick to read it."""

    type = Boolean()
    inherit_cache = True


@compiles(Committed)
def _always(_element: Committed, _compiler: Any, **_options: Any) -> str:
    return "1 = 1"


@compiles(Committed, "postgresql")
def _as_the_server_knows(element: Committed, compiler: Any, **options: Any) -> str:
    return (
        f"coalesce(pg_xact_status({compiler.process(element.clauses, **options)}::xid8) = 'committed', false)"
    )


class Initials(FunctionElement[str]):
    """The first letters of words, the one thing of them that leaves a server. SQLite gives them whole:
    `domain.masking` masks either."""

    type = Text()
    inherit_cache = True


class AddressInitials(FunctionElement[str]):
    """The same of an e-mail address."""

    type = Text()
    inherit_cache = True


class NumberOrigin(FunctionElement[str]):
    """Whether a mobile number is from here or abroad, the one thing of it that leaves a server."""

    type = Text()
    inherit_cache = True


@compiles(Initials)
@compiles(AddressInitials)
@compiles(NumberOrigin)
def _whole(element: Any, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


@compiles(Initials, "postgresql")
def _first_letters(element: Initials, compiler: Any, **options: Any) -> str:
    return rf"regexp_replace({compiler.process(element.clauses, **options)}, '([^ ])[^ ]*', '\1', 'g')"


@compiles(AddressInitials, "postgresql")
def _first_letters_of_address(element: AddressInitials, compiler: Any, **options: Any) -> str:
    email = compiler.process(element.clauses, **options)
    return f"left({email}, 1) || '@' || left(split_part({email}, '@', 2), 1)"


@compiles(NumberOrigin, "postgresql")
def _country(element: NumberOrigin, compiler: Any, **options: Any) -> str:
    phone = compiler.process(element.clauses, **options)
    return f"CASE WHEN left({phone}, 3) = '+62' THEN '+62' WHEN {phone} IS NOT NULL THEN '+' END"


class MonthStart(FunctionElement[dt.date]):
    """The first day of a day's month."""

    type = Date()
    inherit_cache = True


class AfterMonth(FunctionElement[dt.date]):
    """The first day of the month after a day's."""

    type = Date()
    inherit_cache = True


class WeekOrMonthStart(FunctionElement[dt.date]):
    """The Monday of a moment's week in UTC, or the first day of its month where that is later."""

    type = Date()
    inherit_cache = True


@compiles(MonthStart)
def _month_start(element: MonthStart, compiler: Any, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, 'start of month')"


@compiles(AfterMonth)
def _after_month(element: AfterMonth, compiler: Any, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, 'start of month', '+1 month')"


@compiles(WeekOrMonthStart)
def _week_or_month_start(element: WeekOrMonthStart, compiler: Any, **options: Any) -> str:
    moment = compiler.process(element.clauses, **options)
    # To the Sunday that ends the week, and back.
    return f"max(date({moment}, 'weekday 0', '-6 days'), date({moment}, 'start of month'))"


@compiles(MonthStart, "postgresql")
def _month_start_there(element: MonthStart, compiler: Any, **options: Any) -> str:
    return f"date_trunc('month', {compiler.process(element.clauses, **options)}::timestamp)::date"


@compiles(AfterMonth, "postgresql")
def _after_month_there(element: AfterMonth, compiler: Any, **options: Any) -> str:
    start = f"date_trunc('month', {compiler.process(element.clauses, **options)}::timestamp)"
    return f"({start} + interval '1 month')::date"


@compiles(WeekOrMonthStart, "postgresql")
def _week_or_month_start_there(element: WeekOrMonthStart, compiler: Any, **options: Any) -> str:
    moment = f"({compiler.process(element.clauses, **options)} AT TIME ZONE 'UTC')"
    return f"greatest(date_trunc('week', {moment}), date_trunc('month', {moment}))::date"


class DayAhead(FunctionElement[dt.date]):
    """A moment's day where clocks are so many whole hours ahead of UTC."""

    type = Date()
    inherit_cache = True


@compiles(DayAhead)
def _day_ahead(element: DayAhead, compiler: Any, **options: Any) -> str:
    moment, hours = (compiler.process(clause, **options) for clause in element.clauses)
    return f"date({moment}, '+{hours} hours')"


@compiles(DayAhead, "postgresql")
def _day_ahead_there(element: DayAhead, compiler: Any, **options: Any) -> str:
    moment, hours = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({moment} AT TIME ZONE 'UTC' + interval '{hours} hours')::date"
