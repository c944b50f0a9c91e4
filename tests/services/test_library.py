"""The library: softcopies asked for and handed over, items fetched from storage and put back."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.code_lists import SOFTCOPY
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.library import Place
from pst_kiosk.domain.record import DataNeed, Outcome, ServiceRecord
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.library import Item, Softcopy
from tests.support.office import GUEST, TestOffice, command

DIGEST = "ab" * 32


def reader(office: TestOffice) -> str:
    """The ticket of who came to the library, the guest book signed."""
    return office.services.reception.take_number(command(), "perpustakaan", "id", GUEST).id


def librarian(office: TestOffice, role: Role = Role.SERVICE_OFFICER) -> str:
    identity = command()
    office.services.accounts.add(office.administrator.id, identity, f"Petugas {role}", role)
    return identity


def ask(office: TestOffice, ticket_id: str, title: str = "Kota Kupang Dalam Angka 2025") -> Softcopy:
    by = office.administrator.id
    return office.services.library.ask_softcopy(command(), ticket_id, by, title, "1-12, 40", "Tesis")


def fetch(office: TestOffice, ticket_id: str, title: str = "Sensus Penduduk 1971 Seri B") -> Item:
    return office.services.library.ask_item(command(), ticket_id, office.administrator.id, title)


def test_a_softcopy_is_asked_for_once_with_title_pages_and_purpose(bengkulu: TestOffice) -> None:
    ticket, identity, by = reader(bengkulu), command(), librarian(bengkulu)
    asked = [
        bengkulu.services.library.ask_softcopy(identity, ticket, by, "  Inflasi\n2025 ", "", " Tesis ")
        for _ in range(2)
    ]
    assert asked[0] == asked[1]
    assert (asked[0].title, asked[0].pages, asked[0].purpose) == ("Inflasi 2025", "", "Tesis")
    assert (asked[0].number, asked[0].by) == ("P-001", "Petugas service_officer")
    assert bengkulu.services.library.shelves().softcopies == (asked[0],)


@pytest.mark.parametrize(
    ("title", "pages", "purpose", "code"),
    [
        ("", "", "Tesis", "library_title"),
        ("x" * 201, "", "Tesis", "library_title"),
        ("Inflasi", "1" * 61, "Tesis", "library_pages"),
        ("Inflasi", "", " \x00", "library_purpose"),
        ("Inflasi", "", "x" * 1_000_000, "library_purpose"),
    ],
)
def test_a_form_that_is_not_filled_in_is_refused(
    bengkulu: TestOffice, title: str, pages: str, purpose: str, code: str
) -> None:
    by, ticket = bengkulu.administrator.id, reader(bengkulu)
    with pytest.raises(Refused) as refused:
        bengkulu.services.library.ask_softcopy(command(), ticket, by, title, pages, purpose)
    assert refused.value.code == code
    assert bengkulu.services.library.shelves().softcopies == ()


def test_what_is_handed_over_is_known_by_its_digest_and_in_the_record(bengkulu: TestOffice) -> None:
    library, by = bengkulu.services.library, librarian(bengkulu)
    ticket = reader(bengkulu)
    copy = ask(bengkulu, ticket)
    for _ in range(2):
        stamped = library.stamped(copy.id, by, "meja-1", DIGEST, 14)
    assert (stamped.digest, stamped.page_count) == (DIGEST, 14)
    assert stamped.stamped_at == bengkulu.clock.now
    stored = bengkulu.services.records.load(ticket)
    assert (stored.record.products, stored.revision) == ((SOFTCOPY,), 1)
    assert len(bengkulu.rows("SELECT 1 FROM audit_log WHERE action = 'stamp_softcopy'")) == 1


def test_a_record_that_is_written_already_keeps_everything(bengkulu: TestOffice) -> None:
    by, ticket = librarian(bengkulu), reader(bengkulu)
    record = ServiceRecord(summary="Sensus 1971", outcome=Outcome.MET, products=(1,))
    need = DataNeed(id=command(), detail="Penduduk menurut umur")
    bengkulu.services.records.save(ticket, by, "meja-1", record, [need])
    bengkulu.services.library.stamped(ask(bengkulu, ticket).id, by, "meja-1", DIGEST, 3)
    stored = bengkulu.services.records.load(ticket)
    assert stored.record == record.model_copy(update={"products": (1, SOFTCOPY)})
    assert stored.needs == (need,)
    bengkulu.services.library.stamped(ask(bengkulu, ticket).id, by, "meja-1", "cd" * 32, 3)
    assert bengkulu.services.records.load(ticket) == stored, "named once"


def test_a_request_withdrawn_is_listed_no_more_and_never_stamped(bengkulu: TestOffice) -> None:
    library, by = bengkulu.services.library, librarian(bengkulu)
    copy = ask(bengkulu, reader(bengkulu))
    for _ in range(2):
        library.withdraw(copy.id, by)
    assert library.shelves().softcopies == ()
    with pytest.raises(Refused, match="softcopy withdrawn"):
        library.stamped(copy.id, by, "meja-1", DIGEST, 3)


def test_what_was_handed_over_is_not_withdrawn(bengkulu: TestOffice) -> None:
    library, by = bengkulu.services.library, librarian(bengkulu)
    copy = ask(bengkulu, reader(bengkulu))
    library.stamped(copy.id, by, "meja-1", DIGEST, 3)
    with pytest.raises(Refused, match="softcopy stamped"):
        library.withdraw(copy.id, by)


def test_an_item_goes_from_storage_to_the_reader_and_back(bengkulu: TestOffice) -> None:
    library, by = bengkulu.services.library, librarian(bengkulu)
    item = fetch(bengkulu, reader(bengkulu))
    assert (item.place, item.number) == (Place.ASKED, "P-001")
    for place in (Place.FETCHED, Place.PUT_BACK):
        bengkulu.clock.forward(minutes=5)
        moved = [library.move_item(item.id, by, place) for _ in range(2)]
        assert moved[0] == moved[1]
        assert (moved[0].place, moved[0].at) == (place, bengkulu.clock.now)
    (shown,) = library.shelves().items
    assert shown.place is Place.PUT_BACK


def test_an_item_goes_no_way_but_these(bengkulu: TestOffice) -> None:
    library, by = bengkulu.services.library, librarian(bengkulu)
    lost, fetched = (fetch(bengkulu, reader(bengkulu)) for _ in range(2))
    library.move_item(lost.id, by, Place.NOT_FOUND)
    library.move_item(fetched.id, by, Place.FETCHED)
    for item, place in (
        (lost, Place.FETCHED),
        (lost, Place.PUT_BACK),
        (fetched, Place.NOT_FOUND),
        (fetched, Place.ASKED),
    ):
        with pytest.raises(Refused, match="item elsewhere"):
            library.move_item(item.id, by, place)


def test_days_later_what_is_open_is_listed_and_what_is_done_is_not(bengkulu: TestOffice) -> None:
    library, by, ticket = bengkulu.services.library, librarian(bengkulu), reader(bengkulu)
    open_copy, done_copy = ask(bengkulu, ticket), ask(bengkulu, ticket)
    asked, out, back, lost = (fetch(bengkulu, ticket) for _ in range(4))
    library.stamped(done_copy.id, by, "meja-1", DIGEST, 3)
    for item, place in ((out, Place.FETCHED), (back, Place.FETCHED), (back, Place.PUT_BACK)):
        library.move_item(item.id, by, place)
    library.move_item(lost.id, by, Place.NOT_FOUND)
    assert len(library.shelves().items) == 4
    bengkulu.clock.forward(days=2)
    shelves = library.shelves()
    assert [copy.id for copy in shelves.softcopies] == [open_copy.id]
    assert [item.id for item in shelves.items] == [asked.id, out.id]
    bengkulu.clock.forward(days=40)
    shelves = library.shelves()
    assert shelves.softcopies == ()
    assert [item.id for item in shelves.items] == [asked.id, out.id], "a book that is out stays listed"


def test_the_form_names_who_asks_and_is_in_the_audit(bengkulu: TestOffice) -> None:
    copy = ask(bengkulu, reader(bengkulu))
    form = bengkulu.services.library.form(copy.id, librarian(bengkulu))
    assert (form.softcopy, form.name, form.contact) == (copy, GUEST["name"], GUEST["email"])
    audit = bengkulu.rows(f"SELECT action FROM audit_log WHERE subject = '{copy.id}'")
    assert audit == [("print_softcopy_form",)]


def test_before_the_guest_book_is_signed_the_form_leaves_the_name_open(kupang: TestOffice) -> None:
    ticket = kupang.services.reception.take_number(command(), "perpustakaan", "id").id
    form = kupang.services.library.form(ask(kupang, ticket).id, kupang.administrator.id)
    assert (form.name, form.institution, form.contact) == ("", "", "")


@pytest.mark.parametrize("role", [Role.TREASURER, Role.HEAD])
def test_others_have_no_business_in_the_library(bengkulu: TestOffice, role: Role) -> None:
    library, by, ticket = bengkulu.services.library, librarian(bengkulu, role), reader(bengkulu)
    copy, item = ask(bengkulu, ticket), fetch(bengkulu, ticket)
    for call in (
        lambda: library.ask_softcopy(command(), ticket, by, "Inflasi", "", "Tesis"),
        lambda: library.withdraw(copy.id, by),
        lambda: library.stamped(copy.id, by, "meja-1", DIGEST, 3),
        lambda: library.ask_item(command(), ticket, by, "Inflasi"),
        lambda: library.move_item(item.id, by, Place.FETCHED),
        lambda: library.form(copy.id, by),
    ):
        with pytest.raises(Refused, match="not your role"):
            call()


def test_what_is_not_there_is_said(bengkulu: TestOffice) -> None:
    library, by, nobody = bengkulu.services.library, bengkulu.administrator.id, command()
    for code, call in (
        ("ticket unknown", lambda: library.ask_softcopy(command(), nobody, by, "Inflasi", "", "Tesis")),
        ("ticket unknown", lambda: library.ask_item(command(), nobody, by, "Inflasi")),
        ("softcopy unknown", lambda: library.stamped(nobody, by, "meja-1", DIGEST, 1)),
        ("softcopy unknown", lambda: library.form(nobody, by)),
        ("item unknown", lambda: library.move_item(nobody, by, Place.FETCHED)),
    ):
        with pytest.raises(Refused, match=code):
            call()
