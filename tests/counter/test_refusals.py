"""Every "no" of a move becomes a sentence that says what happened and what to do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import pst_kiosk
from pst_kiosk.counter.wording import away_notice, refusal
from pst_kiosk.domain.errors import Refused

_ROOT = Path(pst_kiosk.__file__).parent
_SOURCES = (
    "domain/lockers.py",
    "domain/ticket.py",
    "db/tickets.py",
    *(f"services/{name}.py" for name in ("calling", "detours", "undo", "desk_sessions", "moves", "loans")),
)
DETAILS = {
    "number": "K-001",
    "desk": "Loket 2",
    "officer": "Rina Sabuna",
    "status": "waiting",
    "name": "07",
    "most": 200,
    "roles": "Bendahara",
    "queue": "Konsultasi",
}


def raised() -> set[str]:
    """The codes these modules raise, and those the table of moves names."""
    codes: set[str] = set()
    for source in _SOURCES:
        for node in ast.walk(ast.parse((_ROOT / source).read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Refused"), args=[ast.Constant(value=str(code)), *_]):
                    codes.add(code)
                case ast.AnnAssign(target=ast.Name(id="_MOVES"), value=ast.Dict(values=values)):
                    codes.update(ast.literal_eval(move.elts[0]) for move in values)  # type: ignore[attr-defined]
    return codes


CODES = sorted(raised())


def test_all_codes_are_found() -> None:
    assert {"not_waiting", "not_called", "not_serving", "not_here", "not_held", "not_no_show"} <= set(CODES)
    assert {"not_open", "not_done", "desk_busy", "desk_not_open", "not_for_this_desk"} <= set(CODES)
    assert {"transfer_same_queue", "stages_left", "ticket_of_another_day", "desk_closed"} <= set(CODES)
    assert {"nothing_to_undo", "undo_too_late", "undo_overtaken", "nobody_at_desk"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("number", ["K-001", None])
def test_a_refusal_says_what_happened_and_what_to_do(code: str, number: str | None) -> None:
    notice = refusal(Refused(code, **{**DETAILS, "number": number}))
    happened, _, to_do = notice.text.partition(". ")
    assert notice.warns
    assert happened
    assert to_do.startswith("Silakan ")
    assert to_do.endswith(".")
    assert not set("{}_!") & set(notice.text)
    assert notice.text != refusal(RuntimeError()).text


def test_a_move_refused_without_details_still_makes_a_sentence() -> None:
    assert refusal(Refused("desk_busy")).text.startswith("Pengunjung masih di loket ini.")


@pytest.mark.parametrize("code", ["service_unknown", "desk_unknown", "stage_unknown"])
def test_a_page_that_meets_another_standard_says_so_and_what_to_do(code: str) -> None:
    assert away_notice(code).text.startswith("Standar pelayanan yang baru sudah berlaku. Silakan keluar")
