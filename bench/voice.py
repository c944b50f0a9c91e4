"""From calling a number to the first sound in the waiting room.

What is heard is recorded from a PulseAudio server of our own, whose loudspeaker plays in real time into
nothing.
"""

from __future__ import annotations

import array
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from unittest.mock import patch

from bench.latency import GUEST, command
from bench.process import TimedWindow
from pst_kiosk.services.opening import Services, open_services

CALLS = 8
LIMIT = 0.500
"""In seconds, the longest of them."""
_PROGRAMS = ("pulseaudio", "pactl", "parec")
_RATE = 22050
_LOUD = 300
"""Of 32767: the chime's first wave is above it, what a silent line carries is not."""
_SILENT_S = 1.0
"""So long a silence lies between two announcements, and never within one."""
_REST_S = 2.0
"""So long nothing was heard before a call: the announcement before it is over."""


def missing() -> str | None:
    """What keeps this machine from measuring it."""
    if all(map(shutil.which, _PROGRAMS)):
        return None
    return "pulseaudio is not installed (Debian: apt install pulseaudio pulseaudio-utils)"


def measure(url: str) -> tuple[float, float]:
    """Median and longest in seconds, over `CALLS` calls at a board that rests between them."""
    services = open_services(url, lambda year: {})
    session = command()
    officer = services.accounts.officers()[0]
    services.calling.open_desk(session, officer.id, services.office.desks[0].key)
    try:
        with _hall() as hall, TimedWindow("display", "--database", url, "--speak") as board:
            while board.until("voice")["voice"] != "ready":
                pass
            _one_call(services, hall, session)  # the board hears of the first when its feed is there
            delays = [_one_call(services, hall, session) for _ in range(CALLS)]
    finally:
        services.close()
    return median(delays), max(delays)


def _one_call(services: Services, hall: Hall, session: str) -> float:
    service = services.office.services[0].key
    services.reception.take_number(command(), service, "id", GUEST)
    hall.wait_for_silence()
    pressed = time.monotonic()
    services.calling.call_next(command(), session)
    heard = hall.first_sound_since(pressed)
    services.calling.no_show(command(), session)
    return heard - pressed


class Hall:
    """Listens to what is played."""

    def __init__(self, recorded: subprocess.Popen[bytes]) -> None:
        self._recorded = recorded
        self._changed = threading.Condition()
        self._first_loud = self._last_loud = 0.0
        threading.Thread(target=self._listen, daemon=True).start()

    def first_sound_since(self, pressed: float) -> float:
        """The moment from which on something is heard."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._first_loud >= pressed, timeout=20):
                raise RuntimeError("nothing was heard within 20 s")
            return self._first_loud

    def wait_for_silence(self) -> None:
        while time.monotonic() - self._last_loud < _REST_S:
            time.sleep(0.05)

    def _listen(self) -> None:
        assert self._recorded.stdout is not None
        while heard := self._recorded.stdout.read1(1 << 16):  # type: ignore[attr-defined]
            now = time.monotonic()
            samples = array.array("h", heard[: len(heard) // 2 * 2])
            if all(abs(sample) <= _LOUD for sample in samples):
                continue
            with self._changed:
                if now - self._last_loud > _SILENT_S:
                    self._first_loud = now
                self._last_loud = now
                self._changed.notify_all()


@contextmanager
def _hall() -> Iterator[Hall]:
    with tempfile.TemporaryDirectory() as folder:
        address = f"unix:{Path(folder) / 'sound'}"
        # Nothing of this user's: neither his sound server nor his station's settings.
        own = {"XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": folder, "HOME": folder, "PULSE_SERVER": address}
        with patch.dict(os.environ, own), _server(address), _recorded() as recorded:
            yield Hall(recorded)


@contextmanager
def _server(address: str) -> Iterator[None]:
    socket = address.removeprefix("unix:")
    modules = (f"module-native-protocol-unix socket={socket} auth-anonymous=1", "module-null-sink")
    options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error"]
    loaded = [word for module in modules for word in ("-L", module)]
    server = subprocess.Popen(["pulseaudio", *options, *loaded], stderr=subprocess.DEVNULL)
    try:
        while subprocess.run(["pactl", "info"], capture_output=True).returncode != 0:
            if server.poll() is not None:
                raise RuntimeError("the sound server did not start")
            time.sleep(0.05)
        yield
    finally:
        _end(server)


@contextmanager
def _recorded() -> Iterator[subprocess.Popen[bytes]]:
    parec = ["parec", "-d", "@DEFAULT_MONITOR@", "--format=s16ne", f"--rate={_RATE}", "--channels=1"]
    recorded = subprocess.Popen([*parec, "--latency-msec=5"], stdout=subprocess.PIPE)
    try:
        yield recorded
    finally:
        _end(recorded)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    process.wait()
