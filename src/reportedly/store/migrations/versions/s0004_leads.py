"""Rows of lists that others made, beside the record."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "lead",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("list", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("known_at", sa.String, nullable=False),
        sa.Column("superseded_at", sa.String),
    )
    op.create_index(
        "lead_current",
        "lead",
        ["id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
