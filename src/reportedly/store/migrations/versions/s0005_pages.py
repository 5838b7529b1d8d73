"""Indexes by which pages of values are found in the order in which they came; the polarity of statements as code."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

POLARITY = {"sqlite": "json_extract(body, '$.polarity')", "postgresql": "body::json ->> 'polarity'"}


def upgrade() -> None:
    """Make the indexes anew, wide enough to give pages without sorting."""
    op.drop_index("record_type_actor", "record")
    op.drop_index("record_type_code", "record")
    found = POLARITY[op.get_bind().dialect.name]
    op.execute(f"UPDATE record SET code = {found} WHERE type = 'statement'")  # noqa: S608 - words of our own
    op.create_index("record_type_place", "record", ["type", "reading", "position"])
    for name in ("actor", "code", "certainty"):
        op.create_index(f"record_type_{name}", "record", ["type", name, "reading", "position"])
