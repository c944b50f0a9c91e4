"""Keys and cards that are out, as officers read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter.room_view import UNNUMBERED
from pst_kiosk.counter.wording import Notice
from pst_kiosk.dates import clock_time, short_date

if TYPE_CHECKING:
    from pst_kiosk.services.loan_views import Desk, Loan

CARDS = {1: "KTP", 2: "SIM", 3: "Paspor", 4: "Lain"}
"""Kinds of identity cards, by their codes."""
_OTHER = 4
OUT = "Kartu dan kunci di luar"
_ANYWAY = {
    False: "Tekan Keluar sekali lagi jika ini memang ditinggal.",
    True: "Tutup jendela sekali lagi jika ini memang ditinggal.",
}


@dataclass(frozen=True)
class OutRow:
    """What one visit has out."""

    what: str
    who: str
    overdue: bool


def out_rows(loans: Iterable[Loan], zone: ZoneInfo) -> tuple[OutRow, ...]:
    """A row a visit: its locker, else its card, and then whose that is and what else is out."""
    by_visit = sorted(loans, key=lambda loan: loan.visit_id)
    groups = [list(group) for _, group in groupby(by_visit, key=lambda loan: loan.visit_id)]
    groups.sort(key=lambda group: min(loan.given_at for loan in group))
    return tuple(_out_row(group, zone) for group in groups)


def _out_row(group: list[Loan], zone: ZoneInfo) -> OutRow:
    things = sorted(map(thing, group), key=lambda text: not text.startswith("Loker"))
    who = " · ".join((holder(group[0].number, group[0].came_at, zone), *things[1:]))
    return OutRow(things[0], who, any(loan.overdue for loan in group))


def in_order(loans: Iterable[Loan]) -> tuple[Loan, ...]:
    """What should be back first, then by visit, each with its key before its card."""
    found = tuple(loans)
    began = {
        loan.visit_id: loan.given_at for loan in sorted(found, key=lambda loan: loan.given_at, reverse=True)
    }
    return tuple(
        sorted(
            found,
            key=lambda loan: (
                not loan.overdue,
                began[loan.visit_id],
                loan.visit_id,
                loan.locker is None,
                loan.locker,
            ),
        )
    )


def thing(loan: Loan) -> str:
    """ "Loker 07", or "KTP"."""
    return f"Loker {loan.locker}" if loan.locker is not None else card(loan.card)


def card(kind: int | None) -> str:
    """ "KTP"; one of another kind is "Kartu lain"."""
    return "Kartu lain" if kind == _OTHER else CARDS[kind or _OTHER]


def holder(number: str | None, came_at: dt.datetime, zone: ZoneInfo) -> str:
    """The number, or who came when, where there are no numbers."""
    return number or f"{UNNUMBERED} {clock_time(came_at.astimezone(zone))}"


def since(moment: dt.datetime, now: dt.datetime, zone: ZoneInfo) -> str:
    """ "09.05", and before today "18 Nov 2026 09.05"."""
    local = moment.astimezone(zone)
    earlier = local.date() != now.astimezone(zone).date()
    return f"{short_date(local.date())} {clock_time(local)}" if earlier else clock_time(local)


def things(lockers: Iterable[str], cards: Iterable[int]) -> str:
    """ "Loker 07 dan KTP"."""
    all_ = [*(f"Loker {name}" for name in lockers), *map(card, cards)]
    return " dan ".join(filter(None, (", ".join(all_[:-1]), all_[-1])))


def left_at_leaving(desk: Desk | None) -> str:
    """What an officer who signs out should know; nothing while the office is open."""
    late = [thing(loan) for loan in (desk.out if desk else ()) if loan.overdue]
    if not late:
        return ""
    shown = ", ".join(late[:4]) + (f" dan {len(late) - 4} lainnya" if len(late) > 4 else "")
    return f"Belum kembali: {shown}."


def left_behind(out: str, closing: bool) -> Notice:
    """Says what `left_at_leaving` found, and how to leave all the same. `closing`: the window is closed."""
    return Notice(f"{out} {_ANYWAY[closing]}", warns=True)
