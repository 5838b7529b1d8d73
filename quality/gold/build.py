"""Turns the hand-written labels (`*.yaml`) into gold in the record format (`*.jsonl`).

Labels name words, not offsets. This script finds them, so that no offset is ever typed by hand:

- `words#2` is the second occurrence in the text; a list is several spans, each sought after the one before;
- contents are sought in the whole text; sources, cues, hedges, triggers and evidence at the occurrence nearest to the
  content of their statement, inside it first;
- an actor's name and aliases are mentions wherever the text has them as whole words; `also` lists further mentions.

Run `python -m quality.gold.build` after changing a label (own gold and the blind set; `… FOLDER` for another folder);
a test fails when the JSON Lines are not what it would write. A text lies beside its labels or else in `samples/`.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality.base import read_yaml
from reportedly.record import content_id

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"
BLIND = HERE.parent / "blind"
UNKNOWN = {"start": None, "end": None, "grain": "unknown", "basis": ""}
ABSENT: dict[str, Any] = {}

Span = dict[str, Any]
Object = dict[str, Any]
Row = Mapping[str, Any]


class Label:
    """The labels of one sample."""

    def __init__(self, path: Path) -> None:
        """Read the labels and the sample that they are about."""
        self.row: Row = read_yaml(path)
        raw = text_of(path, self.row["sample"]).read_bytes()
        self.text = raw.decode("utf-8")
        self.sha256 = hashlib.sha256(raw).hexdigest()
        self.document = content_id("doc", self.sha256)
        self.contents: dict[str, list[Span]] = {}

    def id(self, kind: str, key: str) -> str:
        """Return the id of one labelled thing."""
        return content_id(kind, self.document, key)

    def objects(self) -> Iterator[Object]:
        """Yield the record's objects, the document first."""
        yield self._document()
        for key, row in (self.row.get("actors") or ABSENT).items():
            yield self._actor(key, row)
        for key, row in self.row["voices"].items():
            yield self._voice(key, row)
        self.contents = {row["id"]: self._listed(row["content"]) for row in self.row["statements"]}
        yield from (self._statement(row) for row in self.row["statements"])
        yield from (self._quantity(row) for row in self.row.get("quantities") or ())
        yield from (event for row in self.row.get("events") or () for event in self._events(row))
        yield from (item for row in self.row.get("positions") or () for item in self._position(row))
        yield from (self._relation(row) for row in self.row.get("relations") or ())

    def _document(self) -> Object:
        return {
            "type": "document",
            "id": self.document,
            "sha256": self.sha256,
            "path": self.row["sample"],
            "url": None,
            "title": self.row.get("title"),
            "publisher": self.row.get("publisher"),
            "author": self.row.get("author"),
            "published": self._day(self.row.get("published")),
            "language": "en",
            "media_type": "text/plain",
            "retrieved": None,
            "text": self.text,
            "blocks": [],
            "version_of": None,
            "failure": None,
        }

    @staticmethod
    def _day(value: str | None) -> Object:
        return {"start": value, "end": value, "grain": "day", "basis": "the text gives it"} if value else UNKNOWN

    def _span(self, start: int, end: int) -> Span:
        return {"start": start, "end": end, "quote": self.text[start:end]}

    def _find(self, words: str, after: int = 0) -> Span:
        quote, _, count = words.partition("#")
        for _ in range(int(count or 1)):
            start = self.text.find(quote, after)
            if start < 0:
                message = f"{self.row['sample']}: no {words!r} after {after}"
                raise ValueError(message)
            after = start + 1
        return self._span(start, start + len(quote))

    def _listed(self, words: str | Sequence[str]) -> list[Span]:
        found: list[Span] = []
        for each in [words] if isinstance(words, str) else words:
            found.append(self._find(each, found[-1]["end"] if found else 0))
        return found

    def _near(self, words: str, statement: str) -> Span:
        """Return the occurrence of `words` nearest to a statement's content, inside it first."""
        if "#" in words:
            return self._find(words)
        content = self.contents[statement]
        low, high = content[0]["start"], content[-1]["end"]
        starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)]
        if not starts:
            message = f"{self.row['sample']} {statement}: no {words!r}"
            raise ValueError(message)
        start = min(starts, key=lambda at: max(low - at, at + len(words) - high, 0))
        return self._span(start, start + len(words))

    def _actor(self, key: str, row: Row) -> Object:
        found = {(s["start"], s["end"]): form for s, form in self._mentions(row)}
        return {
            "type": "actor",
            "id": self.id("act", key),
            "name": row["name"],
            "kind": row["kind"],
            "aliases": list(row.get("aliases", ())),
            "country": None,
            "mentions": [
                {"document": self.document, "span": self._span(*at), "form": found[at]} for at in sorted(found)
            ],
        }

    def _mentions(self, row: Row) -> Iterator[tuple[Span, str]]:
        for name in [row["name"], *row.get("aliases", ())]:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text):
                yield self._span(*match.span()), "acronym" if name.isupper() else "name"
        for words in row.get("also", ()):
            yield self._find(words), "pronoun" if words.partition("#")[0].lower() in PRONOUNS else "description"

    def _voice(self, key: str, row: Row) -> Object:
        described = row.get("description")
        return {
            "type": "voice",
            "id": self.id("voice", key),
            "name": row.get("name"),
            "description": self._find(described) if described else None,
            "kind": row["kind"],
            "naming": row.get("naming", "named" if row.get("name") else "unidentified"),
            "access": list(row.get("access", ())),
            "country": None,
            "actor": self.id("act", row["actor"]) if row.get("actor") else None,
            "count": row.get("count"),
        }

    def _statement(self, row: Row) -> Object:
        content, key = self.contents[row["id"]], row["id"]
        chain = [self._page(), *(self._link(item, key) for item in row.get("chain", ()))]
        spans = [*content, *(span for link in chain for span in [*link["source"], *link["cue"]])]
        whole = self._span(min(s["start"] for s in spans), max(s["end"] for s in spans))
        certainty = row.get("certainty", "asserted")
        return {
            "type": "statement",
            "id": self.id("stmt", key),
            "document": self.document,
            "span": whole,
            "content": content,
            "chain": chain,
            "certainty": certainty,
            "polarity": row.get("polarity", "-" if certainty == "denied" else "+"),
            "hedges": [self._near(words, key) for words in row.get("hedges", ())],
            "presupposed": row.get("presupposed", False),
            "said": UNKNOWN,
            "about": UNKNOWN,
            "says": self._says(key),
            "repeats": [self.id("stmt", other) for other in row.get("repeats", ())],
            "by": "hand/1",
            "confidence": None,
        }

    def _page(self) -> Object:
        return {
            "voice": self.id("voice", "PAGE"),
            "basis": "implied",
            "source": [],
            "cue": [],
            "commitment": "neutral",
        }

    def _link(self, item: str, statement: str) -> Object:
        voice, source, cue, *commitment = [part.strip() for part in item.split("|")]
        if voice not in self.row["voices"]:
            message = f"{self.row['sample']} {statement}: no voice {voice}"
            raise ValueError(message)
        return {
            "voice": self.id("voice", voice),
            "basis": "explicit",
            "source": [self._near(source, statement)] if source else [],
            "cue": [self._near(cue, statement)] if cue else [],
            "commitment": commitment[0] if commitment else "neutral",
        }

    def _says(self, statement: str) -> list[str]:
        events = [key for row in self.row.get("events") or () for key, held in _triggers(row) if held == statement]
        positions = [row for row in self.row.get("positions") or () if row["statement"] == statement]
        relations = [row for row in self.row.get("relations") or () if row["statement"] == statement]
        return [
            *(self.id("event", key) for key in events),
            *(self.id("pos", _key(row)) for row in positions),
            *(self.id("rel", _key(row)) for row in relations),
        ]

    def _quantity(self, row: Row) -> Object:
        return {
            "type": "quantity",
            "id": self.id("qty", row["span"]),
            "document": self.document,
            "span": self._find(row["span"]),
            "unit": row["unit"],
            "of": None,
            **{key: row.get(key) for key in ("low", "high", "exact", "vague")},
        }

    def _events(self, row: Row) -> Iterator[Object]:
        """Yield one event a mention; all mentions of one happening are `same_as` each other."""
        ids = [self.id("event", key) for key, _ in _triggers(row)]
        for (key, statement), words in zip(_triggers(row), row["triggers"], strict=True):
            yield {
                "type": "event",
                "id": self.id("event", key),
                "statement": self.id("stmt", statement),
                "code": row["code"],
                "mode": row.get("mode"),
                "contexts": [],
                "actors": [self.id("act", actor) for actor in row.get("actors", ())],
                "recipients": [self.id("act", actor) for actor in row.get("recipients", ())],
                "place": None,
                "when": self._day(row.get("when")),
                "trigger": self._near(words.split(" @")[0], statement),
                "quantities": [],
                "realis": row.get("realis", "happened"),
                "same_as": [other for other in ids if other != self.id("event", key)],
            }

    def _position(self, row: Row) -> list[Object]:
        topic = self.id("prop", row["topic"])
        proposition = {"type": "proposition", "id": topic, "text": row["topic"], "key": row["topic"]}
        position = {
            "type": "position",
            "id": self.id("pos", _key(row)),
            "statement": self.id("stmt", row["statement"]),
            "holder": self.id("act", row["holder"]),
            "stance": row["stance"],
            "topic": topic,
            "towards": self.id("act", row["towards"]) if row.get("towards") else None,
            "when": UNKNOWN,
            "cue": self._near(row["cue"], row["statement"]),
        }
        return [{**proposition, "opposite_of": None}, position]

    def _relation(self, row: Row) -> Object:
        known = row["object"] in self.row["actors"]
        return {
            "type": "relation",
            "id": self.id("rel", _key(row)),
            "statement": self.id("stmt", row["statement"]),
            "kind": row["kind"],
            "subject": self.id("act", row["subject"]),
            "object": self.id("act", row["object"]) if known else row["object"],
            "when": UNKNOWN,
            "evidence": self._near(row["evidence"], row["statement"]),
        }


PRONOUNS = frozenset({"it", "he", "she", "they", "one", "another", "which", "who"})


def _key(row: Row) -> str:
    return json.dumps(dict(row), sort_keys=True)


def _triggers(row: Row) -> list[tuple[str, str]]:
    """Return (key, statement) of each mention of an event, written `words @statement`."""
    return [(f"{row['code']} {words}", words.rpartition(" @")[2]) for words in row["triggers"]]


def text_of(labels: Path, sample: str) -> Path:
    """Return where the text that a label file is about lies: beside it, or else among the samples."""
    beside = labels.with_name(sample)
    return beside if beside.exists() else SAMPLES / sample


def lines(path: Path) -> str:
    """Return the gold of one label file as JSON Lines. Raises ValueError when words are not in the text."""
    seen: dict[str, Object] = {item["id"]: item for item in Label(path).objects()}
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in seen.values())


def main(folders: Sequence[str] = ()) -> int:
    """Write the gold of every label file in `folders` (none: own gold and the blind set) beside it."""
    for folder in map(Path, folders or (str(HERE), str(BLIND))):
        for path in sorted(folder.glob("*.yaml")):
            path.with_suffix(".jsonl").write_text(lines(path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
