"""The guest book's pages: from what was asked and answered to what is shown. Pure but for the language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pst_kiosk.kiosk.birth_years import decades, years
from pst_kiosk.kiosk.guest_book_state import ONE_TAP, TYPED, Answer, GuestBookState, faults

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Question

translate = QCoreApplication.translate

MOST_SUGGESTED = 3


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
    known: str
    """What may be shown of an earlier visit's answer, which stays if nothing is typed."""
    code: int
    """What is chosen: a code, a sum of codes, or a year; 0 is nothing."""
    options: list[dict[str, Any]]
    """What can be chosen, each with `code` and `text`; decades for a year."""
    years: list[dict[str, Any]]
    """The years of the decade that is open."""
    decade: int
    error: str
    good: bool
    """What is typed can be signed as it is."""
    suggestions: list[str]
    """What may be meant; one tap takes it."""


@dataclass(frozen=True)
class AnswerRow:
    """An answer as the summary shows it."""

    field: str
    label: str
    value: str
    given: bool
    """False where `value` says that nothing was answered."""


@dataclass(frozen=True)
class GuestBookPage:
    page: int = 0
    count: int = 0
    """Of the pages that are asked, and the summary."""
    caption: str = ""
    notice: str = ""
    rows: tuple[QuestionRow, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    onward: str = ""
    """What the way on is called; nothing on the summary, where the visit decides."""
    passes: bool = False
    """The way on passes the page by."""
    complete: bool = False
    """Every question is answered, each with one tap."""

    @property
    def is_typed(self) -> bool:
        return any(row.kind in TYPED for row in self.rows)


def guest_book_page(state: GuestBookState, notice: str, language: str, today: dt.date) -> GuestBookPage:
    """The page the visitor is on; the office's privacy notice stands on the first."""
    if not state.pages:
        return GuestBookPage()
    number, count = state.step + 1, len(state.walk) + 1
    wrong = faults(state, today)
    rows = tuple(_row(question, question.field in wrong, state, language, today) for question in state.asked)
    passes = _passes(state)
    return GuestBookPage(
        page=number,
        count=count,
        caption=_caption(state, number, count),
        notice=notice if number == 1 and state.changing is None else "",
        rows=rows,
        answers=_answers(state, language) if state.on_summary else (),
        onward="" if state.on_summary else _onward(state, passes, language),
        passes=passes,
        complete=_complete(state),
    )


def _caption(state: GuestBookState, number: int, count: int) -> str:
    if state.changing is not None:
        return translate("Kiosk", "Buku tamu · mengubah jawaban")
    return translate("Kiosk", "Buku tamu · langkah {number} dari {count}").format(number=number, count=count)


def _passes(state: GuestBookState) -> bool:
    """Whether nothing on the page is answered, and nothing need be."""
    if state.changing is not None or state.on_summary:
        return False
    given = {*state.draft, *state.known}
    return all(asked.field not in given and _may_be_skipped(asked, state) for asked in state.asked)


def _complete(state: GuestBookState) -> bool:
    given = {*state.draft, *state.known}
    by_tap = all(asked.answer in ONE_TAP for asked in state.asked)
    return by_tap and all(asked.field in given for asked in state.asked) and not state.on_summary


def _onward(state: GuestBookState, passes: bool, language: str) -> str:
    if state.changing is not None:
        return translate("Kiosk", "Simpan")
    if not passes:
        return translate("Kiosk", "Lanjut")
    passed = state.asked[0].passed
    return passed[language] if passed else translate("Kiosk", "Lewati")


def _row(
    question: Question, is_wrong: bool, state: GuestBookState, language: str, today: dt.date
) -> QuestionRow:
    answer = state.draft.get(question.field, "")
    text = answer if isinstance(answer, str) else ""
    is_year = question.answer == "year"
    decade = state.decades.get(question.field, 0)
    said = state.wrong.get(question.field)
    return QuestionRow(
        field=question.field,
        kind=str(question.answer),
        label=question.text[language],
        hint=_hint(question, state),
        text=text,
        known=state.known.get(question.field, ""),
        code=answer if isinstance(answer, int) else 0,
        options=decades(today) if is_year else _options(question, language),
        years=years(decade, today) if is_year and decade else [],
        decade=decade,
        error=error_words(said) if said else "",
        good=bool(text) and not is_wrong and not said,
        suggestions=_suggestions(question, text, state.institutions),
    )


def _hint(question: Question, state: GuestBookState) -> str:
    if question.field in state.known:
        return "" if question.field in state.draft else translate("Kiosk", "sudah diisi, tetap sama")
    # Alone on its page, a question is passed by with a button that says so.
    alone = len(state.asked) == 1
    return translate("Kiosk", "boleh dilewati") if not alone and _may_be_skipped(question, state) else ""


def _may_be_skipped(question: Question, state: GuestBookState) -> bool:
    """E-mail and telephone say themselves that one of them is needed, unless the e-mail address must be."""
    from pst_kiosk.domain.guestbook import either_contact_will_do

    is_contact = question.answer in ("email", "phone")
    return not question.required and not (is_contact and either_contact_will_do(state.questions))


def _options(question: Question, language: str) -> list[dict[str, Any]]:
    return [{"code": code, "text": text[language]} for code, text in (question.options or {}).items()]


def _suggestions(question: Question, text: str, institutions: tuple[str, ...]) -> list[str]:
    from pst_kiosk.domain.contacts import likely_address
    from pst_kiosk.domain.suggestions import suggestions

    if question.answer == "email":
        meant = likely_address(text)
        return [meant] if meant else []
    return list(suggestions(institutions, text, MOST_SUGGESTED)) if question.field == "institution" else []


def _answers(state: GuestBookState, language: str) -> tuple[AnswerRow, ...]:
    return tuple(_answer(question, state, language) for question in state.questions)


def _answer(question: Question, state: GuestBookState, language: str) -> AnswerRow:
    label, answer = question.label[language], state.draft.get(question.field)
    if answer is not None:
        return AnswerRow(question.field, label, _value(question, answer, language), given=True)
    if question.field in state.known:
        same = translate("Kiosk", "tetap sama")
        masked = state.known[question.field]
        return AnswerRow(question.field, label, f"{masked} · {same}" if masked else same, given=True)
    passed = question.passed[language] if question.passed else translate("Kiosk", "tidak diisi")
    return AnswerRow(question.field, label, passed, given=False)


def _value(question: Question, answer: Answer, language: str) -> str:
    if isinstance(answer, str) or question.options is None:
        return " ".join(str(answer).split())
    if question.answer == "many":
        return ", ".join(text[language] for code, text in question.options.items() if code & answer)
    return question.options[answer][language]


def error_words(code: str) -> str:
    """What to do about a wrong answer; `code` is one of `domain.guestbook.Invalid`'s."""
    sentences = {
        "missing": translate("Kiosk", "Silakan isi bagian ini."),
        "too_long": translate("Kiosk", "Terlalu panjang. Silakan tulis paling banyak 120 huruf."),
        "no_letter": translate("Kiosk", "Silakan tulis dengan huruf."),
        "bad_email": translate("Kiosk", "Alamat e-mail belum lengkap. Contoh: nama@contoh.id"),
        "bad_phone": translate("Kiosk", "Silakan tulis nomor seluler yang lengkap. Contoh: 0812 3456 7890"),
        "bad_year": translate("Kiosk", "Silakan pilih tahun lahir Anda."),
        "contact_missing": translate("Kiosk", "Silakan isi alamat e-mail atau nomor telepon."),
    }
    return sentences.get(code) or translate("Kiosk", "Silakan periksa kembali bagian ini.")
