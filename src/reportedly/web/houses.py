"""Who publishes, who is cited and who speaks in a whole case: how much, on how many first hands, how it holds."""

from collections import Counter
from collections.abc import Iterator, Mapping

from reportedly.judging import Standing, standing
from reportedly.record import Finding, Judgement, Link, Origin, Reading, Value, Voice, content_id
from reportedly.store import Case
from reportedly.weighing.anchors import flat
from reportedly.weighings import held
from reportedly.wording import voice_words

PUT_RIGHT = frozenset({"correction", "retraction"})
FEW = 12  # statements that are shown of a source


class House(Value, frozen=True, kw_only=True):
    """A voice of the whole case, known by what it is called and what it is.

    `statements` are those that come through it, `own` those of which it is the first hand, `origins` on how many first
    hands they rest; `conflicts` and `corrections` are findings that touch them. The last three are None where the case
    was not weighed. `voices` are its ids in documents, the latest last, `examples` ids of statements of its own.
    """

    id: str
    name: str
    kind: str
    is_named: bool
    statements: int
    own: int
    documents: int
    origins: int | None
    conflicts: int | None
    corrections: int | None
    voices: tuple[str, ...]
    examples: tuple[str, ...]


class _Tally:
    """What is counted of one voice while readings pass."""

    def __init__(self, name: str, voice: Voice) -> None:
        self.name, self.is_named = name, voice.naming == "named"
        self.kinds = Counter[str]()
        self.statements: list[str] = []
        self.own: list[str] = []
        self.documents: dict[str, None] = {}
        self.voices: dict[str, None] = {}


class Houses:
    """All sources of a case at one time.

    Attributes:
        all: by id, those of most statements first.
        grades: the letters in force by the id of the source, the latest first, and all that were ever given.
        is_weighed: whether origins, conflicts and corrections were counted.
    """

    def __init__(self, case: Case) -> None:
        """Read through the case once."""
        stands = standing(case)
        tallies: dict[str, _Tally] = {}
        for reading in stands.judged(case.readings()):
            _count(reading, tallies)
        weighing = held(case)
        self.is_weighed = weighing is not None
        rests: dict[str, str] = {}
        touched: dict[str, list[Finding]] = {}
        if weighing is not None:
            for origin in weighing.every(Origin):
                rests |= dict.fromkeys((*origin.statements, *origin.inherited_by), origin.id)
            for finding in weighing.every(Finding):
                for i in finding.statements:
                    touched.setdefault(i, []).append(finding)
        ordered = sorted(tallies.items(), key=lambda pair: (-len(pair[1].statements), pair[1].name, pair[0]))
        self.all = {i: _house(i, tally, rests, touched, self.is_weighed) for i, tally in ordered}
        self.grades = {i: history for i, house in self.all.items() if (history := _grades(house, stands))}


def _count(reading: Reading, tallies: dict[str, _Tally]) -> None:
    voices = {voice.id: voice for voice in reading.voices}
    for statement in reading.statements:
        for number, (voice, link) in enumerate(_hands(statement.chain, voices), 1):
            name = " ".join(voice_words(voice, link).split())
            tally = tallies.setdefault(_id(name, voice), _Tally(name, voice))
            if not tally.statements or tally.statements[-1] != statement.id:
                tally.statements.append(statement.id)
            if number == len(statement.chain):
                tally.own.append(statement.id)
            tally.kinds[voice.kind] += 1
            tally.documents[reading.document.id] = tally.voices[voice.id] = None


def _hands(chain: tuple[Link, ...], voices: Mapping[str, Voice]) -> Iterator[tuple[Voice, Link]]:
    return ((voices[link.voice], link) for link in chain if link.voice in voices)


def _id(name: str, voice: Voice) -> str:
    """Return the id of a source: a name is one source whatever it is taken for; what has none is of its kind."""
    return content_id("source", "" if voice.naming == "named" else voice.kind, flat(name))


def _house(
    i: str,
    tally: _Tally,
    rests: Mapping[str, str],
    touched: Mapping[str, list[Finding]],
    is_weighed: bool,  # noqa: FBT001
) -> House:
    found = {finding.id: finding.kind for one in tally.statements for finding in touched.get(one, ())}
    kinds = list(found.values())
    return House(
        id=i,
        name=tally.name,
        kind=max(sorted(tally.kinds), key=lambda kind: tally.kinds[kind]).replace("_", " "),
        is_named=tally.is_named,
        statements=len(tally.statements),
        own=len(tally.own),
        documents=len(tally.documents),
        origins=len({rests[one] for one in tally.statements if one in rests}) if is_weighed else None,
        conflicts=kinds.count("conflict") if is_weighed else None,
        corrections=sum(kind in PUT_RIGHT for kind in kinds) if is_weighed else None,
        voices=tuple(tally.voices),
        examples=tuple((tally.own or tally.statements)[:FEW]),
    )


def _grades(house: House, stands: Standing) -> tuple[Judgement, ...]:
    """Return the letters that were ever given to a source, the latest first, each run of them once."""
    voices, runs = set(house.voices), dict[str, Judgement]()
    for one in reversed(stands.judgements):
        if one.verb == "grade" and voices & {one.target, *stands.stands(one.target)}:
            runs.setdefault(one.run or one.id, one)
    return tuple(runs.values())
