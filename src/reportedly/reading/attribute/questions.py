"""Questions put to somebody and not answered: "declined to say whether C", "Asked whether C, X made no comment"."""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    QUOTES,
    WH,
    agent,
    negation,
    noun_phrase,
    subject,
    undecided,
    verb_group,
    words,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

EVADING = frozenset({"only", "merely", "simply"})
PROVING = frozenset({"establish", "prove", "demonstrate", "verify", "ascertain", "substantiate"})


def no_comment(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "declined to confirm or deny that C": content with nothing made of it."""
    inner = s.kid(verb, "xcomp")
    head = subject(s, verb)
    if inner is None or head is None or not _telling_more(s, inner):
        return None
    spoken = s.conjuncts(inner)
    clause = next((k for i in spoken for k in s.kids_by(i, "ccomp", "advcl", "prep", "dobj")), None)
    if clause is None or not speakers.can_speak(s, head):
        return None
    cue = sorted({*verb_group(s, verb), *range(verb, max(spoken) + 1)})
    link = DraftLink(s, noun_phrase(s, head), head, cue)
    inside = s.kid(clause, "pobj", "pcomp") if s.deps[clause] == "prep" else clause
    held = clause if inside is None else inside
    return Claim(s, verb, [link], _told_by(s, held) or clauses(s, held), "uncommitted")


def _telling_more(s: Sentence, verb: int) -> bool:
    """Say whether a verb is one of telling more: "declined to comment on", "… to give details", "… to be drawn on"."""
    noun = any(s.kid(k, "pobj") is not None for k in s.kids_by(verb, "prep"))
    drawn = s.lemmas[verb] == "draw" and s.kid(verb, "auxpass") is not None and noun
    return drawn or s.lemmas[verb] in words("lists.comment_on") or _gives_away(s, verb)


def _gives_away(s: Sentence, verb: int) -> bool:
    """Say whether what is refused is to tell more: "refused to give details of the operation"."""
    held = s.kid(verb, "dobj") if s.lemmas[verb] in words("lists.answering") else None
    asked = held is not None and any(s.pos[i] in CLAUSAL for i in s.subtree(held))  # "a figure of how many had fled"
    return held is not None and not asked and s.lemmas[held] in words("lists.particulars")


def _told_by(s: Sentence, noun: int) -> list[Content]:
    """Return what a noun of telling tells: who has no comment on "reports that C" leaves C open."""
    if s.lemmas[noun] not in lexicon().nouns:
        return []
    told = (k for k in s.kids_by(noun, "acl", "ccomp", "relcl") if s.lower[s.left[k]] == "that")
    return next((clauses(s, k) for k in told if s.tags[s.left[k]] == "IN"), [])


def noncommittal_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "would not confirm or deny C", "has yet to confirm C": who says nothing denies nothing."""
    yield from _silent_on(s, speakers)
    for i, lemma in enumerate(s.lemmas):
        above = s.heads[i]
        if lemma not in words("lists.vouching") or s.pos[i] not in CLAUSAL:
            continue
        waits = s.deps[i] == "xcomp" and _not_done(s, above)
        opener = (s.heads[above] if s.deps[above] == "acomp" else above) if waits else i
        spoken = s.conjuncts(i)
        denies = any(s.lemmas[k] == "deny" for k in spoken) and any(s.lower[k] == "or" for k in s.kids[i])
        head = subject(s, opener)
        if not (waits or (denies and negation(s, i))) or head is None or not speakers.can_speak(s, head):
            continue
        if any(s.lower[k] == "neither" for k in s.kids[head]):
            continue  # each of two voices has a claim of its own
        held = next((k for v in spoken for k in s.kids_by(v, "ccomp", "advcl", "dobj") if k > i), None)
        if held is None or _reports_question(s, held):
            continue
        cue = sorted({*verb_group(s, opener), *range(opener, max(spoken) + 1)})
        yield Claim(s, opener, [DraftLink(s, noun_phrase(s, head), head, cue)], clauses(s, held), "uncommitted")


def _silent_on(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "would not comment on the raid", "would not discuss it": it is left open."""
    for verb, lemma in enumerate(s.lemmas):
        drawn = lemma == "draw" and s.kid(verb, "auxpass") is not None
        mute = (drawn or lemma in {"comment", "discuss"}) and s.deps[verb] in {"ROOT", "conj"}
        mute = mute and bool(negation(s, verb))
        head = subject(s, verb) if mute else None
        on = next((k for k in s.kids_by(verb, "prep") if s.lower[k] in {"on", "about"}), verb)
        held = s.kid(verb, "dobj") if lemma == "discuss" else s.kid(on, "pobj", "pcomp")
        if head is None or held is None or not speakers.can_speak(s, head):
            continue
        told = _told_by(s, held)  # "has not commented on the claim that C" leaves open what the claim tells
        if s.lemmas[held] in lexicon().nouns and not told:
            continue
        link = DraftLink(s, noun_phrase(s, head), head, sorted({*verb_group(s, verb), verb, on}))
        yield Claim(s, verb, [link], told or [Content(held, trim(s, s.subtree(held)))], "uncommitted")


def noncommittal(s: Sentence, verb: int) -> list[int]:
    """Return the cue by which a verb leaves open what it speaks of, or nothing where it does not.

    "has not confirmed", "has yet to confirm", "neither confirmed nor denied", "would not confirm or deny".
    """
    both = undecided(s, verb)
    if both and not words("lists.vouching").isdisjoint(s.lemmas[i] for i in both):
        return both
    inner = s.kid(verb, "xcomp")
    if inner is not None and s.lemmas[inner] in words("lists.vouching") and _not_done(s, verb):
        return sorted({*verb_group(s, verb), *range(verb, inner + 1)})
    if s.lemmas[verb] in words("lists.vouching") and negation(s, verb):
        return sorted({*verb_group(s, verb), *range(verb, s.conjuncts(verb)[-1] + 1)})
    return []


def unanswered_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "Asked whether C, X declined to answer", "Asked whether C, X smiled": C is left open."""
    for i in range(len(s)):
        if not _put(s, i):
            continue
        main = next((a for a in s.ancestors(i) if s.pos[a] in CLAUSAL), None)
        contents = _asked(s, i)
        if main is None or not contents:
            continue
        silent = next((k for k in s.conjuncts(main) if _keeps_silent(s, k)), None)
        evades = silent is None and _says_only(s, main)
        if silent is None and (evades or _wordless(s, i, main)):
            silent = main
        head = subject(s, silent) if silent is not None else None
        if silent is None or head is None or not speakers.can_speak(s, head):
            continue
        link = DraftLink(s, noun_phrase(s, head), head, [i] if evades else _silence(s, silent))
        yield Claim(s, i if evades else silent, [link], contents, "uncommitted")


def was_asked(s: Sentence, i: int) -> bool:
    """Say whether a participle tells that somebody was asked, and not by whom: "X, asked whether C, left"."""
    return s.lower[i] == "asked" and _put(s, i) and agent(s, i) is None


def _put(s: Sentence, i: int) -> bool:
    """Say whether a participle tells of a question put to somebody."""
    participle = s.tags[i] == "VBN" or (s.tags[i] == "VBD" and s.deps[i] == "acl")
    alone = s.deps[i] in {"advcl", "acl", "prep"} and s.kid(i, "nsubj", "nsubjpass") is None
    return participle and alone and (s.lower[i] == "asked" or s.lemmas[i] in words("lists.pressing"))


def unsettled_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "has yet to establish whether C", "failed to prove that C": C is left open."""
    for i, dep in enumerate(s.deps):
        above = s.heads[i]
        if dep != "xcomp" or s.lemmas[i] not in words("lists.settling") | PROVING or not _not_done(s, above):
            continue
        asks = [k for k in s.kids_by(i, "ccomp", "advcl") if _reports_question(s, k)]
        proves = [k for k in s.kids_by(i, "ccomp") if s.lower[s.left[k]] == "that" and s.lemmas[i] in PROVING]
        clause = next(iter([*asks, *proves]), None)
        be = s.heads[above] if s.deps[above] == "acomp" else above
        head = subject(s, be)
        if clause is None or head is None or not speakers.can_speak(s, head):
            continue
        link = DraftLink(s, noun_phrase(s, head), head, sorted({*verb_group(s, be), *range(be, i + 1)}))
        contents = [Content(c.head, [t for t in c.tokens if t != _if(s, c.head)]) for c in clauses(s, clause)]
        yield Claim(s, be, [link], contents, "uncommitted")


def open_questions(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of questions that somebody leaves open, in whatever words.

    "Would not be drawn on whether C", "has given no explanation of why C", "left open whether C", "Whether C is a
    matter on which X expressed no view".
    """
    for q, dep in enumerate(s.deps):
        if dep not in {"ccomp", "pcomp", "advcl", "csubj"} or s.pos[q] not in CLAUSAL or not _reports_question(s, q):
            continue
        said = _matter(s, q) if dep == "csubj" else _governor(s, q)
        verb = _left_open(s, said) if said is not None else None
        head = subject(s, verb) if verb is not None else None
        if verb is None or said is None or head is None or s.kid(verb, "expl") is not None:
            continue
        if s.lower[head] in {"i", "we", "it"} or not speakers.can_speak(s, head):
            continue
        cue = sorted({*verb_group(s, verb), *(i for i in range(verb, said + 1) if i < q)})
        link = DraftLink(s, noun_phrase(s, head), head, cue)
        contents = [Content(c.head, [t for t in c.tokens if t != _if(s, c.head)]) for c in clauses(s, q)]
        yield Claim(s, verb, [link], contents, "uncommitted")


def unproven_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "X found no evidence that C", "X has seen no sign that C": C, which X leaves open."""
    for noun, lemma in enumerate(s.lemmas):
        verb = s.heads[noun]
        if lemma not in words("lists.proof") or s.deps[noun] != "dobj" or not negation(s, verb):
            continue
        held = [o for k in s.kids_by(noun, "prep") if s.lower[k] in {"for", "of"} for o in s.kids_by(k, "pobj")]
        told = [o for o in held if s.lemmas[o] in lexicon().nouns]  # "no support for the ministry's claim that C"
        near = (k for at in (noun, *told) for k in s.kids_by(at, "acl", "ccomp"))
        clause = next((k for k in near if s.lower[s.left[k]] == "that"), None)
        head = subject(s, verb)
        if clause is None or head is None or s.lower[head] in {"i", "we"} or not speakers.can_speak(s, head):
            continue
        cue = sorted({*verb_group(s, verb), *range(verb, noun + 1)})
        yield Claim(
            s, verb, [DraftLink(s, noun_phrase(s, head), head, cue, "doubts")], clauses(s, clause), "uncommitted"
        )


def inquiries(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "X wanted to know whether C", "What X wants to know is who V-ed": a question that X put."""
    for i, lemma in enumerate(s.lemmas):
        above = s.heads[i]
        if lemma != "know" or s.deps[i] != "xcomp" or s.lemmas[above] != "want":
            continue
        be = s.heads[above] if s.lower[0] == "what" and s.deps[above] in {"nsubj", "csubj"} else i
        clause = next((k for k in s.kids_by(be, "ccomp", "advcl", "attr") if _reports_question(s, k)), None)
        head = subject(s, above)
        if clause is None or head is None or s.lower[head] in {"i", "we"} or not speakers.can_speak(s, head):
            continue
        source = [k for k in noun_phrase(s, head) if k > 0 or be == i]  # "What villagers want to know is whether C"
        link = DraftLink(s, source, head, sorted({*verb_group(s, above), *range(above, i + 1), be}))
        contents = [Content(c.head, [t for t in c.tokens if t != _if(s, c.head)]) for c in clauses(s, clause)]
        yield Claim(s, above, [link], contents, "uncommitted")


def _governor(s: Sentence, q: int) -> int | None:
    """Return the verb that a reported question hangs on, through a noun or preposition."""
    at = s.heads[q]
    while s.pos[at] not in CLAUSAL and s.deps[at] in {"prep", "pobj", "dobj", "attr", "pcomp", "oprd", "acomp"}:
        at = s.heads[at]
    return at if s.pos[at] in CLAUSAL and at < q else None


def _matter(s: Sentence, q: int) -> int | None:
    """Return the verb of "Whether C is a question that X would not go into"."""
    noun = s.kid(s.heads[q], "attr")
    if noun is None or s.lemmas[noun] not in words("lists.matters"):
        return None
    return next((k for k in s.kids_by(noun, "relcl", "acl") if s.kid(k, "nsubj") is not None), None)


def _left_open(s: Sentence, said: int) -> int | None:
    """Return the verb whose subject leaves a question open: `said`, or one above it that `said` is an infinitive of."""
    at, opened = said, s.lemmas[said] in words("lists.leaving_open")
    known = s.lemmas[said] in words("lists.settling") | words("lists.answering") | words("lists.comment_on")
    for _ in range(len(s)):
        opened = opened or bool(negation(s, at)) or _not_done(s, at) or s.lemmas[at] in words("lists.no_comment")
        if s.deps[at] not in {"xcomp", "acomp"}:
            break
        at = s.heads[at]
    return at if opened and (known or s.lemmas[said] in words("lists.leaving_open")) else None


def _not_done(s: Sentence, above: int) -> bool:
    """Say whether what governs an infinitive says that it was not done: "has yet to", "unable to", "failed to"."""
    if s.lemmas[above] == "have":
        return any(s.lower[k] == "yet" for k in s.kids[above])
    if s.lower[above] in {"unable", "powerless"} or s.lemmas[above] == "fail":
        return True
    return s.lower[above] == "able" and bool(negation(s, s.heads[above]))


def _reports_question(s: Sentence, k: int) -> bool:
    """Say whether a clause opens with "whether", "if" or a question word, and no comma parts it from its verb."""
    first = s.left[k]
    if s.words[first - 1] == "," and s.heads[k] < first and s.lower[first] in {"when", "where"}:
        return False
    return s.lower[s.left[k]] in {"whether", "if"} or s.tags[s.left[k]] in WH


def _asked(s: Sentence, i: int) -> list[Content]:
    """Return what was asked: reported questions, or the object of "about"."""
    for k in s.kids_by(i, "ccomp", "advcl"):
        if k > i:
            return [Content(c.head, [t for t in c.tokens if t != _if(s, k)]) for c in clauses(s, k)]
    for k in s.kids_by(i, "prep"):
        held = s.kid(k, "pobj", "pcomp")
        if s.lower[k] in {"about", "on"} and held is not None and s.lower[s.left[held]] == "whether":
            return [Content(c.head, trim(s, [t for t in c.tokens if t != s.left[held]])) for c in clauses(s, held)]
        if s.lower[k] in {"about", "on"} and held is not None:
            return [Content(held, trim(s, s.subtree(held)))]
    return []


def asked_before(s: Sentence) -> list[Content]:
    """Return the question that a sentence opens with: "Asked whether C, X admitted as much"."""
    put = s.lower[0] == "asked" or (s.tags[0] == "VBN" and s.lemmas[0] in words("lists.pressing"))
    return _asked(s, 0) if put else []


def _if(s: Sentence, clause: int) -> int | None:
    """Return the "if" that opens a reported question."""
    return next((k for k in s.kids_by(clause, "mark") if s.lower[k] == "if"), None)


def _keeps_silent(s: Sentence, verb: int) -> bool:
    """Say whether a verb gives no answer: "declined to say", "would not give a figure", "made no comment"."""
    lemma = s.lemmas[verb]
    if lemma in words("lists.no_comment"):
        return s.kid(verb, "xcomp") is not None
    answering = lemma in words("lists.comment_on") | words("lists.answering")
    return answering and bool(negation(s, verb)) and s.kid(verb, "ccomp") is None


def _wordless(s: Sentence, asked: int, main: int) -> bool:
    """Say whether a reported question is met by deeds alone: "Asked whether C, X shrugged and left"."""
    put = any(_reports_question(s, k) for k in s.kids_by(asked, "ccomp", "advcl"))
    speech = lexicon().verbs.keys() | words("lists.answering") | words("lists.comment_on") | words("lists.telling")
    spoken = any(s.lemmas[k] in speech or s.kid(k, "ccomp") is not None for k in s.conjuncts(main))
    return put and not spoken and QUOTES.isdisjoint(s.words)


def _says_only(s: Sentence, verb: int) -> bool:
    """Say whether an answer is given that is none: "Asked whether C, X replied only that D"."""
    return s.lemmas[verb] in lexicon().verbs and any(s.lower[k] in EVADING for k in s.kids_by(verb, "advmod"))


def _silence(s: Sentence, verb: int) -> list[int]:
    """Return the cue of a refusal: the verb with its complement, up to the object's noun."""
    held = s.kid(verb, "dobj")
    inner = s.kid(verb, "xcomp")
    below = s.kid(inner, "dobj") if inner is not None else None
    last = max(k for k in (verb, held, inner, below) if k is not None)
    return sorted({*verb_group(s, verb), *range(verb, last + 1)})
