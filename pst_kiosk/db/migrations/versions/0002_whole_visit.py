"""A whole visit: no number where the standard gives none, appointments, groups, and undone commands."""

import sqlalchemy as sa
from alembic import op

from pst_kiosk.db.tables import Identity, Utc

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("ticket") as ticket:
        ticket.alter_column("number", existing_type=sa.String(length=12), nullable=True)
        ticket.add_column(sa.Column("appointment_at", Utc(), nullable=True))
        ticket.add_column(sa.Column("letter", sa.String(length=1), nullable=True))
    op.execute("UPDATE ticket SET letter = substr(number, 1, 1)")
    with op.batch_alter_table("ticket") as ticket:
        ticket.alter_column("letter", existing_type=sa.String(length=1), nullable=False)
        ticket.drop_constraint("uq_ticket_office_code_service_day_service_ordinal", type_="unique")
        ticket.create_unique_constraint(
            "uq_ticket_office_code_service_day_letter_ordinal",
            ["office_code", "service_day", "letter", "ordinal"],
        )
    with op.batch_alter_table("visit") as visit:
        visit.add_column(sa.Column("people", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("ticket_event") as ticket_event:
        ticket_event.add_column(sa.Column("undoes", sa.BigInteger(), nullable=True))
    op.create_index("ix_visit_office_code_ended_at", "visit", ["office_code", "ended_at"])
    op.create_index("ix_ticket_event_visit_id", "ticket_event", ["visit_id"])
    op.create_table(
        "appointment",
        sa.Column("id", Identity, nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("ticket_id", Identity, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_appointment_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("office_code", "code", name=op.f("uq_appointment_office_code_code")),
    )
    op.create_table(
        "survey_answer",
        sa.Column("ticket_id", Identity, nullable=False),
        sa.Column("element", sa.String(length=20), nullable=False),
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        sa.Column("answered_at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_survey_answer_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "element", name=op.f("pk_survey_answer")),
    )
    op.create_index(
        "ix_survey_answer_office_code_answered_at", "survey_answer", ["office_code", "answered_at"]
    )
