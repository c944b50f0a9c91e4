"""Commands that try the product on made-up visitors: the demo and the simulation."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from pst_kiosk.command_line import add
from pst_kiosk.domain.errors import EnvironmentFault


def add_trials(commands: Any) -> None:
    """Add them to the parser."""
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

    walk = add(commands, "demo", demo, "all four screens on a temporary database, a visitor walked through")
    walk.add_argument("--office", default="kota-kupang", metavar="PROFILE")
    walk.add_argument("--service", metavar="KEY", help="the service to walk; default: the consultation")
    walk.add_argument("--at", type=_moment, metavar="TIME", help="office time, such as 2026-11-18T09:05")
    walk.add_argument("--headless", action="store_true", help="no display: write pictures and files to --out")
    walk.add_argument("--out", type=Path, metavar="DIR")


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
