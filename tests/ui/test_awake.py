"""The screen stays awake in hours: asked of a real session bus, and of what the kiosk and the board know."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject

from pst_kiosk.ui.awake import Awake, SessionSleep, WindowsSleep
from tests.support.screens import wait_until

SAVER = "org.freedesktop.ScreenSaver"


class ScreenSaver(QDBusVirtualObject):
    """A session's screen saver: who forbade it, and what else it was told."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.said: list[tuple[str, list[object]]] = []
        self._askers: list[str] = []
        bus.registerVirtualObject("/org/freedesktop/ScreenSaver", self)
        bus.registerService(SAVER)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.said.append((message.member(), message.arguments()))
        if message.member() == "Inhibit":
            self._askers.append(message.service())
        connection.send(message.createReply([]))
        return True

    @property
    def forbidden(self) -> bool:
        """As real ones do it: by whoever asked and is still on the bus."""
        return any(self._bus.interface().isServiceRegistered(asker).value() for asker in self._askers)


@pytest.fixture(scope="module")
def bus() -> Iterator[QDBusConnection]:
    """A session bus of the tests' own; one for all of them, as the library looks for it but once."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("no D-Bus here")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            address = daemon.stdout.readline().strip()
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
            yield QDBusConnection.connectToBus(address, "saver")
        finally:
            os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
            for name in ("saver", "pst-kiosk-awake"):
                QDBusConnection.disconnectFromBus(name)
            daemon.kill()


@pytest.fixture
def saver(bus: QDBusConnection) -> Iterator[ScreenSaver]:
    yield ScreenSaver(bus)
    bus.unregisterService(SAVER)
    bus.unregisterObject("/org/freedesktop/ScreenSaver")


class Asked:
    """Notes what it is asked."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def forbid(self) -> None:
        self.said.append("forbid")

    def allow(self) -> None:
        self.said.append("allow")


def test_the_screen_is_awake_until_the_office_is_known_to_be_closed(qapp: QObject) -> None:
    sleep = Asked()
    awake = Awake(sleep)
    for is_open in (True, False, False, True, True):
        awake.follow(is_open)
    assert sleep.said == ["forbid", "allow", "forbid"]


def test_the_sessions_screen_saver_is_held_off_and_let_go(qapp: QObject, saver: ScreenSaver) -> None:
    sleep = SessionSleep()
    sleep.forbid()
    wait_until(lambda: len(saver.said) == 2, "the screen saver to be asked")
    assert saver.said == [("Inhibit", ["pst-kiosk", "the office is open"]), ("SimulateUserActivity", [])]
    assert saver.forbidden
    sleep.allow()
    wait_until(lambda: not saver.forbidden, "sleep to be allowed")
    sleep.forbid()
    wait_until(lambda: saver.forbidden, "the next morning")


def test_a_session_without_a_screen_saver_is_told_once(
    qapp: QObject, bus: QDBusConnection, caplog: pytest.LogCaptureFixture
) -> None:
    sleep = SessionSleep()
    answered: list[bool] = []
    for times in (1, 2):
        sleep.forbid()
        sleep.children()[-1].finished.connect(lambda *_: answered.append(True))
        wait_until(lambda times=times: len(answered) == times, "the answer")
        sleep.allow()
    assert len(caplog.messages) == 1
    assert "cannot keep its screen awake" in caplog.text


@pytest.mark.skipif(sys.platform != "win32", reason="Windows' own")
def test_windows_takes_both() -> None:
    sleep = WindowsSleep()
    sleep.forbid()
    sleep.allow()
