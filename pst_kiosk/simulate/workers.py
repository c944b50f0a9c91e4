"""`pst-kiosk simulate --workers`: many processes at one database, truly at once, and what came of it."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import queue
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, NamedTuple

from uuid_utils import uuid7

from pst_kiosk.clocks import indonesian_holidays
from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.promise import Promise
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.setup import install, profile_path, read_profile
from pst_kiosk.simulate.guests import SHARES
from pst_kiosk.simulate.options import Options
from pst_kiosk.simulate.run import database_of, progress, write_events
from pst_kiosk.simulate.staffing import with_desks
from pst_kiosk.simulate.summary import summary
from pst_kiosk.simulate.verdict import Verdict, verdict
from pst_kiosk.simulate.worker import Report, Shift, Tools, work

NUMBERS_A_DAY = 1000
"""Of one letter. A series has 8999 at most, but an office sees some hundreds of visitors a day; a day of
thousands would measure how a station looks through its day, not whether calls are exclusive."""
PATIENCE_S = 0.5
STOPS_IN_S = 5.0


class Outcome(NamedTuple):
    """What the workers did, and what was found wrong with it."""

    office: Office
    counts: Counter[str]
    seconds: float
    found: Verdict
    log: list[dict[str, Any]]
    promises: list[Promise]


def run_workers(options: Options, as_json: bool) -> int:
    """Let the workers work, judge them, and print what came of it; 1 where anything was wrong."""
    with progress(options.visitors) as ended:
        outcome = compete(options, ended)
    if options.events is not None:
        write_events(options.events, outcome.log)
    came = _summary(outcome, options)
    print(json.dumps(came, ensure_ascii=False) if as_json else _text(came))
    return 1 if outcome.found else 0


def compete(options: Options, ended: Callable[[int], None]) -> Outcome:
    """Install the office, run the workers over as many service days as the numbers need, and judge each day.

    Raises `EnvironmentFault` `worker_failed`, and what installing an office raises.
    """
    workers = options.workers or 1
    office = with_desks(read_profile(profile_path(options.profile)), workers)
    opens = _opening(office, options.day)
    with database_of(options.database) as url:
        install(url, office, "Administrator", lambda: opens)
        with closing(open_services(url, indonesian_holidays, lambda: opens)) as services:
            officers = [_hire(services, seat) for seat in range(workers)]
            shift = Shift(url, _rounds(office, options.visitors), options.seed, opens, time.time())
            began = time.monotonic()
            reports = list(_reports(shift, officers, ended))
            seconds = time.monotonic() - began
            days = [options.day + dt.timedelta(days=number) for number in range(len(shift.rounds))]
            review = services.review
            lines = sorted((line for day in days for line in review.history(day)), key=lambda line: line.seq)
            tickets = [row for day in days for row in review.tickets(day)]
            counts = sum((report.counts for report in reports), Counter[str]())
            done = [each for report in reports for each in report.done]
            out_of_turn = {each for report in reports for each in report.out_of_turn}
            # Who finds nobody to call, and who says something again, takes a place and writes nothing.
            wrote_nothing = counts["commands"] - len(done) + counts["repeats"] + counts["given again"]
            found = verdict(lines, tickets, done, out_of_turn, wrote_nothing)
            log = sorted((line for day in days for line in review.log(day)), key=lambda line: line["seq"])
            promises = [promise for day in days for promise in review.promises(day)]
    found["answered otherwise"] += counts.pop("answered otherwise", 0)
    return Outcome(office, counts, seconds, +found, log, promises)


def _rounds(office: Office, visitors: int) -> tuple[int, ...]:
    """The visitors of each service day: no letter is asked for more often than a day has numbers."""
    shares = [SHARES.get(service.letter, 1.0) for service in office.services]
    a_day = int(NUMBERS_A_DAY * sum(shares) / max(shares))
    whole, rest = divmod(visitors, a_day)
    return (a_day,) * whole + ((rest,) if rest else ())


def _reports(shift: Shift, officers: list[str], ended: Callable[[int], None]) -> Iterator[Report]:
    """Every worker's report, once all have worked all rounds."""
    spawn = multiprocessing.get_context("spawn")
    together, reports, gone = spawn.Barrier(len(officers)), spawn.Queue(), spawn.Value("L", 0)
    tools = Tools(together, reports, gone)
    processes = [
        spawn.Process(target=work, args=(shift, seat, officers, tools), daemon=True)
        for seat in range(len(officers))
    ]
    for process in processes:
        process.start()
    try:
        for _ in processes:
            # Without the lock: a worker that was killed may hold it for ever.
            yield _next_report(reports, processes, lambda: ended(gone.get_obj().value))
        for process in processes:
            process.join(STOPS_IN_S)
    finally:
        for process in processes:
            process.kill()
            process.join(STOPS_IN_S)


def _next_report(reports: Any, processes: list[Any], tick: Callable[[], None]) -> Report:
    while True:
        tick()
        try:
            report: Report = reports.get(timeout=PATIENCE_S)
        except queue.Empty:
            if any(process.exitcode for process in processes):
                raise EnvironmentFault("worker_failed", why="it was ended from outside") from None
            continue
        if report.error is not None:
            raise EnvironmentFault("worker_failed", why=report.error)
        return report


def _hire(services: Services, seat: int) -> str:
    accounts, officer = services.accounts, str(uuid7())
    administrator = next(each.id for each in accounts.officers() if each.administers)
    accounts.add(administrator, officer, f"Petugas {seat + 1}", Role.SUPERVISOR)
    return officer


def _opening(office: Office, day: dt.date) -> dt.datetime:
    hours = opening(office, day, indonesian_holidays(day.year))
    if hours is None:
        raise EnvironmentFault("office_closed", day=day.isoformat(), expected="a working day for --at")
    return hours[0]


def _summary(outcome: Outcome, options: Options) -> dict[str, Any]:
    """The contract's summary, nobody having been told a wait; and what the workers add to it."""
    calls = outcome.counts["calls"]
    return summary(outcome.office, options.day, outcome.log, outcome.promises, {}) | {
        "workers": options.workers,
        "visitors": options.visitors,
        "seconds": round(outcome.seconds, 1),
        "calls": calls,
        "calls_per_second": round(calls / outcome.seconds, 1),
        "commands": outcome.counts["commands"],
        "repeats": outcome.counts["repeats"],
        "refused": outcome.counts["refused"],
        "given_again": outcome.counts["given again"],
        "violations": dict(outcome.found),
    }


def _text(came: dict[str, Any]) -> str:
    wrong = ", ".join(f"{name}: {count}" for name, count in came["violations"].items())
    return "\n".join(
        (
            f"{came['workers']} proses, {came['visitors']} pengunjung, {came['calls']} panggilan"
            f" dalam {came['seconds']} s ({came['calls_per_second']} per detik)",
            f"{came['commands']} perintah, {came['repeats']} diulang,"
            f" {came['refused']} ditolak, {came['given_again']} menunggu giliran",
            f"Pelanggaran: {wrong or 'tidak ada'}",
        )
    )
