"""The cable between a station and its server: it can go silent, be cut, be slow, or break at one message."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

_CHUNK = 65536
_AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER so that closing resets the connection."""


@dataclass(eq=False)
class _Link:
    """One connection through the cable."""

    station: socket.socket
    server: socket.socket
    dead: bool = False
    """What is sent here is lost for good, as if a router had forgotten the connection."""
    answer_lost: bool = False
    """The server's next answer does not arrive: the connection is reset instead."""
    pumps: list[asyncio.Task[None]] = field(default_factory=list)

    def end(self, loop: asyncio.AbstractEventLoop, reset: bool) -> None:
        for pump in self.pumps:
            pump.cancel()
        for end in (self.station, self.server):
            if end.fileno() >= 0:
                # The loop must not watch a number that is another socket's soon.
                loop.remove_reader(end)
                loop.remove_writer(end)
                if reset:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
                end.close()


@dataclass
class _Break:
    """Where the cable breaks: at the station's message number `at`, on its way there or on the answer's."""

    at: int
    answered: bool


class Cable:
    """Carries connections from `port` on loopback to the server's port.

    Silent: nothing arrives and nobody is told. What was sent then arrives late, or never where `forgotten`.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._links: set[_Link] = set()
        self._delay = 0.0
        self._refuses = False
        self._break: _Break | None = None
        self.messages = 0
        """Sent by stations since `count` was called."""
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=100)
        self._listener.setblocking(False)
        self.port: int = self._listener.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._up = asyncio.Event()
        self._up.set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="cable", daemon=True)

    def go_silent(self, forgotten: bool = False) -> None:
        def work() -> None:
            self._up.clear()
            for link in self._links:
                link.dead = link.dead or forgotten

        self._do(work)

    def cut(self) -> None:
        """Reset every connection, and every new one."""

        def work() -> None:
            self._refuses = True
            self._reset_all()

        self._do(work)

    def reset(self) -> None:
        """Reset every connection; new ones may come at once."""
        self._do(self._reset_all)

    def slow(self, seconds: float) -> None:
        """Every message takes so long, in each direction."""
        self._delay = seconds

    def mend(self) -> None:
        def work() -> None:
            self._refuses = False
            self._delay = 0.0
            self._break = None
            self._up.set()

        self._do(work)

    def count(self) -> None:
        """Count the stations' messages from here on."""

        def work() -> None:
            self.messages = 0

        self._do(work)

    def break_at(self, message: int, answered: bool) -> None:
        """Reset the connection at this message of the stations, counted from now on.

        The message is not delivered; or (`answered`) it is, and the server's answer to it is not.
        """

        def work() -> None:
            self.messages = 0
            self._break = _Break(message, answered)

        self._do(work)

    def start(self) -> None:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._accept(), self._loop)

    def stop(self) -> None:
        async def end() -> None:
            self._reset_all()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
        self._listener.close()

    def _do(self, work: Callable[[], T]) -> T:
        async def run() -> T:
            return work()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(5)

    def _reset_all(self) -> None:
        for link in list(self._links):
            self._end(link, reset=True)

    def _end(self, link: _Link, reset: bool) -> None:
        self._links.discard(link)
        link.end(self._loop, reset)

    async def _accept(self) -> None:
        while True:
            station, _ = await self._loop.sock_accept(self._listener)
            link = _Link(station, socket.socket())
            for end in (link.station, link.server):
                end.setblocking(False)
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._links.add(link)
            link.pumps.append(self._loop.create_task(self._connect(link)))

    async def _connect(self, link: _Link) -> None:
        await self._up.wait()
        try:
            if self._refuses:
                raise ConnectionRefusedError
            await self._loop.sock_connect(link.server, ("127.0.0.1", self._server_port))
        except OSError:
            self._end(link, reset=True)
            return
        for ends in ((link.station, link.server), (link.server, link.station)):
            link.pumps.append(self._loop.create_task(self._pump(link, *ends)))

    async def _pump(self, link: _Link, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := await self._loop.sock_recv(source, _CHUNK):
                if self._delay:
                    await asyncio.sleep(self._delay)
                await self._up.wait()
                if link.dead:
                    continue
                if not self._passes(link, source):
                    self._end(link, reset=True)
                    return
                await self._loop.sock_sendall(target, data)
            await self._up.wait()
        except OSError:
            pass
        # Of a dead link the other side hears nothing, not even that this one has gone.
        if not link.dead:
            self._end(link, reset=False)

    def _passes(self, link: _Link, source: socket.socket) -> bool:
        if source is link.server:
            return not link.answer_lost
        self.messages += 1
        breaks = self._break is not None and self.messages == self._break.at
        if breaks and self._break is not None and self._break.answered:
            link.answer_lost = True
            return True
        return not breaks


@contextmanager
def laid_cable(server_port: int) -> Iterator[Cable]:
    """A cable to a server, until the block ends."""
    cable = Cable(server_port)
    cable.start()
    try:
        yield cable
    finally:
        cable.stop()
