"""`pst-kiosk report`: the reports the standards oblige an office to, written to a file."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pst_kiosk.domain.errors import EnvironmentFault, Refused

if TYPE_CHECKING:
    from contextlib import closing

    from pst_kiosk.domain.period import Period
    from pst_kiosk.services.opening import Services

Open = Callable[[argparse.Namespace], "closing[Services]"]
_KINDS = (".pdf", ".xlsx")


def add_reports(
    commands: Any, database: Callable[[argparse.ArgumentParser], None], open_office: Open
) -> None:
    """Add the command and its reports to the parser. `database` adds the option, `open_office` obeys it."""
    text = "reports as PDF or spreadsheet"
    reports = commands.add_parser("report", help=text, description=text).add_subparsers(
        required=True, metavar="WHAT"
    )

    def add(name: str, run: Callable[[argparse.Namespace, Open], int], about: str) -> None:
        command: argparse.ArgumentParser = reports.add_parser(name, help=about, description=about)
        command.add_argument("--period", required=True, metavar="PERIOD", help="2026-11, or 2026 for a year")
        command.add_argument("--out", required=True, type=Path, metavar="FILE", help="a .pdf or .xlsx file")
        database(command)
        command.set_defaults(command=lambda options: run(options, open_office))

    add("complaints", complaints, "the register of complaints, suggestions and inputs")
    add("skm", skm, "the satisfaction survey (SKM) with its index")


def skm(options: argparse.Namespace, open_office: Open) -> int:
    """Write the report of the satisfaction survey."""
    kind = kind_of(options.out)
    with open_office(options) as services:
        period = period_of(options.period, services)
        report = services.satisfaction.report_of_today_too(period)
        if kind == ".pdf":
            from pst_kiosk.reports.skm import skm as made
        else:
            from pst_kiosk.reports.skm_book import skm_book as made
        content = made(services.office, report)
        services.satisfaction.note_export(None, period)
        keep(options.out, content)
    print(f"{options.out}: {report.office.respondents} respondents of {report.office.served} services")
    return 0


def complaints(options: argparse.Namespace, open_office: Open) -> int:
    """Write the register of complaints."""
    kind = kind_of(options.out)
    with open_office(options) as services:
        period = period_of(options.period, services)
        register = services.complaints.register(period)
        from pst_kiosk.reports.complaint_register import register_book, register_pdf

        make = register_pdf if kind == ".pdf" else register_book
        content = make(services.office, register)
        services.complaints.note_export(None, period)
        keep(options.out, content)
    print(f"{options.out}: {len(register.entries)} complaints, suggestions and inputs")
    return 0


def kind_of(file: Path) -> str:
    """What is written, by the file's ending. Raises `EnvironmentFault` `option_value`."""
    kind = file.suffix.lower()
    if kind not in _KINDS:
        raise EnvironmentFault(
            "option_value", option="--out", value=str(file), expected="FILE.pdf or FILE.xlsx"
        )
    return kind


def period_of(text: str, services: Services) -> Period:
    """The period that was typed. Raises `EnvironmentFault` `option_value`, also where it has not begun."""
    from pst_kiosk.domain.period import as_typed

    try:
        period = as_typed(text)
    except Refused as refused:
        expected = refused.details["expected"]
        raise EnvironmentFault("option_value", option="--period", value=text, expected=expected) from None
    with services.database.read() as connection:
        today: dt.date = services.database.now(connection).astimezone(services.office.tz).date()
    if period.first > today:
        expected = "a period that has begun"
        raise EnvironmentFault("option_value", option="--period", value=text, expected=expected)
    return period


def keep(file: Path, content: bytes) -> None:
    """Write the file. Raises `EnvironmentFault` `file_unavailable`."""
    from pst_kiosk.reports.files import write_whole

    try:
        write_whole(file, content)
    except OSError as error:
        raise EnvironmentFault("file_unavailable", path=str(file), why=error.strerror) from None
