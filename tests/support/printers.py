"""Printers that misbehave over real sockets. Each is a context manager giving the port it listens on."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Self

from pst_kiosk.printing.status import QUESTIONS

_LOCAL = ("127.0.0.1", 0)
_GLANCE = 0.02
"""Seconds between two looks at the switch."""
_SOME = 10_000
_CUT = b"\x1dV\x01"


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
            _reset_when_closed(connection)

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
        return without_questions(bytes(self._job))

    def _work(self) -> None:
        pause = threading.Event()
        connection, _ = self._server.accept()
        with connection:
            while taken := connection.recv(self._BITE):
                self._job += taken
                pause.wait(self._PAUSE)


def without_questions(data: bytes) -> bytes:
    """What a printer would put on paper of what it got."""
    for question in QUESTIONS:
        data = data.replace(question, b"")
    return data


class EscPosPrinter:
    """A network printer that answers the real-time questions, over a real socket.

    `paper` is "ok", "low" or "out"; `cover_open`, `offline` and `error` are as they say; each may be changed
    at any moment. `answers` is "status", "nothing" or "garbage". What it gets while it cannot print stays in
    its memory, as with a real one, and comes out when it can; `papers` is what has come out. `ends_after`:
    so many bytes of a ticket fit on the roll. `silent_after`: it answers so many questions. While it `hangs`
    it takes nothing.
    """

    def __init__(
        self, answers: str = "status", ends_after: int | None = None, silent_after: int | None = None
    ) -> None:
        self.paper, self.cover_open, self.offline, self.error = "ok", False, False, False
        self.answers = answers
        self.ends_after = ends_after
        self.silent_after = silent_after
        self.hangs = False
        self.has_some = threading.Event()
        """Set once it holds a good part of a large job."""
        self.questions = 0
        self._memory = bytearray()
        self._papers: list[bytes] = []
        self._server = _listening(backlog=8)
        self.port = int(self._server.getsockname()[1])
        self._off = threading.Event()
        self._thread = self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.switch_off()

    @property
    def papers(self) -> list[bytes]:
        """What came out, cut by cut, of what it holds in its memory too where it prints again."""
        self._print()
        return list(self._papers)

    def switch_off(self) -> None:
        """Power off: connections break off, and what is in its memory is lost."""
        self._off.set()
        self._thread.join()
        self._server.close()
        self._memory.clear()

    def switch_on(self) -> None:
        """Power on again, at the same address."""
        self._server = socket.socket()
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._server.bind(("127.0.0.1", self.port))
        self._server.listen(8)
        self._thread = self._begin()

    def _begin(self) -> threading.Thread:
        self._off.clear()
        self._server.settimeout(_GLANCE)
        thread = threading.Thread(target=self._work)
        thread.start()
        return thread

    def _work(self) -> None:
        while not self._off.is_set():
            with suppress(TimeoutError):
                connection, _ = self._server.accept()
                with connection, suppress(OSError):
                    connection.settimeout(_GLANCE)
                    self._serve(connection)
                    if self._off.is_set():
                        _reset_when_closed(connection)

    def _serve(self, connection: socket.socket) -> None:
        rest = b""
        while not self._off.is_set():
            if self.hangs:
                self._off.wait(_GLANCE)
                continue
            with suppress(TimeoutError):
                taken = connection.recv(4096)
                if not taken:
                    self._memory += rest
                    self._print()
                    return
                rest = self._take(connection, rest + taken)

    def _take(self, connection: socket.socket, data: bytes) -> bytes:
        """Answers what is asked, and keeps the rest but for what may be the beginning of a question."""
        while (at := data.find(b"\x10\x04")) >= 0 and len(data) > at + 2:
            self._memory += data[:at]
            self._answer(connection, data[at + 2])
            data = data[at + 3 :]
        kept = max(len(data) - 2, 0) if b"\x10" in data[-2:] else len(data)
        self._memory += data[:kept]
        if len(self._memory) > _SOME:
            self.has_some.set()
        if self.ends_after is not None and len(self._memory) > self.ends_after:
            self.paper = "out"
        return data[kept:]

    def _answer(self, connection: socket.socket, question: int) -> None:
        self.questions += 1
        if self.silent_after is not None and self.questions > self.silent_after:
            return
        if self.answers == "status":
            connection.sendall(bytes([self._status(question)]))
        elif self.answers == "garbage":
            connection.sendall(b"\x9c?\x00ERR")

    def _status(self, question: int) -> int:
        stopped = self.paper == "out" or self.cover_open or self.offline or self.error
        return (
            0b0001_0010
            | {
                1: 0b1000 * stopped,
                2: 0b100 * self.cover_open | 0b10_0000 * (self.paper == "out") | 0b100_0000 * self.error,
                3: 0b1000 * self.error,
                4: 0b110_0000 * (self.paper == "out") | 0b1100 * (self.paper != "ok"),
            }[question]
        )

    def _print(self) -> None:
        if self.paper == "out" or self.cover_open or self.offline or self.error:
            return
        *whole, rest = bytes(self._memory).split(_CUT)
        self._papers += [ticket + _CUT for ticket in whole]
        self._memory[:] = rest


def _reset_when_closed(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
