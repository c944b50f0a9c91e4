"""What is said for a call, as names of clips; pure.

A clip's name is its file's path in `resources/sounds` without the ending: `id/letter/k`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.display.calls import Announcement

CHIME = "chime"
COMMA, STOP = "comma", "stop"
"""The silences inside a sentence and between two."""
LANGUAGES = ("id", "en")
MOST_DESKS = 20
_NUMBERED = re.compile(r"(?P<name>.+?) (?P<mark>[0-9]{1,2}|[a-z])")
_BETWEEN_WORDS = re.compile(r"\W+")
"""Not what is no plain letter: "Kasir ä" is no "Kasir"."""


def phrase(announcement: Announcement, clips: Collection[str], speak: str = "visitor") -> tuple[str, ...]:
    """The clips of one announcement in their order, the chime first; all of them are in `clips`.

    `speak`: "visitor" for the visitor's language, "id", "en", or "both", the visitor's first. Who needs it
    hears it twice. Where a desk's name, or a number, cannot be said as it is written, the visitor is asked
    to look at the board instead: never is another desk named.
    """
    spoken = [CHIME]
    for turn, language in enumerate(turns(announcement, speak)):
        said = clips_of(announcement, language, clips)
        spoken += (STOP, *said) if turn else said
    return tuple(spoken)


def turns(announcement: Announcement, speak: str) -> tuple[str, ...]:
    """In which language the sentence is said each time."""
    own = announcement.language if announcement.language in LANGUAGES else LANGUAGES[0]
    if speak == "both":
        said: tuple[str, ...] = (own, *(language for language in LANGUAGES if language != own))
    else:
        said = (own if speak == "visitor" else speak,)
    return 2 * said if announcement.aided else said


def clips_of(announcement: Announcement, language: str, clips: Collection[str]) -> tuple[str, ...]:
    """The sentence in one language, as `phrase` has it."""
    look = (f"{language}/look-at-the-board",)
    number = _spelt(announcement.number, language, clips)
    if number is None:
        return look
    where = place(announcement.desk[language], language, clips)
    go = (f"{language}/please-go-to", *where) if where else look
    return (f"{language}/queue-number", *number, COMMA, *go)


def sentence(announcement: Announcement, language: str) -> str:
    """The same in writing, for a voice that reads: every desk has its name there."""
    number = " ".join(announcement.number.replace("-", ""))
    desk = announcement.desk[language]
    if language == "en":
        return f"Queue number {number}, please go to {desk}."
    return f"Nomor antrean {number}, silakan menuju {desk}."


def place(desk: str, language: str, clips: Collection[str]) -> tuple[str, ...] | None:
    """How a desk's whole name is said ("Loket 2", "Bendahara"); None where the clips do not reach."""
    name = desk.casefold()
    whole = f"{language}/place/{_file_name(name)}"
    if whole in clips:
        return (whole,)
    numbered = _NUMBERED.fullmatch(" ".join(name.split()))
    if numbered is None:
        return None
    mark = numbered["mark"]
    last = f"number/{int(mark)}" if mark.isdigit() else f"letter/{mark}"
    said = (f"{language}/desk/{_file_name(numbered['name'])}", f"{language}/{last}")
    return said if all(clip in clips for clip in said) else None


def _spelt(number: str, language: str, clips: Collection[str]) -> tuple[str, ...] | None:
    """ "K-001" letter by letter, and digit by digit."""
    signs = number.replace("-", "").lower()
    spelt = tuple(f"{language}/{'digit' if sign.isdigit() else 'letter'}/{sign}" for sign in signs)
    return spelt if spelt and all(clip in clips for clip in spelt) else None


def _file_name(words: str) -> str:
    return _BETWEEN_WORDS.sub(" ", words).strip().replace(" ", "-")
