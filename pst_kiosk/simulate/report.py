"""The summary of a simulated day as people read it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pst_kiosk.dates import long_date

RULES = {
    "after_previous": "setelah pengunjung sebelumnya selesai",
    "after_guest_book": "setelah buku tamu",
    "since_joined": "sejak menunggu",
}
CAUSES = {
    "visitor_late": "pengunjung belum datang ke loket",
    "no_desk_open": "tidak ada loket buka",
    "not_calling": "loket kosong tetapi tidak memanggil",
    "desks_busy": "semua loket sedang melayani",
}


def text(summary: Mapping[str, Any]) -> str:
    """A day in a few lines of Indonesian, waits as minutes and seconds."""
    return "\n".join(_lines(summary))


def _lines(summary: Mapping[str, Any]) -> Iterator[str]:
    day = long_date(dt.date.fromisoformat(summary["service_day"]))
    yield f"Kantor {summary['office']}, {day}: {summary['visits']} kunjungan"
    if summary["forecast_error_s"] is not None:
        yield f"Selisih perkiraan tunggu (median): {_minutes(summary['forecast_error_s'])}"
    yield ""
    yield f"{'antrean':34}{'tunggu':>7}{'median':>9}{'p90':>9}"
    for queue in summary["queues"]:
        name = f"{queue['service']} / {queue['step']}"
        median, p90 = _minutes(queue["wait_median_s"]), _minutes(queue["wait_p90_s"])
        yield f"{name:34}{queue['visitors']:>7}{median:>9}{p90:>9}"
        for rule in queue["rules"]:
            kept, promises = rule["kept"], rule["promises"]
            share = _percent(kept, promises)
            yield f"    janji {RULES[rule['rule']]}: {kept} dari {promises} ditepati ({share})"
    yield ""
    causes = Counter(breach["cause"] for breach in summary["breaches"])
    yield f"Janji tidak ditepati: {sum(causes.values())}"
    for cause, count in causes.most_common():
        yield f"    {CAUSES[cause]}: {count}"


def _minutes(seconds: float | None) -> str:
    """Minutes and seconds, "02.14"; a dash where nobody waited."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes:02}.{rest:02}"


def _percent(part: int, whole: int) -> str:
    return "–" if whole == 0 else f"{100 * part / whole:.1f}%".replace(".", ",")
