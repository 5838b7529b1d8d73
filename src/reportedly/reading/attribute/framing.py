"""Whose word a clause is by a phrase around it, without a verb that governs it.

"Per X, C", "The way X tells it, C", "“C” is how X put it", "From what X told Y, C", "C, if X is to be believed", "by
X's own account, C", "as far as X knows, C", "to the best of X's knowledge, C". The phrase stands in front of its
clause, at its end or between commas inside it; the words of the phrase are no content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, Role, trim
from reportedly.reading.attribute.links import carriers, told
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    EDGE,
    FINITE,
    noun_phrase,
    quotations,
    subject,
    verb_group,
    words,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence
from reportedly.record import Commitment

LONGEST = 8  # tokens between the opener of a frame and its verb
OPENERS = (("the", "way"), ("the", "way", "that"), ("as",), ("so",), ("to", "hear"))
MANY = frozenset({"most", "all", "some", "many", "several", "other", "various"})
GROUNDS = frozenset({"from", "by", "on"})
AS_FAR = (("as", "far", "as"), ("so", "far", "as"), ("as", "best", "as"), ("insofar", "as"))
KNOWING = frozenset({"know", "tell", "see", "judge", "aware", "make"})  # "as far as X can tell", "X is aware"


@dataclass(frozen=True, slots=True)
class Frame:
    """A phrase that frames a clause: tokens `first` to `last`, with its links, outer first, and its anchor.

    `limited` where it says that its voice may not know it all.
    """

    first: int
    last: int
    anchor: int
    links: list[DraftLink]
    limited: bool = False


def framing_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of each frame of a sentence."""
    yield from _how_it_was_put(s, speakers)
    yield from _all_that_was_said(s, speakers)
    for find in (_per, _telling_it, _from_what, _by_account, _as_far_as, _best_of_knowledge, _to_be_believed):
        for frame in find(s, speakers):
            contents = _framed(s, frame)
            if contents:
                yield Claim(s, frame.anchor, frame.links, contents, "hedged" if frame.limited else "asserted")


def resumed(s: Sentence, last: int) -> int | None:
    """Return the clause that goes on behind an insertion that ends in token `last`: "C1, as X put it, was C2"."""
    nearby = last + 2
    if nearby >= len(s) or s.words[last + 1] not in EDGE:
        return None
    if s.lower[nearby] == "that" and s.heads[nearby] > nearby:
        return s.heads[nearby]
    if s.tags[nearby] not in FINITE or s.pos[nearby] not in CLAUSAL:
        return None
    return s.heads[nearby] if s.deps[nearby] in {"aux", "auxpass"} else nearby


def _framed(s: Sentence, frame: Frame) -> list[Content]:
    """Return the clauses that a frame is about: those behind it, around it, or all before it."""
    own = set(range(frame.first, frame.last + 1))
    if frame.first == 0 or s.words[frame.first - 1] == ";":
        past = next((i for i in range(frame.last + 1, len(s)) if s.words[i] == ";"), len(s))
        rest = range(frame.last + 1, past)
        own |= set(range(len(s))) - set(rest)
        tops = (i for i in rest if s.pos[i] in CLAUSAL and (s.heads[i] not in rest or s.heads[i] == i))
        host = next((i for i in tops if s.deps[i] not in {"aux", "auxpass"}), None)
    elif (inner := _within_told(s, frame)) is not None:
        host = inner
    elif frame.last + 2 >= len(s):
        host = s.root if s.root not in own else None
    else:
        host = resumed(s, frame.last)
        cut = _climbs(s, frame.last + 2) <= frame.last and s.words[frame.last + 1] in EDGE
        host = s.root if host is None and cut and s.root not in own else host  # "The dead were, as X tells it, herders"
    if host is None or host in own:
        return []
    found = [c for c in clauses(s, host, own) if c.head == host or _subjectless(s, c.head)]
    for content in found:
        behind = frame.last if s.lower[frame.last + 2 : frame.last + 3] == ["that"] else -1
        content.tokens = trim(s, [i for i in content.tokens if i not in own and i > behind])
    return [content for content in found if content.tokens]


def _within_told(s: Sentence, frame: Frame) -> int | None:
    """Return the clause that somebody tells and that a frame opens: of "said that, by some accounts, C" C."""
    before = next((i for i in range(frame.first - 1, -1, -1) if s.words[i] not in EDGE), -1)
    if before < 0 or not (s.lower[before] == "that" or s.lemmas[before] in lexicon().verbs):
        return None
    verb = s.heads[before] if s.lower[before] == "that" else s.kid(before, "ccomp")
    return verb if verb is not None and verb > frame.last and s.deps[verb] in {"ccomp", "acl", "conj"} else None


def _climbs(s: Sentence, first: int) -> int:
    """Return the token before `first` that what begins there hangs on, or its own top."""
    at = first
    while at >= first and s.heads[at] != at:
        at = s.heads[at]
    return at


def _subjectless(s: Sentence, verb: int) -> bool:
    """Say whether a coordinated verb shares the first one's subject."""
    return s.deps[verb] == "conj" and s.kid(verb, "nsubj", "nsubjpass", "csubj", "expl") is None


def _end(s: Sentence, head: int) -> int:
    """Return the last token under `head` that is no punctuation."""
    return max(i for i in s.subtree(head) if s.pos[i] != "PUNCT")


def _apart(s: Sentence, first: int, last: int) -> bool:
    """Say whether a stretch is set off: it opens or ends the sentence, or stands between commas."""
    before = first == 0 or s.words[first - 1] in EDGE
    return before and last + 1 < len(s) and (s.words[last + 1] in EDGE or last + 2 >= len(s))


def _per(s: Sentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield "per X", "as per X": somebody, some body or a document, no "per head"."""
    for i, word in enumerate(s.lower):
        held = s.kid(i, "pobj") if word == "per" and s.tags[i] == "IN" else None
        if held is None or (i > 0 and s.words[i] != word):
            continue  # "The leader, Per Dahl, …"
        known = s.pos[held] == "PROPN" or any(s.deps[k] in {"det", "poss", "nummod"} for k in s.kids[held])
        first = i - 1 if i > 0 and s.lower[i - 1] == "as" else i
        last = _end(s, held)
        if known and speakers.can_speak(s, held) and _apart(s, first, last):
            role: Role = "evidence" if speakers.is_document(s, held) else "speaker"
            link = DraftLink(s, noun_phrase(s, held), held, list(range(first, i + 1)), role=role)
            yield Frame(first, last, i, [*carriers(s, held, speakers), link])


def _telling_it(s: Sentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield "the way X tells it", "as X put it to Y"."""
    for it, verb, head in _having_it(s, speakers):
        before = s.lower[max(0, s.left[head] - 3) : s.left[head]]
        opener = next((o for o in OPENERS if tuple(before[-len(o) :]) == o), None)
        if opener is None:
            continue
        first = s.left[head] - len(opener)
        last = next((i - 1 for i in range(it + 1, len(s)) if s.words[i] in EDGE or i == len(s) - 1), it)
        if _apart(s, first, last):
            cue = [i for i in range(first, it + 1) if not s.left[head] <= i <= s.right[head]]
            link = DraftLink(s, noun_phrase(s, head), head, cue)
            yield Frame(first, last, verb, [*told(s, verb, speakers), link])


def _having_it(s: Sentence, speakers: Speakers) -> Iterator[tuple[int, int, int]]:
    """Yield each "it", its verb and who speaks, of "X tells it", "X put it"."""
    for it, word in enumerate(s.lower):
        verb = s.heads[it]
        head = s.kid(verb, "nsubj") if word == "it" and s.deps[it] == "dobj" else None
        if head is None or not head < verb < it or s.lemmas[verb] not in words("lists.having_it"):
            continue
        if speakers.can_speak(s, head):
            yield it, verb, head


def _how_it_was_put(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of "“C” is how X put it to Y"."""
    for it, verb, head in _having_it(s, speakers):
        be = s.left[head] - 2
        if be < 1 or s.lower[be + 1] != "how" or s.lemmas[be] != "be":
            continue
        said = trim(s, range(be))
        top = next((i for i in said if s.heads[i] not in said or s.heads[i] == i), None)
        if top is not None:
            cue = [be, be + 1, *range(verb, it + 1)]
            links = [*told(s, verb, speakers), DraftLink(s, noun_phrase(s, head), head, cue)]
            yield Claim(s, verb, links, [Content(top, said)], outermost=True)


def _all_that_was_said(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of "“C” was all X would say", "“C” is what X called it"."""
    for first, last in quotations(s):
        be = last + 1
        if first != 0 or be + 2 >= len(s) or s.lemmas[be] != "be" or s.lower[be + 1] not in {"all", "what"}:
            continue
        said = (i for i in range(be + 2, len(s)) if s.pos[i] == "VERB" and s.lemmas[i] in lexicon().verbs)
        verb = next(said, None)
        head = subject(s, verb) if verb is not None else None
        if verb is None or head is None or not be + 1 < head < verb or not speakers.can_speak(s, head):
            continue
        tokens = trim(s, range(first, last + 1))
        source = [i for i in noun_phrase(s, head) if i > be + 1]
        links = [*told(s, verb, speakers), DraftLink(s, source, head, [be, be + 1, *verb_group(s, verb)])]
        yield Claim(s, verb, links, [Content(tokens[-1], tokens)], outermost=True)


def _from_what(s: Sentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield "from what X told Y", "judging by what X said", "according to what X said": a free relative of telling."""
    for what, word in enumerate(s.lower):
        according = s.lower[max(0, what - 2) : what] == ["according", "to"]
        if word != "what" or what == 0 or not (s.lower[what - 1] in GROUNDS or according):
            continue
        first = what - 2 if what > 1 and s.tags[what - 2] == "VBG" else what - 1
        verb = next((i for i in range(what + 1, min(what + LONGEST, len(s))) if s.tags[i] in FINITE - {"MD"}), None)
        while verb is not None and s.deps[verb] in {"aux", "auxpass"}:
            verb = s.heads[verb]
        head = s.kid(verb, "nsubj") if verb is not None else None
        rows = lexicon().verbs.get(s.lemmas[verb], ()) if verb is not None else ()
        if verb is None or head is None or not any("clause" in row.takes for row in rows):
            continue
        last = _end(s, verb)
        if s.kid(verb, "ccomp") is None and speakers.can_speak(s, head) and _apart(s, first, last):
            named = [i for i in noun_phrase(s, head) if i != what]
            link = DraftLink(s, named, head, [*range(first, what + 1), verb], rows[0].commitment)
            yield Frame(first, last, verb, [*told(s, verb, speakers), link])


def _by_account(s: Sentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield "by X's own account", "judging from the testimony of X": a noun of telling that frames a clause."""
    for by, word in enumerate(s.lower):
        noun = s.kid(by, "pobj") if word in GROUNDS and s.deps[by] in {"prep", "agent"} else None
        if noun is None or s.lemmas[noun] not in words("lists.accounts"):
            continue
        judging = by > 0 and s.tags[by - 1] == "VBG"
        of = next((s.kid(k, "pobj") for k in s.kids_by(noun, "prep") if s.lower[k] == "of"), None)
        head = _themselves(s, noun, speakers) or (s.kid(noun, "poss") if of is None else of)
        first, last = by - judging, _end(s, noun)
        apart = _apart(s, first, last) or s.lower[first - 1 : first] == ["that"]
        if head is None and any(s.lower[k] in MANY for k in s.kids[noun]) and apart:
            whose = DraftLink(s, [], -1, list(range(first, noun + 1)), role="hearsay")  # "by most accounts"
            yield Frame(first, last, noun, [whose], limited=True)
        if head is None or (word != "by" and not judging) or not _apart(s, first, last):
            continue
        if s.tags[head] == "PRP$" or speakers.can_speak(s, head):
            cue = [i for i in range(first, noun + 1) if i != head and head not in s.ancestors(i)]
            link = DraftLink(s, noun_phrase(s, head), head, cue)
            yield Frame(first, last, noun, [*carriers(s, head, speakers), link])


def _as_far_as(s: Sentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield "as far as X knows", "so far as X can tell", "as far as X is aware"."""
    for i, lemma in enumerate(s.lemmas):
        verb = s.heads[i] if s.deps[i] in {"acomp", "attr"} else i
        head = s.kid(verb, "nsubj") if lemma in KNOWING else None
        if head is None or head > verb or s.lower[head] in {"i", "we"}:  # whoever says so is told elsewhere
            continue
        before = tuple(s.lower[max(0, s.left[head] - 3) : s.left[head]])
        opener = next((o for o in AS_FAR if before[-len(o) :] == o), None)
        if opener is None or not speakers.can_speak(s, head) or not _apart(s, s.left[head] - len(opener), i):
            continue
        first = s.left[head] - len(opener)
        cue = [k for k in range(first, i + 1) if not s.left[head] <= k <= s.right[head]]
        yield Frame(first, i, i, [DraftLink(s, noun_phrase(s, head), head, cue)], limited=True)


def _best_of_knowledge(s: Sentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield "to the best of X's knowledge", "to X's knowledge"."""
    for i, lemma in enumerate(s.lemmas):
        head = s.kid(i, "poss") if lemma in {"knowledge", "recollection", "belief"} else None
        if head is None or s.lower[head] in {"my", "our"}:
            continue
        first = s.left[head] - 4 if s.lower[s.left[head] - 4 : s.left[head]] == ["to", "the", "best", "of"] else None
        if first is None and s.lower[s.left[head] - 1] == "to":
            first = s.left[head] - 1
        if first is not None and speakers.can_speak(s, head) and _apart(s, first, i):
            cue = [k for k in range(first, i + 1) if not s.left[head] <= k <= s.right[head]]
            yield Frame(first, i, i, [DraftLink(s, noun_phrase(s, head), head, cue)], limited=True)


def _themselves(s: Sentence, noun: int, speakers: Speakers) -> int | None:
    """Return who is meant by "by their own account": the subject of the sentence, where that can speak."""
    owned = any(s.tags[k] == "PRP$" for k in s.kids_by(noun, "poss")) and any(s.lower[k] == "own" for k in s.kids[noun])
    head = s.kid(s.root, "nsubj", "nsubjpass") if owned else None
    return head if head is not None and speakers.can_speak(s, head) else None


def _to_be_believed(s: Sentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield "if X is to be believed", "if X's account is to be trusted"."""
    for i, lemma in enumerate(s.lemmas):
        if lemma not in words("lists.crediting") or s.lower[i - 2 : i] != ["to", "be"] or s.lemmas[i - 3] != "be":
            continue
        first = next((k for k in range(i - 3, max(-1, i - 3 - LONGEST), -1) if s.lower[k] == "if"), None)
        voice = range(first + 1, i - 3) if first is not None else range(0)
        heads = [k for k in voice if s.pos[k] in {"NOUN", "PROPN", "PRON"} and s.heads[k] not in voice]
        if first is None or not heads or not _apart(s, first, i):
            continue
        owner = s.kid(heads[0], "poss")
        head = owner if owner is not None and s.lemmas[heads[0]] in lexicon().nouns else heads[0]
        commitment: Commitment = "distances"
        if speakers.can_speak(s, head):
            link = DraftLink(s, noun_phrase(s, head), head, [first, *range(i - 3, i + 1)], commitment)
            yield Frame(first, i, i, [link])
