"""Commands on an office's profile and data: profiles, officers, lockers, copies and upgrades."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from pst_kiosk.command_line import add, database_of, services_of, takes_database
from pst_kiosk.voice_command import without_voice


def add_office(commands: Any) -> None:
    """Add them to the parser."""
    office = commands.add_parser("office", help="office profiles").add_subparsers(
        required=True, metavar="WHAT"
    )
    add(office, "list", office_list, "the shipped profiles")
    add(office, "show", office_show, "a profile as text").add_argument("profile")
    add(office, "check", office_check, "validate a profile file").add_argument("file")
    init = add(office, "init", office_init, "install a profile into a database, with its first administrator")
    init.add_argument("profile", help="a shipped profile's name, or a file")
    init.add_argument("--administrator", default="Administrator", metavar="NAME")
    takes_database(init)

    renew = add(office, "update", office_update, "bring an office to a new version of its profile")
    renew.add_argument("profile", help="a shipped profile's name, or a file")
    takes_database(renew)

    takes_database(add(office, "holidays", office_holidays, "learn this and next year's holidays anew"))

    keep = add(commands, "backup", backup, "copy the whole database into one file, while the office works")
    keep.add_argument("file", type=Path, metavar="FILE", help="a new SQLite file; only you can read it")
    takes_database(keep)
    newer = add(commands, "upgrade", upgrade, "bring the database to this version of the program")
    newer.add_argument("--backup", type=Path, metavar="FILE", help="where the copy made before goes")
    newer.add_argument("--anyway", action="store_true", help="though screens run: they stop working")
    takes_database(newer)

    officer = commands.add_parser("officer", help="officers, on the database's machine").add_subparsers(
        required=True, metavar="WHAT"
    )
    takes_database(add(officer, "list", officer_list, "the officers and their roles"))
    reset = add(officer, "reset-pin", officer_reset_pin, "a new PIN for an officer who forgot it")
    reset.add_argument("name")
    takes_database(reset)

    locker = commands.add_parser("locker", help="lockers for visitors' bags").add_subparsers(
        required=True, metavar="WHAT"
    )
    takes_database(add(locker, "list", locker_list, "the lockers, and whose key is out"))
    more = add(locker, "add", locker_add, "new lockers; those there are already stay as they are")
    more.add_argument("names", nargs="+", metavar="NAME", help="such as 01-20, or A7")
    takes_database(more)


def office_list(_: argparse.Namespace) -> int:
    from pst_kiosk.services.setup import read_profile, shipped

    for name, path in shipped().items():
        office = read_profile(path)
        print(f"{name:24}{office.name} ({len(office.services)} services)")
    return 0


def office_show(options: argparse.Namespace) -> int:
    from pst_kiosk.services.setup import profile_path, read_profile
    from pst_kiosk.standard_text import standard_text

    print(standard_text(read_profile(profile_path(options.profile))))
    return 0


def office_check(options: argparse.Namespace) -> int:
    from pst_kiosk.services.setup import read_profile

    office = read_profile(Path(options.file))
    print(f"{options.file}: valid ({office.name}, {len(office.services)} services)")
    for name in without_voice(office):
        print(f"the voice has no clip for {name!r}: it asks visitors to look at the board")
    return 0


def office_init(options: argparse.Namespace) -> int:
    from pst_kiosk.services.setup import install, profile_path, read_profile

    office = read_profile(profile_path(options.profile))
    url = database_of(options)
    pin = install(url, office, options.administrator)
    print(f"{office.name} is installed in {url}")
    print(f"Administrator: {options.administrator}")
    print(f"PIN: {pin}   (write it down now: it is not shown again)")
    return 0


def office_update(options: argparse.Namespace) -> int:
    from pst_kiosk.services.setup import profile_path, read_profile, update

    office = read_profile(profile_path(options.profile))
    day = update(database_of(options), office)
    print(f"{office.name}: profile version {office.version} is in force from {day}")
    print("Running screens open themselves anew then.")
    return 0


def office_holidays(options: argparse.Namespace) -> int:
    from pst_kiosk.clocks import indonesian_holidays
    from pst_kiosk.services.opening import learn_holidays

    with services_of(options) as services:
        with services.database.read() as connection:
            this_year = services.database.now(connection).year
        for year in (this_year, this_year + 1):
            days = learn_holidays(services.database, services.office, year, indonesian_holidays)
            print("\n".join(f"{day}  {name}" for day, name in days.items()))
    return 0


def officer_list(options: argparse.Namespace) -> int:
    with services_of(options) as services:
        for officer in services.accounts.officers():
            print(f"{officer.role:18}{officer.name}")
    return 0


def officer_reset_pin(options: argparse.Namespace) -> int:
    with services_of(options) as services:
        pin = services.accounts.reset_pin_here(options.name)
    print(f"New PIN of {options.name}: {pin}   (write it down now: it is not shown again)")
    return 0


def locker_list(options: argparse.Namespace) -> int:
    with services_of(options) as services:
        zone = services.office.tz
        for locker in services.loans.lockers():
            state = "out of use" if locker.out_of_use else "free"
            if locker.loan is not None:
                given = locker.loan.given_at.astimezone(zone)
                state = f"key out since {given:%Y-%m-%d %H:%M}, {locker.loan.number or 'no number'}"
            print(f"{locker.name:20} {state}")
    return 0


def locker_add(options: argparse.Namespace) -> int:
    from uuid_utils import uuid7

    from pst_kiosk.domain.lockers import names_in

    names = names_in(",".join(options.names))
    with services_of(options) as services:
        added = services.loans.add_lockers(str(uuid7()), names, None)
        print(f"{len(added)} added, {len(services.loans.lockers())} in all")
    return 0


def backup(options: argparse.Namespace) -> int:
    from pst_kiosk.services.upgrade import back_up

    rows = back_up(database_of(options), options.file, _show_progress)
    print(f"{options.file} is whole: {rows} rows")
    return 0


def upgrade(options: argparse.Namespace) -> int:
    from pst_kiosk.services.upgrade import upgrade as bring_up

    bring_up(database_of(options), options.backup, options.anyway, print, _show_progress)
    return 0


def _show_progress(what: str, done: int, all_: int) -> None:
    """How far a copy is, where somebody watches."""
    if sys.stderr.isatty():
        end = "\n" if done >= all_ else "\r"
        print(f"  {what:20} {done:>12} of {all_}", end=end, file=sys.stderr, flush=True)
