"""The common A4 page."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from pst_kiosk.reports.page import (
    Column,
    Letterhead,
    a4,
    facts,
    heading,
    paragraph,
    signatures,
    table,
    title,
)
from pst_kiosk.reports.page_frame import SAMPLE_NOTE

OFFICE = Letterhead("BPS Kota Contoh", ("Jalan Contoh 1", "0380 123 · bps@example.org"))


def _texts(document: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(document)).pages]


def test_every_page_has_the_letterhead_and_says_which_of_how_many_it_is() -> None:
    pages = _texts(a4(OFFICE, "Panjang", [paragraph("Baris") for _ in range(120)]))
    assert len(pages) > 1
    for at, page in enumerate(pages, start=1):
        assert "BPS Kota Contoh" in page
        assert f"Halaman {at} dari {len(pages)}" in page


def test_what_looks_like_markup_is_printed_as_typed() -> None:
    typed = '<b>Siti</b> & <img src="file:///etc/passwd"/> <para> &lt; </font>'
    columns = (Column("Uraian", 2), Column("Jumlah", 1, "right"))
    pieces = [title(typed, typed), heading(typed), paragraph(typed), facts([(typed, typed)])]
    pieces += [table(columns, [(typed, typed)], [(typed, typed)]), signatures((typed, typed))]
    text = " ".join(" ".join(_texts(a4(OFFICE, typed, pieces))).split())
    assert text.count("<b>Siti</b>") >= 10
    assert text.count("file:///etc/passwd") >= 10


def test_control_characters_and_a_megabyte_are_no_trouble() -> None:
    endless = "x" * 1_000_000
    pieces = [paragraph("a\x00b\x1b[31mc\u202e"), paragraph(endless), facts([("Nama", endless)])]
    pieces.append(table((Column("A", 1), Column("B", 1)), [(endless, endless)], [(endless, endless)]))
    pieces.append(table((Column("A", 1), Column("B", 9)), [("1\n" * 500, "2\n" * 500)]))
    pages = _texts(a4(OFFICE, endless[:100], pieces))
    assert "ab[31mc" in pages[0]
    assert len(pages) < 6


def test_rows_of_a_table_are_never_split_and_its_head_is_repeated() -> None:
    rows = [(f"Baris {at}\nkedua {at}\nketiga {at}", str(at)) for at in range(60)]
    pages = _texts(a4(OFFICE, "Tabel", [table((Column("Uraian", 3), Column("Nomor", 1)), rows)]))
    assert len(pages) > 1
    assert all("Uraian" in page for page in pages)
    for at in range(60):
        assert any(f"Baris {at}\n" in page and f"ketiga {at}" in page for page in pages)


def test_a_document_of_sample_prices_says_so_on_every_page() -> None:
    def pages(sample: bool) -> list[str]:
        return _texts(a4(OFFICE, "Harga", [paragraph("Baris") for _ in range(120)], sample=sample))

    assert len(pages(sample=True)) > 1
    assert all(SAMPLE_NOTE in page for page in pages(sample=True))
    assert not any(SAMPLE_NOTE in page for page in pages(sample=False))


def test_the_same_pieces_give_the_same_bytes() -> None:
    assert a4(OFFICE, "Sama", [paragraph("Isi")]) == a4(OFFICE, "Sama", [paragraph("Isi")])
