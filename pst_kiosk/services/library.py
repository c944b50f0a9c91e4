"""The library: softcopies asked for by form and handed over with a watermark, and items from storage.

Both standards of the library have it: who needs a softcopy fills in a form (Kupang, Bengkulu); what is not
on the shelves is fetched from storage (Bengkulu).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import library, officers, records, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.code_lists import SOFTCOPY
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.library import LONGEST_PAGES, LONGEST_PURPOSE, LONGEST_TITLE, WAY_TO, Place
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.record import Written
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.roles import check_role
from pst_kiosk.services.unit import OfficeUnit

LIBRARIANS = frozenset({Role.SERVICE_OFFICER, Role.RECEPTIONIST, Role.SUPERVISOR, Role.ADMINISTRATOR})
WAITS_FOR = dt.timedelta(days=31)
"""A softcopy nobody has come back for by then is not listed any more."""


@dataclass(frozen=True)
class Softcopy:
    """What a reader asked for. `number` is None where the standard gives none, `pages` empty for all of it.

    `stamped_at`, `digest` (SHA-256, in hexadecimal) and `page_count` are of the file handed over last.
    """

    id: str
    ticket_id: str
    number: str | None
    title: str
    pages: str
    purpose: str
    asked_at: dt.datetime
    by: str
    """The name of the officer who wrote it down."""
    stamped_at: dt.datetime | None
    digest: str | None
    page_count: int | None


@dataclass(frozen=True)
class Item:
    """An item asked for from storage; `at` is when it got to its `place`."""

    id: str
    ticket_id: str
    number: str | None
    title: str
    place: Place
    at: dt.datetime
    by: str


@dataclass(frozen=True)
class Shelves:
    """What the library's page shows: what is open, and what was done today."""

    day: dt.date
    softcopies: tuple[Softcopy, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Form:
    """The request form as it is printed. Who asks is what the guest book says, empty before it is signed."""

    softcopy: Softcopy
    day: dt.date
    name: str
    institution: str
    contact: str


class Library:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def shelves(self) -> Shelves:
        """Everything the library's page shows, in the order asked for."""
        with self._unit.database.read() as connection:
            now, day = self._unit.now(connection), self._unit.today(connection)
            today = dt.datetime.combine(day, dt.time(), self._unit.office.tz)
            copies = library.softcopies(connection, self._unit.office, now - WAITS_FOR, today)
            items = library.fetches(connection, self._unit.office, today)
        return Shelves(day, tuple(map(_softcopy, copies)), tuple(map(_item, items)))

    def number_of(self, ticket_id: str) -> str | None:
        """The ticket's number. Raises `Refused` `ticket_unknown`."""
        with self._unit.database.read() as connection:
            number: str | None = tickets.find(connection, ticket_id).number
            return number

    def ask_softcopy(
        self, softcopy_id: str, ticket_id: str, officer_id: str, title: str, pages: str, purpose: str
    ) -> Softcopy:
        """Write down the form of who asks for a softcopy; again with its id, it is the same one.

        Raises `Refused` `not_your_role`, `ticket_unknown`; `library_title`, `library_pages` or
        `library_purpose` (with `most`) where a text is missing or too long; pages may be left out.
        """
        title = _line(title, LONGEST_TITLE, "library_title")
        pages = _line(pages, LONGEST_PAGES, "library_pages", needed=False)
        purpose = _line(purpose, LONGEST_PURPOSE, "library_purpose")

        def work(connection: Connection) -> Softcopy:
            check_role(connection, officer_id, LIBRARIANS)
            if library.find_softcopy(connection, softcopy_id) is None:
                library.add_softcopy(
                    connection,
                    self._unit.office,
                    id=softcopy_id,
                    ticket_id=tickets.find(connection, ticket_id).id,
                    title=title,
                    pages_asked=pages,
                    purpose=purpose,
                    asked_at=self._unit.now(connection),
                    asked_by=officer_id,
                )
            return _softcopy(library.find_softcopy(connection, softcopy_id))

        return self._unit.database.write(work)

    def withdraw(self, softcopy_id: str, officer_id: str) -> None:
        """The reader does not want it any more; again, it changes nothing.

        Raises `Refused` `not_your_role`, `softcopy_unknown`, `softcopy_stamped` where it was handed over.
        """

        def work(connection: Connection) -> None:
            check_role(connection, officer_id, LIBRARIANS)
            row = _found(library.find_softcopy(connection, softcopy_id), "softcopy_unknown")
            if row.stamped_at is not None:
                raise Refused("softcopy_stamped")
            if row.withdrawn_at is None:
                library.change_softcopy(connection, softcopy_id, withdrawn_at=self._unit.now(connection))

        self._unit.database.write(work)

    def stamped(self, softcopy_id: str, officer_id: str, desk: str, digest: str, page_count: int) -> Softcopy:
        """The file was stamped and is handed over: its digest and number of pages are kept, never the file,
        and the visitor's service record names the product. Said again, it changes nothing.

        Raises `Refused` `not_your_role`, `softcopy_unknown`, `softcopy_withdrawn`.
        """

        def work(connection: Connection) -> Softcopy:
            check_role(connection, officer_id, LIBRARIANS)
            row = _found(library.find_softcopy(connection, softcopy_id), "softcopy_unknown")
            if row.withdrawn_at is not None:
                raise Refused("softcopy_withdrawn")
            if row.digest != digest:
                at, office = self._unit.now(connection), self._unit.office
                library.change_softcopy(
                    connection,
                    softcopy_id,
                    stamped_at=at,
                    stamped_by=officer_id,
                    digest=digest,
                    page_count=page_count,
                )
                officers.audit(connection, office, at, officer_id, "stamp_softcopy", softcopy_id)
                self._note_product(connection, row.ticket_id, officer_id, desk, at)
            return _softcopy(library.find_softcopy(connection, softcopy_id))

        return self._unit.database.write(work)

    def ask_item(self, item_id: str, ticket_id: str, officer_id: str, title: str) -> Item:
        """Ask for an item from storage; again with its id, it is the same one.

        Raises `Refused` `not_your_role`, `ticket_unknown`, `library_title` (with `most`).
        """
        title = _line(title, LONGEST_TITLE, "library_title")

        def work(connection: Connection) -> Item:
            check_role(connection, officer_id, LIBRARIANS)
            if library.find_fetch(connection, item_id) is None:
                library.add_fetch(
                    connection,
                    self._unit.office,
                    id=item_id,
                    ticket_id=tickets.find(connection, ticket_id).id,
                    title=title,
                    asked_at=self._unit.now(connection),
                    asked_by=officer_id,
                )
            return _item(library.find_fetch(connection, item_id))

        return self._unit.database.write(work)

    def move_item(self, item_id: str, officer_id: str, place: Place) -> Item:
        """The item is fetched from storage, put back there, or not found; again, it changes nothing.

        Raises `Refused` `not_your_role`, `item_unknown`, `item_elsewhere` where somebody moved it otherwise.
        """

        def work(connection: Connection) -> Item:
            check_role(connection, officer_id, LIBRARIANS)
            item = _item(_found(library.find_fetch(connection, item_id), "item_unknown"))
            if item.place is not place:
                if item.place is not WAY_TO.get(place):
                    raise Refused("item_elsewhere")
                moved = {f"{place}_at": self._unit.now(connection)}
                library.change_fetch(connection, item_id, **moved)
            return _item(library.find_fetch(connection, item_id))

        return self._unit.database.write(work)

    def form(self, softcopy_id: str, officer_id: str) -> Form:
        """What the request form says, for printing; the reading is in the audit.

        Raises `Refused` `not_your_role`, `softcopy_unknown`.
        """

        def work(connection: Connection) -> Form:
            check_role(connection, officer_id, LIBRARIANS)
            softcopy = _softcopy(_found(library.find_softcopy(connection, softcopy_id), "softcopy_unknown"))
            at, office = self._unit.now(connection), self._unit.office
            officers.audit(connection, office, at, officer_id, "print_softcopy_form", softcopy_id)
            who = library.asker(connection, softcopy.ticket_id)
            return Form(
                softcopy,
                service_day(office, softcopy.asked_at),
                who.name or "",
                who.institution or "",
                who.email or who.phone or "",
            )

        return self._unit.database.write(work, quiet=True)

    def _note_product(
        self, connection: Connection, ticket_id: str, officer_id: str, desk: str, at: dt.datetime
    ) -> None:
        """The service record names the softcopy among what was handed over."""
        row = records.find(connection, ticket_id)
        before = Written()
        if row is not None:
            before = records.written(row, records.needs_of(connection, [ticket_id])[ticket_id])
        products = before.record.products
        if SOFTCOPY not in products:
            record = before.record.model_copy(update={"products": (*products, SOFTCOPY)})
            content = before.model_copy(update={"record": record})
            ticket, base = tickets.find(connection, ticket_id), 0 if row is None else row.revision
            records.store(connection, self._unit.office, ticket, officer_id, desk, content, base, at)


def _line(text: str, most: int, code: str, needed: bool = True) -> str:
    line = plain_line(text)
    if len(line) > most or (needed and not line):
        raise Refused(code, most=most)
    return line


def _found(row: Any | None, code: str) -> Any:
    if row is None:
        raise Refused(code)
    return row


def _softcopy(row: Any) -> Softcopy:
    return Softcopy(
        row.id,
        row.ticket_id,
        row.number,
        row.title,
        row.pages_asked,
        row.purpose,
        row.asked_at,
        row.by,
        row.stamped_at,
        row.digest,
        row.page_count,
    )


def _item(row: Any) -> Item:
    moved = (
        (Place.NOT_FOUND, row.not_found_at),
        (Place.PUT_BACK, row.put_back_at),
        (Place.FETCHED, row.fetched_at),
        (Place.ASKED, row.asked_at),
    )
    place, at = next((place, at) for place, at in moved if at is not None)
    return Item(row.id, row.ticket_id, row.number, row.title, place, at, row.by)
