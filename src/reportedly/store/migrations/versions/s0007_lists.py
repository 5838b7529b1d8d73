"""An index that holds all by which documents are listed, so that no text is touched before a page of them is chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CURRENT = sa.text("superseded_at IS NULL")
COLUMNS = ["failed", "published_start", "published_end", "known_at", "publisher", "document", "seq"]


def upgrade() -> None:
    """Make the index."""
    op.create_index("reading_listed", "reading", COLUMNS, sqlite_where=CURRENT, postgresql_where=CURRENT)
