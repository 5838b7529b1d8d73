"""`np4e`: who is who in reports on five attacks (Hasler, Orasan and Naumann 2006, as in uCDCR), CoNLL F1.

DATA/np4e/PART/*.jsonl: one object a report, with tokenised sentences and gold mentions of chains across reports.
Given to the system: the text; the gold's mentions are given to the scorer as usual for this set (no chain is).

Each report is read by itself, all actors and places are then resolved together, as a case would. The head of a gold
mention is the word that its others hang on by the system's own parse, or the name right behind it ("the group NAME");
the gold's own heads are not used. A gold mention goes to the actor or place that has a mention with that head; else to
the thing, as the reading keeps track of things ("the plane ... it") to tell what a pronoun means. What has no name goes
with all others of its topic that are most often called by the same noun, or by one that the codebook takes for the same
("plane", "jet"), in the same number: the reports of a topic tell one event, and only a scorer takes that for enough. A
pronoun that goes nowhere stays alone. A land is one with who governs it, as in the gold.

`conll_f` is the mean of MUC, B-cubed and entity-CEAF F1 (Pradhan et al. 2014) over all reports of the part; `within_f`
is the same with each report's chains by themselves; `lemma_f` is the head-lemma baseline, by the gold's heads.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from quality import system
from quality.base import Score, jsonl
from quality.coreference import Chains, conll
from reportedly.codebook.nouns import alike
from reportedly.reading.annotate.described import PLURAL_TAGS
from reportedly.reading.tree import Parse
from reportedly.record import Actor, Place
from reportedly.weighing.resolve import Resolution, resolve

TIGHT_BEFORE = frozenset(
    {",", ".", ";", ":", "!", "?", ")", "'s", "n't", "'", "''", "%", "'re", "'ve", "'ll", "'d", "'m"}
)
TIGHT_AFTER = frozenset({"(", "``", "$"})
QUOTE = '"'
ASIDE = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "which", "who", "whose", "and", "but", "or", "nor",
    "not", "if", "as", "because", "after", "before", "although", "though", "while", "i", "you", "he", "she",
    "it", "we", "they", "his", "her", "its", "our", "their", "is", "are", "was", "were", "be", "has", "have",
    "had", "will", "would", "can", "could", "may", "might", "must", "in", "on", "at", "of", "to", "for", "from",
    "by", "with", "without", "including", "except",
})  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
RELATIVE = frozenset({"who", "whose", "which", "that"})
Spot = tuple[int, int]


class Head(NamedTuple):
    """The head of a stretch: where it starts, its lemma in lower case, its universal tag, whether it is a plural."""

    start: int
    lemma: str
    pos: str
    many: bool = False

    @property
    def called(self) -> Hashable:
        """What it is called by: the lemmas that the codebook takes for the same, and the number."""
        return frozenset({self.lemma, *alike(self.lemma)}), self.many


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Read and resolve the reports, put each gold mention into a chain, and compare."""
    rows = list(jsonl(data, "np4e", part, limit))
    chains = clusters(rows)
    gold = [{(row["doc"], n): m["chain"] for n, m in enumerate(row["mentions"])} for row in rows]
    whole = conll(_merged(gold), _merged(chains))
    within = conll(_apart(gold), _apart(chains))
    lemma = conll(_merged(gold), _merged([_by_lemma(row) for row in rows]))
    metrics = {
        "conll_f": whole.f, "muc_f": whole.muc, "b3_f": whole.b_cubed, "ceafe_f": whole.ceaf,
        "within_f": within.f, "lemma_f": lemma.f,
    }  # fmt: skip
    return Score(len(rows), sum(map(len, gold)), metrics)


def clusters(rows: Sequence[Mapping[str, Any]]) -> list[dict[Hashable, Hashable]]:
    """Return for each report which chain the system puts each gold mention into."""
    texts = [laid_out(row["sentences"]) for row in rows]
    records = [system.read(text, name=row["doc"]) for row, (text, _) in zip(rows, texts, strict=True)]
    actors = [msgspec.convert(v, Actor) for record in records for v in record if v["type"] == "actor"]
    places = [msgspec.convert(v, Place) for record in records for v in record if v["type"] == "place"]
    chains = _chains(resolve(actors, places))
    return [
        _placed(row, spots, system.parse(text, name=row["doc"]), _held(record), chains)
        for row, (text, spots), record in zip(rows, texts, records, strict=True)
    ]


def _placed(
    row: Mapping[str, Any],
    spots: Sequence[Sequence[Spot]],
    parse: Parse,
    held: Sequence[tuple[int, int, str]],
    chains: Mapping[str, Hashable],
) -> dict[Hashable, Hashable]:
    """Return the chain of each gold mention of one report."""
    things = {start: f"thing-{n}" for n, thing in enumerate(system.things(parse)) for start in thing}
    topic = row["doc"].rsplit("/", 1)[0]
    heads = {n: _head(m, spots[m["sent_id"]], parse) for n, m in enumerate(row["mentions"])}
    who = {n: _who(head, parse, held) or things.get(head.start, "") for n, head in heads.items()}
    called: dict[str, Counter[Hashable]] = {}
    for n, head in heads.items():
        if who[n] not in chains and head.pos != "PRON":
            called.setdefault(who[n] or f"alone {head.lemma}", Counter())[head.called] += 1
    across = {one: (topic, nouns.most_common(1)[0][0]) for one, nouns in called.items()}
    here: dict[Hashable, Hashable] = {}
    for n, head in heads.items():
        one = who[n] or ("" if head.pos == "PRON" else f"alone {head.lemma}")
        here[row["doc"], n] = chains.get(one) or across.get(one) or (row["doc"], one or n)
    return here


def _chains(made: Resolution) -> dict[str, Hashable]:
    """Return the chain of each document's actors and places that have a name; a land is one with who governs it.

    A part of a place ("eastern NAME") is the place here, as in the annotation.
    """
    chain: dict[str, Hashable] = {}
    for actor in made.actors:
        land = (actor.key or "").removeprefix("government:").removeprefix("state:")
        state = actor.kind == "state" or (actor.key or "").startswith("government:")
        chain[actor.id] = ("land", land) if state else actor.id
        if not any(mention.form in {"name", "acronym"} for mention in actor.mentions) and not state:
            del chain[actor.id]
    for place in made.places:
        if not place.gazetteer_id and not any(mention.form in {"name", "acronym"} for mention in place.mentions):
            continue
        land = (place.gazetteer_id or "").partition(":")
        chain[place.id] = ("land", land[2]) if land[0] == "country" else place.id
    for place in made.places:
        if place.relation == "part" and place.anchors[0] in chain:
            chain[place.id] = chain[place.anchors[0]]
    return {one: chain[group] for one, group in made.references.items() if group in chain}


def laid_out(sentences: Sequence[Mapping[str, Any]]) -> tuple[str, list[list[Spot]]]:
    """Return a text as a newspaper prints it, and the characters of each sentence's tokens in it.

    A sentence is a paragraph, but one that goes on inside a quotation stays in that of the sentence before it.
    Quotation marks stand close to what they hold; hyphens join words, and before what opens an aside are dashes.
    """
    text, spots, quoted = "", [], False
    for sentence in sentences:
        tokens, held = sentence["tokens"], list[Spot]()
        goes_on = quoted and tokens[:1] != [QUOTE]
        quoted = goes_on
        text += (" " if goes_on else "\n\n") if text else ""
        after = True  # nothing stands between what was last and the next token
        for n, token in enumerate(tokens):
            joins = _joins(tokens, n)
            tight = after or joins or token in TIGHT_BEFORE or (token == QUOTE and quoted)
            text += token if tight else f" {token}"
            held.append((len(text) - len(token), len(text)))
            quoted = quoted != (token == QUOTE)
            after = joins or token in TIGHT_AFTER or (token == QUOTE and quoted)
        spots.append(held)
    return text, spots


def _joins(tokens: Sequence[str], n: int) -> bool:
    """Say whether a token is the hyphen inside a word, no dash."""
    if tokens[n] != "-" or not 0 < n < len(tokens) - 1:
        return False
    inner = "-" in {*tokens[max(0, n - 2) : n], *tokens[n + 1 : n + 3]}  # "face-to-face"
    return tokens[n - 1][-1].isalnum() and tokens[n + 1][0].isalnum() and (inner or tokens[n + 1].lower() not in ASIDE)


def _held(record: Iterable[Mapping[str, Any]]) -> list[tuple[int, int, str]]:
    """Return (start, end, id) of the record's mentions of actors and places, short ones first, actors before places."""
    held = [
        (m["span"]["start"], m["span"]["end"], value["type"] != "actor", value["id"])
        for value in record
        if value["type"] in {"actor", "place"}
        for m in value["mentions"]
    ]
    return [(start, end, i) for start, end, _, i in sorted(held, key=lambda span: (span[1] - span[0], span[2], span))]


def _who(head: Head, parse: Parse, held: Sequence[tuple[int, int, str]]) -> str:
    """Return the actor or place that has a mention with this head, or ""."""
    over = ((start, end, i) for start, end, i in held if start <= head.start < end)
    return next((i for start, end, i in over if head_of(parse, start, end).start == head.start), "")


def _head(mention: Mapping[str, Any], tokens: Sequence[Spot], parse: Parse) -> Head:
    """Return the head of a gold mention by the system's parse."""
    return head_of(parse, tokens[mention["tokens"][0]][0], tokens[mention["tokens"][-1]][1])


def head_of(parse: Parse, start: int, end: int) -> Head:
    """Return the word of a stretch that the others hang on: the first nominal one whose own head lies outside."""
    s = parse.sentence_at(start)
    held = s.cover(start, end) if s is not None else None
    if s is None or held is None:
        return Head(start, "", "")
    first, last = held
    tops = [i for i in range(first, last + 1) if not first <= s.heads[i] <= last or s.heads[i] == i]
    nominal = [i for i in range(first, last + 1) if s.pos[i] in NOMINAL]
    top = next((i for i in tops if s.pos[i] in NOMINAL), nominal[0] if nominal else tops[0])
    named = [k for k in s.kids_by(top, "appos") if s.left[k] == top + 1 and s.pos[k] == "PROPN" and k <= last]
    top = named[0] if named else top  # "the militant group NAME"
    if s.lower[top] in RELATIVE and s.deps[s.heads[s.heads[top]]] == "relcl":
        top = s.heads[s.heads[s.heads[top]]]  # "NAME, whose brother ..."
    elif s.lower[top] in RELATIVE and s.deps[s.heads[top]] == "relcl":
        top = s.heads[s.heads[top]]  # "NAME, who ..."
    return Head(s.starts[top], s.lemmas[top].lower(), s.pos[top], s.tags[top] in PLURAL_TAGS)


def _by_lemma(row: Mapping[str, Any]) -> dict[Hashable, Hashable]:
    """Return the head lemma of each mention, with the topic, as its chain; a pronoun is alone."""
    topic = row["doc"].rsplit("/", 1)[0]
    return {
        (row["doc"], n): (row["doc"], n) if m["head_pos"] == "PRON" else (topic, m["head_lemma"].lower())
        for n, m in enumerate(row["mentions"])
    }


def _merged(found: Iterable[Mapping[Hashable, Hashable]]) -> Chains:
    """Return the chains of all reports together."""
    chains: dict[Hashable, set[Hashable]] = {}
    for here in found:
        for mention, chain in here.items():
            chains.setdefault(chain, set()).add(mention)
    return [frozenset(chain) for chain in chains.values()]


def _apart(found: Iterable[Mapping[Hashable, Hashable]]) -> Chains:
    """Return the chains of each report by themselves."""
    return _merged([{mention: (n, chain) for mention, chain in here.items()} for n, here in enumerate(found)])
