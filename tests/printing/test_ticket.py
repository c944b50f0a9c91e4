"""What a ticket says, read back from the bytes the printer gets."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pst_kiosk.printing.paper import decode
from pst_kiosk.printing.paper_width import PaperWidth
from pst_kiosk.printing.printed import Cut, Item, Line, QrCode, Raster
from pst_kiosk.printing.ticket import TicketPaper, ticket_bytes

from .papers import TICKET

WIDTHS = list(PaperWidth)


def lines(items: list[Item]) -> list[Line]:
    return [item for item in items if isinstance(item, Line)]


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(decode(data)) if line.text.strip()]


def largest(items: list[Item]) -> Line:
    return max(lines(items), key=lambda line: max(run.style.height for run in line.runs))


def test_a_ticket_holds_nothing_personal() -> None:
    assert {field.name for field in dataclasses.fields(TicketPaper)} == {
        "office_name",
        "service_name",
        "number",
        "issued_at",
        "zone_name",
        "people_ahead",
        "wait",
        "promise",
        "qr_text",
        "complaint_line",
        "language",
        "reprint",
    }


def test_a_ticket_reads_from_top_to_bottom() -> None:
    assert texts(ticket_bytes(TICKET)) == [
        "BPS Kota Kupang",
        "Nomor antrean Anda",
        "K-001",
        "Konsultasi statistik",
        "Sabtu, 21 November 2026",
        "09.05 WITA",
        "3 orang di depan Anda",
        "Perkiraan tunggu 20-40 menit",
        "Anda dilayani paling lambat 10 menit",
        "setelah antrean sebelumnya selesai.",
        "A7K2M9QX",
        "Pengaduan: pst5371@bps.go.id",
    ]


def test_the_english_ticket_reads_as_english_is_written() -> None:
    said = texts(ticket_bytes(dataclasses.replace(TICKET, language="en")))

    assert said[1] == "Your queue number"
    assert said[4:8] == [
        *("Saturday, 21 November 2026", "09:05 WITA"),
        *("3 people ahead of you", "Estimated wait 20-40 minutes"),
    ]


@pytest.mark.parametrize(
    ("language", "people", "sentence"),
    [
        ("id", 0, "Anda berada di urutan terdepan"),
        ("id", 1, "1 orang di depan Anda"),
        ("en", 0, "You are first in the queue"),
        ("en", 1, "1 person ahead of you"),
        ("en", 12, "12 people ahead of you"),
    ],
)
def test_people_ahead_are_counted_in_plain_words(language: str, people: int, sentence: str) -> None:
    paper = dataclasses.replace(TICKET, language=language, people_ahead=people)

    assert sentence in texts(ticket_bytes(paper))


def test_where_nobody_can_tell_how_many_are_ahead_the_ticket_says_nothing_of_it() -> None:
    alone, unknown = (
        texts(ticket_bytes(dataclasses.replace(TICKET, people_ahead=people))) for people in (0, None)
    )

    assert unknown == [line for line in alone if line != "Anda berada di urutan terdepan"]


def test_who_need_not_wait_is_told_no_minutes() -> None:
    said = texts(ticket_bytes(dataclasses.replace(TICKET, people_ahead=0, wait=None)))

    assert not any("menit" in line for line in said if "paling lambat" not in line)


@pytest.mark.parametrize(
    ("width", "number", "size"),
    [
        (PaperWidth.MM80, "K-001", 8),
        (PaperWidth.MM80, "K-1000", 8),
        (PaperWidth.MM58, "K-001", 6),
        (PaperWidth.MM58, "K-1000", 5),
    ],
)
def test_the_number_is_as_large_as_the_roll_allows(width: PaperWidth, number: str, size: int) -> None:
    number_line = largest(decode(ticket_bytes(dataclasses.replace(TICKET, number=number), width)))

    assert number_line.text == number
    assert (number_line.runs[0].style.width, number_line.runs[0].style.height) == (size, size)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_longer_than_the_roll(width: PaperWidth) -> None:
    long = dataclasses.replace(
        TICKET,
        office_name="Badan Pusat Statistik Provinsi Kepulauan Bangka Belitung",
        promise="x" * 500 + " " + TICKET.promise * 20,
    )

    assert all(line.columns <= width.columns for line in lines(decode(ticket_bytes(long, width))))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_promise_is_broken_between_words(width: PaperWidth) -> None:
    said = texts(ticket_bytes(TICKET, width))

    assert TICKET.promise in " ".join(said)


@pytest.mark.parametrize("language", ["id", "en"])
def test_only_a_reprint_says_so(language: str) -> None:
    mark = {"id": "cetak ulang", "en": "reprint"}[language]
    first = dataclasses.replace(TICKET, language=language)
    again = dataclasses.replace(first, reprint=True)

    assert mark not in " ".join(texts(ticket_bytes(first)))
    assert texts(ticket_bytes(again))[0].strip() == mark


def test_the_printer_draws_the_code_itself() -> None:
    items = decode(ticket_bytes(TICKET, qr="printer"))

    assert [item for item in items if isinstance(item, QrCode)] == [QrCode("A7K2M9QX", 8, "M", "center")]
    assert not any(isinstance(item, Raster) for item in items)


def test_a_printer_without_codes_gets_a_picture() -> None:
    items = decode(ticket_bytes(TICKET, qr="image"))

    assert [(item.width, item.height) for item in items if isinstance(item, Raster)] == [(168, 168)]
    assert not any(isinstance(item, QrCode) for item in items)


def test_the_ticket_is_cut_off_last() -> None:
    items = decode(ticket_bytes(TICKET))

    assert isinstance(items[-1], Cut)
    assert sum(isinstance(item, Cut) for item in items) == 1


def test_the_same_ticket_gives_the_same_bytes() -> None:
    assert ticket_bytes(TICKET) == ticket_bytes(dataclasses.replace(TICKET))


def test_an_empty_promise_leaves_no_line() -> None:
    said = texts(ticket_bytes(dataclasses.replace(TICKET, promise="", complaint_line="")))

    assert said[-2:] == ["Perkiraan tunggu 20-40 menit", "A7K2M9QX"]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Kafé Ubud", "Kafé Ubud"),
        ("Größe ñ ½ €", "Größe ñ ½ €"),
        ("Ḥasan – “Žižka”…", 'Hasan - "Žižka"...'),
        ("Loket 😀 satu", "Loket satu"),
        ("中文 BPS", "?? BPS"),
        ("BPS\x1b@\x1dV\x00\nKupang\tKota", "BPS @ V Kupang Kota"),
    ],
)
def test_foreign_letters_come_out_right_or_legible(name: str, printed: str) -> None:
    assert texts(ticket_bytes(dataclasses.replace(TICKET, office_name=name)))[0] == printed


@settings(deadline=None)
@given(
    office=st.text(max_size=120),
    service=st.text(max_size=60),
    promise=st.text(max_size=400),
    complaint=st.text(max_size=120),
    number=st.from_regex(r"[A-Z]-[0-9]{3,4}", fullmatch=True),
    width=st.sampled_from(WIDTHS),
    reprint=st.booleans(),
)
def test_the_number_survives_whatever_else_a_ticket_says(
    office: str,
    service: str,
    promise: str,
    complaint: str,
    number: str,
    width: PaperWidth,
    reprint: bool,
) -> None:
    paper = dataclasses.replace(
        TICKET,
        office_name=office,
        service_name=service,
        promise=promise,
        complaint_line=complaint,
        number=number,
        reprint=reprint,
    )

    items = decode(ticket_bytes(paper, width))

    assert largest(items).text == number
    assert all(line.columns <= width.columns for line in lines(items))
    assert [item.payload for item in items if isinstance(item, QrCode)] == [paper.qr_text]
    assert isinstance(items[-1], Cut)
