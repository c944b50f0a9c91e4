"""The words a ticket carries besides its data, and dates as its reader writes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from babel.dates import format_datetime

Language = Literal["id", "en"]


@dataclass(frozen=True)
class Wording:
    """One language's words; `first`, `one` and `many` tell how many people are ahead."""

    locale: str
    caption: str
    first: str
    one: str
    many: str
    minutes: str
    reprint: str
    time: str

    def ahead(self, people: int) -> str:
        template = {0: self.first, 1: self.one}.get(people, self.many)
        return template.format(people=people)

    def wait(self, low: int, high: int) -> str:
        """A range, never a promise."""
        return self.minutes.format(low=low, high=high)

    def date(self, at: dt.datetime) -> str:
        """The calendar date as `at` has it: "Sabtu, 21 November 2026"."""
        return format_datetime(at.replace(tzinfo=None), "EEEE, d MMMM y", locale=self.locale)

    def clock(self, at: dt.datetime, zone_name: str) -> str:
        """The time of day as `at` has it: "09.05 WITA"."""
        return f"{at.strftime(self.time)} {zone_name}"


WORDING: dict[Language, Wording] = {
    "id": Wording(
        locale="id",
        caption="Nomor antrean Anda",
        first="Anda berada di urutan terdepan",
        one="1 orang di depan Anda",
        many="{people} orang di depan Anda",
        minutes="Perkiraan tunggu {low}–{high} menit",
        reprint="cetak ulang",
        time="%H.%M",
    ),
    "en": Wording(
        locale="en",
        caption="Your queue number",
        first="You are first in the queue",
        one="1 person ahead of you",
        many="{people} people ahead of you",
        minutes="Estimated wait {low}–{high} minutes",
        reprint="reprint",
        time="%H:%M",
    ),
}
