"""The first tables: readings, their records, what can be searched, judgements."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CURRENT = sa.text("superseded_at IS NULL")
FTS5 = (
    (
        "CREATE VIRTUAL TABLE passage_index USING fts5("
        "words, content='passage', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN"
        " INSERT INTO passage_index(rowid, words) VALUES (new.seq, new.words); END"
    ),
    (
        "CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN"
        " INSERT INTO passage_index(passage_index, rowid, words) VALUES ('delete', old.seq, old.words); END"
    ),
)
GIN = (
    (
        "CREATE INDEX passage_index ON passage USING gin (to_tsvector('simple',"
        " regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')))"
    ),
)


def upgrade() -> None:
    """Make the tables and the index of words that the database offers."""
    _readings()
    _records()
    _passages()
    _judgements()
    for statement in FTS5 if op.get_bind().dialect.name == "sqlite" else GIN:
        op.execute(statement)


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("failed", sa.Boolean, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("published_start", sa.String),
        sa.Column("published_end", sa.String),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("known_at", sa.String, nullable=False),
        sa.Column("superseded_at", sa.String),
    )
    op.create_index("reading_document", "reading", ["document"])
    op.create_index("reading_sha256", "reading", ["sha256"])
    op.create_index("reading_name", "reading", ["name"])
    op.create_index(
        "reading_current",
        "reading",
        ["document", "failed"],
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )


def _records() -> None:
    op.create_table(
        "record",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("statement", sa.String),
        sa.Column("actor", sa.String),
        sa.Column("code", sa.String),
        sa.Column("certainty", sa.String),
        sa.Column("start", sa.String),
        sa.Column("until", sa.String),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("record_id", "record", ["id"])
    op.create_index("record_type_actor", "record", ["type", "actor"])
    op.create_index("record_type_code", "record", ["type", "code"])


def _passages() -> None:
    op.create_table(
        "passage",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), nullable=False),
        sa.Column("statement", sa.String),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("passage_reading", "passage", ["reading"])


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("verb", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("known_at", sa.String, nullable=False),
    )
    op.create_index("judgement_target", "judgement", ["target"])
