"""The procedure as an officer's checklist: what is done, what is now, what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.steps import Step

# A stage that only serves bears its service's name.
_SHORT = {
    "take_number": "Ambil nomor",
    "guest_book": "Buku tamu",
    "id_card_in": "Titip kartu identitas",
    "locker_in": "Loker",
    "pay": "Pembayaran",
    "survey": "Penilaian",
    "locker_out": "Kembalikan loker",
    "id_card_out": "Kembalikan kartu",
    "record": "Rekam layanan",
}
_NAMING = ("guest_book", "pay", "id_card_in", "serve")
"""Of several kinds of step in one stage, the first of these names it."""


class Progress(StrEnum):
    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"


@dataclass(frozen=True)
class Item:
    """A stage, or a step without a desk, by its short name; `steps` are the standard's own words."""

    name: str
    steps: tuple[str, ...]
    documents: tuple[str, ...]
    progress: Progress
    at_desk: bool


def checklist(steps: tuple[Step, ...], stage: str, service: str) -> tuple[Item, ...]:
    """The steps of `service` (its name), one item a stage, seen from the stage with this key.

    Waits are left out.
    """
    groups = [
        tuple(group) for _, group in groupby(steps, key=lambda step: step.place if step.at_desk else step.key)
    ]
    here = next(at for at, group in enumerate(groups) if any(step.key == stage for step in group))
    progress = [Progress.DONE] * here + [Progress.NOW] + [Progress.TO_COME] * (len(groups) - here - 1)
    return tuple(
        _item(group, service, reached)
        for group, reached in zip(groups, progress, strict=True)
        if group[0].kind != "wait"
    )


def next_at_desk(items: tuple[Item, ...]) -> Item | None:
    """The next stage that needs a desk, or None when the visit is over after this one."""
    return next((item for item in items if item.progress is Progress.TO_COME and item.at_desk), None)


def _item(group: tuple[Step, ...], service: str, progress: Progress) -> Item:
    kinds = [str(step.kind) for step in group]
    named = next((kind for kind in _NAMING if kind in kinds), kinds[0])
    documents = tuple(dict.fromkeys(document for step in group for document in step.documents))
    words = tuple(step.text.id for step in group)
    return Item(_SHORT.get(named, service), words, documents, progress, group[0].at_desk)
