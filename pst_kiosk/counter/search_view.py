"""Visits that were found, and one of them from its beginning to its end, in an officer's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pst_kiosk.dates import clock_time, short_date

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Question
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.search import Answer, Corrected, Line, RecordRead, Story, VisitFound

_NONE = "–"
ERASED = "(dihapus atas permintaan)"
_UNSIGNED = "(tanpa buku tamu)"
_STATUS = {
    "waiting": "menunggu",
    "called": "dipanggil",
    "serving": "dilayani",
    "held": "ditunda",
    "done": "selesai",
    "no_show": "tidak hadir",
    "cancelled": "dibatalkan",
}
_EVENTS = {
    "guest_book": "buku tamu ditandatangani",
    "joined": "masuk antrean",
    "called": "dipanggil",
    "recalled": "dipanggil ulang",
    "serving": "mulai dilayani",
    "finished": "selesai dilayani",
    "held": "ditunda",
    "resumed": "dilanjutkan",
    "no_show": "tidak hadir",
    "returned": "kembali ke antrean",
    "cancelled": "dibatalkan",
    "transferred": "dipindahkan",
    "undone": "langkah diurungkan",
    "completed": "kunjungan selesai",
}
_RECORD = {"summary": "Ringkasan", "outcome": "Hasil", "channel": "Saluran", "referral": "Rujukan"}
RECORD_WORDS: Mapping[str, Mapping[str, str]] = {
    "outcome": {
        "terpenuhi": "Terpenuhi",
        "sebagian": "Sebagian terpenuhi",
        "tidak": "Tidak terpenuhi",
        "dirujuk": "Dirujuk",
    }
}


@dataclass(frozen=True)
class Fact:
    """A line of a story. What may be corrected says where it stands (`subject`, `subject_id`, `field`), with
    its `stored` value and, where it is chosen, the `options`."""

    key: str
    part: str
    what: str
    value: str
    subject: str = ""
    subject_id: str = ""
    field: str = ""
    stored: Any = None
    options: tuple[tuple[str, Any], ...] = ()
    many: bool = False
    """Several of the options may hold: `stored` is the sum of their codes."""

    @property
    def row(self) -> tuple[str, str, str, str]:
        return self.key, self.part, self.what, self.value


def found_rows(answer: Answer, zone: ZoneInfo) -> tuple[tuple[str, ...], ...]:
    """A row for each visit: id, day and time, name, numbers."""
    return tuple(_found(visit, zone) for visit in answer.visits)


def found_summary(answer: Answer) -> str:
    """How many there are."""
    if not answer.visits:
        return "Tidak ada kunjungan yang cocok."
    many = len(answer.visits)
    return f"{many} kunjungan terbaru, masih ada yang lebih lama" if answer.more else f"{many} kunjungan"


def _found(visit: VisitFound, zone: ZoneInfo) -> tuple[str, ...]:
    numbers = ", ".join(ticket.number for ticket in visit.tickets if ticket.number)
    name = _UNSIGNED if visit.name is None else visit.name or ERASED
    return visit.id, _moment(visit.started_at, zone), name, visit.institution or "", numbers or _NONE


def story_title(story: Story, zone: ZoneInfo) -> str:
    """Who came when."""
    name = (story.guest_book.get("name") or ERASED) if story.guest_book else _UNSIGNED
    return f"{name} · {_moment(story.started_at, zone)}"


def story_facts(story: Story, office: Office, asked: Iterable[Question]) -> tuple[Fact, ...]:
    """Every line of a story, in the order it is read."""
    return (
        *_guest_book(story, tuple(asked), office.tz),
        *_tickets(story, office),
        *_lines(story.lines, office),
        *(fact for record in story.records for fact in _record(record, story.corrections, office.tz)),
    )


def story_text(title: str, facts: Iterable[Fact]) -> str:
    """A story as its visitor may read it."""
    return "\n".join([title, *(f"{fact.what}: {fact.value}" for fact in facts)])


def _guest_book(story: Story, asked: tuple[Question, ...], zone: ZoneInfo) -> Iterator[Fact]:
    part = "Buku tamu"
    if not story.guest_book:
        yield Fact("guest_book", part, "Buku tamu", "belum ditandatangani")
        return
    signed = _moment(story.signed_at, zone) if story.signed_at else _NONE
    shown = {True: " · identitas ditunjukkan", False: " · identitas belum ditunjukkan", None: ""}
    yield Fact("signed", part, "Ditandatangani", f"{signed}{shown[story.identity_shown]}")
    if story.people > 1:
        yield Fact("people", part, "Jumlah orang", str(story.people))
    for question in asked:
        stored = story.guest_book[question.field]
        of_visit = question.field in ("main_use", "means", "assistance")
        subject = ("visit", story.visit_id) if of_visit else ("visitor", story.visitor_id or "")
        options = tuple((text.id, code) for code, text in (question.options or {}).items())
        yield Fact(
            f"{subject[0]} {question.field}",
            part,
            question.label.id,
            _answer(stored, question),
            *subject,
            question.field,
            stored,
            options,
            question.answer == "many",
        )
        yield from _before(story.corrections, *subject, question.field, zone, question)


def _answer(stored: Any, question: Question) -> str:
    if question.field == "name" and stored == "":
        return ERASED
    if stored is None or stored == "":
        return _NONE
    options = question.options or {}
    if question.answer == "many":
        return ", ".join(text.id for code, text in options.items() if int(stored) & code) or _NONE
    return options[stored].id if stored in options else str(stored)


def _tickets(story: Story, office: Office) -> Iterator[Fact]:
    for ticket in story.tickets:
        service = office.service(ticket.service).name.id
        status = _STATUS.get(ticket.status, ticket.status)
        yield Fact(f"ticket {ticket.id}", "Nomor", ticket.number or _NONE, f"{service} · {status}")


def _lines(lines: Iterable[Line], office: Office) -> Iterator[Fact]:
    desks = {desk.key: desk.name.id for desk in office.desks}
    for line in lines:
        said = [_EVENTS.get(line.event, line.event)]
        if line.number:
            said.insert(0, line.number)
        if line.desk:
            said.append(desks.get(line.desk, line.desk))
        if line.officer:
            said.append(line.officer)
        if line.undone:
            said.append("diurungkan")
        yield Fact(
            f"line {line.seq}", "Perjalanan", clock_time(line.at.astimezone(office.tz)), " · ".join(said)
        )


def _record(record: RecordRead, corrections: Iterable[Corrected], zone: ZoneInfo) -> Iterator[Fact]:
    part = f"Rekam {record.number}" if record.number else "Rekam layanan"
    yield Fact(
        f"record {record.ticket_id}", part, "Ditulis", f"{record.officer} · {_moment(record.saved_at, zone)}"
    )
    for field, label in _RECORD.items():
        stored = getattr(record, field)
        words = RECORD_WORDS.get(field, {})
        fact = Fact(f"record {record.ticket_id} {field}", part, label, words.get(stored, stored) or _NONE)
        if field != "channel":  # how somebody came is no slip of the pen
            options = tuple((text, code) for code, text in words.items())
            fact = replace(
                fact,
                subject="service_record",
                subject_id=record.ticket_id,
                field=field,
                stored=stored,
                options=options,
            )
        yield fact
        yield from _before(corrections, "service_record", record.ticket_id, field, zone, None)


def _before(
    corrections: Iterable[Corrected],
    subject: str,
    subject_id: str,
    field: str,
    zone: ZoneInfo,
    question: Question | None,
) -> Iterator[Fact]:
    """What stood in a field before, the newest correction first."""
    here = [
        each
        for each in corrections
        if (each.subject, each.subject_id, each.field) == (subject, subject_id, field)
    ]
    for at, each in reversed(list(enumerate(here))):
        stood = _answer(each.before, question) if question else (each.before or _NONE)
        who = f"{each.officer}, {_moment(each.at, zone)}"
        why = f": {each.reason}" if each.reason else ""
        yield Fact(
            f"{subject} {subject_id} {field} {at}", "", "diperbaiki", f"sebelumnya {stood} ({who}{why})"
        )


def _moment(moment: dt.datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{short_date(local.date())} {clock_time(local)}"
