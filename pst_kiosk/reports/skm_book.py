"""The figures of the satisfaction survey (SKM) as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from pst_kiosk.dates import full_date
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.domain.satisfaction_figures import RESPONDENTS, Figure, Satisfaction
from pst_kiosk.domain.survey import NAMES, Element
from pst_kiosk.reports import skm_words as words

Cell = str | int | Decimal | Fraction | None
Row = Sequence[Cell]
_WIDTHS = (42, 16, 14, 14, 18, 60)


def skm_book(office: Office, report: Satisfaction) -> bytes:
    """The workbook. Whatever a visitor wrote is text: nothing in it is ever calculated or opened."""
    import xlsxwriter  # loaded with the first spreadsheet, not with the counter

    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    write = _writer(book)
    write("Ringkasan", ("Hal", "Isi"), _summary(office, report))
    write("Unsur", ("Unsur", "Jawaban", "NRR", "Nilai", "Mutu"), _elements(report))
    write(
        "Layanan",
        ("Layanan", "Layanan selesai", "Responden", "Sampel", "IKM", "Mutu", "Catatan"),
        (
            (
                words.service_name(office, f.key),
                f.served,
                f.respondents,
                f.needed,
                *_index(f),
                words.remark(f),
            )
            for f in report.services
        ),
    )
    told = [figure for figure in report.services if figure.index is not None]
    write(
        "Unsur per layanan",
        ("NRR menurut unsur", *(words.service_name(office, figure.key) for figure in told)),
        (
            (NAMES[element], *(f.index.elements[element].mean for f in told if f.index is not None))
            for element in Element
        ),
    )
    write(
        "Bulan",
        ("Bulan", "Responden", "IKM", "Mutu"),
        (
            (words.month_name(month), figure.respondents, *_index(figure))
            for month, figure in zip(report.period.months, report.months, strict=True)
        ),
    )
    write("Kelompok", ("Menurut", "Kelompok", "Responden", "IKM", "Mutu"), _groups(report))
    write(
        "Penilaian cepat",
        ("Layanan", "Penilaian", *(text.id for text in SCORES.values())),
        (
            (name, faces.rated, *(_count(faces.counts, score) for score in SCORES))
            for name, faces in (
                ("Seluruh kantor", report.faces),
                *((words.service_name(office, faces.key), faces) for faces in report.faces_by_service),
            )
        ),
    )
    write("Komentar", ("Komentar",), ((comment,) for comment in report.comments), 110)
    book.close()
    return out.getvalue()


def _writer(book: Any) -> Callable[..., None]:
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    decimal = {2: book.add_format({"num_format": "0.00"}), 3: book.add_format({"num_format": "0.000"})}

    def write(name: str, headings: Sequence[str], rows: Iterable[Row], first: int = _WIDTHS[0]) -> None:
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 0, first)
        for at, width in enumerate(_WIDTHS[1:], start=1):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, bold)
        for line, row in enumerate(rows, start=1):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    # As a text whatever it begins with.
                    sheet.write_string(line, at, cell, wrapped)
                elif isinstance(cell, Fraction):
                    sheet.write_number(line, at, float(cell), decimal[3])
                elif isinstance(cell, Decimal):
                    sheet.write_number(line, at, float(cell), decimal[2])
                elif cell is not None:
                    sheet.write_number(line, at, cell)

    return write


def _summary(office: Office, report: Satisfaction) -> list[Row]:
    figure = report.office
    return [
        ("Kantor", office.name),
        ("Periode", words.period_name(report.period)),
        ("Data", words.counted(report) or "Seluruh periode"),
        ("Dibuat", full_date(report.at.astimezone(office.tz).date())),
        ("Layanan selesai", figure.served),
        ("Responden", figure.respondents),
        ("Sampel minimum", figure.needed),
        ("IKM", _index(figure)[0]),
        ("Mutu", _index(figure)[1]),
        ("Catatan", words.remark(figure)),
        ("Dasar", words.REGULATION),
        ("Metode", words.METHOD),
        ("Sampel", words.SAMPLE),
        ("Kerahasiaan", words.ANONYMITY),
    ]


def _elements(report: Satisfaction) -> Iterable[Row]:
    index = report.office.index
    if index is None:
        return
    for element in Element:
        tally = index.elements[element]
        value, grade = words.exact_worth(tally.mean)
        yield NAMES[element], tally.answers, tally.mean, value, grade


def _groups(report: Satisfaction) -> Iterable[Row]:
    for kind, (name, _) in RESPONDENTS.items():
        for group, figure in report.of_kind(kind):
            yield name, group, figure.respondents, *_index(figure)


def _index(figure: Figure) -> tuple[Cell, str]:
    """The index as a number where there is one, and its grade."""
    found = None if figure.index is None else figure.index.value
    return (words.value(figure) if found is None else found), words.grade(figure)


def _count(counts: Any, score: int) -> Cell:
    return words.KEPT_BACK if counts is None else int(counts[score])
