"""Sentences that say who speaks to whom, and leave what is said to the sentences behind them.

"The tribunal heard from three witnesses.", "Lantern TV aired an interview with the mayor.", "The Forum has published
the diary of a sergeant.", "A baker testified before the panel." What the witnesses, the mayor, the sergeant or the
baker say further down came through the tribunal, the station, the paper, the panel.
"""

from reportedly.reading.attribute.draft import DraftLink
from reportedly.reading.attribute.phrases import (
    agent,
    finite,
    negation,
    noun_phrase,
    passive,
    subject,
    verb_group,
    words,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

SPOKEN_TO = frozenset({"to", "with", "before", "at", "on"})
GIVEN = frozenset({"interview", "evidence", "testimony", "statement"})
LATER = frozenset({"will", "would", "should", "may", "might", "could", "must", "shall"})
OWN = frozenset({"i", "we", "us", "me"})


def met(s: Sentence, speakers: Speakers) -> list[list[DraftLink]]:
    """Return, for each who is let speak in a sentence, the links from whoever heard him to himself, outer first."""
    found = []
    for verb in range(len(s)):
        if s.pos[verb] != "VERB" or not _happened(s, verb):
            continue
        for host, held, papers in (_heard(s, verb), _brought(s, verb), _came_to(s, verb)):
            if host is None or held is None or not _hears(s, host, speakers):
                continue
            if not (speakers.can_speak(s, held) or speakers.is_witness(s, held)) or s.lower[held] in OWN:
                continue
            outer = DraftLink(s, noun_phrase(s, host), host, verb_group(s, verb), role="outlet", basis="inferred")
            inner = DraftLink(s, noun_phrase(s, held), held, [])
            found.append([outer, *papers, inner])
    return found


def _happened(s: Sentence, verb: int) -> bool:
    """Say whether a verb tells of what took place: a main clause's or one beside it, neither negated nor to come."""
    main = s.deps[verb] in {"ROOT", "conj"} and (finite(s, verb) or s.deps[verb] == "conj")
    return main and not negation(s, verb) and not any(s.lower[k] in LATER for k in s.kids_by(verb, "aux"))


def _hears(s: Sentence, host: int, speakers: Speakers) -> bool:
    """Say whether somebody hears others by trade: an outlet, a court, a panel, a monitor."""
    known = not {s.lemmas[host], s.lower[host]}.isdisjoint(words("lists.recorders"))
    return (known or speakers.is_medium(s, host)) and s.lower[host] not in OWN


def _heard(s: Sentence, verb: int) -> tuple[int | None, int | None, list[DraftLink]]:
    """Return host and speaker of "X heard from Y", "X spoke to Y", "X interviewed Y"."""
    if passive(s, verb):
        return None, None, []
    if s.lemmas[verb] in words("lists.interviewing") - words("lists.citing"):
        return subject(s, verb), s.kid(verb, "dobj"), []
    pairs = {"hear": {"from"}, "speak": {"to", "with"}, "talk": {"to", "with"}}
    for k in s.kids_by(verb, "prep"):
        if s.lower[k] in pairs.get(s.lemmas[verb], ()):
            return subject(s, verb), s.kid(k, "pobj"), []
    return None, None, []


def _brought(s: Sentence, verb: int) -> tuple[int | None, int | None, list[DraftLink]]:
    """Return host and speaker of "X aired an interview with Y", "X published Y's letter", with the letter."""
    if s.lemmas[verb] not in words("lists.bringing") or passive(s, verb):
        return None, None, []
    noun = s.kid(verb, "dobj")
    if noun is None:
        return None, None, []
    written = s.lemmas[noun] in words("lists.medium_documents")
    if not written and s.lemmas[noun] not in words("lists.appearances"):
        return None, None, []
    preps = {"with"} if s.lemmas[noun] in {"interview", "conversation", "exchange", "talk"} else {"of", "by", "from"}
    behind = [k for at in (noun, verb) for k in s.kids_by(at, "prep", "agent") if k > noun and s.lower[k] in preps]
    held = s.kid(behind[0], "pobj") if behind else None
    if held is None and written:
        held = s.kid(noun, "poss")
    paper = [i for i in noun_phrase(s, noun) if held is None or i not in s.subtree(held)]
    while paper and s.lower[paper[-1]] in {"of", "by", "from", "'s", "’s"}:
        paper.pop()
    link = DraftLink(s, paper or [noun], noun, verb_group(s, verb), role="evidence", basis="inferred")
    return subject(s, verb), held, [link] if written else []


def _came_to(s: Sentence, verb: int) -> tuple[int | None, int | None, list[DraftLink]]:
    """Return host and speaker of "Y spoke to X", "Y was interviewed by X", "Y gave evidence to X"."""
    if passive(s, verb):
        asked = s.lemmas[verb] in words("lists.interviewing") - words("lists.citing")
        return (agent(s, verb), subject(s, verb), []) if asked else (None, None, [])
    told = s.kid(verb, "dobj")
    gives = s.lemmas[verb] == "give" and told is not None and s.lemmas[told] in GIVEN
    if not gives and s.lemmas[verb] not in {"speak", "talk", "testify", "appear"}:
        return None, None, []
    host = s.kid(verb, "dative") if gives else None
    host = None if host is None else s.kid(host, "pobj") or host
    for k in (*s.kids_by(verb, "prep", "dative"), *(s.kids_by(told, "prep") if gives and told is not None else ())):
        if host is None and s.lower[k] in SPOKEN_TO:
            host = s.kid(k, "pobj")
    return host, subject(s, verb), []
