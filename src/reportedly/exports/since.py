"""A second export: what is new or changed since a first one, and what is to be taken out again.

Both are made whole and held against each other by the ids of their rows, which last. What is gone is told as the
format has it: a list of deleted ids beside rows, as ACLED's, `revoked` in STIX, deleted entries (RFC 6721) in Atom.
Times of the last change that a format gives to everything make no difference.
"""

import csv
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lxml import etree

from reportedly.exports.moments import instant_of
from reportedly.exports.rows import written
from reportedly.exports.streams import Json, dumps, listed
from reportedly.plugins import Target
from reportedly.record import Format

DELETED = "deleted.csv"
ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"
Digest = bytes


class Exports(NamedTuple):
    """An export as it was and as it is, the format of both, under what name, and when what is gone went at the latest.

    `went` is a moment: ISO 8601, UTC.
    """

    form: Format
    name: str
    before: Path
    now: Path
    went: str


class Difference(NamedTuple):
    """How many parts are new or changed, and how many are gone."""

    changed: int
    gone: int


def beside(form: Format) -> bool:
    """Say whether what is gone stands in a file beside the rows."""
    return form.shape in {"csv", "tabs", "lines"}


def difference(both: Exports, target: Target) -> Difference:
    """Write what is new or changed, and what is gone; returns how many of each."""
    return SHAPES[both.form.shape](both, target)


def _digest(*parts: str) -> Digest:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()[:16]


# rows


def _table(both: Exports, target: Target) -> Difference:
    """Write rows under their heading, in a file, and the ids of those that are gone in another."""
    known = _Known()
    for row in _rows(both.before, both):
        known.add(row[both.form.key], _digest(*row.values()))
    with both.now.open(encoding="utf-8", newline="") as file:
        heads = next(csv.reader(file, delimiter=_between(both)), [])
    changed = 0
    tabs = both.form.shape == "tabs"
    with target.file(both.name + both.form.suffix) as out, written(out, heads, tabs=tabs) as rows:
        for row in _rows(both.now, both):
            if known.is_new(row[both.form.key], _digest(*row.values())):
                rows.add(row)
                changed += 1
    return Difference(changed, _list_gone(known, both, target))


def _between(both: Exports) -> str:
    return "\t" if both.form.shape == "tabs" else ","


def _rows(path: Path, both: Exports) -> Iterator[dict[str, str]]:
    quoting: Literal[0, 3] = csv.QUOTE_NONE if both.form.shape == "tabs" else csv.QUOTE_MINIMAL
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=_between(both), quoting=quoting)


def _lines(both: Exports, target: Target) -> Difference:
    """Write lines of JSON, and the ids of those that are gone in a file beside them."""
    known = _Known()
    with both.before.open(encoding="utf-8") as file:
        for line in file:
            known.add(str(json.loads(line)[both.form.key]), _digest(line))
    changed = 0
    with both.now.open(encoding="utf-8") as file, target.file(both.name + both.form.suffix) as out:
        for line in file:
            if known.is_new(str(json.loads(line)[both.form.key]), _digest(line)):
                out.write(line.encode())
                changed += 1
    return Difference(changed, _list_gone(known, both, target))


class _Known:
    """What was there, by id, as digests; several lines may have one id, as an issue has that many reports tell of."""

    def __init__(self) -> None:
        self._held: dict[str, set[Digest]] = {}
        self._seen: set[str] = set()

    def add(self, key: str, digest: Digest) -> None:
        """Take in what was there."""
        self._held.setdefault(key, set()).add(digest)

    def is_new(self, key: str, digest: Digest) -> bool:
        """Say whether it was not there in just that way; it is there now."""
        self._seen.add(key)
        return digest not in self._held.get(key, ())

    def gone(self) -> list[str]:
        """Return the ids that were there and are no more, in their order."""
        return [key for key in self._held if key not in self._seen]


def _list_gone(known: _Known, both: Exports, target: Target) -> int:
    gone = known.gone()
    with target.file(DELETED) as file, written(file, (both.form.key,)) as rows:
        for key in gone:
            rows.add({both.form.key: key})
    return len(gone)


# STIX


def _bundle(both: Exports, target: Target) -> Difference:
    """Write a bundle of objects that are new or changed, and of those that are gone, revoked."""
    known = {str(one["id"]): one for one in _objects(both.before)}
    bundle = {name: value for name, value in _loaded(both.now).items() if name != "objects"}
    changed = 0
    head = dumps(bundle).removesuffix(b"}") + b', "objects": ['
    with target.file() as file, listed(file, head, lambda: b"]}") as add:
        for one in _objects(both.now):
            before = known.pop(str(one["id"]), None)
            if before is None or _timeless(before) != _timeless(one):
                add(one)
                changed += 1
        for one in known.values():
            add({**one, "modified": _later(str(one["modified"]), both.went), "revoked": True})
    return Difference(changed, len(known))


def _loaded(path: Path) -> Json:
    held: Json = json.loads(path.read_text(encoding="utf-8"))
    return held


def _objects(path: Path) -> list[Any]:
    held: Any = _loaded(path)["objects"]
    return list(held)


def _timeless(one: Json) -> Json:
    return {name: value for name, value in one.items() if name != "modified"}


def _later(modified: str, went: str) -> str:
    """Return when what is gone was changed last: when it went, and in any case after it was there."""
    after = dt.datetime.strptime(modified, STAMP).replace(tzinfo=dt.UTC) + dt.timedelta(milliseconds=1)
    last = max(after, dt.datetime.fromisoformat(instant_of(went) or went))
    return last.strftime("%Y-%m-%dT%H:%M:%S.") + f"{last.microsecond // 1000:03}Z"


# Atom


def _feed(both: Exports, target: Target) -> Difference:
    """Write a feed of entries that are new or changed, and of deleted entries for those that are gone."""
    known = {_name(entry): _said(entry) for entry in _entries(etree.parse(both.before).getroot())}
    root = etree.parse(both.now).getroot()
    changed = 0
    for entry in _entries(root):
        if known.pop(_name(entry), None) == _said(entry):
            root.remove(entry)
        else:
            changed += 1
    for name in known:
        gone = etree.SubElement(root, f"{{{TOMBSTONES}}}deleted-entry", nsmap={"at": TOMBSTONES})
        gone.set("ref", name)
        gone.set("when", instant_of(both.went) or both.went)
    with target.file() as file:
        file.write(etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    return Difference(changed, len(known))


def _entries(root: Any) -> list[Any]:  # noqa: ANN401 - lxml has no types
    return list(root.findall(f"{ATOM}entry"))


def _name(entry: Any) -> str:  # noqa: ANN401 - lxml has no types
    return str(entry.findtext(f"{ATOM}id"))


def _said(entry: Any) -> Digest:  # noqa: ANN401 - lxml has no types
    told = (etree.tostring(part, encoding="unicode", with_tail=False) for part in entry if part.tag != f"{ATOM}updated")
    return _digest(*told)


SHAPES: Mapping[str, Callable[[Exports, Target], Difference]] = {
    "csv": _table,
    "tabs": _table,
    "lines": _lines,
    "bundle": _bundle,
    "feed": _feed,
}
