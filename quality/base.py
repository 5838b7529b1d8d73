"""The frame of all scorers: what a score is, and the arithmetic that they share.

A scorer is a module `quality/NAME.py` with

    def score(data: Path, part: str) -> Score

which may also take the keywords `limit` (read only the first so many documents) and `verbose` (say on standard
error what went wrong). It sees the gold only to score: what it hands the system is the text and what is "given".
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")


class MissingDataError(Exception):
    """The data folder does not hold the part that was asked for."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a scorer found.

    Attributes:
        documents: how many texts were handed to the system.
        items: how many gold items they hold (statements, attributions, sentences: the set's own unit).
        metrics: name to value; 0..1 unless the name says that it is a count.
        settings: what the run depended on (limits, choices of the scorer), for the record.
    """

    documents: int
    items: int
    metrics: Mapping[str, float]
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits among what the system gave and what the gold holds; add counts up for a micro average."""

    hits: float = 0
    system: float = 0
    gold: float = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Add two counts."""
        return Counts(self.hits + other.hits, self.system + other.system, self.gold + other.gold)

    @property
    def p(self) -> float:
        """Precision, 0..1; 1 when there was nothing to find and nothing was given."""
        return share(self.hits, self.system) if self.system or self.gold else 1.0

    @property
    def r(self) -> float:
        """Recall, 0..1; 1 when there was nothing to find and nothing was given."""
        return share(self.hits, self.gold) if self.system or self.gold else 1.0

    @property
    def f(self) -> float:
        """Balanced F, 0..1: the harmonic mean of precision and recall."""
        return share(2 * self.hits, self.system + self.gold) if self.system or self.gold else 1.0

    def metrics(self, name: str) -> dict[str, float]:
        """Return `NAME_f`, `NAME_p` and `NAME_r`."""
        return {f"{name}_f": self.f, f"{name}_p": self.p, f"{name}_r": self.r}


def share(part: float, whole: float) -> float:
    """Return part / whole, 0 when the whole is 0."""
    return part / whole if whole else 0.0


def total(counts: Sequence[Counts]) -> Counts:
    """Add up counts over documents."""
    return sum(counts, Counts())


def report(name: str, part: str, seconds: float, result: Score) -> dict[str, Any]:
    """Return the one object that the command prints: values rounded to four decimals."""
    return {
        "name": name,
        "part": part,
        "documents": result.documents,
        "items": result.items,
        "seconds": round(seconds, 1),
        "settings": dict(result.settings),
        "metrics": {key: round(float(value), 4) for key, value in result.metrics.items()},
    }


def first(items: Sequence[T], limit: int | None) -> Sequence[T]:
    """Return the first `limit` items (all when None): the same ones in every run."""
    return items if limit is None else items[:limit]


def folder(data: Path, name: str, part: str) -> Path:
    """Return DATA/NAME/PART; raises MissingDataError when there is no such folder."""
    found = data / name / part
    if not found.is_dir():
        message = f"no folder {found}"
        raise MissingDataError(message)
    return found


def files(data: Path, name: str, part: str, pattern: str) -> list[Path]:
    """Return the files of DATA/NAME/PART that fit `pattern`, sorted; raises MissingDataError when there are none."""
    found = sorted(folder(data, name, part).glob(pattern))
    if not found:
        message = f"no {pattern} in {data / name / part}"
        raise MissingDataError(message)
    return found


def read_jsonl(path: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file, at most `limit` of them."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(filter(str.strip, lines), limit)]


def jsonl(data: Path, name: str, part: str, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the objects of all JSON Lines files of DATA/NAME/PART, at most `limit` of them."""
    objects = (item for path in files(data, name, part, "*.jsonl") for item in read_jsonl(path, limit))
    return islice(objects, limit)


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a YAML file holds; dates stay strings."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Strings)  # noqa: S506 - a safe loader, see below


class _Strings(yaml.SafeLoader):
    """A safe loader that leaves dates as they are written."""


_Strings.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
