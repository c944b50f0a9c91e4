"""What the report of satisfaction says, the same on paper and in the spreadsheet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from pst_kiosk.dates import full_date
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.period import Period
from pst_kiosk.domain.satisfaction import FEWEST, GRADE_NAMES, SMALLEST_GROUP, Grade, Index, grade_of, worth
from pst_kiosk.domain.satisfaction_figures import Figure, Satisfaction
from pst_kiosk.domain.survey import NAMES, Element
from pst_kiosk.reports.numbers import number

REGULATION = (
    "Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat"
    " Unit Penyelenggara Pelayanan Publik"
)
METHOD = (
    "Pengguna layanan menilai sembilan unsur pelayanan dengan skala 1 sampai 4 setelah dilayani. Nilai"
    " rata-rata (NRR) setiap unsur adalah rata-rata jawabannya; unsur yang tidak dijawab tidak dihitung"
    " sebagai nol. Indeks Kepuasan Masyarakat (IKM) adalah jumlah NRR sembilan unsur, masing-masing dengan"
    " bobot tepat 1/9, dikalikan 25. IKM dibulatkan ke dua desimal (setengah ke atas), lalu dinilai mutunya:"
    " A (sangat baik) 88,31–100,00; B (baik) 76,61–88,30; C (kurang baik) 65,00–76,60; D (tidak baik)"
    " 25,00–64,99."
)
SAMPLE = (
    "Sampel minimum dihitung dengan rumus Krejcie dan Morgan (1970) dari jumlah layanan yang selesai,"
    f" paling sedikit {FEWEST} responden. Angka dengan responden yang lebih sedikit ditandai belum"
    " representatif."
)
ANONYMITY = (
    f"Kelompok dengan kurang dari {SMALLEST_GROUP} responden tidak dirinci, begitu pula kelompok berikutnya"
    " bila angka yang ditutup dapat dihitung dari selisih. Tidak ada jawaban perorangan yang ditampilkan."
)
KEPT_BACK = "Tidak dirinci"
FEW = f"IKM tidak ditampilkan: kurang dari {SMALLEST_GROUP} responden"
NOTHING = "–"
NOT_REPRESENTATIVE = "Belum representatif"
NO_ANSWERS = "Belum ada responden"
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober"),
    *("November", "Desember"),
)


def period_name(period: Period) -> str:
    """ "November 2026", "Tahun 2026", "Oktober 2026 – Januari 2027"."""
    if period.is_year:
        return f"Tahun {period.first.year}"
    if period.is_month:
        return month_name(period.first)
    return f"{month_name(period.first)} – {month_name(period.last)}"


def month_name(day: dt.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def month_short(day: dt.date) -> str:
    return _MONTHS[day.month - 1][:3]


def value(figure: Figure) -> str:
    """The index, "84,72", or what stands in its place."""
    if figure.index is None:
        return KEPT_BACK if figure.kept_back else NOTHING
    return NOTHING if figure.index.value is None else number(figure.index.value, 2)


def grade(figure: Figure) -> str:
    """ "B (baik)"."""
    found = None if figure.index is None else figure.index.grade
    return NOTHING if found is None else grade_name(found)


def grade_name(found: Grade) -> str:
    return f"{found} ({GRADE_NAMES[found].lower()})"


def remark(figure: Figure) -> str:
    """What has to be known beside a figure; nothing where there is nothing."""
    if not figure.respondents:
        return NO_ANSWERS
    if figure.index is None:
        return KEPT_BACK
    if figure.index.missing:
        return "Tidak dapat dihitung: belum ada jawaban untuk " + ", ".join(
            NAMES[element].lower() for element in figure.index.missing
        )
    if figure.needed is not None and not figure.representative:
        return f"{NOT_REPRESENTATIVE}: {number(figure.respondents)} dari {number(figure.needed)} responden"
    return ""


def average(index: Index, element: Element) -> str:
    """An element's NRR, "3,456"."""
    mean = index.elements[element].mean
    return NOTHING if mean is None else number(mean, 3)


def exact_worth(mean: Fraction | None) -> tuple[Decimal | str, str]:
    """An element's average on the index's scale, and its grade."""
    return (NOTHING, NOTHING) if mean is None else (worth(mean), grade_name(grade_of(worth(mean))))


def worth_and_grade(mean: Fraction | None) -> tuple[str, str]:
    """The same as words."""
    found, named = exact_worth(mean)
    return (found if isinstance(found, str) else number(found, 2)), named


def service_name(office: Office, key: str) -> str:
    """Its name; its key where the standard no longer has it."""
    return next((service.name.id for service in office.services if service.key == key), key)


def weakest(index: Index) -> tuple[Element, ...]:
    """The three elements with the lowest averages, the lowest first."""
    known = [(tally.mean, element) for element, tally in index.elements.items() if tally.mean is not None]
    order = {element: place for place, element in enumerate(Element)}
    return tuple(element for _, element in sorted(known, key=lambda each: (each[0], order[each[1]]))[:3])


def counted(report: Satisfaction) -> str:
    """Through which day answers are counted, where the period goes on beyond it."""
    if report.through >= report.period.last:
        return ""
    if report.through < report.period.first:
        return "Belum ada hari yang dihitung"
    return f"Jawaban sampai dengan {full_date(report.through)}"
