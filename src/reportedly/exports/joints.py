"""How content follows its chain in the text, and so how it may follow it in a sentence."""

from dataclasses import dataclass
from typing import Literal

from reportedly.exports.phrases import lemma, tokens
from reportedly.exports.speakers import cue
from reportedly.exports.wording import bridge, shown
from reportedly.record import Link, Span, Statement


@dataclass(frozen=True, slots=True)
class Joint:
    """The way content is joined to its lead; `bridge` holds the source's words between the two."""

    mode: Literal["that", "direct", "bridge", "colon"]
    bridge: Span | None = None


COLON = Joint("colon")


def joint(statement: Statement, links: list[Link], text: str) -> Joint:
    """Say how the content follows: after "that", right after the cue, over a few words, or only behind a colon."""
    whole = shown(statement, text)
    first = whole[0].start
    ends = [min(s.end, first) for link in links for s in (*link.cue, *link.source) if s.start < first]
    if not ends or len(whole) > 1:
        return COLON
    if text[max(ends) : first].split()[-1:] == ["that"] and _takes_clause(links) and not _wants_hearer(links):
        return Joint("that")
    cues = [min(span.end, first) for span in links[-1].cue if span.start < first]
    return _over(text, max(ends) if _shares(links) else cues[-1], first) if cues else COLON


def _over(text: str, cue_end: int, first: int) -> Joint:
    """Join right after the cue, or over a short stretch without a break in it."""
    if not text[cue_end:first].strip():
        return Joint("direct")
    between = bridge(text, cue_end, first)
    return Joint("bridge", between) if between else COLON


def _shares(links: list[Link]) -> bool:
    """Say whether speaker and hearer hang on one cue ("told Ostra Radio")."""
    return len(links) > 1 and links[-2].cue == links[-1].cue


def _takes_clause(links: list[Link]) -> bool:
    """Say whether the last cue that speaks can be followed by a that-clause of what it says (not "rejected")."""
    speaking = [link for link in links if tokens(cue(link))[:1] != ["citing"]]
    verbs = {lemma(token) for token in tokens(cue(speaking[-1]))} if speaking else set()
    return bool(speaking) and (speaking[-1].commitment != "denies" or "deny" in verbs)


def _wants_hearer(links: list[Link]) -> bool:
    """Say whether the chain ends in a telling whose hearer is no link of it ("told reporters that …")."""
    return "tell" in map(lemma, tokens(cue(links[-1]))) and not _shares(links)


def hearerless(statement: Statement, links: list[Link], text: str) -> bool:
    """Say whether a colon would follow a bare "told"."""
    return joint(statement, links, text).mode == "colon" and _wants_hearer(links)
