"""Sales: what is bought, what it costs, its payment with a numbered receipt, and its hand-over.

The service officer prepares and hands over, the treasurer takes the money. Every command is done once,
however often it is sent, and appends its line to the sale's history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pst_kiosk.db import document_numbers, officers, receipts, requests, sales, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import sale_checks as checks
from pst_kiosk.domain import sale_fields as fields
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.sale import Event, Line, Sale, Status
from pst_kiosk.services.request_moves import deliver
from pst_kiosk.services.sale_moves import check_officer, do, note_line, take_back
from pst_kiosk.services.sale_views import (
    MOST_SHOWN,
    Asked,
    Buyer,
    by_sale,
    sale_of,
    sale_of_id,
)
from pst_kiosk.services.unit import OfficeUnit

_OF_AN_INVOICE = (
    *("agreed_at", "agreement_at", "billed_at", "billing_code"),
    *("proof_at", "verified_at", "verified_by"),
)
KIND = "invoice"
"""Of document numbers."""


class Sales:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def today(self) -> dt.date:
        with self._unit.database.read() as connection:
            return self._unit.today(connection)

    def selling(self) -> tuple[Service, ...]:
        """The services that have a tariff table."""
        return tuple(service for service in self._unit.office.services if service.tariffs)

    def get(self, sale_id: str) -> Sale:
        """Raises `Refused` `sale_unknown`."""
        with self._unit.database.read() as connection:
            return sale_of_id(connection, sale_id)

    def of_ticket(self, ticket_id: str) -> Sale | None:
        """The visitor's sale: the open one, else the last."""
        with self._unit.database.read() as connection:
            found = sales.open_of_ticket(connection, ticket_id) or sales.last_of_ticket(connection, ticket_id)
            return None if found is None else sale_of_id(connection, found)

    def current(self) -> tuple[Sale, ...]:
        """Every open sale, and those that ended today; without their histories, the newest first."""
        with self._unit.database.read() as connection:
            office = self._unit.office
            day = dt.datetime.combine(self._unit.today(connection), dt.time(), office.tz)
            rows = sales.of_office(connection, office, day, MOST_SHOWN)
            ids = [row.id for row in rows]
            items = by_sale(sales.items_of(connection, ids))
            issued = by_sale(receipts.receipts_of(connection, ids))
        return tuple(sale_of(row, items.get(row.id, ()), issued.get(row.id, ())) for row in rows)

    def asked(self) -> tuple[Asked, ...]:
        """The requests a sale can be begun for, the most urgent first."""
        with self._unit.database.read() as connection:
            sold = sales.requests_with_one(connection, self._unit.office)
            rows = requests.open_ones(connection, self._unit.office)
        return tuple(
            Asked(row.id, row.number, row.service, row.who or "")
            for row in rows
            if row.kind == RequestKind.SALE.value and row.id not in sold
        )

    def note_paper(self, officer_id: str, sale_id: str, paper: str) -> None:
        """A document with the buyer's name is made: an export of personal data, so it is in the audit log."""

        def work(connection: Connection) -> None:
            at = self._unit.now(connection)
            officers.audit(connection, self._unit.office, at, officer_id, f"print_{paper}", sale_id)

        self._unit.database.write(work, quiet=True)

    def open(
        self,
        command_id: str,
        officer_id: str,
        service: str,
        *,
        ticket_id: str | None = None,
        request_id: str | None = None,
        buyer: str = "",
    ) -> Sale:
        """Begin a sale for the visitor of a ticket or for a request, or find the open one it has already.

        Without `buyer` it is the visitor's name. Raises `Refused` `service_sells_nothing`,
        `not_sale_officer`, `buyer_missing`, `text_too_long`, `ticket_unknown`, `request_unknown`.
        """

        def work(connection: Connection) -> Sale:
            if (before := sales.done(connection, command_id)) is not None:
                return sale_of_id(connection, before)
            check_officer(connection, officer_id, Event.OPENED)
            if not any(known.key == service for known in self.selling()):
                raise Refused("service_sells_nothing")
            known = _known(connection, ticket_id, request_id)
            if known is not None:
                return sale_of_id(connection, known)
            visitor_id, name, online = _whose(connection, self._unit.office, ticket_id, request_id)
            at = self._unit.now(connection)
            year = service_day(self._unit.office, at).year
            ordinal = document_numbers.next_number(connection, self._unit.office, KIND, year)
            sales.add(
                connection,
                self._unit.office,
                command_id,
                number=fields.invoice_number(ordinal, year),
                service=service,
                ticket_id=ticket_id,
                request_id=request_id,
                visitor_id=visitor_id,
                online=online,
                status=Status.DRAFTED.value,
                buyer=_buyer_name(buyer or name),
                made_at=at,
                made_by=officer_id,
            )
            note_line(connection, self._unit, command_id, command_id, at, Event.OPENED, officer_id, 1)
            return sale_of_id(connection, command_id)

        return self._unit.database.write(work)

    def set_items(
        self,
        command_id: str,
        sale_id: str,
        officer_id: str,
        lines: Iterable[Line],
        revision: int,
        buyer: Buyer | None = None,
    ) -> Sale:
        """Put these items in the place of those before, at today's prices; and say who buys.

        Raises `Refused` `sale_changed`, `sale_not_there`, `not_sale_officer`, `buyer_missing`,
        `text_too_long`, `npwp_not_asked`, `npwp_wrong`, and what `domain.sale_checks.priced` raises.
        """
        wanted = tuple(lines)

        def columns(connection: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            day = service_day(self._unit.office, at)
            items = checks.priced(self._tariffs(sale), wanted, day)
            sales.replace_items(connection, self._unit.office, sale.id, items)
            return _of_buyer(sale, buyer)

        return do(self._unit, command_id, sale_id, officer_id, Event.ITEMS, columns, revision=revision)

    def agree(
        self, command_id: str, sale_id: str, officer_id: str, revision: int, buyer: Buyer | None = None
    ) -> Sale:
        """The buyer agrees to the items and today's prices.

        Raises `Refused` `sale_changed`, `sale_not_there`, `not_sale_officer`, `sale_empty`, `price_changed`,
        `tariff_not_in_force`, `npwp_missing`, and what `set_items` raises of a buyer.
        """

        def columns(_: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            named = _of_buyer(sale, buyer)
            if buyer is not None:
                sale = replace(sale, private_buyer=buyer.private_buyer, npwp=named["npwp"] or "")
            checks.check_agreed(sale, self._tariffs(sale), service_day(self._unit.office, at))
            return {**named, "agreed_at": at}

        return do(self._unit, command_id, sale_id, officer_id, Event.AGREED, columns, revision=revision)

    def document(self, command_id: str, sale_id: str, officer_id: str, which: Event, there: bool) -> Sale:
        """Note that the abstract, the signed agreement (SPPD) or the proof of a transfer is there, or is not
        after all.

        Raises `Refused` `sale_not_there`, `not_sale_officer`, `not_foreign` for a proof nobody needs.
        """
        column = {Event.ABSTRACT: "abstract_at", Event.AGREEMENT: "agreement_at", Event.PROOF: "proof_at"}

        def columns(_: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            if which is Event.PROOF and not sale.foreign_buyer:
                raise Refused("not_foreign")
            taken_back = {"verified_at": None, "verified_by": None} if which is Event.PROOF else {}
            return {column[which]: at if there else None, **({} if there else taken_back)}

        note = "" if there else "dicabut"
        return do(self._unit, command_id, sale_id, officer_id, which, columns, note=note)

    def bill(self, command_id: str, sale_id: str, officer_id: str, billing_code: str, revision: int) -> Sale:
        """Give the invoice, with the state system's code where there is one; again, with another code.

        Raises `Refused` `sale_changed`, `sale_not_there`, `not_sale_officer`, `abstract_missing`,
        `agreement_missing`, `text_too_long`.
        """

        def columns(_: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            checks.check_billed(sale, self._tariffs(sale))
            code = fields.one_line(billing_code, "billing_code", fields.LONGEST_BILLING_CODE)
            return {"billing_code": code or None, "billed_at": sale.billed_at or at}

        return do(self._unit, command_id, sale_id, officer_id, Event.BILLED, columns, revision=revision)

    def correct(self, command_id: str, sale_id: str, officer_id: str, reason: str) -> Sale:
        """The buyer checked, and something is not right: an invoice is drawn up again under its number, a
        product is to be handed over again.

        Raises `Refused` `sale_not_there`, `not_sale_officer`, `reason_missing`, `text_too_long`.
        """

        def columns(connection: Connection, sale: Sale, _: dt.datetime) -> dict[str, Any]:
            said = fields.one_line(reason, "reason", fields.LONGEST_NOTE, needed="reason_missing")
            if sale.status is Status.HANDED_OVER:
                take_back(connection, self._unit, command_id, sale, officer_id, said)
                return {"handed_at": None, "handed_by": None}
            # What was signed and what the bank was told names the items as they were.
            return dict.fromkeys(_OF_AN_INVOICE)

        return do(self._unit, command_id, sale_id, officer_id, Event.CORRECTED, columns, note=reason)

    def hand_over(self, command_id: str, sale_id: str, officer_id: str) -> Sale:
        """The product is the buyer's; a request it was made for is done with it.

        Raises `Refused` `sale_not_there`, `not_sale_officer`.
        """

        def columns(connection: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            if sale.request_id is not None:
                said = f"{sale.number} diserahkan"
                deliver(
                    connection, self._unit, command_id, sale.request_id, officer_id, sale=sale.id, note=said
                )
            return {"handed_at": at, "handed_by": officer_id}

        return do(self._unit, command_id, sale_id, officer_id, Event.HANDED_OVER, columns)

    def cancel(self, command_id: str, sale_id: str, officer_id: str, reason: str) -> Sale:
        """The buyer does not want it after all; what is paid is voided before.

        Raises `Refused` `sale_not_there`, `not_sale_officer`, `reason_missing`, `text_too_long`.
        """

        def columns(_: Connection, __: Sale, ___: dt.datetime) -> dict[str, Any]:
            fields.one_line(reason, "reason", fields.LONGEST_NOTE, needed="reason_missing")
            return {}

        return do(self._unit, command_id, sale_id, officer_id, Event.CANCELLED, columns, note=reason)

    def _tariffs(self, sale: Sale) -> Sequence[Any]:
        return self._unit.office.service(sale.service).tariffs


def _known(connection: Connection, ticket_id: str | None, request_id: str | None) -> str | None:
    """The open sale of a ticket or a request."""
    if ticket_id is not None:
        return sales.open_of_ticket(connection, ticket_id)
    return None if request_id is None else sales.open_of_request(connection, request_id)


def _whose(
    connection: Connection, office: Office, ticket_id: str | None, request_id: str | None
) -> tuple[str | None, str, bool]:
    """Whose sale it is: the visitor's id and name, and whether it is made online."""
    if ticket_id is not None:
        tickets.find(connection, ticket_id)
        visitor = sales.buyer_of_ticket(connection, ticket_id)
        return (None, "", False) if visitor is None else (visitor.id, visitor.name, False)
    if request_id is not None:
        row = requests.find(connection, office, request_id)
        return row.visitor_id, row.who or "", row.channel != Channel.IN_PERSON.value
    return None, "", False


def _of_buyer(sale: Sale, buyer: Buyer | None) -> dict[str, Any]:
    """The columns of a buyer; none where nothing is said of him."""
    if buyer is None:
        return {}
    npwp = fields.npwp(buyer.npwp, online=sale.online, private_buyer=buyer.private_buyer)
    return {
        "buyer": _buyer_name(buyer.name),
        "private_buyer": buyer.private_buyer,
        "npwp": npwp or None,
        "foreign_buyer": buyer.foreign_buyer,
    }


def _buyer_name(typed: str) -> str:
    return fields.one_line(typed, "buyer", fields.LONGEST_BUYER, needed="buyer_missing")
