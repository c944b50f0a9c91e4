"""The office LAN: a registry of stations, and tickets given by a kiosk that was cut off."""

import sqlalchemy as sa
from alembic import op

from pst_kiosk.db.tables import Utc

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "station",
        sa.Column("office_code", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("digit", sa.SmallInteger(), nullable=True),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("printer", sa.String(length=40), nullable=True),
        sa.Column("clock_at", Utc(), nullable=False),
        sa.Column("joined_at", Utc(), nullable=False),
        sa.Column("seen_at", Utc(), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("office_code", "name", "role", name=op.f("pk_station")),
        sa.UniqueConstraint("office_code", "digit", name=op.f("uq_station_office_code_digit")),
    )
    with op.batch_alter_table("ticket") as ticket:
        ticket.add_column(sa.Column("delivered_at", Utc(), nullable=True))
        ticket.add_column(sa.Column("time_unsure", sa.Boolean(), nullable=False, server_default=sa.false()))
