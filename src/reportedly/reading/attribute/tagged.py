"""Sentences that only say whose the quotation before them is.

"“Go home!” the officer shouted.", "“The road is open.” The mayor was quoted by Lantern TV as saying.", "“…” That is
what the mayor told reporters.", "“…” So said the mayor."
"""

from itertools import pairwise

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.links import told
from reportedly.reading.attribute.phrases import CLAUSAL, QUOTES, agent, noun_phrase, passive, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

CALLS = frozenset({"?", "!", "...", "…"})
POINTING = frozenset({"that", "this", "those", "these", "such"})
INVERTED = frozenset({"so", "thus"})
HELD = ("ccomp", "xcomp", "attr", "conj", "dobj", "parataxis")


def tag_quoted(drafts: list[Draft], speakers: Speakers) -> None:
    """Tie a quotation that ends in a mark of its own to the words behind it that only say whose it is."""
    for draft, behind in pairwise(drafts):
        s, t = draft.sentence, behind.sentence
        if t.block == s.block and s.words[-1] in QUOTES and t.words[0].islower():
            _run_on(draft, behind, speakers)
            continue
        ends = draft.quoted and s.words[-1] in QUOTES and len(s) > 1 and s.words[-2] in CALLS | {"."}
        if not ends or t.block != s.block or not QUOTES.isdisjoint(t.words):
            continue
        links = _quoted_as(t, speakers) or _so_said(t, speakers)
        calls = s.words[-2] in CALLS or t.lemmas[t.root] == "say" or _told_whom(t)
        links = links or (_bare(t, speakers) if calls and not behind.claims else [])
        if links:
            draft.tag = links
            behind.claims[:] = [Claim(t, t.root, links, [])]


def _run_on(draft: Draft, behind: Draft, speakers: Speakers) -> None:
    """Give a sentence that ends in a quotation to who speaks in small letters behind it: "… “a disgrace.” she said"."""
    t = behind.sentence
    links = _bare(t, speakers)
    if not links:
        return
    draft.tag, draft.quoted = links, True
    if not any(claim.links and claim.anchor == t.root for claim in behind.claims):
        behind.claims.insert(0, Claim(t, t.root, links, []))


def _bare(t: Sentence, speakers: Speakers) -> list[DraftLink]:
    """Return who speaks by a verb of saying without anything said: "the officer shouted"."""
    own = t.kid(t.root, "nsubj")
    rows = lexicon().verbs.get(t.lemmas[t.root], ())
    if own is None or not any("quote" in row.takes for row in rows) or not speakers.can_speak(t, own):
        return []
    if t.kid(t.root, "ccomp", "xcomp", "attr", "conj") is not None:
        return []
    return [*told(t, t.root, speakers), DraftLink(t, noun_phrase(t, own), own, verb_group(t, t.root))]


def _told_whom(t: Sentence) -> bool:
    """Say whether no more is told than who heard it: "The mayor told reporters"."""
    return t.lemmas[t.root] in words("lists.telling") and t.kid(t.root, "dobj") is not None


def _quoted_as(t: Sentence, speakers: Speakers) -> list[DraftLink]:
    """Return who is quoted and by whom: "X was quoted by Y as saying", "Y quoted X as saying"."""
    verb = t.root
    under = next((k for k in t.kids_by(verb, "prep") if t.lower[k] == "as"), None)
    said = t.kid(under, "pcomp") if under is not None else None
    if said is None or t.lemmas[verb] not in words("lists.citing") or t.kid(said, *HELD) is not None:
        return []
    held = t.kid(verb, "nsubjpass") if passive(t, verb) else t.kid(verb, "dobj")
    by = [agent(t, verb), agent(t, said)] if passive(t, verb) else [t.kid(verb, "nsubj")]
    if held is None or not (t.tags[held] == "PRP" or speakers.can_speak(t, held)):
        return []
    outlet = next((k for k in by if k is not None and speakers.can_speak(t, k)), None)
    through = [DraftLink(t, noun_phrase(t, outlet), outlet, verb_group(t, verb), role="outlet")] if outlet else []
    return [*through, *told(t, said, speakers), DraftLink(t, noun_phrase(t, held), held, [said])]


def _so_said(t: Sentence, speakers: Speakers) -> list[DraftLink]:
    """Return who "so said", or of whom "that is what X told Y" is true; nothing else may be said."""
    verb = t.root
    if t.lower[0] in POINTING and t.lemmas[verb] == "be":
        own, verb = t.kid(verb, "nsubj"), t.kid(verb, "ccomp", "attr") or verb
        opener = t.lower[t.left[verb]]
        if own != 0 or opener not in {"what", "how"} or t.pos[verb] not in CLAUSAL:
            return []
        head = t.kid(verb, "nsubj")
    else:
        head = t.kid(verb, "nsubj", "dobj") if t.lower[0] in INVERTED and verb == 1 else None
    known = {"quote", "clause"}
    if head is None or not any(known & row.takes for row in lexicon().verbs.get(t.lemmas[verb], ())):
        return []
    if t.kid(verb, "ccomp", "xcomp", "conj") is not None or not speakers.can_speak(t, head):
        return []
    return [*told(t, verb, speakers), DraftLink(t, noun_phrase(t, head), head, verb_group(t, verb))]
