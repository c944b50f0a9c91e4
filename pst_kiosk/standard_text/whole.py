"""The whole profile: what the document says, every service, and at the end what was read into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pst_kiosk.dates import clock_time, zone_name
from pst_kiosk.domain.complaint_rules import Complaints
from pst_kiosk.domain.hours import Hours
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.standard import NOT_STATED, Document
from pst_kiosk.standard_text.layout import heading, listed, numbered, page_lines, paragraph
from pst_kiosk.standard_text.service import service_lines
from pst_kiosk.standard_text.wording import PLACES, date_words, day_words


def standard_text(office: Office) -> str:
    """The profile in Indonesian, in the order of the standard, as a page has it."""
    return "\n".join(part for line in _lines(office) for part in page_lines(line))


def standard_paragraphs(office: Office) -> str:
    """The same with every paragraph in one line, for a screen that wraps them to its own width."""
    return "\n".join(_lines(office))


def _lines(office: Office) -> Iterator[str]:
    yield office.name.upper()
    yield from paragraph(f"Sumber: {office.source}")
    if office.standard:
        yield ""
        yield from _document(office.standard)
    yield from heading("Kantor")
    yield from _contact(office)
    yield from heading("Jam pelayanan")
    yield from _hours(office)
    for position, service in enumerate(office.services):
        yield from heading(f"{chr(ord('a') + position)}. Standar Pelayanan {service.name.id}")
        if service.standard:
            yield from _document(service.standard)
            yield ""
        yield from service_lines(office, service)
    yield from _complaints(office.complaints)
    yield from _promises_beyond_services(office)
    yield from heading("Asumsi: tidak disebutkan standar, dapat diubah kantor")
    yield from listed(_assumptions(office), 0)
    yield from heading("Catatan pembacaan")
    yield from listed(office.readings, 0)


def _document(document: Document) -> Iterator[str]:
    yield from paragraph(f"{document.title} [{document.source}]")
    yield f"Nomor: {document.number}"
    dates = {"Dibuat": document.made, "Direvisi": document.revised, "Berlaku": document.in_force}
    for word, day in dates.items():
        if day:
            yield f"{word}: {date_words(day)}"
    yield from paragraph(f"Disahkan oleh: {document.approved_by}")
    if document.unit != NOT_STATED:
        yield from paragraph(f"Unit: {document.unit}")
    for word, text in (("Maksud", document.purpose), ("Tujuan", document.aim)):
        if text:
            yield from paragraph(f"{word}: {text}")
    for word, items in (
        ("Menimbang", document.considering),
        ("Mengingat", document.in_view_of),
        ("Keterkaitan", document.related),
        ("Peringatan", document.warnings),
    ):
        if items:
            yield f"{word}:"
            yield from numbered(items, 2)
    if document.decides:
        yield "Memutuskan:"
        for decision in document.decides:
            yield from paragraph(decision, 2)


def _contact(office: Office) -> Iterator[str]:
    yield from paragraph(f"Alamat: {office.address}")
    contact = office.contact
    if contact:
        yield from paragraph(f"Sumber: {contact.source}")
        for word, ways in (
            ("Telepon", contact.phones),
            ("Faksimile", contact.fax),
            ("WhatsApp", contact.whatsapp),
            ("E-mail", contact.emails),
            ("Situs web", contact.websites),
        ):
            if ways:
                yield from paragraph(f"{word}: {', '.join(ways)}")
    yield f"Kode wilayah: {office.code} · zona waktu {zone_name(office.tz)}"


def _hours(office: Office) -> Iterator[str]:
    yield from paragraph(f"Sumber: {office.hours.source}{_assumed(office.hours.assumption)}")
    yield from _week(office.hours.week)
    for dated in office.hours.dated:
        yield f"{dated.name}, {date_words(dated.first)} sampai {date_words(dated.last)}:"
        yield from _week(dated.week)
    for special in office.hours.special_days:
        hours = f"{special.opens:%H.%M}–{special.closes:%H.%M}" if special.opens else "tutup"
        yield f"{date_words(special.day)}: {hours} ({special.reason})"
    if office.appointments:
        outside = ", juga di luar jam pelayanan" if office.appointments.outside_hours else ""
        yield from paragraph(
            f"Janji temu: dibuat paling lambat {office.appointments.notice_minutes} menit "
            f"sebelumnya{outside}{_assumed(office.appointments.assumption)} [{office.appointments.source}]"
        )


def _week(week: Iterable[Hours]) -> Iterator[str]:
    for hours in week:
        yield f"{day_words(hours.days)}: {clock_time(hours.opens)}–{clock_time(hours.closes)}"


def _complaints(complaints: Complaints) -> Iterator[str]:
    yield from heading("Pengelolaan pengaduan")
    source = f" [{complaints.manager.source}]" if complaints.manager.source else ""
    yield from paragraph(f"Penanggung jawab: {complaints.manager.name}{source}")
    yield from paragraph(f"Alamatnya: {complaints.manager.address}")
    if complaints.desk:
        yield from paragraph(f"Diterima di: {complaints.desk.id}")
    if complaints.evidence_required:
        yield from paragraph("Pengaduan ditindaklanjuti bila disertai bukti yang sah.")
    times = complaints.times
    yield from paragraph(
        f"Dijawab paling lama {times.information} hari kerja (permintaan informasi), "
        f"{times.unsupervised} hari kerja (tidak berkadar pengawasan), atau {times.supervised} hari kerja "
        "(berkadar pengawasan) sejak diterima; bila terlambat diteruskan ke penanggung jawab pelayanan, dan "
        f"sesudah {times.to_head} hari kerja ke kepala kantor{_assumed(times.assumption)}"
    )


def _promises_beyond_services(office: Office) -> Iterator[str]:
    if office.duties:
        yield from heading("Kewajiban lain menurut standar")
        for duty in office.duties:
            yield from paragraph(f"{duty.text} [{duty.source}]", 0, "- ")
            yield from numbered(duty.items, 2)
    compensation = office.compensation
    if compensation:
        yield from heading("Kompensasi")
        yield from paragraph(f"Dasar: {compensation.instrument} [{compensation.source}]")
        yield from paragraph(f"Diberikan bila: {compensation.trigger}{_assumed(compensation.assumption)}")
        yield from paragraph(f"Isi: {compensation.contents}")
    yield from heading("Loket")
    for desk in office.desks:
        places = ", ".join(PLACES[place] for place in desk.places)
        served = ", ".join(office.service(key).name.id for key in desk.services) or "semua layanan"
        yield from paragraph(f"{desk.name.id}: {places}; {served}", 0, "- ")


def _assumed(assumption: str) -> str:
    return " (asumsi)" if assumption else ""


def _assumptions(office: Office) -> Iterator[str]:
    """Everything a profile adds to what its standard says, in the profile's order."""
    named = {
        "Jam pelayanan": office.hours.assumption,
        "Janji temu": office.appointments.assumption if office.appointments else "",
        "Pemanggilan": office.calling.assumption,
        "Pengaduan": office.complaints.times.assumption,
        "Kompensasi": office.compensation.assumption if office.compensation else "",
    }
    yield from (f"{name}: {text}." for name, text in named.items() if text)
    for service in office.services:
        yield from (f"{service.name.id}, {text}." for text in _service_assumptions(service))


def _service_assumptions(service: Service) -> Iterator[str]:
    for step in service.steps:
        for text in (step.assumption, *(limit.assumption for limit in step.limits)):
            if text:
                yield f"langkah '{step.text.id}': {text}"
    for promise in service.requests:
        if promise.assumption:
            yield f"{promise.name.id}: {promise.assumption}"
    if service.chat and service.chat.assumption:
        yield f"percakapan daring: {service.chat.assumption}"
    yield f"perkiraan lama layanan {service.typical_minutes} menit sampai kantor punya riwayatnya sendiri"
