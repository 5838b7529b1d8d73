"""`seeds`: hand analyses of whole real reports, one YAML file each. Definitions: `quality.compare`.

Found in DATA/seeds/PART/*.yaml, or DATA/seeds/*.yaml where there are no parts (the part is then only a name). A text
lies beside its analysis, in DATA/seeds or in DATA/../seeds, under the name the analysis gives, and must have the
SHA-256 it gives. Given to the system: the text.

Left out of the gold, because the record has no code for them: events such as founding, mourning or reporting (see
`vocabulary.yaml`). An end of a relation that is no actor or place of the analysis is compared as a plain string.
"""

import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import facts, system
from quality.align import Offsets
from quality.base import MissingDataError, Score, first, read_yaml
from quality.compare import Compared, compare, summary
from quality.facts import Claim, Deed, Facts, Hop, Stand, Tie, Who, faults, names, of_record, offsets
from quality.show import differences

Row = Mapping[str, Any]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each analysed text and compare the record with the analysis."""
    analyses = [(row, gold) for path in _paths(data, part) for row, gold in load(path, data)]
    results = [_one(row["file"], gold, verbose=verbose) for row, gold in first(analyses, limit)]
    return summary(results, {"limit": limit})


def _one(name: str, gold: Facts, *, verbose: bool) -> Compared:
    objects = system.read(gold.text, name=name)
    given = of_record(objects)
    if verbose:
        print(f"== {name}", *differences(given, gold), sep="\n", file=sys.stderr)
    return compare(given, gold, faults=faults(objects))


def _paths(data: Path, part: str) -> list[Path]:
    home = data / "seeds"
    found = sorted((home / part).glob("*.yaml")) or sorted(home.glob("*.yaml"))
    if not found:
        message = f"no analysis in {home}"
        raise MissingDataError(message)
    return found


def load(path: Path, data: Path) -> list[tuple[Row, Facts]]:
    """Return (document row, gold) of every document that one analysis is about."""
    analysis = read_yaml(path)
    return [(row, Analysis(analysis, row["id"], _text(row, path, data)).facts()) for row in analysis["documents"]]


def _text(row: Row, path: Path, data: Path) -> str:
    places = [path.parent, data / "seeds", data.parent / "seeds"]
    for found in [place / row["file"] for place in places if (place / row["file"]).is_file()]:
        content = found.read_bytes()
        if hashlib.sha256(content).hexdigest() == row["sha256"]:
            return str(content, "utf-8")
    message = f"no text {row['file']} with the hash that {path.name} gives, in {', '.join(map(str, places))}"
    raise MissingDataError(message)


class Analysis:
    """One hand analysis, seen from one of its documents."""

    def __init__(self, analysis: Row, document: str, text: str) -> None:
        """Index the analysis's actors, places and sources by id."""
        self.rows = analysis
        self.document = document
        self.text = text
        self.known = {row["id"]: row for key in ("places", "actors") for row in analysis.get(key) or ()}
        self.sources = {row["id"]: row for row in analysis.get("sources") or ()}

    def facts(self) -> Facts:
        """Return what the analysis says of this document."""
        return Facts(
            text=self.text,
            claims=tuple(self._claim(row) for row in self._mine("statements", "content")),
            stands=tuple(self._stand(row) for row in self._mine("positions", "cue")),
            ties=tuple(self._tie(row) for row in self._mine("relations", "evidence")),
            deeds=tuple(deed for row in self._mine("events", "trigger") for deed in self._deed(row)),
        )

    def _mine(self, key: str, witness: str) -> list[Row]:
        return [row for row in self.rows.get(key) or () if self._spans(row.get(witness))]

    def _spans(self, held: Row | Sequence[Row] | None) -> tuple[Offsets, ...]:
        listed: Iterable[Row] = [held] if isinstance(held, Mapping) else (held or ())
        return tuple(offsets(span) for span in listed if span.get("doc") == self.document)

    def _claim(self, row: Row) -> Claim:
        return Claim(
            id=row["id"],
            content=self._spans(row["content"]),
            chain=tuple(Hop(self._source(hop), hop["basis"], "scope" in hop) for hop in row["chain"]),
            certainty=facts.certainty(row["certainty"]),
            polarity=row.get("polarity", "+"),
        )

    def _source(self, hop: Row) -> Who:
        row = self.sources.get(hop["source"], {})
        actor = self._who(row["actor"]) if row.get("actor") else Who()
        here = [self._spans(held) for held in (hop.get("span"), row.get("description"), row.get("evidence"))]
        spans = tuple(span for group in here for span in group)
        return Who(names([row.get("name"), *row.get("aliases", ())]) | actor.names, spans + actor.spans, actor.person)

    def _who(self, ids: str | Sequence[str]) -> Who:
        found = [self._somebody(key) for key in ([ids] if isinstance(ids, str) else ids)]
        return Who(
            names=frozenset().union(*(who.names for who in found)),
            spans=tuple(span for who in found for span in who.spans),
            person=any(who.person for who in found),
        )

    def _somebody(self, key: str) -> Who:
        row = self.known.get(key)
        if row is None:
            return Who(names([key]))
        mentions = [*row.get("mentions", ()), *(held["mention"] for held in row.get("coref", ()))]
        return Who(names([row["name"], *row.get("aliases", ())]), self._spans(mentions), row.get("type") == "person")

    def _stand(self, row: Row) -> Stand:
        held = row.get("statement") or ()
        wanted = {held} if isinstance(held, str) else set(held)
        claims = [claim for claim in self.rows["statements"] if claim["id"] in wanted]
        within = tuple(span for claim in claims for span in self._spans(claim["content"]))
        return Stand(self._who(row["holder"]), facts.stances(row["stance"]), self._spans(row["cue"]), within)

    def _tie(self, row: Row) -> Tie:
        return Tie(facts.relation_kinds(row["type"]), self._who(row["from"]), self._who(row["to"]))

    def _deed(self, row: Row) -> list[Deed]:
        code = facts.event_code(row["type"])
        return [Deed(code, self._spans(row["trigger"]) + self._spans(row.get("mentions")))] if code else []
