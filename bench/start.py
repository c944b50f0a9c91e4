"""Cold start and memory of each screen, as ratios to an empty window of the same kind."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from bench.process import TimedWindow

RUNS = 7
SETTLE_S = 1.0
KINDS = {
    "kiosk": "empty-qml",
    "display": "empty-qml",
    "rating": "empty-qml",
    "counter": "empty-widgets",
}
LIMITS = {"first frame": 1.5, "live data": 4.0, "memory": 2.5}


@dataclass(frozen=True)
class Start:
    """One start: seconds to the first frame and to live data, resident bytes."""

    frame: float
    data: float
    memory: int


def start(name: str, url: str | None) -> Start:
    arguments = ["--database", url] if url else []
    with TimedWindow(name, *arguments) as window:
        frame = window.moment("frame")
        data = window.moment("data") if url else frame
        return Start(frame, data, window.memory())


def measure(url: str) -> list[tuple[str, str, float, float, float]]:
    """Rows of screen, figure, its median, the empty window's median, and the median ratio of pairs."""
    rows = []
    for screen, empty in KINDS.items():
        start(screen, url), start(empty, None)  # warm the disk's cache for both
        pairs = [(start(screen, url), start(empty, None)) for _ in range(RUNS)]
        for figure, ours, theirs in (
            ("first frame", [a.frame for a, _ in pairs], [b.frame for _, b in pairs]),
            ("live data", [a.data for a, _ in pairs], [b.frame for _, b in pairs]),
            ("memory", [float(a.memory) for a, _ in pairs], [float(b.memory) for _, b in pairs]),
        ):
            ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
            rows.append((screen, figure, median(ours), median(theirs), ratio))
    return rows
