"""The garbage collector of a program that starts in front of a visitor."""

from __future__ import annotations

import gc


def load_without_pauses() -> None:
    """Switch the garbage collector off: it would look at every module again and again while they load.

    That is a quarter of the way to live data (measured). `collect_garbage` ends it.
    """
    gc.disable()


def collect_garbage() -> None:
    """From now on collect, but leave alone what was loaded: it stays as long as the program."""
    gc.freeze()
    gc.enable()
