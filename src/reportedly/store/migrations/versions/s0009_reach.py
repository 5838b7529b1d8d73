"""What a weighed line concerns knows the kind of the line, and days stand in the index, so that large pages come soon.

What is kept of the weighing is dropped, for it is drawn anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of references anew, and the index of places wider."""
    op.drop_table("weighed_reference")
    op.execute("DELETE FROM weighed")
    op.execute("DELETE FROM weighing")
    op.add_column("weighing", sa.Column("counts", sa.Text))
    op.drop_index("weighed_place", "weighed")
    op.create_index("weighed_place", "weighed", ["kind", "place", "start", "until"])
    op.create_table(
        "weighed_reference",
        sa.Column("weighed", sa.Integer, sa.ForeignKey("weighed.seq"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
    )
    op.create_index("weighed_reference_id", "weighed_reference", ["id", "role", "kind", "weighed"])
