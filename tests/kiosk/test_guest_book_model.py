"""The guest book's view model: answers, pages, corrections."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from pst_kiosk.domain.guestbook import questions
from pst_kiosk.domain.office import GuestBookRules
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.kiosk.guest_book import QuestionRow, error_words
from pst_kiosk.kiosk.guest_book_model import GuestBookModel

NOTICE = Text(id="Data Anda dijaga.", en="Your data is kept safe.")
TODAY = dt.date(2026, 11, 18)


def rules(*, email_required: bool = False) -> GuestBookRules:
    return GuestBookRules(
        email_required=email_required, identity_shown=True, notice=NOTICE, notice_version="contoh-1"
    )


@pytest.fixture
def book(qapp: QGuiApplication) -> GuestBookModel:
    made = GuestBookModel()
    rows = made.property("questions")
    assert isinstance(rows, QAbstractItemModel)
    made.tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    made.open(questions(rules()), NOTICE, TODAY)
    return made


def rows(book: GuestBookModel) -> list[QuestionRow]:
    return list(book._shown.rows)


def row(book: GuestBookModel, field: str) -> QuestionRow:
    return next(row for row in rows(book) if row.field == field)


def go_to(book: GuestBookModel, field: str) -> None:
    while field not in [row.field for row in rows(book)]:
        book.turn(1)


def test_the_first_page_asks_the_name_under_the_office_notice(book: GuestBookModel) -> None:
    assert [row.field for row in rows(book)] == ["name"]
    assert book.property("caption") == "Buku tamu · pertanyaan 1 dari 10"
    assert book.property("notice") == "Data Anda dijaga."
    book.turn(1)
    assert book.property("notice") == ""


def test_going_back_keeps_the_answers(book: GuestBookModel) -> None:
    book.write("name", "Siti")
    book.turn(1)
    book.turn(-1)
    assert row(book, "name").text == "Siti"


def test_one_answer_is_chosen_changed_and_taken_back(book: GuestBookModel) -> None:
    go_to(book, "job")
    book.choose("job", 2)
    book.choose("job", 5)
    assert row(book, "job").code == 5
    book.choose("job", 5)
    assert "job" not in book.draft


def test_several_answers_are_one_sum_of_codes(book: GuestBookModel) -> None:
    go_to(book, "means")
    for code in (1, 16, 4, 16):
        book.choose("means", code)
    assert book.draft == {"means": 5}


def test_a_year_takes_two_taps(book: GuestBookModel) -> None:
    go_to(book, "birth_year")
    decades = [option["text"] for option in row(book, "birth_year").options]
    assert decades[0] == "sebelum 1940"
    assert decades[-1] == "2020-an"
    assert not row(book, "birth_year").years
    book.openDecade("birth_year", 1990)
    assert [option["code"] for option in row(book, "birth_year").years] == list(range(1990, 2000))
    book.choose("birth_year", 1991)
    assert book.draft == {"birth_year": 1991}
    book.openDecade("birth_year", 1980)
    assert book.draft == {}


@pytest.mark.parametrize(("decade", "first", "last"), [(1930, 1916, 1939), (2020, 2020, 2021)])
def test_only_years_that_can_be_signed_are_offered(
    book: GuestBookModel, decade: int, first: int, last: int
) -> None:
    go_to(book, "birth_year")
    book.openDecade("birth_year", decade)
    years = [option["code"] for option in row(book, "birth_year").years]
    assert (years[0], years[-1]) == (first, last)


def test_what_is_wrong_stands_under_its_field_until_it_is_changed(book: GuestBookModel) -> None:
    assert book.correct({"name": "missing", "email": "contact_missing"})
    assert row(book, "name").error == "Silakan isi bagian ini."
    book.write("name", "S")
    assert row(book, "name").error == ""
    book.turn(1)
    assert row(book, "email").error == ""


def test_pages_still_to_come_are_not_held_against_the_visitor(book: GuestBookModel) -> None:
    assert not book.correct({"email": "contact_missing"})
    book.turn(1)
    assert book.correct({"email": "contact_missing"})


def test_a_wrong_answer_on_an_earlier_page_leads_back_to_it(book: GuestBookModel) -> None:
    go_to(book, "assistance")
    assert book.correct({"name": "too_long"})
    assert book.property("page") == 1


def test_a_question_that_may_be_skipped_says_so(qapp: QGuiApplication, book: GuestBookModel) -> None:
    book.turn(1)
    assert [row.hint for row in rows(book)] == ["", ""]
    book.turn(1)
    assert {row.hint for row in rows(book)} == {"boleh dilewati"}
    book.open(questions(rules(email_required=True)), NOTICE, TODAY)
    book.turn(1)
    assert [row.hint for row in rows(book)] == ["", "boleh dilewati"]


def test_typing_tells_the_page_about_that_field_alone(book: GuestBookModel) -> None:
    book.turn(1)
    said: list[tuple[int, list[int]]] = []
    model = book.property("questions")
    model.dataChanged.connect(lambda first, _last, roles: said.append((first.row(), roles)))
    model.modelReset.connect(lambda: said.append((-1, [])))
    book.write("phone", "08")
    assert [row for row, _ in said] == [1]
    assert [bytes(model.roleNames()[role]).decode() for role in said[0][1]] == ["text"]


def test_clearing_forgets_everything(book: GuestBookModel) -> None:
    book.write("name", "Siti")
    book.clear()
    assert book.draft == {}
    assert rows(book) == []
    assert book.property("caption") == ""


@pytest.mark.parametrize(
    "code", ["missing", "too_long", "no_letter", "bad_email", "bad_phone", "bad_year", "contact_missing"]
)
def test_every_fault_of_the_guest_book_has_a_sentence_of_its_own(code: str) -> None:
    assert error_words(code) not in ("", error_words("something else"))
