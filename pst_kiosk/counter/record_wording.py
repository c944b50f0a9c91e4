"""What the parts of a service record are called on the screen, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.counter.record_columns import COLUMNS, Column, text_of
from pst_kiosk.domain import code_lists
from pst_kiosk.domain.record import DataNeed

if TYPE_CHECKING:
    from pst_kiosk.domain.record import Written
    from pst_kiosk.domain.record_merge import Conflict, Merged, Part, Values

OUTCOMES = {"terpenuhi": "Terpenuhi", "sebagian": "Sebagian", "tidak": "Tidak", "dirujuk": "Dirujuk"}
PRODUCTS = {code: text.id for code, text in code_lists.PRODUCTS.items()}
_PARTS = {
    "summary": "Ringkasan",
    "outcome": "Hasil",
    "channel": "Kanal",
    "products": "Yang diberikan",
    "referral": "Rujukan",
}
_NEEDS = "Kebutuhan data"
_LONGEST_QUOTED = 48
_EMPTY = "kosong"


def news(merged: Merged, who: str) -> str:
    """What another officer changed, in one sentence."""
    names = dict.fromkeys(
        _NEEDS if need is not None else _PARTS[part[0]] for need, part in (*merged.theirs, *_both(merged))
    )
    return f"{who} juga mengubah rekam ini: {', '.join(names)}."


def asks(conflict: Conflict, who: str, written: Written) -> str:
    """What stands against what, where both have changed one part."""
    name = _name(conflict, written)
    return (
        f"{name}: {who} menulis {quoted(conflict, conflict.theirs)}, Anda {quoted(conflict, conflict.mine)}."
    )


def quoted(conflict: Conflict, values: Values) -> str:
    text = _text(conflict, values)
    if not text:
        return _EMPTY
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST_QUOTED else line[: _LONGEST_QUOTED - 1] + '…'}”"


def _both(merged: Merged) -> list[tuple[str | None, Part]]:
    return [(conflict.need, conflict.part) for conflict in merged.conflicts]


def _name(conflict: Conflict, written: Written) -> str:
    if conflict.need is None:
        return _PARTS[conflict.part[0]]
    row = next((at for at, need in enumerate(written.needs, start=1) if need.id == conflict.need), 0)
    return f"{_column(conflict.part).heading}, baris {row}"


def _text(conflict: Conflict, values: Values) -> str:
    value = values[0]
    if conflict.need is not None:
        need = DataNeed(id=conflict.need).model_copy(update=dict(zip(conflict.part, values, strict=True)))
        return text_of(_column(conflict.part), need)
    match conflict.part[0]:
        case "outcome":
            return OUTCOMES[value] if value else ""
        case "channel":
            return CHANNELS[value]
        case "products":
            return ", ".join(PRODUCTS[code] for code in value)
    return str(value)


def _column(part: Part) -> Column:
    key = "years" if part[0] == "year_from" else part[0]
    return next(column for column in COLUMNS if column.key == key)
