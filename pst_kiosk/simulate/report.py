"""The summary of a simulated day as people read it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from babel.numbers import format_decimal, format_percent

from pst_kiosk.dates import long_date
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.promise import Cause
from pst_kiosk.domain.steps import Rule

RULES = {
    Rule.AFTER_PREVIOUS: "setelah pengunjung sebelumnya selesai",
    Rule.AFTER_GUEST_BOOK: "setelah buku tamu",
    Rule.SINCE_JOINED: "sejak menunggu",
}
CAUSES = {
    Cause.VISITOR_LATE: "pengunjung belum datang ke loket",
    Cause.NO_DESK_OPEN: "tidak ada loket buka",
    Cause.NOT_CALLING: "ada loket kosong, tetapi tidak memanggil",
    Cause.DESKS_BUSY: "semua loket sedang melayani",
}


def text(summary: Mapping[str, Any], office: Office) -> str:
    """A day in a few lines of Indonesian, waits in minutes."""
    return "\n".join(_lines(summary, office))


def _lines(summary: Mapping[str, Any], office: Office) -> Iterator[str]:
    day = long_date(dt.date.fromisoformat(summary["service_day"]))
    yield f"{office.short_name} ({office.code}), {day}: {_count(summary['visits'])} kunjungan"
    if summary["forecast_error_s"] is not None:
        yield f"Perkiraan waktu tunggu meleset {_minutes(summary['forecast_error_s'])} menit (median)"
    yield ""
    yield f"{'Antrean':38}{'Orang':>7}{'Median':>9}{'P90':>9}  (waktu tunggu, menit)"
    for queue in summary["queues"]:
        name = f"{queue['service']} / {queue['step']}"
        median, p90 = _minutes(queue["wait_median_s"]), _minutes(queue["wait_p90_s"])
        yield f"{name:38}{_count(queue['visitors']):>7}{median:>9}{p90:>9}"
        for rule in queue["rules"]:
            kept, promises = rule["kept"], rule["promises"]
            share = f" ({_percent(kept / promises)})" if promises else ""
            limit = _limit(office, queue, rule["rule"])
            yield f"    {limit} menit {RULES[rule['rule']]}: {kept} dari {promises} janji ditepati{share}"
    yield ""
    causes = Counter(breach["cause"] for breach in summary["breaches"])
    yield f"Janji yang tidak ditepati: {_count(causes.total())}"
    for cause, count in causes.most_common():
        yield f"    {CAUSES[cause]}: {_count(count)}"


def _limit(office: Office, queue: Mapping[str, Any], rule: str) -> int:
    steps = office.service(queue["service"]).steps
    limits = next(step.limits for step in steps if step.key == queue["step"])
    return next(limit.minutes for limit in limits if limit.rule == rule)


def _count(number: int) -> str:
    return str(format_decimal(number, locale="id"))


def _minutes(seconds: float | None) -> str:
    """ "2,2"; a dash where nobody waited."""
    return "–" if seconds is None else str(format_decimal(seconds / 60, "#,##0.0", locale="id"))


def _percent(share: float) -> str:
    return str(format_percent(share, "#,##0.0%", locale="id"))
