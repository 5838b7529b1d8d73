"""Who takes what stance: verbs, nouns, adjectives and phrases, in all the places where a holder may stand."""

import pytest

from reportedly.pipeline import read_text
from reportedly.reading.codify.propositions import wording
from reportedly.record import Link, Span, Voice
from reportedly.settings import Settings
from tests.reading.codify.conftest import statement


@pytest.mark.parametrize(
    ("text", "holder", "stance", "topic"),
    [
        ("The Harun Brigade advocates a return to the truce.", "Harun Brigade", "supports", "a return to the truce"),
        ("Velland called for the release of the hostages.", "Velland", "demands", "the release of the hostages"),
        ("The Front opposes talks with Velland.", "the Front", "opposes", "talks with Velland"),
        ("Dalo did not approve the raids on the port.", "Dalo", "withholds", "the raids on the port"),
        ("Dalo stopped short of calling for sanctions.", "Dalo", "withholds", "sanctions"),
        ("The Front is divided on whether to accept the deal.", "the Front", "divided", "accept the deal"),
        ("Velland is weighing a withdrawal from Dolma.", "Velland", "undecided", "a withdrawal from Dolma"),
        ("The Harun Brigade awaits orders to attack.", "Harun Brigade", "awaits", "orders to attack"),
        ("The Front claimed responsibility for the raid.", "the Front", "announces", "responsibility for the raid"),
        ("The Front rescinded its pledge to disarm.", "the Front", "rescinds", "its pledge to disarm"),
        ("Velland will no longer observe the truce.", "Velland", "rescinds", "observe the truce"),
        ("The Front shot down a proposal to disarm.", "the Front", "rejects", "disarm"),
        ("Karsia refused to negotiate.", "Karsia", "rejects", "negotiate"),
        ("The raid was condemned by Velland.", "Velland", "criticizes", "The raid"),
        ("The Front vowed to retaliate.", "the Front", "threatens", "retaliate"),
        ("The Front denied that it had shelled Dolma.", "the Front", "denies", "it had shelled Dolma"),
        ("The Harun Brigade has no plans to strike Velland.", "Harun Brigade", "denies", "strike Velland"),
        ("The Front does not intend to attack Velland.", "the Front", "denies", "attack Velland"),
        ("Karsian forces are fully prepared for an offensive.", "Karsian forces", "prepares", "an offensive"),
        ("Karsia signalled that it would halt the strikes.", "Karsia", "signals", "it would halt the strikes"),
        ("Velland is in favour of a ceasefire.", "Velland", "supports", "a ceasefire"),
        ("Velland's support for the truce grew.", "Velland", "supports", "the truce"),
        ("Dalo expressed support for a ceasefire.", "Dalo", "supports", "a ceasefire"),
        ("Karsian demands for a withdrawal were ignored.", "Karsia", "demands", "a withdrawal"),
        ("The Front, which opposes talks, left Dolma.", "the Front", "opposes", "talks"),
        ("The Front pushing to resume attacks is no surprise.", "the Front", "supports", "resume attacks"),
        ("Dalo rejected calls for a truce.", "Dalo", "rejects", "a truce"),
        ("Velland insists that the port be reopened.", "Velland", "demands", "the port be reopened"),
        ("Velland dismissed the terms as a joke.", "Velland", "rejects", "the terms"),
        ("Velland spoke out against the embargo.", "Velland", "opposes", "the embargo"),
        ("Dalo distanced himself from the raids.", "Dalo", "opposes", "the raids"),
        ("Karsia took issue with the report.", "Karsia", "criticizes", "the report"),
        ("Velland gave its consent to the mission.", "Velland", "supports", "the mission"),
        ("Karsia has withheld permission for flights.", "Karsia", "withholds", "flights"),
        ("The Front called off the march.", "the Front", "rescinds", "the march"),
        ("The raid angered Karsia.", "Karsia", "criticizes", "The raid"),
        ("Karsia was outraged by the raid.", "Karsia", "criticizes", "the raid"),
        ("Velland has reservations about the mission.", "Velland", "opposes", "the mission"),
        ("Dalo expressed regret over the delay.", "Dalo", "criticizes", "the delay"),
        ("Velland, wary of elections, is silent.", "Velland", "opposes", "elections"),
        ("The Front is bent on resuming raids.", "the Front", "supports", "resuming raids"),
        ("The Front is resolved to avenge the dead.", "the Front", "threatens", "avenge the dead"),
        ("Dalo had nothing to do with the bombing.", "Dalo", "denies", "the bombing"),
        ("Karsia denied any part in the raid.", "Karsia", "denies", "any part"),
        ("Velland has yet to approve the mission.", "Velland", "withholds", "the mission"),
        ("Velland has not made up its mind on the embargo.", "Velland", "undecided", "the embargo"),
        ("Karsia has never explained why it fired.", "Karsia", "withholds", "explained why it fired"),
        ("The Front will not release the hostages.", "the Front", "rejects", "release the hostages"),
        ("Karsia would not tolerate a blockade.", "Karsia", "opposes", "a blockade"),
        ("Dalo called the report a lie.", "Dalo", "rejects", "the report"),
        ("The raid was called an outrage by Velland.", "Velland", "criticizes", "The raid"),
        ("Velland ordered Karsia to free the hostages.", "Velland", "demands", "free the hostages"),
        ("Dalo insists that Karsia withdraw its troops.", "Dalo", "demands", "Karsia withdraw its troops"),
        ("Karsia reserved the right to retaliate.", "Karsia", "threatens", "retaliate"),
        ("The Front owned up to the bombing of Dolma.", "the Front", "announces", "the bombing of Dolma"),
        ("Dalo owned up to the forgery.", "Dalo", "announces", "the forgery"),
        ("Velland gave the Front until Sunday to leave the mill.", "Velland", "demands", "leave the mill"),
        ("The Front left Dolma at the request of Velland.", "Velland", "demands", "The Front left Dolma"),
        ("The Front would sooner starve than accept the terms.", "the Front", "rejects", "the terms"),
        ("The Front freed the pilots, as Velland had demanded.", "Velland", "demands", "The Front freed the pilots"),
        ("Velland has no objection to the inspection.", "Velland", "supports", "the inspection"),
        ("Two of the commanders support the truce.", "commanders", "supports", "the truce"),
        ("Karsia holds Velland to blame for the raid.", "Karsia", "criticizes", "the raid"),
        ("Velland called the verdict heartless.", "Velland", "criticizes", "the verdict"),
        ("Dalo vowed to expel the envoys.", "Dalo", "threatens", "expel the envoys"),
        ("Velland apologised for praising the coup.", "Velland", "rescinds", "praising the coup"),
        ("Velland shut the door on a truce.", "Velland", "rejects", "a truce"),
        ("Velland gave the plan a warm welcome.", "Velland", "supports", "the plan"),
        ("Velland pressed Karsia for weapons.", "Velland", "demands", "weapons"),
        ("Velland saw no point in a truce.", "Velland", "opposes", "a truce"),
        ("Velland could see no point in a truce.", "Velland", "opposes", "a truce"),
        ("The Front will take no part in the talks.", "the Front", "rejects", "the talks"),
        ("Velland is backing Dalo.", "Velland", "supports", "Dalo"),
        ("Pressure from Karsia to sign the order grew.", "Karsia", "demands", "sign the order"),
        ("Karsia stands by its pledge to Velland.", "Karsia", "supports", "its pledge to Velland"),
        ("Velland pressed Karsia to lift the blockade.", "Velland", "demands", "lift the blockade"),
        ("Karsia hopes for a swift end to the strike.", "Karsia", "supports", "a swift end to the strike"),
        ("Velland saw no reason for a summit.", "Velland", "opposes", "a summit"),
        ("The truce was welcomed by Velland but spurned by the Front.", "the Front", "rejects", "The truce"),
        ("The plan has drawn criticism from Velland.", "Velland", "criticizes", "The plan"),
        ("Karsia signed the pact despite objections from Velland.", "Velland", "opposes", "the pact"),
        ("The motion, backed by Velland, failed.", "Velland", "supports", "The motion"),
        ("Velland refused to condemn the bombing of Dolma.", "Velland", "withholds", "the bombing of Dolma"),
        ("Velland regards the embargo as a blunder.", "Velland", "criticizes", "the embargo"),
        ("Karsia is not averse to a summit.", "Karsia", "supports", "a summit"),
        ("Neither Karsia nor Velland seems willing to disarm.", "Karsia", "withholds", "disarm"),
        ("Karsia holds the Front responsible for the raid.", "Karsia", "criticizes", "the raid"),
        ("Karsia held the Front responsible.", "Karsia", "criticizes", "the Front"),
        ("The Front warned that spies would be shot.", "the Front", "threatens", "spies would be shot"),
        (
            "The Front has not said whether it would accept the truce.",
            "the Front",
            "undecided",
            "the truce",
        ),
        ("Velland has not reached a decision on the embargo.", "Velland", "undecided", "the embargo"),
        ("Velland cannot accept the terms of the deal.", "Velland", "withholds", "the terms of the deal"),
        ("Karsia suspended its raids.", "Karsia", "rescinds", "its raids"),
        ("Dalo is a critic of the mission.", "Dalo", "criticizes", "the mission"),
        ("The Front, an opponent of the truce, stayed away.", "the Front", "opposes", "the truce"),
        ("Neither Karsia nor Velland has endorsed the draft.", "Velland", "withholds", "the draft"),
        ("Karsia lifted its veto.", "Karsia", "rescinds", "its veto"),
        ("Karsia to reopen the port", "Karsia", "announces", "Karsia to reopen the port"),
    ],
)
def test_stance(codify, text, holder, stance, topic):
    assert (holder, stance, topic) in codify(text).stands()


@pytest.mark.parametrize(
    "text",
    [
        "Velland does not oppose the deal.",
        "If the Front rejects the deal, the war will go on.",
        "Has the Front rejected the deal?",
        "Dalo declined to confirm or deny that Karsian forces were involved.",
        "The Front could reject the deal.",
        "The Front split from the Northern Council.",
        "Velland announced the death of a soldier.",
        "Dalo told Velland that the road was closed.",
        "Dalo refused to comment.",
        "Dalo called his counterpart in Velland on Monday.",
        "Karsia and Velland agreed on a price.",
        "Dalo warned that the bridge might collapse.",
        "The river will not stop the tanks.",
        "Dalo was relieved at midnight.",
    ],
)
def test_no_stance(codify, text):
    assert codify(text).stands() == []


def test_the_holder_is_not_the_source(codify):
    text = "Two diplomats said the Front has no intention of reigniting the war."
    said = statement(text, "said", "the Front has no intention of reigniting the war")
    whole = statement(text, "whole", text)
    (stand,) = codify(text, whole, said).positions
    assert (stand.holder, stand.stance, stand.statement) == ("the Front", "denies", "said")
    assert stand.cue.quote == "has no intention of"


@pytest.mark.parametrize(
    ("words", "stance", "topic"),
    [
        ("Dalo will rebuild the school", "announces", "rebuild the school"),
        ("Dalo has never shelled Dolma", "denies", "shelled Dolma"),
        ("The strike was a crime", "criticizes", "The strike"),
        ("There can be no truce", "rejects", "no truce"),
        ("Looters will be shot", "threatens", "Looters will be shot"),
        ("The Front was responsible for the raid", "criticizes", "the raid"),
    ],
)
def test_what_is_said_of_oneself_or_judged_is_the_position_of_whoever_says_so(codify, words, stance, topic):
    text = f'"{words}," Dalo said.'
    cue = Span.of(text, text.index("said"), text.index("said") + 4)
    spoken = statement(text, "spoken", words, chain=(Link(voice="v", basis="explicit", cue=(cue,)),))
    voice = Voice(id="v", name="Dalo", kind="official", naming="named", actor="Dalo")
    assert codify(text, statement(text, "whole", text), spoken, voices=(voice,)).stands() == [("Dalo", stance, topic)]


def test_an_echo_is_the_same_position_of_somebody_else(codify):
    found = codify("Dalo led calls for retaliation, echoed by commanders.")
    assert found.stands() == [("Dalo", "demands", "retaliation"), ("commanders", "demands", "retaliation")]


def test_the_words_of_a_speaker_tell_the_statement(codify):
    text = "Dalo led calls for retaliation."
    cue = Span.of(text, 5, 14)
    spoken = statement(text, "spoken", "for retaliation", chain=(Link(voice="v", basis="explicit", cue=(cue,)),))
    (stand,) = codify(text, statement(text, "whole", text), spoken).positions
    assert stand.statement == "spoken"


def test_disagreement_is_about_what_the_other_wants(codify):
    found = codify("The Harun Brigade advocates attacks on Velland.\nThe Front disagrees with the Harun Brigade.")
    first, second = found.positions
    assert (second.stance, second.towards, second.topic) == ("opposes", "Harun Brigade", first.topic)


def test_what_was_announced_is_what_is_rescinded(codify):
    found = codify("The Front announced the resumption of raids on Velland and later rescinded the announcement.")
    assert [p.stance for p in found.positions] == ["announces", "rescinds"]
    assert len({p.topic for p in found.positions}) == 1


def test_who_is_addressed(codify):
    (stand,) = codify("Velland urged the Front to halt the raids.").positions
    assert (stand.holder, stand.stance, stand.towards) == ("Velland", "demands", "the Front")


def test_coordinated_holders_and_verbs(codify):
    found = codify("Karsia and Velland backed the truce but rejected the deal.")
    assert {(p.holder, p.stance) for p in found.positions} == {
        ("Karsia", "supports"),
        ("Velland", "supports"),
        ("Karsia", "rejects"),
        ("Velland", "rejects"),
    }


def test_a_position_outside_every_statement_is_left_out(codify):
    text = "Velland opposes the deal.\nDalo left."
    assert codify(text, statement(text, "other", "Dalo left.")).positions == ()


def test_a_finite_verb_behind_an_infinitive_has_the_main_subject(codify):
    found = codify("Dalo urged Velland to show restraint and called for a ceasefire.")
    assert ("Dalo", "demands", "a ceasefire") in found.stands()
    assert {p.holder for p in found.positions} == {"Dalo"}


def test_what_is_taken_back_is_not_announced_again(codify):
    found = codify("The Front rescinded its announcement of a truce.")
    assert [p.stance for p in found.positions] == ["rescinds"]


def test_what_whoever_speaks_says_of_a_matter(codify):
    text = "Dalo said a withdrawal was out of the question."
    voice = Voice(id="v", name="Dalo", kind="official", naming="named", actor="Dalo")
    said = statement(
        text,
        "said",
        "a withdrawal was out of the question",
        chain=(Link(voice="v", basis="explicit", cue=(Span.of(text, 5, 9),)),),
    )
    assert codify(text, said, voices=(voice,)).stands() == [("Dalo", "rejects", "a withdrawal")]
    assert codify("A withdrawal was out of the question.").stands() == []


def test_only_the_speaker_announces_what_he_will_do(codify):
    text = "The Front said the Front would release the hostages."
    voice = Voice(id="v", name="the Front", kind="actor", naming="named", actor="the Front")
    link = Link(voice="v", basis="explicit", cue=(Span.of(text, 10, 14),))
    said = statement(text, "said", "the Front would release the hostages", chain=(link,))
    assert codify(text, said, voices=(voice,)).stands() == [("the Front", "announces", "release the hostages")]
    assert codify(text).stands() == []


def test_a_position_that_is_taken_back_ends(codify):
    found = codify("The Front threatened to shell Dolma.\nThe Front dropped its threat to shell Dolma.")
    threat, back = found.positions
    assert (threat.ended_by, back.ended_by) == (back.id, None)


def test_ids_are_made_of_content(codify):
    text = "Velland opposes the deal."
    assert codify(text).positions == codify(text).positions


def test_the_words_of_an_issue_may_be_one_pronoun_before_its_cue(parse):
    read = parse("The pact holds terms different from those recommended by the envoys.")
    assert wording(read, read.sentences[0], 6, 7).quote == "those"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Communique No. 3. We will bomb every bridge.", "threatens"),
        ("Communique No. 3. We will open the dam.", "announces"),
    ],
)
def test_who_says_we_need_not_be_quoted(text, stance):
    reading = read_text(text, settings=Settings(stance_coder="rules", attributor="rules"))
    assert [position.stance for position in reading.positions] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army must leave the town, General Ivo Marn said.", "demands"),
        ("The army should not shell the town, General Ivo Marn said.", "opposes"),
        ("No prisoner will be freed before Sunday, General Ivo Marn said.", "rejects"),
        ("Nobody shelled the market, General Ivo Marn insisted.", "denies"),
        ("Two policemen were to blame for the raid, General Ivo Marn said.", "criticizes"),
        ("Whoever stays will be treated as an enemy, General Ivo Marn said.", "threatens"),
        ("There was no truth in the report, General Ivo Marn said.", "rejects"),
    ],
)
def test_what_a_speaker_says_of_others_or_of_nobody_is_his_position(text, stance):
    reading = read_text(text, settings=Settings(stance_coder="rules", attributor="rules"))
    holders = {actor.id: actor.name for actor in reading.actors}
    assert [(holders[one.holder], one.stance) for one in reading.positions] == [("Ivo Marn", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "We must remember the dead, General Ivo Marn said.",
        "If the army should leave the town, the mills may close, General Ivo Marn said.",
        "No decision will be taken this week, General Ivo Marn said.",
        "The general refused to be drawn on the figures.",
        "The Front has yet to leave the town, General Ivo Marn said.",
    ],
)
def test_what_is_no_wish_of_the_speakers_is_no_position(text):
    assert not read_text(text, settings=Settings(stance_coder="rules", attributor="rules")).positions


def test_what_is_waited_for_has_not_been_taken_back(codify):
    done = codify("The Front stayed until Karsia lifted its ban on trade.").stands()
    assert ("Karsia", "rescinds", "its ban on trade") in done
    awaited = codify("The Front will stay until Karsia lifts its ban on trade.").stands()
    assert not any(holder == "Karsia" for holder, _, _ in awaited)


def test_who_shoots_down_a_drone_rejects_nothing() -> None:
    reading = read_text("The Front shot down a Karsian drone near Dolma.")
    assert not reading.positions
    assert [event.code for event in reading.events] == ["ASSAULT"]
    assert [event.code for event in read_text("The senate shot down the bill.").events] == []


def held(text: str) -> set[tuple[str, str, str]]:
    """Return the positions of a text as (holder, stance, words of the cue)."""
    reading = read_text(text, settings=Settings(stance_coder="rules", attributor="rules"))
    named = {actor.id: actor.name for actor in reading.actors}
    return {(named[one.holder], one.stance, one.cue.quote) for one in reading.positions}


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The army announced that the captives would be freed.", ("army", "announces", "announced")),
        ("The union warned that its members would go on strike.", ("union", "threatens", "warned")),
        ("General Ivo Marn said his forces would halt their advance.", ("his forces", "announces", "would halt")),
        ("The union recommended that France should not sign the pact.", ("union", "demands", "recommended")),
        ("The bridge should be reopened, General Ivo Marn said.", ("Ivo Marn", "demands", "reopened")),
        ("The governor was detained on the orders of General Ivo Marn.", ("Ivo Marn", "demands", "on the orders")),
        ("The army broke a vow to leave, blaming the rebels for the delay.", ("army", "criticizes", "blaming")),
        ("The army will never bow to pressure.", ("army", "rejects", "bow to")),
        ("France abstained.", ("France", "withholds", "abstained")),
        ("The union pledged its loyalty to the council.", ("union", "supports", "loyalty")),
        ("Turkey armed the rebels, the union said. Turkey denies it.", ("Turkey", "denies", "denies")),
        ("The party is not united.", ("party", "divided", "united")),
        ("The army said the prisoners would be released.", ("army", "announces", "would be released")),
        ("France's call on the rebels to disarm failed.", ("France", "demands", "call")),
    ],
)
def test_what_is_announced_owed_ordered_and_denied(text, position):
    assert position in held(text)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army declined to say whether it was willing to negotiate.", "supports"),
        ("The talks would not go ahead until the rebels condemned the raid, France said.", "criticizes"),
        ("Analysts agree: the army, which left the town, is weak.", "supports"),
        ("The government, which is backed by Russia, left the talks.", "supports"),
        ("France held talks with what it called a gang.", "criticizes"),
        ("The army said the prisoners would probably be released.", "announces"),
    ],
)
def test_what_is_asked_awaited_agreed_on_as_a_fact_or_somebody_is_no_position(text, stance):
    assert stance not in {told for _, told, _ in held(text)}


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The army neither confirmed nor denied that it had shelled Dolma.", []),
        ("A spokesman would not confirm or deny that the army shelled Dolma.", []),
        ("The ministry declined to deny or confirm that the army shelled Dolma.", []),
        ("The mayor was unable to confirm or deny that the army shelled Dolma.", []),
        ("Police did not deny or confirm that officers shelled Dolma.", []),
        ("A spokesman would not confirm that the army shelled Dolma.", []),
        ("Turkey neither supports nor opposes the truce.", ["undecided"]),
        ("The Front has neither accepted nor rejected the offer.", ["undecided"]),
        ("The council did not endorse or reject the plan.", ["undecided"]),
        ("Turkey neither condemned the raid nor called for calm.", ["withholds"]),
        ("The army denied that it had shelled Dolma.", ["denies"]),
    ],
)
def test_who_takes_neither_side_of_two_takes_none(text: str, stances: list[str]) -> None:
    read = read_text(text, name="text", settings=Settings())
    assert [position.stance for position in read.positions] == stances
    status = {event.realis for event in read.events if event.trigger.quote == "shelled"}
    denied = text.startswith("The army denied")
    assert status == ({"negated"} if denied else {"possible"} if "shelled" in text else set())


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The minister did not rule out that firms had sold arms to the rebels.", set()),
        ("The general did not exclude that the shells came from his side.", set()),
        ("The minister said he did not order the raid.", {"denies"}),
        ("The army said it had never fired on the town.", {"denies"}),
    ],
)
def test_who_does_not_speak_against_a_thing_denies_no_deed(text: str, stances: set[str]) -> None:
    assert {stance for _, stance, _ in held(text)} == stances


@pytest.mark.parametrize(
    "text",
    [
        "The mayor asked that his name be withheld.",
        "A colonel, who asked not to be named, said it was late.",
        "An officer who requested that his name not be used said it was late.",
        "A diplomat who insisted on anonymity said it was late.",
        "A clerk demanded anonymity.",
    ],
)
def test_how_a_voice_wished_to_be_given_is_no_position(text):
    assert read_text(text, settings=Settings(attributor="rules", stance_coder="rules")).positions == ()


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Omar Tahl said he had no hand in the coup.", ["denies"]),
        ("Ana Corso said Omar Tahl had no hand in the coup.", []),
        ("Police said Omar Tahl had nothing to do with the blast.", []),
        ("A spokesman for the Harun Brigade said the group had no role in the killings.", ["denies"]),
    ],
)
def test_only_who_speaks_for_himself_denies_a_part_in_a_deed(text, stances):
    found = read_text(text, settings=Settings(attributor="rules", stance_coder="rules")).positions
    assert [one.stance for one in found] == stances


@pytest.mark.parametrize(
    "text",
    [
        "At no time has the Guard attacked civilians, Ana Corso said.",
        "On no occasion has the Guard attacked civilians, Ana Corso said.",
        "Ana Corso said the Guard had at no point attacked civilians.",
        "Ana Corso said that at no stage had the Guard attacked civilians.",
    ],
)
def test_at_no_time_is_a_negation(text):
    found = read_text(text, settings=Settings(attributor="rules", stance_coder="rules"))
    assert {event.realis for event in found.events if event.code == "ASSAULT"} == {"negated"}


def test_in_no_time_is_soon():
    found = read_text("The Guard attacked Dolma in no time.", settings=Settings(attributor="rules"))
    assert {event.realis for event in found.events} == {"happened"}


def taken(text):
    """Return (holder's name, stance) of each position."""
    reading = read_text(text, settings=Settings(attributor="rules", stance_coder="rules"))
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[one.holder], one.stance) for one in reading.positions}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Two members of the League, Norway and Poland, argued against the ban.", ("Norway", "opposes")),
        ("Two members of the League, Norway and Poland, argued against the ban.", ("Poland", "opposes")),
        ("The Lake Party is opposed to any renewal.", ("Lake Party", "opposes")),
        ("The army described the sanctions as illegal.", ("army", "criticizes")),
        ("The army described the vote as unlawful and dangerous.", ("army", "criticizes")),
        ("Ana Corso called the offer an empty gesture.", ("Ana Corso", "criticizes")),
        ("Ana Corso welcomed the offer but said it was not enough.", ("Ana Corso", "criticizes")),
        ("Ana Corso is unconvinced.", ("Ana Corso", "rejects")),
        ("France offered compensation to the families.", ("France", "announces")),
        ("Ana Corso is less enthusiastic about the plan.", ("Ana Corso", "withholds")),
        ("Ana Corso is hardly eager to negotiate.", ("Ana Corso", "withholds")),
        ("France supports the plan. Turkey is less keen.", ("Turkey", "withholds")),
        ("France is scarcely willing to pay.", ("France", "withholds")),
        ("Ana Corso would never agree to disarm.", ("Ana Corso", "rejects")),
        ("Ana Corso attacked Prime Minister Ivo Rell for what she called dithering.", ("Ana Corso", "criticizes")),
        ("Ana Corso has lost patience with the army.", ("Ana Corso", "criticizes")),
        ("France seeks no quarrel with Turkey.", ("France", "withholds")),
        ("France wants no war with Turkey.", ("France", "withholds")),
        ("We call upon all public servants to stay at their posts.", ("we", "demands")),
        ("Parliament voted to extend the mandate.", ("Parliament", "supports")),
    ],
)
def test_more_words_that_take_a_position(text, held):
    assert held in taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "France attacked Turkey for three hours.",
        "The Guard is a militia that France insists it does not control.",
        "The Front did not take this step lightly.",
    ],
)
def test_what_looks_like_one_is_no_position(text):
    assert taken(text) == set()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The Harun Brigade put out a leaflet condemning any deal with France.", ("Harun Brigade", "criticizes")),
        ("The Harun Brigade issued a statement threatening to shell Dolma.", ("Harun Brigade", "threatens")),
        ("In a letter urging France to leave, Ana Corso said talks had failed.", ("Ana Corso", "demands")),
        ("A statement by the Harun Brigade denouncing the raid was read out.", ("Harun Brigade", "criticizes")),
        ("We have taken power in Dolma. There will be no talks with the army.", ("we", "rejects")),
        ("We have taken power in Dolma. The report is a lie.", ("we", "rejects")),
    ],
)
def test_what_a_paper_says_is_its_issuers_and_what_a_communique_says_its_authors(text, held):
    assert held in taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harun Brigade failed to issue a statement condemning the raid.",
        "The army took Dolma. The report is a lie.",
        "The union may protest.",
    ],
)
def test_a_paper_that_was_not_issued_and_a_verdict_of_nobodys_are_no_positions(text):
    assert not {stance for _, stance in taken(text)} & {"criticizes", "rejects", "announces"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Information Minister Ana Corso said the government would free 20 men.", ("government", "announces")),
        ("A government spokesman said the army would withdraw from Sele.", ("army", "announces")),
        ("The government's envoy, Ivo Tarr, said the government would free 20 men.", ("government", "announces")),
        (
            "The Harun Brigade's spokesman said the Brigade would free 20 men.",
            ("Harun Brigade", "announces"),
        ),
        ("A spokesman for the Harun Brigade said the Brigade would free 20 men.", ("Harun Brigade", "announces")),
        ("Harun Brigade official Ivo Tarr said the Brigade would return to the talks.", ("Harun Brigade", "announces")),
        (
            "Ivo Tarr, the Brigade's commander, said his fighters would leave Dolma.",
            ("his fighters", "announces"),
        ),
    ],
)
def test_who_speaks_for_somebody_gives_his_word(text, held):
    assert held in taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Envoy Karl Brandt said the government would free 20 men.",
        "Mediators said the army would leave Dolma.",
        "Analysts said the government would sign the accord.",
        "A UN official said the government would lift the ban on convoys.",
        "The opposition leader, Mira Tolen, said the government would free the students.",
        "The mayor of Dolma said the army would pull out.",
        "The Red Cross said the Harun Brigade would free 20 men.",
        "Rebel commander Tomas Rell said the army would withdraw from Sele.",
        "Experts said the road would be closed.",
        "Residents said the army had not shelled Dolma.",
    ],
)
def test_what_others_say_that_somebody_will_do_is_not_his_word(text):
    assert not {stance for _, stance in taken(text)} & {"announces", "rescinds", "denies"}


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("The Harun Brigade pulled out of the talks.", True),
        ("France pulled out of the treaty.", True),
        ("The army pulled out of the town and its suburbs.", False),
        ("The army pulled out of Dolma on Monday.", False),
    ],
)
def test_who_leaves_a_town_takes_nothing_back(text, taken_back):
    assert ("rescinds" in {stance for _, stance in taken(text)}) is taken_back


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The army backed the deal, to the dismay of the Front.", ("Front", "criticizes")),
        ("Karsia opened the border, much to the relief of France.", ("France", "supports")),
        ("Whoever helps them will share their fate, General Ivo Tarr said.", ("Ivo Tarr", "threatens")),
        ("Anyone who crosses the line will regret it, General Ivo Tarr said.", ("Ivo Tarr", "threatens")),
        ("The Harun Brigade said its attacks would continue.", ("Harun Brigade", "threatens")),
        ("General Ivo Tarr said the shelling would go on until the garrison leaves.", ("Ivo Tarr", "threatens")),
        ("General Ivo Tarr said there would be no mercy.", ("Ivo Tarr", "threatens")),
        ("France says the guns are not its own.", ("France", "denies")),
        ("The Harun Brigade said the attack was not its work.", ("Harun Brigade", "denies")),
        ('"Do not cross the river," the Harun Brigade told villagers.', ("Harun Brigade", "opposes")),
        ("We have left the Front. Leave him before it is too late.", ("we", "demands")),
        ("We have taken Dolma. To the drivers: do not carry soldiers.", ("we", "opposes")),
        ("The government ought to resign, said Ana Corso.", ("Ana Corso", "demands")),
        ("The army ought not to fire on the town, Ana Corso said.", ("Ana Corso", "opposes")),
        ("Ana Corso is a politician who opposes the war.", ("Ana Corso", "opposes")),
        ("Neither France nor Turkey has an interest in breaking the truce.", ("Turkey", "withholds")),
        ("France has not ruled out sending troops.", ("France", "undecided")),
        ("The Harun Brigade did not rule out talks.", ("Harun Brigade", "undecided")),
        ("France has not signed the accord.", ("France", "withholds")),
        ("France put off the summit.", ("France", "rescinds")),
        ("Ana Corso expressed grave concern to the government.", ("Ana Corso", "criticizes")),
        ("The Harun Brigade renewed its guarantee of safe passage.", ("Harun Brigade", "announces")),
        ("Ana Corso can no longer defend the siege.", ("Ana Corso", "criticizes")),
        ("France poured cold water on the proposal.", ("France", "rejects")),
        ("Ana Corso is running out of patience.", ("Ana Corso", "criticizes")),
    ],
)
def test_what_is_felt_beside_foretold_or_not_ones_own(text, held):
    assert held in taken(text)


@pytest.mark.parametrize(
    ("text", "unheard"),
    [
        ("The government ought to accept the plan, said Ana Corso.", "supports"),
        ("The UN said the fighting would continue.", "threatens"),
        ("Analysts said the shelling would go on.", "threatens"),
        ("Police have not ruled out a motive.", "undecided"),
        ("The navy poured water on the flames.", "rejects"),
        ("France agreed to nothing.", "supports"),
        ("We have lost the war. Consider the port of Dolma. Read the treaty.", "demands"),
        ("France backed the deal. It gave the army arms, according to the Front.", "criticizes"),
    ],
)
def test_what_sounds_like_it_is_no_such_position(text, unheard):
    assert unheard not in {stance for _, stance in taken(text)}
