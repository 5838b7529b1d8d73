"""Mentions gathered into who or what is meant: one `Cluster` for each actor or thing of a document."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.codebook.gazetteer import Entry, fold
from reportedly.codebook.nouns import kinds
from reportedly.reading.annotate.names import PERSONS, Name
from reportedly.reading.annotate.talk import Talk
from reportedly.reading.tree import Sentence
from reportedly.record import Form

__all__ = ["BODIES", "PERSONS", "Cluster", "Clusters", "is_subject", "low_words"]

BODIES = frozenset({"armed_group", "coalition", "organisation", "media", "government", "military"})
SURNAME = 4  # letters of a word inside a name that may stand for its bearer


@dataclass(slots=True, eq=False)
class Cluster:
    """One actor in the making.

    Attributes:
        key: what makes it one: a gazetteer key or folded words.
        kind: actor kind.
        entry: gazetteer row, if any; `row` that of a body known by its state ("the Iranian government").
        country: ISO 3166-1 alpha-3, or "".
        plural: whether it is spoken of as many.
        mentions: (start, end, form, words) in the order found.
        titles: titles it was given, each with the state it goes with ("" where none).
        serves: key of the body that it is said to belong to ("Hamas spokesman"), or "".
        sex: "m", "f" or "".
        seen: (sentence, token, whether subject) of its mentions, oldest first.
        traits: words that its descriptions add to their head nouns ("rebel-held", "two").
        spots: (start, end) of its mentions.
        called: the names it goes by, in order of first use.
    """

    key: str
    kind: str
    entry: Entry | None = None
    row: Entry | None = None
    country: str = ""
    plural: bool = False
    mentions: list[tuple[int, int, Form, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    serves: str = ""
    sex: str = ""
    seen: list[tuple[int, int, bool]] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    spots: set[tuple[int, int]] = field(default_factory=set, init=False)
    called: dict[str, None] = field(default_factory=dict, init=False)

    def add(self, start: int, end: int, form: Form, words: str) -> None:
        """Note a mention; the same stretch is noted once."""
        if (start, end) not in self.spots:
            self.spots.add((start, end))
            self.mentions.append((start, end, form, words))
            if form in {"name", "acronym"}:
                self.called[words] = None

    def take(self, other: "Cluster") -> None:
        """Add the mentions of another cluster, also those that stand where this one has one of another form."""
        known = set(self.mentions)
        self.mentions += [mention for mention in other.mentions if mention not in known]
        self.spots |= other.spots
        self.called |= other.called

    def unshaped(self) -> bool:
        """Say whether nothing but the parser's guess says what it is: no row, no head word."""
        return self.entry is None and not any(part in kinds("heads") for part in self.key.split())

    def names(self) -> list[str]:
        """Return the distinct names it goes by here, in order of first use."""
        return list(self.called)


@dataclass(slots=True, eq=False)
class Clusters:
    """All actors of a document in the making, found by key, by a person's first or last name and by head word.

    Things ("the plane", "the talks") are kept apart from the actors: no record holds them, but "it" may mean them.

    Attributes:
        all: the actors.
        things: the things.
        sightings: (sentence, token, cluster) of every mention, in the order found.
        talk: which sentences stand in quotations.
        nouns: clusters by the lemma and number of the head noun of a description, oldest first.
    """

    all: list[Cluster] = field(default_factory=list)
    things: list[Cluster] = field(default_factory=list)
    sightings: list[tuple[Sentence, int, Cluster]] = field(default_factory=list)
    talk: Talk = field(default_factory=Talk)
    nouns: dict[tuple[str, bool], list[Cluster]] = field(default_factory=dict)
    by_key: dict[str, Cluster] = field(default_factory=dict)
    surnames: dict[str, list[Cluster]] = field(default_factory=dict)
    head_words: dict[str, list[Cluster]] = field(default_factory=dict)

    def get(self, key: str, kind: str, entry: Entry | None = None) -> Cluster:
        """Return the cluster under `key`, made anew where there is none."""
        if key not in self.by_key:
            cluster = Cluster(key, kind, entry, country=entry.country if entry else "")
            self.by_key[key] = cluster
            self.all.append(cluster)
        return self.by_key[key]

    def see(self, cluster: Cluster, s: Sentence, i: int) -> None:
        """Note where a cluster was last spoken of, by its head token."""
        cluster.seen.append((s.index, i, is_subject(s, i)))
        self.sightings.append((s, i, cluster))

    def at(self, s: Sentence, i: int) -> Cluster | None:
        """Return the cluster last spoken of by token `i` of the sentence that is being read, or None."""
        for where, token, cluster in reversed(self.sightings):
            if where is not s:
                return None
            if token == i:
                return cluster
        return None

    def called(self, cluster: Cluster, noun: str, *, plural: bool) -> None:
        """Make a cluster findable by the lemma of a noun that it is called by."""
        held = self.nouns.setdefault((noun, plural), [])
        if cluster not in held:
            held.append(cluster)

    def merge(self, one: Cluster, other: Cluster) -> None:
        """Put all of `one` into `other`, which stays."""
        other.take(one)
        other.titles += one.titles
        other.serves = other.serves or one.serves
        other.country = other.country or one.country
        other.seen = sorted({*other.seen, *one.seen})
        other.sex = other.sex or one.sex
        other.kind = "official" if {one.kind, other.kind} == PERSONS else other.kind
        self.by_key = {key: other if held is one else held for key, held in self.by_key.items()}
        self.all.remove(one)
        self.sightings = [(s, i, other if held is one else held) for s, i, held in self.sightings]
        for held in self.nouns.values():
            held[:] = dict.fromkeys(other if cluster is one else cluster for cluster in held)
        other.traits |= one.traits

    def index(self, cluster: Cluster, low: str) -> None:
        """Make a cluster findable by the words of one of its names; of a mere title there are none."""
        parts = low.split()
        if not parts:
            return
        if cluster.kind in PERSONS:
            _put(self.surnames, {parts[0], parts[-1], *(part for part in parts if len(part) >= SURNAME)}, cluster)
        elif cluster.kind != "state" and len(parts) > 1:
            _put(self.head_words, {part for part in parts if part in kinds("heads")}, cluster)


def _put(table: dict[str, list[Cluster]], keys: Iterable[str], cluster: Cluster) -> None:
    """File a cluster under several words, once each."""
    for key in sorted(keys):
        held = table.setdefault(key, [])
        if cluster not in held:
            held.append(cluster)


def is_subject(s: Sentence, i: int) -> bool:
    """Say whether token `i` is a subject, coordinated with one, the name that owns one, or the name set after one."""
    for _ in range(len(s)):
        named = s.deps[i] == "appos" and s.words[s.left[i] - 1] not in {",", "(", "-", "--", "–", "—"}
        if not (named or s.deps[i] in {"conj", "poss"}) or s.pos[i] == "PRON":
            return s.deps[i] in {"nsubj", "nsubjpass"}
        i = s.heads[i]
    return False


def low_words(name: Name) -> str:
    """Return the folded words of a name, without a leading article."""
    return " ".join(fold(" ".join(name.s.words[name.first : name.last + 1])).split()).removeprefix("the ")
