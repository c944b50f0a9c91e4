"""Printers that misbehave over real sockets. Each is a context manager giving the port it listens on."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Self

_LOCAL = ("127.0.0.1", 0)


def _listening(backlog: int = 1, receive_buffer: int | None = None) -> socket.socket:
    server = socket.socket()
    if receive_buffer is not None:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    server.bind(_LOCAL)
    server.listen(backlog)
    return server


@contextmanager
def refusing() -> Iterator[int]:
    """A port that is taken but not listened on: every connection is refused."""
    with socket.socket() as idle:
        idle.bind(_LOCAL)
        yield idle.getsockname()[1]


@contextmanager
def unreachable() -> Iterator[int]:
    """A port whose queue of connections is full: a further connection is never answered."""
    with _listening(backlog=0) as server, ExitStack() as queue:
        for _ in range(4):
            waiting = queue.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        yield server.getsockname()[1]


@contextmanager
def hanging() -> Iterator[int]:
    """Accepts a connection and never reads a byte from it."""
    with _listening(receive_buffer=2048) as server:
        yield server.getsockname()[1]


@contextmanager
def breaking_off(after: int) -> Iterator[int]:
    """Reads `after` bytes of a job, then resets the connection, as a printer does that loses power."""

    def work() -> None:
        connection, _ = server.accept()
        with connection:
            left = after
            while left > 0 and (taken := connection.recv(left)):
                left -= len(taken)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with _listening() as server:
        thread = threading.Thread(target=work)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


class SlowPrinter:
    """Reads a job in small bites with a pause after each, then closes; `job()` waits for all of it."""

    _BITE = 1024
    _PAUSE = 0.005

    def __init__(self) -> None:
        self._server = _listening(receive_buffer=2048)
        self._job = bytearray()
        self._thread = threading.Thread(target=self._work)

    @property
    def port(self) -> int:
        return int(self._server.getsockname()[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()
        self._server.close()

    def job(self) -> bytes:
        self._thread.join()
        return bytes(self._job)

    def _work(self) -> None:
        pause = threading.Event()
        connection, _ = self._server.accept()
        with connection:
            while taken := connection.recv(self._BITE):
                self._job += taken
                pause.wait(self._PAUSE)
