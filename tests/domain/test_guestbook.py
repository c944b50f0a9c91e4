"""The guest book: what may be signed, and what the person is told otherwise."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain import guestbook
from pst_kiosk.domain.guestbook import Draft, Invalid, sign, wrong_answers
from pst_kiosk.domain.office import GuestBookRules
from pst_kiosk.domain.profile_parts import Text

TODAY = dt.date(2026, 11, 18)
NOTICE = Text(id="Pemberitahuan", en="Notice")
EMAIL_ASKED = GuestBookRules(email_required=True, identity_shown=True, notice=NOTICE, notice_version="a-1")
ANY_CONTACT = GuestBookRules(email_required=False, identity_shown=False, notice=NOTICE, notice_version="a-1")


def wrong(
    draft: Draft, rules: GuestBookRules = EMAIL_ASKED, identity_shown: bool | None = None
) -> dict[str, str]:
    with pytest.raises(Invalid) as raised:
        sign(draft, rules, TODAY, identity_shown)
    return raised.value.fields


def test_an_empty_draft_names_everything_that_is_missing() -> None:
    assert wrong({}) == {"name": "missing", "email": "missing"}
    assert wrong({"name": "   "}, ANY_CONTACT) == {"name": "missing", "email": "contact_missing"}


def test_either_contact_suffices_where_the_standard_asks_for_no_email() -> None:
    assert sign({"name": "Ani", "phone": "0812-3456-7890"}, ANY_CONTACT, TODAY).phone == "+6281234567890"
    assert sign({"name": "Ani", "email": "ani@example.org"}, ANY_CONTACT, TODAY).email == "ani@example.org"


@pytest.mark.parametrize(
    ("field", "answer", "code"),
    [
        ("email", "ani.example.org", "bad_email"),
        ("email", "ani@", "bad_email"),
        ("email", "a" * 10_000 + "@example.org", "too_long"),
        ("name", "a" * 10_000, "too_long"),
        ("name", "😀", "no_letter"),
        ("phone", "12", "bad_phone"),
        ("birth_year", "90", "bad_year"),
        ("birth_year", "2026", "bad_year"),
        ("job", 99, "not_offered"),
        ("means", 64, "not_offered"),
        ("means", 0, "not_offered"),
    ],
)
def test_a_wrong_answer_is_named(field: str, answer: str | int, code: str) -> None:
    draft: dict[str, str | int | None] = {"name": "Ani", "email": "ani@example.org", field: answer}
    assert wrong(draft) == {field: code}


def test_a_wrong_email_is_one_error_not_a_missing_contact_too() -> None:
    assert wrong({"name": "Ani", "email": "ani"}, ANY_CONTACT) == {"email": "bad_email"}


@pytest.mark.parametrize("name", ["Robert'); DROP TABLE visitor;--", "Ani 😀", "I Gusti Ngurah", "Æ"])
def test_a_name_is_kept_as_it_was_typed(name: str) -> None:
    assert sign({"name": name, "email": "a@example.org"}, EMAIL_ASKED, TODAY).name == name


def test_line_breaks_and_doubled_spaces_become_one_space() -> None:
    assert (
        sign({"name": " Siti\n\tRahma  ", "email": "a@example.org"}, EMAIL_ASKED, TODAY).name == "Siti Rahma"
    )


def test_marks_nobody_sees_are_left_out() -> None:
    entry = sign({"name": "Si\u202eti\ud800\u200b", "email": "a@example.org"}, EMAIL_ASKED, TODAY)
    assert entry.name == "Siti"
    assert wrong({"name": "Ani", "phone": "٠٨١٢٣٤٥٦٧٨٩٠"}, ANY_CONTACT) == {"phone": "bad_phone"}


def test_the_officers_tick_is_asked_where_the_standard_asks_for_an_identity() -> None:
    draft: Draft = {"name": "Ani", "email": "ani@example.org"}
    assert wrong(draft, identity_shown=False) == {"identity_shown": "identity_not_shown"}
    assert sign(draft, EMAIL_ASKED, TODAY, identity_shown=True).name == "Ani"
    assert sign(draft, ANY_CONTACT, TODAY, identity_shown=False).name == "Ani"


@pytest.mark.parametrize("typed", ["081234567890", "+62 812-3456-7890", "62 81234567890", "81234567890"])
def test_one_indonesian_mobile_number_has_one_form(typed: str) -> None:
    assert sign({"name": "Ani", "phone": typed}, ANY_CONTACT, TODAY).phone == "+6281234567890"


@pytest.mark.parametrize("rules", [EMAIL_ASKED, ANY_CONTACT])
def test_what_is_known_from_an_earlier_visit_is_not_missing(rules: GuestBookRules) -> None:
    asked = guestbook.questions(rules)
    assert wrong_answers({}, asked, TODAY, {"name", "email"}) == {}
    assert wrong_answers({"name": "7"}, asked, TODAY, {"name", "email"}) == {"name": "no_letter"}
    assert wrong_answers({"email": "siti@"}, asked, TODAY, {"name", "email"}) == {"email": "bad_email"}


def test_a_known_number_will_do_where_either_contact_does() -> None:
    asked = guestbook.questions(ANY_CONTACT)
    assert wrong_answers({}, asked, TODAY, {"name", "phone"}) == {}
    assert wrong_answers({}, guestbook.questions(EMAIL_ASKED), TODAY, {"name", "phone"}) == {
        "email": "missing"
    }


@given(
    st.dictionaries(
        st.sampled_from([q.field for q in guestbook.questions(EMAIL_ASKED)]), st.text() | st.integers()
    )
)
def test_any_draft_is_signed_or_named_wrong_and_never_breaks(draft: dict[str, str | int]) -> None:
    fields = {question.field for question in guestbook.questions(EMAIL_ASKED)}
    wrong_fields: dict[str, str] = {}
    try:
        entry = sign(draft, EMAIL_ASKED, TODAY)
    except Invalid as invalid:
        wrong_fields = invalid.fields
    else:
        assert 0 < len(entry.name) <= guestbook.LONGEST_LINE
    assert wrong_fields.keys() <= fields
