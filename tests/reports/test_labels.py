"""Labels for lockers, read back from the PDF they make."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from pst_kiosk.reports.labels import A_SHEET, locker_labels

OFFICE = "Badan Pusat Statistik Kota Kupang"


def pages(*names: str) -> list[list[str]]:
    sheets = PdfReader(BytesIO(locker_labels(OFFICE, names))).pages
    return [[line for line in sheet.extract_text().split("\n") if line] for sheet in sheets]


def test_every_locker_has_a_label_with_its_name_and_the_office() -> None:
    (sheet,) = pages("01", "02", "Lemari besar kiri 1")
    assert sheet == ["Loker", "01", OFFICE, "Loker", "02", OFFICE, "Loker", "Lemari besar kiri 1", OFFICE]


def test_more_labels_than_a_sheet_holds_go_on_a_further_one() -> None:
    names = [f"{number:02}" for number in range(1, A_SHEET + 2)]
    first, second = pages(*names)
    assert first[1::3] == names[:-1]
    assert second == ["Loker", names[-1], OFFICE]


def test_the_same_lockers_give_the_same_bytes() -> None:
    assert locker_labels(OFFICE, ["01"]) == locker_labels(OFFICE, ["01"])


def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    assert "<b>A&7" in pages("<b>A&7")[0]
