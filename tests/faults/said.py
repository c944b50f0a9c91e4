"""What a screen in a process of its own tells who started it: one JSON object a line, with the time."""

from __future__ import annotations

import json
import time


def say(**line: object) -> None:
    """`at` is of the monotonic clock, which all processes share."""
    print(json.dumps({"at": time.monotonic(), **line}), flush=True)
