"""What the modules of the commands have in common."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

Command = Callable[[argparse.Namespace], int]


def add(to: Any, name: str, run: Command, text: str) -> argparse.ArgumentParser:
    """Add a command to a parser's commands."""
    command: argparse.ArgumentParser = to.add_parser(name, help=text, description=text)
    command.set_defaults(command=run)
    return command


def takes_database(command: argparse.ArgumentParser) -> None:
    """Add the option that `database_of` and `services_of` obey."""
    command.add_argument(
        "--database", metavar="URL", help="default: the station's settings, else a machine-wide SQLite file"
    )


def database_of(options: argparse.Namespace) -> str:
    from pst_kiosk.settings import station_settings

    return options.database or station_settings().database


def services_of(options: argparse.Namespace) -> closing[Services]:
    """The office's services, to be closed behind the command."""
    from pst_kiosk.clocks import indonesian_holidays
    from pst_kiosk.services.opening import open_services

    return closing(open_services(database_of(options), indonesian_holidays))
