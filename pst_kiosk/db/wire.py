"""The wire to a PostgreSQL server: a call that hears nothing for `PATIENCE` seconds fails.

A frozen server and a network that drops everything send no error, and neither the driver's timeouts nor the
server's own fire then. So each connection counts the seconds since it last heard from the server while it
waits for an answer, and closes its socket when they are too many: the call fails as if the connection had
broken, and the next one connects anew.

What is counted is silence within one round trip, not how long a job takes: a first start on a slow PC, a
simulated day and an export are thousands of round trips, each soon answered, and a long result that keeps
coming is no silence. A write that waits for its turn is answered too, as `lock_timeout` is shorter. Only a
change of tables may take longer, and says so (`patience` None).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

PATIENCE = 2.0
"""Seconds without a word from the server."""

Talk = Generator[Any, Any, Any]
"""How the driver talks: it yields what the socket must be ready for, and is sent what it is ready for; every
0.1 s without that it is sent nothing."""


class WatchedConnection(psycopg.Connection[Any]):
    """A connection that is closed once the server is silent for too long, or once it is cut."""

    patience: float | None = PATIENCE
    """Seconds; None: for as long as it takes."""
    is_cut: Callable[[], bool] = staticmethod(lambda: False)

    def wait(self, gen: Talk, *args: Any, **kwargs: Any) -> Any:
        return super().wait(self._watched(gen), *args, **kwargs)

    @contextmanager
    def pipeline(self) -> Iterator[psycopg.Pipeline]:
        self._pipeline = self._pipeline or _Pipeline(self)
        with super().pipeline() as pipeline:
            yield pipeline

    def _watched(self, talk: Talk) -> Talk:
        ready = None
        while True:
            try:
                wanted = talk.send(ready)
            except StopIteration as end:
                return end.value
            since = time.monotonic()
            while not (ready := (yield wanted)):
                silence = time.monotonic() - since
                if self.is_cut() or (self.patience is not None and silence > self.patience):
                    self.close()
                    raise psycopg.OperationalError(f"no answer from the server for {silence:.1f} s")


class _Pipeline(psycopg.Pipeline):
    """Statements sent together, after which the server counts how long nothing is asked of it.

    The driver's own ends with one message more, a Flush, and that stops the server's count: the turn of a
    station that broke off then would be given back only when its connection is found dead.
    """

    def _exit_gen(self) -> Talk:
        try:
            self._enqueue_sync()
            yield from self._communicate_gen()
        finally:
            yield from self._fetch_gen(flush=False)
        if self.result_queue:
            raise psycopg.OperationalError("not everything that was sent was answered")


class Wire:
    """Connects one user of the database, until it is cut."""

    def __init__(self) -> None:
        self._cut = False

    def connect(self, **arguments: Any) -> WatchedConnection:
        """Connect as the driver does. Raises what the driver raises."""
        if self._cut:
            raise psycopg.OperationalError("the wire is cut")
        connection = WatchedConnection.connect(**arguments)
        connection.is_cut = lambda: self._cut
        return connection

    def cut(self) -> None:
        """For the end of the program, from any thread: whoever waits for the server fails within a tick, and
        nothing connects any more."""
        self._cut = True
