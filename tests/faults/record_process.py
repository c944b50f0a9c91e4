"""A service record written by somebody who never pauses, in a process of its own.

`python -m tests.faults.record_process --database URL --ticket ID --officer ID`. Writes one number after the
other into the text and into a row, by key events, and prints each as a JSON line once it stands there.
"""

from __future__ import annotations

import argparse

from PySide6.QtCore import Qt, QTimer

from pst_kiosk import bootstrap
from pst_kiosk.counter.record_form import RecordForm
from pst_kiosk.counter.record_model import RecordModel
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.ui.lanes import Lane
from tests.faults.said import say
from tests.support.screens import press, type_text, wait_until

EVERY_MS = 15


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("database", "ticket", "officer"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    application = bootstrap.application_for("counter")
    lane: Lane[Services] = Lane(
        lambda: open_services(options.database, lambda year: {}), lambda services: services.close()
    )
    model = RecordModel(lane, options.ticket, options.officer, "loket-1")
    form = RecordForm()
    form.attach(model, None)
    form.show()
    form.activateWindow()
    form.begin()
    model.load()
    wait_until(lambda: model.ready, "the stored record")
    written = 0

    def write() -> None:
        nonlocal written
        written += 1
        form.begin()
        press(form, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(form, str(written))
        # Into the first cell, whose field opens with the first digit and takes the place of what stood there.
        press(form, Qt.Key.Key_Tab)
        type_text(form, str(written))
        press(form, Qt.Key.Key_Return)
        say(written=written)

    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(write)
    timer.start()
    application.exec()


if __name__ == "__main__":
    main()
