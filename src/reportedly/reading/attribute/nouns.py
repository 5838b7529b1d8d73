"""Cue nouns: "reports that C", "X's claim that C", "a report by X that C", "led calls for C", "echoed by Y"."""

from collections.abc import Iterator

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.cuewords import describes
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.hearsay import at_large, told_of
from reportedly.reading.attribute.links import carriers
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    agent,
    needs_no_that,
    negation,
    noun_phrase,
    passive,
    place_behind,
    seconds,
    subject,
    undecided,
    verb_group,
    words,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.attribute.untold import GIVING, lacks_object, untold
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty

FELT = frozenset({"at", "about"})  # "the mission's concern about arms" is no word of theirs
SECONDED = Cue("", "", frozenset({"claim"}), "neutral", "asserted", "any")


def noun_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of all cue nouns of a sentence, in order."""
    nouns = lexicon().nouns
    if nouns.keys().isdisjoint(s.lemmas):
        return
    for i, lemma in enumerate(s.lemmas):
        if lemma in nouns and s.pos[i] in {"NOUN", "PROPN"}:
            claim = _before_colon(s, i, nouns[lemma][0], speakers) or _claim(s, i, nouns[lemma][0], speakers)
            if claim is not None:
                yield claim
                yield from _further_authors(s, claim, nouns[lemma][0], speakers)


def _further_authors(s: Sentence, claim: Claim, cue: Cue, speakers: Speakers) -> Iterator[Claim]:
    """Yield a claim for each further author: "a claim, first aired by A and since repeated by B, that C"."""
    for first in s.kids_by(claim.noun, "acl") if claim.noun >= 0 else ():
        for k in s.kids_by(first, "conj"):
            author = agent(s, k) if s.tags[k] == "VBN" else None
            if author is None or not speakers.can_speak(s, author) or agent(s, first) != claim.links[-1].head:
                continue
            link = DraftLink(s, noun_phrase(s, author), author, [claim.noun, k, s.heads[author]], cue.commitment)
            yield Claim(s, k, [link], [Content(c.head, list(c.tokens)) for c in claim.contents], cue.certainty)


def _claim(s: Sentence, noun: int, cue: Cue, speakers: Speakers) -> Claim | None:
    """Make the claim of one cue noun, or None when it carries no content or nobody's."""
    contents = noun_contents(s, noun, cue)
    if not contents or untold(s, noun):
        return None
    link = _link(s, noun, cue, speakers)
    if link is not None and link.head == contents[0].head and speakers.is_medium(s, link.head):
        return None  # "reports of the Orsk Daily" are the paper's
    if link is not None and link.head == contents[0].head:
        link = told_of(s, noun, cue)  # "rumours of cavalry" are nobody's; "a report of X" by X tells nothing of X
    if link is None:
        return None
    links = [*carriers(s, noun, speakers), *_passing_on(s, noun, link, speakers), link]
    accused = link.head < 0 and s.lemmas[noun] in words("lists.charges")  # nobody answers for it: "on charges of V-ing"
    return Claim(s, noun, links, contents, "hedged" if accused else cue.certainty, refused=False, noun=noun)


def _passing_on(s: Sentence, noun: int, link: DraftLink, speakers: Speakers) -> list[DraftLink]:
    """Return who hands on what is nobody's in particular: "The agency carried reports that C"."""
    verb = s.heads[noun]
    particle = any(s.lower[k] == "on" for k in s.kids_by(verb, "prt", "prep", "advmod"))
    if s.deps[noun] == "pobj" and s.lower[verb] == "on":  # "passed on a warning", read as "passed on it"
        verb, particle = s.heads[verb], True
    elif s.deps[noun] != "dobj":
        return []
    on = (s.lemmas[verb] in {"pass", "hand"} and particle) or s.lemmas[verb] in words("lists.relaying")
    if s.pos[verb] not in CLAUSAL or not (on or link.role in {"hearsay", "evidence"}):
        return []
    passed = on or s.lemmas[verb] in words("lists.passing_on")
    head = subject(s, verb) if passed and not negation(s, verb) else None
    if head is None or head == link.head or s.lower[head] in {"i", "we"} or not speakers.can_speak(s, head):
        return []
    return [DraftLink(s, noun_phrase(s, head), head, verb_group(s, verb))]


def _before_colon(s: Sentence, noun: int, cue: Cue, speakers: Speakers) -> Claim | None:
    """Make the claim of "The engineers' verdict: C", where nothing but the owner stands before the noun."""
    owner = _possessor(s, noun, speakers)
    colon = noun + 1
    if owner is None or colon + 2 >= len(s) or s.words[colon] != ":" or s.left[owner] != 0:
        return None
    tokens = trim(s, range(colon + 1, len(s)))
    head = next((i for i in tokens if s.heads[i] not in tokens or s.heads[i] == i), None)
    if head is None or "clause" not in cue.takes:
        return None
    link = DraftLink(s, noun_phrase(s, owner), owner, [noun, colon], cue.commitment)
    return Claim(s, noun, [link], [Content(head, tokens)], cue.certainty)


def noun_contents(s: Sentence, noun: int, cue: Cue) -> list[Content]:
    """Return what the noun carries: a that-clause, or the object of its "for" or "of"."""
    if "clause" in cue.takes:
        for k in s.kids_by(noun, "acl", "ccomp", "relcl"):
            if _that_clause(s, k) and not _issued(s, k):
                return _without_asides(s, clauses(s, k))
        apart = _apart(s, noun)
        if apart is not None:
            return clauses(s, apart)
    voiced = s.deps[noun] == "dobj" and s.lemmas[s.heads[noun]] in words("lists.lending")
    behind = [k for k in s.kids_by(s.heads[noun], "prep") if voiced and k == noun + 1]
    for k in (*s.kids_by(noun, "prep"), *behind):
        if s.lower[k] in cue.takes:
            inner = s.kid(k, "pobj", "pcomp")
            if inner is not None and (voiced or s.lower[k] not in FELT):
                whole = [noun, k] if s.lower[k] == "for" else []
                if s.deps[noun] == "dobj":
                    whole = whole or place_behind(s, s.heads[noun], inner)
                return [Content(inner, trim(s, [*whole, *_whole_phrase(s, inner)]))]
    if "infinitive" in cue.takes:
        meant = (k for k in s.kids_by(noun, "acl") if s.kid(k, "aux") is not None)
        return [c for k in meant for c in _without_asides(s, clauses(s, k))]
    return []


def _without_asides(s: Sentence, contents: list[Content]) -> list[Content]:
    """Cut what is said of the noun out of what it tells: "admission, in a letter, that C, repeated by Y, was read"."""
    for content in contents:
        tokens = content.tokens
        that = next((i for i in s.kids_by(content.head, "mark") if s.lower[i] == "that"), tokens[0] - 1)
        commas = [i for i in tokens if s.words[i] == "," and i > content.head and s.tags[i + 1 : i + 2] == ["VBN"]]
        past = next((i for i in commas if s.deps[i + 1] in {"acl", "advcl"}), len(s))
        content.tokens = trim(s, [i for i in tokens if that < i < past]) or tokens
    return contents


def _whole_phrase(s: Sentence, inner: int) -> list[int]:
    """Return what a noun's preposition holds: a phrase, or all of a gerund with its object."""
    return s.subtree(inner) if s.tags[inner] == "VBG" else noun_phrase(s, inner)


def _apart(s: Sentence, noun: int) -> int | None:
    """Return a that-clause that an aside parts from its noun: "an allegation, made by X, that C"; the verb took it."""
    verb, past = s.heads[noun], s.right[noun] + 1
    if s.words[s.left[noun] : s.right[noun] + 1].count(",") == 0 or past + 1 >= len(s) or s.words[past] != ",":
        return None
    return next((k for k in s.kids_by(verb, "advcl", "ccomp") if s.left[k] == past + 1 and _that_clause(s, k)), None)


def _that_clause(s: Sentence, k: int) -> bool:
    """Say whether child `k` is "that …" with a subject of its own, not a relative clause or a participle."""
    first = s.left[k]
    mark = s.kid(k, "mark")
    bare = s.tags[first] == "IN" or (s.deps[first] == "det" and s.lower[first] == "that")
    opener = s.lower[mark] if mark is not None else s.lower[first] if bare else ""
    own = s.kid(k, "nsubj", "nsubjpass", "expl")
    told = (opener == "that" or needs_no_that(s, k)) and not lacks_object(s, k)
    return told and own is not None and s.lower[own] != "that" and s.pos[k] in CLAUSAL


def _issued(s: Sentence, k: int) -> bool:
    """Say whether a clause only says who put the document out: "a statement that it posted online"."""
    return s.lemmas[k] in words("lists.issuing") and s.kid(k, "dobj", "ccomp", "nsubjpass") is None


def _link(s: Sentence, noun: int, cue: Cue, speakers: Speakers) -> DraftLink | None:
    """Return whose word the noun is: owner, author, lender of the verb, or the document itself."""
    owner, cue_tokens = noun_owner(s, noun, speakers)
    if owner is not None:
        return DraftLink(s, noun_phrase(s, owner), owner, cue_tokens, cue.commitment)
    if s.deps[noun] == "nsubj" and s.lemmas[s.heads[noun]] in lexicon().verbs:
        return None
    if not any(_that_clause(s, k) for k in s.kids[noun]):
        return told_of(s, noun, cue)
    if not speakers.is_document(s, noun) or at_large(s, noun):  # "the allegation that C": somebody's, who is not said
        return DraftLink(s, [], -1, [noun], cue.commitment, role="hearsay")
    return DraftLink(s, _bare(s, noun), noun, [noun], cue.commitment, role="evidence")


def _bare(s: Sentence, noun: int) -> list[int]:
    """Return the noun phrase without the content clause."""
    dropped = {i for k in s.kids[noun] if s.deps[k] in {"acl", "ccomp", "relcl"} for i in s.subtree(k)}
    return [i for i in noun_phrase(s, noun) if i not in dropped]


def noun_owner(s: Sentence, noun: int, speakers: Speakers) -> tuple[int | None, list[int]]:
    """Return the token of whoever the noun's content comes from, and the cue's tokens."""
    owner = _possessor(s, noun, speakers)
    if owner is not None:
        return _by_its_owner(s, noun, owner, speakers)
    verb = s.heads[noun]
    got = [k for k in s.kids_by(verb, "prep") if s.deps[noun] == "dobj" and k == noun + 1 and s.lower[k] == "from"]
    spread = [k for k in s.kids_by(noun, "acl") if s.tags[k] == "VBN" and s.lemmas[k] in words("lists.spreading")]
    own = (by for at in (noun, *_including(s, noun), *spread) for by in s.kids_by(at, "prep", "agent", "pcomp"))
    for by in (*own, *(got if s.lemmas[verb] in GIVING else [])):  # "had received assurances from X that C"
        held = s.kid(by, "pobj")
        seen = held is not None and any(s.tags[k] == "VBG" for k in s.kids_by(held, "acl"))  # "of men going by"
        known = held is not None and speakers.can_speak(s, held) and not (seen and s.lower[by] == "of")
        carried = s.lower[by] == "in" and held is not None and _in_print(s, held)
        if held is not None and ((s.lower[by] in {"by", "from", "of"} and known) or carried):
            return held, [noun, by]
    for k in s.kids_by(noun, "acl"):
        author = agent(s, k)
        if author is None or s.tags[k] != "VBN" or not speakers.can_speak(s, author):
            continue
        made = s.lemmas[k] in words("lists.lending") | words("lists.issuing")
        if made or not (s.lemmas[k] in lexicon().verbs or seconds(s, k)):  # a claim "floated by Y", none "denied by Y"
            return author, [noun, k, s.heads[author]]
    return _lender(s, noun, speakers)


def _in_print(s: Sentence, held: int) -> bool:
    """Say whether a name is an outlet's where telling is "in" it: "a report in the Lantern", no place and no month."""
    labels = {label for first, past, label in s.ents if first <= held < past}
    return s.pos[held] == "PROPN" and not labels & {"GPE", "LOC", "FAC", "DATE", "PERSON"}


def _including(s: Sentence, noun: int) -> list[int]:
    """Return the words by which some of many are named: "reports, including from Y, that C", "among them from Y"."""
    return [k for k in s.kids_by(noun, "prep") if s.lower[k] in words("lists.naming_some")]


def _possessor(s: Sentence, noun: int, speakers: Speakers) -> int | None:
    """Return who owns a noun of telling: "his claim", "X's claim", "a Lantern TV claim"."""
    for k in s.kids_by(noun, "poss"):
        if s.tags[k] == "PRP$" and s.lower[k] in {"his", "her", "their", "its"}:
            return k
    for k in s.kids_by(noun, "poss", "compound", "nmod", "amod"):
        known = s.lemmas[k] in words("speakers.bodies") or speakers.actor(s, k) is not None  # "an army claim that C"
        if speakers.can_speak(s, k) and (s.deps[k] == "poss" or known):
            return k
    return None


def _by_its_owner(s: Sentence, noun: int, owner: int, speakers: Speakers) -> tuple[int, list[int]]:
    """Return who owns a noun of telling, with the verb by which it tells: "The union repeated its demand that C"."""
    verb = s.heads[noun]
    lent = s.tags[owner] == "PRP$" and s.deps[noun] == "dobj" and s.lemmas[verb] in words("lists.lending")
    head = subject(s, verb) if lent and not negation(s, verb) else None
    if head is not None and speakers.can_speak(s, head) and not passive(s, verb):
        return head, [verb, noun]
    return owner, [noun]


def _lender(s: Sentence, noun: int, speakers: Speakers) -> tuple[int | None, list[int]]:
    """Return whose telling it is by the verb: "issued a statement that", "A statement was issued by X that"."""
    verb = s.heads[noun]
    if s.lemmas[noun] in words("attitudes.beliefs") and (host := _believes(s, noun)) is not None:
        head = subject(s, host)
        spoken = head is not None and speakers.can_speak(s, head) and not negation(s, host)
        return (head if spoken else None), list(range(host, noun + 1))
    if s.deps[noun] == "nsubj" and s.lemmas[verb] in words("lists.coming"):
        return _sender(s, noun, verb, speakers)
    if s.pos[verb] not in CLAUSAL or s.lemmas[verb] not in words("lists.lending"):
        return None, [noun]
    if s.deps[noun] == "nsubjpass" or passive(s, verb):
        return agent(s, verb), [noun, verb]
    if s.deps[noun] in {"dobj", "attr", "conj"}:
        head = subject(s, verb)
        spoken = head is not None and speakers.can_speak(s, head) and not negation(s, verb)
        return (head if spoken else None), sorted([verb, noun])
    return None, [noun]


def _believes(s: Sentence, noun: int) -> int | None:
    """Return the verb of "takes the view that C", "is of the opinion that C", "is under the impression that C"."""
    verb = s.heads[noun]
    if s.deps[noun] == "dobj" and s.lemmas[verb] in words("attitudes.taking"):
        return verb
    under = s.deps[noun] == "pobj" and s.lower[verb] in {"of", "under"} and s.lemmas[s.heads[verb]] == "be"
    return s.heads[verb] if under else None


def _sender(s: Sentence, noun: int, verb: int, speakers: Speakers) -> tuple[int | None, list[int]]:
    """Return from whom something comes: "News that C came from a lorry driver"."""
    for k in s.kids_by(verb, "prep"):
        held = s.kid(k, "pobj")
        if s.lower[k] == "from" and held is not None and speakers.can_speak(s, held):
            return held, [noun, verb, k]
    return None, [noun]


def echo_claims(s: Sentence, found: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield claims of "…, echoed by Y": a second speaker of what was just said."""
    if "echo" not in s.lemmas:
        return
    for i, lemma in enumerate(s.lemmas):
        if lemma != "echo" or s.pos[i] != "VERB" or (not passive(s, i) and s.tags[i] != "VBN"):
            continue
        if any(claim.anchor == i for claim in found):
            continue  # "X's charge that C was echoed by Y" is told already
        head = agent(s, i)
        before = [claim for claim in found if claim.contents and claim.contents[0].head < i]
        if head is None or not before or not speakers.can_speak(s, head):
            continue
        link = DraftLink(s, noun_phrase(s, head), head, [i])
        own = set(s.subtree(i))
        contents = [Content(c.head, trim(s, [t for t in c.tokens if t not in own])) for c in before[-1].contents]
        for content in before[-1].contents:
            content.tokens = trim(s, [t for t in content.tokens if t not in own])
        yield Claim(s, i, [link], contents, parent=before[-1].parent)


def share_contents(verbs: list[Claim], nouns: list[Claim]) -> list[Claim]:
    """Let "rejected a report by X that C" speak of C: the verb's content becomes the noun's, both are told apart.

    Returns the verb claims; one whose object is a contentful noun of the same speaker is dropped, since the noun
    claim already says it.
    """
    by_noun = {claim.noun: claim for claim in nouns}
    kept = []
    for claim in verbs:
        told = next((by_noun[c.head] for c in claim.contents if c.head in by_noun), None)
        likened = claim.effect == "asserted" and describes(claim.sentence, claim.anchor)
        if told is None or (_speaker(claim) != _speaker(told) and likened):
            kept.append(claim)
        elif _speaker(claim) != _speaker(told):
            claim.contents = [Content(c.head, list(c.tokens)) for c in told.contents]
            kept.append(claim)
    return kept


def _speaker(claim: Claim) -> int:
    """Return the token of the claim's innermost voice, -1 for nobody."""
    return claim.links[-1].head if claim.links else -1


def rejections(s: Sentence, nouns: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield what a verb makes of a contentful noun: "X's claim that C was disputed by Y", "Y rejected a report …"."""
    verbs = lexicon().verbs
    for told in nouns:
        drawn = _drawn(s, told, speakers) or _unconfirmed(s, told, speakers)
        if drawn is not None:
            yield drawn
            continue
        verb = s.heads[told.noun]
        row = next((cue for cue in verbs.get(s.lemmas[verb], ()) if "claim" in cue.takes or "noun" in cue.takes), None)
        row = SECONDED if row is None and seconds(s, verb) else row
        if row is None or s.pos[verb] not in CLAUSAL:
            continue
        unsure = row.retracts or (row.commitment == "endorses" and negation(s, verb))
        seconded = s.deps[told.noun] == "nsubjpass" and agent(s, verb) is not None
        seconded = seconded and s.lemmas[verb] not in words("lists.describing")
        if row.certainty == "asserted" and not unsure and not seconded:
            continue
        agents = [agent(s, v) for v in s.conjuncts(verb)] if s.deps[told.noun] == "nsubjpass" else [subject(s, verb)]
        head = next((by for by in agents if by is not None), None)
        if head is None or head == told.noun or not (speakers.can_speak(s, head) or _agreeing(s, head, speakers)):
            continue
        both = undecided(s, verb)
        link = DraftLink(s, noun_phrase(s, head), head, both or [verb], "neutral" if both else row.commitment)
        contents = [Content(c.head, list(c.tokens)) for c in told.contents]
        effect: Certainty = "uncommitted" if both else "denied" if row.retracts else row.certainty
        links = [*carriers(s, head, speakers), link]
        yield Claim(s, verb, links, contents, effect, refused=bool(negation(s, verb)) and not both)


def _agreeing(s: Sentence, head: int, speakers: Speakers) -> bool:
    """Say whether the agent of a passive of confirming or denying can be no fact: "denied by the waterworks"."""
    return s.lower[s.heads[head]] == "by" and s.pos[head] == "NOUN" and not speakers.is_abstract(s, head)


def _drawn(s: Sentence, told: Claim, speakers: Speakers) -> Claim | None:
    """Return the answer that a content-bearing noun drew: "The claim that C brought a swift denial from Y"."""
    verb = s.heads[told.noun]
    if s.deps[told.noun] not in {"nsubj", "nsubjpass"} or s.lemmas[verb] not in words("lists.drawing"):
        return None
    objects = [*s.kids_by(verb, "dobj"), *(o for k in s.kids_by(verb, "prep") for o in s.kids_by(k, "pobj"))]
    for noun in objects:
        row = lexicon().nouns.get(s.lemmas[noun], (None,))[0]
        if row is None or row.commitment != "denies":
            continue
        sources = [k for at in (noun, verb) for k in s.kids_by(at, "prep") if k > noun and s.lower[k] in {"from", "by"}]
        owner = next((o for k in sources for o in s.kids_by(k, "pobj")), None)
        if owner is not None and (speakers.can_speak(s, owner) or s.pos[owner] == "NOUN"):
            link = DraftLink(s, noun_phrase(s, owner), owner, [verb, noun, s.heads[owner]], row.commitment)
            return Claim(s, verb, [link], [Content(c.head, list(c.tokens)) for c in told.contents], row.certainty)
    return None


def _unconfirmed(s: Sentence, told: Claim, speakers: Speakers) -> Claim | None:
    """Return what somebody leaves open who has "seen no confirmation of Y's claims that C"."""
    of = s.heads[told.noun]
    noun = s.heads[of]
    verb = s.heads[noun]
    if s.deps[told.noun] != "pobj" or s.lemmas[noun] not in words("lists.proof") or s.deps[noun] != "dobj":
        return None
    head = subject(s, verb)
    if head is None or not negation(s, verb) or not speakers.can_speak(s, head):
        return None
    link = DraftLink(s, noun_phrase(s, head), head, list(range(verb, of + 1)), "doubts")
    return Claim(s, verb, [link], [Content(c.head, list(c.tokens)) for c in told.contents], "uncommitted")
