"""The report of the satisfaction survey (SKM) as an A4 PDF, for a month, a year or a run of months."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from pst_kiosk.dates import full_date
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.domain.satisfaction_figures import RESPONDENTS, Figure, Satisfaction
from pst_kiosk.domain.survey import NAMES, Element
from pst_kiosk.reports import skm_words as words
from pst_kiosk.reports.charts import Axis, Bar, bars, columns
from pst_kiosk.reports.numbers import number, percent
from pst_kiosk.reports.page import (
    Column,
    Letterhead,
    a4,
    boxed,
    facts,
    heading,
    note,
    paragraph,
    signatures,
    space,
    table,
    title,
)

TITLE = "Laporan Survei Kepuasan Masyarakat (SKM)"
_INDEX = Axis("IKM (25–100)", 25, 100, (25, 50, 65, 76.61, 88.31, 100), 2)
_AVERAGE = Axis("NRR (skala 1–4)", 1, 4, (1, 2, 3, 4))


def skm(office: Office, report: Satisfaction) -> bytes:
    """The report as PDF."""
    pieces: list[Flowable] = [
        title(TITLE, f"{office.name} · {words.period_name(report.period)}"),
        *_about(report),
        *_result(report),
        *_elements(report),
        *_services(office, report),
    ]
    if not report.period.is_month:
        pieces += _months(report)
    pieces += [
        *_respondents(report),
        *_faces(office, report),
        space(8),
        signatures(
            ("", " "),
            (f"Kepala {office.name}", ""),
            place_and_date=full_date(report.at.astimezone(office.tz).date()),
        ),
        *_comments(report),
    ]
    return a4(Letterhead.of(office), TITLE, pieces)


def _about(report: Satisfaction) -> list[Flowable]:
    figure = report.office
    return [
        heading("Dasar dan metode"),
        facts(
            [
                ("Dasar", words.REGULATION),
                ("Periode", words.period_name(report.period)),
                ("Data", words.counted(report)),
                ("Layanan selesai", number(figure.served or 0)),
                ("Responden", f"{number(figure.respondents)} dari {number(figure.served or 0)} layanan"),
                ("Sampel minimum", f"{number(figure.needed or 0)} responden"),
            ]
        ),
        space(2),
        paragraph(words.METHOD),
        space(1),
        note(f"{words.SAMPLE} {words.ANONYMITY}"),
    ]


def _result(report: Satisfaction) -> list[Flowable]:
    figure, said = report.office, words.remark(report.office)
    found = figure.index is not None and figure.index.value is not None
    outcome = words.FEW if figure.kept_back else said
    if found:
        outcome = f"IKM {words.value(figure)}, mutu pelayanan {words.grade(figure)}"
    pieces = [heading("Hasil"), boxed(outcome)]
    if found and said:
        pieces += [space(1), note(f"{said}. Angka ini belum mewakili seluruh pengguna layanan.")]
    return pieces


def _elements(report: Satisfaction) -> list[Flowable]:
    index = report.office.index
    if index is None:
        return []
    rows = []
    for element in Element:
        tally = index.elements[element]
        worth, grade = words.worth_and_grade(tally.mean)
        answers = number(tally.answers)
        rows.append((NAMES[element], answers, words.average(index, element), worth, grade))
    weakest = ", ".join(NAMES[element].lower() for element in words.weakest(index))
    return [
        heading("Nilai per unsur"),
        table(
            [
                Column("Unsur", 4.2),
                Column("Jawaban", 1.1, "right"),
                Column("NRR", 1, "right"),
                Column("Nilai", 1, "right"),
                Column("Mutu", 1.8),
            ],
            rows,
        ),
        space(3),
        bars(
            _AVERAGE,
            [
                Bar(
                    NAMES[element],
                    None if (mean := index.elements[element].mean) is None else float(mean),
                    words.average(index, element),
                )
                for element in Element
            ],
        ),
        space(2),
        paragraph(f"Unsur dengan nilai terendah, yang didahulukan untuk perbaikan: {weakest}."),
    ]


def _services(office: Office, report: Satisfaction) -> list[Flowable]:
    named = [(words.service_name(office, figure.key), figure) for figure in report.services]
    rows = [
        (
            name,
            number(figure.served or 0),
            number(figure.respondents),
            number(figure.needed or 0),
            words.NOTHING if figure.kept_back else words.value(figure),
            words.grade(figure),
            words.remark(figure),
        )
        for name, figure in named
    ]
    told = [(name, figure) for name, figure in named if figure.index is not None]
    pieces = [
        heading("Nilai per layanan"),
        table(
            [
                Column("Layanan", 2.6),
                Column("Selesai", 1.1, "right"),
                Column("Responden", 1.5, "right"),
                Column("Sampel", 1.1, "right"),
                Column("IKM", 1.2, "right"),
                Column("Mutu", 1.5),
                Column("Catatan", 2.6),
            ],
            rows,
        ),
    ]
    if len(told) > 1:
        pieces += [space(3), bars(_INDEX, [_bar(name, figure) for name, figure in named])]
        pieces += [space(2), *_elements_of_services(told)]
    return pieces


def _elements_of_services(told: Sequence[tuple[str, Figure]]) -> list[Flowable]:
    rows = [
        (NAMES[element], *(words.average(f.index, element) for _, f in told if f.index is not None))
        for element in Element
    ]
    heads = [Column("NRR menurut unsur", 3), *(Column(name, 1.5, "right") for name, _ in told)]
    return [KeepTogether([table(heads, rows)])]


def _months(report: Satisfaction) -> list[Flowable]:
    several_years = report.period.first.year != report.period.last.year
    named = [
        (f"{words.month_short(month)} {month:%y}" if several_years else words.month_short(month), figure)
        for month, figure in zip(report.period.months, report.months, strict=True)
    ]
    pieces = [heading("Perkembangan IKM per bulan")]
    if len(named) <= 18 and any(figure.index for _, figure in named):
        pieces += [columns(_INDEX, [_bar(name, figure) for name, figure in named], "Bulan"), space(3)]
    return [
        *pieces,
        table(
            [
                Column("Bulan", 2),
                Column("Responden", 1, "right"),
                Column("IKM", 1, "right"),
                Column("Mutu", 1.5),
            ],
            [
                (
                    words.month_name(month),
                    number(figure.respondents),
                    words.value(figure),
                    words.grade(figure),
                )
                for month, figure in zip(report.period.months, report.months, strict=True)
            ],
        ),
    ]


def _respondents(report: Satisfaction) -> list[Flowable]:
    if not report.office.respondents:
        return []
    pieces = [heading("Responden dan IKM menurut kelompok")]
    for kind, (name, _) in RESPONDENTS.items():
        rows = [
            (
                group,
                number(figure.respondents),
                percent(figure.respondents, report.office.respondents),
                words.value(figure),
                words.grade(figure),
            )
            for group, figure in report.of_kind(kind)
        ]
        heads = [
            Column(name, 3),
            Column("Responden", 1.1, "right"),
            Column("Bagian", 1, "right"),
            Column("IKM", 1.2, "right"),
            Column("Mutu", 1.6),
        ]
        pieces += [KeepTogether([table(heads, rows)]), space(3)]
    return pieces


def _faces(office: Office, report: Satisfaction) -> list[Flowable]:
    faces, counts = report.faces, report.faces.counts
    pieces = [
        heading("Penilaian cepat"),
        paragraph(
            f"{number(faces.rated)} penilaian dari {number(report.asked)} permintaan;"
            " yang dilewati tidak dihitung."
        ),
    ]
    if counts is None:
        return [*pieces, note(words.KEPT_BACK)] if faces.rated else pieces
    most = max(counts.values())
    rows = [
        Bar(
            SCORES[score].id,
            counts[score],
            f"{number(counts[score])} ({percent(counts[score], faces.rated)})",
        )
        for score in sorted(SCORES, reverse=True)
    ]
    high = _round_up(most)
    pieces += [space(2), bars(Axis("Jumlah penilaian", 0, high, (0, high / 2, high)), rows)]
    by_service = [
        (
            words.service_name(office, each.key),
            number(each.rated),
            *(
                words.KEPT_BACK if each.counts is None else percent(each.counts[score], each.rated)
                for score in sorted(SCORES, reverse=True)
            ),
        )
        for each in report.faces_by_service
    ]
    if len(by_service) > 1:
        heads = [Column("Layanan", 2.4), Column("Penilaian", 1.2, "right")]
        heads += [Column(SCORES[score].id, 1.2, "right") for score in sorted(SCORES, reverse=True)]
        pieces += [space(2), KeepTogether([table(heads, by_service)])]
    return pieces


def _comments(report: Satisfaction) -> list[Flowable]:
    if not report.comments:
        return []
    return [
        heading("Lampiran: komentar pengguna layanan"),
        note("Diacak, tanpa nama dan tanpa waktu. Silakan diperiksa sebelum laporan diterbitkan."),
        table([Column("Komentar", 1)], [(comment,) for comment in report.comments]),
    ]


def _bar(name: str, figure: Figure) -> Bar:
    value = None if figure.index is None else figure.index.value
    return Bar(name, None if value is None else float(value), words.value(figure))


def _round_up(most: int) -> int:
    """A round number an axis of counts ends at."""
    step: int = 10 ** max(len(str(most)) - 1, 1)
    return max(-(-most // step) * step, 10)
