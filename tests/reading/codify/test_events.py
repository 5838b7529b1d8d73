"""What happened: words that name events, who did it to whom, with what, where, when, and whether it did."""

from collections.abc import Callable

import pytest

from reportedly.pipeline import read_text
from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.counting import counted, with_counts
from reportedly.reading.codify.events import events
from reportedly.reading.tree import Parse
from reportedly.record import Attribution, Event, Interval, Link, Mentions, Span, Statement
from reportedly.settings import Settings
from tests.reading.codify.conftest import cast, statement

TODAY = Interval(start="2031-05-14", end="2031-05-14", grain="day", basis="given")


@pytest.fixture
def code(parse: Callable[[str], Parse]) -> Callable[..., tuple[Event, ...]]:
    """Code a text whose every sentence is a statement of the writer, or whose statements are given."""

    def run(text: str, *statements: Statement) -> tuple[Event, ...]:
        tree, named = parse(text), cast(text)
        plain = tuple(statement(text, f"st-{s.index}", text[s.start : s.end]) for s in tree.sentences)
        mentions = Mentions(
            actors=named.actors, places=named.places, times=times(tree, TODAY), quantities=quantities(tree)
        )
        return events(Cast(tree, mentions), mentions, Attribution(statements=statements or plain))

    return run


@pytest.mark.parametrize(
    ("text", "word", "what", "doers", "struck"),
    [
        ("Karsian forces attacked the Front.", "attacked", "ASSAULT", ["Karsian forces"], ["the Front"]),
        ("The Front was attacked by Karsian forces.", "attacked", "ASSAULT", ["Karsian forces"], ["the Front"]),
        ("The Harun Brigade carried out dozens of raids on Karsian forces.", "raids", "ASSAULT", ["Harun Brigade"],
         ["Karsian forces"]),
        ("The raids on Velland by the Harun Brigade went on.", "raids", "ASSAULT", ["Harun Brigade"], ["Velland"]),
        ("Karsia's invasion of Velland failed.", "invasion", "ASSAULT", ["Karsia"], ["Velland"]),
        ("The Front, responsible for 40 attacks on Velland, is small.", "attacks", "ASSAULT", ["the Front"],
         ["Velland"]),
        ("The Front has no intention of attacking Velland.", "attacking", "ASSAULT", ["the Front"], ["Velland"]),
        ("Officials blamed the raid on the Front.", "raid", "ASSAULT", ["the Front"], []),
        ("Officials blamed the Front for the raid on Velland.", "raid", "ASSAULT", ["the Front"], ["Velland"]),
        ("The raids on Velland were attributed to the Front.", "raids", "ASSAULT", ["the Front"], ["Velland"]),
        ("The Front was accused of the raid.", "raid", "ASSAULT", ["the Front"], []),
        ("A raid, which Karsia blamed on the Front, began.", "raid", "ASSAULT", ["the Front"], []),
        ("The Harun Brigade and the Front shelled Velland.", "shelled", "ASSAULT", ["Harun Brigade", "the Front"],
         ["Velland"]),
        ("The Front approved the attacks on Velland.", "attacks", "ASSAULT", [], ["Velland"]),
        ("Velland condemned Karsia.", "condemned", "ACCUSE", ["Velland"], ["Karsia"]),
        ("A spokesman for the Harun Brigade condemned Velland.", "condemned", "ACCUSE", ["Harun Brigade"],
         ["Velland"]),
        ("Karsia sent troops to Velland.", "sent", "MOBILIZE", ["Karsia"], ["Velland"]),
        ("Karsia held talks with Velland.", "talks", "CONSULT", ["Karsia", "Velland"], []),
        ("Karsian forces arrested Omar Tahl.", "arrested", "COERCE", ["Karsian forces"], ["Omar Tahl"]),
        ("Velland urged Karsia to free the hostages.", "urged", "REQUEST", ["Velland"], ["Karsia"]),
        ("The Front suffered an attack.", "attack", "ASSAULT", [], ["the Front"]),
        ("Karsian forces repelled a raid, killing Omar Tahl.", "raid", "ASSAULT", [], ["Karsian forces"]),
        ("Karsian forces repelled a raid, killing Omar Tahl.", "killing", "ASSAULT", ["Karsian forces"], ["Omar Tahl"]),
        ("Two nurses were taken away by the Front.", "taken", "ASSAULT", ["the Front"], []),
        ("Omar Tahl was hurt.", "hurt", "ASSAULT", [], ["Omar Tahl"]),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(code, text, word, what, doers, struck):
    found = {event.trigger.quote.split()[0]: event for event in code(text)}
    event = found.get(word) or next(e for e in code(text) if word in e.trigger.quote)
    assert (event.code, list(event.actors), list(event.recipients)) == (what, doers, struck)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Karsian forces violated the truce near Dolma.", ("ASSAULT", None)),
        ("The Front suspended the ceasefire on Monday.", ("SANCTION", "discontinue")),
        ("Velland tore up the armistice.", ("SANCTION", "discontinue")),
        ("The Front declared a ceasefire.", ("RETREAT", "ceasefire")),
        ("Karsia sent peacekeepers to Velland.", ("AID", None)),
        ("Omar Tahl launched a scathing attack on Velland.", ("ACCUSE", "disapprove")),
        ("Karsia returned the stolen paintings to Velland.", ("RETREAT", "release")),
        ("A court found Omar Tahl guilty of treason.", ("ACCUSE", "investigate")),
        ("Karsia ordered the newspaper to suspend publication.", ("COERCE", "censor")),
        ("Velland accepted the demands of the Front.", ("CONCEDE", None)),
        ("Omar Tahl had lunch with Dalo.", ("CONSULT", None)),
        ("Karsia opened its borders to refugees.", ("AID", None)),
        ("Velland boycotted the vote.", ("PROTEST", "boycott")),
        ("Velland cancelled a visit to Karsia.", ("REJECT", "meet")),
        ("Residents burned the flag of Velland.", ("PROTEST", "demo")),
        ("Karsian forces failed to protect the villagers.", ("REJECT", "assist")),
        ("Police nabbed four men.", ("COERCE", "arrest")),
        ("The suspects were taken into custody.", ("COERCE", "arrest")),
        ("Six people died in police firing.", ("ASSAULT", "firearms")),
        ("The Front used civilians as human shields.", ("ASSAULT", None)),
        ("A Karsian strike on a bus killed nine people.", ("ASSAULT", None)),
        ("Karsia said Velland must free the hostages.", ("REQUEST", "change")),
        ("On June 3, Karsia called Velland to discuss the truce.", ("CONSULT", None)),
        ("The militia was repulsed by Karsian forces.", ("ASSAULT", None)),
        ("The army neutralised 22 terrorists.", ("ASSAULT", None)),
        ("Eleven civilians died on June 3.", ("ASSAULT", None)),
    ],
)  # fmt: skip
def test_the_first_event_of_a_sentence(code, text, what):
    event = min(code(text), key=lambda event: event.trigger.start)
    assert (event.code, event.mode) == what


@pytest.mark.parametrize(
    "text",
    [
        "The truce collapsed overnight.",
        "Two earlier ceasefires have failed.",
        "The armistice foundered within a week.",
        "The collapse of the ceasefire surprised Velland.",
        "The Front pulled out of the truce.",
        "The Front said it would no longer observe the ceasefire.",
        "Velland is no longer bound by the truce.",
    ],
)
def test_a_truce_that_is_over_is_no_truce(code, text):
    assert not [event for event in code(text) if event.mode == "ceasefire"]


@pytest.mark.parametrize(
    ("text", "doers", "struck"),
    [
        ("Four men were killed when police opened fire on a mob.", ["police"], ["Four men", "mob"]),
        ("Two men died when the Front shelled Dolma.", ["the Front"], ["Two men"]),
        ("Six people died in police firing.", ["police"], ["Six people"]),
        ("The Front killed six priests, a cook, and a guard.", ["The Front"], ["six priests", "cook"]),
    ],
)
def test_who_fell_when_a_deed_was_done_fell_to_it(code, text, doers, struck):
    (event,) = code(text)
    held = {
        role: [a.span.quote for a in event.arguments if a.role == role] for role in ("actor", "recipient", "target")
    }
    assert held["actor"] == doers
    assert set(struck) <= {*held["recipient"], *held["target"]}


@pytest.mark.parametrize("told", ["and five wounded", "and 5 abducted"])
def test_two_participles_share_the_day_and_the_deed_behind_them(code, told):
    both = code(f"Eight people were killed {told} in the raid on Dolma on 12 May.")
    assert [event.when.start for event in both] == ["2031-05-12", "2031-05-12"]
    assert "raid" not in [event.trigger.quote for event in both]


def test_a_participle_shares_the_auxiliary_before_it(code):
    abducted, murdered = code("The students were abducted and murdered by the Front.")
    assert [a.span.quote for a in murdered.arguments if a.role == "recipient"] == ["students"]
    assert "students" not in [a.span.quote for a in (*abducted.arguments, *murdered.arguments) if a.role == "actor"]


def test_who_bids_and_who_is_bid(code):
    event = code("Karsia said Velland must free the hostages.")[0]
    assert (event.trigger.quote, event.actors, event.recipients) == ("must", ("Karsia",), ("Velland",))


@pytest.mark.parametrize(
    "text",
    [
        "The minister attacked the proposal as reckless.",
        "The minister was fired on Monday.",
        "Footage shot by residents shows the depot.",
        "The Front launched its political campaign in June.",
        "The storm hit Dolma.",
        "Omar Tahl died last year.",
        "The attack helicopter was sold.",
        "Karsia released a statement.",
        "Velland withdrew its offer.",
        "The paper was printed on March 4.",
        "The missile test firing was delayed.",
        "Fighters backed by Karsia left.",
        "Karsia said it must rest.",
        "The ministry did not reply to requests for comment.",
        "The firm declined to say when it would be back.",
        "The ship will leave on Monday, an official told this station.",
        "The fighters arrived in Dolma at dusk.",
        "Two men were taken away by ambulance.",
        "The minister called the president a liar and a thief.",
        "The row damaged the economy.",
        "The general recalled that Velland remains bound by the treaty.",
        "Exports have been hit.",
        "Velland was hit hard by a cold winter.",
        "The company was struck off the register.",
        "Two soldiers died of malaria.",
        "Nine soldiers died in a crash.",
        "The silence has fed talk of a rift.",
        "The signs are hard to dismiss.",
        "The general said that a fault was to blame.",
    ],
)
def test_words_that_name_no_event_here(code, text):
    assert [event.trigger.quote for event in code(text)] == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A Karsian drone strike killed Omar Tahl.", "drone"),
        ("Rockets hit Velland.", "heavy-weapons"),
        ("The Front killed nine soldiers with a car bomb.", "explosives"),
        ("The Front kidnapped Omar Tahl.", "abduct"),
        ("Karsia fired missiles at Velland.", "heavy-weapons"),
        ("A missile struck a bulk carrier.", "heavy-weapons"),
        ("Shells hit a field of wheat.", "heavy-weapons"),
        ("The Amber Star was hit by a projectile.", "heavy-weapons"),
        ("The Amber Star was hit in the engine room.", None),
        ("Of ten ships, four have been hit.", None),
        ("Karsia recalled its ambassador.", "expel"),
    ],
)
def test_mode(code, text, mode):
    assert [event.mode for event in code(text)] == [mode]


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The Front attacked Velland.", "attacked", "happened"),
        ("The Front is attacking Velland.", "attacking", "ongoing"),
        ("The Front did not attack Velland.", "attack", "negated"),
        ("The Front has no plans to attack Velland.", "attack", "negated"),
        ("No attack took place.", "attack", "negated"),
        ("The wounded could not be moved.", "wounded", "happened"),
        ("The Front did not attack Velland but shelled Dolma.", "shelled", "happened"),
        ("The Front plans to attack Velland.", "attack", "planned"),
        ("The Front disputed orders from Orsk to attack Velland.", "attack", "planned"),
        ("The rebels were told to attack Velland.", "attack", "planned"),
        ("Survivors told of a massacre in Velland.", "massacre", "happened"),
        ("Karsia is preparing an offensive against the Front.", "offensive", "planned"),
        ("The Front could attack Velland.", "attack", "possible"),
        ("If the Front attacks Velland, the truce is over.", "attacks", "possible"),
        ("Even if the envoy is right, the Front attacked Velland.", "attacked", "happened"),
        ("Did the Front attack Velland?", "attack", "possible"),
        ("Dalo called for attacks on Velland.", "attacks", "possible"),
        ("The Front threatened to attack Velland.", "attack", "possible"),
        ("The Front will attack Velland.", "attack", "predicted"),
        ("A Karsian attack on Velland is likely.", "attack", "predicted"),
        ("The Front is expected to attack Velland.", "attack", "predicted"),
        ("Dalo did not approve the recent attacks on Velland.", "attacks", "happened"),
        ("Dalo called for an end to the attacks on Velland.", "attacks", "happened"),
        ("Velland may retaliate for the raid on Dolma.", "raid", "happened"),
        ("The Front refused to attack Velland.", "attack", "negated"),
    ],
)
def test_whether_it_happened(code, text, word, status):
    assert [event.realis for event in code(text) if event.trigger.quote == word] == [status]


@pytest.mark.parametrize("verb", ["staged", "was planning to stage"])
def test_a_deed_that_is_staged_has_a_doer(code, verb):
    (event,) = code(f"The Front {verb} a raid on Dolma.")
    assert (event.code, len(event.actors)) == ("ASSAULT", 1)


def test_to_deny_a_fact_is_no_deed_and_to_deny_passage_is_one(code):
    assert [event.code for event in code("The Front denied any role in it.")] == []
    assert [event.code for event in code("The Front denied the convoy passage.")] == ["REJECT"]


def test_a_denied_deed_is_negated_and_the_denial_happened(code):
    text = "The Front rejected that it had shelled Dolma."
    cue = Link(voice="v", basis="explicit", cue=(Span.of(text, 10, 18),))
    denied = Statement(
        id="st-denied",
        document="doc-test",
        span=Span.of(text, 0, len(text)),
        content=(Span.of(text, text.index("it had"), len(text) - 1),),
        chain=(cue,),
        certainty="denied",
        polarity="-",
    )
    assert [(e.trigger.quote, e.code, e.realis) for e in code(text, denied)] == [
        ("rejected", "REJECT", "happened"),
        ("shelled", "ASSAULT", "negated"),
    ]


def test_a_deed_told_twice_in_one_clause_is_one(code):
    (event,) = code("Nine Karsian forces were killed in a Front raid on Dolma on Monday.")
    assert (event.trigger.quote, event.place) == ("killed", "Dolma")


def test_what_a_deed_brought_about_belongs_to_it(code):
    (event,) = code("The Front attacked Velland, killing at least 14 people.")
    assert event.recipients == ("Velland",)
    assert [a.span.quote for a in event.arguments if a.role == "recipient"][-1].endswith("14 people")
    assert len(event.quantities) == 1


def test_days_in_coordination_split_an_event_and_actors_do_not(code):
    found = code("Dalo did not approve the attacks on Velland on May 3 and 4.")
    assert [e.when.start for e in found] == ["2031-05-03", "2031-05-04"]
    assert len({e.id for e in found}) == 2
    assert len(code("Karsia and Velland shelled the Front.")) == 1


def test_a_series_is_one_event_with_its_quantity(code):
    (event,) = code("The Front has carried out over 150 attacks on Velland since May 2.")
    assert len(event.quantities) == 1
    assert event.when.start == "2031-05-02"


def test_words_that_fill_roles_are_kept(code):
    (event,) = code("Armed men burned a fuel depot in Dolma with grenades.")
    told = {(a.role, a.span.quote) for a in event.arguments}
    assert told == {("actor", "Armed men"), ("target", "fuel depot"), ("instrument", "grenades")}
    assert event.place == "Dolma"


def test_a_threat_and_what_is_threatened_are_two_events(code):
    found = code("The Front warned that it would strike Velland.")
    assert [(e.code, e.realis) for e in found] == [("THREATEN", "happened"), ("ASSAULT", "predicted")]


def test_an_expert_s_warning_is_no_threat(code):
    assert code("Omar Tahl warned that prices would rise.") == ()


def test_one_happening_told_again_is_marked_so(code):
    first, again, other = code(
        "The Front raided Dolma on Monday. Dalo said nothing. The raid on Dolma lasted an hour. Karsia raided Velland."
    )
    assert first.same_as == (again.id,)
    assert again.same_as == (first.id,)
    assert other.same_as == ()


def test_an_event_outside_all_statements_is_left_out(code):
    text = "The Front attacked Velland. Rain fell."
    assert code(text, statement(text, "st-rain", "Rain fell")) == ()


def test_states_go_on(code):
    (event,) = code("Calm has held in Dolma.")
    assert (event.code, event.mode, event.realis) == ("state", "calm", "ongoing")


def test_the_dead_of_a_sentence_belong_to_its_deed(parse):
    text = "The bombing in Dolma on Monday left 12 people dead."
    tree = parse(text)
    mentions = Mentions(quantities=quantities(tree), times=times(tree, TODAY))
    made = events(Cast(tree, mentions), mentions, Attribution(statements=(statement(text, "st", text),)))
    (event,) = with_counts(tree, made, mentions.quantities)
    assert [q.of for q in counted(Cast(tree, mentions), mentions, [event])] == [event.id]


def test_losses_belong_to_who_lost_them(parse):
    text = "Karsia and Velland lost four and eleven soldiers respectively."
    tree = parse(text)
    mentions = Mentions(actors=cast(text).actors, quantities=quantities(tree))
    assert [(q.exact, q.of) for q in counted(Cast(tree, mentions), mentions, [])] == [(4, "Karsia"), (11, "Velland")]


@pytest.mark.parametrize(
    ("text", "befell"),
    [
        ("Gunmen killed a guard and wounded Omar Tahl.", [("guard", "killed"), ("Omar Tahl", "wounded")]),
        ("Gunmen raided the mill, wounding Omar Tahl.", [("mill", None), ("Omar Tahl", "wounded")]),
        ("Omar Tahl, who was shot dead on Friday, led a union.", [("Omar Tahl", "killed")]),
        ("Gunmen shot at Omar Tahl.", [("Omar Tahl", None)]),
        ("Omar Tahl's assassination was condemned.", [("Omar Tahl", "killed")]),
        ("Omar Tahl ran a few steps before being gunned down.", [("Omar Tahl", "killed")]),
        ("A colonel, a judge and Omar Tahl were murdered in Dolma.", [
            ("colonel", "killed"), ("judge", "killed"), ("Omar Tahl", "killed"),
        ]),
        ("Gunmen abducted Omar Tahl.", [("Omar Tahl", "abducted")]),
        ("Among those killed in Dolma was Omar Tahl.", [("Omar Tahl", "killed")]),
        ("The bombing of an office in Dolma, which killed nine people, was claimed.", [
            ("office", None), ("nine people", "killed"),
        ]),
    ],
)  # fmt: skip
def test_what_befell_whom(code: Callable[..., tuple[Event, ...]], text: str, befell: list[tuple[str, str]]) -> None:
    struck = [a for event in code(text) if event.code == "ASSAULT" for a in event.arguments if a.role != "actor"]
    assert [(a.span.quote, a.befell) for a in struck] == befell


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Shelling killed two men and wounded a driver on May 12.", ["2031-05-12", "2031-05-12"]),
        ("On May 12, gunmen stormed a mill and abducted four herders.", ["2031-05-12", "2031-05-12"]),
        ("Gunmen stormed a mill on May 12 and the mayor was killed.", ["2031-05-12", None]),
    ],
)
def test_verbs_of_one_subject_share_a_day(
    code: Callable[..., tuple[Event, ...]], text: str, days: list[str | None]
) -> None:
    assert [event.when.start for event in code(text)] == days


def test_a_gerund_that_does_something_is_a_deed_and_nobody_further_up_does_it(
    code: Callable[..., tuple[Event, ...]],
) -> None:
    (event,) = code("Shelling killed two men, the president said.")
    assert (event.trigger.quote, event.mode, event.actors) == ("killed", "heavy-weapons", ())


def test_who_calls_somebody_to_say_something_phones_him(code):
    (event, *_) = code("The president called his counterpart on Friday to convey support.")
    assert (event.code, event.mode) == ("CONSULT", "phone")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("As of 16 April, aid workers report 10 people killed and 31 injured in the attack of 13-14 April on Orsk.",
         {("killed", "2026-04-13", "2026-04-14"), ("injured", "2026-04-13", "2026-04-14")}),
        ("As of 16 April, ten people had been killed.", {("killed", None, "2026-04-16")}),
        ("The shelling of 13 April had killed nine people as of 15 April.", {("killed", "2026-04-13", "2026-04-13")}),
        ("As at 16 April the town was under siege.", {("siege", "2026-04-16", "2026-04-16")}),
        ("Ten people died in fighting on 13 and 14 April.", {("died", "2026-04-13", "2026-04-14")}),
        ("Rebels shelled Orsk on 13 and 14 April.",
         {("shelled", "2026-04-13", "2026-04-13"), ("shelled", "2026-04-14", "2026-04-14")}),
        ("Shelling of Orsk on 13 April killed ten people and wounded six.",
         {("killed", "2026-04-13", "2026-04-13"), ("wounded", "2026-04-13", "2026-04-13")}),
        ("Fighting in Orsk on 14 April killed nine.", {("killed", "2026-04-14", "2026-04-14")}),
        ("A missile struck a ferry as it was sailing on 14 April.", {("struck", "2026-04-14", "2026-04-14")}),
        ("Rebels vowed never to shell Orsk again.", {("shell", None, None)}),
    ],
)  # fmt: skip
def test_an_account_of_a_day_a_toll_of_two_and_a_deed_that_opens_a_sentence(text, days):
    read = read_text(text, name="text", published="2026-04-16", settings=Settings())
    assert {(event.trigger.quote, event.when.start, event.when.end) for event in read.events} == days


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen stormed Police Station No. 3 in Orsk, killing two.", ["Police Station No"]),
        ("An armed gang attacked Correctional Facility No. 5.", ["Correctional Facility No"]),
        ("Gunmen storm prison in Orsk, free dozens of inmates", ["prison"]),
        ("Gunmen raid village near Orsk", ["village"]),
    ],
)
def test_a_number_is_nothing_that_is_stormed_and_a_headlines_verb_may_look_like_a_noun(text, targets):
    first = read_text(text, name="text", settings=Settings()).events[0]
    assert first.code == "ASSAULT"
    assert [a.span.quote for a in first.arguments if a.role == "target"] == targets


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The freed prisoners walked out of the gate.", set()),
        ("Workers walked out of the gate of the prison.", set()),
        ("Three hostages walked out of the jungle.", set()),
        ("A gunman walked out of the house.", set()),
        ("Nurses walked out of the hospital over unpaid wages.", {"PROTEST/strike"}),
        ("Dockers walked out over pay.", {"PROTEST/strike"}),
        ("Opposition deputies walked out of parliament.", {"PROTEST/boycott"}),
        ("The delegation walked out of the session.", {"SANCTION/discontinue"}),
        ("The envoys walked out.", {"SANCTION/discontinue"}),
    ],
)
def test_who_walks_out_strikes_only_where_he_works(text, codes):
    found = {f"{event.code}/{event.mode}" for event in read_text(text).events if event.trigger.quote.startswith("walk")}
    assert found == codes


def test_who_tells_of_a_deed_in_a_headline_is_not_whom_it_befell() -> None:
    read = read_text("Karsia frees commander in swap for two soldiers - sources", name="text", settings=Settings())
    (event,) = read.events
    assert [(a.role, a.span.quote) for a in event.arguments] == [("actor", "Karsia"), ("recipient", "commander")]
