"""Office profiles: the shipped ones, a file of one's own, and installing one into a database."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from pydantic import ValidationError

from pst_kiosk.db import offices, schema, tickets
from pst_kiosk.db.engine import Clock, Connection, Database, create
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office
from pst_kiosk.resource_files import resource
from pst_kiosk.services.accounts import Accounts
from pst_kiosk.services.profiles import keeping_filled_in
from pst_kiosk.services.unit import OfficeUnit

LARGEST_PROFILE = 512 * 1024
"""Bytes. The largest standard we know takes a tenth of it."""


def shipped() -> dict[str, Path]:
    """The profiles that come with the product, by name."""
    return {path.stem: path for path in sorted(resource("offices").glob("*.toml"))}


def profile_path(name_or_file: str) -> Path:
    """A shipped profile by name, or a file of one's own. Raises `EnvironmentFault` `profile_unknown`."""
    known = shipped()
    if name_or_file in known:
        return known[name_or_file]
    if Path(name_or_file).is_file():
        return Path(name_or_file)
    raise EnvironmentFault("profile_unknown", profile=name_or_file, known=", ".join(known))


def read_profile(path: Path) -> Office:
    """The profile in a file.

    Raises `EnvironmentFault` `profile_invalid` with file, key, value and what was expected.
    """
    try:
        if path.stat().st_size > LARGEST_PROFILE:
            raise _invalid(path, expected=f"a file of at most {LARGEST_PROFILE // 1024} KiB")
        return Office.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "(whole file)"
        value = repr(first["input"])
        value = value if len(value) <= 80 else value[:77] + "…"
        raise _invalid(path, key=key, value=value, expected=first["msg"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _invalid(path, expected=f"TOML text ({error})") from None
    except OSError as error:
        raise _invalid(path, expected=f"a readable file ({error.strerror})") from None


def _invalid(path: Path, **details: str) -> EnvironmentFault:
    return EnvironmentFault("profile_invalid", file=path.name, **details)


def install(url: str, office: Office, administrator: str, clock: Clock | None = None) -> str:
    """Make the database at `url` the office's own; returns the first administrator's PIN.

    All or nothing. Raises `EnvironmentFault` `office_exists` where an office is installed already,
    `schema_older`, and `Refused` `name_missing`.
    """
    create(url)
    database = Database(url, clock)

    def work(connection: Connection) -> str:
        present = offices.installed(connection)
        if present is not None:
            raise EnvironmentFault("office_exists", office=present)
        unit = OfficeUnit(database, office, ())
        offices.install(connection, office, unit.now(connection), unit.today(connection))
        return Accounts(unit).add_first(connection, administrator)

    try:
        schema.make(database)
        return database.write(work)
    finally:
        database.close()


def update(url: str, office: Office, clock: Clock | None = None) -> dt.date:
    """Bring an office's database to this profile; returns the day it is in force from: today, or tomorrow
    where somebody has taken a number today.

    A visit is never half under one profile, half under another; earlier versions stay in the database. What
    the office has filled in itself stays where this profile does not state it.
    Raises `EnvironmentFault` `office_other` where another office is installed, `profile_version` where the
    profile's version is not newer than the newest installed, and `schema_missing`, `schema_older` or
    `schema_newer`: who changes tables makes a copy first.
    """
    database = Database(url, clock)

    def work(connection: Connection) -> dt.date:
        present = offices.installed(connection)
        if present != office.code:
            raise EnvironmentFault("office_other", installed=str(present), profile=office.code)
        newest = offices.newest_version(connection, office)
        if office.version <= newest:
            raise EnvironmentFault("profile_version", installed=newest, profile=office.version)
        unit = OfficeUnit(database, office, ())
        at, today = unit.now(connection), unit.today(connection)
        begun = tickets.any_on(connection, office, today)
        in_force = today + dt.timedelta(days=1) if begun else today
        before = offices.versions(connection, office)[0].profile
        offices.install(connection, keeping_filled_in(office, before), at, in_force)
        return in_force

    try:
        schema.check(database)
        return database.write(work)
    finally:
        database.close()
