"""What the detail of one request shows, derived from what was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter import requests_words as words
from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.counter.checklist import Progress
from pst_kiosk.counter.promise import Tone
from pst_kiosk.dates import clock_time, long_date, short_date

if TYPE_CHECKING:
    from pst_kiosk.domain.roles import Role
    from pst_kiosk.domain.steps import Step
    from pst_kiosk.services.request_views import Details

_DONE_WORDS = {
    "consultation": "Sudah dijawab",
    "data_request": "Data sudah diserahkan",
    "sale": "Sudah dilayani",
    "recommendation": "Selesai",
}


@dataclass(frozen=True)
class CheckLine:
    """A line of the checklist; `more` says who did it and when, or how often it came back."""

    text: str
    more: str
    progress: Progress


@dataclass(frozen=True)
class Paper:
    """A document: noted (with its id), or asked for and not received."""

    id: str
    name: str
    more: str
    counts: bool


@dataclass(frozen=True)
class Detail:
    """One request as its officer sees it."""

    id: str
    revision: int
    title: str
    number: str
    status: str
    deadline: str
    tone: Tone
    about: str
    person: str
    subject: str
    promise: str
    """In the standard's words; empty where there is none."""
    checks: tuple[CheckLine, ...]
    history: tuple[str, ...]
    """The last line first."""
    papers: tuple[Paper, ...]
    next: tuple[str, str, bool]
    """Event and words of the big button, and whether this officer may press it."""
    acts: tuple[tuple[str, str], ...]
    """Events and words of the small ones."""
    asks_due: bool
    due_offered: dt.date
    has_letter: bool
    letter_open: bool
    """Whether it may still be drafted."""


def detail_of(details: Details, zone: ZoneInfo, officer_id: str, role: Role) -> Detail:
    row = details.row
    letter = details.row.state.kind in ("recommendation", "data_request")
    return Detail(
        row.id,
        details.revision,
        words.KINDS[row.state.kind],
        row.number,
        words.STATUSES[row.state.status],
        _deadline(details, zone),
        words.tone(row),
        _about(details, zone),
        " · ".join(filter(None, (row.who or "–", details.email, details.phone, details.institution))),
        row.subject,
        _promise(details),
        _checks(details, zone),
        tuple(words.history_line(line, zone) for line in reversed(details.history)),
        _papers(details, zone),
        _next(details, role),
        _acts(details, officer_id),
        "agreed" in details.legal,
        details.due_offered,
        letter and (details.letter is not None or "letter" in details.legal),
        "letter" in details.legal,
    )


def _deadline(details: Details, zone: ZoneInfo) -> str:
    """The time left and its last moment; before it runs, from when it will."""
    row = details.row
    if not row.state.open:
        return ""
    if row.silent and row.state.last_message_at is not None:
        since = short_date(row.state.last_message_at.astimezone(zone).date())
        return f"Tidak ada tanggapan sejak {since}. Permohonan ini boleh ditutup."
    if details.deadline is None or row.standing is None:
        if row.state.fulfilled_at is not None:
            return words.when(row)
        if details.promise is None:
            return "Standar pelayanan tidak menjanjikan waktu untuk cara ini. Silakan sepakati waktunya."
        return f"Waktu belum berjalan: {words.promised(details.promise)}"
    end = details.deadline.astimezone(zone)
    last = long_date(row.state.due) if row.state.due is not None else ""
    at = "" if end.hour == end.minute == 0 else f" pukul {clock_time(end)}"
    return f"{words.days_left(row.standing)} · {last}{at}"


def _about(details: Details, zone: ZoneInfo) -> str:
    row = details.row
    return " · ".join(
        filter(
            None,
            (
                f"{CHANNELS[row.state.channel]}, {words.moment(row.state.received_at, zone)}",
                details.ticket_number,
                f"ditangani {row.owner}" if row.owner else "belum ada yang menangani",
            ),
        )
    )


def _promise(details: Details) -> str:
    if details.promise is None:
        return ""
    return f"Janji: {words.promised(details.promise)}; sampai {details.promise.ends_when}."


def _checks(details: Details, zone: ZoneInfo) -> tuple[CheckLine, ...]:
    if not details.steps:
        return _promise_checks(details, zone)
    state, found = details.row.state, []
    over = state.status == "done"
    here = (
        len(details.steps)
        if over
        else next((at for at, each in enumerate(details.steps) if each.step.key == state.step), 0)
    )
    for at, each in enumerate(details.steps):
        progress = Progress.DONE if at < here else Progress.NOW if at == here else Progress.TO_COME
        done = f"{each.by.split()[0]}, {words.moment(each.done_at, zone)}" if each.done_at else ""
        rounds = f"{each.rounds} kali dikembalikan" if each.rounds else ""
        actor = words.who_acts(each.step) if progress is not Progress.DONE else ""
        more = " · ".join(filter(None, (done, rounds, actor)))
        found.append(CheckLine(words.step_words(each.step), more, progress))
    if details.survey is not None:
        said = "bersama berakhirnya permohonan"
        found.append(CheckLine("Penilaian pemohon", said, Progress.NOW if over else Progress.TO_COME))
    return tuple(found)


def _promise_checks(details: Details, zone: ZoneInfo) -> tuple[CheckLine, ...]:
    """Where the standard lists no steps its promise does: from where the time runs, and until when."""
    state, promise = details.row.state, details.promise
    if promise is None:
        return ()
    begun = words.moment(state.begun_at, zone) if state.begun_at else ""
    fulfilled = words.moment(state.fulfilled_at, zone) if state.fulfilled_at else ""
    begins = Progress.DONE if begun or fulfilled else Progress.NOW
    ends = Progress.DONE if fulfilled else Progress.NOW if begun else Progress.TO_COME
    return (
        CheckLine(_sentence(promise.begins_when), begun, begins),
        CheckLine(_sentence(promise.ends_when), fulfilled, ends),
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _papers(details: Details, zone: ZoneInfo) -> tuple[Paper, ...]:
    found = []
    for document in details.documents:
        way = "ditarik" if document.withdrawn else "diterima" if document.received else "dikirim"
        more = f"{way}, {words.moment(document.at, zone)}"
        found.append(Paper(document.id, document.name, more, not document.withdrawn))
    here = {document.name for document in details.documents if document.received and not document.withdrawn}
    missing = (name for name in details.asked if name not in here)
    return (*found, *(Paper("", name, "belum diterima", False) for name in missing))


def _next(details: Details, role: Role) -> tuple[str, str, bool]:
    legal, row = details.legal, details.row
    if "reopened" in legal:
        return "reopened", "Buka kembali", True
    if "step_done" in legal and row.step is not None:
        return "step_done", *_step_words(row.step, role)
    return "done", _DONE_WORDS[row.state.kind], True


def _step_words(step: Step, role: Role) -> tuple[str, bool]:
    from pst_kiosk.domain.requests import issues, may_do

    if not may_do(step, role):
        return f"Menunggu {words.who_acts(step)}", False
    return ("Terbitkan surat" if issues(step) else "Langkah ini selesai"), True


def _acts(details: Details, officer_id: str) -> tuple[tuple[str, str], ...]:
    """The moves besides the next one, in the order of their keys."""
    step = details.row.step
    back = "Minta perbaikan" if step is not None and step.back_to else "Kembalikan"
    offered = {
        "complete": "Jelas dan lengkap",
        "agreed": "Sepakati waktu",
        "sent_back": back,
        "message_out": "Pesan dikirim",
        "message_in": "Pesan diterima",
        "silent": "Tutup, tidak ada tanggapan",
        "taken": "Ambil alih",
        "cancelled": "Batalkan",
    }
    mine = details.row.owner_id == officer_id
    return tuple(
        (event, text)
        for event, text in offered.items()
        if event in details.legal and not (event == "taken" and mine)
    )
