"""Stamping a PDF in a program of its own, with its progress and a way to stop it."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from pst_kiosk.domain.errors import Refused

_MODULE = "pst_kiosk.reports.stamp_process"
_KILLED_WITHIN_MS = 2000


class Stamper(QObject):
    """One file at a time. It stops with this object."""

    progressed = Signal(float)
    """How far it is, from 0 to 1."""
    stamped = Signal(dict)
    """The stamped file's `digest`, its number of `pages` and its `size` in bytes."""
    failed = Signal(Exception)
    """`Refused`, with the code of what is wrong; see `reports.stamping.stamp`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._said: dict[str, Any] = {}
        """Everything the program has said, what it said last in its place."""
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._not_started)
        self.destroyed.connect(partial(_kill, self._process, self._said))

    def start(self, source: str, target: str, **mark: str) -> None:
        """Stamp the file at `source` into `target`; `mark` is what `reports.watermark.Watermark` takes."""
        assert not self.busy
        self.busy = True
        self._said.clear()
        self._process.start(sys.executable, ["-m", _MODULE])
        self._process.write(json.dumps(mark | {"source": source, "target": target}).encode() + b"\n")

    def stop(self) -> None:
        """Stop it; nothing is left of it, and neither `stamped` nor `failed` comes."""
        if self.busy:
            self.busy = False
            _kill(self._process, self._said)

    def _hear(self) -> None:
        while self._process.canReadLine():
            self._said |= json.loads(bytes(self._process.readLine().data()))
        if self.busy and "at" in self._said:
            self.progressed.emit(self._said["at"])

    def _ended(self) -> None:
        if not self.busy:
            return
        self._hear()
        self.busy = False
        if "digest" in self._said:
            self.stamped.emit(dict(self._said))
        elif "refused" in self._said:
            self.failed.emit(Refused(self._said["refused"], **self._said["details"]))
        else:  # the file took the program down, or the system did
            _remove_part(self._said)
            self.failed.emit(Refused("pdf_broken"))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self.busy:
            self.busy = False
            self.failed.emit(Refused("stamping_not_started"))


def _kill(process: QProcess, said: dict[str, Any]) -> None:
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.blockSignals(True)  # whoever listens may be on its way out
        process.kill()
        process.waitForFinished(_KILLED_WITHIN_MS)
        process.blockSignals(False)
        _remove_part(said)


def _remove_part(said: dict[str, Any]) -> None:
    if "part" in said:
        with suppress(OSError):
            Path(said["part"]).unlink(missing_ok=True)
