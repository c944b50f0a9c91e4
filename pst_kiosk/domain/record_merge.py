"""Two officers have changed one record: what both wrote is put together, and what cannot be is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pst_kiosk.domain.record import DataNeed, ServiceRecord, Written

RECORD_PARTS = tuple((name,) for name in ServiceRecord.model_fields)
# Years are one thing: a beginning of one officer and an end of the other make no sense together.
NEED_PARTS = (
    ("detail",),
    ("region",),
    ("year_from", "year_to"),
    *((name,) for name in ("level", "period", "obtained", "source_type")),
    *((name,) for name in ("source_title", "source_year", "for_planning", "quality")),
)
"""What is changed as one, by the names of its fields."""

T = TypeVar("T", ServiceRecord, DataNeed)
Part = tuple[str, ...]
Values = tuple[Any, ...]


@dataclass(frozen=True)
class Conflict:
    """A part both have changed, each to something else. `need`: the row's id, None for the record's own."""

    need: str | None
    part: Part
    mine: Values
    theirs: Values


@dataclass(frozen=True)
class Merged:
    """`written` has mine where there is a conflict. `theirs` are the parts that came from the other, as
    (row, part); a row that is new, or gone, stands there with no part."""

    written: Written
    conflicts: tuple[Conflict, ...]
    theirs: tuple[tuple[str | None, Part], ...]


def merge(base: Written, mine: Written, theirs: Written) -> Merged:
    """Put together what two made of `base`. What only one changed is as he has it. A row that one took away
    and the other changed stays, as changed: nothing that was typed is lost."""
    conflicts: list[Conflict] = []
    taken: list[tuple[str | None, Part]] = []
    record = _together(None, RECORD_PARTS, base.record, mine.record, theirs.record, conflicts, taken)
    before, own, others = _by_id(base.needs), _by_id(mine.needs), _by_id(theirs.needs)
    needs: list[DataNeed] = []
    for identity in _in_order(mine.needs, theirs.needs):
        was, my, other = before.get(identity), own.get(identity), others.get(identity)
        if my is not None and other is not None:
            start = was or DataNeed(id=identity)
            needs.append(_together(identity, NEED_PARTS, start, my, other, conflicts, taken))
        elif my is not None and my != was:
            needs.append(my)
        elif other is not None and other != was:
            needs.append(other)
            taken.append((identity, ()))
        elif my is not None:
            taken.append((identity, ()))
    together = mine.model_copy(update={"record": record, "needs": tuple(needs)})
    return Merged(together, tuple(conflicts), tuple(taken))


def with_part(written: Written, conflict: Conflict, values: Values) -> Written:
    """`written` with these values in the part a conflict is about; as it is where its row is gone."""
    change = dict(zip(conflict.part, values, strict=True))
    if conflict.need is None:
        return written.model_copy(update={"record": written.record.model_copy(update=change)})
    needs = tuple(
        need.model_copy(update=change) if need.id == conflict.need else need for need in written.needs
    )
    return written.model_copy(update={"needs": needs})


def _together(
    identity: str | None,
    parts: Iterable[Part],
    base: T,
    mine: T,
    theirs: T,
    conflicts: list[Conflict],
    taken: list[tuple[str | None, Part]],
) -> T:
    # Not validated again: what stands on a screen may be too long yet.
    values: dict[str, Any] = {}
    for part in parts:
        was, my, other = (tuple(getattr(one, name) for name in part) for one in (base, mine, theirs))
        chosen = other if my == was else my
        if my == was and other != was:
            taken.append((identity, part))
        elif my != was and other not in (was, my):
            conflicts.append(Conflict(identity, part, my, other))
        values |= dict(zip(part, chosen, strict=True))
    return mine.model_copy(update=values)


def _by_id(needs: Iterable[DataNeed]) -> dict[str, DataNeed]:
    return {need.id: need for need in needs}


def _in_order(mine: Iterable[DataNeed], theirs: Iterable[DataNeed]) -> list[str]:
    """My rows in my order, then what only the other has."""
    return list(dict.fromkeys([*(need.id for need in mine), *(need.id for need in theirs)]))
