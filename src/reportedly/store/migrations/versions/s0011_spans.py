"""Days stand in the index of what most documents tell of, and the times of readings in one of their own."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    op.drop_index("weighed_documents", "weighed")
    op.create_index("weighed_documents", "weighed", ["kind", "documents", "place", "start", "until"])
    op.create_index("reading_known_at", "reading", ["known_at", "seq"])
