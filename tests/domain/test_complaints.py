"""Complaints: their moves, who may make them, and their time against a count day by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain import complaint_code, complaints, ticket_code
from pst_kiosk.domain.complaints import (
    Category,
    Channel,
    Complaint,
    Event,
    Finding,
    Kind,
    Level,
    Standing,
    Status,
)
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.setup import profile_path, read_profile

KUPANG, SEMARANG = (read_profile(profile_path(name)) for name in ("kota-kupang", "kota-semarang"))
FRIDAY = dt.datetime(2026, 11, 20, 10, 0, tzinfo=KUPANG.tz)
ME, OTHER = "me", "other"
OFFICER, SUPERVISOR, HEAD = Role.SERVICE_OFFICER, Role.SUPERVISOR, Role.HEAD
UNSUPERVISED = Finding(Category.UNSUPERVISED, valid_evidence=True)
moments = st.integers(0, 400 * 24 * 60).map(
    lambda minutes: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)
day_sets = st.frozensets(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), max_size=60)
days_ahead = st.integers(0, 200 * 24 * 60).map(lambda minutes: dt.timedelta(minutes=minutes))


def new(office: Office = SEMARANG, at: dt.datetime = FRIDAY, kind: Kind = Kind.COMPLAINT) -> Complaint:
    return complaints.received(office, kind, Channel.TABLET, at, ())


def do(
    now: Complaint,
    *events: Event,
    office: Office = SEMARANG,
    role: Role = SUPERVISOR,
    officer: str = ME,
    finding: Finding | None = UNSUPERVISED,
    at: dt.datetime = FRIDAY,
) -> Complaint:
    for event in events:
        now = complaints.after(office, now, event, at, role, officer, (), finding, assignee=OTHER)
    return now


def refusal(now: Complaint, event: Event, **how: object) -> str:
    with pytest.raises(Refused) as refused:
        do(now, event, **how)  # type: ignore[arg-type]
    return refused.value.code


def test_a_complaint_goes_from_receipt_to_its_end() -> None:
    states = [new()]
    for event in (Event.TAKEN, Event.VERIFIED, Event.STARTED, Event.ANSWERED, Event.CLOSED):
        states.append(do(states[-1], event))
    assert [state.status for state in states] == [
        Status.RECEIVED,
        Status.RECEIVED,
        Status.VERIFIED,
        Status.IN_PROGRESS,
        Status.ANSWERED,
        Status.CLOSED,
    ]
    assert states[-1].responsible_id == ME
    assert states[-1].ended_at == FRIDAY


@pytest.mark.parametrize(
    ("category", "due"),
    [
        (None, dt.date(2026, 11, 27)),
        (Category.INFORMATION, dt.date(2026, 11, 27)),
        (Category.UNSUPERVISED, dt.date(2026, 12, 10)),
        (Category.SUPERVISED, dt.date(2027, 2, 12)),
    ],
)
def test_its_time_is_that_of_what_it_asks_and_the_shortest_until_it_is_read(
    category: Category | None, due: dt.date
) -> None:
    assert complaints.due_day(SEMARANG, category, FRIDAY, ()) == due


@given(moments, st.sampled_from(list(Category)), day_sets)
def test_its_last_day_is_so_many_opening_days_after_its_receipt(
    at: dt.datetime, category: Category, holidays: frozenset[dt.date]
) -> None:
    days = {"information": 5, "unsupervised": 14, "supervised": 60}[category]
    day = at.astimezone(SEMARANG.tz).date()
    while days:
        day += dt.timedelta(days=1)
        days -= day.isoweekday() <= 5 and day not in holidays
    assert complaints.due_day(SEMARANG, category, at, holidays) == day


@given(moments, days_ahead, day_sets)
def test_it_is_late_exactly_when_its_last_day_has_closed(
    at: dt.datetime, later: dt.timedelta, holidays: frozenset[dt.date]
) -> None:
    received = complaints.received(SEMARANG, Kind.COMPLAINT, Channel.KIOSK, at, holidays)
    closing = dt.time(16) if received.due.isoweekday() == 5 else dt.time(15, 30)
    end = dt.datetime.combine(received.due, closing, SEMARANG.tz)
    now = at + later
    assert complaints.is_late(SEMARANG, received, now, holidays) == (now >= end)
    standing = complaints.standing(SEMARANG, received, now, holidays)
    assert standing is not None
    assert standing.late == (now >= end)
    assert complaints.kept(SEMARANG, replace(received, answered_at=now), holidays) == (now < end)


def test_an_answered_complaint_is_late_no_more() -> None:
    answered = do(new(), Event.VERIFIED, Event.ANSWERED)
    assert complaints.standing(SEMARANG, answered, FRIDAY + dt.timedelta(days=300), ()) is None


def test_a_late_complaint_is_proposed_to_the_supervisor_then_to_the_head() -> None:
    received = new()
    levels = {}
    for days in (6, 8, 13, 16):
        now = FRIDAY + dt.timedelta(days=days)
        levels[days] = complaints.proposed_level(SEMARANG, received, now, ())
    assert levels == {6: None, 8: Level.SUPERVISOR, 13: Level.SUPERVISOR, 16: Level.HEAD}
    escalated = do(received, Event.ESCALATED, role=OFFICER)
    assert escalated.level is Level.SUPERVISOR
    assert complaints.proposed_level(SEMARANG, escalated, FRIDAY + dt.timedelta(days=8), ()) is None
    assert refusal(do(escalated, Event.ESCALATED), Event.ESCALATED) == "complaint_move"


def test_where_the_standard_asks_for_valid_evidence_nothing_is_followed_up_without() -> None:
    read = do(new(KUPANG), Event.VERIFIED, office=KUPANG, finding=Finding(Category.SUPERVISED, False))
    assert refusal(read, Event.STARTED, office=KUPANG) == "complaint_evidence_missing"
    assert refusal(read, Event.ANSWERED, office=KUPANG) == "complaint_evidence_missing"
    shown = do(read, Event.VERIFIED, Event.STARTED, office=KUPANG)
    assert shown.status is Status.IN_PROGRESS
    gone = do(shown, Event.VERIFIED, office=KUPANG, finding=Finding(Category.SUPERVISED, False))
    assert gone.status is Status.VERIFIED


@pytest.mark.parametrize(
    ("kind", "finding"),
    [
        (Kind.SUGGESTION, Finding(Category.UNSUPERVISED, False)),
        (Kind.COMPLAINT, Finding(Category.INFORMATION, False)),
    ],
)
def test_a_suggestion_or_a_question_needs_no_evidence(kind: Kind, finding: Finding) -> None:
    read = do(new(KUPANG, kind=kind), Event.VERIFIED, office=KUPANG, finding=finding)
    assert do(read, Event.ANSWERED, office=KUPANG).status is Status.ANSWERED


def test_who_answers_for_it_supervisor_and_head_alone_answer_and_close() -> None:
    read = do(new(), Event.ASSIGNED, Event.VERIFIED)
    assert read.responsible_id == OTHER
    for event in (Event.STARTED, Event.ANSWERED, Event.REJECTED, Event.TAKEN, Event.ASSIGNED):
        assert refusal(read, event, role=OFFICER) == "complaint_of_another"
    assert do(read, Event.ANSWERED, role=OFFICER, officer=OTHER).status is Status.ANSWERED
    assert do(read, Event.REJECTED, role=HEAD).status is Status.REJECTED
    assert do(read, Event.NOTED, Event.ESCALATED, role=OFFICER).level is Level.SUPERVISOR


def test_nobody_but_supervisor_and_head_gives_it_to_somebody_else() -> None:
    assert refusal(new(), Event.ASSIGNED, role=OFFICER) == "complaint_of_another"
    assert do(new(), Event.TAKEN, role=OFFICER).responsible_id == ME


def test_a_reopened_one_goes_on_with_the_time_it_had() -> None:
    closed = do(new(), Event.VERIFIED, Event.ANSWERED, Event.CLOSED)
    again = do(closed, Event.REOPENED)
    assert (again.status, again.due, again.answered_at) == (Status.IN_PROGRESS, closed.due, None)
    unread = do(do(new(), Event.REJECTED), Event.REOPENED)
    assert unread.status is Status.RECEIVED


@given(st.lists(st.sampled_from(list(Event)), max_size=12), st.booleans())
def test_whatever_is_tried_a_complaint_stays_possible(events: list[Event], evidence: bool) -> None:
    now = new(KUPANG)
    for event in events:
        finding = Finding(Category.UNSUPERVISED, evidence)
        try:
            now = do(now, event, office=KUPANG, finding=finding)
        except Refused:
            assert event not in complaints.legal(KUPANG, now)
        assert now.open == (now.ended_at is None)
        assert (now.answered_at is None) == (now.status in complaints.UNANSWERED)
        assert now.status not in (Status.IN_PROGRESS, Status.ANSWERED) or now.category is not None


def test_days_left_and_late_are_counted_in_working_days() -> None:
    received = new()
    assert complaints.standing(SEMARANG, received, FRIDAY, ()) == Standing(False, 5)
    assert complaints.standing(SEMARANG, received, FRIDAY + dt.timedelta(days=10), ()) == Standing(True, 1)


def test_a_code_is_read_however_it_is_written_and_is_no_ticket_s() -> None:
    code = complaint_code.new_code()
    shown = complaint_code.as_shown(code)
    assert complaint_code.as_given(f" {shown.lower()} ") == code
    assert complaint_code.is_code(shown)
    assert not ticket_code.is_code(code)
    assert not complaint_code.is_code(ticket_code.new_code())


def test_the_notice_names_who_answers_for_complaints_only_where_that_is_known() -> None:
    rules = SEMARANG.complaints
    assert rules.public_notice("id") == (rules.line.id,)
    known = rules.model_copy(
        update={"manager": rules.manager.model_copy(update={"name": "Ani", "address": "Ruang 2"})}
    )
    assert known.public_notice("en")[1] == "Responsible for complaints: Ani, Ruang 2"
