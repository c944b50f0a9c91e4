"""The service record: saved over what it was made from, suggested from, and retyped."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.record import DataNeed, Outcome, ServiceRecord
from pst_kiosk.domain.roles import Role
from pst_kiosk.services import records
from pst_kiosk.services.records import Records, StoredRecord
from tests.support.office import GUEST, TestOffice, command

TODAY = dt.date(2026, 11, 18)
FULL = ServiceRecord(
    summary="Inflasi bulanan Kota Kupang",
    outcome=Outcome.REFERRED,
    channel=Channel.WHATSAPP,
    products=(1, 2),
    referral="Dinas Perdagangan",
)
WHOLE: dict[str, Any] = {
    "detail": "Inflasi bulanan",
    "region": "Kota Kupang",
    "year_from": 2020,
    "year_to": 2025,
    "level": 3,
    "period": 7,
    "obtained": 1,
    "source_type": 1,
    "source_title": "Indeks Harga Konsumen",
    "source_year": 2025,
    "for_planning": False,
    "quality": 9,
}


def need(**values: Any) -> DataNeed:
    return DataNeed(id=command(), **values)


def ticket(office: TestOffice, guest: dict[str, Any] | None = None) -> str:
    draft = None if guest is None else GUEST | guest
    return office.services.reception.take_number(command(), "konsultasi", "id", draft).id


def served(office: TestOffice) -> str:
    """A visitor who has been here and left."""
    session = office.sessions.get("meja-1") or office.open_desk("meja-1")
    identity = ticket(office, {})
    office.services.calling.call_next(command(), session)
    office.services.calling.arrived(command(), session)
    office.services.calling.finish(command(), session)
    return identity


def test_everything_written_comes_back_as_it_was(kupang: TestOffice) -> None:
    identity, officer = ticket(kupang), kupang.administrator
    rows = (need(**WHOLE), need(detail="Garis kemiskinan", obtained=4))
    saved = kupang.services.records.save(identity, officer.id, "loket-1", FULL, rows)
    stored = kupang.services.records.load(identity)
    assert (stored.record, stored.needs) == (FULL, rows)
    assert (stored.revision, stored.by, stored.by_id) == (1, officer.name, officer.id)
    assert stored.saved_at == saved.at == kupang.clock.now


def test_rows_come_back_in_their_order_and_those_taken_away_are_gone(kupang: TestOffice) -> None:
    identity, officer = ticket(kupang), kupang.administrator.id
    save = kupang.services.records.save
    first, second, third = (need(detail=text) for text in ("satu", "dua", "tiga"))
    save(identity, officer, "loket-1", FULL, (first, second, third))
    save(identity, officer, "loket-1", FULL, (third, need(), first), base_revision=1)
    assert kupang.services.records.load(identity).needs == (third, first)


def test_nothing_is_stored_of_a_ticket_that_is_none(kupang: TestOffice) -> None:
    assert kupang.services.records.load(command()) == StoredRecord()
    with pytest.raises(Refused, match="ticket unknown"):
        kupang.services.records.save(command(), kupang.administrator.id, "loket-1", FULL)


def test_the_second_of_two_officers_is_told_what_the_first_wrote(kupang: TestOffice) -> None:
    identity, rina = ticket(kupang), command()
    kupang.services.accounts.add(kupang.administrator.id, rina, "Rina Sabuna", Role.SERVICE_OFFICER)
    save = kupang.services.records.save
    save(identity, kupang.administrator.id, "loket-1", FULL)
    changed = FULL.model_copy(update={"outcome": Outcome.MET})
    save(identity, rina, "loket-2", changed, base_revision=1)
    with pytest.raises(Refused, match="record changed") as refused:
        save(identity, kupang.administrator.id, "loket-1", ServiceRecord(summary="lain"), base_revision=1)
    stored: Any = refused.value.details["stored"]
    assert (stored.record, stored.revision, stored.by) == (changed, 2, "Rina Sabuna")
    assert kupang.services.records.load(identity).record == changed


def test_of_two_who_begin_a_record_at_once_one_is_told(kupang: TestOffice) -> None:
    identity = ticket(kupang)
    stations = [kupang.another_station() for _ in range(2)]

    def begin(at: int) -> str:
        text = ServiceRecord(summary=f"petugas {at}")
        try:
            stations[at].records.save(
                identity, kupang.administrator.id, "loket-1", text, (need(level=at + 1),)
            )
        except Refused as refused:
            return refused.code
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(begin, range(2)))
    for station in stations:
        station.close()
    assert sorted(said) == ["record_changed", "saved"]
    stored = kupang.services.records.load(identity)
    assert stored.record.summary == f"petugas {said.index('saved')}"
    assert [row.level for row in stored.needs] == [said.index("saved") + 1]


def test_saved_again_it_changes_nothing(kupang: TestOffice) -> None:
    identity, officer = ticket(kupang), kupang.administrator.id
    rows = (need(**WHOLE),)
    first = kupang.services.records.save(identity, officer, "loket-1", FULL, rows)
    kupang.clock.forward(seconds=5)
    assert kupang.services.records.save(identity, officer, "loket-1", FULL, rows) == first
    assert kupang.services.records.load(identity).revision == 1


def test_a_text_no_database_keeps_is_stored_without_what_it_cannot(kupang: TestOffice) -> None:
    identity = ticket(kupang)
    kupang.services.records.save(
        identity, kupang.administrator.id, "loket-1", ServiceRecord(summary="Infla\x00si \ud800'; DROP--")
    )
    assert kupang.services.records.load(identity).record.summary == "Inflasi ?'; DROP--"


def test_requests_that_came_of_the_service_are_told(bengkulu: TestOffice) -> None:
    identity, officer = ticket(bengkulu, {}), bengkulu.administrator.id
    opened = bengkulu.services.requests.open(
        command(),
        officer,
        RequestKind.CONSULTATION,
        "konsultasi",
        Channel.IN_PERSON,
        "Inflasi",
        ticket_id=identity,
    ).row
    (followed,) = bengkulu.services.records.load(identity).follow_ups
    assert (followed.id, followed.number, followed.kind) == (opened.id, opened.number, "consultation")


def test_earlier_words_are_suggested_the_commonest_first(bengkulu: TestOffice) -> None:
    for detail in ("Ekspor", "Inflasi", "Inflasi"):
        identity = ticket(bengkulu, {})
        row = need(detail=detail, region="Kota Bengkulu", source_title="Indeks Harga Konsumen")
        bengkulu.services.records.save(identity, bengkulu.administrator.id, "meja-1", FULL, (row,))
    suggested = bengkulu.services.records.suggestions()
    assert suggested.details == ("Inflasi", "Ekspor")
    assert (suggested.regions, suggested.titles) == (("Kota Bengkulu",), ("Indeks Harga Konsumen",))


def test_nothing_of_a_visitor_is_suggested(bengkulu: TestOffice) -> None:
    texts = ("Data untuk Maria", "kirim maria@contoh.ac.id", "hubungi 0812 3456 789", "Luas panen")
    for text in texts:
        identity = ticket(bengkulu, {"name": "Maria Goreti Tefa"})
        row = need(detail=text, source_title=text)
        bengkulu.services.records.save(identity, bengkulu.administrator.id, "meja-1", FULL, (row,))
    suggested = bengkulu.services.records.suggestions()
    assert (suggested.details, suggested.titles) == (("Luas panen",), ("Luas panen",))


def test_words_of_long_ago_are_not_looked_through(
    bengkulu: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "LOOKED_BACK", 1)
    for detail in ("Ekspor", "Inflasi"):
        identity = ticket(bengkulu, {})
        bengkulu.services.records.save(
            identity, bengkulu.administrator.id, "meja-1", FULL, (need(detail=detail),)
        )
    assert bengkulu.services.records.suggestions().details == ("Inflasi",)


def test_a_served_visitor_is_listed_until_an_officer_has_recorded_him(bengkulu: TestOffice) -> None:
    here, officer = bengkulu.services.records, bengkulu.administrator.id
    identity = served(bengkulu)
    (listed,) = here.unrecorded()
    assert (listed.ticket_id, listed.number, listed.saved_at) == (identity, "K-001", None)
    here.save(identity, officer, "meja-1", FULL, (need(**WHOLE),))
    (listed,) = here.unrecorded()
    assert (listed.written.record, len(listed.written.needs), listed.day) == (FULL, 1, TODAY)
    here.mark_recorded({identity: 1}, officer)
    here.mark_recorded({identity: 1}, officer)
    assert here.unrecorded() == ()
    assert here.load(identity).recorded_at == bengkulu.clock.now
    assert audited(bengkulu) == ["mark_recorded"]


def test_a_visitor_who_is_still_here_is_not_listed(bengkulu: TestOffice) -> None:
    bengkulu.services.records.save(ticket(bengkulu, {}), bengkulu.administrator.id, "meja-1", FULL)
    assert bengkulu.services.records.unrecorded() == ()


def test_an_incomplete_record_is_not_marked_nor_any_with_it(bengkulu: TestOffice) -> None:
    here, officer = bengkulu.services.records, bengkulu.administrator.id
    done, half, none = served(bengkulu), served(bengkulu), served(bengkulu)
    here.save(done, officer, "meja-1", FULL)
    here.save(half, officer, "meja-1", ServiceRecord(summary="Inflasi"))
    for incomplete, number in ((half, "K-002"), (none, "K-003")):
        with pytest.raises(Refused, match=f"record incomplete: number {number}"):
            here.mark_recorded({done: 1, incomplete: 1}, officer)
    assert len(here.unrecorded()) == 3


def test_what_was_changed_since_it_was_retyped_is_not_marked(bengkulu: TestOffice) -> None:
    here, officer = bengkulu.services.records, bengkulu.administrator.id
    identity = served(bengkulu)
    here.save(identity, officer, "meja-1", FULL)
    here.save(identity, officer, "meja-1", FULL, (need(**WHOLE),), base_revision=1)
    with pytest.raises(Refused, match="record newer: number K-001"):
        here.mark_recorded({identity: 1}, officer)
    assert [listed.revision for listed in here.unrecorded()] == [2]
    here.mark_recorded({identity: 2}, officer)


def test_what_is_changed_after_it_was_recorded_is_to_be_recorded_anew(bengkulu: TestOffice) -> None:
    here, officer = bengkulu.services.records, bengkulu.administrator.id
    identity = served(bengkulu)
    here.save(identity, officer, "meja-1", FULL)
    here.mark_recorded({identity: 1}, officer)
    here.save(identity, officer, "meja-1", FULL, (need(**WHOLE),), base_revision=1)
    assert [listed.ticket_id for listed in here.unrecorded()] == [identity]


def test_what_was_marked_by_mistake_is_listed_again(bengkulu: TestOffice) -> None:
    here, officer = bengkulu.services.records, bengkulu.administrator.id
    identity = served(bengkulu)
    here.save(identity, officer, "meja-1", FULL)
    here.mark_recorded({identity: 1}, officer)
    here.mark_unrecorded([identity], officer)
    assert [listed.ticket_id for listed in here.unrecorded()] == [identity]
    assert audited(bengkulu) == ["mark_recorded", "mark_unrecorded"]


def test_a_spreadsheet_takes_each_record_of_its_days_once_page_by_page(
    bengkulu: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "PAGE", 2)
    here, officer = bengkulu.services.records, bengkulu.administrator.id
    identities = [served(bengkulu) for _ in range(5)]
    for identity in identities:
        here.save(identity, officer, "meja-1", FULL, (need(**WHOLE), need(detail="lain")))
    here.mark_recorded({identities[0]: 1}, officer)
    assert here.begin_export(officer, TODAY, TODAY).total == 5
    assert sorted(exported(here, TODAY)) == sorted(identities)
    assert sorted(exported(here, TODAY, unrecorded_alone=True)) == sorted(identities[1:])
    assert here.begin_export(officer, TODAY, TODAY, unrecorded_alone=True).total == 4
    assert exported(here, TODAY - dt.timedelta(days=1)) == []
    assert audited(bengkulu) == ["mark_recorded", "export_records", "export_records"]
    (subject,) = set(bengkulu.rows("SELECT subject FROM audit_log WHERE action = 'export_records'"))
    assert subject == ("2026-11-18/2026-11-18",)


def exported(here: Records, day: dt.date, unrecorded_alone: bool = False) -> list[str]:
    found: list[str] = []
    page = here.export_page(day, day, unrecorded_alone)
    while page:
        assert all(len(listed.written.needs) == 2 for listed in page)
        found += [listed.ticket_id for listed in page]
        page = here.export_page(day, day, unrecorded_alone, page[-1])
    return found


def audited(office: TestOffice) -> list[str]:
    found = office.rows("SELECT action FROM audit_log WHERE action LIKE '%record%' ORDER BY id")
    return [action for (action,) in found if action != "sign_guest_book"]


@pytest.mark.parametrize("days", [-1, 366])
def test_a_spreadsheet_of_backward_days_or_of_more_than_a_year_is_refused(
    bengkulu: TestOffice, days: int
) -> None:
    with pytest.raises(Refused, match="export days"):
        bengkulu.services.records.begin_export(
            bengkulu.administrator.id, TODAY, TODAY + dt.timedelta(days=days)
        )
    assert audited(bengkulu) == []


def test_only_those_who_record_mark_records_and_take_them_along(bengkulu: TestOffice) -> None:
    here, receptionist = bengkulu.services.records, command()
    bengkulu.services.accounts.add(bengkulu.administrator.id, receptionist, "Rina Sabuna", Role.RECEPTIONIST)
    identity = served(bengkulu)
    here.save(identity, receptionist, "meja-1", FULL)
    with pytest.raises(Refused, match="not your role"):
        here.mark_recorded({identity: 1}, receptionist)
    with pytest.raises(Refused, match="not your role"):
        here.mark_unrecorded([identity], receptionist)
    with pytest.raises(Refused, match="not your role"):
        here.begin_export(receptionist, TODAY, TODAY)
    assert audited(bengkulu) == []
