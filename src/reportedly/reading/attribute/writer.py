"""What the writer says in the document's own voice: main clauses, asides, glosses, conclusions, presuppositions."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import AFAR, Claim, Content, trim
from reportedly.reading.attribute.exhibits import rests_on
from reportedly.reading.attribute.headlines import says_something
from reportedly.reading.attribute.leftover import told_within
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    NOMINAL,
    WH,
    clause_conjuncts,
    finite,
    negation,
    noun_phrase,
    quotations,
    words,
)
from reportedly.reading.attribute.undone import answers_for
from reportedly.reading.attribute.unnamed import only_withholds, withholds
from reportedly.reading.tree import Sentence

SUBORDINATE = frozenset({"while", "whereas", "although", "though", "after", "because", "since", "when", "as"})
CONCESSIVE = frozenset({"although", "though"})  # inside reported speech these are the writer's reservation
LASTING = frozenset({"while", "whereas", "although", "though", "because"})
MIN_DATED = 5  # tokens a clause of mere time needs to say something ("since the war began" does not)
PAST = frozenset({"after", "following"})  # "no talks while the siege lasts" is one thing
BACKDROP = PAST | {"amid", "during", "since"}
FRONTED = 4  # tokens within which "which" opens a clause ("the date of which")
PARTS = frozenset({"among", "including"})
MIN_GLOSS = 3  # tokens an apposition needs to say something


@dataclass(slots=True)
class Unit:
    """One thing that the writer says: a content, how it came about, and the claim it was cut out of."""

    content: Content
    presupposed: bool = False
    gloss: bool = False
    inferred: bool = False
    whole: frozenset[int] = frozenset()


def units(s: Sentence, claims: list[Claim], *, headline: bool = False) -> list[Unit]:
    """Return the writer's own statements of a sentence, and cut them out of the claims' contents.

    A headline is one statement: what follows its "as" or "after" is no aside.
    """
    if only_withholds(s) or (headline and _names_a_text(s)):
        return []
    asides = [] if headline else [*_asides(s, claims)]
    taken = {i for unit in asides for i in unit.whole}
    for claim in claims:
        for content in claim.contents:
            _cut(s, content, asides)
    own = [claim for claim in claims if claim.anchor != AFAR]  # what another denies later is the writer's all the same
    told = {content.head for claim in own if claim.links for content in claim.contents}
    return [*_main(s, own, taken), *(unit for unit in asides if unit.content.head not in told)]


def _names_a_text(s: Sentence) -> bool:
    """Say whether a title without a verb only says what kind of text follows: "Field note: water in Lunn"."""
    if any(s.pos[i] in CLAUSAL for i in range(len(s))):
        return False
    past = next((i for i in range(len(s)) if s.pos[i] == "ADP" or s.words[i] in {",", ":"}), len(s))
    return not words("lists.text_kinds").isdisjoint({s.lemmas[i].lower() for i in range(past)})


def _cut(s: Sentence, content: Content, asides: list[Unit]) -> None:
    """Take glosses out of a reported content; a noun phrase that is merely presupposed stays."""
    for unit in asides:
        held = unit.whole
        if held and held < set(content.tokens) and content.head not in held:
            content.tokens = trim(s, [i for i in content.tokens if i not in held and not _comma_of(s, i, held)])


def _comma_of(s: Sentence, i: int, held: frozenset[int]) -> bool:
    """Say whether token `i` is the comma in front of an aside."""
    return i + 1 in held and s.lower[i] in {",", "-", "--"}


def _main(s: Sentence, claims: list[Claim], taken: set[int]) -> Iterator[Unit]:
    """Yield the main clauses that no claim speaks for."""
    framing = [claim for claim in claims if claim.contents and not _is_part(s, claim)]
    framed = {claim.anchor for claim in framing}
    framed |= {i for claim in framing for link in claim.links if link.sentence is s for i in link.cue}
    framed |= {s.heads[claim.anchor] for claim in claims if claim.inferred and s.deps[claim.anchor] == "attr"}
    others = [claim for claim in claims if not claim.answers]
    told = {content.head for claim in others for content in claim.contents}
    reported = {i for claim in others for i in told_within(s, claim)}
    whole = {i for claim in others for content in claim.contents if _completes(s, content) for i in content.tokens}
    if s.root in framed and any(claim.anchor == s.root and s.words[s.root] == ":" for claim in claims):
        return
    for content in [*clauses(s, s.root), *_grounds(s, claims)]:
        if content.head in framed or content.head in told or content.head in reported:
            continue
        below = [claim for claim in claims if claim.anchor in content.tokens]
        inner = {i for claim in below if not _only_dates(s, content, claim) for i in _inner(s, claim)}
        inner |= {i - 1 for i in inner if i and s.lower[i - 1] == "that"}
        apart = taken - _dated_by(s, content.head)
        tokens = trim(s, [i for i in content.tokens if i not in apart and i not in inner])
        told_already = sum(i in reported - whole for i in tokens)
        if says_something(s, tokens) and not _there_are(s, content.head, below) and told_already * 2 < len(tokens):
            yield Unit(Content(content.head, tokens))


def _only_dates(s: Sentence, content: Content, claim: Claim) -> bool:
    """Say whether all that a clause says is when a thing came: "the raid came a day after X said that C" goes whole."""
    return _dates(s, content.head) and s.heads[claim.anchor] == content.head and s.deps[claim.anchor] == "advcl"


def _dates(s: Sentence, head: int) -> bool:
    """Say whether a verb tells no more of its subject than when it came."""
    place = s.lemmas[head] == "take" and s.right[head] > head and s.lower[head + 1] == "place"
    bare = s.lemmas[head] in words("lists.dating") and s.kid(head, "dobj", "attr", "acomp", "xcomp") is None
    return bare or place


def _dated_by(s: Sentence, head: int) -> set[int]:
    """Return the clause that says when a thing came: "the visit comes" alone says nothing."""
    behind = [k for k in s.kids_by(head, "advcl") if k > head and "," not in s.words[head : s.left[k]]]
    return {i for k in behind for i in s.subtree(k)} if behind and _dates(s, head) else set()


def _grounds(s: Sentence, claims: list[Claim]) -> Iterator[Content]:
    """Yield the clause from which a writer concludes: "that the bakeries are shut suggests …"."""
    for claim in claims:
        verb = claim.anchor if s.pos[claim.anchor] in CLAUSAL else s.heads[claim.anchor]
        grounds = s.kid(verb, "csubj") if claim.inferred else None
        if grounds is not None and finite(s, grounds):
            yield from clauses(s, grounds)


def _there_are(s: Sentence, head: int, below: list[Claim]) -> bool:
    """Say whether a clause only says that a claim is about: "there were reports that C"."""
    return any(claim.noun >= 0 and s.heads[claim.noun] == head for claim in below) and s.kid(head, "expl") is not None


def _completes(s: Sentence, content: Content) -> bool:
    """Say whether a content is a gerund without which its noun says nothing: "faces charges of V-ing N"."""
    over = s.heads[s.heads[content.head]]
    if s.pos[over] in CLAUSAL:  # "two men suspected of V-ing", "was charged with N": that much is the writer's to tell
        suspected = s.deps[over] == "acl" and s.tags[over] == "VBN" and s.lemmas[over] in words("lists.accusing")
        return s.deps[content.head] in {"pcomp", "pobj"} and (suspected or s.lower[s.heads[content.head]] == "with")
    return s.deps[content.head] == "pcomp" and s.deps[over] in {"dobj", "pobj"}


def _is_part(s: Sentence, claim: Claim) -> bool:
    """Say whether all that a claim tells is part of what the writer tells whole."""
    nameless = all(link.head < 0 for link in claim.links)
    return nameless and bool(claim.contents) and all(_completes(s, content) for content in claim.contents)


def _inner(s: Sentence, claim: Claim) -> list[int]:
    """Return the tokens of a claim that the writer's own clause leaves out: cue phrases that hang on it."""
    if claim.inferred and s.deps[claim.anchor] in {"relcl", "advcl", "appos"}:
        return s.subtree(claim.anchor)
    if s.words[claim.anchor] == ":":
        return [claim.anchor, *(i for c in claim.contents for i in c.tokens)]
    if claim.answers:  # "a claim the army has rejected" goes whole, of "the raid, which it denies, …" the raid stays
        opened = s.lower[s.left[claim.anchor]] == "which" or s.deps[claim.anchor] == "advcl"
        return s.subtree(claim.anchor if opened else s.heads[claim.anchor])
    if s.lower[s.left[claim.anchor]] == "what" or answers_for(s, claim.anchor) is not None:
        return []  # "condemned what it called an incursion" stays whole, and so does "was jailed for saying that C"
    if claim.noun >= 0 or claim.inferred:
        return [i for c in claim.contents if s.pos[c.head] in CLAUSAL and not _completes(s, c) for i in c.tokens]
    return [] if _is_part(s, claim) else s.subtree(claim.anchor)


def _asides(s: Sentence, claims: list[Claim]) -> Iterator[Unit]:
    """Yield relative clauses, appositions inside reported speech, subordinate clauses, and presupposed happenings."""
    reported = {i for claim in claims if claim.links for content in claim.contents for i in content.tokens}
    # of "announced a ban after gunmen killed ten" only the ban is announced
    named = {i for claim in claims for c in claim.contents if s.pos[c.head] in NOMINAL for i in c.tokens}
    voices = {i for claim in claims for link in claim.links if link.sentence is s for i in (*link.source, link.head)}
    quoted = {i for first, last in quotations(s) for i in range(first, last + 1)}
    framed = {claim.anchor for claim in claims}
    framed |= {i for claim in claims for link in claim.links if link.sentence is s for i in link.cue}
    unsaid: set[int] = set()
    for i, dep in enumerate(s.deps):
        if i in framed or i in quoted:
            continue
        inside = i in reported or (dep in {"appos", "relcl"} and s.heads[i] in reported)
        if dep == "relcl" and _about_voice(s, i):
            unsaid.update(s.subtree(i))
        elif i in unsaid:
            continue
        elif dep == "relcl":
            yield from _relative(s, i, inside=inside, voiced=s.heads[i] in voices)
        elif dep == "appos" and inside and framed.isdisjoint(s.subtree(i)):
            yield from _apposition(s, i)
        elif dep == "advcl":
            apart = (i in named and s.lower[s.left[i]] in PAST) or _said_later(s, i, claims)
            yield from _subordinate(s, i, inside=inside and not apart)
            yield from _outcome(s, i, inside=inside)
        elif dep == "prep" and ((not inside and s.heads[i] in framed) or (i in named and s.lower[i] in PAST)):
            yield from _backdrop(s, i)
        else:
            yield from _granted(s, i)


def _said_later(s: Sentence, i: int, claims: list[Claim]) -> bool:
    """Say whether a clause sets what somebody said in time: "C, X said, hours after rebels shot down a helicopter"."""
    first, behind = s.left[i], [claim.anchor for claim in claims for c in claim.contents if i in c.tokens]
    if not behind or s.words[first - 1] != ",":
        return False
    inserted = any(s.heads[i] < cue < first for cue in behind)
    return (_measured(s, i) and inserted) or _meanwhile(s, i, inserted=inserted)


def _meanwhile(s: Sentence, i: int, *, inserted: bool) -> bool:
    """Say whether a clause at the end tells what somebody else did meanwhile: "X said C, as troops closed in".

    With "had" or in the present it gives the speaker's reason; a "while" counts only behind an inserted speaker.
    """
    first, own = s.left[i], s.kid(i, "nsubj", "nsubjpass")
    ends = all(s.pos[k] == "PUNCT" for k in range(s.right[i] + 1, len(s)))
    auxiliaries = [s.lower[k] for k in s.kids_by(i, "aux", "auxpass")]
    past = s.tags[i] == "VBD" or auxiliaries[:1] in (["was"], ["were"])
    beside = (s.lower[first] == "as" and (past or inserted)) or (s.lower[first] == "while" and inserted)
    return (
        beside
        and ends
        and "had" not in auxiliaries
        and own is not None
        and s.pos[own] in {"NOUN", "PROPN"}
        and s.pos[i] == "VERB"
    )


def _measured(s: Sentence, i: int) -> bool:
    """Say whether a clause of time opens with how long: "hours after C", "two days before C"."""
    first, mark = s.left[i], s.kid(i, "mark", "advmod")
    return (
        mark is not None
        and s.pos[first] in {"NOUN", "NUM", "DET"}
        and any(s.deps[k] == "npadvmod" for k in range(first, mark))
    )


def _granted(s: Sentence, i: int) -> Iterator[Unit]:
    """Yield what a sentence takes for granted in an object or a clause."""
    if s.deps[i] in {"dobj", "pobj", "nsubjpass"}:
        yield from _presupposed(s, i)
    elif s.deps[i] in {"ccomp", "xcomp"}:
        yield from _taken_for_granted(s, i)


def _about_voice(s: Sentence, i: int) -> bool:
    """Say whether a relative clause only tells of the saying: "who asked not to be named", "which cites a barber"."""
    cites = rests_on(s, i) is not None
    copied = any(s.lower[k : k + 2] == ["of", "which"] and s.pos[k - 1] == "NOUN" for k in range(s.left[i] + 1, i))
    return (s.lower[s.left[i]] in {"who", "which"} and (cites or withholds(s, i))) or copied  # "a copy of which"


def _relative(s: Sentence, i: int, *, inside: bool, voiced: bool = False) -> Iterator[Unit]:
    """Yield a relative clause that adds rather than defines: after a comma, or with "which", "when", "where".

    What it adds to reported words, or about a voice, is a gloss; "whose" adds to a voice without a comma, too.
    """
    first = s.left[i]
    comma = first > 0 and s.lower[first - 1] in {",", "-", "--", "(", "\u2013", "\u2014"}
    opener = s.lower[first]
    it = s.kids_by(s.heads[s.heads[i]], "nsubj", "expl") if s.deps[s.heads[i]] == "attr" else []
    cleft = any(s.lower[k] == "it" for k in it)  # "it was X which fled"
    adds = comma or (opener == "which" and not cleft) or (opener == "whose" and voiced)
    if not finite(s, i) or not adds or not _opens_relative(s, first):
        return
    if inside and comma and opener == "when":
        return  # "It began on Monday, when gunmen came, X said": X goes on telling
    tokens = s.subtree(i)
    subject = s.kid(i, "nsubj", "nsubjpass")
    bare = tokens if subject == first or s.tags[first] == "WP$" else tokens[1:]
    inferred = opener == "which" and s.lemmas[i] in words("nouns_of.results") and subject == first
    further = [k for k in s.kids_by(i, "conj") if s.tags[s.left[k]] in WH]  # "who fled in May and whose house burned"
    later = {t for k in further for t in s.subtree(k)}
    for head, part in ((i, [t for t in bare if t not in later]), *((k, s.subtree(k)) for k in further)):
        kept = trim(s, part)
        if len(kept) > 1:
            yield Unit(
                Content(head, kept),
                presupposed=not comma and inside,
                gloss=inside or voiced,
                inferred=inferred,
                whole=frozenset(tokens),
            )


def _opens_relative(s: Sentence, first: int) -> bool:
    """Say whether a clause opens with a relative pronoun, or with one after "of" ("the date of which")."""
    near = range(first, min(first + FRONTED, len(s)))
    return s.tags[first] in WH or any(s.lower[i] in {"which", "whom"} and s.lower[i - 1] == "of" for i in near)


def _apposition(s: Sentence, i: int) -> Iterator[Unit]:
    """Yield a descriptive apposition inside reported speech, set off by commas."""
    tokens = s.subtree(i)
    before = tokens[0] - 1
    if before < 0 or s.lower[before] not in {",", "-", "--"} or len(tokens) < MIN_GLOSS:
        return
    others = s.pos[s.heads[i]] == "NOUN" and any(s.lower[k : k + 2] == ["and", "other"] for k in tokens)
    if s.lower[tokens[0]] in PARTS or others or s.lemmas[i] in words("nouns_of.lengths"):
        return  # "…, among them a nurse" counts on, and so does "food, a new pact and other topics"
    if all(s.pos[t] in {"PROPN", "PUNCT", "DET", "ADP", "CCONJ"} for t in tokens):
        return  # a name adds nothing that could be true
    yield Unit(Content(i, trim(s, tokens)), gloss=True, whole=frozenset(tokens))


def _subordinate(s: Sentence, i: int, *, inside: bool) -> Iterator[Unit]:
    """Yield a finite "while", "after", "when" … clause of the writer's: something taken for granted."""
    mark = s.kid(i, "mark", "advmod")
    opener = mark if mark is not None else s.left[i]
    wanted = CONCESSIVE if inside else SUBORDINATE
    if s.lower[opener] not in wanted or not (opener == s.left[i] or _measured(s, i)) or not finite(s, i):
        return
    if s.kid(i, "nsubj", "nsubjpass", "expl") is None or _in_a_scene(s, i):
        return
    heads = clause_conjuncts(s, i)
    for content in clauses(s, i):
        kept = trim(s, [t for t in content.tokens if t > opener])
        if len(kept) >= (1 if s.lower[opener] in LASTING else MIN_DATED) and content.head in heads:
            yield Unit(Content(content.head, kept), gloss=inside, whole=frozenset(s.subtree(i)))


def _in_a_scene(s: Sentence, i: int) -> bool:
    """Say whether a clause only goes on painting a scene: "he left, his men coughing while the crowd sang"."""
    near = [s.heads[i], *(k for k in s.kids_by(s.heads[i], "advcl") if k < i and "," not in s.words[k : s.left[i]])]
    return any(s.tags[k] in {"VBG", "VBN"} and not finite(s, k) and s.kid(k, "nsubj") is not None for k in near)


def _backdrop(s: Sentence, i: int) -> Iterator[Unit]:
    """Yield the happening that somebody spoke after: "declared Harrow a war zone after an assault on the depot"."""
    held = s.kid(i, "pobj")
    if held is None or s.lower[i] not in BACKDROP or s.lemmas[held] not in words("nouns_of.events"):
        return
    tokens = trim(s, noun_with_dates(s, held))
    if len(tokens) >= MIN_DATED - 1:
        yield Unit(Content(held, tokens), presupposed=True, whole=frozenset(s.subtree(i)))


def _outcome(s: Sentence, i: int, *, inside: bool) -> Iterator[Unit]:
    """Yield what a clause led to: ", bringing the toll to 19", ", leaving the town cut off"."""
    first = s.left[i]
    apart = first > 0 and s.lower[first - 1] == "," and s.tags[i] == "VBG" and first == i
    if apart and not inside and s.lemmas[i] in words("nouns_of.results"):
        tokens = s.subtree(i)
        yield Unit(Content(i, trim(s, tokens)), whole=frozenset(tokens))


def _presupposed(s: Sentence, i: int) -> Iterator[Unit]:
    """Yield the happening that an attitude takes for granted: "did not approve the attacks on …", "regretted …"."""
    verb = s.heads[s.heads[i]] if s.deps[i] == "pobj" else s.heads[i]
    factive = s.lemmas[verb] in words("nouns_of.factive") or s.lower[verb] in words("nouns_of.unaware")
    unsaid = s.lemmas[verb] in words("nouns_of.unsaid") and any(s.lower[k] == "no" for k in s.kids_by(verb, "det"))
    happening = s.lemmas[i] in words("nouns_of.events") | words("nouns_of.befallen")
    if not happening or not (factive or unsaid or s.lemmas[verb] in words("nouns_of.attitudes")):
        return
    definite = any(s.lower[k] in {"the", "these", "those", "this"} or s.deps[k] == "poss" for k in s.kids[i])
    if definite and (factive or unsaid or negation(s, verb) or _refused(s, verb)):
        tokens = trim(s, noun_with_dates(s, i))
        if len(tokens) > MIN_GLOSS:
            yield Unit(Content(i, tokens), presupposed=True)


def _refused(s: Sentence, verb: int) -> bool:
    """Say whether an infinitive was not done: "refused to apologise for", "has yet to explain", "failed to condemn"."""
    above = s.heads[verb]
    if s.deps[verb] != "xcomp":
        return False
    yet = s.lemmas[above] == "have" and bool(negation(s, above))
    return yet or s.lemmas[above] in words("lists.no_comment") | {"fail", "neglect", "omit"}


def _taken_for_granted(s: Sentence, i: int) -> Iterator[Unit]:
    """Yield the clause that a factive attitude takes for granted: "regrets that C", "did not know that C"."""
    verb = s.heads[i]
    that = s.kid(i, "mark")
    if that is None or s.lower[that] != "that" or not finite(s, i):
        return
    unaware = s.lower[verb] in words("nouns_of.unaware")
    unknowing = s.lemmas[verb] in words("nouns_of.unknowing") and bool(negation(s, verb))
    if unaware or unknowing or s.lemmas[verb] in words("nouns_of.factive"):
        whole = (
            frozenset[int]() if unaware or unknowing else frozenset(s.subtree(i))
        )  # what one did not know goes whole
        for content in clauses(s, i):
            yield Unit(content, presupposed=True, whole=whole)


def noun_with_dates(s: Sentence, i: int) -> list[int]:
    """Return a happening's phrase with the dates and places that hang on it."""
    base = noun_phrase(s, i)
    return sorted({*base, *(t for k in s.kids_by(i, "prep", "npadvmod") for t in s.subtree(k))})
