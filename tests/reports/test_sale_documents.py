"""The documents of a sale."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Item
from pst_kiosk.reports.agreement import abstract_form, agreement
from pst_kiosk.reports.invoice import invoice
from pst_kiosk.reports.page_frame import SAMPLE_NOTE
from pst_kiosk.reports.receipt import receipt_paper
from tests.reports.sales import GROUND, OFFICIAL, RECEIPT, SALE, VOID, office


@pytest.fixture(scope="module")
def kupang() -> Office:
    return office()


def _text(document: bytes) -> str:
    pages = PdfReader(BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_an_invoice_states_items_prices_total_and_grounds(kupang: Office) -> None:
    text = _text(invoice(kupang, SALE))
    for said in (
        "Nomor INV-0007/2026",
        "Siti <b>Rahma</b> & Co.",
        "J-004",
        "Rabu, 18 November 2026",
        "820260001234567",
        "1.001 rekaman Rp 1.000 Rp 1.001.000",
        "Dibebaskan: Pasal 5 peraturan contoh",
        "Jumlah Rp 1.121.000",
        "Terbilang: Satu juta seratus dua puluh satu ribu rupiah",
        f"Dasar tarif: {GROUND}.",
    ):
        assert said in text


def test_an_invoice_that_is_not_given_yet_says_so(kupang: Office) -> None:
    assert "Rancangan invoice" in _text(invoice(kupang, replace(SALE, billed_at=None, agreed_at=None)))


def test_a_receipt_has_the_amount_in_words_and_who_issued_it(kupang: Office) -> None:
    text = _text(receipt_paper(kupang, SALE, RECEIPT))
    for said in ("Nomor KW-000041", "Satu juta seratus dua puluh satu ribu rupiah", "Bendahara Satu"):
        assert said in text
    assert "BATAL" not in text


def test_a_void_receipt_says_why(kupang: Office) -> None:
    assert "BATAL – Nama salah tulis" in _text(receipt_paper(kupang, SALE, VOID))


def test_samples_mark_every_document_and_official_prices_none_of_theirs(kupang: Office) -> None:
    for made in (invoice(kupang, SALE), receipt_paper(kupang, SALE, RECEIPT)):
        assert SAMPLE_NOTE in _text(made)
    for made in (invoice(kupang, OFFICIAL), receipt_paper(kupang, OFFICIAL, RECEIPT)):
        assert "CONTOH" not in _text(made)
    # The standards print no wording of these two.
    for made in (agreement(kupang, OFFICIAL), abstract_form(kupang, OFFICIAL)):
        assert SAMPLE_NOTE in _text(made)


def test_the_agreement_names_the_data_it_is_about_alone(kupang: Office) -> None:
    for made in (agreement(kupang, SALE), abstract_form(kupang, SALE)):
        text = _text(made)
        assert "CONTOH Data mikro" in text
        assert "CONTOH Peta digital" in text
        assert "Publikasi tercetak" not in text


def test_an_invoice_of_fifty_items_goes_on_over_the_pages(kupang: Office) -> None:
    items = tuple(Item("a", f"Publikasi {at}", "eksemplar", 60_000, 1, "dasar") for at in range(50))
    document = invoice(kupang, replace(SALE, items=items, buyer="x" * 200))
    pages = [page.extract_text() for page in PdfReader(BytesIO(document)).pages]
    assert len(pages) > 1
    assert all(any(f"Publikasi {at}" in page for page in pages) for at in range(50))
    assert "Rp 3.000.000" in " ".join(pages)
