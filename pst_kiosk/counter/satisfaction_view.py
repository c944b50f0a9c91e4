"""What the page "Kepuasan" shows of a report, as texts and lengths."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pst_kiosk.domain import period as periods
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.period import Period
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.domain.satisfaction import SMALLEST_GROUP
from pst_kiosk.domain.satisfaction_figures import Figure, Satisfaction
from pst_kiosk.domain.survey import NAMES, SCALE, Element
from pst_kiosk.reports import skm_words as words
from pst_kiosk.reports.numbers import number, percent

Row = tuple[str, ...]
WHOLE_OFFICE = "Seluruh kantor"


@dataclass(frozen=True)
class BarShown:
    """`part` of the bar's length, from 0 to 1; None where there is nothing to draw."""

    name: str
    part: float | None
    text: str


@dataclass(frozen=True)
class SatisfactionShown:
    index: str = ""
    grade: str = ""
    respondents: str = ""
    remark: str = ""
    warns: bool = False
    counted: str = ""
    elements: tuple[BarShown, ...] = ()
    faces: tuple[BarShown, ...] = ()
    rated: str = ""
    services: tuple[Row, ...] = ()
    groups: tuple[Row, ...] = ()
    comments: tuple[Row, ...] = ()
    offered: tuple[tuple[str, str | None], ...] = field(default=((WHOLE_OFFICE, None),))
    """The services to choose from: name and key."""


def satisfaction_shown(
    office: Office, report: Satisfaction, service: str | None, kind: str
) -> SatisfactionShown:
    """`service` None: of the whole office; `kind`: how respondents are told apart."""
    figure = report.of(service)
    named = [(words.service_name(office, each.key), each) for each in report.services]
    return SatisfactionShown(
        index=words.value(figure) if figure.index is not None else words.NOTHING,
        grade=_grade(figure),
        respondents=(
            f"{number(figure.respondents)} responden dari {number(figure.served or 0)} layanan selesai,"
            f" sampel minimum {number(figure.needed or 0)}"
        ),
        remark=_remark(figure),
        warns=bool(words.remark(figure)),
        counted=words.counted(report) or "Seluruh hari dalam periode ini sudah dihitung",
        elements=_elements(figure),
        faces=_faces(report, service),
        rated=_rated(report, service),
        services=tuple(
            (each.key, name, number(each.respondents), words.value(each), _letter(each))
            for name, each in named
        ),
        groups=tuple(
            (each.key, name, number(each.respondents), words.value(each), _letter(each))
            for name, each in report.of_kind(kind)
        ),
        comments=tuple((str(at), comment) for at, comment in enumerate(report.comments)),
        offered=((WHOLE_OFFICE, None), *((name, each.key) for name, each in named)),
    )


def _grade(figure: Figure) -> str:
    found = None if figure.index is None else figure.index.grade
    return "" if found is None else f"Mutu {words.grade_name(found)}"


def _letter(figure: Figure) -> str:
    found = None if figure.index is None else figure.index.grade
    return words.NOTHING if found is None else str(found)


def _remark(figure: Figure) -> str:
    if figure.kept_back:
        return (
            f"Tidak ditampilkan agar jawaban perorangan tidak dapat ditebak (kurang dari {SMALLEST_GROUP})."
        )
    return words.remark(figure)


def _elements(figure: Figure) -> tuple[BarShown, ...]:
    low, high = SCALE[0], SCALE[-1]
    shown = []
    for element in Element:
        mean = None if figure.index is None else figure.index.elements[element].mean
        part = None if mean is None else float((mean - low) / (high - low))
        text = words.NOTHING if figure.index is None else words.average(figure.index, element)
        shown.append(BarShown(NAMES[element], part, text))
    return tuple(shown)


def _faces(report: Satisfaction, service: str | None) -> tuple[BarShown, ...]:
    faces = report.faces_of(service)
    return tuple(
        BarShown(
            SCORES[score].id,
            None if faces.counts is None else faces.counts[score] / faces.rated,
            words.NOTHING
            if faces.counts is None
            else f"{number(faces.counts[score])} ({percent(faces.counts[score], faces.rated)})",
        )
        for score in sorted(SCORES, reverse=True)
    )


def _rated(report: Satisfaction, service: str | None) -> str:
    faces = report.faces_of(service)
    if service is None:
        return f"{number(faces.rated)} penilaian dari {number(report.asked)} permintaan"
    return f"{number(faces.rated)} penilaian"


def usual_periods(today: dt.date) -> list[tuple[str, Period | None]]:
    """What is asked for most, by name; None: any other run of months."""
    this_month = periods.month(today)
    return [
        ("Bulan ini", this_month),
        ("Bulan lalu", periods.month(this_month.first - dt.timedelta(days=1))),
        ("Tahun ini", periods.year(today.year)),
        ("Tahun lalu", periods.year(today.year - 1)),
        ("Bulan tertentu", None),
    ]


def short_name(period: Period) -> str:
    """ "2026-11", "2026", "2026-10_2027-01": for a file's name."""
    if period.is_year:
        return f"{period.first.year}"
    first = f"{period.first:%Y-%m}"
    return first if period.is_month else f"{first}_{period.last:%Y-%m}"
