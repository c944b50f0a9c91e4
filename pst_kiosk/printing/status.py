"""How a printer is, in its own words: the answers to ESC/POS' real-time questions, DLE EOT 1 to 4.

A printer answers them at once, also while it is out of paper and takes nothing else. One that answers with
anything but a status byte, or not at all, cannot tell how it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .faults import Reason

_QUESTION = b"\x10\x04"
_PRINTER, _CAUSE, _ERROR, _PAPER = (_QUESTION + bytes([number]) for number in (1, 2, 3, 4))
QUESTIONS = (_PRINTER, _CAUSE, _ERROR, _PAPER)

# Bits that are the same in every status byte: a byte without them is something else.
_FIXED, _AS_FIXED = 0b1001_0011, 0b0001_0010
_OFFLINE = 0b0000_1000
_COVER_OPEN, _STOPPED_WITHOUT_PAPER, _HAS_ERROR = 0b0000_0100, 0b0010_0000, 0b0100_0000
_KNIFE, _UNRECOVERABLE, _TOO_HOT = 0b0000_1000, 0b0010_0000, 0b0100_0000
_PAPER_LOW, _PAPER_OUT = 0b0000_1100, 0b0110_0000

Ask = Callable[[bytes], bytes]
"""Sends a question; what came back in time, empty where nothing did."""


@dataclass(frozen=True)
class Condition:
    """What a printer said. `fault`: why it does not print, with `detail` for the log; None where it does."""

    fault: Reason | None = None
    paper_low: bool = False
    detail: str = "the printer says so"


def condition(ask: Ask) -> Condition | None:
    """Ask the printer; None where it cannot tell, or what it tells is no status."""
    online = _status(ask(_PRINTER))
    if online is None:
        return None
    if online & _OFFLINE:
        return _why_offline(ask)
    paper = _status(ask(_PAPER))
    if paper is None:
        return None
    if paper & _PAPER_OUT:
        return Condition("paper_out")
    return Condition(paper_low=bool(paper & _PAPER_LOW))


def _why_offline(ask: Ask) -> Condition:
    cause = _status(ask(_CAUSE)) or 0
    if cause & _COVER_OPEN:  # asked first: without its cover a printer sees no paper either
        return Condition("cover_open")
    if cause & _STOPPED_WITHOUT_PAPER:
        return Condition("paper_out")
    if cause & _HAS_ERROR:
        return Condition("error", detail=_which_error(_status(ask(_ERROR)) or 0))
    return Condition("offline")


def _which_error(error: int) -> str:
    if error & _KNIFE:
        return "the knife is stuck"
    if error & _UNRECOVERABLE:
        return "the printer must be switched off and on"
    if error & _TOO_HOT:
        return "the print head is too hot, and cools down by itself"
    return "the printer does not say which"


def _status(answer: bytes) -> int | None:
    """The answer's one byte, where it is a status byte."""
    if len(answer) != 1 or answer[0] & _FIXED != _AS_FIXED:
        return None
    return answer[0]
