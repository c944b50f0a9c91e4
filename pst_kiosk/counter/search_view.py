"""Visits that were found, and one of them from its beginning to its end, in an officer's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pst_kiosk.counter.requests_words import moment
from pst_kiosk.counter.search_fact import ERASED, NONE, Fact
from pst_kiosk.counter.search_matters import complaint_facts, loan_facts, request_facts, sale_facts
from pst_kiosk.counter.search_record import before, record_facts
from pst_kiosk.dates import clock_time

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Question
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.matters import Matter
    from pst_kiosk.services.personal_data import Erased
    from pst_kiosk.services.search import Answer, MatterFound, VisitFound
    from pst_kiosk.services.story import Line, Story

_UNSIGNED = "(tanpa buku tamu)"
_MATTERS = {"request": "Permohonan", "sale": "Penjualan"}
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


def found_rows(answer: Answer, zone: ZoneInfo) -> tuple[tuple[str, ...], ...]:
    """A row for each visit, request and sale, the newest first: key, day and time, name, institution,
    numbers or what it is."""
    rows = [(visit.started_at, _visit_row(visit, zone)) for visit in answer.visits]
    rows += [(found.at, _matter_row(found, zone)) for found in answer.matters]
    return tuple(row for _, row in sorted(rows, key=lambda each: each[0], reverse=True))


def found_summary(answer: Answer) -> str:
    """How many there are."""
    if not answer.visits and not answer.matters:
        return "Tidak ada yang cocok."
    said = [f"{len(answer.visits)} kunjungan"] if answer.visits or answer.more else []
    if answer.matters:
        said.append(f"{len(answer.matters)} tanpa kunjungan")
    many = ", ".join(said)
    return f"{many}; masih ada yang lebih lama" if answer.more else many


def copied_words(visits: int, matters: int, complaints: int) -> str:
    """What a copy is of."""
    counted = (
        (visits, "kunjungan"),
        (matters, "permohonan atau penjualan"),
        (complaints, "pengaduan, saran, atau masukan"),
    )
    return " dan ".join(f"{many} {what}" for many, what in counted if many)


def erased_words(erased: Erased) -> str:
    """What is forgotten, and what had to stay and why."""
    counted = (
        (erased.visits, "kunjungan"),
        (erased.requests, "permohonan"),
        (erased.sales, "penjualan"),
        (erased.complaints, "pengaduan, saran, atau masukan"),
    )
    where = ", ".join(f"{many} {what}" for many, what in counted if many)
    said = [f"Data pribadi di {where} sudah dihapus. Angka statistiknya tetap."]
    if erased.receipted:
        said.append(f"Yang berkuitansi wajib disimpan sebagai arsip: {', '.join(erased.receipted)}.")
    if erased.issued:
        said.append(f"Surat yang terbit wajib disimpan sebagai arsip: {', '.join(erased.issued)}.")
    return " ".join(said)


def key_of(kind: str, identity: str) -> str:
    """Of a row: what it is of, and that one's id."""
    return f"{kind} {identity}"


def _visit_row(visit: VisitFound, zone: ZoneInfo) -> tuple[str, ...]:
    numbers = ", ".join(ticket.number for ticket in visit.tickets if ticket.number)
    name = _UNSIGNED if visit.name is None else visit.name or ERASED
    key = key_of("visit", visit.id)
    return key, moment(visit.started_at, zone), name, visit.institution or "", numbers or NONE


def _matter_row(found: MatterFound, zone: ZoneInfo) -> tuple[str, ...]:
    key = key_of(found.trace.kind.value, found.trace.id)
    what = _MATTERS[found.trace.kind.value]
    return key, moment(found.at, zone), found.name or ERASED, found.institution, what


def story_title(story: Story, zone: ZoneInfo) -> str:
    """Who came when."""
    name = (story.guest_book.get("name") or ERASED) if story.guest_book else _UNSIGNED
    return f"{name} · {moment(story.started_at, zone)}"


def story_facts(story: Story, office: Office, asked: Iterable[Question]) -> tuple[Fact, ...]:
    """Every line of a story, in the order it is read."""
    return (
        *_guest_book(story, tuple(asked), office.tz),
        *_tickets(story, office),
        *_lines(story.lines, office),
        *loan_facts(story.loans, office.tz),
        *(fact for record in story.records for fact in record_facts(record, story.corrections, office.tz)),
        *(fact for request in story.requests for fact in request_facts(request, office.tz)),
        *(fact for sale in story.sales for fact in sale_facts(sale, office.tz)),
        *complaint_facts(story.complaints, office.tz),
    )


def matter_title(matter: Matter, zone: ZoneInfo) -> str:
    """Who asked or bought when, without a visit."""
    return f"{matter.name or ERASED} · {moment(matter.at, zone)} · {matter.number}, tanpa kunjungan"


def matter_facts(matter: Matter, zone: ZoneInfo) -> tuple[Fact, ...]:
    """Every line of a request or sale that came without a visit."""
    part = "Identitas"
    said = (("Nama", matter.name or ERASED), ("E-mail", matter.email), ("Telepon", matter.phone))
    return (
        *(Fact(f"matter {what}", part, what, value or NONE) for what, value in said),
        Fact("matter institution", part, "Instansi", matter.institution or NONE),
        *(fact for request in matter.requests for fact in request_facts(request, zone)),
        *(fact for sale in matter.sales for fact in sale_facts(sale, zone)),
    )


def story_text(title: str, facts: Iterable[Fact]) -> str:
    """What is told of a visit, a request or a sale, as whose it is may read it."""
    lines, part = [title], ""
    for fact in facts:
        if fact.part and fact.part != part:
            part = fact.part
            lines += ["", part]
        lines.append(f"{fact.what}: {fact.value}")
    return "\n".join(lines)


def _guest_book(story: Story, asked: tuple[Question, ...], zone: ZoneInfo) -> Iterator[Fact]:
    part = "Buku tamu"
    if not story.guest_book:
        yield Fact("guest_book", part, "Buku tamu", "belum ditandatangani")
        return
    signed = moment(story.signed_at, zone) if story.signed_at else NONE
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
        told = partial(_answer, question=question)
        yield from before(story.corrections, *subject, question.field, zone, told)


def _answer(stored: Any, question: Question) -> str:
    if question.field == "name" and stored == "":
        return ERASED
    if stored is None or stored == "":
        return NONE
    options = question.options or {}
    if question.answer == "many":
        return ", ".join(text.id for code, text in options.items() if int(stored) & code) or NONE
    return options[stored].id if stored in options else str(stored)


def _tickets(story: Story, office: Office) -> Iterator[Fact]:
    for ticket in story.tickets:
        service = office.service(ticket.service).name.id
        status = _STATUS.get(ticket.status, ticket.status)
        yield Fact(f"ticket {ticket.id}", "Nomor", ticket.number or NONE, f"{service} · {status}")


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
