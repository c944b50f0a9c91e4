"""A service record that is looked back on, and what was set right anywhere, in an officer's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.counter.requests_words import moment
from pst_kiosk.counter.search_fact import NONE, Fact

if TYPE_CHECKING:
    from pst_kiosk.counter.record_columns import Column
    from pst_kiosk.domain.record import DataNeed
    from pst_kiosk.services.story import Corrected, RecordRead

_OUTCOMES = {
    "terpenuhi": "Terpenuhi",
    "sebagian": "Sebagian terpenuhi",
    "tidak": "Tidak terpenuhi",
    "dirujuk": "Dirujuk",
}


def record_facts(record: RecordRead, corrections: Iterable[Corrected], zone: ZoneInfo) -> Iterator[Fact]:
    """A record with its data needs, a line for each part that may be corrected."""
    from pst_kiosk.counter.record_wording import PRODUCTS

    corrections = tuple(corrections)
    part = f"Rekam {record.number}" if record.number else "Rekam layanan"
    key = f"record {record.ticket_id}"
    yield Fact(key, part, "Ditulis", f"{record.officer} · {moment(record.saved_at, zone)}")
    # How somebody came is no slip of the pen.
    yield Fact(f"{key} channel", part, "Saluran", CHANNELS.get(record.channel, record.channel))
    fields: tuple[tuple[str, str, dict[Any, str]], ...] = (
        ("summary", "Ringkasan", {}),
        ("outcome", "Hasil", _OUTCOMES),
        ("products", "Yang diberikan", PRODUCTS),
        ("referral", "Rujukan", {}),
    )
    for field, label, words in fields:

        def told(stored: Any, words: dict[Any, str] = words) -> str:
            if isinstance(stored, (tuple, list)):
                return ", ".join(words.get(each, str(each)) for each in stored) or NONE
            return words.get(stored, stored) or NONE

        stored = getattr(record, field)
        yield Fact(
            f"{key} {field}",
            part,
            label,
            told(stored),
            "service_record",
            record.ticket_id,
            field,
            stored,
            tuple((text, code) for code, text in words.items()),
            many=field == "products",
        )
        yield from before(corrections, "service_record", record.ticket_id, field, zone, told)
    for place, need in enumerate(record.needs, start=1):
        yield from _need(need, f"Data {place}", corrections, zone)


def _need(need: DataNeed, part: str, corrections: Iterable[Corrected], zone: ZoneInfo) -> Iterator[Fact]:
    from pst_kiosk.counter.record_columns import COLUMNS, Kind, nothing, text_of

    for column in COLUMNS:
        text, choice = text_of(column, need), column.kind is Kind.CHOICE
        stored = getattr(need, column.key) if choice else text
        yield Fact(
            f"need {need.id} {column.key}",
            part,
            column.heading,
            text or NONE,
            "data_need",
            need.id,
            column.key,
            stored if stored is None or not choice else int(stored),
            tuple((words, code) for code, words in column.options.items()),
            need=need,
        )
        for field in nothing(column):
            yield from before(corrections, "data_need", need.id, field, zone, _cell(column))


def _cell(column: Column) -> Callable[[Any], str]:
    def told(stored: Any) -> str:
        if stored is None or stored == "":
            return NONE
        return column.options[int(stored)] if column.options else str(stored)

    return told


def before(
    corrections: Iterable[Corrected],
    subject: str,
    subject_id: str,
    field: str,
    zone: ZoneInfo,
    told: Callable[[Any], str],
) -> Iterator[Fact]:
    """What stood in a field before, the newest correction first; `told` puts a stored value in words."""
    here = [
        each
        for each in corrections
        if (each.subject, each.subject_id, each.field) == (subject, subject_id, field)
    ]
    for at, each in reversed(list(enumerate(here))):
        who = f"{each.officer}, {moment(each.at, zone)}"
        why = f": {each.reason}" if each.reason else ""
        value = f"sebelumnya {told(each.before)} ({who}{why})"
        yield Fact(f"{subject} {subject_id} {field} {at}", "", "diperbaiki", value)
