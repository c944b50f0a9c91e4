"""Loading a program that starts in front of a visitor. Imports nothing: it runs before everything else."""

from __future__ import annotations

import gc


def load_without_pauses() -> None:
    """Switch the garbage collector off: it would look at every module again and again while they load.

    That is a quarter of the way to live data (measured). `ui.collector` takes over once a screen lives.
    """
    gc.disable()
