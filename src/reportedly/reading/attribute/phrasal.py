"""Attribution without a cue verb or noun of its own: according to, citing, reportedly."""

from collections.abc import Iterator

from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, Role, trim
from reportedly.reading.attribute.exhibits import paper_of
from reportedly.reading.attribute.links import carriers, cited_by, quoted_by, report_owner
from reportedly.reading.attribute.phrases import CLAUSAL, QUOTES, WH, noun_phrase, subject, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence
from reportedly.record import Commitment

TOLD_OF = frozenset({"reportedly", "allegedly"})


def according_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "according to X": X over the clause it hangs on; after a comma, over the whole sentence."""
    if "according" not in s.lower:
        return
    for i, word in enumerate(s.lower):
        if word != "according":
            continue
        to = s.kid(i, "prep")
        held = s.kid(to, "pobj") if to is not None else s.kid(i, "pobj")
        host = _host_clause(s, i)
        if held is None or host is None or _manner(s, i, held):
            continue
        quoting, aside = quoted_by(s, held, speakers)
        own = {*s.subtree(i), *aside}
        role: Role = "evidence" if speakers.is_document(s, held) else "speaker"
        cue = [i] if to is None else [i, to]
        owner = report_owner(s, held, speakers)
        voice = held if owner is None else owner
        link = DraftLink(s, noun_phrase(s, voice), voice, cue, role="outlet" if owner is not None else role)
        ends = host == s.root and i > host
        told = clauses(s, host, own)
        contents = [c for c in told if c.head == host or ends or _shares_subject(s, c.head) or _joined(s, i, c.head)]
        if i > host:  # "C, according to X; Y puts it at D" has a word of Y's behind the semicolon
            contents = [c for c in contents if c.head < i or ";" not in s.words[i : c.head]]
        paper = [] if owner is None else paper_of(s, held, owner, speakers)
        links = [*quoting, *carriers(s, held, speakers), *paper, link, *cited_by(s, voice, speakers)]
        yield Claim(s, i, links, contents, aside=aside)


def _manner(s: Sentence, i: int, held: int) -> bool:
    """Say whether "according to" tells how something is done, no comma before it: "is run according to the law"."""
    return i > 0 and s.pos[i - 1] != "PUNCT" and s.lemmas[held] in words("lists.manners")


def sources_of_outlets(s: Sentence, claims: list[Claim], speakers: Speakers) -> None:
    """Put whom a report rests on behind its outlet: "X reported C, according to two diplomats". Changes `claims`.

    So with "According to two diplomats, C, X reported".
    """
    for wide in claims:
        if wide.anchor < 0 or s.lower[wide.anchor] != "according" or not wide.links or len(wide.contents) != 1:
            continue
        told = wide.contents[0]
        reports = (c for c in claims if c is not wide and told.head == c.anchor and c.contents)
        report = next((c for c in reports if c.anchor < wide.anchor or c.contents[-1].head < c.anchor), None)
        outlet = report.links[-1] if report is not None and report.links else None
        if report is None or outlet is None or outlet.head < 0:
            continue
        if report.anchor < wide.anchor and not speakers.is_medium(s, outlet.head):
            continue
        if any(speakers.is_medium(s, link.head) for link in wide.links if link.head >= 0):
            continue
        wide.contents, wide.parent = [Content(c.head, list(c.tokens)) for c in report.contents], report


def _shares_subject(s: Sentence, verb: int) -> bool:
    """Say whether a coordinated verb has no subject of its own."""
    return s.deps[verb] == "conj" and s.kid(verb, "nsubj", "nsubjpass", "csubj", "expl") is None


def _joined(s: Sentence, i: int, verb: int) -> bool:
    """Say whether a clause stands under what opens its sentence: "According to X, A and B", no comma between them."""
    join = s.left[verb] - 1
    return s.left[i] == 0 and s.deps[verb] == "conj" and s.lower[join] == "and" and s.words[join - 1] != ","


def cut_according(s: Sentence, claims: list[Claim]) -> None:
    """Take a sentence-wide "according to X" out of the contents that the parser hung it in."""
    for wide in claims:
        if wide.anchor < 0 or s.lower[wide.anchor] != "according":
            continue
        own = set(s.subtree(wide.anchor))
        for claim in claims:
            if claim is not wide and any(claim.anchor in content.tokens for content in wide.contents):
                _cut(s, claim, own)


def _host_clause(s: Sentence, i: int) -> int | None:
    """Return the clause that an adverbial governs: the root when it is set off at either end, else the nearest."""
    before = i - 2 if s.words[i - 1] in QUOTES else i - 1
    if i == 0 or (s.lower[before] == "," and s.right[i] >= len(s) - 2) or s.left[i] == 0:
        return s.root if s.root != i else None
    return next((a for a in s.ancestors(i) if s.pos[a] in CLAUSAL), s.root if s.root != i else None)


def citing_links(s: Sentence, claims: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Hang "citing Y" below the claim it belongs to, and cut it out of that claim's contents.

    The participle is climbed from to the nearest claim whose cue or content holds it; conjoined contents share it.
    When the object is no voice ("citing a threat of attack") it is a reason: yielded as a claim of its own.
    """
    if not any(word.endswith("ing") or word == "based" or word in words("lists.bases") for word in s.lower):
        return
    for i, lemma in enumerate(s.lemmas):
        if s.tags[i] not in {"VBG", "VBN", "IN", "NN"} or not _cites(s, i, lemma, speakers):
            continue
        held = _cited(s, i)
        if held is None:
            continue
        phrase = set(_phrase_of(s, i))
        own = phrase - {t for claim in claims for c in claim.contents if c.head in phrase for t in c.tokens}
        for claim in claims:
            _cut(s, claim, own)
        target = _target(s, i, claims)
        if not speakers.can_speak(s, held) and _basis(s, i) is None:
            stated = lemma in words("lists.citing") and s.tags[held] != "PRP"  # "quoting them as saying C" cites C
            reason = _reason(s, i, held, speakers) if stated else None
            if reason is not None:
                yield reason
        elif target is not None and _bears_out(s, i, held, speakers):
            seen = not speakers.can_speak(s, held) or speakers.is_document(s, held)
            role: Role = "evidence" if seen else "speaker"
            target.links.extend(carriers(s, held, speakers))
            target.links.append(DraftLink(s, _conjoined(s, held), held, _cue(s, i), role=role))
            target.links.extend(cited_by(s, held, speakers))


def _bears_out(s: Sentence, i: int, held: int, speakers: Speakers) -> bool:
    """Say whether what something is told "on the basis of" can tell it: no "parity", no "respect"."""
    known = speakers.can_speak(s, held) or speakers.is_document(s, held)
    return _basis(s, i) is None or known or not speakers.is_abstract(s, held)


def _cites(s: Sentence, i: int, lemma: str, speakers: Speakers) -> bool:
    """Say whether token `i` is a citing participle or "on the basis of", not "was quoted" or a finite verb."""
    if s.lower[i] in {"citing", "quoting", "referencing"} or _basis(s, i) is not None:
        return True
    if s.lower[i] == "based" and s.kid(i, "auxpass", "nsubjpass") is None:
        held = _cited(s, i)
        return held is not None and speakers.is_document(s, held)
    phrase = f"{lemma}_{s.lower[i + 1]}" if i + 1 < len(s) else ""
    return phrase in words("lists.citing_phrases") and lemma != "accord" and s.tags[i] == "VBG"


def _basis(s: Sentence, i: int) -> int | None:
    """Return the "of" or "to" of "on the basis of", "with reference to" that starts at token `i`."""
    inner = s.kid(i, "pobj") if s.lower[i] in {"on", "with"} else None
    if inner is None or s.lemmas[inner] not in words("lists.bases"):
        return None
    of = s.kid(inner, "prep")
    wanted = "to" if s.lower[i] == "with" else "of"
    return of if of is not None and s.lower[of] == wanted else None


def _cited(s: Sentence, i: int) -> int | None:
    """Return the head of what is cited."""
    of = _basis(s, i)
    if of is not None:
        return s.kid(of, "pobj")
    held = s.kid(i, "dobj", "pobj")
    if held is None:
        inner = s.kid(i, "prep")
        held = s.kid(inner, "pobj") if inner is not None else None
    if held is None:
        held = next((k for k in s.kids[i] if k > i and s.pos[k] in {"NOUN", "PROPN"}), None)
    return held


def _cue(s: Sentence, i: int) -> list[int]:
    """Return the citing word with its preposition."""
    of = _basis(s, i)
    if of is not None:
        return list(range(i, of + 1))
    return [i, i + 1] if f"{s.lemmas[i]}_{s.lower[i + 1]}" in words("lists.citing_phrases") else [i]


def _phrase_of(s: Sentence, i: int) -> list[int]:
    """Return the tokens of the citing phrase, with the comma before it."""
    tokens = s.subtree(i)
    first = tokens[0]
    return [first - 1, *tokens] if first > 0 and s.lower[first - 1] == "," else tokens


def _conjoined(s: Sentence, held: int) -> list[int]:
    """Return the cited phrase, with what a bracket or quotation mark split off from it."""
    base = noun_phrase(s, held)
    verb = s.heads[held]
    tail = [i for k in s.kids_by(verb, "conj", "dep", "appos", "prep") if k > held for i in s.subtree(k)]
    inside = [i for k in s.kids[verb] if k > held and s.deps[k] in {"advmod", "punct", "cc"} for i in s.subtree(k)]
    if tail and _close_to(s, base[-1] + 1):
        return trim(s, range(base[0], max([*tail, *inside]) + 1))
    return base


def _close_to(s: Sentence, i: int) -> bool:
    """Say whether an access phrase ("close to …") starts at token `i`, a quotation mark allowed."""
    ahead = [word for word in s.lower[i : i + 3] if word not in {'"', "``", "''"}]
    return bool(ahead) and ahead[0] in words("speakers.access_words")


def _cut(s: Sentence, claim: Claim, own: set[int]) -> None:
    """Take the citing phrase out of a claim's contents."""
    for content in claim.contents:
        if own & set(content.tokens) and not set(content.tokens) <= own:
            content.tokens = trim(s, [t for t in content.tokens if t not in own])


def _target(s: Sentence, i: int, claims: list[Claim]) -> Claim | None:
    """Return the claim that a citing phrase belongs to: the nearest above whose cue or content it hangs on."""
    cues = {claim.anchor: claim for claim in claims if claim.links}
    contents = {c.head: claim for claim in claims if claim.links for c in claim.contents}
    for a in s.ancestors(i):
        if a in cues:
            return cues[a]
        if a in contents and not s.left[a] <= contents[a].anchor <= i:
            return contents[a]
        if a in contents:
            return contents[a]
    before = [claim for claim in claims if claim.links and claim.anchor < i]
    return before[-1] if before else None


def _reason(s: Sentence, i: int, held: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "did it, citing a threat": the actor gives a reason, no source for the deed."""
    head = subject(s, i)
    named = s.lemmas[held] in words("lists.bare_reasons") and s.kid(held, "acl", "prep", "relcl", "ccomp") is None
    if head is None or not speakers.can_speak(s, head) or named:
        return None  # "citing security reasons" says why, and nothing that could be so or not
    link = DraftLink(s, noun_phrase(s, head), head, [i])
    return Claim(s, i, [link], [Content(held, trim(s, [t for k in s.conjuncts(held) for t in s.subtree(k)]))])


def document_claims(s: Sentence, claims: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of "In footage posted by X, C": what is seen or read in a document that nobody else tells.

    What is laid down in one ("under the draft") is told by it where somebody is said to have seen it.
    """
    if s.lower[0] not in {"in", "under"} or s.deps[0] != "prep" or s.heads[0] != s.root or "," not in s.words:
        return
    held = s.kid(0, "pobj")
    papers = (
        words("lists.drafts") if s.lower[0] == "under" else words("lists.medium_documents") | words("lists.pictures")
    )
    if held is None or s.lemmas[held] not in papers:
        return
    if s.lower[0] == "under" and not carriers(s, held, speakers):
        return
    if any(claim.links and s.root in (claim.anchor, *(c.head for c in claim.contents)) for claim in claims):
        return
    own = set(s.subtree(0))
    contents = [c for c in clauses(s, s.root, own) if c.head == s.root]
    link = DraftLink(s, noun_phrase(s, held), held, [0], role="evidence")
    yield Claim(s, 0, [*carriers(s, held, speakers), link], contents)


def hearsay_claims(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """Yield claims of "reportedly", "allegedly": the clause is hearsay of nobody named."""
    adverbs = words("lists.hearsay_adverbs")
    if adverbs.isdisjoint(s.lower):
        return
    for i, word in enumerate(s.lower):
        if word not in adverbs:
            continue
        host = next((a for a in s.ancestors(i) if s.pos[a] in CLAUSAL), None)
        if host is None:
            continue
        commitment: Commitment = "distances" if word in words("lists.distancing") else "neutral"
        link = DraftLink(s, [], -1, [i], commitment, role="hearsay")
        telling = [claim for claim in claims if claim.anchor == host]
        if telling:
            _heard_that_told(telling, i, link)
            continue
        wide = {
            t
            for claim in claims
            if claim.anchor >= 0 and s.lower[claim.anchor] == "according"
            for t in s.subtree(claim.anchor)
        }
        contents = [c for c in clauses(s, host, wide) if c.head == host]
        yield Claim(s, i, [link], contents, "hedged", hedges=[i])


def _heard_that_told(telling: list[Claim], adverb: int, link: DraftLink) -> None:
    """Put nobody named in front of who "reportedly told" something: that he told it is hearsay. Changes the claims."""
    for claim in telling:
        if claim.links and adverb in claim.links[-1].cue and claim.sentence.lower[adverb] in TOLD_OF:
            for own in claim.links:
                own.cue = [k for k in own.cue if k != adverb]
            claim.links.insert(0, link)


def parenthetic_hearsay(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """Yield the claims of "C1, it was said, C2" that the grammar has none of."""
    for i, lemma in enumerate(s.lemmas):
        aside = range(i - 3, i + 2)
        if lemma not in words("lists.hearsay") or i < len(aside) or i + 2 >= len(s) or s.lower[i - 2] != "it":
            continue
        told = any(claim.anchor == i for claim in claims)
        if told or s.lemmas[i - 1] != "be" or not s.words[i - 3] == s.words[i + 1] == ",":
            continue
        opener = next((k for k in range(i - 4, -1, -1) if s.words[k] in {";", ":"} or s.tags[k] in WH), -1)
        stop = next((k for k in range(i + 2, len(s)) if s.words[k] in {";", ":"}), len(s))
        around = next((set(c.tokens) for claim in claims for c in claim.contents if i in c.tokens), None)
        span = [k for k in range(opener + 1, stop) if k not in aside and (around is None or k in around)]
        said = trim(s, span)
        verbs = [k for k in said if s.pos[k] in CLAUSAL and s.deps[k] not in {"aux", "auxpass"}]
        if not verbs:
            continue
        head = min(verbs, key=lambda k: sum(1 for _ in s.ancestors(k)))
        commitment: Commitment = "distances" if lemma in words("lists.distancing") else "neutral"
        link = DraftLink(s, [], -1, [i - 2, i - 1, i], commitment, role="hearsay")
        yield Claim(s, i, [link], [Content(head, said)], "hedged", hedges=[i])


def afterthoughts(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """Yield what the writer concludes after an aside: "C, as X reported, placing him at odds with D"."""
    for claim in claims:
        verb = claim.anchor
        if verb < 0 or s.lower[s.left[verb]] != "as" or s.deps[verb] != "advcl":
            continue
        for k in (*s.kids[verb], *s.kids[s.heads[verb]]):
            first = s.left[k]
            apart = first > verb and s.lower[first - 1] == "," and s.lemmas[k] not in words("lists.citing")
            if apart and s.deps[k] in {"advcl", "relcl"} and (s.tags[k] == "VBG" or s.tags[first] == "WDT"):
                yield Claim(s, k, [], [Content(k, trim(s, s.subtree(k)))], "inferred", inferred=True, outermost=True)
