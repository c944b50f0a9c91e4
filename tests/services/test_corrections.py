"""What is set right keeps what stood there before, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Invalid
from pst_kiosk.domain.record import DataNeed, ServiceRecord
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.corrections import Change, Subject
from pst_kiosk.services.matters import Trace, TraceKind
from pst_kiosk.services.search import Wanted
from pst_kiosk.services.story import Story
from tests.support.office import GUEST, TestOffice, command


def visit(office: TestOffice, **said: object) -> Story:
    """A visit with a guest book, read from its beginning to its end."""
    office.services.reception.take_number(command(), "konsultasi", "id", {**GUEST, **said})  # type: ignore[arg-type]
    office.clock.forward(minutes=1)
    return read(office, office.services.search.find(office.administrator.id, Wanted()).visits[0].id)


def read(office: TestOffice, visit_id: str) -> Story:
    return office.services.search.again(office.administrator.id, visit_id)


def correct(office: TestOffice, story: Story, field: str, after: Any, reason: str = "salah tulis") -> None:
    subject = Subject.VISIT if field in ("main_use", "means", "assistance") else Subject.VISITOR
    identity = story.visit_id if subject is Subject.VISIT else story.visitor_id
    assert identity is not None
    change = Change(subject, identity, field, story.guest_book[field], after)
    office.services.corrections.correct(command(), office.administrator.id, story.visit_id, [change], reason)


def names(office: TestOffice, words: str) -> list[str | None]:
    found = office.services.search.find(office.administrator.id, Wanted(words=words)).visits
    return [each.name for each in found]


def test_a_corrected_name_is_shown_with_what_stood_there_who_changed_it_and_why(bengkulu: TestOffice) -> None:
    story = visit(bengkulu, name="Sity Rahma")
    correct(bengkulu, story, "name", "  Siti   Rahma ", "salah eja")
    after = read(bengkulu, story.visit_id)
    assert after.guest_book == {**story.guest_book, "name": "Siti Rahma"}
    (note,) = after.corrections
    assert (note.subject, note.field, note.before, note.after) == (
        "visitor",
        "name",
        "Sity Rahma",
        "Siti Rahma",
    )
    assert (note.officer, note.reason, note.at) == ("Administrator", "salah eja", bengkulu.clock.now)
    assert names(bengkulu, "siti") == ["Siti Rahma"]
    assert names(bengkulu, "sity") == []


def test_what_was_said_for_the_visit_is_corrected_too(bengkulu: TestOffice) -> None:
    story = visit(bengkulu)
    correct(bengkulu, story, "main_use", 1)
    correct(bengkulu, read(bengkulu, story.visit_id), "birth_year", "1991")
    after = read(bengkulu, story.visit_id)
    assert (after.guest_book["main_use"], after.guest_book["birth_year"]) == (1, 1991)
    assert [note.field for note in after.corrections] == ["main_use", "birth_year"]


def test_a_record_is_corrected_and_is_to_be_retyped(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    story = visit(bengkulu)
    services, officer = bengkulu.services, bengkulu.administrator.id
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    ticket = story.tickets[0].id
    services.records.save(ticket, officer, "meja-1", ServiceRecord(summary="Inflasi"), (), 0)
    change = Change(Subject.RECORD, ticket, "summary", "Inflasi", "Inflasi bulanan")
    services.corrections.correct(command(), officer, story.visit_id, [change], "kurang lengkap")
    (record,) = read(bengkulu, story.visit_id).records
    assert record.summary == "Inflasi bulanan"
    assert services.records.load(ticket).revision == 2
    wrong = Change(Subject.RECORD, ticket, "outcome", None, "entah")
    with pytest.raises(Refused, match="record invalid"):
        services.corrections.correct(command(), officer, story.visit_id, [wrong], "coba")


def test_what_was_given_and_a_data_need_are_corrected_and_the_record_is_to_be_retyped(
    bengkulu: TestOffice,
) -> None:
    session = bengkulu.open_desk("meja-1")
    story, services, officer = visit(bengkulu), bengkulu.services, bengkulu.administrator.id
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    ticket, need = story.tickets[0].id, DataNeed(id=command(), detail="Inflasi", year_from=2020, year_to=2021)
    given = ServiceRecord(summary="Inflasi", products=(1,))
    services.records.save(ticket, officer, "meja-1", given, (need,), 0)

    def change(*fields: tuple[str, Any, Any]) -> None:
        changes = [Change(Subject.DATA_NEED, need.id, *field) for field in fields]
        services.corrections.correct(command(), officer, story.visit_id, changes, "salah tahun")

    change(("year_from", 2020, 2023), ("year_to", 2021, 2024))
    change(("for_planning", None, True), ("quality", None, 9))
    of_record = Change(Subject.RECORD, ticket, "products", (1,), (1, 2))
    services.corrections.correct(command(), officer, story.visit_id, [of_record], "softcopy juga")
    (record,) = read(bengkulu, story.visit_id).records
    right = {"year_from": 2023, "year_to": 2024, "for_planning": True, "quality": 9}
    assert (record.products, record.needs) == ((1, 2), (need.model_copy(update=right),))
    assert services.records.load(ticket).revision == 4
    noted = [(each.field, each.before, each.after) for each in read(bengkulu, story.visit_id).corrections]
    assert ("year_from", 2020, 2023) in noted
    assert ("products", [1], [1, 2]) in noted
    for wrong in (("year_to", 2024, 1900), ("level", None, 77), ("quality", 9, 11)):
        with pytest.raises(Refused, match="record invalid"):
            change(wrong)
    services.personal_data.erase(officer, Trace(TraceKind.VISIT, story.visit_id))
    left = read(bengkulu, story.visit_id).corrections
    assert {(each.before, each.after, each.reason) for each in left} == {(None, None, "")}


@pytest.mark.parametrize(
    ("field", "after", "code"),
    [
        ("name", "", "missing"),
        ("name", "x" * 1_000_000, "too_long"),
        ("email", "siti@", "bad_email"),
        ("birth_year", "1", "bad_year"),
        ("main_use", 77, "not_offered"),
        ("email", "", "contact_missing"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_nothing_changes(
    bengkulu: TestOffice, field: str, after: Any, code: str
) -> None:
    story = visit(bengkulu)
    with pytest.raises(Invalid) as invalid:
        correct(bengkulu, story, field, after)
    assert invalid.value.fields == {field: code}
    assert read(bengkulu, story.visit_id) == story


def test_an_answer_is_taken_away_where_it_need_not_be_given(bengkulu: TestOffice) -> None:
    story = visit(bengkulu)
    correct(bengkulu, story, "job", None)
    assert read(bengkulu, story.visit_id).guest_book["job"] is None


def test_the_second_of_two_who_correct_at_once_is_told(bengkulu: TestOffice) -> None:
    story = visit(bengkulu)
    correct(bengkulu, story, "name", "Siti Aminah")
    with pytest.raises(Refused, match="corrected meanwhile"):
        correct(bengkulu, story, "name", "Siti Badriah")
    assert read(bengkulu, story.visit_id).guest_book["name"] == "Siti Aminah"


def test_a_reason_is_asked_for_and_a_real_change(bengkulu: TestOffice) -> None:
    story = visit(bengkulu)
    for after, reason, code in (
        ("Siti Aminah", " ", "reason missing"),
        ("Siti Aminah", "x" * 201, "reason missing"),
        ("Siti Rahma", "coba", "nothing to correct"),
    ):
        with pytest.raises(Refused, match=code):
            correct(bengkulu, story, "name", after, reason)


def test_a_repeated_command_corrects_once(bengkulu: TestOffice) -> None:
    story = visit(bengkulu)
    assert story.visitor_id is not None
    change = Change(Subject.VISITOR, story.visitor_id, "name", "Siti Rahma", "Siti Aminah")
    identity = command()
    for _ in range(2):
        bengkulu.services.corrections.correct(
            identity, bengkulu.administrator.id, story.visit_id, [change], "salah"
        )
    assert len(read(bengkulu, story.visit_id).corrections) == 1


@pytest.mark.parametrize("role", [Role.HEAD, Role.SERVICE_OFFICER])
def test_others_correct_nothing(bengkulu: TestOffice, role: Role) -> None:
    identity = command()
    bengkulu.services.accounts.add(bengkulu.administrator.id, identity, "Rina Sabuna", role)
    story = visit(bengkulu)
    assert story.visitor_id is not None
    change = Change(Subject.VISITOR, story.visitor_id, "name", "Siti Rahma", "Siti")
    with pytest.raises(Refused, match="not your role"):
        bengkulu.services.corrections.correct(command(), identity, story.visit_id, [change], "coba")
