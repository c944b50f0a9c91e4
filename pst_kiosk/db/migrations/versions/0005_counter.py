"""The counter: loans, data needs, requests, sales and receipts, the library, corrections, receipts of calls."""

import datetime as dt
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from pst_kiosk.db.tables import Identity, Utc, office_profile
from pst_kiosk.db.visit_words import write_down

revision = "0005"
down_revision = "0004"


def _write_down_words(connection: sa.Connection) -> None:
    """Of the guest books signed so far. The zone of an office never changes."""
    profiles = connection.execute(sa.select(office_profile.c.office_code, office_profile.c.profile))
    zones = {row.office_code: ZoneInfo(row.profile["zone"]) for row in profiles if "zone" in row.profile}
    for office_code, zone in zones.items():
        while write_down(connection, office_code, zone, dt.datetime.now(dt.UTC)):
            pass


def upgrade() -> None:
    op.create_table(
        "call_receipt",
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("station", sa.String(length=60), nullable=False),
        sa.Column("shown_at", Utc(), nullable=True),
        sa.Column("spoken_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("office_code", "seq", "station", name=op.f("pk_call_receipt")),
    )
    op.create_table(
        "step_tick",
        sa.Column("ticket_id", Identity(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("back", sa.Boolean(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("officer_id", Identity(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_step_tick_officer_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_step_tick_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "ordinal", name=op.f("pk_step_tick")),
    )
    op.create_table(
        "document_number",
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("office_code", "kind", "year", name=op.f("pk_document_number")),
    )
    op.create_table(
        "locker",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("added_at", Utc(), nullable=False),
        sa.Column("out_of_use_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locker")),
        sa.UniqueConstraint("office_code", "name", name=op.f("uq_locker_office_code_name")),
    )
    op.create_table(
        "correction",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("officer_id", Identity(), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", Identity(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_correction_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_command_id"), "correction", ["command_id"])
    op.create_index(op.f("ix_correction_subject_id"), "correction", ["subject_id"])
    op.create_table(
        "receipt_book",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("prefix", sa.String(length=12), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("next", sa.Integer(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("opened_by", Identity(), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(["opened_by"], ["officer.id"], name=op.f("fk_receipt_book_opened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt_book")),
    )
    op.create_table(
        "data_need",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("ticket_id", Identity(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String(length=400), nullable=False),
        sa.Column("region", sa.String(length=120), nullable=False),
        sa.Column("year_from", sa.SmallInteger(), nullable=True),
        sa.Column("year_to", sa.SmallInteger(), nullable=True),
        sa.Column("level", sa.SmallInteger(), nullable=True),
        sa.Column("period", sa.SmallInteger(), nullable=True),
        sa.Column("obtained", sa.SmallInteger(), nullable=True),
        sa.Column("source_type", sa.SmallInteger(), nullable=True),
        sa.Column("source_title", sa.String(length=200), nullable=False),
        sa.Column("source_year", sa.SmallInteger(), nullable=True),
        sa.Column("for_planning", sa.Boolean(), nullable=True),
        sa.Column("quality", sa.SmallInteger(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_data_need_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_need")),
    )
    op.create_index(op.f("ix_data_need_ticket_id"), "data_need", ["ticket_id"])
    op.create_table(
        "id_card_loan",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("visit_id", Identity(), nullable=False),
        sa.Column("ticket_id", Identity(), nullable=True),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("given_at", Utc(), nullable=False),
        sa.Column("given_by", Identity(), nullable=False),
        sa.Column("returned_at", Utc(), nullable=True),
        sa.Column("returned_by", Identity(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["given_by"], ["officer.id"], name=op.f("fk_id_card_loan_given_by")),
        sa.ForeignKeyConstraint(["returned_by"], ["officer.id"], name=op.f("fk_id_card_loan_returned_by")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_id_card_loan_ticket_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_id_card_loan_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_id_card_loan")),
    )
    op.create_index(op.f("ix_id_card_loan_office_code_returned_at"), "id_card_loan", ["office_code", "returned_at"])
    op.create_index("uq_id_card_loan_out", "id_card_loan", ["visit_id"], unique=True, sqlite_where=sa.text("returned_at IS NULL"), postgresql_where=sa.text("returned_at IS NULL"))
    op.create_table(
        "locker_loan",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("locker_id", Identity(), nullable=False),
        sa.Column("visit_id", Identity(), nullable=False),
        sa.Column("ticket_id", Identity(), nullable=True),
        sa.Column("given_at", Utc(), nullable=False),
        sa.Column("given_by", Identity(), nullable=False),
        sa.Column("returned_at", Utc(), nullable=True),
        sa.Column("returned_by", Identity(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["given_by"], ["officer.id"], name=op.f("fk_locker_loan_given_by")),
        sa.ForeignKeyConstraint(["locker_id"], ["locker.id"], name=op.f("fk_locker_loan_locker_id")),
        sa.ForeignKeyConstraint(["returned_by"], ["officer.id"], name=op.f("fk_locker_loan_returned_by")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_locker_loan_ticket_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_locker_loan_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locker_loan")),
    )
    op.create_index(op.f("ix_locker_loan_office_code_returned_at"), "locker_loan", ["office_code", "returned_at"])
    op.create_index(op.f("ix_locker_loan_visit_id"), "locker_loan", ["visit_id"])
    op.create_index("uq_locker_loan_out", "locker_loan", ["locker_id"], unique=True, sqlite_where=sa.text("returned_at IS NULL"), postgresql_where=sa.text("returned_at IS NULL"))
    op.create_table(
        "request",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("promise", sa.String(length=40), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("visitor_id", Identity(), nullable=True),
        sa.Column("ticket_id", Identity(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=True),
        sa.Column("owner_id", Identity(), nullable=True),
        sa.Column("received_at", Utc(), nullable=False),
        sa.Column("begun_at", Utc(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("fulfilled_at", Utc(), nullable=True),
        sa.Column("last_message_at", Utc(), nullable=True),
        sa.Column("ended_at", Utc(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["officer.id"], name=op.f("fk_request_owner_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_request_ticket_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_request_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("office_code", "number", name=op.f("uq_request_office_code_number")),
    )
    op.create_index(op.f("ix_request_office_code_ended_at_due"), "request", ["office_code", "ended_at", "due"])
    op.create_index(op.f("ix_request_ticket_id"), "request", ["ticket_id"])
    op.create_table(
        "softcopy",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("ticket_id", Identity(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("pages_asked", sa.String(length=60), server_default="", nullable=False),
        sa.Column("purpose", sa.String(length=200), server_default="", nullable=False),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("asked_by", Identity(), nullable=False),
        sa.Column("stamped_at", Utc(), nullable=True),
        sa.Column("stamped_by", Identity(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["officer.id"], name=op.f("fk_softcopy_asked_by")),
        sa.ForeignKeyConstraint(["stamped_by"], ["officer.id"], name=op.f("fk_softcopy_stamped_by")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_softcopy_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_softcopy")),
    )
    op.create_index(op.f("ix_softcopy_office_code_asked_at"), "softcopy", ["office_code", "asked_at"])
    op.create_index(op.f("ix_softcopy_ticket_id"), "softcopy", ["ticket_id"])
    op.create_table(
        "storage_fetch",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("ticket_id", Identity(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("asked_by", Identity(), nullable=False),
        sa.Column("fetched_at", Utc(), nullable=True),
        sa.Column("put_back_at", Utc(), nullable=True),
        sa.Column("not_found_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["officer.id"], name=op.f("fk_storage_fetch_asked_by")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_storage_fetch_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_storage_fetch")),
    )
    op.create_index(op.f("ix_storage_fetch_office_code_put_back_at"), "storage_fetch", ["office_code", "put_back_at"])
    op.create_index(op.f("ix_storage_fetch_ticket_id"), "storage_fetch", ["ticket_id"])
    op.create_table(
        "request_document",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("request_id", Identity(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("direction", sa.String(length=10), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("officer_id", Identity(), nullable=False),
        sa.Column("withdrawn_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_request_document_officer_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_request_document_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_document")),
    )
    op.create_index(op.f("ix_request_document_request_id"), "request_document", ["request_id"])
    op.create_table(
        "request_event",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("request_id", Identity(), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=True),
        sa.Column("officer_id", Identity(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_request_event_officer_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_request_event_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_event")),
        sa.UniqueConstraint("command_id", name=op.f("uq_request_event_command_id")),
        sa.UniqueConstraint("request_id", "revision", name=op.f("uq_request_event_request_id_revision")),
    )
    op.create_table(
        "sale",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("ticket_id", Identity(), nullable=True),
        sa.Column("request_id", Identity(), nullable=True),
        sa.Column("visitor_id", Identity(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("buyer", sa.String(length=200), nullable=False),
        sa.Column("npwp", sa.String(length=20), nullable=True),
        sa.Column("private_buyer", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("online", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("foreign_buyer", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("billing_code", sa.String(length=60), nullable=True),
        sa.Column("payment", sa.String(length=12), nullable=True),
        sa.Column("agreed_at", Utc(), nullable=True),
        sa.Column("abstract_at", Utc(), nullable=True),
        sa.Column("agreement_at", Utc(), nullable=True),
        sa.Column("billed_at", Utc(), nullable=True),
        sa.Column("proof_at", Utc(), nullable=True),
        sa.Column("verified_at", Utc(), nullable=True),
        sa.Column("verified_by", Identity(), nullable=True),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("made_by", Identity(), nullable=False),
        sa.Column("paid_at", Utc(), nullable=True),
        sa.Column("handed_at", Utc(), nullable=True),
        sa.Column("handed_by", Identity(), nullable=True),
        sa.Column("ended_at", Utc(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["handed_by"], ["officer.id"], name=op.f("fk_sale_handed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["officer.id"], name=op.f("fk_sale_made_by")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_sale_request_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_sale_ticket_id")),
        sa.ForeignKeyConstraint(["verified_by"], ["officer.id"], name=op.f("fk_sale_verified_by")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_sale_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale")),
        sa.UniqueConstraint("office_code", "number", name=op.f("uq_sale_office_code_number")),
    )
    op.create_index(op.f("ix_sale_office_code_ended_at"), "sale", ["office_code", "ended_at"])
    op.create_index(op.f("ix_sale_request_id"), "sale", ["request_id"])
    op.create_index(op.f("ix_sale_ticket_id"), "sale", ["ticket_id"])
    op.create_table(
        "receipt",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("book_id", Identity(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("sale_id", Identity(), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("rupiah", sa.BigInteger(), nullable=False),
        sa.Column("payment", sa.String(length=12), nullable=False),
        sa.Column("issued_at", Utc(), nullable=False),
        sa.Column("issued_by", Identity(), nullable=False),
        sa.Column("voided_at", Utc(), nullable=True),
        sa.Column("voided_by", Identity(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["book_id"], ["receipt_book.id"], name=op.f("fk_receipt_book_id")),
        sa.ForeignKeyConstraint(["issued_by"], ["officer.id"], name=op.f("fk_receipt_issued_by")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_receipt_sale_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["officer.id"], name=op.f("fk_receipt_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("book_id", "ordinal", name=op.f("uq_receipt_book_id_ordinal")),
        sa.UniqueConstraint("command_id", name=op.f("uq_receipt_command_id")),
        sa.UniqueConstraint("office_code", "number", name=op.f("uq_receipt_office_code_number")),
    )
    op.create_index(op.f("ix_receipt_sale_id"), "receipt", ["sale_id"])
    op.create_table(
        "sale_event",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("sale_id", Identity(), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("officer_id", Identity(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_sale_event_officer_id")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_event_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_event")),
        sa.UniqueConstraint("command_id", name=op.f("uq_sale_event_command_id")),
    )
    op.create_index(op.f("ix_sale_event_sale_id_at"), "sale_event", ["sale_id", "at"])
    op.create_table(
        "sale_item",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("sale_id", Identity(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tariff", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("rupiah", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("legal_basis", sa.String(length=200), nullable=False),
        sa.Column("exemption", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_item_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_item")),
    )
    op.create_index(op.f("ix_sale_item_sale_id"), "sale_item", ["sale_id"])
    op.create_table(
        "visit_word",
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column(
            "word",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("visit_id", Identity(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_word_visit_id")),
        sa.PrimaryKeyConstraint("office_code", "word", "day", "visit_id", name=op.f("pk_visit_word")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_visit_word_visit_id_word"), "visit_word", ["visit_id", "word"])
    op.create_index(op.f("ix_visit_word_office_code_day_word"), "visit_word", ["office_code", "day", "word"])
    op.create_index(
        op.f("ix_ticket_office_code_number_service_day"), "ticket", ["office_code", "number", "service_day"]
    )
    op.add_column("visit", sa.Column("words_at", Utc(), nullable=True))
    op.create_index(op.f("ix_visit_office_code_started_at"), "visit", ["office_code", "started_at"])
    op.create_index(op.f("ix_visit_visitor_id"), "visit", ["visitor_id"])
    without_words = sa.text("words_at IS NULL AND visitor_id IS NOT NULL")
    op.create_index(
        "ix_visit_without_words",
        "visit",
        ["office_code"],
        sqlite_where=without_words,
        postgresql_where=without_words,
    )
    _write_down_words(op.get_bind())
    with op.batch_alter_table("desk_session") as desk_session:
        desk_session.add_column(sa.Column("break_at", Utc(), nullable=True))
    with op.batch_alter_table("service_record") as service_record:
        service_record.add_column(sa.Column("products", sa.JSON(), server_default="[]", nullable=False))
        service_record.add_column(sa.Column("referral", sa.String(length=200), server_default="", nullable=False))
        service_record.add_column(sa.Column("revision", sa.Integer(), server_default="1", nullable=False))
        service_record.add_column(sa.Column("recorded_at", Utc(), nullable=True))
        service_record.add_column(sa.Column("recorded_by", Identity(), nullable=True))
        service_record.create_index(op.f("ix_service_record_office_code_recorded_at_saved_at"), ["office_code", "recorded_at", "saved_at"])
        service_record.create_foreign_key(op.f("fk_service_record_recorded_by"), "officer", ["recorded_by"], ["id"])
