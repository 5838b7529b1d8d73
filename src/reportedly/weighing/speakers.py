"""Who publishes, who is cited and who speaks in a whole case: how much, on how many first hands, how it holds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from reportedly.record import Finding, Link, Origin, Reading, Value, Voice, content_id
from reportedly.weighing.anchors import flat

KINDS = {"page": "the page", "publisher": "the publisher", "document": "a document", "unnamed": "somebody unnamed"}
PUT_RIGHT = frozenset({"correction", "retraction"})
FEW = 12  # statements that are shown of a speaker


class Speaker(Value, frozen=True, kw_only=True):
    """A voice of the whole case, known by what it is called and what it is.

    `statements` are those that come through it, `own` those of which it is the first hand, `origins` on how many first
    hands they rest; `conflicts` and `corrections` are findings that touch them. `examples` are ids of statements of
    its own, or where it has none, of those that come through it.
    """

    id: str
    name: str
    kind: str
    is_named: bool
    statements: int
    own: int
    documents: int
    origins: int
    conflicts: int
    corrections: int
    examples: tuple[str, ...]


def voice_words(voice: Voice | None, link: Link | None = None) -> str:
    """Return what a voice is called: its name, how it is described, or what kind it is."""
    if voice is None:
        return "unknown"
    if voice.name:
        return voice.name
    if voice.description:
        return " ".join(voice.description.quote.split())
    if link and link.source:
        return " ".join(link.source[0].quote.split())
    return KINDS.get(voice.kind, voice.kind.replace("_", " "))


class _Tally:
    """What is counted of one speaker while readings pass."""

    def __init__(self, name: str, voice: Voice) -> None:
        self.name, self.is_named = name, voice.naming == "named"
        self.kinds = Counter[str]()
        self.statements: list[str] = []
        self.own: list[str] = []
        self.documents: dict[str, None] = {}
        self.voices: dict[str, None] = {}


def speakers(
    readings: Iterable[Reading], origins: Iterable[Origin], findings: Iterable[Finding]
) -> Iterator[tuple[Speaker, tuple[str, ...]]]:
    """Yield all speakers with the ids of their voices in documents.

    Args:
        readings: of all documents, as persons judged them.
        origins: the first hands of all statements.
        findings: where documents agree and differ.
    """
    tallies: dict[str, _Tally] = {}
    for reading in readings:
        _count(reading, tallies)
    rests = {i: origin.id for origin in origins for i in (*origin.statements, *origin.inherited_by)}
    touched: dict[str, list[Finding]] = {}
    for finding in findings:
        for i in finding.statements:
            touched.setdefault(i, []).append(finding)
    for i, tally in tallies.items():
        yield _speaker(i, tally, rests, touched), tuple(tally.voices)


def _count(reading: Reading, tallies: dict[str, _Tally]) -> None:
    voices = {voice.id: voice for voice in reading.voices}
    for statement in reading.statements:
        for number, (voice, link) in enumerate(_hands(statement.chain, voices), 1):
            name = " ".join(voice_words(voice, link).split())
            i = _id(name, "" if voice.naming == "named" else voice.kind)
            tally = tallies.get(i) or tallies.setdefault(i, _Tally(name, voice))
            if not tally.statements or tally.statements[-1] != statement.id:
                tally.statements.append(statement.id)
            if number == len(statement.chain):
                tally.own.append(statement.id)
            tally.kinds[voice.kind] += 1
            tally.documents[reading.document.id] = tally.voices[voice.id] = None


def _hands(chain: tuple[Link, ...], voices: Mapping[str, Voice]) -> Iterator[tuple[Voice, Link]]:
    return ((voices[link.voice], link) for link in chain if link.voice in voices)


@lru_cache(maxsize=65536)
def _id(name: str, kind: str) -> str:
    """Return the id of a speaker: a name (kind "") is one whatever it is taken for; what has none is of its kind."""
    return content_id("source", kind, flat(name))


def _speaker(i: str, tally: _Tally, rests: Mapping[str, str], touched: Mapping[str, list[Finding]]) -> Speaker:
    kinds = list({finding.id: finding.kind for one in tally.statements for finding in touched.get(one, ())}.values())
    return Speaker(
        id=i,
        name=tally.name,
        kind=max(sorted(tally.kinds), key=lambda kind: tally.kinds[kind]).replace("_", " "),
        is_named=tally.is_named,
        statements=len(tally.statements),
        own=len(tally.own),
        documents=len(tally.documents),
        origins=len({rests[one] for one in tally.statements if one in rests}),
        conflicts=kinds.count("conflict"),
        corrections=sum(kind in PUT_RIGHT for kind in kinds),
        examples=tuple((tally.own or tally.statements)[:FEW]),
    )
