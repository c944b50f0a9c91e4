"""`make bench`: everything we promise to be quick, measured and held against its limit."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench import latency, start
from pst_kiosk.services.setup import install, profile_path, read_profile


def main() -> int:
    """Print every figure with its limit; 1 if one is beyond it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    beyond = 0
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'office.db'}"
        install(url, read_profile(profile_path("provinsi-bengkulu")), "Administrator")
        print(f"cold start and memory, median of {start.RUNS} pairs against an empty window of the same kind")
        for screen, figure, ours, theirs, ratio in start.measure(url):
            limit = start.LIMITS[figure]
            beyond += ratio > limit
            shown = (
                f"{ours / 2**20:7.0f} MiB / {theirs / 2**20:5.0f} MiB"
                if figure == "memory"
                else f"{ours * 1000:7.0f} ms  / {theirs * 1000:5.0f} ms "
            )
            print(f"  {screen:8}{figure:12}{shown} = {ratio:4.2f}x  (at most {limit}x){_mark(ratio, limit)}")
        print(f"call in one process, painted on the board of another, {latency.CALLS} calls")
        for name, seconds in zip(("median", "p99"), latency.measure(url), strict=True):
            limit = latency.LIMITS[name]
            beyond += seconds > limit
            line = f"{seconds * 1000:6.0f} ms  (at most {limit * 1000:.0f} ms)"
            print(f"  {name:8}{line}{_mark(seconds, limit)}")
    return 1 if beyond else 0


def _mark(figure: float, limit: float) -> str:
    return "" if figure <= limit else "  BEYOND"


if __name__ == "__main__":
    sys.exit(main())
