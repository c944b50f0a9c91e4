"""Complaints: received at the screens and by every other way, followed up, answered, told to nobody else."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pst_kiosk.domain.complaints import Category, Channel, Event, Finding, Kind, Level, Status
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.evidence import LARGEST, MediaType
from pst_kiosk.domain.period import as_typed
from pst_kiosk.domain.roles import Role
from pst_kiosk.services import evidence_files
from pst_kiosk.services.complaint_views import Details, Receipt
from pst_kiosk.services.work_list import Which
from tests.services.conftest import Make
from tests.support.office import OfficeTemplates, TestOffice, command

TEXT = "Menunggu <b>lama</b> di loket, =1+1"
READ = Finding(Category.UNSUPERVISED, valid_evidence=True)
PDF = b"%PDF-1.4\n%\xe2\xe3\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(13) + struct.pack(">I", zlib.crc32(b""))
PROGRAM = b"MZ\x90\x00" + bytes(200)


@pytest.fixture
def semarang(make_office: Make) -> TestOffice:
    return make_office("kota-semarang")


@pytest.fixture
def one_pc(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """The same office on one PC, where the engine makes no difference."""
    office = office_templates.make("kota-semarang", tmp_path)
    yield office
    office.services.close()


def hire(office: TestOffice, role: Role = Role.SERVICE_OFFICER, name: str = "Petugas") -> str:
    identity = command()
    office.services.accounts.add(office.administrator.id, identity, name, role)
    return identity


def submit(office: TestOffice, channel: Channel = Channel.TABLET, **more: Any) -> Receipt:
    given = {"kind": Kind.COMPLAINT, "text": TEXT, "command_id": command()} | more
    return office.services.complaints.submit(channel=channel, **given)


def open_one(office: TestOffice, officer: str) -> Details:
    row = office.services.complaints.list(Which.ALL, officer)[0]
    return office.services.complaints.look_into(row.id, officer)


def move(office: TestOffice, now: Details, officer: str, *events: Event, **more: Any) -> Details:
    for event in events:
        now = office.services.complaints.move(
            command(), now.row.id, officer, event, more.pop("note", "Karena itu"), now.revision, **more
        )
    return now


def test_a_visitor_s_complaint_is_followed_by_its_code_alone(semarang: TestOffice) -> None:
    receipt = submit(semarang, contact="siti@example.org", name="Siti Rahma")
    assert receipt.number == "0001/PGD/3374/2026"
    told = semarang.services.complaints.status_by_code(f"{receipt.code[:5].lower()} - {receipt.code[5:]}")
    assert (told.number, told.status, told.answer) == (receipt.number, Status.RECEIVED, "")
    assert told.due == dt.date(2026, 11, 25)
    for wrong in ("", "AAAAAAAAAA", receipt.number, receipt.code[:8], "' OR 1=1 --"):
        with pytest.raises(Refused, match="complaint unknown"):
            semarang.services.complaints.status_by_code(wrong)


def test_saying_it_twice_is_one_complaint(semarang: TestOffice) -> None:
    again = command()
    assert submit(semarang, command_id=again) == submit(semarang, command_id=again)
    assert submit(semarang).number == "0002/PGD/3374/2026"
    assert semarang.rows("SELECT count(*) FROM complaint_event") == [(2,)]


def test_it_goes_from_the_tablet_to_its_answer(semarang: TestOffice) -> None:
    receipt, officer = submit(semarang, contact="0812"), hire(semarang)
    now = open_one(semarang, officer)
    now = move(semarang, now, officer, Event.TAKEN)
    now = move(semarang, now, officer, Event.VERIFIED, finding=READ)
    assert now.row.state.due == dt.date(2026, 12, 8)
    now = move(semarang, now, officer, Event.STARTED)
    now = move(semarang, now, officer, Event.ANSWERED, note="Loket ditambah satu.")
    told = semarang.services.complaints.status_by_code(receipt.code)
    assert (told.status, told.answer) == (Status.ANSWERED, "Loket ditambah satu.")
    now = move(semarang, now, officer, Event.CLOSED, note="")
    assert (now.kept, now.legal) == (True, (Event.REOPENED, Event.NOTED))
    assert [line.event for line in now.history] == [
        *(Event.RECEIVED, Event.TAKEN, Event.VERIFIED, Event.STARTED, Event.ANSWERED, Event.CLOSED),
    ]
    move(semarang, now, officer, Event.REOPENED)
    assert semarang.services.complaints.status_by_code(receipt.code).answer == ""


def test_two_officers_do_not_undo_each_other(one_pc: TestOffice) -> None:
    submit(one_pc)
    officer, head = hire(one_pc), hire(one_pc, Role.HEAD, "Kepala")
    seen = open_one(one_pc, officer)
    move(one_pc, seen, head, Event.ASSIGNED, assignee=officer)
    with pytest.raises(Refused) as refused:
        move(one_pc, seen, officer, Event.VERIFIED, finding=READ)
    assert refused.value.code == "complaint_changed"
    assert refused.value.details == {"by": "Kepala", "event": "assigned"}
    noted = move(one_pc, seen, officer, Event.NOTED)
    assert [line.detail for line in noted.history if line.event is Event.ASSIGNED] == ["Petugas"]


def test_a_move_sent_again_is_done_once(semarang: TestOffice) -> None:
    submit(semarang)
    officer, again = hire(semarang), command()
    seen = open_one(semarang, officer)
    for _ in range(2):
        now = semarang.services.complaints.move(again, seen.row.id, officer, Event.TAKEN, "", seen.revision)
    assert (now.revision, now.row.responsible) == (2, "Petugas")


def test_what_is_late_stands_first_and_is_proposed_to_the_supervisor(one_pc: TestOffice) -> None:
    old = submit(one_pc)
    one_pc.clock.forward(days=6)
    new = submit(one_pc, Channel.KIOSK)
    officer, supervisor = hire(one_pc), hire(one_pc, Role.SUPERVISOR, "Penanggung jawab")
    one_pc.clock.forward(days=2)
    first, second = one_pc.services.complaints.list(Which.ALL, officer)
    assert (first.number, second.number) == (old.number, new.number)
    assert first.proposed is Level.SUPERVISOR
    assert second.proposed is None
    assert [row.number for row in one_pc.services.complaints.list(Which.LATE, officer)] == [old.number]
    escalated = move(one_pc, open_one(one_pc, officer), officer, Event.ESCALATED, note="")
    assert (escalated.row.state.level, escalated.row.proposed) == (Level.SUPERVISOR, None)
    assert len(one_pc.services.complaints.due_soon(supervisor)) == 2


def test_counters_hear_of_a_complaint_at_a_screen_until_somebody_takes_it(semarang: TestOffice) -> None:
    officer = hire(semarang)
    submit(semarang, kind=Kind.SUGGESTION)
    submit(semarang, Channel.TELEPHONE, officer_id=officer)
    assert semarang.services.complaints.unread() == ()
    submit(semarang, Channel.KIOSK)
    ((unread, channel, _),) = semarang.services.complaints.unread()
    assert channel is Channel.KIOSK
    semarang.services.complaints.move(command(), unread, officer, Event.TAKEN)
    assert semarang.services.complaints.unread() == ()


def test_lists_hide_who_complained_and_looking_is_audited(semarang: TestOffice) -> None:
    submit(semarang, name="Siti Rahma", contact="siti@example.org")
    officer = hire(semarang)
    (row,) = semarang.services.complaints.list(Which.MINE, officer)
    assert row.who == "S••• R•••"
    for _ in range(2):
        looked = semarang.services.complaints.look_into(row.id, officer)
        assert (looked.name, looked.contact) == ("S••• R•••", "s•••"), "he does not handle it"
    taken = move(semarang, looked, officer, Event.TAKEN)
    assert (taken.name, taken.contact) == ("Siti Rahma", "siti@example.org")
    other, head = hire(semarang, name="Rekan"), hire(semarang, Role.HEAD, "Kepala")
    get = semarang.services.complaints.get
    assert [get(row.id, who).contact for who in (officer, head, other)] == [taken.contact] * 2 + ["s•••"]
    noted = semarang.services.complaints.move(command(), row.id, other, Event.NOTED, "Saya lihat")
    assert noted.contact == "s•••"
    semarang.services.complaints.note_export(officer, as_typed("2026-11"))
    audited = semarang.rows(
        "SELECT action FROM audit_log WHERE action LIKE '%complaint%' ORDER BY at, action"
    )
    assert sorted(audited) == [("export_complaints",), ("read_complaint",)]


def test_the_register_counts_by_the_office_s_own_days(semarang: TestOffice) -> None:
    # 23.59 on the last of November and 00.00 on the first of December in Semarang.
    semarang.clock.now = dt.datetime(2026, 11, 30, 16, 59, tzinfo=dt.UTC)
    submit(semarang)
    semarang.clock.forward(minutes=1)
    submit(semarang)
    semarang.clock.forward(days=10)
    register = semarang.services.complaints.register(as_typed("2026-12"))
    assert [entry.number for entry in register.entries] == ["0002/PGD/3374/2026"]
    assert (register.late, register.in_time, register.open_in_time) == (1, 0, 0)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"text": "  \n"}, "complaint_text"),
        ({"text": "x" * 4001}, "complaint_text"),
        ({"contact": "x" * 121}, "complaint_person"),
        ({"ticket_id": "7f000000-0000-7000-8000-000000000000"}, "ticket_unknown"),
        ({"service": "perpustakaan"}, "complaint_service"),
        ({"channel": Channel.EMAIL}, "complaint_channel"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    one_pc: TestOffice, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        submit(one_pc, **more)
    assert refused.value.code == code
    assert one_pc.rows("SELECT count(*) FROM complaint") == [(0,)]


def test_a_ticket_tells_what_a_complaint_is_about(semarang: TestOffice) -> None:
    ticket = semarang.services.reception.take_number(command(), "konsultasi", "id")
    submit(semarang, Channel.KIOSK, ticket_id=ticket.id, text="nul\x00 dan\r\nbaris")
    officer = hire(semarang)
    details = open_one(semarang, officer)
    assert (details.row.service, details.ticket_number) == ("konsultasi", ticket.number)
    assert details.row.text == "nul dan\nbaris"
    written = submit(semarang, Channel.COUNTER, officer_id=officer, ticket_number=" k1 ")
    assert semarang.services.complaints.get(written.id, officer).ticket_number == ticket.number
    with pytest.raises(Refused, match="ticket unknown"):
        submit(semarang, Channel.COUNTER, officer_id=officer, ticket_number="K-002")


def test_evidence_is_kept_with_its_complaint_and_opened_as_it_was(
    semarang: TestOffice, tmp_path: Path
) -> None:
    submit(semarang)
    officer = hire(semarang)
    for name, content in (("a.pdf", PDF), ("foto.JPG", JPEG), ("layar.png", PNG), ("tanpa-akhiran", PNG)):
        (tmp_path / name).write_bytes(content)
    now = open_one(semarang, officer)
    for name in ("a.pdf", "foto.JPG", "layar.png", "tanpa-akhiran"):
        file = evidence_files.read(tmp_path / name)
        now = semarang.services.complaints.add_evidence(command(), now.row.id, officer, file)
    assert [file.name for file in now.files] == ["a.pdf", "foto.jpg", "layar.png", "tanpa-akhiran.png"]
    kept = semarang.services.complaints.open_evidence(now.files[1].id, officer)
    assert (kept.content, kept.media_type) == (JPEG, MediaType.JPEG)
    copies = [evidence_files.save_copy(kept, tmp_path).name for _ in range(2)]
    assert copies == ["foto.jpg", "foto (2).jpg"]
    now = semarang.services.complaints.withdraw_evidence(command(), now.row.id, officer, now.files[0].id)
    assert (now.row.evidence, now.files[0].withdrawn) == (3, True)
    emptied = "SELECT length(content) FROM complaint_evidence WHERE withdrawn_at IS NOT NULL"
    assert semarang.rows(emptied) == [(0,)]
    with pytest.raises(Refused, match="evidence unknown"):
        semarang.services.complaints.open_evidence(now.files[0].id, officer)


def test_evidence_that_was_changed_in_the_database_is_not_opened(semarang: TestOffice) -> None:
    submit(semarang)
    officer = hire(semarang)
    seen = open_one(semarang, officer)
    file = evidence_files.checked("a.png", PNG)
    now = semarang.services.complaints.add_evidence(command(), seen.row.id, officer, file)
    semarang.services.database.write(
        lambda connection: connection.exec_driver_sql("UPDATE complaint_evidence SET digest = 'x'")
    )
    with pytest.raises(Refused, match="evidence damaged"):
        semarang.services.complaints.open_evidence(now.files[0].id, officer)


def test_nothing_but_pictures_and_pdf_is_taken_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(PROGRAM)
    (tmp_path / "kosong.pdf").touch()
    (tmp_path / "suara.mp3").write_bytes(b"ID3\x03" + bytes(100))
    for name in ("foto.jpg", "kosong.pdf", "suara.mp3"):
        assert _refusal(tmp_path / name) == "evidence_type"
    assert _refusal(tmp_path / "tidak-ada.pdf") == "evidence_missing"
    assert _refusal(tmp_path) == "evidence_missing"


def test_a_file_that_is_too_large_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    large = tmp_path / "besar.pdf"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        evidence_files.read(large)
    assert refused.value.code == "evidence_too_large"
    assert refused.value.details == {"megabytes": 200, "most": 10}
    with pytest.raises(Refused, match="evidence too large"):
        evidence_files.checked("a.pdf", PDF + bytes(LARGEST))


def test_a_name_leads_nowhere() -> None:
    for name in ("../../etc/passwd", "C:\\Windows\\a.exe", "..", "\u202egpj.exe", "a\nb.png"):
        kept = evidence_files.checked(name, PNG).name
        assert kept.endswith(".png")
        assert not set(kept) & set("/\\\n\u202e")
        assert not kept.startswith(".")


def _refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        evidence_files.read(path)
    return refused.value.code


def test_the_history_names_no_evidence_without_a_file(one_pc: TestOffice) -> None:
    submit(one_pc)
    officer = hire(one_pc)
    for event in (Event.EVIDENCE_ADDED, Event.EVIDENCE_WITHDRAWN):
        with pytest.raises(Refused, match="complaint move"):
            move(one_pc, open_one(one_pc, officer), officer, event)
