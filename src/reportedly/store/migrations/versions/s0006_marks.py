"""What persons have seen, starred and done with at the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "mark",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("on", sa.Boolean, nullable=False),
        sa.Column("run", sa.String, nullable=False),
        sa.Column("undoes", sa.String),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_index("mark_target", "mark", ["by", "kind", "target", "seq"])
    op.create_index("mark_run", "mark", ["run"])
