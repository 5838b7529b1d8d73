"""The links of one cue, outer first: whom it was told, through which outlet or document, then who spoke.

A source phrase holds more than a speaker: "sources speaking to X", "a document seen by X", "an X report"; and so does
what stands around the cue: "told X", "in a statement", "on X television".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.draft import DraftLink, Role
from reportedly.reading.attribute.exhibits import holder, issuer, paper_of, posted_on, rests_on, showing_house, shown_of
from reportedly.reading.attribute.phrases import (
    agent,
    dated,
    negation,
    noun_phrase,
    passive,
    verb_group,
    words,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

ON_LINE = frozenset({"on", "via", "over"})
NEAR = 8  # tokens behind a voice within which its own words end


def voice_links(
    s: Sentence, head: int, verb: int, cue_tokens: list[int], speakers: Speakers, cue: Cue
) -> list[DraftLink]:
    """Return the links that a source phrase holds, outer first.

    "sources speaking to X" puts X before the sources; "a document seen by X" puts X before the document; "an X
    report" is X speaking; "X issued a statement saying" puts the statement before X.
    """
    owner = report_owner(s, head, speakers)
    posted = posted_on(s, head)
    if posted and owner in (None, posted[0].head):
        return [*posted, DraftLink(s, shown_of(s, head, posted), head, cue_tokens, cue.commitment, role="evidence")]
    if owner is not None:
        own = DraftLink(s, noun_phrase(s, owner), owner, cue_tokens, cue.commitment, role="outlet")
        return [*carriers(s, head, speakers), *paper_of(s, head, owner, speakers), own]
    role: Role = "evidence" if speakers.is_document(s, head) else "speaker"
    above = s.heads[verb] if s.deps[verb] == "xcomp" else verb  # "images that appear to show"
    clause = set(s.subtree(above)) if s.heads[above] == head else set()
    source = [i for i in noun_phrase(s, head) if i not in clause]
    own = DraftLink(s, source, head, cue_tokens, cue.commitment, role=role)
    author = issuer(s, head, speakers) if role == "evidence" and clause else None
    seen = s.lemmas[head] in words("lists.pictures") and s.lemmas[verb] in words("lists.picturing_verbs")
    if author is not None and seen:  # what is seen is nearest to the deed
        return [DraftLink(s, noun_phrase(s, author), author, verb_group(s, s.heads[head]), role="outlet"), own]
    if author is not None:
        own.cue, own.commitment = verb_group(s, s.heads[head]), "neutral"
        return [own, DraftLink(s, noun_phrase(s, author), author, cue_tokens, cue.commitment)]
    if role == "evidence":
        return [*holder(s, head, speakers), *carriers(s, head, speakers), own]
    return [*carriers(s, head, speakers), own, *cited_by(s, head, speakers)]


def cited_by(s: Sentence, head: int, speakers: Speakers) -> list[DraftLink]:
    """Return whom a voice cites in a clause about it: "the paper, which quotes a barber, says"."""
    found = []
    for k in s.kids_by(head, "relcl"):
        held = rests_on(s, k)
        if held is not None and (speakers.can_speak(s, held) or speakers.is_document(s, held)):
            role: Role = "evidence" if speakers.is_document(s, held) else "speaker"
            found.append(DraftLink(s, noun_phrase(s, held), held, [k], role=role))
    return found


def report_owner(s: Sentence, head: int, speakers: Speakers) -> int | None:
    """Return who made a report that "says": "a CNN-like report", "X's statement", "a report by X", else None.

    Pictures are evidence, whoever puts them out.
    """
    if s.lemmas[head] not in words("speakers.documents") or s.lemmas[head] in words("lists.pictures"):
        return None
    for k in s.kids_by(head, "poss", "compound", "nmod"):
        if s.pos[k] == "PROPN" and speakers.actor(s, k) is not None:
            return k
        if s.deps[k] == "poss" and speakers.can_speak(s, k):
            return k
    issued = [k for k in s.kids_by(head, "acl") if s.lemmas[k] in words("lists.issuing") and s.tags[k] == "VBN"]
    for by in [by for k in (head, *issued) for by in s.kids_by(k, "prep", "agent")]:
        held = s.kid(by, "pobj") if not dated(s, by) else None  # "a report released in May by X"
        aired = s.lower[by] == "on" and s.heads[by] == head and held is not None and speakers.is_medium(s, held)
        if held is not None and (aired or (s.lower[by] in {"by", "from", "in"} and speakers.can_speak(s, held))):
            return held
    return None


def carriers(s: Sentence, head: int, speakers: Speakers) -> list[DraftLink]:
    """Return the outlets inside the description of a source, outer to it: spoke to, seen by, quoted by, in."""
    found = showing_house(s, head, speakers)
    for k in (*s.kids[head], *_further(s, head), *_trailing(s, head)):
        if s.deps[k] not in {"acl", "relcl", "advcl", "conj"} or _tells(s, k):
            continue
        reader = _reader(s, k)
        if reader is not None and speakers.is_medium(s, reader):
            found.append(DraftLink(s, noun_phrase(s, reader), reader, verb_group(s, k), role="outlet"))
            continue
        if s.deps[k] == "relcl" and s.lemmas[k] in words("lists.citing") and not passive(s, k):
            continue
        outlet = _spoken_to(s, k) if s.lemmas[k] in words("lists.speaking") else None
        if outlet is None and s.lemmas[k] in words("lists.handing"):
            outlet = _spoken_to(s, k)
        pictured = s.lemmas[head] in words("lists.pictures") and s.lemmas[k] in words("lists.issuing") | words(
            "lists.picturing"
        )
        met = s.lemmas[k] in words("lists.consulting") and s.deps[k] == "acl" and s.tags[k] == "VBN"
        asked = met or s.lemmas[k] in words("lists.carrying") | words("lists.citing")
        if outlet is None and (pictured or asked):
            outlet = agent(s, k)
        if outlet is None and s.deps[k] == "relcl":
            outlet = _appeared_in(s, k, speakers)
        known = outlet is not None and (speakers.is_medium(s, outlet) or _has_name(s, outlet))
        studied = outlet is not None and outlet == agent(s, k) and speakers.is_observer(s, outlet)
        shown = pictured and outlet is not None and s.lower[outlet] not in {"us", "me"}
        known_to = s.lemmas[k] in words("lists.seeing") and outlet is not None and outlet == agent(s, k)
        shown = shown or (known_to and speakers.is_document(s, head))  # "a report seen by two members of parliament"
        studied = studied or (shown and outlet is not None and speakers.can_speak(s, outlet))
        if outlet is not None and (known or studied) and not _own_page(s, outlet):
            cue = [*verb_group(s, k), *(p for p in s.kids_by(k, "prep", "agent", "dative") if p < outlet)]
            link = DraftLink(s, noun_phrase(s, outlet), outlet, sorted(cue), role="outlet")
            found.insert(0 if s.deps[k] == "conj" else len(found), link)  # "taken by X and sent to Y" came through Y
    return found


def _tells(s: Sentence, k: int) -> bool:
    """Say whether a clause is what its noun tells: "a report that the guards passed maps to X" went to nobody yet."""
    that = s.kid(k, "mark")
    return that is not None and s.lower[that] == "that" and s.kid(k, "nsubj", "nsubjpass", "expl") is not None


def quoted_by(s: Sentence, head: int, speakers: Speakers) -> tuple[list[DraftLink], set[int]]:
    """Return who quotes a voice right behind its name, with the words: "According to Brandt, as quoted by X, C"."""
    comma = max((i for i in s.subtree(head) if s.pos[i] != "PUNCT" and i - head < NEAR), default=head) + 1
    opener = next((i for i in range(head + 1, min(comma + 1, len(s))) if s.words[i] == ","), comma) + 1
    verb = opener + (s.lower[opener : opener + 1] == ["as"])
    known = s.lemmas[verb : verb + 1] and (verb > opener or s.lemmas[verb] in words("lists.citing"))
    if not known or s.lower[verb + 1 : verb + 2] != ["by"]:
        return [], set()
    outlet = s.kid(verb + 1, "pobj")
    if outlet is None or s.tags[verb] != "VBN" or not speakers.can_speak(s, outlet):
        return [], set()
    cue = list(range(opener, verb + 2))
    return [DraftLink(s, noun_phrase(s, outlet), outlet, cue, role="outlet")], {*cue, *s.subtree(outlet)}


def _further(s: Sentence, head: int) -> Iterator[int]:
    """Yield participles coordinated with the first: "a memo leaked by a clerk and seen by X"."""
    for k in s.kids_by(head, "acl"):
        yield from (c for c in s.conjuncts(k) if c != k and s.tags[c] in {"VBN", "VBD"} and s.kid(c, "nsubj") is None)


def _trailing(s: Sentence, head: int) -> Iterator[int]:
    """Yield what the parser hung on the phrase's last noun: "a memo of the ministry, seen by X".

    Without a comma so does what is seen, which is the document: "a letter to the council seen by X".
    """
    for k in s.subtree(head):
        seen = s.tags[k] == "VBN" and s.lemmas[k] in words("lists.seeing") and agent(s, k) is not None
        seen |= s.tags[k] == "VBN" and s.lemmas[k] in words("lists.handing") and _spoken_to(s, k) is not None
        apart = s.deps[k] in {"acl", "relcl"} and s.heads[k] != head and (s.lower[s.left[k] - 1] == "," or seen)
        if apart and (s.pos[head] == "NOUN" or s.lemmas[k] in words("lists.citing")) and head < s.heads[k] < k:
            yield k


def _reader(s: Sentence, verb: int) -> int | None:
    """Return who has read or seen a document in a clause about it: "a diary, which X has seen"."""
    if s.deps[verb] != "relcl" or s.lemmas[verb] not in words("lists.carrying") | words("speakers.access_verbs"):
        return None
    opened = s.lower[s.left[verb]] in {"which", "that"} and s.kid(verb, "dobj") == s.left[verb]
    copied = "which" in s.lower[s.left[verb] : verb] and s.kid(verb, "dobj") is not None  # "a copy of which X has seen"
    return s.kid(verb, "nsubj") if opened or copied else None


def _appeared_in(s: Sentence, verb: int, speakers: Speakers) -> int | None:
    """Return the outlet of "a letter that ran in X", "a film that was shown on X television"."""
    if s.kid(verb, "dobj") is not None or s.lower[s.left[verb]] not in {"that", "which"}:
        return None
    held = (s.kid(k, "pobj") for k in s.kids_by(verb, "prep") if s.lower[k] in {"in", "on"})
    return next((k for k in held if k is not None and speakers.is_medium(s, k)), None)


def _has_name(s: Sentence, head: int) -> bool:
    """Say whether a phrase is a name or ends in a class word that a name stands before: "the Lantern group"."""
    return s.pos[head] == "PROPN" or any(s.pos[k] == "PROPN" for k in s.kids_by(head, "compound", "nmod"))


def _spoken_to(s: Sentence, verb: int) -> int | None:
    """Return whom a "speaking to/with" phrase addresses."""
    for k in s.kids_by(verb, "prep", "dative"):
        if s.lower[k] in {"to", "with"}:
            return s.kid(k, "pobj")
    return None


def _spoken_on(s: Sentence, verb: int, speakers: Speakers) -> list[int]:
    """Return the outlets that somebody speaks to, speaks on or writes in; "on television" names no station."""
    ways = {"write": {"in", "on", "for"}}.get(s.lemmas[verb], {"to", "with", "on"})
    held = [(p, o) for p in s.kids_by(verb, "prep", "dative") if s.lower[p] in ways for o in s.kids_by(p, "pobj")]
    named = (o for p, o in held if s.lower[p] in {"to", "with"} or s.pos[o] == "PROPN" or s.kids[o])
    return [o for o in named if speakers.is_medium(s, o)]


def told(s: Sentence, verb: int, speakers: Speakers) -> list[DraftLink]:
    """Return the outlets that were told, or in whose interview it was said: the outer link of the speaker."""
    group = verb_group(s, verb)
    media: list[int] = []
    speaker = s.kid(verb, "nsubj")
    found = [
        k
        for k in s.kids_by(verb, "dobj", "dative", "iobj", "nsubj")
        if k > verb and k != speaker and s.tags[k] != "PRP" and not _own_page(s, k) and _hands_on(s, verb, k, speakers)
    ]
    between = [] if speaker is None else [k for k in s.kids_by(speaker, "prep") if s.words[k - 1] == ","]
    for k in (*between, *s.kids_by(verb, "prep", "advcl", "agent")):  # "The president, in an address, said"
        media.extend(_platforms(s, k))
        if s.lower[k] in {"to", "in", "on", "with", "through", "via"}:
            outlets = _medium_inside(s, k, speakers)
            found.extend(outlets)
            media.extend(_communique(s, k, speakers))
        elif s.lemmas[k] in words("lists.speaking") | {"write"}:
            found.extend(_spoken_on(s, k, speakers))
        elif s.tags[k] == "VBN" and s.deps[k] == "advcl":  # "Quoted by X, Y said C", "Reached by X, …"
            outlet = agent(s, k)
            found.extend([outlet] if outlet is not None and speakers.is_medium(s, outlet) else [])
    found.extend(k for k in _before_whom(s, verb) if k not in found)
    subject_token = s.kid(verb, "nsubj")
    if subject_token is not None:
        for k in s.kids_by(subject_token, "acl"):
            if s.lemmas[k] in words("lists.speaking") | {"write"} and s.lower[s.left[k] - 1] == ",":
                found.extend(_spoken_on(s, k, speakers))
    if media:  # "in a statement on its website": the house is its own
        found = [k for k in found if not any(s.tags[p] == "PRP$" for p in s.kids_by(k, "poss"))]
    found = [k for k in dict.fromkeys(found) if not _own_page(s, k)]  # "in an interview with this magazine"
    told_to = [DraftLink(s, noun_phrase(s, k), k, group, role="outlet") for k in found]
    return [*told_to, *(DraftLink(s, noun_phrase(s, k), k, group, role="evidence") for k in media)]


def _before_whom(s: Sentence, verb: int) -> list[int]:
    """Return the body that a speaker answers to: "Testifying before it, X said", "in evidence to the panel"."""
    beside = [k for k in s.kids_by(verb, "advcl") if s.tags[k] == "VBG"]
    evidence = [o for at in (verb, *beside) for o in _evidence(s, at)]
    near = [k for at in (verb, *beside, *evidence) for k in s.kids_by(at, "prep", "dative")]
    held = [o for k in near if s.lower[k] in {"before", "to"} for o in s.kids_by(k, "pobj")]
    held += [o for k in beside if s.lemmas[k] == "address" for o in s.kids_by(k, "dobj")]
    return [k for k in held if s.lemmas[k] in words("lists.recorders")]


def _evidence(s: Sentence, verb: int) -> list[int]:
    """Return the evidence that somebody gives or speaks in: "in evidence to the panel", "giving evidence to it"."""
    inside = [o for k in s.kids_by(verb, "prep") if s.lower[k] == "in" for o in s.kids_by(k, "pobj")]
    return [k for k in (*inside, *s.kids_by(verb, "dobj")) if s.lemmas[k] in {"evidence", "testimony", "submission"}]


def _platforms(s: Sentence, k: int) -> list[int]:
    """Return where on the net something was said: "on Telegram", "via WhatsApp", "writing on X", "told followers on X".

    One letter is the place of that name only behind "on".
    """
    near = [k] if s.lower[k] in ON_LINE else s.kids_by(k, "prep") if s.tags[k] == "VBG" and k < s.heads[k] else []
    held = (s.kid(p, "pobj") for p in near if s.lower[p] in ON_LINE)
    known = words("lists.platforms")
    return [
        i
        for i in held
        if i is not None and s.lower[i].rstrip(".") in known and s.words[i][0].isupper() and i == s.left[i]
    ]


def media(s: Sentence, verb: int, speakers: Speakers) -> list[DraftLink]:
    """Return the media of a verb; one that shares its subject shares them: "In a statement, X said C and accused Y"."""
    found, at = told(s, verb, speakers), verb
    while not found and s.deps[at] == "conj" and s.kid(at, "nsubj", "nsubjpass") is None:
        at = s.heads[at]
        shared = told(s, at, speakers)
        inside = {i for link in shared if link.role == "evidence" for i in s.subtree(link.head)}
        more = s.kid(verb, "ccomp") is not None  # "told X that C and warned that D"
        found = [link for link in shared if more or link.head in inside or _opens(s, at, link.head)]
    return found or (told(s, s.heads[verb], speakers) if _adds(s, verb) else [])


def _adds(s: Sentence, verb: int) -> bool:
    """Say whether a verb goes on with what another told: "told X that C, adding that D" was told to X, too."""
    aside = s.deps[verb] == "advcl" and s.tags[verb] == "VBG" and s.left[verb] > s.heads[verb]
    return aside and s.kid(verb, "nsubj") is None and s.lemmas[s.heads[verb]] in lexicon().verbs


def _opens(s: Sentence, verb: int, outlet: int) -> bool:
    """Say whether an outlet stands in a participle before the subject: "Quoted by X, Y said C and promised D"."""
    return any(outlet in s.subtree(k) for k in s.kids_by(verb, "advcl") if s.tags[k] == "VBN" and k < verb)


def mouthpieces(s: Sentence, verb: int, head: int, speakers: Speakers) -> list[DraftLink]:
    """Return who speaks for the speaker, outer to it: "denied through a spokesman", "speaking through his lawyer"."""
    found = []
    spoken = [k for k in s.kids_by(verb, "advcl") if s.lemmas[k] in words("lists.speaking")]
    for above in (verb, head, *spoken):
        for k in s.kids_by(above, "prep"):
            held = s.kid(k, "pobj")
            if held is None or s.lower[k] not in {"through", "via"} or s.lemmas[held] not in words("lists.mouthpieces"):
                continue
            if speakers.can_speak(s, held) and not negation(s, held):
                found.append(DraftLink(s, noun_phrase(s, held), held, [k]))
    return found


def _hands_on(s: Sentence, verb: int, k: int, speakers: Speakers) -> bool:
    """Say whether somebody told hands on what was said: a medium, a named body, those who write an inquiry's record."""
    if speakers.is_medium(s, k):
        return s.lemmas[verb] in words("lists.telling_whom") or s.deps[k] != "dobj"
    return s.lemmas[verb] == "tell" and (s.lemmas[k] in words("lists.recorders") or _body(s, k, speakers))


def _own_page(s: Sentence, k: int) -> bool:
    """Say whether a phrase is the page's word for itself: "told this newspaper"."""
    return any(s.lower[d] in {"this", "our"} for d in s.kids_by(k, "det", "poss"))


def _body(s: Sentence, k: int, speakers: Speakers) -> bool:
    """Say whether somebody told is a body with a name, which hands on what it was told; no person, no parliament."""
    actor = speakers.actor(s, k)
    called = s.pos[k] == "PROPN" or (actor is not None and s.words[k][0].isupper())  # "the Desk", read as a noun
    if not called or (actor is not None and actor.kind not in {"media", "organisation"}):
        return False
    if s.lower[k - 1] == "the" and s.heads[k - 1] == k and actor is None:
        return s.lower[k] not in words("lists.floors")  # "told the Lantern": neither person nor place
    labels = {label for first, past, label in s.ents if first <= k < past}
    return not labels & {"PERSON", "GPE", "LOC", "NORP"} and s.lower[k] not in words("lists.floors")


def _communique(s: Sentence, preposition: int, speakers: Speakers) -> list[int]:
    """Return the medium of "in a statement", "in its daily bulletin": it stands before its author.

    An outlet's own edition is the outlet.
    """
    held, author = s.kid(preposition, "pobj"), s.kid(s.heads[preposition], "nsubj")
    own = held is not None and any(s.lower[k] == "its" for k in s.kids_by(held, "poss"))
    if own and author is not None and speakers.is_medium(s, author):
        return []
    article = held is not None and (
        any(s.lower[k] in {"a", "an", "the", "another"} for k in s.kids_by(held, "det"))
        or any(s.tags[k] == "PRP$" for k in s.kids_by(held, "poss"))
    )
    article = article or (held is not None and s.lemmas[held] == "testimony")
    return [held] if held is not None and article and s.lemmas[held] in words("lists.medium_documents") else []


def _carrier(s: Sentence, verb: int, speakers: Speakers) -> int | None:
    """Return who carried a document: "posted by X", "read out on X television"."""
    if s.lemmas[verb] not in words("lists.carrying"):
        return None
    by = agent(s, verb)
    if by is not None:
        return by
    places = (s.kid(k, "pobj") for k in s.kids_by(verb, "prep") if s.lower[k] in {"on", "in", "over"})
    return next(
        (p for p in places if p is not None and speakers.is_medium(s, p) and (s.kids[p] or s.pos[p] == "PROPN")), None
    )


def _medium_inside(s: Sentence, preposition: int, speakers: Speakers) -> list[int]:
    """Return the outlet of "to X", "in an interview with X", "on X television"."""
    held = s.kid(preposition, "pobj")
    if held is None:
        return []
    if speakers.is_medium(s, held) and s.lower[preposition] != "with":
        named = s.lower[preposition] == "to" or s.pos[held] == "PROPN" or bool(s.kids[held])
        return [held] if named else []  # "on television" says of no station
    told_of = (*s.kids_by(held, "acl", "relcl"), *_trailing(s, held))
    carried = [p for k in told_of if (p := _carrier(s, k, speakers) or _reader(s, k)) is not None]
    carried = [p for p in carried if s.tags[p] != "PRP" and not _own_page(s, p)]
    handed = (_spoken_to(s, k) for k in s.kids_by(held, "acl") if s.lemmas[k] in words("lists.handing"))
    carried.extend(p for p in handed if p is not None and speakers.is_medium(s, p) and not _own_page(s, p))
    if carried:
        return carried
    inner = [p for k in s.kids_by(held, "prep") if (p := s.kid(k, "pobj")) is not None]
    inner.extend(s.kids_by(held, "compound", "poss", "nmod"))
    return [
        k
        for k in inner
        if s.lemmas[held] in {"interview", "remark", "comment", "statement"} and speakers.is_medium(s, k)
    ]
