"""The kiosk's visit: left guest books, recognition, calls for help, announcements, institutions, reprints."""

import sqlalchemy as sa
from alembic import op

from pst_kiosk.db.tables import Identity, Utc

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "institution",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("category", sa.SmallInteger(), nullable=True),
        sa.Column("approved_at", Utc(), nullable=False),
        sa.Column("approved_by", Identity(), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["officer.id"], name=op.f("fk_institution_approved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
        sa.UniqueConstraint("office_code", "name", name=op.f("uq_institution_office_code_name")),
    )
    op.create_table(
        "announcement",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("text_id", sa.String(length=200), nullable=False),
        sa.Column("text_en", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("published_at", Utc(), nullable=False),
        sa.Column("published_by", Identity(), nullable=False),
        sa.ForeignKeyConstraint(["published_by"], ["officer.id"], name=op.f("fk_announcement_published_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_table(
        "help_request",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("station", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("came_at", Utc(), nullable=True),
        sa.Column("officer_id", Identity(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_help_request_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_request")),
    )
    op.create_index(op.f("ix_help_request_office_code_came_at"), "help_request", ["office_code", "came_at"])
    op.create_table(
        "recognition",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("station", sa.String(length=60), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("transaction_id", sa.String(length=20), nullable=True),
        sa.Column("visitor_id", Identity(), nullable=True),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_recognition_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognition")),
    )
    op.create_index(op.f("ix_recognition_office_code_at"), "recognition", ["office_code", "at"])
    op.create_table(
        "guest_book_draft",
        sa.Column("ticket_id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("visitor_id", Identity(), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("notice_version", sa.String(length=40), nullable=False),
        sa.Column("left_at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_guest_book_draft_ticket_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_guest_book_draft_visitor_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_guest_book_draft")),
    )
    with op.batch_alter_table("print_job") as print_job:
        print_job.add_column(sa.Column("reprint", sa.Boolean(), nullable=False, server_default=sa.false()))
        print_job.add_column(sa.Column("seen_at", Utc(), nullable=True))
    # Whom a visitor may be, by what he types.
    op.execute("UPDATE visitor SET email = lower(email)")
    op.create_index(op.f("ix_visitor_office_code_email"), "visitor", ["office_code", "email"])
    op.create_index(op.f("ix_visitor_office_code_phone"), "visitor", ["office_code", "phone"])
