"""Deeds that some report and others say were not done, or not by them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.codebook.weighing import weighing_words
from reportedly.record import Event, Finding, FindingKind, Happening, Statement
from reportedly.weighing.findings.accounts import account, turned
from reportedly.weighing.findings.bench import Bench, words_of
from reportedly.weighing.findings.remarks import cues_in, taking_back
from reportedly.weighing.happenings import Telling, compare

ENOUGH = 2
BEFORE = 8  # words before a deed that may make it a wish or a plan
WHAT = frozenset({"date", "place", "thing", "means"})
PERSONS, ONCE, WEEK = frozenset({"person", "official"}), frozenset({"ASSAULT", "COERCE"}), 7
Key = tuple[str, object]


def on_denials(bench: Bench) -> Iterator[Finding]:
    """Yield where a deed is reported and denied: a conflict of reports, or a disagreement of the parties."""
    told = [(happening, bench.scenery.tellings[happening.id][0].status) for happening in bench.scenery.happenings]
    real = [happening for happening, status in told if status == "real" and not happening.series]
    holding: defaultdict[Key, set[int]] = defaultdict(set)
    for number, deed in enumerate(real):
        for key in _keys(deed, bench):
            holding[key].add(number)
    for denial in (happening for happening, status in told if status == "negated"):
        tellings = bench.scenery.tellings[denial.id]
        denied = [t for t in tellings if any(_is_denial(e, bench) for e in t.events) and not _takes_back(t, bench)]
        if not denied:
            continue
        near = set[int]().union(*(holding.get(key, ()) for key in _keys(denial, bench)))
        for number in sorted(near):
            yield from _between(denied, real[number], bench)


def _keys(happening: Happening, bench: Bench) -> Iterator[Key]:
    """Yield what a denial and a deed must have one of in common, so that not every two need be compared."""
    for telling in bench.scenery.tellings[happening.id]:
        found: list[object] = [i for scene in telling.scenes for i in scene.ids | scene.words]
        found += telling.doers.union(*(bench.parties.above.get(i, ()) for i in telling.doers))
        found += telling.sufferers
        when = telling.when
        if when.is_close and when.first and when.last:
            found += range(when.first.toordinal(), when.last.toordinal() + 1)
        if telling.code == "state":
            found.append(telling.modes)
        yield from ((telling.code, one) for one in found)


def _between(denied: Sequence[Telling], deed: Happening, bench: Bench) -> Iterator[Finding]:
    """Yield the finding of the tellings that deny something and of one deed, if they deny that."""
    told = bench.scenery.tellings[deed.id]
    pairs = [(a, b) for a in denied for b in told if _is_of(a, b, bench) and not _are_in_one_breath(a, b, bench)]
    if not pairs:
        return
    turns = turned([a for a, _ in pairs], [b for _, b in pairs], bench)
    spans = [word for a, b in pairs for word in (*words_of(a), *words_of(b))]
    yield from account(deed.id, turns, spans, bench)
    owned = {telling for _, telling in turns}  # what deniers came to tell themselves stands against nobody's denial
    pairs = [(a, b) for a, b in pairs if not owned.issuperset(b.statements)]
    if not pairs:
        return
    saying = tuple(dict.fromkeys(a.id for a, _ in pairs))
    said = tuple(dict.fromkeys(b.id for _, b in pairs))
    deniers = [a for a in denied if a.id in saying]
    tellers = [b for b in told if b.id in said]
    sides = [
        bench.side(
            "it was done", (i for t in tellers for i in t.statements), (w for t in tellers for w in words_of(t))
        ),
        bench.side("it was not", (i for t in deniers for i in t.statements), (w for t in deniers for w in words_of(t))),
    ]
    by_party = all(bench.is_party(i) for i in sides[0].statements)
    accused = any(_is_own_denial(t, bench) for t in deniers)
    kind: FindingKind = "disagreement" if by_party and accused else "conflict"
    who = ", ".join(sorted({bench.parties.name(i) for t in deniers for i in t.doers}))
    explanation = (
        f"{bench.says(sides[0].statements[0])} tells of a deed that, according to "
        f"{bench.says(sides[1].statements[0])}, was not done{f' by {who}' if who else ''}."
    )
    facets = compare(deniers[0], tellers[0], bench.parties).agreed
    yield bench.finding(kind, deed.id, sides, explanation, facet="denial", facets=facets)


def _is_denial(event: Event, bench: Bench) -> bool:
    """Say whether an event is said not to be done; who will not do it, or does not wish to, denies nothing done."""
    held = bench.statements[event.statement]
    said = " ".join(span.quote for span in held.content)
    return (
        held.polarity == "-"
        and not any(True for _ in cues_in(said, weighing_words().renounces))
        and not _is_ahead(event, held)
    )


def _is_ahead(event: Event, held: Statement) -> bool:
    """Say whether what is denied is a wish, a plan or ahead: "not interested in taking Orm", "would not be taken"."""
    trigger = event.trigger
    part = next((p for p in held.content if p.start <= trigger.start and trigger.end <= p.end), None)
    before = " ".join(part.quote[: trigger.start - part.start].split()[-BEFORE:]) + " " if part else ""
    return any(form.search(before) for form in weighing_words().prospect)


def _is_of(denial: Telling, deed: Telling, bench: Bench) -> bool:
    """Say whether a denial is of a deed: by its doer and one thing more, or by two with place or day."""
    found = compare(denial, deed, bench.parties)
    agreed = {facet.name for facet in found.agreed}
    if {facet.name for facet in found.against} - {"status", "means"}:
        return False
    if denial.doers:
        return "doer" in agreed and (bool(agreed & WHAT) or denial.document == deed.document)
    if _befell_one_person(denial, deed, agreed, bench):
        return True
    if deed.code == "state":  # that a state goes on makes no day, and what it is tells no war from another
        return "place" in agreed and denial.when.is_close and deed.when.is_close
    return len(agreed & (WHAT | {"sufferer"})) >= ENOUGH and bool(agreed & {"date", "place"})


def _befell_one_person(denial: Telling, deed: Telling, agreed: set[str], bench: Bench) -> bool:
    """Say whether one named person is said to have been killed or held, and not to have been, within a week."""
    persons = [i for i in denial.sufferers & deed.sufferers if i in bench.actors and bench.actors[i].kind in PERSONS]
    gap = denial.published.gap(deed.published)
    same = deed.code in ONCE and ("means" in agreed or not (denial.modes and deed.modes))
    return bool(persons) and same and gap is not None and gap <= WEEK


def _are_in_one_breath(denial: Telling, deed: Telling, bench: Bench) -> bool:
    """Say whether one speaker says both in one report: "no talks while they hold men, I reject talks"."""
    if denial.document != deed.document:
        return False
    some, others = ({bench.statements[i].chain[-1].voice for i in t.statements} for t in (denial, deed))
    return others <= some


def _takes_back(denial: Telling, bench: Bench) -> bool:
    """Say whether somebody takes back what was told, in these words: a retraction, which denies nothing."""
    said = (bench.statements[i].span.quote for i in denial.statements)
    return any(True for quote in said for _ in taking_back(quote))


def _is_own_denial(denial: Telling, bench: Bench) -> bool:
    """Say whether those deny a deed who are said to have done it."""
    behind = (bench.actor_behind(i) for i in denial.statements)
    return any(actor is not None and actor.id in denial.doers for actor in behind)
