"""Every command: parse, call one function, print. Anything heavy is imported by the command that needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from pst_kiosk.advice import told
from pst_kiosk.command_line import Command, services_of, takes_database
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.office_commands import add_office
from pst_kiosk.report_command import add_reports
from pst_kiosk.station_commands import add_stations
from pst_kiosk.trial_commands import add_trials
from pst_kiosk.voice_command import add_voice


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
    add_office(commands)
    add_reports(commands, takes_database, services_of)
    add_stations(commands)
    add_voice(commands)
    add_trials(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
