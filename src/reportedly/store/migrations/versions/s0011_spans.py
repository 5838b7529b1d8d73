"""What most documents tell of has an index in that very order, with days; when readings came in has one of its own."""

from alembic import op
from sqlalchemy import text

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    op.drop_index("weighed_documents", "weighed")
    op.create_index("weighed_documents", "weighed", ["kind", text("documents DESC"), "place", "start", "until"])
    op.create_index("reading_known_at", "reading", ["known_at", "seq"])
