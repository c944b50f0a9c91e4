"""Commands on the office's stations: which there are, their server, and opening a screen."""

from __future__ import annotations

import argparse
from typing import Any

from pst_kiosk.command_line import add, services_of, takes_database
from pst_kiosk.quick_start import load_without_pauses

SCREENS = {
    "kiosk": "the visitor's touch screen",
    "counter": "the officer's PC",
    "display": "the waiting room's board",
    "rating": "the rating tablet",
}

LOCKED = ("kiosk", "rating")
"""Screens that visitors touch: staff leave them with a PIN."""


def add_stations(commands: Any) -> None:
    """Add them to the parser."""
    station = commands.add_parser("station", help="the screens that run in the office").add_subparsers(
        required=True, metavar="WHAT"
    )
    takes_database(
        add(station, "list", station_list, "every screen: version, state, last heard of, clock, printer")
    )
    forget = add(station, "remove", station_remove, "forget one that is no longer used")
    forget.add_argument("name")
    forget.add_argument("--role", choices=tuple(SCREENS), help="where a PC runs several screens")
    forget.add_argument(
        "--anyway", action="store_true", help="though it broke off today: it is gone for good"
    )
    takes_database(forget)

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
        takes_database(command)

    begin = add(
        commands, "autostart", autostart, "let a screen begin with this user's session, and come back"
    )
    begin.add_argument("screen", choices=tuple(SCREENS))
    begin.add_argument("--remove", action="store_true", help="not any more")


def station_list(options: argparse.Namespace) -> int:
    with services_of(options) as services:
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
    with services_of(options) as services:
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
