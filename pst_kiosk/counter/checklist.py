"""The procedure as an officer's checklist: what is done, what is now, what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.steps import Step

# A stage that only serves bears its service's name; a further one of the same service its first step's.
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
    waited_for: bool
    """Whether the visitor waits for it at a desk."""


def checklist(steps: tuple[Step, ...], stage: str, service: str) -> tuple[Item, ...]:
    """The steps of a visit to `service` (its name), one item a stage, seen from the stage with this key.

    Waits are left out, and so is what happens after the visit.
    """
    of_visit = [step for step in steps if not step.request]
    runs = groupby(of_visit, key=lambda step: step.place if step.at_desk else step.key)
    groups = [tuple(run) for _, run in runs]
    here = next(at for at, group in enumerate(groups) if any(step.key == stage for step in group))
    items: list[Item] = []
    for at, group in enumerate(groups):
        progress = Progress.DONE if at < here else Progress.NOW if at == here else Progress.TO_COME
        if group[0].kind != "wait":
            items.append(_item(group, service, progress, {item.name for item in items}))
    return tuple(items)


def next_at_desk(items: tuple[Item, ...]) -> Item | None:
    """The next stage that needs a desk, or None when the visit is over after this one."""
    return next((item for item in items if item.progress is Progress.TO_COME and item.waited_for), None)


def _item(group: tuple[Step, ...], service: str, progress: Progress, taken: set[str]) -> Item:
    from pst_kiosk.domain.steps import WAITED_FOR  # loaded with the first reading, not with the shell

    # What is waited for names a stage, however it begins.
    naming = next((step.kind for step in group if step.kind in WAITED_FOR), group[0].kind)
    name = _SHORT.get(str(naming), service)
    return Item(
        group[0].text.id if name in taken else name,
        tuple(step.text.id + (" (opsional)" if step.optional else "") for step in group),
        tuple(dict.fromkeys(document for step in group for document in step.documents)),
        progress,
        group[0].at_desk and any(step.kind in WAITED_FOR for step in group),
    )
