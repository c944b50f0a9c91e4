"""Requests that outlive the visit: opened, moved on by several officers, and ended in time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Invalid
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.requests import Event, Status
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.request_views import Details, Letter
from pst_kiosk.services.work_list import Which
from tests.support.office import GUEST, TestOffice, command

CALLER = {"name": "Siti Rahma", "email": "siti@example.org"}
LETTER = Letter("B-12/2026", "Siti Rahma", "Survei harga pasar", "Rancangan kegiatan statistik ini layak.")


def hire(office: TestOffice, name: str = "Petugas", role: Role = Role.SERVICE_OFFICER) -> str:
    identity = command()
    office.services.accounts.add(office.administrator.id, identity, name, role)
    return identity


def chat(office: TestOffice, officer: str, subject: str = "Inflasi 2020–2025", **options: Any) -> Details:
    return office.services.requests.open(
        options.pop("command_id", None) or command(),
        officer,
        RequestKind.CONSULTATION,
        "konsultasi",
        Channel.WHATSAPP,
        subject,
        visitor=options.pop("visitor", CALLER),
        **options,
    )


def recommendation(office: TestOffice, officer: str) -> Details:
    return office.services.requests.open(
        command(),
        officer,
        RequestKind.RECOMMENDATION,
        "rekomendasi",
        Channel.IN_PERSON,
        "Survei harga pasar",
        visitor=CALLER,
    )


def move(office: TestOffice, request: Details, officer: str, *events: Event, **options: Any) -> Details:
    for event in events:
        request = office.services.requests.move(
            command(), request.row.id, officer, event, revision=request.revision, **options
        )
    return request


def test_a_request_by_whatsapp_is_opened_without_a_visit(kupang: TestOffice) -> None:
    officer = hire(kupang)
    opened = chat(kupang, officer)
    assert opened.row.number == "0001/PST/5371/2026"
    assert (opened.row.who, opened.email, opened.row.owner_id) == ("Siti Rahma", "siti@example.org", officer)
    assert opened.row.state.status is Status.RECEIVED
    assert [line.event for line in opened.history] == [Event.OPENED]
    assert kupang.rows("SELECT count(*) FROM visit") == [(0,)]


def test_a_request_of_a_visitor_at_the_desk_is_his_who_signed_the_guest_book(bengkulu: TestOffice) -> None:
    ticket = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    opened = bengkulu.services.requests.open(
        command(),
        hire(bengkulu),
        RequestKind.DATA_REQUEST,
        "konsultasi",
        Channel.IN_PERSON,
        "Tabel PDRB menurut kecamatan",
        ticket_id=ticket.id,
    )
    assert (opened.row.who, opened.ticket_number) == ("Siti Rahma", ticket.number)
    assert bengkulu.rows("SELECT count(*) FROM visitor") == [(1,)]


def test_nothing_is_opened_for_a_visitor_nobody_knows_yet(kupang: TestOffice) -> None:
    ticket = kupang.services.reception.take_number(command(), "rekomendasi", "id")
    with pytest.raises(Refused, match="guest book missing"):
        kupang.services.requests.open(
            command(),
            hire(kupang),
            RequestKind.RECOMMENDATION,
            "rekomendasi",
            Channel.IN_PERSON,
            "Survei",
            ticket_id=ticket.id,
        )


def test_who_asks_from_afar_leaves_a_name_and_a_contact(kupang: TestOffice) -> None:
    officer = hire(kupang)
    for visitor, wrong in (
        ({"name": "Siti Rahma"}, {"email": "contact_missing"}),
        ({"name": "", "phone": "0812 3456 7890"}, {"name": "missing"}),
        ({"name": "x" * 1_000_000, "email": "siti"}, {"name": "too_long", "email": "bad_email"}),
    ):
        with pytest.raises(Invalid) as refused:
            chat(kupang, officer, visitor=visitor)
        assert refused.value.fields == wrong
    assert kupang.services.requests.work_list(Which.ALL, officer) == ()
    assert kupang.rows("SELECT count(*) FROM visitor") == [(0,)]


def test_a_subject_is_said_and_not_a_whole_book(kupang: TestOffice) -> None:
    officer = hire(kupang)
    for subject in ("", "  ", "x" * 1_000_000):
        with pytest.raises(Refused, match="request subject"):
            chat(kupang, officer, subject)


def test_the_same_command_opens_one_request_and_gives_no_second_number(kupang: TestOffice) -> None:
    officer, same = hire(kupang), command()
    first = chat(kupang, officer, command_id=same)
    assert chat(kupang, officer, command_id=same) == first
    assert chat(kupang, officer).row.number == "0002/PST/5371/2026"


def test_numbers_begin_anew_with_the_offices_year(kupang: TestOffice) -> None:
    officer = hire(kupang)
    chat(kupang, officer)
    kupang.clock.now = dt.datetime(2026, 12, 31, 16, 30, tzinfo=dt.UTC)  # 00.30 on 1 January in Kupang
    assert chat(kupang, officer).row.number == "0001/PST/5371/2027"


def test_the_same_move_sent_twice_is_one_line_of_the_history(kupang: TestOffice) -> None:
    officer, same = hire(kupang), command()
    opened = chat(kupang, officer)
    for _ in range(2):
        moved = kupang.services.requests.move(
            same, opened.row.id, officer, Event.COMPLETE, revision=opened.revision
        )
    assert [line.event for line in moved.history] == [Event.OPENED, Event.COMPLETE]
    assert moved.row.state.due == dt.date(2026, 11, 23)


def test_the_second_of_two_officers_is_told_what_the_first_one_did(kupang: TestOffice) -> None:
    first, second = hire(kupang, "Ani"), hire(kupang, "Budi")
    opened = chat(kupang, first)
    move(kupang, opened, first, Event.DONE)
    with pytest.raises(Refused) as refused:
        move(kupang, opened, second, Event.COMPLETE)
    assert refused.value.code == "request_changed"
    assert refused.value.details == {"by": "Ani", "event": "done"}
    noted = kupang.services.requests.move(
        command(), opened.row.id, second, Event.NOTED, "Ditelepon kembali", revision=opened.revision
    )
    assert noted.history[-1].note == "Ditelepon kembali"


def test_what_needs_a_reason_is_not_done_without(kupang: TestOffice) -> None:
    officer = hire(kupang)
    opened = chat(kupang, officer)
    for note in ("", "x" * 1_000_000):
        with pytest.raises(Refused, match="request note"):
            move(kupang, opened, officer, Event.CANCELLED, note=note)
    assert move(kupang, opened, officer, Event.CANCELLED, note="Diminta pemohon").row.state.ended_at


def test_the_work_list_begins_with_what_is_late(kupang: TestOffice) -> None:
    officer = hire(kupang)
    waiting = chat(kupang, officer, "belum jelas")
    kupang.clock.forward(minutes=1)
    late, due = (move(kupang, chat(kupang, officer, what), officer, Event.COMPLETE) for what in ("a", "b"))
    kupang.clock.forward(days=8)
    due = move(kupang, chat(kupang, officer, "c"), officer, Event.COMPLETE)
    rows = kupang.services.requests.work_list(Which.ALL, officer)
    assert [row.subject for row in rows] == ["a", "b", "c", "belum jelas"]
    found = kupang.services.requests.work_list(Which.LATE, officer)
    assert [row.subject for row in found] == ["a", "b"]
    assert [row.subject for row in kupang.services.requests.due_soon()] == ["a", "b", "c"]
    move(kupang, late, officer, Event.DONE)
    assert [row.subject for row in kupang.services.requests.work_list(Which.CLOSED, officer)] == ["a"]
    assert waiting.row.id != due.row.id


def test_what_is_late_is_told_every_day_until_it_is_closed(kupang: TestOffice) -> None:
    officer = hire(kupang)
    opened = move(kupang, chat(kupang, officer), officer, Event.COMPLETE)
    kupang.clock.now = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)
    for days in range(1, 4):
        (row,) = kupang.services.requests.due_soon()
        assert row.standing is not None
        assert (row.standing.late, row.standing.days) == (True, days)
        kupang.clock.forward(days=1)
    move(kupang, opened, officer, Event.DONE)
    assert kupang.services.requests.due_soon() == ()


def test_my_work_is_what_i_own_and_what_waits_for_my_role(kupang: TestOffice) -> None:
    mine, other = hire(kupang, "Ani"), hire(kupang, "Budi")
    head = hire(kupang, "Kepala", Role.HEAD)
    chat(kupang, mine, "milik Ani")
    asked = recommendation(kupang, other)
    assert [row.subject for row in kupang.services.requests.work_list(Which.MINE, mine)] == ["milik Ani"]
    assert kupang.services.requests.work_list(Which.MINE, head) == ()
    asked = move(kupang, asked, other, Event.STEP_DONE, Event.STEP_DONE)
    asked = kupang.services.requests.draft_letter(command(), asked.row.id, other, LETTER)
    move(kupang, asked, other, Event.STEP_DONE)
    assert [row.id for row in kupang.services.requests.work_list(Which.MINE, head)] == [asked.row.id]
    assert [row.id for row in kupang.services.requests.due_soon(head)] == [asked.row.id]
    assert kupang.services.requests.due_soon(mine) == ()
    assert [row.subject for row in kupang.services.requests.work_list(Which.MINE, mine)] == ["milik Ani"]


def test_a_request_is_taken_over_by_who_goes_on_with_it(kupang: TestOffice) -> None:
    first, second = hire(kupang, "Ani"), hire(kupang, "Budi")
    taken = move(kupang, chat(kupang, first), second, Event.TAKEN)
    assert (taken.row.owner, taken.row.owner_id) == ("Budi", second)


def test_a_recommendation_goes_from_the_form_to_the_letter_that_was_sent(bengkulu: TestOffice) -> None:
    officer, head = hire(bengkulu), hire(bengkulu, "Kepala Kantor", Role.HEAD)
    asked = recommendation(bengkulu, officer)
    assert [progress.step.key for progress in asked.steps][:2] == ["perekaman", "verifikasi"]
    asked = move(bengkulu, asked, officer, Event.STEP_DONE)
    due = asked.row.state.due
    for _ in range(2):
        asked = move(bengkulu, asked, officer, Event.SENT_BACK, note="Metode belum jelas")
        asked = move(bengkulu, asked, officer, Event.STEP_DONE)
    assert asked.steps[1].rounds == 2
    assert asked.row.state.due == due == dt.date(2026, 12, 18)
    asked = move(bengkulu, asked, officer, Event.STEP_DONE)
    with pytest.raises(Refused, match="letter missing"):
        move(bengkulu, asked, head, Event.STEP_DONE)
    asked = bengkulu.services.requests.draft_letter(command(), asked.row.id, officer, LETTER, asked.revision)
    with pytest.raises(Refused, match="step of another"):
        move(bengkulu, asked, officer, Event.STEP_DONE)
    asked = move(bengkulu, asked, head, Event.STEP_DONE)
    assert (asked.letter, asked.issued_by) == (LETTER, "Kepala Kantor")
    asked = move(bengkulu, asked, officer, Event.STEP_DONE, Event.STEP_DONE)
    assert asked.row.state.status is Status.DONE
    assert all(progress.done_at is not None for progress in asked.steps)
    assert asked.survey is not None


def test_the_last_draft_counts_and_earlier_ones_stay_in_the_history(kupang: TestOffice) -> None:
    officer = hire(kupang)
    asked = recommendation(kupang, officer)
    for body in ("Pertama", "Kedua"):
        asked = kupang.services.requests.draft_letter(
            command(), asked.row.id, officer, Letter("", "Siti Rahma", "Survei", body)
        )
    assert asked.letter is not None
    assert asked.letter.body == "Kedua"
    assert [line.event for line in asked.history].count(Event.LETTER) == 2


def test_what_nobody_sees_is_not_kept(kupang: TestOffice) -> None:
    officer = hire(kupang)
    asked = chat(kupang, officer, "Inf\x00lasi\ud800")
    assert asked.row.subject == "Inflasi"
    noted = move(kupang, asked, officer, Event.NOTED, note="baris\x00 satu\nbaris dua\udfff")
    assert noted.history[-1].note == "baris satu\nbaris dua"


def test_a_letter_that_cannot_be_set_is_refused_by_its_field(kupang: TestOffice) -> None:
    officer = hire(kupang)
    asked = recommendation(kupang, officer)
    for field, said in (("body", ""), ("body", "x" * 1_000_000), ("about", "x" * 301)):
        letter = Letter(**{"reference": "", "addressee": "a", "about": "b", "body": "c", field: said})
        with pytest.raises(Refused) as refused:
            kupang.services.requests.draft_letter(command(), asked.row.id, officer, letter)
        assert refused.value.details["field"] == field


def test_documents_are_received_sent_and_withdrawn_and_stay_in_the_history(kupang: TestOffice) -> None:
    officer = hire(kupang)
    asked = recommendation(kupang, officer)
    assert len(asked.asked) == 2
    add = kupang.services.requests.add_document
    same = command()
    for _ in range(2):
        asked = add(same, asked.row.id, officer, asked.asked[0], received=True)
    kupang.clock.forward(minutes=1)
    asked = add(command(), asked.row.id, officer, "Surat rekomendasi", received=False)
    assert [(d.name, d.received) for d in asked.documents] == [
        (asked.asked[0], True),
        ("Surat rekomendasi", False),
    ]
    withdraw = kupang.services.requests.withdraw_document
    asked = withdraw(command(), asked.row.id, officer, asked.documents[0].id)
    assert [document.withdrawn for document in asked.documents] == [True, False]
    assert asked.history[-1].document == asked.asked[0]
    with pytest.raises(Refused, match="document unknown"):
        withdraw(command(), asked.row.id, officer, asked.documents[0].id)


def test_silence_is_proposed_to_be_closed_after_seven_days(kupang: TestOffice) -> None:
    officer = hire(kupang)
    asked = move(kupang, chat(kupang, officer), officer, Event.MESSAGE_OUT, note="Tahun berapa?")
    kupang.clock.forward(days=7)
    assert kupang.services.requests.due_soon() == ()
    kupang.clock.forward(days=1)
    (row,) = kupang.services.requests.due_soon()
    assert row.silent
    assert Event.SILENT in kupang.services.requests.get(asked.row.id).legal
    assert move(kupang, asked, officer, Event.SILENT).row.state.status is Status.SILENT


def test_who_looked_into_a_request_is_in_the_audit_log_once_an_hour(kupang: TestOffice) -> None:
    officer = hire(kupang)
    asked = chat(kupang, officer)
    for minutes in (0, 30, 31):
        kupang.clock.forward(minutes=minutes)
        kupang.services.requests.look_into(asked.row.id, officer)
    seen = kupang.rows(
        f"SELECT subject FROM audit_log WHERE action = 'read_request' AND officer_id = '{officer}'"
    )
    assert seen == [(asked.row.id,)] * 2


def test_a_request_of_another_database_is_unknown(kupang: TestOffice) -> None:
    with pytest.raises(Refused, match="request unknown"):
        kupang.services.requests.get(command())
