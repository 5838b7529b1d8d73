"""The tables of a case, as they are now; how they came to be so stands in `migrations/`.

A reading is kept whole: one row in `reading`, one row a value in `record`, each with its JSON and the columns that are
asked for. Nothing is ever overwritten: a newer reading of the same document supersedes the older one, and both know
when they were (`known_at`, `superseded_at`; ISO 8601, UTC). `passage` holds what can be searched: paragraphs that are
not furniture, and the words of statements. `judgement` only ever grows. `look` notes how far a case had come, by its
last reading and judgement, when reports were to be read into it (kind "read") or somebody had looked ("look").

`weighing`, `weighed` and `weighed_reference` hold what weighing showed last, so that a page of it can be asked for
without weighing: one row a value, with what can be asked for and what it concerns. All of it is derived: it may be
dropped at any time, and `weighing` says from which readings, judgements and rules it was drawn.

`mark` notes what one person has seen, starred and done with at the desk; it only ever grows, the latest row counts.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

metadata = MetaData()
SORTED = Text().with_variant(Text(collation="C"), "postgresql")  # by code points, as SQLite and Python sort

readings = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("name", Text),
    Column("reader", String, nullable=False),
    Column("given", Text, nullable=False),
    Column("failed", Boolean, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published_start", String),
    Column("published_end", String),
    Column("body", Text, nullable=False),
    Column("known_at", String, nullable=False),
    Column("superseded_at", String),
    Index("reading_document", "document"),
    Index("reading_sha256", "sha256"),
    Index("reading_name", "name"),
    Index("reading_known_at", "known_at", "seq"),
    Index(
        "reading_current",
        "document",
        "failed",
        unique=True,
        sqlite_where=text("superseded_at IS NULL"),
        postgresql_where=text("superseded_at IS NULL"),
    ),
    Index(
        "reading_listed",
        *("failed", "published_start", "published_end", "known_at", "publisher", "document", "seq"),
        sqlite_where=text("superseded_at IS NULL"),
        postgresql_where=text("superseded_at IS NULL"),
    ),
)

records = Table(
    "record",
    metadata,
    Column("reading", Integer, ForeignKey("reading.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("type", String, nullable=False),
    Column("id", String, nullable=False),
    Column("statement", String),
    Column("actor", String),
    Column("code", String),
    Column("certainty", String),
    Column("start", String),
    Column("until", String),
    Column("body", Text, nullable=False),
    Index("record_id", "id"),
    Index("record_type_place", "type", "reading", "position"),
    Index("record_type_actor", "type", "actor", "reading", "position"),
    Index("record_type_code", "type", "code", "reading", "position"),
    Index("record_type_certainty", "type", "certainty", "reading", "position"),
    Index(
        "record_sureness",
        *("type", "certainty", "code", "reading", "position"),
        sqlite_where=text("certainty IS NOT NULL"),
        postgresql_where=text("certainty IS NOT NULL"),
    ),
)

passages = Table(
    "passage",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("statement", String),
    Column("start", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("passage_reading", "reading"),
)

judgements = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("verb", String, nullable=False),
    Column("target", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("known_at", String, nullable=False),
    Index("judgement_target", "target"),
)

looks = Table(
    "look",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("judgement", Integer, nullable=False),
)

weighings = Table(
    "weighing",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, nullable=False),
    Column("judgement", Integer, nullable=False),
    Column("rules", String, nullable=False),
    Column("drawn_at", String, nullable=False),
    Column("drawer", String, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("counts", Text),
)

weighed = Table(
    "weighed",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("place", SORTED, nullable=False),
    Column("code", String),
    Column("facet", String),
    Column("name", SORTED),
    Column("start", String),
    Column("until", String),
    Column("documents", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("turns", Boolean),
    Column("digest", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("weighed_id", "kind", "id", unique=True),
    Index("weighed_place", "kind", "place", "start", "until"),
    Index("weighed_documents", "kind", text("documents DESC"), "place", "start", "until"),
    Index("weighed_code", "kind", "code", "place"),
    Index("weighed_name", "kind", "name"),
)

weighed_references = Table(
    "weighed_reference",
    metadata,
    Column("weighed", Integer, ForeignKey("weighed.seq"), primary_key=True),
    Column("role", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Index("weighed_reference_id", "id", "role", "kind", "weighed"),
)

leads = Table(
    "lead",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("list", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("known_at", String, nullable=False),
    Column("superseded_at", String),
    Index(
        "lead_current",
        "id",
        unique=True,
        sqlite_where=text("superseded_at IS NULL"),
        postgresql_where=text("superseded_at IS NULL"),
    ),
)

marks = Table(
    "mark",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("by", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False),
    Column("on", Boolean, nullable=False),
    Column("run", String, nullable=False),
    Column("undoes", String),
    Column("at", String, nullable=False),
    Index("mark_target", "by", "kind", "target", "seq"),
    Index("mark_run", "run"),
)
drafts = Table(
    "draft",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("draft_id", "id", "seq"),
)
