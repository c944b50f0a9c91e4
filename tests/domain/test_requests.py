"""Requests that outlive a visit: their moves, and their deadlines against a replay day by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain import request_moves, request_times, requests
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.promised_requests import Channel, RequestKind, Unit
from pst_kiosk.domain.requests import Event, Request, Standing, Status
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.setup import profile_path, read_profile

KUPANG, SEMARANG, BENGKULU, CENTRAL_JAVA, BLITAR = (
    read_profile(profile_path(name))
    for name in ("kota-kupang", "kota-semarang", "provinsi-bengkulu", "provinsi-jawa-tengah", "kota-blitar")
)
WEDNESDAY = dt.datetime(2026, 11, 18, 10, 0, tzinfo=KUPANG.tz)
OFFICER, HEAD, SUPERVISOR = Role.SERVICE_OFFICER, Role.HEAD, Role.SUPERVISOR

PROMISED = [
    (KUPANG, "konsultasi", RequestKind.CONSULTATION, Channel.WHATSAPP),
    (KUPANG, "penjualan", RequestKind.SALE, Channel.EMAIL),
    (KUPANG, "rekomendasi", RequestKind.RECOMMENDATION, Channel.IN_PERSON),
    (SEMARANG, "konsultasi", RequestKind.CONSULTATION, Channel.WEBSITE),
    (BENGKULU, "konsultasi", RequestKind.CONSULTATION, Channel.EMAIL),
    (BENGKULU, "konsultasi", RequestKind.DATA_REQUEST, Channel.IN_PERSON),
    (BENGKULU, "rekomendasi", RequestKind.RECOMMENDATION, Channel.WEBSITE),
    (CENTRAL_JAVA, "penjualan", RequestKind.SALE, Channel.SILASTIK),
    (BLITAR, "konsultasi", RequestKind.CONSULTATION, Channel.HALOPST),
]
"""Every promise the five standards make."""
cases = st.sampled_from(PROMISED)
moments = st.integers(0, 500 * 24 * 60).map(
    lambda minutes: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)
day_sets = st.frozensets(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), max_size=100)


class Case:
    """One request with what it needs to be moved."""

    def __init__(
        self,
        office: Office,
        service: str,
        kind: RequestKind,
        channel: Channel,
        at: dt.datetime = WEDNESDAY,
        holidays: frozenset[dt.date] = frozenset(),
    ) -> None:
        self.office, self.service, self.holidays, self.at = office, office.service(service), holidays, at
        self.now = request_moves.opened(office, self.service, kind, channel, at, holidays)

    def do(self, *events: Event, role: Role = OFFICER, due: dt.date | None = None) -> Request:
        for event in events:
            self.now = request_moves.after(
                self.office, self.service, self.now, event, self.at, role, self.holidays, due
            )
        return self.now

    def may(self) -> tuple[Event, ...]:
        return request_moves.legal(self.office, self.service, self.now, self.at, self.holidays)

    def standing(self) -> Standing | None:
        return request_times.standing(self.office, self.service, self.now, self.at, self.holidays)

    def forward(self, **delta: float) -> Case:
        self.at += dt.timedelta(**delta)
        return self


def recommendation(office: Office = KUPANG) -> Case:
    return Case(office, "rekomendasi", RequestKind.RECOMMENDATION, Channel.IN_PERSON)


def chat() -> Case:
    return Case(KUPANG, "konsultasi", RequestKind.CONSULTATION, Channel.WHATSAPP)


# --- a replay that walks the calendar, sharing nothing with the rules but whether the office opens ---------


def opens(office: Office, day: dt.date, holidays: frozenset[dt.date]) -> dt.time | None:
    """When a usual week closes on a day; None where it stays closed."""
    if day in holidays:
        return None
    return next((hours.closes for hours in office.hours.week if day.isoweekday() in hours.days), None)


def replayed(case: Case, begun: dt.datetime, now: dt.datetime) -> tuple[dt.date, Standing]:
    """The last day and the standing of a request, found by counting one day after the other."""
    promise = requests.promise_for(case.service, case.now.kind, case.now.channel)
    assert promise is not None
    local, day = begun.astimezone(case.office.tz), begun.astimezone(case.office.tz).date()
    counted = 0
    if promise.unit is Unit.AT_ONCE:
        closes = opens(case.office, day, case.holidays)
        while closes is None or (day == local.date() and local.time() >= closes):
            day += dt.timedelta(days=1)
            closes = opens(case.office, day, case.holidays)
    while counted < (promise.number or 0):
        day += dt.timedelta(days=1)
        counted += promise.unit is Unit.DAYS or opens(case.office, day, case.holidays) is not None
    closes = opens(case.office, day, case.holidays)
    here = now.astimezone(case.office.tz)
    whole_day = promise.unit is Unit.DAYS or closes is None
    late = here.date() > day or (here.date() == day and not whole_day and here.time() >= closes)  # type: ignore[operator]
    walked, days = min(day, here.date()), 0
    while walked < max(day, here.date()):
        walked += dt.timedelta(days=1)
        days += promise.unit is Unit.DAYS or opens(case.office, walked, case.holidays) is not None
    unit = Unit.DAYS if promise.unit is Unit.DAYS else Unit.WORKING_DAYS
    return day, Standing(late, days, unit)


def begin(case: Case) -> None:
    """Whatever begins the time of this kind of request."""
    for event in (Event.COMPLETE, Event.AGREED):
        if case.now.begun_at is None and event in case.may():
            case.do(event)
    if case.now.begun_at is None:
        case.do(Event.STEP_DONE)


@given(cases, moments, st.integers(0, 90 * 24 * 60), day_sets)
def test_deadline_and_lateness_are_those_of_a_replay_day_by_day(
    promised: tuple[Office, str, RequestKind, Channel],
    begun: dt.datetime,
    minutes: int,
    holidays: frozenset[dt.date],
) -> None:
    case = Case(*promised, begun, holidays)
    begin(case)
    case.forward(minutes=minutes)
    assert (case.now.due, case.standing()) == replayed(case, begun, case.at)


@given(cases, st.lists(st.tuples(st.sampled_from(list(Event)), st.integers(0, 3 * 24 * 60)), max_size=30))
def test_whatever_is_done_a_time_that_runs_never_begins_anew(
    promised: tuple[Office, str, RequestKind, Channel], moves: list[tuple[Event, int]]
) -> None:
    case = Case(*promised)
    for event, minutes in moves:
        before, legal = case.forward(minutes=minutes).now, case.may()
        outcome = tried(case, event)
        if isinstance(outcome, Refused):
            assert event not in legal or outcome.code in ("letter_missing", "request_due")
            assert case.now == before
            continue
        now = outcome
        assert event in legal
        assert before.begun_at in (None, now.begun_at)
        assert now.open == (now.ended_at is None)
        assert before.open or event in (Event.REOPENED, Event.NOTED)
        if event is not Event.AGREED:
            assert before.due in (None, now.due)


def tried(case: Case, event: Event) -> Request | Refused:
    try:
        return case.do(event, role=SUPERVISOR, due=case.at.date() + dt.timedelta(days=2))
    except Refused as refused:
        return refused


def test_every_promise_of_the_five_standards_is_tried_here() -> None:
    made = {
        (office.profile, service.key, promise.kind)
        for office in (KUPANG, SEMARANG, BENGKULU, CENTRAL_JAVA, BLITAR)
        for service in office.services
        for promise in service.requests
    }
    assert {(office.profile, service, kind) for office, service, kind, _ in PROMISED} == made


def test_a_recommendation_is_recorded_verified_drafted_issued_and_sent() -> None:
    case = recommendation()
    assert (case.now.step, case.now.due) == ("perekaman", None)
    case.do(Event.STEP_DONE)
    assert (case.now.step, case.now.begun_at) == ("verifikasi", WEDNESDAY)
    assert case.now.due == dt.date(2026, 12, 30)
    case.do(Event.STEP_DONE, Event.LETTER, Event.STEP_DONE)
    assert case.now.step == "penerbitan"
    case.do(Event.STEP_DONE, role=HEAD)
    assert case.now.step == "pengiriman"
    assert case.do(Event.STEP_DONE).status is Status.DONE
    assert case.now.ended_at is not None


def test_what_is_promised_in_kupang_ends_with_the_examination_and_in_bengkulu_with_the_letter() -> None:
    kupang, bengkulu = recommendation(), recommendation(BENGKULU)
    for case in (kupang, bengkulu):
        case.do(Event.STEP_DONE, Event.STEP_DONE)
    assert kupang.now.fulfilled_at is not None
    assert kupang.standing() is None
    assert bengkulu.now.fulfilled_at is None
    bengkulu.do(Event.LETTER)
    bengkulu.do(Event.STEP_DONE, role=HEAD)
    bengkulu.do(Event.STEP_DONE)
    assert bengkulu.now.fulfilled_at is not None
    assert bengkulu.now.open, "the officer still records the service"


def test_a_form_that_is_not_clear_goes_back_as_often_as_needed_and_the_time_runs_on() -> None:
    case = recommendation()
    case.do(Event.STEP_DONE)
    due = case.now.due
    for _ in range(3):
        case.forward(days=1).do(Event.SENT_BACK)
        assert (case.now.step, case.now.status) == ("perekaman", Status.WAITING)
        case.do(Event.STEP_DONE)
    assert (case.now.step, case.now.due, case.now.begun_at) == ("verifikasi", due, WEDNESDAY)


def test_the_head_sends_a_draft_back_to_who_drafted_it() -> None:
    case = recommendation()
    case.do(Event.STEP_DONE, Event.STEP_DONE, Event.LETTER, Event.STEP_DONE)
    with pytest.raises(Refused, match="step of another"):
        case.do(Event.SENT_BACK)
    case.do(Event.SENT_BACK, role=HEAD)
    assert (case.now.step, case.now.status) == ("penyusunan", Status.IN_PROGRESS)


@pytest.mark.parametrize(
    "role", [Role.ADMINISTRATOR, Role.RECEPTIONIST, Role.SERVICE_OFFICER, Role.TREASURER]
)
def test_nobody_issues_a_letter_but_the_head_and_who_acts_for_him(role: Role) -> None:
    case = recommendation(BENGKULU)
    case.do(Event.STEP_DONE, Event.STEP_DONE, Event.LETTER)
    with pytest.raises(Refused, match="step of another"):
        case.do(Event.STEP_DONE, role=role)
    assert case.do(Event.STEP_DONE, role=SUPERVISOR).step == "pengiriman"


def test_no_letter_is_issued_that_nobody_drafted() -> None:
    case = recommendation(BENGKULU)
    case.do(Event.STEP_DONE, Event.STEP_DONE)
    with pytest.raises(Refused, match="letter missing"):
        case.do(Event.STEP_DONE, role=HEAD)


def test_a_letter_that_is_issued_is_not_drafted_anew() -> None:
    case = recommendation(BENGKULU)
    case.do(Event.STEP_DONE, Event.STEP_DONE, Event.LETTER)
    case.do(Event.STEP_DONE, role=HEAD)
    assert Event.LETTER not in case.may()


def test_an_online_consultation_is_not_on_the_clock_before_it_is_clear_and_complete() -> None:
    case = chat()
    assert case.standing() is None
    case.forward(days=2).do(Event.COMPLETE)
    assert case.standing() == Standing(False, 3, Unit.WORKING_DAYS)
    assert case.now.due == dt.date(2026, 11, 25)


def test_bengkulus_online_consultation_is_on_the_clock_from_its_receipt() -> None:
    case = Case(BENGKULU, "konsultasi", RequestKind.CONSULTATION, Channel.EMAIL)
    assert case.now.due == dt.date(2026, 11, 23)
    assert Event.COMPLETE not in case.may()


def test_a_data_request_is_due_in_three_working_days_or_as_agreed_and_not_put_off_once_it_is_late() -> None:
    case = Case(BENGKULU, "konsultasi", RequestKind.DATA_REQUEST, Channel.IN_PERSON)
    assert case.do(Event.AGREED).due == dt.date(2026, 11, 23)
    with pytest.raises(Refused, match="request due"):
        case.do(Event.AGREED)
    with pytest.raises(Refused, match="request due"):
        case.do(Event.AGREED, due=dt.date(2026, 11, 17))
    assert case.do(Event.AGREED, due=dt.date(2026, 12, 1)).due == dt.date(2026, 12, 1)
    case.forward(days=20)
    assert Event.AGREED not in case.may()


def test_what_nobody_promised_is_due_on_the_day_that_is_agreed() -> None:
    case = Case(KUPANG, "konsultasi", RequestKind.CONSULTATION, Channel.TELEPHONE)
    assert case.now.promise is None
    with pytest.raises(Refused, match="request due"):
        case.do(Event.AGREED)
    case.do(Event.AGREED, due=dt.date(2026, 11, 20))
    assert case.forward(days=3).standing() == Standing(True, 0, Unit.WORKING_DAYS)


def test_a_request_is_late_from_closing_time_of_its_last_day() -> None:
    case = chat()
    case.do(Event.COMPLETE)  # due on Monday the 23rd, which closes at 15.30
    case.at = dt.datetime(2026, 11, 23, 15, 29, tzinfo=KUPANG.tz)
    assert case.standing() == Standing(False, 0, Unit.WORKING_DAYS)
    case.forward(minutes=1)
    assert case.standing() == Standing(True, 0, Unit.WORKING_DAYS)
    assert case.forward(days=1).standing() == Standing(True, 1, Unit.WORKING_DAYS)


def test_a_conversation_may_be_closed_after_seven_silent_days_of_the_visitors_alone() -> None:
    case = chat()
    case.do(Event.MESSAGE_IN)
    assert Event.SILENT not in case.forward(days=30).may(), "it is the office that is silent"
    case.do(Event.MESSAGE_OUT)
    case.at = (case.at + dt.timedelta(days=7)).replace(hour=23)
    assert Event.SILENT not in case.may()
    assert Event.SILENT in case.forward(hours=1).may()
    assert case.do(Event.SILENT).status is Status.SILENT


def test_an_answer_within_the_seven_days_ends_the_silence() -> None:
    case = chat()
    case.do(Event.MESSAGE_OUT)
    case.forward(days=6).do(Event.MESSAGE_IN)
    assert case.now.status is Status.IN_PROGRESS
    assert Event.SILENT not in case.forward(days=5).may()


def test_no_standard_but_those_of_chats_knows_an_end_by_silence() -> None:
    case = Case(BENGKULU, "konsultasi", RequestKind.CONSULTATION, Channel.EMAIL)
    case.do(Event.MESSAGE_OUT)
    assert Event.SILENT not in case.forward(days=60).may()


def test_what_has_ended_is_neither_late_nor_moved_until_it_is_reopened() -> None:
    case = chat()
    case.do(Event.COMPLETE, Event.DONE)
    case.forward(days=30)
    assert case.standing() is None
    assert case.may() == (Event.NOTED, Event.REOPENED)
    with pytest.raises(Refused, match="request ended"):
        case.do(Event.MESSAGE_IN)
    case.do(Event.REOPENED)
    standing = case.standing()
    assert standing is not None
    assert standing.late, "it was not answered after all"


@pytest.mark.parametrize(("days", "kept"), [(0, True), (30, False)])
def test_a_promise_is_kept_or_broken_by_the_moment_it_is_fulfilled(days: int, kept: bool) -> None:
    case = chat()
    case.do(Event.COMPLETE)
    case.forward(days=days).do(Event.DONE)
    assert request_times.kept(KUPANG, case.service, case.now, ()) is kept


def test_a_request_the_standard_does_not_know_is_refused() -> None:
    with pytest.raises(Refused, match="request not offered"):
        Case(KUPANG, "perpustakaan", RequestKind.SALE, Channel.EMAIL)


def test_the_documents_of_the_desk_are_those_asked_for_the_request() -> None:
    asked = requests.documents_of(BENGKULU.service("rekomendasi"))
    assert [document.split()[0] for document in asked] == ["Surat", "Formulir"]


@pytest.mark.parametrize(
    ("office", "known"),
    [
        (KUPANG, ["consultation", "sale", "recommendation"]),
        (SEMARANG, ["consultation"]),
        (BENGKULU, ["consultation", "data_request", "recommendation"]),
        (CENTRAL_JAVA, ["sale"]),
        (BLITAR, ["consultation"]),
    ],
)
def test_each_office_knows_the_requests_of_its_standard(office: Office, known: list[str]) -> None:
    assert [kind.value for service in office.services for kind in requests.kinds(service)] == known


@pytest.mark.parametrize("promised", PROMISED, ids=lambda promised: f"{promised[0].profile}-{promised[2]}")
def test_every_promised_request_comes_to_its_end_in_time(
    promised: tuple[Office, str, RequestKind, Channel],
) -> None:
    case = Case(*promised)
    begin(case)
    if Event.LETTER in case.may():
        case.do(Event.LETTER)
    while case.now.open:
        case.do(Event.STEP_DONE if Event.STEP_DONE in case.may() else Event.DONE, role=HEAD)
    assert case.now.status is Status.DONE
    assert request_times.kept(case.office, case.service, case.now, ()) is True


def test_a_hand_over_ends_a_sale_s_request_or_the_step_that_it_is_and_no_other() -> None:
    sale = Case(KUPANG, "penjualan", RequestKind.SALE, Channel.EMAIL)
    assert request_moves.on_delivery(sale.service, sale.now) is Event.DONE
    assert request_moves.on_delivery(sale.service, sale.do(Event.CANCELLED)) is None
    letter = Case(KUPANG, "rekomendasi", RequestKind.RECOMMENDATION, Channel.IN_PERSON)
    assert request_moves.on_delivery(letter.service, letter.now) is None
    # As a sale with steps of its own would be; no shipped standard has one.
    for step, event in (
        ("perekaman", None),
        ("verifikasi", Event.STEP_DONE),
        ("pengiriman", Event.STEP_DONE),
    ):
        stepwise = replace(letter.now, kind=RequestKind.SALE, step=step)
        assert request_moves.on_delivery(letter.service, stepwise) is event
