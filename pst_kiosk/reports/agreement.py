"""What a buyer of microdata or digital maps fills in and signs: the abstract, and the agreement (SPPD).

No standard prints their wording: what stands here is marked as a sample, for the office to put the official
text in its place.
"""

from __future__ import annotations

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Item, Sale
from pst_kiosk.domain.sale_checks import items_with_agreement
from pst_kiosk.reports.invoice import items_table
from pst_kiosk.reports.page import (
    Letterhead,
    a4,
    facts,
    heading,
    note,
    paragraph,
    signatures,
    space,
    title,
    to_fill_in,
)

_DATE = "Tanggal ……………………"
_SAMPLE_WORDING = "Naskah contoh: standar pelayanan tidak mencetak isinya. Kantor memakai naskah resmi."
_TERMS = (
    "Data dipakai hanya untuk keperluan yang ditulis dalam abstraksi penggunaan data.",
    "Data tidak dipindahtangankan, disalin untuk pihak lain, atau diperjualbelikan.",
    "Data tidak dipakai untuk mengenali perorangan, rumah tangga, atau perusahaan.",
    "Hasil yang diterbitkan menyebutkan Badan Pusat Statistik sebagai sumber data.",
)


def agreement(office: Office, sale: Sale) -> bytes:
    """The agreement on the data's use (SPPD) as an A4 PDF, to be signed on paper."""
    pieces = [
        title("Surat Perjanjian Penggunaan Data (SPPD)", f"Lampiran invoice {sale.number}"),
        note(_SAMPLE_WORDING),
        heading("Para pihak"),
        facts([("Penyedia data", office.name), ("Pengguna data", sale.buyer)]),
        heading("Data yang diserahkan"),
        items_table(_data(office, sale)),
        heading("Pengguna data menyetujui"),
        *(paragraph(f"{at}. {term}") for at, term in enumerate(_TERMS, start=1)),
        space(8),
        signatures(("Pengguna data", sale.buyer), (office.name, ""), place_and_date=_DATE),
    ]
    return a4(Letterhead.of(office), f"SPPD {sale.number}", pieces, sample=True)


def abstract_form(office: Office, sale: Sale) -> bytes:
    """The form in which the buyer says what the data is for, as an A4 PDF to be filled in on paper."""
    data = ", ".join(item.name for item in _data(office, sale))
    pieces = [
        title("Abstraksi penggunaan data", f"Lampiran invoice {sale.number}"),
        note(_SAMPLE_WORDING),
        space(2),
        facts([("Pengguna data", sale.buyer), ("Data", data)]),
    ]
    for asked, lines in (
        ("Judul kegiatan atau penelitian", 2),
        ("Tujuan penggunaan data", 4),
        ("Cara data diolah", 4),
        ("Hasil yang direncanakan, dan kepada siapa disampaikan", 3),
    ):
        pieces += [heading(asked), to_fill_in(lines)]
    pieces += [
        space(8),
        signatures(("", " "), ("Pengguna data", sale.buyer), place_and_date=_DATE),
    ]
    return a4(Letterhead.of(office), f"Abstraksi {sale.number}", pieces, sample=True)


def _data(office: Office, sale: Sale) -> tuple[Item, ...]:
    return items_with_agreement(office.service(sale.service).tariffs, sale.items)
