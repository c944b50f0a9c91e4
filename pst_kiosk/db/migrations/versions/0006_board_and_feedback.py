"""The board and feedback: who needs help to notice a call, comments, complaints, evidence, compensation."""

import sqlalchemy as sa
from alembic import op

from pst_kiosk.db.tables import Identity, Utc

revision = "0006"
down_revision = "0005"

_ELEMENTS = (
    *("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan"),
    "sarana",
)


def upgrade() -> None:
    op.create_table(
        "compensation",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("ticket_id", Identity(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("deadline", Utc(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("offered_at", Utc(), nullable=False),
        sa.Column("offered_by", Identity(), nullable=False),
        sa.Column("settled_at", Utc(), nullable=True),
        sa.Column("settled_by", Identity(), nullable=True),
        sa.Column("note", sa.String(length=400), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["offered_by"], ["officer.id"], name=op.f("fk_compensation_offered_by")),
        sa.ForeignKeyConstraint(["settled_by"], ["officer.id"], name=op.f("fk_compensation_settled_by")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_compensation_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation")),
        sa.UniqueConstraint("office_code", "number", name=op.f("uq_compensation_office_code_number")),
        sa.UniqueConstraint(
            "ticket_id", "step", "rule", "deadline", name=op.f("uq_compensation_ticket_id_step_rule_deadline")
        ),
    )
    op.create_index(
        op.f("ix_compensation_office_code_offered_at"), "compensation", ["office_code", "offered_at"]
    )
    op.create_table(
        "complaint",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=True),
        sa.Column("ticket_id", Identity(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("contact", sa.String(length=120), nullable=True),
        sa.Column("category", sa.String(length=20), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("responsible_id", Identity(), nullable=True),
        sa.Column("valid_evidence", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("received_at", Utc(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("escalated_at", Utc(), nullable=True),
        sa.Column("answered_at", Utc(), nullable=True),
        sa.Column("ended_at", Utc(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["responsible_id"], ["officer.id"], name=op.f("fk_complaint_responsible_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_complaint_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("command_id", name=op.f("uq_complaint_command_id")),
        sa.UniqueConstraint("office_code", "code", name=op.f("uq_complaint_office_code_code")),
        sa.UniqueConstraint("office_code", "number", name=op.f("uq_complaint_office_code_number")),
    )
    op.create_index(
        op.f("ix_complaint_office_code_ended_at_due"), "complaint", ["office_code", "ended_at", "due"]
    )
    op.create_index(op.f("ix_complaint_office_code_received_at"), "complaint", ["office_code", "received_at"])
    op.create_index(op.f("ix_complaint_ticket_id"), "complaint", ["ticket_id"])
    op.create_table(
        "complaint_event",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("complaint_id", Identity(), nullable=False),
        sa.Column("command_id", Identity(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("officer_id", Identity(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_event_complaint_id")
        ),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_complaint_event_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_event")),
        sa.UniqueConstraint("command_id", name=op.f("uq_complaint_event_command_id")),
        sa.UniqueConstraint(
            "complaint_id", "revision", name=op.f("uq_complaint_event_complaint_id_revision")
        ),
    )
    op.create_table(
        "complaint_evidence",
        sa.Column("id", Identity(), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("complaint_id", Identity(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("officer_id", Identity(), nullable=False),
        sa.Column("withdrawn_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_evidence_complaint_id")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_complaint_evidence_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_evidence")),
    )
    op.create_index(op.f("ix_complaint_evidence_complaint_id"), "complaint_evidence", ["complaint_id"])
    op.add_column("rating", sa.Column("comment", sa.Text(), nullable=True))
    op.add_column("rating", sa.Column("station", sa.String(length=60), nullable=True))
    op.add_column("rating", sa.Column("changed_at", Utc(), nullable=True))
    op.add_column("visit", sa.Column("call_aid", sa.SmallInteger(), nullable=True))
    op.create_index(op.f("ix_rating_office_code_rated_at"), "rating", ["office_code", "rated_at"])
    op.create_table(
        "survey_tally",
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("code", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("respondents", sa.Integer(), nullable=False),
        *(
            sa.Column(f"{element}_{part}", sa.Integer(), nullable=False)
            for element in _ELEMENTS
            for part in ("answers", "points")
        ),
        sa.PrimaryKeyConstraint(
            "office_code", "kind", "day", "service", "code", name=op.f("pk_survey_tally")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rating_tally",
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        *(sa.Column(f"score_{score}", sa.Integer(), nullable=False) for score in (1, 2, 3, 4)),
        sa.PrimaryKeyConstraint("office_code", "day", "service", name=op.f("pk_rating_tally")),
        sqlite_with_rowid=False,
    )
