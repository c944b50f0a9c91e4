"""Returning visitors are recognised, shown no more than first letters, and cannot be guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Draft, Invalid
from pst_kiosk.services.recognition import Known
from tests.support.office import GUEST, TestOffice, command

SITI: Draft = {
    "name": "Siti Rahma",
    "email": "Siti.Rahma@example.org",
    "phone": "0812-3456-7890",
    "birth_year": "1990",
    "institution": "Universitas Nusa Cendana",
    "institution_category": 6,
    "assistance": 1,
}
HERS = (2000, 1992)
"""A group of 2026 she is not in."""
BORN = (1991, 1982)
"""The birth years of her group in 2026."""


def signed(office: TestOffice, draft: Draft = SITI) -> str:
    """A visit whose guest book is signed at the kiosk; its ticket's code."""
    return office.services.reception.take_number(command(), "konsultasi", "id", draft).code


def refused(office: TestOffice, contact: str, station: str = "kios-1") -> str:
    """Why somebody is not recognised, in words."""
    with pytest.raises(Refused) as why:
        office.services.recognition.by_contact(command(), station, contact, *BORN)
    return str(why.value)


def wrong_guesses(office: TestOffice, count: int, station: str = "kios-1") -> None:
    for _ in range(count):
        assert refused(office, "nobody@example.org", station) == "not recognised"


@pytest.mark.parametrize(
    "contact", ["siti.rahma@EXAMPLE.org", " Siti.Rahma@example.org ", "081234567890", "+62 812 3456 7890"]
)
def test_a_contact_and_the_birth_years_recognise_a_visitor(bengkulu: TestOffice, contact: str) -> None:
    signed(bengkulu)
    known = bengkulu.services.recognition.by_contact(command(), "kios-1", contact, *BORN)
    assert (known.name, known.email, known.phone) == ("S••• R•••", "s•••@e•••", "+62 •••")
    assert known.institution == "U••• N••• C•••"
    assert known.answered == {"name", "email", "phone", "birth_year", "institution", "institution_category"}


def test_a_ticket_of_any_day_recognises_who_signed(bengkulu: TestOffice) -> None:
    code = signed(bengkulu, GUEST)
    bengkulu.clock.forward(days=40)
    known = bengkulu.services.recognition.by_ticket(command(), "kios-1", code.lower())
    assert (known.name, known.phone, known.institution) == ("S••• R•••", None, None)


def test_the_visitor_who_came_last_wins(bengkulu: TestOffice) -> None:
    for name in ("Ani", "Budi", "Citra"):
        signed(bengkulu, {**SITI, "name": name})
        bengkulu.clock.forward(minutes=1)
    assert bengkulu.services.recognition.by_contact(command(), "kios-1", "081234567890", *BORN).name == "C•••"


def test_whatever_is_wrong_the_refusal_is_the_same(bengkulu: TestOffice, kupang: TestOffice) -> None:
    signed(bengkulu)
    unsigned = kupang.services.reception.take_number(command(), "konsultasi", "id").code
    tries = (
        lambda: bengkulu.services.recognition.by_contact(command(), "a", "siti.rahma@example.org", *HERS),
        lambda: bengkulu.services.recognition.by_contact(command(), "b", "siti.rahma@example.com", *BORN),
        lambda: bengkulu.services.recognition.by_contact(command(), "c", "no contact at all", *BORN),
        lambda: bengkulu.services.recognition.by_contact(
            command(), "d", "siti.rahma@example.org", 2026, 1900
        ),
        lambda: bengkulu.services.recognition.by_ticket(command(), "e", "NOTATKT2"),
        lambda: kupang.services.recognition.by_ticket(command(), "f", unsigned),
    )
    for wrong in tries:
        with pytest.raises(Refused) as why:
            wrong()
        assert (why.value.code, why.value.details) == ("not_recognised", {})


def test_wrong_guesses_slow_down_and_are_forgotten_within_the_hour(bengkulu: TestOffice) -> None:
    wrong_guesses(bengkulu, 3)
    for pause in (30, 60, 120, 240, 480, 600, 600):
        assert refused(bengkulu, "nobody@example.org") == f"recognise later: seconds {pause}"
        bengkulu.clock.forward(seconds=pause - 1)
        assert refused(bengkulu, "nobody@example.org") == "recognise later: seconds 1"
        bengkulu.clock.forward(seconds=1)
        assert refused(bengkulu, "nobody@example.org") == "not recognised"
    bengkulu.clock.forward(hours=1)
    wrong_guesses(bengkulu, 3)


def test_who_waits_is_not_told_that_he_is_right(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    wrong_guesses(bengkulu, 3)
    assert refused(bengkulu, "siti.rahma@example.org") == "recognise later: seconds 30"


def test_being_recognised_makes_no_room_for_more_guesses(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    wrong_guesses(bengkulu, 3)
    bengkulu.clock.forward(seconds=30)
    bengkulu.services.recognition.by_contact(command(), "kios-1", "081234567890", *BORN)
    wrong_guesses(bengkulu, 1)
    assert refused(bengkulu, "nobody@example.org") == "recognise later: seconds 60"


def test_being_recognised_costs_nothing(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    for _ in range(20):
        bengkulu.services.recognition.by_contact(command(), "kios-1", "081234567890", *BORN)


def test_a_question_sent_again_is_one_guess(bengkulu: TestOffice) -> None:
    by_ticket, attempt = bengkulu.services.recognition.by_ticket, command()
    for _ in range(5):
        with pytest.raises(Refused, match="not recognised"):
            by_ticket(attempt, "kios-1", "NOTATKT2")
    assert bengkulu.rows("SELECT count(*) FROM recognition") == [(1,)]
    wrong_guesses(bengkulu, 2)
    assert refused(bengkulu, "nobody@example.org") == "recognise later: seconds 30"
    with pytest.raises(Refused, match="not recognised"):
        by_ticket(attempt, "kios-1", "NOTATKT2")


def test_a_question_sent_again_has_the_same_answer(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    by_contact, attempt = bengkulu.services.recognition.by_contact, command()
    first = by_contact(attempt, "kios-1", "081234567890", *BORN)
    assert by_contact(attempt, "kios-1", "081234567890", *BORN) == first
    assert first.token == attempt


def test_another_question_under_the_same_id_is_not_answered(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    by_contact, attempt = bengkulu.services.recognition.by_contact, command()
    for contact in ("nobody@example.org", "081234567890"):
        with pytest.raises(Refused, match="not recognised"):
            by_contact(attempt, "kios-1", contact, *BORN)


def test_one_kiosk_does_not_slow_the_other_but_all_together_are_counted(bengkulu: TestOffice) -> None:
    for station in ("kios-1", "kios-2", "kios-3", "kios-4"):
        wrong_guesses(bengkulu, 3, station)
    assert refused(bengkulu, "nobody@example.org", "kios-5") == "recognise later: seconds 30"


def recognised(office: TestOffice) -> Known:
    return office.services.recognition.by_contact(command(), "kios-1", "081234567890", *BORN)


def test_a_recognised_visitor_signs_with_what_changed_and_the_first_visit_keeps_its_own(
    bengkulu: TestOffice,
) -> None:
    signed(bengkulu)
    bengkulu.clock.forward(days=1)
    again, changes = command(), {"institution": "Bappeda", "institution_category": 4, "main_use": 2}
    known = recognised(bengkulu).token
    reception = bengkulu.services.reception
    first = reception.take_number(again, "konsultasi", "id", changes, known=known)
    assert reception.take_number(again, "konsultasi", "id", changes, known=known).id == first.id
    assert bengkulu.rows(
        "SELECT name, email, phone, birth_year, institution, institution_category, main_use, assistance"
        " FROM visit JOIN visitor ON visitor.id = visitor_id WHERE guest_book_at IS NOT NULL"
        " ORDER BY started_at"
    ) == [
        ("Siti Rahma", "siti.rahma@example.org", "+6281234567890", 1990, SITI["institution"], 6, None, 1),
        ("Siti Rahma", "siti.rahma@example.org", "+6281234567890", 1990, "Bappeda", 4, 2, None),
    ]


def test_a_change_that_is_wrong_is_refused_and_may_be_mended(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    known, reception = recognised(bengkulu).token, bengkulu.services.reception
    with pytest.raises(Invalid) as wrong:
        reception.take_number(command(), "konsultasi", "id", {"email": "siti@"}, known=known)
    assert wrong.value.fields == {"email": "bad_email"}
    reception.take_number(command(), "konsultasi", "id", {}, known=known)


def test_one_is_known_for_one_guest_book_and_an_hour(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    reception = bengkulu.services.reception
    once, late = recognised(bengkulu).token, recognised(bengkulu).token
    reception.take_number(command(), "konsultasi", "id", {}, known=once)
    bengkulu.clock.forward(minutes=61)
    for token in (once, late, command()):
        with pytest.raises(Refused, match="recognition over"):
            reception.take_number(command(), "konsultasi", "id", {}, known=token)
    assert bengkulu.rows("SELECT count(*) FROM visitor") == [(2,)]


def test_tries_are_deleted_after_an_hour(bengkulu: TestOffice) -> None:
    wrong_guesses(bengkulu, 3)
    bengkulu.clock.forward(minutes=61)
    wrong_guesses(bengkulu, 1)
    assert bengkulu.rows("SELECT count(*) FROM recognition") == [(1,)]


def test_what_was_asked_is_not_kept(bengkulu: TestOffice) -> None:
    wrong_guesses(bengkulu, 1)
    assert "nobody" not in str(bengkulu.rows("SELECT * FROM recognition"))


def test_groups_move_with_the_year(bengkulu: TestOffice) -> None:
    signed(bengkulu)
    bengkulu.clock.now = dt.datetime(2035, 6, 5, 2, tzinfo=dt.UTC)
    assert bengkulu.services.recognition.by_contact(command(), "kios-1", "081234567890", 1990, 1981).name
