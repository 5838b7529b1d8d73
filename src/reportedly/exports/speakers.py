"""The voices of a chain in words: who a link is, and the lead-in that a chain of links makes.

"Lantern TV reported, citing two unnamed officers," is the lead of a chain of two; a link whose cue fits no pattern
makes no lead, and the sentence then falls back on "According to …, via …".
"""

import re
from dataclasses import dataclass, field

from reportedly.exports.lookup import Shelf
from reportedly.exports.marks import is_house
from reportedly.exports.phrases import lemma, phrases, plain, strength, tokens, uncapital, words
from reportedly.exports.wording import bridge, content_words, only_one
from reportedly.record import Link, Span, Statement, Voice

OWNER = re.compile(r"['’]s$")
STOP = re.compile(r"[.,;]”$")
SENTENCE = re.compile(r"[.!?…][”\"’)]*\s")
QUOTING = ("quoting", "citing")
CLOSING = (".", ";", "")
RELATIVES = frozenset({"who", "whose", "which"})
MEDIUM = ("in", "on", "through", "during")


@dataclass(slots=True)
class Turn:
    """One speaker's part of a lead: who, through what cue, heard by whom, resting on whom.

    `apposed` says whether `who` ends in an apposition, which a comma closes ("its spokesman, Ann Reed, said").
    """

    who: str
    cue: str = ""
    apposed: bool = False
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def words(self) -> str:
        """Say the turn: who, asides, cue, asides."""
        before = f", {', '.join(self.before)}," if self.before else "," * self.apposed
        after = f", {', '.join(self.after)}," if self.after else ""
        return f"{self.who}{before} {self.cue}{after}"


def who(link: Link, shelf: Shelf) -> str:
    """Return the words that name a link's voice: the text's own, with the name where they are a mere pronoun."""
    voice = shelf.voice(link)
    said = content_words(link.source, shelf) if link.source else ""
    if is_pronoun(link):
        return _pronoun(link, voice, shelf)
    if voice and voice.name and not said:
        return voice.name
    named = said or (plain(voice.description.quote) if voice and voice.description else "")
    closed = f"{named}”" if named.count("“") > named.count("”") else named
    return OWNER.sub("", STOP.sub("”", closed))


def is_pronoun(link: Link) -> bool:
    """Say whether a pronoun is all that stands for the voice here."""
    return plain(" ".join(span.quote for span in link.source)).casefold() in words("pronouns")


def _pronoun(link: Link, voice: Voice | None, shelf: Shelf) -> str:
    """Name who speaks as "he" or "it": plainly if nobody else can be meant, else with the pronoun beside the name."""
    pronoun, name = plain(link.source[0].quote), (voice.name or spelled_out(voice)) if voice else None
    actor = shelf.actors.get(voice.actor) if voice and voice.actor else None
    if name and (actor is None or only_one(link.source[0], actor, shelf)):
        return name
    if name:
        return phrases().frames["spoken"].format(name=name, pronoun=pronoun.lower())
    return f"“{pronoun}”"


def spelled_out(voice: Voice) -> str | None:
    """Return the words that describe a voice without a name, where they are more than a pronoun."""
    said = plain(voice.description.quote) if voice.description else ""
    return uncapital(said) if said and said.casefold() not in words("pronouns") else None


def cue(link: Link, content: int | None = None) -> str:
    """Return a link's cue as written, up to where the content starts ("led calls" | "calls for talks")."""
    spans = sorted(link.cue, key=lambda s: s.start)
    cut = [s.quote[: content - s.start] if content and s.start < content else s.quote for s in spans]
    return plain(" … ".join(part.strip() for part in cut))


def lead_in(link: Link, shelf: Shelf) -> Span | None:
    """Return the few words between source and cue ("is expected" to demand), which can change what the cue says."""
    ends, starts = [s.end for s in link.source], [s.start for s in link.cue]
    return bridge(shelf.text, max(ends), min(starts)) if ends and starts and max(ends) < min(starts) else None


def inside_quotation(statement: Statement, shelf: Shelf) -> bool:
    """Say whether a content opens inside quotation marks of its block, and is so somebody's direct speech."""
    start = min(span.start for span in statement.content)
    block = shelf.block(statement.span)
    before = shelf.text[block.span.start if block else 0 : start]
    opening = shelf.text[start : start + 1] in {"“", '"'}
    return opening or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def own_voice(statement: Statement, shelf: Shelf) -> str:
    """Return what the document calls itself where it speaks on its own: its publisher, its headline, a caption."""
    names = phrases().who
    block = shelf.block(statement.span)
    if block and block.kind in {"title", "caption", "correction"}:
        return names["headline" if block.kind == "title" else block.kind]
    base = _publisher(statement, shelf)
    author = _inferred_author(statement, shelf)
    return names["inferred"].format(author=author) if author and author != base else base


def _publisher(statement: Statement, shelf: Shelf) -> str:
    """Name the house that speaks: the credited one, else the publisher, else the report."""
    houses = [link for link in statement.chain[1:] if link.basis == "explicit" and is_house(link, statement)]
    voices = [shelf.voice(link) for link in (*reversed(houses), *statement.chain[:1])]
    named = next((voice.name for voice in voices if voice and voice.name), None)
    return named or shelf.reading.document.publisher or phrases().who["report" if shelf.alone else "unsigned"]


def _inferred_author(statement: Statement, shelf: Shelf) -> str:
    voices = [shelf.voice(link) for link in statement.chain if link.basis == "inferred"]
    named = (voice.name or spelled_out(voice) for voice in reversed(voices) if voice)
    return next(filter(None, named), "")


def lead(links: list[Link], shelf: Shelf, content: int) -> str:
    """Say a chain of explicit links up to its last cue, outermost first; "" where no pattern fits.

    `content` is where the content starts.
    """
    turns: list[Turn] = []
    heard: list[str] = []
    for i, link in enumerate(links):
        name, kind = who(link, shelf), _kind(link, links[i + 1] if i + 1 < len(links) else None, shelf)
        medium = medium_word(link, shelf) if kind == "medium" else None
        if not name or kind == "other":
            return ""
        if kind == "hears":
            heard.append(_hearing(link, links[i + 1], name))
        elif medium is not None:
            heard.append(f"{medium.quote} {name}")
        elif i + 1 < len(links) and _carried(link, links[i + 1], shelf):
            heard.append(f"via {uncapital(name)}")
        elif kind == "aside" or (kind == "cites" and not turns):
            heard.append(f"according to {uncapital(name)}")
        elif kind == "cites":
            turns[-1].after.append(f"{_citing(link)} {name}")
        else:
            turns.append(_turn(link, shelf, heard, content))
            heard = []
    return "" if heard or not turns else " that ".join([turns[0].words(), *(uncapital(t.words()) for t in turns[1:])])


def _carried(link: Link, inner: Link, shelf: Shelf) -> bool:
    """Say whether a voice is carried on from a sentence before that of who speaks through it."""
    end, start = max((s.end for s in link.source), default=0), min((s.start for s in inner.source), default=0)
    return bool(SENTENCE.search(shelf.text[end:start])) if link.source else False


def _turn(link: Link, shelf: Shelf, heard: list[str], content: int) -> Turn:
    """Make a speaker's turn; a hearer that shares the cue ("told Lantern TV") follows it."""
    between = [" ".join(gap.quote.split())] if (gap := lead_in(link, shelf)) else []
    direct = [h.removeprefix("told ") for h in heard if h.startswith("told ")]
    within = [h for h in heard if h.split()[0] in MEDIUM]
    aside = [h for h in heard if not h.startswith("told ") and h not in within]
    said = " ".join([*between, cue(link, content), *direct, *within])
    return Turn(who=who(link, shelf), cue=said, apposed=_apposed(link, shelf), before=aside)


def _apposed(link: Link, shelf: Shelf) -> bool:
    """Say whether the words for a voice hold a comma that another one closes right behind them."""
    said = content_words(link.source, shelf)
    end = max((span.end for span in link.source), default=0)
    inverted = bool(link.cue) and max(span.end for span in link.cue) <= min((s.start for s in link.source), default=0)
    closed = shelf.text[end : end + 1]  # "said Ann Reed, who runs the mill." is turned round: "Ann Reed, who …, said"
    last = said.rpartition(", ")[2]
    told_of = inverted and closed in CLOSING and (last.split(" ", 1)[0] in RELATIVES or " and " not in last)
    return "," in said and said == who(link, shelf) and (closed == "," or told_of)


def medium_word(link: Link, shelf: Shelf) -> Span | None:
    """Return the word by which a verb of saying takes its medium: "said [in] a message"; None where there is none."""
    start, end = max((s.end for s in link.cue), default=0), min((s.start for s in link.source), default=0)
    gap = shelf.text[start:end].strip()
    return Span.of(shelf.text, start + 1, start + 1 + len(gap)) if gap in MEDIUM else None


def _hearing(link: Link, inner: Link, name: str) -> str:
    return f"told {name}" if _shared(link, inner) else f"{cue(link)} {name}"


def _shared(link: Link, inner: Link | None) -> bool:
    """Say whether two links hang on one and the same cue of telling: the outer one heard the inner one."""
    tells = bool({lemma(token) for token in tokens(cue(link))} & words("telling"))
    return inner is not None and tells and link.cue == inner.cue


def _kind(link: Link, inner: Link | None, shelf: Shelf) -> str:
    """Sort a link by its cue: says, cites, hears (the recipient of a telling), medium, aside, or other."""
    said = tokens(cue(link))
    if _shared(link, inner) or (inner and " ".join(said) in words("passing")):
        return "hears"
    if inner is not None and link.cue == inner.cue and medium_word(link, shelf):
        return "medium"
    if said and (said[0] in words("citing") or said[:2] == ["according", "to"]):
        return "cites"
    if _nominal(link):
        return "aside"
    speaks = any(strength(token) is not None for token in said) and len(link.cue) == 1
    return "says" if speaks and _subject_like(link) and not _bare(link, shelf) else "other"


def _nominal(link: Link) -> bool:
    """Say whether the cue is part of the words that name the voice ("other recent reports")."""
    return any(c.start < s.end and s.start < c.end for c in link.cue for s in link.source)


def _subject_like(link: Link) -> bool:
    """Say whether the cue is a verb with its source as subject: "report by" and "were told by" are not."""
    last = tokens(cue(link))[-1:]
    return last not in (["by"], ["of"], ["from"], ["to"]) and not cue(link).endswith("ing")


def _bare(link: Link, shelf: Shelf) -> bool:
    """Say whether the cue is an infinitive that lacks what carries it ("is expected" to demand)."""
    start = link.cue[0].start
    infinitive = tokens(cue(link))[:1] == ["to"] or shelf.text[:start].rstrip().endswith(" to")
    return infinitive and lead_in(link, shelf) is None


def _citing(link: Link) -> str:
    said = tokens(cue(link))
    return said[0] if said[0] in QUOTING else "according to" if said[0] == "according" else "citing"


def telling(link: Link) -> bool:
    """Say whether a link's cue says more than that somebody said something ("rescinded", "claimed", "led calls").

    A cue inside the words for the voice ("allegations by friends") says it there.
    """
    plainly = {lemma(token) for token in tokens(cue(link))} & words("saying")
    return bool(link.cue) and not _nominal(link) and (link.commitment != "neutral" or not plainly)
