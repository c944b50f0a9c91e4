"""The guest book's pages: from questions and answers to what is shown. Pure but for the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Question

translate = QCoreApplication.translate

Answer = str | int
Pages = tuple[tuple["Question", ...], ...]

TYPED = ("text", "email", "phone")
FIRST_DECADE = 1940
"""Earlier years of birth share one button."""


@dataclass(frozen=True)
class QuestionRow:
    """A question as the page shows it."""

    field: str
    kind: str
    """How it is answered: `text`, `email`, `phone`, `year`, `one` or `many`."""
    label: str
    hint: str
    text: str
    """What is typed."""
    code: int
    """What is chosen: a code, a sum of codes, or a year; 0 is nothing."""
    options: list[dict[str, Any]]
    """What can be chosen, each with `code` and `text`; decades for a year."""
    years: list[dict[str, Any]]
    """The years of the decade that is open."""
    decade: int
    error: str


@dataclass(frozen=True)
class GuestBookState:
    """What the visitor has done so far."""

    pages: Pages = ()
    page: int = 0
    draft: Mapping[str, Answer] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class GuestBookPage:
    page: int = 0
    count: int = 0
    caption: str = ""
    notice: str = ""
    rows: tuple[QuestionRow, ...] = ()

    @property
    def is_typed(self) -> bool:
        return all(row.kind in TYPED for row in self.rows)


def pages_of(questions: Sequence[Question]) -> Pages:
    return tuple(tuple(page) for _, page in groupby(questions, key=lambda question: question.page))


def guest_book_page(state: GuestBookState, notice: str, language: str, today: dt.date) -> GuestBookPage:
    """The page the visitor is on; the office's privacy notice stands on the first."""
    if not state.pages:
        return GuestBookPage()
    number = state.page + 1
    return GuestBookPage(
        page=number,
        count=len(state.pages),
        caption=translate("Kiosk", "Buku tamu · pertanyaan {number} dari {count}").format(
            number=number, count=len(state.pages)
        ),
        notice=notice if number == 1 else "",
        rows=tuple(_row(question, state, language, today) for question in state.pages[state.page]),
    )


def _row(question: Question, state: GuestBookState, language: str, today: dt.date) -> QuestionRow:
    answer = state.draft.get(question.field, "")
    is_year = question.answer == "year"
    decade = state.decades.get(question.field, 0)
    wrong = state.wrong.get(question.field)
    return QuestionRow(
        field=question.field,
        kind=str(question.answer),
        label=question.text[language],
        hint=translate("Kiosk", "boleh dilewati") if _may_be_skipped(question, state) else "",
        text=answer if isinstance(answer, str) else "",
        code=answer if isinstance(answer, int) else 0,
        options=_decades(today) if is_year else _options(question, language),
        years=_years(decade, today) if is_year and decade else [],
        decade=decade,
        error=error_words(wrong) if wrong else "",
    )


def _may_be_skipped(question: Question, state: GuestBookState) -> bool:
    """E-mail and telephone say themselves that one of them is needed, unless the e-mail address must be."""
    contacts = [asked for page in state.pages for asked in page if asked.answer in ("email", "phone")]
    either_will_do = not any(asked.required for asked in contacts)
    return not question.required and not (either_will_do and question in contacts)


def _options(question: Question, language: str) -> list[dict[str, Any]]:
    return [{"code": code, "text": text[language]} for code, text in (question.options or {}).items()]


def _decades(today: dt.date) -> list[dict[str, Any]]:
    from pst_kiosk.domain.guestbook import YOUNGEST_VISITOR

    before = translate("Kiosk", "sebelum {year}").format(year=FIRST_DECADE)
    named = translate("Kiosk", "{year}-an")
    decades = range(FIRST_DECADE, today.year - YOUNGEST_VISITOR + 1, 10)
    return [
        {"code": FIRST_DECADE - 10, "text": before},
        *({"code": decade, "text": named.format(year=decade)} for decade in decades),
    ]


def _years(decade: int, today: dt.date) -> list[dict[str, Any]]:
    from pst_kiosk.domain.guestbook import OLDEST_VISITOR, YOUNGEST_VISITOR

    first = today.year - OLDEST_VISITOR if decade < FIRST_DECADE else decade
    last = min(decade + 9, today.year - YOUNGEST_VISITOR)
    return [{"code": year, "text": str(year)} for year in range(first, last + 1)]


def error_words(code: str) -> str:
    """What to do about a wrong answer; `code` is one of `domain.guestbook.Invalid`'s."""
    sentences = {
        "missing": translate("Kiosk", "Silakan isi bagian ini."),
        "too_long": translate("Kiosk", "Terlalu panjang. Silakan tulis paling banyak 120 huruf."),
        "no_letter": translate("Kiosk", "Silakan tulis dengan huruf."),
        "bad_email": translate("Kiosk", "Alamat e-mail belum lengkap. Contoh: nama@contoh.id"),
        "bad_phone": translate("Kiosk", "Nomor belum lengkap. Contoh: 0812 3456 7890"),
        "bad_year": translate("Kiosk", "Silakan pilih tahun lahir Anda."),
        "contact_missing": translate("Kiosk", "Silakan isi alamat e-mail atau nomor telepon."),
    }
    return sentences.get(code) or translate("Kiosk", "Silakan periksa kembali bagian ini.")
