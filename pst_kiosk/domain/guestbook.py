"""The guest book: what is asked, and when an answer is good enough to sign.

One list of questions drives the kiosk's pages and the officer's form. `sign` turns a draft (what was
typed, as typed) into an entry, or names every field that needs another look.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from pst_kiosk.domain import code_lists, contacts
from pst_kiosk.domain.office import GuestBookRules
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.profile_parts import Text

LONGEST_LINE = 120
OLDEST_VISITOR = 110
YOUNGEST_VISITOR = 5


class Answer(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    YEAR = "year"
    ONE = "one"
    MANY = "many"
    """Several codes, kept as the sum of a bit mask."""


@dataclass(frozen=True)
class Question:
    field: str
    answer: Answer
    text: Text
    label: Text
    """What the answer is called where it stands without its question."""
    required: bool = False
    options: Mapping[int, Text] | None = None
    page: int = 0
    """Questions with one page number stand on one page."""
    passed: Text | None = None
    """What it means to pass the question by, where that is an answer too."""


class Invalid(Exception):
    """A draft that cannot be signed yet; `fields` maps a field to the code of what is wrong with it.

    Codes: `missing`, `too_long`, `no_letter`, `bad_email`, `bad_phone`, `bad_year`, `contact_missing`,
    `not_offered`, `identity_not_shown`.
    """

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {code}" for field, code in fields.items()))
        self.fields = fields


class Entry(BaseModel):
    """A signed guest-book entry. Unasked or unanswered is None, never zero."""

    model_config = ConfigDict(frozen=True)

    name: str
    email: str | None = None
    phone: str | None = None
    sex: int | None = None
    birth_year: int | None = None
    education: int | None = None
    job: int | None = None
    institution_category: int | None = None
    institution: str | None = None
    main_use: int | None = None
    means: int | None = None
    assistance: int | None = None
    code_lists: str = code_lists.VERSION


Draft = Mapping[str, str | int | None]
"""Answers by field as given so far: text as typed, codes as numbers; absent or empty is unanswered."""


def questions(rules: GuestBookRules) -> tuple[Question, ...]:
    """Every question of the guest book in the order it is asked."""
    one, codes = Answer.ONE, code_lists
    email = "Alamat e-mail" if rules.email_required else "E-mail (boleh salah satu)"
    english_email = "E-mail address" if rules.email_required else "E-mail (either one will do)"
    return (
        Question(
            "name",
            Answer.TEXT,
            Text(id="Siapa nama Anda?", en="What is your name?"),
            required=True,
            page=1,
            label=Text(id="Nama", en="Name"),
        ),
        Question(
            "email",
            Answer.EMAIL,
            Text(id=email, en=english_email),
            required=rules.email_required,
            page=2,
            label=Text(id="E-mail", en="E-mail"),
        ),
        Question(
            "phone",
            Answer.PHONE,
            Text(id="Nomor telepon seluler", en="Mobile phone number"),
            page=2,
            label=Text(id="Nomor seluler", en="Mobile number"),
        ),
        Question(
            "sex",
            one,
            Text(id="Jenis kelamin", en="Sex"),
            options=codes.SEX,
            page=3,
            label=Text(id="Jenis kelamin", en="Sex"),
        ),
        Question(
            "birth_year",
            Answer.YEAR,
            Text(id="Tahun lahir", en="Year of birth"),
            page=3,
            label=Text(id="Tahun lahir", en="Year of birth"),
        ),
        Question(
            "education",
            one,
            Text(id="Apa pendidikan terakhir Anda?", en="What is your highest education?"),
            options=codes.EDUCATION,
            page=4,
            label=Text(id="Pendidikan terakhir", en="Highest education"),
        ),
        Question(
            "job",
            one,
            Text(id="Apa pekerjaan utama Anda?", en="What is your main occupation?"),
            options=codes.JOB,
            page=5,
            label=Text(id="Pekerjaan utama", en="Main occupation"),
        ),
        Question(
            "institution_category",
            one,
            Text(id="Dari instansi apa Anda datang?", en="What kind of institution are you from?"),
            options=codes.INSTITUTION_CATEGORY,
            page=6,
            label=Text(id="Jenis instansi", en="Kind of institution"),
        ),
        Question(
            "institution",
            Answer.TEXT,
            Text(id="Apa nama instansi Anda?", en="What is your institution called?"),
            page=7,
            label=Text(id="Nama instansi", en="Institution"),
        ),
        Question(
            "main_use",
            one,
            Text(id="Untuk apa data akan digunakan?", en="What will the data be used for?"),
            options=codes.MAIN_USE,
            page=8,
            label=Text(id="Kegunaan data", en="Use of the data"),
        ),
        Question(
            "means",
            Answer.MANY,
            Text(
                id="Sarana BPS apa saja yang pernah Anda gunakan?",
                en="Which BPS channels have you used?",
            ),
            options=codes.MEANS,
            page=9,
            label=Text(id="Sarana BPS", en="BPS channels"),
        ),
        Question(
            "assistance",
            one,
            Text(id="Apakah Anda memerlukan bantuan khusus?", en="Do you need special assistance?"),
            options=codes.ASSISTANCE,
            page=10,
            label=Text(id="Bantuan khusus", en="Special assistance"),
            passed=Text(id="Tidak perlu", en="Not needed"),
        ),
    )


def sign(draft: Draft, rules: GuestBookRules, today: dt.date, identity_shown: bool | None = None) -> Entry:
    """The entry a draft makes.

    `identity_shown` is the officer's tick; None where nobody is there to tick it (the kiosk).
    Raises `Invalid` with every field that needs correction, so that a person sees all at once.
    """
    values, wrong = _read(draft, questions(rules), today, ())
    if rules.identity_shown and identity_shown is False:
        wrong["identity_shown"] = "identity_not_shown"
    if wrong:
        raise Invalid(wrong)
    return Entry.model_validate(values)


def wrong_answers(
    draft: Draft, asked: Sequence[Question], today: dt.date, answered: Collection[str] = ()
) -> dict[str, str]:
    """What `sign` would say of this draft, by field; `answered` are fields known from an earlier visit,
    which the draft need not hold."""
    return _read(draft, asked, today, answered)[1]


def changes(
    draft: Draft, rules: GuestBookRules, today: dt.date, answered: Collection[str]
) -> dict[str, str | int | None]:
    """What a recognised visitor changes and adds, by field; `answered` are the fields known of him.

    Raises `Invalid` with every field that needs correction.
    """
    values, wrong = _read(draft, questions(rules), today, answered)
    if wrong:
        raise Invalid(wrong)
    return values


def either_contact_will_do(asked: Sequence[Question]) -> bool:
    """Whether one of e-mail address and mobile number suffices, whichever it is."""
    return not any(q.required for q in asked if q.answer in (Answer.EMAIL, Answer.PHONE))


def _read(
    draft: Draft, asked: Sequence[Question], today: dt.date, answered: Collection[str]
) -> tuple[dict[str, str | int | None], dict[str, str]]:
    """The answers that are good, and what is wrong with the others."""
    wrong: dict[str, str] = {}
    values: dict[str, str | int | None] = {}
    for question in asked:
        answer = draft.get(question.field)
        if isinstance(answer, str):
            answer = plain_line(answer)
        if answer is None or answer == "":
            if question.required and question.field not in answered:
                wrong[question.field] = "missing"
            continue
        try:
            values[question.field] = _READ[question.answer](answer, question, today)
        except ValueError as error:
            wrong[question.field] = str(error)
    if either_contact_will_do(asked) and not {"email", "phone"} & {*values, *wrong, *answered}:
        wrong["email"] = "contact_missing"
    return values, wrong


def _text(answer: str | int, _question: Question, _today: dt.date) -> str:
    line = str(answer)
    if len(line) > LONGEST_LINE:
        raise ValueError("too_long")
    if not any(character.isalpha() for character in line):
        raise ValueError("no_letter")
    return line


def _email(answer: str | int, _question: Question, _today: dt.date) -> str:
    return contacts.address(str(answer))


def _phone(answer: str | int, _question: Question, _today: dt.date) -> str:
    return contacts.mobile_number(str(answer))


def _year(answer: str | int, _question: Question, today: dt.date) -> int:
    if not re.fullmatch(r"[0-9]{4}", str(answer)):
        raise ValueError("bad_year")
    year = int(answer)
    if not today.year - OLDEST_VISITOR <= year <= today.year - YOUNGEST_VISITOR:
        raise ValueError("bad_year")
    return year


def _one(answer: str | int, question: Question, _today: dt.date) -> int:
    if answer not in (question.options or {}):
        raise ValueError("not_offered")
    return int(answer)


def _many(answer: str | int, question: Question, _today: dt.date) -> int:
    if not isinstance(answer, int) or not 0 < answer <= sum(question.options or {}):
        raise ValueError("not_offered")
    return answer


_READ: dict[Answer, Callable[[str | int, Question, dt.date], str | int]] = {
    Answer.TEXT: _text,
    Answer.EMAIL: _email,
    Answer.PHONE: _phone,
    Answer.YEAR: _year,
    Answer.ONE: _one,
    Answer.MANY: _many,
}
