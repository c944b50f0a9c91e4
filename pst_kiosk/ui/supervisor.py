"""What systemd hears from a screen that it runs: that it is there, and that it is alive.

Where nobody listens (no NOTIFY_SOCKET) nothing is said.
"""

from __future__ import annotations

import os
from contextlib import suppress

READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"


def tell_supervisor(state: str) -> None:
    """Never waits and never fails: a supervisor that does not listen must not stop a screen."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    import socket  # where somebody listens alone: every first frame would wait for it

    if address.startswith("@"):  # the abstract namespace, as systemd writes it
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.sendto(state.encode(), address)
