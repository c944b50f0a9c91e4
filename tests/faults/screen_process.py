"""One screen in a process of its own, somebody at it, and its pulse.

`python -m tests.faults.screen_process NAME` says (`said`): `block`, milliseconds in which the window did
nothing; `away` and `back`, as the screen tells its reader; `stuck` and `delivered`, what somebody asked for;
`lost` and `restored`, the feed; and what the people at it do (`robots`). NAME `nothing` is a program that
does nothing, to know what the machine itself does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import faulthandler
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from pst_kiosk import bootstrap
from pst_kiosk.printing.settings import PrinterSettings
from tests.faults.robots import Officer, Rater, Robot, Visitor
from tests.faults.said import say
from tests.support.pulse import Pulse

LOOK_MS = 20
BLOCK_MS = 15


class Reporter(QObject):
    """Tells each change of what the screen's models are waiting for."""

    def __init__(self, name: str, model: Any, feed: Any) -> None:
        super().__init__()
        self._asks: dict[tuple[str, str], Callable[[], bool]] = {
            ("away", "back"): lambda: is_away(name, model),
            ("stuck", "delivered"): lambda: is_stuck(name, model),
        }
        self._was = dict.fromkeys(self._asks, False)
        feed.lost.connect(lambda _: say(lost=True))
        feed.restored.connect(lambda: say(restored=True))
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        for words, ask in self._asks.items():
            now = ask()
            if now != self._was[words]:
                self._was[words] = now
                say(**{words[0] if now else words[1]: True})


def is_away(name: str, model: Any) -> bool:
    """Whether the screen knows that the database is away."""
    if name == "kiosk":
        return model._home.fault is not None
    if name == "counter":
        asked = model.work or model.sign_in
        return asked.notice is not None and asked.notice.away
    return bool(model._away)


def is_stuck(name: str, model: Any) -> bool:
    """Whether something somebody asked for waits for the database."""
    if name == "kiosk":
        return bool(model._delivery.pending)
    if name == "counter":
        work = model.work
        return work is not None and (work._intents.stuck or (work.record is not None and work.record.stuck))
    return name == "rating" and bool(model._feedback._delivery._failing)


def robot_at(name: str, screen: Any, pulse: Pulse, pin: str, every: float) -> Robot:
    if name == "counter":
        return Officer(screen.window, screen.model, pulse, pin)
    if name == "kiosk":
        return Visitor(screen.window, screen.model, pulse, every)
    return {"rating": Rater, "display": Robot}[name](screen.window, screen.model, pulse)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--database", default="")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--printer", type=int)
    parser.add_argument("--pin", default="")
    parser.add_argument("--desks", nargs="*", default=[], help="where a tablet stands")
    parser.add_argument("--every", type=float, default=0.0, help="seconds between two visitors")
    parser.add_argument("--ahead", type=float, default=0.0, help="the office's clock, in seconds after now")
    options = parser.parse_args()
    faulthandler.enable()
    application = bootstrap.application_for("display" if options.name == "nothing" else options.name)
    pulse = Pulse(lambda length, _: say(block=round(length, 1)), BLOCK_MS)
    signal.signal(signal.SIGTERM, lambda *_: application.exit(0))  # a visitor may be at the desk
    if options.name == "nothing":
        pulse.start()
        application.exec()
        return
    ahead = dt.timedelta(seconds=options.ahead)
    station = bootstrap.Station(
        options.database,
        options.name,
        windowed=True,
        clock=lambda: dt.datetime.now(dt.UTC) + ahead,
        printer=PrinterSettings(kind="network", host="127.0.0.1", port=options.printer),
        outbox=options.folder,
        desks=tuple(options.desks),
    )
    lanes = bootstrap.Lanes(station, options.name)
    screen: Any = bootstrap.open_screen(options.name, lanes, station)
    heartbeat = bootstrap.heartbeat_of(options.name, lanes, station)
    bootstrap.after_first_frame(screen.window, heartbeat.start)
    bootstrap.begin(screen, lanes)
    reporter = Reporter(options.name, screen.model, lanes.feed)
    robot = robot_at(options.name, screen, pulse, options.pin, options.every)
    pulse.start()
    application.exec()
    for made in (reporter, robot):
        made._timer.stop()
    screen.close()
    lanes.stop()


if __name__ == "__main__":
    main()
