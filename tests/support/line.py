"""The way from a station to its database, which a test cuts and mends; the database itself is real."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import Services


class Line:
    """Whole until a test says otherwise."""

    def __init__(self) -> None:
        self._before: Callable[[bool], None] = lambda _: None
        self._after: Callable[[], None] = lambda: None
        self._held = threading.Event()

    def open(self, open_services: Callable[[], Services]) -> Services:
        """A station's services, with this line between them and their database."""
        self._before(False)
        services = open_services()
        database = services.database
        read, write = database.read, database.write

        @contextmanager
        def guarded_read() -> Iterator[Any]:
            self._before(False)
            with read() as connection:
                yield connection

        def guarded_write(work: Callable[..., Any], **options: bool) -> Any:
            self._before(True)
            done = write(work, **options)
            self._after()
            return done

        database.read = guarded_read  # type: ignore[method-assign]
        database.write = guarded_write  # type: ignore[method-assign]
        return services

    def cut(self, fault: str = "database_unavailable") -> None:
        """Nothing gets through."""

        def before(_writes: bool) -> None:
            raise EnvironmentFault(fault)

        self._before = before

    def take_no_writes(self, fault: str = "disk_full") -> None:
        """Reads get through."""

        def before(writes: bool) -> None:
            if writes:
                raise EnvironmentFault(fault)

        self._before = before

    def hold(self) -> None:
        """What is sent arrives when the line is mended, and not before."""
        held = self._held = threading.Event()
        self._before = lambda _: _wait(held)

    def lose_answers(self) -> None:
        """What is written arrives, and its answer does not."""

        def after() -> None:
            raise EnvironmentFault("database_unavailable")

        self._after = after

    def mend(self) -> None:
        self._before = lambda _: None
        self._after = lambda: None
        self._held.set()


def _wait(held: threading.Event) -> None:
    assert held.wait(60)
