"""Lines of FollowTheMoney: an entity whole, or each of its values as a statement, whose id is a digest of it."""

import hashlib
from collections.abc import Iterator, Mapping

from reportedly.exports.incidents import publisher_of
from reportedly.exports.streams import Json
from reportedly.record import Document

DATASET = "reportedly"
Properties = Mapping[str, tuple[str | None, ...]]


def entity(i: str, schema: str, properties: Mapping[str, list[str]]) -> Iterator[Json]:
    """Yield an entity."""
    yield {"id": i, "schema": schema, "properties": properties, "datasets": [DATASET]}


def statements(i: str, schema: str, properties: Mapping[str, list[str]]) -> Iterator[Json]:
    """Yield a statement for each value, and one for the entity, whose value is a digest of the others."""
    ids = []
    for prop, values in properties.items():
        for value in values:
            ids.append(_digest(f"{DATASET}.{i}.{prop}.{value}"))
            yield _statement(i, schema, prop, value, ids[-1])
    whole = _digest("".join([schema, *sorted(ids)]))
    yield _statement(i, schema, "id", whole, _digest(f"{DATASET}.{i}.id.{whole}"))


def _digest(words: str) -> str:
    """Return the SHA-1 that the format asks for; no secret rests on it."""
    return hashlib.sha1(words.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _statement(i: str, schema: str, prop: str, value: str, key: str) -> Json:
    head = {"canonical_id": i, "entity_id": i, "prop": prop, "schema": schema, "value": value, "dataset": DATASET}
    unknown = dict.fromkeys(("lang", "original_value", "first_seen", "last_seen"))
    return {**head, **unknown, "external": False, "origin": DATASET, "id": key}


def dated(document: Document) -> Properties:
    """Return when a document came out, if to the day or better, when it was retrieved, and its source."""
    day = document.published.start if document.published.start == document.published.end else None
    return {"publishedAt": (day,), "retrievedAt": (document.retrieved,), **source(document)}


def source(document: Document) -> Properties:
    """Return who published a document, and where."""
    return {"publisher": (publisher_of(document),), "sourceUrl": (document.url,)}
