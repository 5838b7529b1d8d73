"""What is put into a case: readings that supersede each other, and judgements that only add up."""

from collections.abc import Iterable
from typing import Literal

import msgspec
from sqlalchemy import Connection, RowMapping, and_, delete, insert, or_, select, text, update

from reportedly.record import Judgement, Reading
from reportedly.store import rows
from reportedly.store.tables import judgements, passages, readings, records

Outcome = Literal["added", "superseded", "unchanged", "kept", "failed"]
SAME = ("document", "sha256", "reader", "given", "failed")


def add(connection: Connection, row: rows.Row, reading: Reading, *, replace: bool = False) -> Outcome:
    """Write a reading unless it is held; the caller's transaction makes it all or nothing."""
    held = _held(connection, row)
    if _is_held(held, row):
        if row["failed"]:
            return "failed"
        if not replace:
            return "kept"
        if not _differs(connection, held, row, reading):
            return "unchanged"
    # a failure never takes the place of a reading that succeeded
    older = [old["seq"] for old in held if old["failed"] or not row["failed"]]
    _supersede(connection, older, row["known_at"])
    seq = _insert(connection, row)
    _insert_all(connection, seq, reading)
    if row["failed"]:
        return "failed"
    return "superseded" if any(not old["failed"] for old in held) else "added"


def _held(connection: Connection, row: rows.Row) -> list[RowMapping]:
    """Return what is held of the same document, and the failures of what came from the same place."""
    of_place = and_(readings.c.failed.is_(True), readings.c.name == row["name"])
    same = or_(readings.c.document == row["document"], of_place)
    query = select(readings).where(same, readings.c.superseded_at.is_(None))
    return list(connection.execute(query).mappings())


def _is_held(held: list[RowMapping], row: rows.Row) -> bool:
    """Say whether the very same reading is held; of a failure its words count too."""
    same = [old for old in held if all(old[name] == row[name] for name in SAME)]
    return any(not row["failed"] or old["body"] == row["body"] for old in same)


def _differs(connection: Connection, held: list[RowMapping], row: rows.Row, reading: Reading) -> bool:
    """Say whether a new reading of the same document, by the same reader, says anything else than the one held."""
    old = next(one for one in held if one["failed"] == row["failed"])
    query = select(records.c.body).where(records.c.reading == old["seq"]).order_by(records.c.position)
    bodies = [new["body"] for new in rows.record_rows(reading, old["seq"])]
    return old["body"] != row["body"] or list(connection.execute(query).scalars()) != bodies


def _supersede(connection: Connection, older: list[int], at: str) -> None:
    """Mark readings as superseded and take their words out of the index; their records stay."""
    if older:
        connection.execute(update(readings).where(readings.c.seq.in_(older)).values(superseded_at=at))
        connection.execute(delete(passages).where(passages.c.reading.in_(older)))


def _insert(connection: Connection, row: rows.Row) -> int:
    key = connection.execute(insert(readings).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _insert_all(connection: Connection, seq: int, reading: Reading) -> None:
    for table, values in ((records, rows.record_rows(reading, seq)), (passages, rows.passage_rows(reading, seq))):
        if values:
            connection.execute(insert(table), values)


def judge(connection: Connection, new: Iterable[Judgement], known_at: str) -> int:
    """Append judgements that are not held; returns how many were appended."""
    held = set(connection.execute(select(judgements.c.id)).scalars())
    values = [_judgement_row(one, known_at) for one in new if one.id not in held]
    if values:
        connection.execute(insert(judgements), values)
    return len(values)


def _judgement_row(one: Judgement, known_at: str) -> rows.Row:
    body = msgspec.json.encode(one).decode("utf-8")
    return {"id": one.id, "verb": one.verb, "target": one.target, "body": body, "known_at": known_at}


def faults(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong with the file and the index of words; other databases look after themselves."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(line) for line in connection.exec_driver_sql("PRAGMA quick_check").scalars() if line != "ok"]
    connection.execute(text("INSERT INTO passage_index(passage_index) VALUES ('integrity-check')"))
    return found
