"""Every command: parse, call one function, print. Anything heavy is imported by the command that needs it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from pst_kiosk.advice import told
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.quick_start import load_without_pauses
from pst_kiosk.report_command import add_reports
from pst_kiosk.voice_command import add_voice, without_voice

SCREENS = {
    "kiosk": "the visitor's touch screen",
    "counter": "the officer's PC",
    "display": "the waiting room's board",
    "rating": "the rating tablet",
}

LOCKED = ("kiosk", "rating")
"""Screens that visitors touch: staff leave them with a PIN."""

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code. What cannot be done is said in one line."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except (EnvironmentFault, Refused) as error:
        print(f"pst-kiosk: {told(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


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
    url = _database(options)
    pin = install(url, office, options.administrator)
    print(f"{office.name} is installed in {url}")
    print(f"Administrator: {options.administrator}")
    print(f"PIN: {pin}   (write it down now: it is not shown again)")
    return 0


def office_update(options: argparse.Namespace) -> int:
    from pst_kiosk.services.setup import profile_path, read_profile, update

    office = read_profile(profile_path(options.profile))
    day = update(_database(options), office)
    print(f"{office.name}: profile version {office.version} is in force from {day}; restart the screens then")
    return 0


def office_holidays(options: argparse.Namespace) -> int:
    from pst_kiosk.clocks import indonesian_holidays
    from pst_kiosk.services.opening import learn_holidays

    with _services(options) as services:
        with services.database.read() as connection:
            this_year = services.database.now(connection).year
        for year in (this_year, this_year + 1):
            days = learn_holidays(services.database, services.office, year, indonesian_holidays)
            print("\n".join(f"{day}  {name}" for day, name in days.items()))
    return 0


def officer_list(options: argparse.Namespace) -> int:
    with _services(options) as services:
        for officer in services.accounts.officers():
            print(f"{officer.role:18}{officer.name}")
    return 0


def officer_reset_pin(options: argparse.Namespace) -> int:
    with _services(options) as services:
        pin = services.accounts.reset_pin_here(options.name)
    print(f"New PIN of {options.name}: {pin}   (write it down now: it is not shown again)")
    return 0


def locker_list(options: argparse.Namespace) -> int:
    with _services(options) as services:
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
    with _services(options) as services:
        added = services.loans.add_lockers(str(uuid7()), names, None)
        print(f"{len(added)} added, {len(services.loans.lockers())} in all")
    return 0


def backup(options: argparse.Namespace) -> int:
    from pst_kiosk.services.upgrade import back_up

    rows = back_up(_database(options), options.file, _show_progress)
    print(f"{options.file} is whole: {rows} rows")
    return 0


def upgrade(options: argparse.Namespace) -> int:
    from pst_kiosk.services.upgrade import upgrade as bring_up

    bring_up(_database(options), options.backup, options.anyway, print, _show_progress)
    return 0


def station_list(options: argparse.Namespace) -> int:
    with _services(options) as services:
        zone = services.office.tz
        for station in services.stations.all():
            seen = station.seen_at.astimezone(zone)
            facts = [f"clock {station.clock_ahead.total_seconds():+.1f} s"]
            if station.printer is not None:
                facts.append(f"printer {station.printer.removeprefix('printer_').replace('_', ' ')}")
            if station.digit is not None:
                facts.append(f"digit {station.digit}")
            print(
                f"{station.name:24} {station.role:8} {station.version:8} {station.condition:8}"
                f" {seen:%Y-%m-%d %H:%M:%S}  {', '.join(facts)}"
            )
    return 0


def station_remove(options: argparse.Namespace) -> int:
    with _services(options) as services:
        for station in services.stations.remove(options.name, options.role, options.anyway):
            digit = "" if station.digit is None else f"; its digit {station.digit} is free"
            print(f"{station.name} is no {station.role} of the office any more{digit}")
    return 0


def server_prepare(options: argparse.Namespace) -> int:
    from pst_kiosk.services.server import prepare

    ready = prepare(options.admin_url, options.name, options.host, options.new_password)
    print(f"The database {options.name} is ready. On this machine or any other, once:")
    print(f"  pst-kiosk office init PROFILE --database {ready.owner}")
    print("Keep that address safe: it may do everything, and this command makes a new one each time.")
    for kind, address in ready.stations.items():
        print(f"On every {kind}:")
        print(f"  pst-kiosk join {address} --role {kind} --station NAME")
    kept = [kind for kind in SCREENS if kind not in ready.stations]
    if kept:
        print(f"Unchanged: {', '.join(kept)} (a new password: --new-password KIND)")
    return 0


def join(options: argparse.Namespace) -> int:
    from pst_kiosk.clocks import indonesian_holidays
    from pst_kiosk.services.server import check_station
    from pst_kiosk.settings import keep_settings, station_settings

    office = check_station(options.url, options.role, indonesian_holidays)
    file = keep_settings(database=options.url, station=options.station, role=options.role)
    print(f"{options.station} is a {options.role} of {office} now ({file}).")
    if options.role in LOCKED and station_settings().exit_pin is None:
        _new_exit_pin()
    print(f"Start it with: pst-kiosk {options.role}")
    return 0


def screen(options: argparse.Namespace) -> int:
    if options.set_exit_pin:
        _new_exit_pin()
        return 0
    if options.keep_open:
        return _keep_open(options)
    load_without_pauses()
    from pst_kiosk.bootstrap import Station, run_screen

    station = Station(options.database, options.station, options.windowed, screen=options.screen, voice=True)
    return run_screen(options.screen, station)


def _keep_open(options: argparse.Namespace) -> int:
    from pst_kiosk.reopen import keep_open

    given = {"--database": options.database, "--station": options.station}
    arguments = [word for name, value in given.items() if value for word in (name, value)]
    if options.windowed:
        arguments.append("--windowed")
    return keep_open(options.screen, [options.screen, *arguments])


def autostart(options: argparse.Namespace) -> int:
    from pst_kiosk.autostart import add, remove
    from pst_kiosk.settings import station_settings

    for line in (remove if options.remove else add)(options.screen):
        print(line)
    if options.screen in LOCKED and not options.remove and station_settings().exit_pin is None:
        _new_exit_pin()
    return 0


def _new_exit_pin() -> None:
    from pst_kiosk.exit_pin import new_exit_pin
    from pst_kiosk.settings import keep_settings

    pin, kept = new_exit_pin()
    keep_settings(exit_pin=kept)
    print(f"Exit PIN of this screen: {pin}   (write it down now: it is not shown again)")


def demo(options: argparse.Namespace) -> int:
    if options.headless and options.out is None:
        raise EnvironmentFault("option_missing", expected="--headless writes files: --out DIR")
    from pst_kiosk.demo.run import run_demo

    return run_demo(options.office, options.at, options.out, options.headless, options.service)


def simulate(options: argparse.Namespace) -> int:
    from pst_kiosk.simulate.guests import Rates
    from pst_kiosk.simulate.options import USUAL_DAY, Options
    from pst_kiosk.simulate.run import run_simulation

    names = ("priority", "no_show", "hold", "transfer")
    given = {name: getattr(options, name) for name in names}
    rates = Rates(**{name: share for name, share in given.items() if share is not None})
    day = options.at or USUAL_DAY
    asked = Options(
        options.office,
        options.visitors,
        options.desks,
        options.seed,
        day,
        rates,
        options.database,
        options.events,
        options.workers,
    )
    if options.workers is not None:
        from pst_kiosk.simulate.workers import run_workers

        return run_workers(asked, options.json)
    return run_simulation(asked, options.json)


def _show_progress(what: str, done: int, all_: int) -> None:
    """How far a copy is, where somebody watches."""
    if sys.stderr.isatty():
        end = "\n" if done >= all_ else "\r"
        print(f"  {what:20} {done:>12} of {all_}", end=end, file=sys.stderr, flush=True)


def _database(options: argparse.Namespace) -> str:
    from pst_kiosk.settings import station_settings

    return options.database or station_settings().database


def _services(options: argparse.Namespace):  # type: ignore[no-untyped-def]
    from contextlib import closing

    from pst_kiosk.clocks import indonesian_holidays
    from pst_kiosk.services.opening import open_services

    return closing(open_services(_database(options), indonesian_holidays))


def _moment(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment such as 2026-11-18T09:05") from None


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-11-18") from None


class _Version(argparse.Action):
    """Looks for the version only when it is asked for: no command waits for it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from pst_kiosk.version import program_version

        print(f"pst-kiosk {program_version()}")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; the usage is what `--help` is for."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (try --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="pst-kiosk",
        description="The front office of a statistics office: kiosk, counter, board, rating.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="the program's version")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def database(command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--database",
            metavar="URL",
            help="default: the station's settings, else a machine-wide SQLite file",
        )

    def add(to, name: str, run: Command, text: str) -> argparse.ArgumentParser:  # type: ignore[no-untyped-def]
        command: argparse.ArgumentParser = to.add_parser(name, help=text, description=text)
        command.set_defaults(command=run)
        return command

    office = commands.add_parser("office", help="office profiles").add_subparsers(
        required=True, metavar="WHAT"
    )
    add(office, "list", office_list, "the shipped profiles")
    add(office, "show", office_show, "a profile as text").add_argument("profile")
    add(office, "check", office_check, "validate a profile file").add_argument("file")
    init = add(office, "init", office_init, "install a profile into a database, with its first administrator")
    init.add_argument("profile", help="a shipped profile's name, or a file")
    init.add_argument("--administrator", default="Administrator", metavar="NAME")
    database(init)

    renew = add(office, "update", office_update, "bring an office's database to this version and profile")
    renew.add_argument("profile", help="a shipped profile's name, or a file")
    database(renew)

    database(add(office, "holidays", office_holidays, "learn this and next year's holidays anew"))

    keep = add(commands, "backup", backup, "copy the whole database into one file, while the office works")
    keep.add_argument("file", type=Path, metavar="FILE", help="a new SQLite file; only you can read it")
    database(keep)
    newer = add(commands, "upgrade", upgrade, "bring the database to this version of the program")
    newer.add_argument("--backup", type=Path, metavar="FILE", help="where the copy made before goes")
    newer.add_argument("--anyway", action="store_true", help="though screens run: they stop working")
    database(newer)

    add_reports(commands, database, _services)

    officer = commands.add_parser("officer", help="officers, on the database's machine").add_subparsers(
        required=True, metavar="WHAT"
    )
    database(add(officer, "list", officer_list, "the officers and their roles"))
    reset = add(officer, "reset-pin", officer_reset_pin, "a new PIN for an officer who forgot it")
    reset.add_argument("name")
    database(reset)

    locker = commands.add_parser("locker", help="lockers for visitors' bags").add_subparsers(
        required=True, metavar="WHAT"
    )
    database(add(locker, "list", locker_list, "the lockers, and whose key is out"))
    more = add(locker, "add", locker_add, "new lockers; those there are already stay as they are")
    more.add_argument("names", nargs="+", metavar="NAME", help="such as 01-20, or A7")
    database(more)

    station = commands.add_parser("station", help="the screens that run in the office").add_subparsers(
        required=True, metavar="WHAT"
    )
    database(
        add(station, "list", station_list, "every screen: version, state, last heard of, clock, printer")
    )
    forget = add(station, "remove", station_remove, "forget one that is no longer used")
    forget.add_argument("name")
    forget.add_argument("--role", choices=tuple(SCREENS), help="where a PC runs several screens")
    forget.add_argument(
        "--anyway", action="store_true", help="though it broke off today: it is gone for good"
    )
    database(forget)

    server = commands.add_parser("server", help="the office's database server").add_subparsers(
        required=True, metavar="WHAT"
    )
    ready = add(server, "prepare", server_prepare, "make a PostgreSQL server's database the office's own")
    ready.add_argument("--admin-url", required=True, metavar="URL", help="who may make databases and roles")
    ready.add_argument("--name", default="pst_kiosk", metavar="DATABASE")
    ready.add_argument("--host", metavar="NAME", help="how stations reach the server; default: as in the URL")
    ready.add_argument(
        "--new-password",
        action="append",
        default=[],
        choices=tuple(SCREENS),
        metavar="KIND",
        help="for a kind of station whose address may be known to others",
    )
    enter = add(commands, "join", join, "make this PC a station of the office")
    enter.add_argument("url", metavar="URL", help="the address that `server prepare` printed")
    enter.add_argument("--role", required=True, choices=tuple(SCREENS))
    enter.add_argument("--station", required=True, metavar="NAME", help="this station's name, such as kios-1")

    for name, text in SCREENS.items():
        command = add(commands, name, screen, f"open {text}")
        command.set_defaults(screen=name, set_exit_pin=False)
        command.add_argument("--windowed", action="store_true", help="a window instead of the full screen")
        command.add_argument("--station", metavar="NAME", help="this station's name")
        command.add_argument(
            "--keep-open", action="store_true", help="open it again whenever it breaks off; log in a file"
        )
        if name in LOCKED:
            command.add_argument(
                "--set-exit-pin", action="store_true", help="a new PIN for staff to leave this screen with"
            )
        database(command)

    begin = add(
        commands, "autostart", autostart, "let a screen begin with this user's session, and come back"
    )
    begin.add_argument("screen", choices=tuple(SCREENS))
    begin.add_argument("--remove", action="store_true", help="not any more")

    day = add(commands, "simulate", simulate, "a service day of made-up visitors, in simulated time")
    day.add_argument("--office", required=True, metavar="PROFILE")
    day.add_argument("--visitors", type=int, default=60, metavar="N")
    day.add_argument("--desks", type=int, default=2, metavar="D", help="service desks; others come extra")
    day.add_argument("--seed", type=int, default=1, metavar="S", help="the same one brings the same visitors")
    day.add_argument("--at", type=_day, metavar="DAY", help="a working day, such as 2026-11-18")
    day.add_argument("--events", type=Path, metavar="FILE", help="write the event log, a JSON line an event")
    day.add_argument("--json", action="store_true", help="the summary as JSON")
    day.add_argument(
        "--workers",
        type=int,
        metavar="W",
        help="W processes at full speed in real time, each a desk of its own and a kiosk, judged afterwards",
    )
    for share in ("--priority-share", "--no-show-rate", "--hold-rate", "--transfer-rate"):
        name = share[2:].rpartition("-")[0].replace("-", "_")
        day.add_argument(share, type=float, dest=name, metavar="X", help="0 to 1, instead of the usual")
    day.add_argument("--database", metavar="URL", help="a new one that is kept; default: a temporary one")

    add_voice(commands)

    walk = add(commands, "demo", demo, "all four screens on a temporary database, a visitor walked through")
    walk.add_argument("--office", default="kota-kupang", metavar="PROFILE")
    walk.add_argument("--service", metavar="KEY", help="the service to walk; default: the consultation")
    walk.add_argument("--at", type=_moment, metavar="TIME", help="office time, such as 2026-11-18T09:05")
    walk.add_argument("--headless", action="store_true", help="no display: write pictures and files to --out")
    walk.add_argument("--out", type=Path, metavar="DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main())
