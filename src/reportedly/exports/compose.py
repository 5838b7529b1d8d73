"""One statement into one sentence: the chain said aloud, the content in the source's own words.

Frames come from `codebook/brief.toml`. A content clause follows the cue unquoted only where it follows it so in the
text ("said that …", "criticised the raid"); everywhere else it stands in quotation marks.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from reportedly.exports.joints import COLON, Joint, hearerless, joint
from reportedly.exports.lookup import Shelf
from reportedly.exports.marks import Mark, hedges_of, missing, voiced
from reportedly.exports.passage import passage
from reportedly.exports.phrases import capital, phrases, plain, tokens, uncapital
from reportedly.exports.sentences import BriefSentence, Evidence, Role
from reportedly.exports.speakers import cue, inside_quotation, is_pronoun, lead, lead_in, own_voice, telling, who
from reportedly.exports.wording import balanced, content_words, ended, quoted, shown
from reportedly.record import Link, Span, Statement, Voice

OWN = {"uncommitted": "open", "inferred": "infers"}


def compose(statement: Statement, shelf: Shelf) -> tuple[BriefSentence, ...]:
    """Return the renderings of one statement, the most fluent first; each still has to be verified."""
    links = voiced(statement)
    texts = [_fluent(statement, links, shelf), _according(statement, links, shelf)] if links else []
    texts += [_whole(statement, shelf)] if links else [_own(statement, shelf)]
    base = BriefSentence(
        text="",
        spans=tuple(_evidence(statement, shelf)),
        statements=(statement.id,),
        chain=chain_words(statement, shelf),
        positions=tuple(p.id for p in shelf.positions.get(statement.id, ())),
        events=tuple(e.id for e in shelf.events.get(statement.id, ())),
    )
    finished = [capital(ended(_marked(statement, text))) for text in texts if text]
    return tuple(replace(base, text=text) for text in dict.fromkeys(finished))


def chain_words(statement: Statement, shelf: Shelf) -> tuple[str, ...]:
    """Name the voices of a chain, publisher first, as an endnote shows them."""
    return tuple(_shown(link, shelf) for link in statement.chain)


def _shown(link: Link, shelf: Shelf) -> str:
    voice = shelf.voice(link)
    name = (voice.name if voice else None) or _quoted_source(link, voice)
    if voice and voice.name and is_pronoun(link):
        name = f"{name} (as “{quoted(link.source[0].quote)}”)"
    return f"{name} (inferred)" if link.basis == "inferred" else name


def _quoted_source(link: Link, voice: Voice | None) -> str:
    spans = link.source or ((voice.description,) if voice and voice.description else ())
    if spans:
        return f"“{quoted(' '.join(' '.join(s.quote for s in spans).split()))}”"
    if voice and voice.kind in {"page", "publisher"}:
        return "publisher not named"
    return f"nobody named (“{quoted(cue(link))}”)" if link.cue else "nobody named"


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
    content = quoted(content_words((passage(statement, shelf),), shelf))
    return phrases().frames["own"].format(who=own_voice(statement, shelf), content=content)


def _fluent(statement: Statement, links: list[Link], shelf: Shelf) -> str:
    """Say a chain as its text does; "" where its cues make no lead-in."""
    start = lead(links, shelf, min(span.start for span in statement.content))
    if not start:
        return ""
    content = content_words(shown(statement, shelf.text), shelf, start)
    how = _joint(statement, links, shelf, balanced(content) and balanced(start))
    if how.mode in {"direct", "bridge"} and start.endswith(","):
        how = COLON
    if how.mode == "colon":
        barred = any(link.commitment == "denies" for link in links) or hearerless(statement, links, shelf.text)
        return "" if barred else phrases().frames["colon"].format(lead=start.rstrip(","), content=quoted(content))
    bridged = f"{start} {' '.join(how.bridge.quote.split())}" if how.bridge else start
    return phrases().frames["that" if how.mode == "that" else "direct"].format(lead=bridged, content=content)


def _joint(statement: Statement, links: list[Link], shelf: Shelf, sound: bool) -> Joint:  # noqa: FBT001 - one call
    return joint(statement, links, shelf.text) if sound else COLON


def _according(statement: Statement, links: list[Link], shelf: Shelf) -> str:
    """Say a chain from its first hand outwards, the content quoted."""
    names = [uncapital(name) for link in reversed(links) if (name := who(link, shelf))]
    speaker, frames = ", via ".join(dict.fromkeys(names)), phrases().frames
    firm = [link for link in links if telling(link)] or ([] if speaker else links[-1:])
    said = "”, “".join(dict.fromkeys(cue(link) for link in firm))
    content = quoted(content_words(shown(statement, shelf.text), shelf, speaker))
    if not speaker:
        frame = "unattributed"
    elif any(link.commitment == "denies" for link in links):
        frame = "denied"
    else:
        frame = "according_cue" if said else "according"
    return frames[frame].format(who=speaker, cue=said, content=content)


def _marked(statement: Statement, text: str) -> str:
    """Add the marks of certainty and polarity that the frame left out."""
    frames, lost = phrases().frames, missing(statement, tokens(text))
    for mark, quotes in _by_mark(lost):
        text = frames[mark].format(sentence=text, words="”, “".join(quotes)) if mark in frames else text
    return text


def _by_mark(lost: Iterable[tuple[Mark, str]]) -> Iterator[tuple[Mark, list[str]]]:
    grouped: dict[Mark, list[str]] = {}
    for mark, quote in lost:
        grouped.setdefault(mark, []).append(quoted(plain(quote)))
    yield from grouped.items()


def _evidence(statement: Statement, shelf: Shelf) -> Iterator[Evidence]:
    """Yield every span that a sentence about the statement may rest on, each with its role."""
    groups: list[tuple[Role, Iterable[Span]]] = [
        ("content", shown(statement, shelf.text)),
        ("hedge", hedges_of(statement)),
        ("negation", statement.negation),
        ("cue", _bridges(statement, shelf)),
        ("statement", (passage(statement, shelf),)),
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
    return [span for span in found if span]


def _described(voice: Voice | None) -> Span | None:
    return voice.description if voice else None
