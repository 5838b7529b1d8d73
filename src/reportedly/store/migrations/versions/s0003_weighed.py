"""What weighing showed last, so that a page of it can be asked for without weighing; all of it can be drawn anew."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "weighing",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("judgement", sa.Integer, nullable=False),
        sa.Column("rules", sa.String, nullable=False),
        sa.Column("drawn_at", sa.String, nullable=False),
        sa.Column("drawer", sa.String, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
    )
    _weighed()
    op.create_table(
        "weighed_reference",
        sa.Column("weighed", sa.Integer, sa.ForeignKey("weighed.seq"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
    )
    op.create_index("weighed_reference_id", "weighed_reference", ["id", "role", "weighed"])


def _weighed() -> None:
    op.create_table(
        "weighed",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("place", SORTED, nullable=False),
        sa.Column("code", sa.String),
        sa.Column("facet", sa.String),
        sa.Column("name", SORTED),
        sa.Column("start", sa.String),
        sa.Column("until", sa.String),
        sa.Column("documents", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("low", sa.Integer),
        sa.Column("high", sa.Integer),
        sa.Column("turns", sa.Boolean),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("weighed_id", "weighed", ["kind", "id"], unique=True)
    op.create_index("weighed_place", "weighed", ["kind", "place"])
    op.create_index("weighed_documents", "weighed", ["kind", "documents", "place"])
    op.create_index("weighed_code", "weighed", ["kind", "code", "place"])
    op.create_index("weighed_name", "weighed", ["kind", "name"])
