"""A network printer without paper: takes jobs over TCP and keeps their bytes, and tells nothing of itself."""

from __future__ import annotations

import socketserver
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Self

from .status import QUESTIONS


class TcpReceiver:
    """Listens on this machine, at a free port, while it is entered; takes one job after another.

    Questions about its state are no part of a job; it does not answer them, as many printers do not.
    """

    def __init__(self) -> None:
        jobs: SimpleQueue[bytes] = SimpleQueue()

        class Job(socketserver.StreamRequestHandler):
            timeout = 10.0

            def handle(self) -> None:
                with suppress(OSError):
                    job = self.rfile.read()
                    for question in QUESTIONS:
                        job = job.replace(question, b"")
                    if job:
                        jobs.put(job)

        self._jobs = jobs
        self._server = socketserver.TCPServer(("127.0.0.1", 0), Job)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="receiver", daemon=True
        )

    @property
    def host(self) -> str:
        return "127.0.0.1"

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def wait_for_job(self, timeout: float) -> bytes:
        """The bytes of the oldest job not yet asked for, once its sender is done; raises TimeoutError
        after `timeout` seconds without one."""
        try:
            return self._jobs.get(timeout=timeout)
        except Empty:
            raise TimeoutError(f"no job within {timeout} s") from None
