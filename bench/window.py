"""One window in a process of its own, timed: `python -m bench.window NAME [--database URL] [--watch-calls]
[--speak]`.

Prints one JSON object a line, with moments of the system's monotonic clock, which the parent shares:
`frame` when the first frame is painted, `data` when live data is painted, `call` for each call a board
painted, `voice` with the state of a board's voice, `memory` in bytes on request (a line on standard input),
then it ends.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject, Qt, Slot


def say(**line: object) -> None:
    print(json.dumps(line), flush=True)


class PaintWatch(QObject):
    """Calls back after a widget has painted."""

    def __init__(self, widget: QObject, painted: Callable[[], None]) -> None:
        super().__init__(widget)
        self._painted = painted
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.UpdateRequest, QEvent.Type.Paint}:
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, self._painted)
        return False


class Ending(QObject):
    """Ends the process, with its memory, when the parent writes a line."""

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        sys.stdin.readline()
        QMetaObject.invokeMethod(self, "end", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def end(self) -> None:
        import psutil

        say(memory=psutil.Process().memory_info().rss)
        QCoreApplication.quit()


def each_frame(window: QObject, painted: Callable[[], None]) -> None:
    """Call back after every painted frame of a QML window or a widget."""
    swapped = getattr(window, "frameSwapped", None)
    if swapped is not None:
        swapped.connect(painted)
    else:
        PaintWatch(window, painted)


def empty_qml() -> None:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine

    application = QGuiApplication([])
    engine = QQmlApplicationEngine()
    engine.loadData(
        b'import QtQuick\nWindow { visible: true; width: 1280; height: 800; color: "white"\n'
        b'Text { text: "Selamat datang"; anchors.centerIn: parent } }'
    )
    _run(application, engine.rootObjects()[0])


def empty_widgets() -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Selamat datang"))
    window.resize(1366, 768)
    window.show()
    _run(application, window)


def _run(application: QCoreApplication, window: QObject) -> None:
    first = [True]

    def painted() -> None:
        if first:
            first.clear()
            say(frame=time.monotonic())

    each_frame(window, painted)
    ending = Ending()
    ending.listen()
    application.exec()


HAS_DATA: dict[str, Callable[[Any], bool]] = {
    "kiosk": lambda model: model.home.tileCount > 0,
    "counter": lambda model: model.sign_in.choices is not None,
    "display": lambda model: model.phase != "starting",
    "rating": lambda model: bool(model.office),
}
"""Whether a screen shows what it read from the database."""


def screen(name: str, url: str, watch_calls: bool, speak: bool) -> None:
    from pst_kiosk.quick_start import load_without_pauses

    load_without_pauses()
    from pst_kiosk import bootstrap

    folder = TemporaryDirectory()
    own_files = Path(folder.name)
    station = bootstrap.Station(database=url, name="bench", windowed=True, outbox=own_files, voice=speak)
    application = bootstrap.application_for(name)
    lanes = bootstrap.Lanes(station)
    opened = bootstrap.open_screen(name, lanes, station)
    window, model = opened.window, opened.model
    said: set[str] = set()
    seen = [model.callSeq if watch_calls else 0]

    def painted() -> None:
        now = time.monotonic()
        if "frame" not in said:
            said.add("frame")
            say(frame=now)
        if "data" not in said and HAS_DATA[name](model):
            said.add("data")
            say(data=now)
        if watch_calls and model.callSeq > seen[0]:
            seen[0] = model.callSeq
            say(call=model.callSeq, at=now)

    each_frame(window, painted)
    if speak:
        opened.voice.stateChanged.connect(lambda: say(voice=opened.voice.state))
    bootstrap.begin(opened, lanes)
    ending = Ending()
    ending.listen()
    application.exec()
    opened.close()
    lanes.stop()
    folder.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--database")
    parser.add_argument("--watch-calls", action="store_true")
    parser.add_argument("--speak", action="store_true")
    options = parser.parse_args()
    if options.name == "empty-qml":
        empty_qml()
    elif options.name == "empty-widgets":
        empty_widgets()
    else:
        screen(options.name, options.database, options.watch_calls, options.speak)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    main()
