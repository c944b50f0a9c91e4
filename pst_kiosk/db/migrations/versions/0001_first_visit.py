"""Everything one visit needs: office, officers, visits, tickets, the event log, records, ratings."""

import sqlalchemy as sa
from alembic import op

from pst_kiosk.db.tables import Identity, Utc

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table('office_profile',
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('in_force_from', sa.Date(), nullable=False),
    sa.Column('profile', sa.JSON(), nullable=False),
    sa.Column('installed_at', Utc(), nullable=False),
    sa.PrimaryKeyConstraint('office_code', 'version', name=op.f('pk_office_profile'))
    )
    op.create_table('holiday',
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('office_code', 'day', name=op.f('pk_holiday'))
    )
    op.create_table('office_queue',
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('at', Utc(), nullable=False),
    sa.PrimaryKeyConstraint('office_code', name=op.f('pk_office_queue'))
    )
    op.create_table('officer',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('pin_hash', sa.String(length=200), nullable=False),
    sa.Column('failed_attempts', sa.Integer(), nullable=False),
    sa.Column('locked_until', Utc(), nullable=True),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('created_at', Utc(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer')),
    sa.UniqueConstraint('office_code', 'name', name=op.f('uq_officer_office_code_name'))
    )
    op.create_table('visitor',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=120), nullable=True),
    sa.Column('phone', sa.String(length=20), nullable=True),
    sa.Column('sex', sa.SmallInteger(), nullable=True),
    sa.Column('birth_year', sa.SmallInteger(), nullable=True),
    sa.Column('education', sa.SmallInteger(), nullable=True),
    sa.Column('job', sa.SmallInteger(), nullable=True),
    sa.Column('institution_category', sa.SmallInteger(), nullable=True),
    sa.Column('institution', sa.String(length=120), nullable=True),
    sa.Column('code_lists', sa.String(length=20), nullable=False),
    sa.Column('notice_version', sa.String(length=40), nullable=False),
    sa.Column('created_at', Utc(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visitor'))
    )
    op.create_table('audit_log',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('at', Utc(), nullable=False),
    sa.Column('officer_id', Identity, nullable=True),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_audit_log_officer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_log'))
    )
    op.create_index(op.f('ix_audit_log_office_code_at'), 'audit_log', ['office_code', 'at'], unique=False)
    op.create_table('desk_session',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('desk', sa.String(length=40), nullable=False),
    sa.Column('officer_id', Identity, nullable=False),
    sa.Column('queues', sa.JSON(), nullable=False),
    sa.Column('service_day', sa.Date(), nullable=False),
    sa.Column('opened_at', Utc(), nullable=False),
    sa.Column('closed_at', Utc(), nullable=True),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_desk_session_officer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_desk_session'))
    )
    op.create_index(op.f('ix_desk_session_office_code_service_day_closed_at'), 'desk_session', ['office_code', 'service_day', 'closed_at'], unique=False)
    op.create_table('visit',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('visitor_id', Identity, nullable=True),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('main_use', sa.SmallInteger(), nullable=True),
    sa.Column('means', sa.SmallInteger(), nullable=True),
    sa.Column('assistance', sa.SmallInteger(), nullable=True),
    sa.Column('identity_shown', sa.Boolean(), nullable=True),
    sa.Column('started_at', Utc(), nullable=False),
    sa.Column('guest_book_at', Utc(), nullable=True),
    sa.Column('ended_at', Utc(), nullable=True),
    sa.ForeignKeyConstraint(['visitor_id'], ['visitor.id'], name=op.f('fk_visit_visitor_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visit'))
    )
    op.create_table('ticket',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('visit_id', Identity, nullable=False),
    sa.Column('service_day', sa.Date(), nullable=False),
    sa.Column('service', sa.String(length=40), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(length=12), nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('step', sa.String(length=40), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('priority', sa.Boolean(), nullable=False),
    sa.Column('joined_at', Utc(), nullable=False),
    sa.Column('joined_seq', sa.BigInteger(), nullable=False),
    sa.Column('issued_at', Utc(), nullable=False),
    sa.Column('changed_at', Utc(), nullable=False),
    sa.Column('desk', sa.String(length=40), nullable=True),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_ticket_visit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket')),
    sa.UniqueConstraint('office_code', 'code', name=op.f('uq_ticket_office_code_code')),
    sa.UniqueConstraint('office_code', 'service_day', 'service', 'number', name=op.f('uq_ticket_office_code_service_day_service_number')),
    sa.UniqueConstraint('office_code', 'service_day', 'service', 'ordinal', name=op.f('uq_ticket_office_code_service_day_service_ordinal'))
    )
    op.create_index(op.f('ix_ticket_office_code_service_day_status_joined_seq'), 'ticket', ['office_code', 'service_day', 'status', 'joined_seq'], unique=False)
    op.create_index(op.f('ix_ticket_visit_id'), 'ticket', ['visit_id'], unique=False)
    op.create_table('print_job',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('ticket_id', Identity, nullable=False),
    sa.Column('station', sa.String(length=60), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('fault', sa.String(length=40), nullable=True),
    sa.Column('created_at', Utc(), nullable=False),
    sa.Column('ended_at', Utc(), nullable=True),
    sa.ForeignKeyConstraint(['ticket_id'], ['ticket.id'], name=op.f('fk_print_job_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_print_job'))
    )
    op.create_index(op.f('ix_print_job_office_code_state'), 'print_job', ['office_code', 'state'], unique=False)
    op.create_table('rating',
    sa.Column('ticket_id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('command_id', Identity, nullable=False),
    sa.Column('score', sa.SmallInteger(), nullable=True),
    sa.Column('rated_at', Utc(), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['ticket.id'], name=op.f('fk_rating_ticket_id')),
    sa.PrimaryKeyConstraint('ticket_id', name=op.f('pk_rating'))
    )
    op.create_table('service_record',
    sa.Column('ticket_id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('officer_id', Identity, nullable=False),
    sa.Column('desk', sa.String(length=40), nullable=False),
    sa.Column('service', sa.String(length=40), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('outcome', sa.String(length=12), nullable=True),
    sa.Column('saved_at', Utc(), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_service_record_officer_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['ticket.id'], name=op.f('fk_service_record_ticket_id')),
    sa.PrimaryKeyConstraint('ticket_id', name=op.f('pk_service_record'))
    )
    op.create_table('ticket_event',
    sa.Column('id', Identity, nullable=False),
    sa.Column('office_code', sa.String(length=4), nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('service_day', sa.Date(), nullable=False),
    sa.Column('ticket_id', Identity, nullable=True),
    sa.Column('visit_id', Identity, nullable=True),
    sa.Column('command_id', Identity, nullable=False),
    sa.Column('at', Utc(), nullable=False),
    sa.Column('event', sa.String(length=20), nullable=False),
    sa.Column('service', sa.String(length=40), nullable=True),
    sa.Column('step', sa.String(length=40), nullable=True),
    sa.Column('desk', sa.String(length=40), nullable=True),
    sa.Column('officer_id', Identity, nullable=True),
    sa.Column('details', sa.JSON(), nullable=True),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_ticket_event_officer_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['ticket.id'], name=op.f('fk_ticket_event_ticket_id')),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_ticket_event_visit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket_event')),
    sa.UniqueConstraint('office_code', 'seq', name=op.f('uq_ticket_event_office_code_seq'))
    )
    op.create_index(op.f('ix_ticket_event_command_id'), 'ticket_event', ['command_id'], unique=False)
    op.create_index(op.f('ix_ticket_event_office_code_service_day_seq'), 'ticket_event', ['office_code', 'service_day', 'seq'], unique=False)
    op.create_index(op.f('ix_ticket_event_ticket_id'), 'ticket_event', ['ticket_id'], unique=False)
