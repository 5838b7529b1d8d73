"""One statement into one sentence: the chain said aloud, the content in the source's own words.

Frames come from `codebook/brief.toml`. A content clause follows the cue unquoted only where it follows it so in the
text ("said that …", "criticised the raid"); everywhere else it stands in quotation marks.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from reportedly.codebook.cues import lexicon
from reportedly.exports.joints import COLON, Joint, hearerless, joint
from reportedly.exports.likelihood import confidences
from reportedly.exports.lookup import Shelf
from reportedly.exports.marks import Mark, hedges_of, missing, voiced
from reportedly.exports.passage import passage
from reportedly.exports.phrases import capital, find_run, is_negation, lemma, phrases, plain, tokens, uncapital, words
from reportedly.exports.sentences import BriefSentence, Evidence, Role
from reportedly.exports.speakers import (
    cue,
    inside_quotation,
    is_pronoun,
    lead,
    lead_in,
    medium_word,
    own_voice,
    spelled_out,
    telling,
    who,
)
from reportedly.exports.standing import LONGEST, as_it_stands, sentence_around, speaks_itself
from reportedly.exports.wording import balanced, content_words, ended, only_one, quoted, shown
from reportedly.record import Link, Span, Statement, Voice

BRACKET = re.compile(r" ?\[[^\[\]]*\]")
SUBJECT = re.compile(r"^(?:He|She|It|They) (\[[^\[\]]+\])")  # "He [Ann Reed] said" reads "[Ann Reed] said"
MARKS = frozenset("'\"“‘")
OWN = {"uncommitted": "open", "inferred": "infers"}


def compose(statement: Statement, shelf: Shelf) -> tuple[BriefSentence, ...]:
    """Return the renderings of one statement, the most fluent first; each still has to be verified."""
    links = voiced(statement)
    whole = as_it_stands(statement, shelf)
    texts = [_standing(whole, statement, shelf)] if whole else []
    texts += [_fluent(statement, links, shelf), _according(statement, links, shelf)] if links else []
    texts += [_whole(statement, shelf)] if links or _is_part(statement) else [_own(statement, shelf)]
    base = BriefSentence(
        text="",
        spans=tuple(evidence(statement, shelf)),
        statements=(statement.id,),
        chain=chain_words(statement, shelf),
        positions=tuple(p.id for p in shelf.positions.get(statement.id, ())),
        events=tuple(e.id for e in shelf.events.get(statement.id, ())),
    )
    finished = [capital(ended(_marked(statement, text, shown=whole))) for text in texts if text]
    return tuple(replace(base, text=text) for text in dict.fromkeys(finished))


def _standing(whole: Span, statement: Statement, shelf: Shelf) -> str:
    """Show a whole sentence as it stands; where nobody in it speaks, with the house that does."""
    content = content_words((whole,), shelf)
    content = content if _doubtful(whole, shelf) else SUBJECT.sub(r"\1", content)
    if speaks_itself(whole, shelf):
        return content
    return phrases().frames["stands"].format(who=uncapital(own_voice(statement, shelf)), content=content)


def _doubtful(whole: Span, shelf: Shelf) -> bool:
    """Say whether a sentence opens with a pronoun that may mean another one than its reading takes it for."""
    end = whole.start + len(whole.quote.split(" ", 1)[0])
    opening = [
        (where, actor) for where, form, actor in shelf.actors_in(whole) if where.end == end and form == "pronoun"
    ]
    return not any(only_one(where, actor, shelf) for where, actor in opening)


def chain_words(statement: Statement, shelf: Shelf) -> tuple[str, ...]:
    """Name the voices of a chain, publisher first, as an endnote shows them."""
    return tuple(_shown(link, shelf) for link in statement.chain)


def _shown(link: Link, shelf: Shelf) -> str:
    voice = shelf.voice(link)
    described = spelled_out(voice) if voice and is_pronoun(link) else None
    name = (voice.name if voice else None) or (f"“{described}”" if described else _quoted_source(link, voice))
    if voice and (voice.name or described) and is_pronoun(link):
        name = f"{name} (as “{quoted(link.source[0].quote)}”)"
    return f"{name} (inferred)" if link.basis == "inferred" else name


def _quoted_source(link: Link, voice: Voice | None) -> str:
    spans = link.source or ((voice.description,) if voice and voice.description else ())
    if spans:
        return f"“{quoted(' '.join(' '.join(s.quote for s in spans).split()))}”"
    if voice and voice.kind in {"page", "publisher"}:
        return "publisher not named"
    if not link.cue:
        return "nobody named"
    marked = cue(link)[:1] in MARKS
    return "nobody named (words in quotation marks)" if marked else f"nobody named (“{quoted(cue(link))}”)"


def _own(statement: Statement, shelf: Shelf) -> str:
    """Say a statement that rests on the document's own voice."""
    content = quoted(content_words(shown(statement, shelf.text), shelf))
    spoken = "quotes" if inside_quotation(statement, shelf) else "own"
    frame = OWN.get(statement.certainty, "given" if statement.presupposed else spoken)
    if frame == "open" and shelf.text[statement.content[-1].end - 1 :][:2].find("?") >= 0:
        frame = "asks"
    return phrases().frames[frame].format(who=own_voice(statement, shelf), content=content)


def _whole(statement: Statement, shelf: Shelf) -> str:
    """Quote the whole passage in the document's own voice, where anything shorter would lose something."""
    content = quoted(content_words((_stretch(statement, shelf),), shelf))
    return phrases().frames["own"].format(who=own_voice(statement, shelf), content=content)


def _stretch(statement: Statement, shelf: Shelf) -> Span:
    """Return the passage of a statement, or all of its sentence where the passage is but a part of a clause."""
    around = sentence_around([*statement.content], shelf) if _is_part(statement) else None
    return passage(statement, shelf) if around is None or len(around.quote.split()) > LONGEST else around


def _fluent(statement: Statement, links: list[Link], shelf: Shelf) -> str:
    """Say a chain as its text does; "" where its cues make no lead-in."""
    start = lead(links, shelf, min(span.start for span in statement.content))
    if not start or any(map(_goes_on, links)):
        return ""
    content = content_words(shown(statement, shelf.text), shelf, start)
    how = _joint(statement, links, shelf, balanced(content) and balanced(start))
    if how.mode in {"direct", "bridge"} and start.endswith(","):
        how = COLON
    if how.mode == "colon":
        if _is_part(statement):
            return ""
        barred = any(link.commitment == "denies" for link in links) or hearerless(statement, links, shelf.text)
        return "" if barred else phrases().frames["colon"].format(lead=start.rstrip(","), content=quoted(content))
    bridged = f"{start} {' '.join(how.bridge.quote.split())}" if how.bridge else start
    return phrases().frames["that" if how.mode == "that" else "direct"].format(lead=bridged, content=content)


def _goes_on(link: Link) -> bool:
    """Say whether a cue of denying only tells who goes on in a quotation: "denied the raid. “We were at home.”"."""
    said = tokens(cue(link))
    rows = [row for token in said for row in lexicon().verbs.get(lemma(token), ())]
    open_ = any(is_negation(token) and lemma(token) != "deny" for token in said)  # "neither confirmed nor denied"
    return link.commitment != "denies" and not open_ and any(row.commitment == "denies" for row in rows)


def _is_part(statement: Statement) -> bool:
    """Say whether a content says nothing apart from the words before it: "to withdraw", "who pressed for it"."""
    first = tokens(min(statement.content, key=lambda s: s.start).quote)[:2]
    return first[:1] == ["to"] or first == ["not", "to"] or set(first[:1]) <= words("relatives")


def _joint(statement: Statement, links: list[Link], shelf: Shelf, sound: bool) -> Joint:  # noqa: FBT001 - one call
    return joint(statement, links, shelf.text) if sound else COLON


def _according(statement: Statement, links: list[Link], shelf: Shelf) -> str:
    """Say a chain from its first hand outwards, the content quoted; "" where that is no clause and no thing."""
    if _is_part(statement):
        return ""
    names = [uncapital(name) for link in reversed(links) if (name := who(link, shelf))]
    speaker, frames = ", via ".join(dict.fromkeys(names)), phrases().frames
    asked = statement.certainty == "uncommitted"  # "asked", as plain as "said", says nothing of what follows
    firm = [link for link in links if telling(link) and not _goes_on(link)]
    firm = firm or (links[-1:] if asked or not speaker else [])
    said = "”, “".join(dict.fromkeys(cue(link) for link in firm))
    content = quoted(content_words(shown(statement, shelf.text), shelf, speaker))
    if not speaker:
        frame = "unattributed"
    elif any(link.commitment == "denies" for link in links):
        frame = "denied"
    elif said and asked:
        frame = "left_open"
    else:
        frame = "according_cue" if said else "according"
    return frames[frame].format(who=speaker, cue=said, content=content)


def _marked(statement: Statement, text: str, shown: Span | None) -> str:
    """Add the marks of certainty and polarity that the frame left out."""
    said = tokens(text)
    whole = shown is not None and find_run(tokens(shown.quote), tokens(BRACKET.sub("", text))) >= 0
    frames, lost = phrases().frames, missing(statement, said, whole=whole)
    for mark, quotes in _by_mark(lost):
        frame = (
            "confidence" if any(map(confidences, quotes)) else mark if any(quotes) or mark != "negation" else "unsaid"
        )
        text = frames[frame].format(sentence=text, words="”, “".join(quotes)) if frame in frames else text
    return text


def _by_mark(lost: Iterable[tuple[Mark, str]]) -> Iterator[tuple[Mark, list[str]]]:
    grouped: dict[Mark, list[str]] = {}
    for mark, quote in lost:
        grouped.setdefault(mark, []).append(quoted(plain(quote)))
    yield from grouped.items()


def evidence(statement: Statement, shelf: Shelf) -> Iterator[Evidence]:
    """Yield every span that a sentence about the statement may rest on, each with its role."""
    groups: list[tuple[Role, Iterable[Span]]] = [
        ("content", shown(statement, shelf.text)),
        ("hedge", hedges_of(statement)),
        ("negation", statement.negation),
        ("cue", _bridges(statement, shelf)),
        ("statement", (_stretch(statement, shelf), *filter(None, [as_it_stands(statement, shelf)]))),
        ("condition", statement.condition),
        *(("source", link.source) for link in statement.chain),
        *(("cue", link.cue) for link in statement.chain),
        ("name", [m for link in statement.chain if (m := _described(shelf.voice(link)))]),
    ]
    seen = set()
    for role, spans in groups:
        for span in spans:
            if (role, span.start, span.end) not in seen:
                seen.add((role, span.start, span.end))
                yield Evidence(document=statement.document, span=span, role=role)


def _bridges(statement: Statement, shelf: Shelf) -> list[Span]:
    """Return the words between sources, cues and content that a rendering may keep."""
    links = voiced(statement)
    found = [joint(statement, links, shelf.text).bridge, *(lead_in(link, shelf) for link in links)]
    found += [medium_word(link, shelf) for link in links]
    return [span for span in found if span]


def _described(voice: Voice | None) -> Span | None:
    return voice.description if voice else None
