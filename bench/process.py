"""A measured window as a child process."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from types import TracebackType
from typing import Any, Self


class TimedWindow:
    """Starts `bench.window` and reads what it says; moments are seconds since it was started."""

    def __init__(self, name: str, *arguments: str) -> None:
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.window", name, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._said: list[dict[str, Any]] = []

    def until(self, key: str) -> dict[str, Any]:
        """The first line that holds `key`, waiting for it."""
        for line in self._said:
            if key in line:
                self._said.remove(line)
                return line
        assert self._process.stdout is not None
        for text in self._process.stdout:
            line = json.loads(text)
            if key in line:
                return line
            self._said.append(line)
        raise RuntimeError(f"the window ended without saying {key!r}")

    def moment(self, key: str) -> float:
        """Seconds from the start of the process until `key`."""
        return float(self.until(key)[key]) - self.started

    def memory(self) -> int:
        """Resident bytes now; the window ends."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self.until("memory")["memory"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
