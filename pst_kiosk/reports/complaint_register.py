"""The register of complaints, suggestions and inputs of a period as an A4 PDF, and as a spreadsheet.

Whatever somebody wrote is text in both: nothing of it is markup, and nothing in a cell is ever calculated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from reportlab.platypus import Flowable

from pst_kiosk.dates import full_date, short_date
from pst_kiosk.domain.complaint_register import Entry, Register
from pst_kiosk.domain.office import Office
from pst_kiosk.reports.complaint_words import CATEGORIES, CHANNELS, KINDS, STATUSES, UNREAD
from pst_kiosk.reports.numbers import number, percent
from pst_kiosk.reports.page import (
    Column,
    Letterhead,
    a4,
    facts,
    heading,
    note,
    paragraph,
    signatures,
    space,
    table,
    title,
)
from pst_kiosk.reports.skm_words import period_name

TITLE = "Register Pengaduan, Saran, dan Masukan"
NOBODY = "Nama dan kontak pelapor tidak dimuat dalam register ini."
SHORTENED = "Teks panjang dipersingkat dengan tanda …; lengkapnya dimuat dalam register berbentuk XLSX."
NOTHING = "Tidak ada pengaduan, saran, atau masukan pada periode ini."
_IN_TIME, _TOO_LATE, _LATE, _OPEN = "Tepat waktu", "Sesudah batas", "Terlambat", "Belum jatuh tempo"
_HEADINGS = (
    *("Nomor", "Diterima", "Jenis", "Lewat", "Layanan", "Isi", "Klasifikasi", "Bukti sah", "Berkas bukti"),
    *("Penanggung jawab", "Batas", "Status", "Dijawab", "Jawaban", "Ketepatan"),
)
_WIDTHS = (20, 12, 12, 16, 22, 60, 26, 10, 8, 22, 12, 16, 12, 60, 16)


def register_pdf(office: Office, register: Register) -> bytes:
    """The register as PDF."""
    made = register.at.astimezone(office.tz).date()
    pieces: list[Flowable] = [
        title(TITLE, f"{office.name} · {period_name(register.period)}"),
        heading("Ringkasan"),
        facts(_summary(office, register)),
        space(2),
        *_counts(office, register),
        heading("Register"),
        *_entries(office, register),
        note(f"{NOBODY} {SHORTENED}" if register.entries else NOBODY),
        space(8),
        signatures(
            ("", " "), ("Penanggung jawab pengaduan", _manager(office)), place_and_date=full_date(made)
        ),
    ]
    return a4(Letterhead.of(office), TITLE, pieces)


def register_book(office: Office, register: Register) -> bytes:
    """The register as a spreadsheet."""
    import xlsxwriter  # loaded with the first spreadsheet, not with the counter

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"})
    lines = book.add_worksheet("Register")
    for at, (name, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        lines.set_column(at, at, width)
        lines.write_string(0, at, name, bold)
    lines.freeze_panes(1, 1)
    for row, entry in enumerate(register.entries, start=1):
        for at, cell in enumerate(_row(office, entry)):
            if isinstance(cell, dt.date):
                lines.write_datetime(row, at, cell, day)
            elif isinstance(cell, int):
                lines.write_number(row, at, cell)
            else:
                # As a text whatever it begins with.
                lines.write_string(row, at, cell, wrapped)
    about = book.add_worksheet("Ringkasan")
    about.set_column(0, 0, 32)
    about.set_column(1, 1, 60)
    for row, (name, value) in enumerate((("Kantor", office.name), *_summary(office, register), ("", NOBODY))):
        about.write_string(row, 0, name, bold)
        about.write_string(row, 1, value)
    book.close()
    return out.getvalue()


def _summary(office: Office, register: Register) -> list[tuple[str, str]]:
    times = office.complaints.times
    answered = register.in_time + register.too_late
    return [
        ("Periode", period_name(register.period)),
        ("Dibuat", full_date(register.at.astimezone(office.tz).date())),
        ("Diterima", number(len(register.entries))),
        ("Dijawab tepat waktu", f"{number(register.in_time)} ({percent(register.in_time, answered)})"),
        ("Dijawab sesudah batas", number(register.too_late)),
        ("Terlambat, belum dijawab", number(register.late)),
        ("Belum jatuh tempo", number(register.open_in_time)),
        (
            "Batas waktu",
            f"{times.information} hari kerja (permintaan informasi), {times.unsupervised} (tidak berkadar "
            f"pengawasan), {times.supervised} (berkadar pengawasan) sejak diterima",
        ),
    ]


def _counts(office: Office, register: Register) -> Iterable[Flowable]:
    """How many there were of each kind, way and class; what did not come is left out."""
    parts = (
        ("Jenis", KINDS, register.counted(lambda state: state.kind)),
        ("Lewat", _channels(office), register.counted(lambda state: state.channel)),
        ("Klasifikasi", CATEGORIES, register.counted(lambda state: state.category)),
        ("Status", STATUSES, register.counted(lambda state: state.status)),
    )
    rows = [
        (part, words.get(key, UNREAD) if key else UNREAD, number(counts[key]))
        for part, words, counts in parts
        for key in (*words, None)
        if counts.get(key)
    ]
    if rows:
        yield table((Column("Menurut", 2), Column("", 4), Column("Banyaknya", 1, "right")), rows)


def _entries(office: Office, register: Register) -> Iterable[Flowable]:
    if not register.entries:
        yield paragraph(NOTHING)
        return
    columns = (
        Column("Nomor, diterima", 28),
        Column("Jenis, lewat", 20),
        Column("Isi", 31),
        Column("Tindak lanjut", 30),
        Column("Batas, ketepatan", 18),
    )
    yield table(columns, (_line(office, entry) for entry in register.entries))


def _line(office: Office, entry: Entry) -> Sequence[str]:
    state = entry.state
    received = state.received_at.astimezone(office.tz).date()
    service = _service(office, entry)
    evidence = f"{entry.evidence} berkas bukti" if entry.evidence else ""
    status = STATUSES[state.status]
    by = f"{status}, {entry.responsible}" if entry.responsible else status
    return (
        f"{entry.number}\n{short_date(received)}",
        "\n".join(filter(None, (KINDS[state.kind], _channels(office)[state.channel], service))),
        "\n".join(filter(None, (entry.text, evidence))),
        "\n".join(filter(None, (by, entry.answer))),
        "\n".join(filter(None, (_class(entry), short_date(state.due), _punctuality(entry)))),
    )


def _row(office: Office, entry: Entry) -> Sequence[str | int | dt.date]:
    state = entry.state
    answered = state.answered_at
    valid = "" if state.valid_evidence is None else "ya" if state.valid_evidence else "tidak"
    return (
        entry.number,
        state.received_at.astimezone(office.tz).date(),
        KINDS[state.kind],
        _channels(office)[state.channel],
        _service(office, entry),
        entry.text,
        _class(entry),
        valid,
        entry.evidence,
        entry.responsible,
        state.due,
        STATUSES[state.status],
        "" if answered is None else answered.astimezone(office.tz).date(),
        entry.answer,
        _punctuality(entry),
    )


def _channels(office: Office) -> Mapping[str, str]:
    """An office with a complaint desk calls it by its name."""
    desk = office.complaints.desk
    return CHANNELS if desk is None else {**CHANNELS, "counter": desk.id}


def _service(office: Office, entry: Entry) -> str:
    return next((each.name.id for each in office.services if each.key == entry.service), "")


def _class(entry: Entry) -> str:
    return UNREAD if entry.state.category is None else CATEGORIES[entry.state.category]


def _punctuality(entry: Entry) -> str:
    if entry.kept is not None:
        return _IN_TIME if entry.kept else _TOO_LATE
    return _LATE if entry.late else _OPEN


def _manager(office: Office) -> str:
    manager = office.complaints.manager
    return manager.name if manager.stated else ""
