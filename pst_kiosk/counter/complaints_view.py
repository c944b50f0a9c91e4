"""What the detail of one complaint shows, derived from what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter import complaints_words as words
from pst_kiosk.counter.promise import Tone
from pst_kiosk.dates import clock_time, long_date
from pst_kiosk.domain.complaint_code import as_shown
from pst_kiosk.domain.complaints import Event, Status, may_do
from pst_kiosk.reports.complaint_words import CATEGORIES, CHANNELS, KINDS, STATUSES

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.domain.roles import Role
    from pst_kiosk.services.complaint_views import Details

_KILOBYTE = 1024
_NEXT = {
    Event.VERIFIED: "Simpan verifikasi",
    Event.STARTED: "Mulai tindak lanjut",
    Event.ANSWERED: "Kirim jawaban",
    Event.CLOSED: "Tutup pengaduan",
    Event.REOPENED: "Buka kembali",
}
"""Words of the big button."""
_NEXT_OF = {
    Status.RECEIVED: Event.VERIFIED,
    Status.VERIFIED: Event.STARTED,
    Status.IN_PROGRESS: Event.ANSWERED,
    Status.ANSWERED: Event.CLOSED,
    Status.CLOSED: Event.REOPENED,
    Status.REJECTED: Event.REOPENED,
}
ACTS = {
    Event.TAKEN: "Saya tangani",
    Event.VERIFIED: "Ubah verifikasi",
    Event.ANSWERED: "Langsung jawab",
    Event.REJECTED: "Tolak",
    Event.ESCALATED: "Teruskan ke atasan",
    Event.REOPENED: "Buka kembali",
}
"""Words of the small buttons."""


@dataclass(frozen=True)
class File:
    """A file of evidence; one that was taken back cannot be opened."""

    id: str
    line: str
    counts: bool


@dataclass(frozen=True)
class Detail:
    """One complaint as its officer sees it."""

    id: str
    revision: int
    title: str
    status: str
    deadline: str
    tone: Tone
    proposal: str
    """Where it is to be taken because it is late; empty where it need not."""
    text: str
    person: str
    about: str
    answer: str
    """With what it was answered or rejected; empty until then."""
    category: str | None
    valid_evidence: bool
    history: tuple[str, ...]
    """The last line first."""
    files: tuple[File, ...]
    next: tuple[Event, str, bool]
    """Event and words of the big button, and whether this officer may press it."""
    acts: tuple[tuple[Event, str], ...]
    """Events and words of the small ones this officer may press."""
    verifies: bool
    assigns: bool
    adds_files: bool


def detail_of(details: Details, office: Office, officer_id: str, role: Role) -> Detail:
    row, zone = details.row, office.tz
    mine = tuple(event for event in details.legal if may_do(row.state, event, role, officer_id))
    next_step = _next(details, mine)
    return Detail(
        row.id,
        details.revision,
        f"{KINDS[row.state.kind]} · {row.number}",
        _status(details),
        _deadline(details, zone),
        words.tone(row),
        "" if row.proposed is None else f"Terlambat: teruskan ke {words.LEVELS[row.proposed]}.",
        row.text,
        _person(details),
        _about(details, office),
        details.answer if row.state.answered_at is not None else "",
        row.state.category,
        row.state.valid_evidence is True,
        tuple(words.history_line(line, zone) for line in reversed(details.history)),
        _files(details, zone),
        next_step,
        _acts(details, officer_id, mine, next_step[0]),
        Event.VERIFIED in mine,
        Event.ASSIGNED in mine,
        Event.EVIDENCE_ADDED in mine,
    )


def _status(details: Details) -> str:
    state = details.row.state
    level = words.LEVELS[state.level]
    return " · ".join(filter(None, (STATUSES[state.status], level and f"diteruskan ke {level}")))


def _deadline(details: Details, zone: ZoneInfo) -> str:
    """How much time is left and until when; afterwards whether it was kept."""
    row = details.row
    if row.standing is None:
        if row.state.answered_at is None:
            return ""
        kept = "tepat waktu" if details.kept else "terlambat"
        return f"Dijawab {words.moment(row.state.answered_at, zone)}, {kept}"
    end = details.deadline.astimezone(zone)
    at = "" if end.hour == end.minute == 0 else f" pukul {clock_time(end)}"
    unread = "" if row.state.category is not None else ", sampai diverifikasi"
    return f"{words.days_left(row.standing)} · {long_date(row.state.due)}{at}{unread}"


def _person(details: Details) -> str:
    who = " · ".join(filter(None, (details.name or words.NOBODY, details.contact)))
    return f"{who} · kode {as_shown(details.code)}"


def _about(details: Details, office: Office) -> str:
    row = details.row
    service = next((each.name.id for each in office.services if each.key == row.service), "")
    came = f"{channel_name(row.state.channel, office)}, {words.moment(row.state.received_at, office.tz)}"
    handled = f"ditangani {row.responsible}" if row.responsible else "belum ada yang menangani"
    category = CATEGORIES[row.state.category] if row.state.category is not None else ""
    return " · ".join(filter(None, (came, service, details.ticket_number, category, handled)))


def channel_name(channel: str, office: Office) -> str:
    """A way in words; an office with a complaint desk calls it by its name."""
    desk = office.complaints.desk
    return desk.id if channel == "counter" and desk is not None else CHANNELS[channel]


def _files(details: Details, zone: ZoneInfo) -> tuple[File, ...]:
    found = []
    for file in details.files:
        size = f"{max(1, round(file.size / _KILOBYTE))} KB"
        more = "ditarik" if file.withdrawn else f"{size}, {words.moment(file.at, zone)}"
        found.append(File(file.id, f"{file.name} · {more}", not file.withdrawn))
    return tuple(found)


def _next(details: Details, mine: tuple[Event, ...]) -> tuple[Event, str, bool]:
    state = details.row.state
    event = _NEXT_OF[state.status]
    if event is Event.STARTED and event not in details.legal:
        return Event.VERIFIED, "Menunggu bukti yang sah", False
    return event, _NEXT[event], event in mine


def _acts(
    details: Details, officer_id: str, mine: tuple[Event, ...], next_event: Event
) -> tuple[tuple[Event, str], ...]:
    """The moves besides the next one, in the order of their keys."""
    answers_for_it = details.row.state.responsible_id == officer_id
    return tuple(
        (event, text)
        for event, text in ACTS.items()
        if event in mine and event is not next_event and not (event is Event.TAKEN and answers_for_it)
    )
