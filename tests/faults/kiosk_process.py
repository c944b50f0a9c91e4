"""A kiosk in a process of its own, at which one visitor after the other takes a number.

`python -m tests.faults.kiosk_process --database URL --folder DIR --printer PORT`. Prints one JSON object a
line: `page` when the first page can be used, and whether that is `cut_off`; `tapped` before a number is asked
for, `number` when it is shown; `paper` when that says how it ended; `empty` when nothing waits in the outbox.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from PySide6.QtCore import QTimer

from pst_kiosk import bootstrap
from pst_kiosk.clocks import clock_from
from pst_kiosk.kiosk.app import Kiosk
from pst_kiosk.kiosk.kiosk_model import KioskModel
from pst_kiosk.printing.settings import PrinterSettings
from tests.faults.said import say

OPEN = dt.datetime(2026, 11, 18, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=8)))
LOOK_MS = 5


class Visitors:
    """They come only while the kiosk is cut off: what the database gives is tested elsewhere."""

    def __init__(self, model: KioskModel) -> None:
        self._model = model
        self._said: dict[str, object] = {}
        self._timer = QTimer(model, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        model = self._model
        if model._home.facts is None:
            return
        cut_off = model._home.facts.cut_off
        if model.property("page") == "ticket":
            self._at_the_ticket()
        elif not model.property("busy"):
            self._once("page", cut_off, page="home", cut_off=cut_off)
            if cut_off:
                say(tapped=True)
                model.choose("konsultasi")
            elif model._delivery._looked and not model._delivery.pending:
                self._once("empty", True, empty=True)

    def _at_the_ticket(self) -> None:
        ticket = self._model.property("ticket")
        number, paper = ticket.property("number"), ticket.property("paper")
        self._once("number", number, number=number)
        if paper != "printing":
            say(paper=paper, of=number)
            self._model.done()

    def _once(self, what: str, value: object, **line: object) -> None:
        if self._said.get(what) != value:
            self._said[what] = value
            say(**line)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", required=True)
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--printer", required=True, type=int)
    options = parser.parse_args()
    printer = PrinterSettings(kind="network", host="127.0.0.1", port=options.printer)
    station = bootstrap.Station(
        options.database, "kios-1", True, clock_from(OPEN), printer, outbox=options.folder
    )
    application = bootstrap.application_for("kiosk")
    lanes = bootstrap.Lanes(station, "kiosk")
    kiosk = bootstrap.open_screen("kiosk", lanes, station)
    assert isinstance(kiosk, Kiosk)
    visitors = Visitors(kiosk.model)
    bootstrap.begin(kiosk, lanes)
    application.exec()
    del visitors


if __name__ == "__main__":
    main()
