import pytest
from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.record import Argument, Judgement, Proposal, Reading, Span
from reportedly.weighing.corrections import kept_spans, part_given, realis_given, spans_given, written
from reportedly.weighing.rulings import applied, rulings
from tests.readings import TEXT, reading, span

HELD = reading()
SHELLING, OPPOSING = HELD.statements
GUARD, EVENT, POSITION = HELD.actors[0], HELD.events[0], HELD.positions[0]
PROPOSAL = Proposal(
    id="proposal-1",
    document=HELD.document.id,
    state="proposed",
    by="llm/1",
    statement=OPPOSING.id,
    code="THREATEN",
    trigger=span(TEXT, "opposes"),
    arguments=(Argument(role="actor", span=span(TEXT, "The Guard"), actor=GUARD.id),),
)
PROPOSED = replace(HELD, proposals=(PROPOSAL,))


def judged(verb: str, target: str, value: str | None = None, ident: str = "j") -> Judgement:
    return Judgement(id=ident, verb=verb, target=target, value=value, by="ana", when="2031-05-14")  # type: ignore[arg-type]


def after(held: Reading, *judgements: Judgement) -> Reading:
    return applied(held, rulings(judgements))


def at(words: str) -> str:
    found = span(TEXT, words)
    return f"{found.start},{found.end}"


def test_a_statement_stands_where_a_person_says() -> None:
    kept = spans_given(SHELLING, f"{at('the Ostrel Guard')};{at('may shell')}", TEXT)
    made = after(HELD, judged("respan", SHELLING.id, kept)).statements[0]
    assert [one.quote for one in made.content] == ["the Ostrel Guard", "may shell"]
    assert made.span.start <= made.content[0].start
    assert made.content[-1].end <= made.span.end
    assert made.span.holds_in(TEXT)
    assert made.id == SHELLING.id


def test_a_statement_reaches_as_far_as_its_content() -> None:
    far = spans_given(SHELLING, at("The Guard opposes"), TEXT)
    made = after(HELD, judged("respan", SHELLING.id, far)).statements[0]
    assert made.span.end >= made.content[-1].end
    assert made.span.holds_in(TEXT)


def test_events_and_positions_have_one_span() -> None:
    kept = spans_given(POSITION, at("opposes the truce"), TEXT)
    assert after(HELD, judged("respan", POSITION.id, kept)).positions[0].cue.quote == "opposes the truce"
    with pytest.raises(UsageError, match="give one"):
        spans_given(EVENT, f"{at('may')};{at('shell')}", TEXT)


def test_words_that_moved_are_found_again_nearest_to_where_they_stood() -> None:
    kept = spans_given(SHELLING, at("may shell"), TEXT)
    before = "It may shell. " + "Nothing else is known of this. " * 9
    moved = reading(before + TEXT)
    made = after(moved, judged("respan", moved.statements[0].id, kept)).statements[0]
    assert made.content[0].holds_in(before + TEXT)
    stood = kept_spans(kept)[0].start
    ends = [before.index("may shell"), (before + TEXT).rindex("may shell")]
    assert made.content[0].start == min(ends, key=lambda start: abs(start - stood))


def test_words_that_are_gone_leave_what_was_read() -> None:
    gone = written([Span(start=3, end=9, quote="nobody")])
    assert after(HELD, judged("respan", SHELLING.id, gone)) == HELD


@pytest.mark.parametrize("given", ["", "9", "9,3", "0,100000", "-1,4", "[1]", "[]", "a,b", '[{"start":0,"end":3}]'])
def test_what_is_no_stretch_is_refused(given: str) -> None:
    with pytest.raises(UsageError):
        spans_given(SHELLING, given, TEXT)


def test_overlapping_or_empty_stretches_and_values_without_any_are_refused() -> None:
    with pytest.raises(UsageError, match="in the order of the text"):
        spans_given(SHELLING, "10,20;15,25", TEXT)
    blank = TEXT.index("\n\n")
    with pytest.raises(UsageError, match="with words"):
        spans_given(SHELLING, f"{blank},{blank + 2}", TEXT)
    with pytest.raises(UsageError, match="no span that can be corrected"):
        spans_given(GUARD, "0,3", TEXT)


def test_a_part_is_given_to_somebody_of_the_document() -> None:
    other = replace(GUARD, id="actor-other", name="Ostrel militia")
    held = replace(HELD, actors=(*HELD.actors, other))
    kept = part_given(POSITION, "holder=actor-other", held)
    assert after(held, judged("recast", POSITION.id, kept)).positions[0].holder == "actor-other"
    both = part_given(EVENT, f"actors={GUARD.id}, actor-other", held)
    none = part_given(EVENT, "recipients=", held)
    made = after(held, judged("recast", EVENT.id, both), judged("recast", EVENT.id, none, "k")).events[0]
    assert (made.actors, made.recipients) == ((GUARD.id, "actor-other"), ())


@pytest.mark.parametrize(
    ("value", "given", "told"),
    [
        (POSITION, "holder=actor-zzz", "no actor of the document"),
        (POSITION, "holder=", "somebody must be the holder"),
        (POSITION, "actors=", "choose one of holder, towards"),
        (GUARD, "holder=", "recast an event"),
    ],
)
def test_a_part_that_cannot_be_is_refused(value: object, given: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        part_given(value, given, HELD)  # type: ignore[arg-type]


def test_who_is_known_no_more_in_a_document_changes_nothing() -> None:
    assert after(HELD, judged("recast", POSITION.id, "holder=actor-gone")) == HELD


def test_an_accepted_proposal_is_an_event_and_rejecting_it_later_takes_it_out() -> None:
    made = after(PROPOSED, judged("accept", PROPOSAL.id, "planned"))
    event = made.events[-1]
    assert (event.code, event.realis, event.actors, event.statement) == (
        "THREATEN",
        "planned",
        (GUARD.id,),
        OPPOSING.id,
    )
    assert event.id in made.statements[1].says
    out = after(PROPOSED, judged("accept", PROPOSAL.id), judged("reject", PROPOSAL.id, ident="k"))
    assert out.events == HELD.events
    assert out.proposals == ()
    back = after(PROPOSED, judged("reject", PROPOSAL.id), judged("accept", PROPOSAL.id, ident="k"))
    assert len(back.events) == len(HELD.events) + 1


def test_what_is_not_said_otherwise_is_as_real_as_its_statement() -> None:
    denied = replace(PROPOSED, statements=(SHELLING, replace(OPPOSING, polarity="-")))
    assert after(denied, judged("accept", PROPOSAL.id)).events[-1].realis == "negated"
    assert after(PROPOSED, judged("accept", PROPOSAL.id)).events[-1].realis == "happened"


def test_what_else_is_accepted_is_confirmed_and_stays_as_it_is() -> None:
    assert realis_given(SHELLING, None) is None
    assert after(HELD, judged("accept", SHELLING.id)) == HELD
    with pytest.raises(UsageError, match="nothing that is said"):
        realis_given(GUARD, None)
    with pytest.raises(UsageError, match="says nothing of"):
        realis_given(SHELLING, "planned")
    with pytest.raises(UsageError, match="no proposal of an event"):
        realis_given(replace(PROPOSAL, state="refused"), None)
