"""Interviews and briefings set as turns.

"Verr: Not all of them. …", "Q: And the others?", "A: They moved theirs".

A block that opens with a speaker and a colon is that speaker's words to its end, if the text has several such blocks
and somebody asks something in them.
"Q" and "A" stand for who asks and who answers: the last name that answered before, else whom the text says before the
turns that somebody spoke to. A label may stand in a sentence of its own. Who leads a programme or reports for it speaks
for the house: such labels are no voices.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import QUOTES, noun_phrase, words
from reportedly.reading.tree import Sentence

LONGEST = 4  # tokens of a speaker's label
FEWEST = 3  # turns that make a dialogue
OWN = frozenset({"our", "my", "the", "station", ","})
ASKING = frozenset({"q", "question"})
ADDRESSED = frozenset({"you", "your", "yourself"})
FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
MEETING = frozenset({"interview", "question", "conversation", "ask", "meet"})  # what it is called, beside speaking
ANSWERING = frozenset({"a", "answer"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One block of a dialogue: the sentence that opens it, and the label in front of its colon."""

    sentence: Sentence
    label: tuple[int, ...]

    @property
    def name(self) -> str:
        """The label in lower case."""
        return " ".join(self.sentence.lower[i] for i in self.label)

    @property
    def written_out(self) -> bool:
        """Whether the label stands in capitals, as in a script."""
        return all(self.sentence.words[i].isupper() and len(self.sentence.words[i]) > 1 for i in self.label)


def take_turns(drafts: Sequence[Draft]) -> None:
    """Put each turn's speaker around what the turn says; changes `drafts`."""
    turns = {draft.sentence.block: turn for draft in _openers(drafts) if (turn := _turn(draft.sentence)) is not None}
    names = {turn.name for turn in turns.values()}
    asked = any(draft.sentence.words[-1] == "?" and draft.sentence.block in turns for draft in drafts)
    script = all(turn.written_out for turn in turns.values()) or not names.isdisjoint(words("lists.leading"))
    again = len(names) < len(turns) or script or not names.isdisjoint(ANSWERING)
    fewest = FEWEST - 1 if script else FEWEST
    alone = len(names) == 1 and not _answers_the_page(drafts, turns, script=script)
    if len(turns) < fewest or alone or not (asked or len(names) == 1) or not again:
        return  # labels that never come back, or under which nobody asks anything, are a list's
    house = words("lists.leading") | _own_people(drafts)
    met = _met_before(drafts, min(turns))
    for draft in drafts:
        turn = turns.get(draft.sentence.block)
        if turn is not None:
            named = _speaker(turn, [t for block, t in turns.items() if block < draft.sentence.block])
            if named.name in ANSWERING and met is not None:
                named = met
            _give(draft, turn, named, house=named.name.split()[-1] in house)


def _answers_the_page(drafts: Sequence[Draft], turns: dict[int, Turn], *, script: bool) -> bool:
    """Say whether all turns are of one person named before, whom the page itself asks."""
    first = min(turns, default=0)
    name = next((turn.name.split()[-1] for turn in turns.values() if turn.name), "")
    named = any(name in draft.sentence.lower for draft in drafts if draft.sentence.block < first)
    asked = any(draft.sentence.words[-1] == "?" for draft in drafts if draft.sentence.block not in turns)
    return script and named and asked


def _met_before(drafts: Sequence[Draft], first: int) -> Turn | None:
    """Return who is spoken to before the first turn, under his name: "spoke to Commander Volk", "an interview with"."""
    found: Turn | None = None
    subjects: Turn | None = None
    for s in (draft.sentence for draft in drafts if draft.sentence.block < first):
        for i, lemma in enumerate(s.lemmas):
            if lemma not in words("lists.speaking") | MEETING:
                continue
            with_whom = (s.kid(k, "pobj") for k in s.kids_by(i, "prep", "dative") if s.lower[k] in {"to", "with"})
            own = s.kid(i, "nsubj", "nsubjpass")
            called = [k for k, dep in enumerate(s.deps) if dep in {"appos", "nsubj"}]
            taking_part = (*with_whom, s.kid(i, "dobj"), own, *called)
            named = next((k for k in taking_part if k is not None and _person(s, k)), None)
            if named is not None:
                found = Turn(s, tuple(k for k in noun_phrase(s, named) if k <= named))
            elif own is not None and s.tags[own] == "PRP":
                found = found or subjects  # "She spoke to the Lantern": whom the text told of before
        head = s.kid(s.root, "nsubj", "nsubjpass")
        if head is not None and s.pos[head] == "PROPN" and s.kid(head, "det") is None:
            subjects = subjects or Turn(s, tuple(k for k in noun_phrase(s, head) if k <= head))
    return found


def _person(s: Sentence, head: int) -> bool:
    """Say whether a phrase is a person's name; what has an article is none."""
    named = any(first <= head < past for first, past, label in s.ents if label == "PERSON")
    return named and s.kid(head, "det") is None


def _own_people(drafts: Sequence[Draft]) -> set[str]:
    """Return the surnames, in lower case, of whom the text calls its reporters: "our correspondent Hanne Brod"."""
    found = set()
    for s in (draft.sentence for draft in drafts):
        for i, word in enumerate(s.lower):
            past = i + 1
            while past < len(s) and s.pos[past] == "PROPN":
                past += 1
            if word in words("lists.leading") and past > i + 1 and i > 0 and s.lower[i - 1] in OWN:
                found.add(s.lower[past - 1])
    return found


def _openers(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the first sentence of each block."""
    first: dict[int, Draft] = {}
    for draft in drafts:
        first.setdefault(draft.sentence.block, draft)
    return list(first.values())


def _turn(s: Sentence) -> Turn | None:
    """Return the turn that a sentence opens, if a name or "Q" and a colon stand in front."""
    colon = next((i for i in range(min(LONGEST + 1, len(s))) if s.words[i] == ":"), 0)
    label = range(colon)
    if not colon or (colon + 1 < len(s) and s.words[colon + 1] in QUOTES):
        return None
    known = s.lower[0] in ASKING | ANSWERING and colon == 1
    named = all(s.words[i][0].isupper() and s.words[i].isalpha() for i in label)
    listed = {s.lower[i] for i in label} <= words("lists.labels") | words("lists.fields")
    return Turn(s, tuple(label)) if known or (named and not listed) else None


def _speaker(turn: Turn, before: Sequence[Turn]) -> Turn:
    """Return the turn that names who speaks: of "A" the last one that is no question and has a name."""
    if turn.name not in ANSWERING:
        return turn
    named = (t for t in reversed(before) if t.name not in ASKING | ANSWERING and t.sentence.words[-1] != "?")
    return next(named, turn)


def _give(draft: Draft, turn: Turn, named: Turn, *, house: bool) -> None:
    """Put a claim of the turn's speaker around what a sentence says; what the `house` says is the page's anyway."""
    s = draft.sentence
    colon = turn.label[-1] + 1
    opening = s is turn.sentence
    after = named.label[-1] + 1
    source = DraftLink(named.sentence, list(named.label), named.label[-1], [after])
    if named.sentence.words[after : after + 1] != [":"]:  # named before the turns
        source.cue, source.basis = [], "inferred"
    if not opening:
        source.basis = "inferred"
    label = {*turn.label, colon} if opening else set()
    draft.claims[:] = [claim for claim in draft.claims if claim.anchor not in label]
    alone = opening and colon + 1 == len(s)
    if not house or alone:
        _speaks(draft, source, [] if alone else clauses(s, s.root), label)


def _speaks(draft: Draft, source: DraftLink, contents: list[Content], label: set[int]) -> None:
    """Put a claim of `source` around a sentence, whose words are `contents` without the `label`."""
    s = draft.sentence
    outer = Claim(s, -1, [source], contents, "uncommitted" if s.words[-1] == "?" else "asserted")
    for content in outer.contents:
        content.tokens = trim(s, [i for i in content.tokens if i not in label])
    for claim in draft.claims:
        claim.parent = claim.parent or outer
    draft.claims.insert(0, outer)


def take_answers(drafts: Sequence[Draft]) -> None:
    """Give the paragraphs behind questions without labels to whom the text before them says was spoken to.

    A question is a paragraph of its own without quotation marks that addresses somebody; an answer stands between two
    of them, or behind the last and speaks of itself.
    """
    blocks: dict[int, list[Draft]] = {}
    for draft in drafts:
        blocks.setdefault(draft.sentence.block, []).append(draft)
    asked = [block for block, held in blocks.items() if _asks(held)]
    met = _met_before(drafts, asked[0]) if asked else None
    if met is None or not any(ADDRESSED & set(d.sentence.lower) for block in asked for d in blocks[block]):
        return
    for block, held in blocks.items():
        own = len(asked) > 1 or any(FIRST & set(draft.sentence.lower) for draft in held)
        if block < asked[0] or block in asked or not (block < asked[-1] or (own and block - asked[-1] == 1)):
            continue
        for draft in held:
            s, head = draft.sentence, met.label[-1]
            source = DraftLink(met.sentence, list(met.label), head, [], basis="inferred")
            if not any(claim.anchor == -1 for claim in draft.claims):
                _speaks(draft, source, clauses(s, s.root), set())


def _asks(held: Sequence[Draft]) -> bool:
    """Say whether a paragraph is a question and nothing else."""
    bare = all(QUOTES.isdisjoint(draft.sentence.words) for draft in held)
    return bare and len(held) <= LONGEST // 2 and held[-1].sentence.words[-1] == "?"
