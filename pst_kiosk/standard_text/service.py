"""One service of a standard: its fourteen components, its requests, its tariffs."""

from __future__ import annotations

from collections.abc import Iterator

from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.standard import (
    MANUFACTURING,
    NOT_STATED,
    SERVICE_DELIVERY,
    Component,
    Statement,
)
from pst_kiosk.domain.steps import Step
from pst_kiosk.domain.tariffs import Tariff
from pst_kiosk.standard_text.layout import listed, numbered, paragraph
from pst_kiosk.standard_text.wording import (
    ACTORS,
    COMPONENTS,
    PLACES,
    date_words,
    limit_words,
    request_words,
    rupiah_words,
)

IN_PERSON = "Layanan dengan cara kunjungan langsung (offline):"
ONLINE = "Layanan dengan cara kunjungan tak langsung (online):"


def service_lines(office: Office, service: Service) -> Iterator[str]:
    yield f"Huruf nomor antrean: {service.letter}" if service.numbered else "Tanpa nomor antrean"
    for title, components in (
        ("Komponen Service Delivery", SERVICE_DELIVERY),
        ("Komponen Manufacturing", MANUFACTURING),
    ):
        yield ""
        yield f"  {title}"
        for position, component in enumerate(components, 1):
            yield ""
            yield from _component(office, service, component, position)
    yield from _requests(service)
    yield from _tariffs(service.tariffs)


def _component(office: Office, service: Service, component: Component, position: int) -> Iterator[str]:
    statement = office.statement(service, component)
    title = COMPONENTS[component]
    if component is Component.COMPLAINTS:
        source = office.complaints.source if office.complaints.channels else ""
        yield from paragraph(f"{title} [{source}]" if source else title, 2, f"{position}. ")
        yield from numbered(office.complaints.channels, 5)
        if not office.complaints.channels:
            yield f"     {NOT_STATED}"
        return
    if component is Component.PROCEDURE:
        yield from paragraph(title, 2, f"{position}. ")
        yield from _procedure(service, statement)
    elif statement is None:
        yield from paragraph(title, 2, f"{position}. ")
        yield f"     {NOT_STATED}"
    else:
        yield from paragraph(f"{title} [{statement.source}]", 2, f"{position}. ")
        yield from _statement(statement)


def _statement(statement: Statement) -> Iterator[str]:
    yield from _points(statement.items, 5)
    if statement.in_person or statement.online:
        for way, points in ((IN_PERSON, statement.in_person), (ONLINE, statement.online)):
            yield f"     {way}"
            yield from _points(points or (NOT_STATED,), 7)
    if statement.note:
        yield from paragraph(f"Catatan: {statement.note}", 5)


def _points(points: tuple[str, ...], indent: int) -> Iterator[str]:
    yield from numbered(points, indent) if len(points) > 1 else paragraph(" ".join(points), indent)


def _procedure(service: Service, online: Statement | None) -> Iterator[str]:
    yield f"     {IN_PERSON}"
    numbers = {step.key: position for position, step in enumerate(service.steps, 1)}
    for before, step in zip((None, *service.steps), service.steps, strict=False):
        if step.request and not (before and before.request):
            yield "       Sesudah kunjungan; permintaan berlanjut tanpa pengguna layanan di kantor:"
        yield from _step(step, numbers)
    yield from paragraph(f"{ONLINE} [{online.source}]" if online else ONLINE, 5)
    yield from _points(online.online if online else (NOT_STATED,), 7)
    if online and online.note:
        yield from paragraph(f"Catatan: {online.note}", 5)


def _step(step: Step, numbers: dict[str, int]) -> Iterator[str]:
    mark = f"{numbers[step.key]:2}. "
    inside = 7 + len(mark)
    yield from paragraph(step.words or step.text.id, 7, mark)
    where = f", di {PLACES[step.place]}" if step.place else ""
    assumed = " (asumsi)" if step.assumption else f" [{step.source}]"
    yield from paragraph(f"Oleh {ACTORS[step.actor]}{where}{assumed}", inside)
    yield from paragraph(f"Di layar: {step.text.id}", inside)
    for limit in step.limits:
        yield from paragraph(f"Batas waktu: {limit_words(limit)}", inside)
    for document in step.documents:
        yield from paragraph(f"Dokumen: {document}", inside)
    if step.output:
        yield from paragraph(f"Keluaran: {step.output}", inside)
    if step.optional:
        yield from paragraph(f"Dapat dilewati {step.optional}", inside)
    if step.back_to:
        again = f"diulang dari langkah {numbers[step.back_to]} selama masih diperlukan"
        yield from paragraph(f"Putaran perbaikan: {again}", inside)


def _requests(service: Service) -> Iterator[str]:
    if not (service.requests or service.chat):
        return
    yield ""
    yield "  Permintaan yang berlanjut di luar kunjungan"
    for promise in service.requests:
        yield from paragraph(f"{request_words(promise)} [{promise.source}]", 2, "- ")
    if service.chat:
        silence = service.chat.closed_after_silence_days
        yield from paragraph(
            "Percakapan daring ditutup petugas setelah selesai, atau bila pengguna layanan tidak membalas "
            f"selama {silence} hari. [{service.chat.source}]",
            2,
            "- ",
        )


def _tariffs(tariffs: tuple[Tariff, ...]) -> Iterator[str]:
    if not tariffs:
        return
    yield ""
    yield "  Tarif"
    yield from listed(map(_tariff, tariffs), 2)


def _tariff(tariff: Tariff) -> str:
    until = f" sampai {date_words(tariff.valid_until)}" if tariff.valid_until else ""
    return (
        f"{tariff.name}: {rupiah_words(tariff.rupiah)} per {tariff.unit}, "
        f"berlaku {date_words(tariff.valid_from)}{until}. Dasar: {tariff.legal_basis}"
    )
