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
    made.testers = [  # type: ignore[attr-defined]
        QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for rows in (made.property("questions"), made.property("answers"))
        if isinstance(rows, QAbstractItemModel)
    ]
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
    assert book.property("caption") == "Buku tamu · langkah 1 dari 11"
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


def test_a_field_is_good_as_soon_as_it_can_be_signed_and_wrong_only_once_it_is_left(
    book: GuestBookModel,
) -> None:
    book.turn(1)
    book.write("email", "siti@")
    assert (row(book, "email").good, row(book, "email").error) == (False, "")
    book.leave("email")
    assert row(book, "email").error.startswith("Alamat e-mail belum lengkap")
    book.write("email", "siti@contoh.id")
    assert (row(book, "email").good, row(book, "email").error) == (True, "")


def test_leaving_an_empty_field_says_nothing(book: GuestBookModel) -> None:
    book.leave("name")
    assert row(book, "name").error == ""
    assert book.correct(book.faults())
    assert row(book, "name").error == "Silakan isi bagian ini."


def test_a_number_is_put_into_groups_when_its_field_is_left(book: GuestBookModel) -> None:
    book.turn(1)
    book.write("phone", "+62812-34567890")
    book.leave("phone")
    assert row(book, "phone").text == "0812 3456 7890"
    book.write("phone", "0812")
    book.leave("phone")
    assert row(book, "phone").error == "Silakan tulis nomor seluler yang lengkap. Contoh: 0812 3456 7890"
    assert row(book, "phone").text == "0812"


def test_a_slip_in_the_address_is_offered_to_be_mended(book: GuestBookModel) -> None:
    book.turn(1)
    book.write("email", "siti@gmial.com")
    assert row(book, "email").suggestions == ["siti@gmail.com"]
    book.write("email", row(book, "email").suggestions[0])
    assert row(book, "email").suggestions == []


def test_the_offices_names_are_suggested_for_the_institution_alone(book: GuestBookModel) -> None:
    names = tuple(f"Universitas {place}" for place in ("Cendana", "Kupang", "Timor", "Widya"))
    book.open(questions(rules()), NOTICE, TODAY, institutions=names)
    book.write("name", "univ")
    assert row(book, "name").suggestions == []
    go_to(book, "institution")
    book.write("institution", "univ")
    assert row(book, "institution").suggestions == list(names[:3])
    book.write("institution", "widya")
    assert row(book, "institution").suggestions == ["Universitas Widya"]


def test_the_one_answer_of_a_page_settles_it_and_taking_it_back_does_not(book: GuestBookModel) -> None:
    settled: list[str] = []
    book.settled.connect(lambda: settled.append(book.property("caption")))
    go_to(book, "sex")
    book.choose("sex", 1)
    assert settled == []
    go_to(book, "job")
    book.choose("job", 2)
    assert len(settled) == 1
    book.choose("job", 2)
    assert len(settled) == 1
    go_to(book, "means")
    book.choose("means", 2)
    assert len(settled) == 1


def test_the_last_of_a_pages_answers_by_tap_settles_it_and_another_one_later_does_not(
    book: GuestBookModel,
) -> None:
    settled: list[str] = []
    book.settled.connect(lambda: settled.append(book.property("caption")))
    go_to(book, "sex")
    book.choose("sex", 1)
    book.openDecade("birth_year", 1990)
    assert settled == []
    book.choose("birth_year", 1991)
    assert len(settled) == 1
    book.choose("sex", 2)
    assert len(settled) == 1
    book.openDecade("birth_year", 1980)
    book.choose("birth_year", 1984)
    assert len(settled) == 2


def test_the_way_on_says_whether_the_page_is_passed_by(book: GuestBookModel) -> None:
    assert (book.property("onward"), book.property("passes")) == ("Lanjut", False)
    go_to(book, "education")
    assert (book.property("onward"), book.property("passes")) == ("Lewati", True)
    book.choose("education", 1)
    assert (book.property("onward"), book.property("passes")) == ("Lanjut", False)
    go_to(book, "assistance")
    assert book.property("onward") == "Tidak perlu"


def answers(book: GuestBookModel) -> dict[str, str]:
    return {row.field: row.value for row in book._shown.answers}


def go_to_summary(book: GuestBookModel) -> None:
    while not book.on_last_page:
        book.turn(1)


def test_the_summary_shows_every_answer_in_words(book: GuestBookModel) -> None:
    book.write("name", " Siti  Rahma")
    go_to(book, "phone")
    book.write("phone", "81234567890")
    go_to(book, "birth_year")
    book.openDecade("birth_year", 1990)
    book.choose("birth_year", 1991)
    go_to(book, "job")
    book.choose("job", 2)
    go_to(book, "means")
    book.choose("means", 1)
    book.choose("means", 4)
    go_to_summary(book)
    assert book.property("onSummary")
    assert book.property("caption") == "Buku tamu · langkah 11 dari 11"
    assert answers(book) == {
        "name": "Siti Rahma",
        "email": "tidak diisi",
        "phone": "0812 3456 7890",
        "sex": "tidak diisi",
        "birth_year": "1991",
        "education": "tidak diisi",
        "job": "Peneliti atau dosen",
        "institution_category": "tidak diisi",
        "institution": "tidak diisi",
        "main_use": "tidak diisi",
        "means": "PST langsung, Website atau AllStats",
        "assistance": "Tidak perlu",
    }
    book.speak("en")
    assert answers(book)["job"] == "Researcher or lecturer"


@pytest.mark.parametrize("way", [1, -1])
def test_an_answer_changed_from_the_summary_leads_back_to_it(book: GuestBookModel, way: int) -> None:
    go_to(book, "job")
    book.choose("job", 2)
    go_to_summary(book)
    book.change("job")
    assert [row.field for row in rows(book)] == ["job"]
    assert book.property("onward") == "Simpan"
    assert not book.on_first_page
    book.choose("job", 5)
    book.turn(way)
    assert book.on_last_page
    assert answers(book)["job"] == "Pegawai swasta"
    book.turn(-1)
    assert [row.field for row in rows(book)] == ["assistance"]


def test_going_back_to_the_summary_with_a_wrong_answer_shows_it_and_does_not_sign_it(
    book: GuestBookModel,
) -> None:
    book.write("name", "Siti")
    go_to_summary(book)
    book.change("phone")
    book.write("phone", "0812")
    book.turn(-1)
    assert answers(book)["phone"] == "0812"
    assert book.correct(book.faults())
    assert row(book, "phone").error.startswith("Silakan tulis nomor seluler")


def test_what_is_found_wrong_on_the_summary_is_put_right_there(book: GuestBookModel) -> None:
    go_to_summary(book)
    assert book.correct({"name": "too_long"})
    assert row(book, "name").error.startswith("Terlalu panjang")
    book.write("name", "Siti")
    book.turn(1)
    assert book.on_last_page


def test_the_notice_is_read_and_closed_without_leaving_the_page(book: GuestBookModel) -> None:
    book.read(True)
    assert book.property("reading")
    assert not book.on_first_page
    book.turn(-1)
    assert not book.property("reading")
    assert book.on_first_page
    book.read(True)
    book.clear()
    assert not book.property("reading")


KNOWN = {"name": "S*** R****", "email": "s***@contoh.id", "sex": "", "birth_year": "", "job": ""}


def open_known(book: GuestBookModel, known: dict[str, str] = KNOWN) -> None:
    book.open(questions(rules()), NOTICE, TODAY, known=known)


def test_somebody_known_is_asked_only_what_is_not(book: GuestBookModel) -> None:
    open_known(book)
    pages = []
    while not book.on_last_page:
        pages.append([row.field for row in rows(book)])
        assert book.faults() == {}
        book.turn(1)
    assert pages == [
        ["education"],
        ["institution_category"],
        ["institution"],
        ["main_use"],
        ["means"],
        ["assistance"],
    ]
    assert book.property("page") == book.property("count") == 7
    assert book.draft == {}


def test_somebody_with_every_answer_known_begins_at_the_summary(book: GuestBookModel) -> None:
    open_known(book, {question.field: "" for question in questions(rules())})
    assert book.on_last_page
    assert book.on_first_page
    assert book.property("notice") == "Data Anda dijaga."
    assert set(answers(book).values()) == {"tetap sama"}


def test_a_known_answer_is_shown_masked_and_stays_unless_it_is_changed(book: GuestBookModel) -> None:
    open_known(book)
    go_to_summary(book)
    assert answers(book)["name"] == "S*** R**** · tetap sama"
    assert answers(book)["sex"] == "tetap sama"
    book.change("name")
    assert (row(book, "name").text, row(book, "name").known) == ("", "S*** R****")
    assert row(book, "name").hint == "sudah diisi, tetap sama"
    book.write("name", "Siti R. Dewi")
    assert row(book, "name").hint == ""
    book.turn(1)
    book.change("job")
    book.choose("job", 3)
    book.turn(1)
    assert book.draft == {"name": "Siti R. Dewi", "job": 3}
    assert answers(book)["name"] == "Siti R. Dewi"
    book.change("name")
    book.write("name", "")
    book.turn(1)
    assert book.draft == {"job": 3}
    assert answers(book)["name"] == "S*** R**** · tetap sama"


def test_a_page_half_known_asks_for_the_other_half(book: GuestBookModel) -> None:
    open_known(book, {field: shown for field, shown in KNOWN.items() if field != "birth_year"})
    assert [(row.field, row.hint) for row in rows(book)] == [
        ("sex", "sudah diisi, tetap sama"),
        ("birth_year", "boleh dilewati"),
    ]


def test_a_known_answer_made_worse_is_not_accepted(book: GuestBookModel) -> None:
    open_known(book)
    go_to_summary(book)
    book.change("email")
    book.write("email", "siti@")
    assert book.correct(book.faults())
    assert row(book, "email").error.startswith("Alamat e-mail belum lengkap")


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
