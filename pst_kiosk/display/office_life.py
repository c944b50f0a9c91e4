"""What the office tells of itself beside the queue, one thing after the other: pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.display.facts import BoardFacts


LINES = 3
"""Of channels at once."""


class ItemKind(StrEnum):
    """The screen gives each kind its icon."""

    NOTICE = "notice"
    """Something is not as usual."""
    ANNOUNCEMENT = "announcement"
    PROMISE = "promise"
    HOURS = "hours"
    COMPLAINTS = "complaints"
    PICTURE = "picture"


@dataclass(frozen=True)
class Item:
    """One thing the office tells. A picture has no words; the screen shows the next of the folder."""

    kind: ItemKind
    title: str = ""
    words: str = ""


NOTHING = Item(ItemKind.NOTICE)


def playlist(facts: BoardFacts, *, pictures: bool) -> tuple[Item, ...]:
    """Everything there is to tell, each thing once; a picture follows each of them where there are any."""
    items = (
        *_notices(facts),
        *announced_and_promised(facts),
        Item(ItemKind.HOURS, "Jam pelayanan", "\n".join(facts.week.split(" · "))),
        *_complaints(facts),
    )
    if not pictures:
        return items
    return tuple(each for item in items for each in (item, Item(ItemKind.PICTURE)))


def announced_and_promised(facts: BoardFacts) -> tuple[Item, ...]:
    """What is told however many wait."""
    return (
        *(Item(ItemKind.ANNOUNCEMENT, "Pengumuman", text) for text in facts.announcements),
        *(Item(ItemKind.PROMISE, "Maklumat pelayanan", promise) for promise in facts.promises),
    )


def _notices(facts: BoardFacts) -> tuple[Item, ...]:
    if facts.desks and facts.unserved:
        words = f"Belum ada loket yang melayani: {', '.join(facts.unserved)}."
        return (Item(ItemKind.NOTICE, "Saat ini ditutup", words),)
    waiting = facts.waiting or facts.uncalled
    if not facts.is_open and waiting:
        words = "Nomor baru tidak diberikan lagi. Yang sudah menunggu tetap dilayani."
        return (Item(ItemKind.NOTICE, "Antrean sudah ditutup", words),)
    return ()


def _complaints(facts: BoardFacts) -> tuple[Item, ...]:
    """Every channel, then who answers for complaints; in lines that can be read from afar."""
    _, *responsible = facts.complaints
    lines = (*facts.channels, *responsible)
    parts = [lines[first : first + LINES] for first in range(0, len(lines), LINES)]
    return tuple(Item(ItemKind.COMPLAINTS, "Pengaduan dan saran", "\n".join(part)) for part in parts)
