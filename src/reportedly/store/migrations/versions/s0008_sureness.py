"""An index by which statements of a certainty and a polarity are found, however rare they are together."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SURE = sa.text("certainty IS NOT NULL")
COLUMNS = ["type", "certainty", "code", "reading", "position"]


def upgrade() -> None:
    """Make the index."""
    op.create_index("record_sureness", "record", COLUMNS, sqlite_where=SURE, postgresql_where=SURE)
