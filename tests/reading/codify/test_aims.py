"""What only an infinitive or a demand names has not happened; what a verb carries out has."""

import pytest

from reportedly import read_text
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def status(text, word):
    return [event.realis for event in read_text(text, settings=FAST).events if event.trigger.quote == word]


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("The judge directed the gendarmes to arrest the mayor.", "arrest", "planned"),
        ("It is hard to arrest the smugglers.", "arrest", "possible"),
        ("The colonel has the power to arrest the strikers.", "arrest", "possible"),
        ("It was their duty to shell the ridge.", "shell", "possible"),
        ("Arrangements for detaining the pilgrims were made.", "detaining", "planned"),
        ("The guild demanded the release of the prisoners.", "release", "possible"),
        ("Ministers spoke of calls for the withdrawal of the Karsian troops.", "withdrawal", "possible"),
        ("The movement is dedicated to destroying the state.", "destroying", "planned"),
        ("The militia is bent on retaking Lesk.", "retaking", "planned"),
        ("The front was founded to overthrow the king.", "overthrow", "planned"),
        ("The commander was obsessed with capturing the airfield.", "capturing", "possible"),
        ("The gang committed a massacre in Lesk.", "massacre", "happened"),
        ("The army called the attack a provocation.", "attack", "happened"),
        ("The pilots waited for the guild to agree.", "agree", "planned"),
        ("The porters are still waiting for the garrison to withdraw.", "withdraw", "planned"),
        ("The marines waited until the garrison withdrew.", "withdrew", "happened"),
        ("The union knew nothing of the raid.", "raid", "happened"),
        ("There will be no truce before the militia lays down its arms.", "lays down", "possible"),
        ("The army left before the militia laid down its arms.", "laid down", "happened"),
        ("Karsia is ready to take part in the joint summit in Orsk.", "summit", "planned"),
        ("The envoy is prepared to attend talks in Orsk.", "talks", "planned"),
        ("The envoy took part in talks in Orsk.", "talks", "happened"),
        ("The raiders forced the garrison to surrender.", "surrender", "happened"),
        ("The marines managed to arrest the smugglers.", "arrest", "happened"),
        ("The gunmen came to Lesk to assassinate the mayor.", "assassinate", "planned"),
        ("The prefect was almost killed on the bridge.", "killed", "negated"),
        ("Rebels nearly killed the mayor.", "killed", "negated"),
        ("The blast killed almost forty dockers.", "killed", "happened"),
        ("They were lucky to capture the ridge.", "capture", "happened"),
        ("The Tarn Brigade was the first group to attack the port.", "attack", "happened"),
        ("The minister condemned the release of the prisoners.", "release", "happened"),
        ("The bishop dismissed the planned talks.", "talks", "planned"),
        ("Talks scheduled for Sunday were put off by a day.", "Talks", "planned"),
        ("They hailed the upcoming summit in Orsk.", "summit", "planned"),
        ("The proposed offensive was criticised by Karsia.", "offensive", "planned"),
        ("The prefect spoke of a foiled attack on the bridge.", "attack", "negated"),
        ("The threatened bombing worries the port.", "bombing", "possible"),
        ("The planned offensive began on Monday.", "offensive", "happened"),
        ("The marines staged the planned raid at dawn.", "raid", "happened"),
        ("A planned raid was called off.", "raid", "planned"),
        ("The raid led to calls on the prefect to arrest the smugglers.", "arrest", "possible"),
        ("The raid drew pleas by relatives to the captors to free the nurses.", "free", "possible"),
        ("There were demands from the guild that the army withdraw from Lesk.", "withdraw", "possible"),
    ],
)
def test_aims_and_deeds(text, word, realis):
    assert status(text, word) == [realis]


@pytest.mark.parametrize(
    ("text", "word", "doers", "befell"),
    [
        ("Sixty people died due to army shelling in the two towns.", "died", ["army"], ["Sixty people"]),
        ("Three people fell to army bullets.", "fell to", ["army"], ["Three people"]),
        ("Two men were shot by his own rifle by a mob.", "shot", ["mob"], ["Two men"]),
        ("Half of the people who died due to police firing were from Lesk.", "died", ["police"], ["people"]),
        ("A constable was injured in the stone throwing at Lesk.", "injured", [], ["constable"]),
        ("Of those killed in the army shelling belong two to Lesk.", "killed", ["army"], ["those"]),
    ],
)
def test_who_did_what_its_cause_or_its_means_tells(text, word, doers, befell):
    event = next(event for event in read_text(text, settings=FAST).events if event.trigger.quote == word)
    told = {role: [a.span.quote for a in event.arguments if a.role == role] for role in ("actor", "recipient")}
    assert told == {"actor": doers, "recipient": befell}


def test_what_was_ordered_and_had_an_outcome_was_done():
    text = "The colonel had ordered firing at crowds in which four persons were killed."
    [event] = read_text(text, settings=FAST).events
    assert (event.trigger.quote, event.realis) == ("firing at", "happened")
    assert "four persons" in [argument.span.quote for argument in event.arguments]


@pytest.mark.parametrize(
    ("text", "arrests"),
    [
        ("The arrested workers were released later.", [("arrested", "happened", ["arrested workers"])]),
        ("The mayor may be put under house arrest.", [("put under", "possible", ["mayor"])]),
        ("The offenders had been booked for murder.", [("booked for", "happened", ["offenders"])]),
        ("Six persons were picked up in connection with the arson.", [("picked up", "happened", ["Six persons"])]),
        ("Had the priest been detained, there would be calm.", [("detained", "possible", ["priest"])]),
        ("The gate was locked up.", []),
        ("The pilgrims were taken home under police escort.", []),
        ("The army helped to arrest the decline.", []),
        ("The army officers held themselves back as the police arrived.", []),
    ],
)
def test_arrests(text, arrests):
    found = [event for event in read_text(text, settings=FAST).events if event.mode == "arrest"]
    assert [(e.trigger.quote, e.realis, [a.span.quote for a in e.arguments]) for e in found] == arrests


def test_who_looks_into_violence_did_not_do_it():
    events = read_text("The police intensified the investigation into the violence in Lesk.", settings=FAST).events
    doers = {e.trigger.quote: [a.span.quote for a in e.arguments if a.role == "actor"] for e in events}
    assert doers == {"investigation": ["police"], "violence": []}


def test_an_inquiry_into_a_deed_leaves_it_done():
    text = "Demanding an inquiry into the army firing, the mayor said that the town was calm."
    assert status(text, "firing") == ["happened"]


def test_a_mild_response_to_a_riot_is_no_assault():
    events = read_text("The police were slow in their response to the riots.", settings=FAST).events
    assert "ASSAULT" not in [event.code for event in events]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The vote drew criticism from opposition parties.", "criticism", ["opposition parties"]),
        ("The edict brought protests from shopkeepers in Lesk.", "protests", ["shopkeepers in Lesk"]),
        ("The prefect faced threats from two gunmen.", "threats", ["two gunmen"]),
        ("Demands from the union were ignored.", "Demands", ["union"]),
        ("Protests from the hills to the coast went on.", "Protests", []),
        ("The general's order to the garrison to fire on the crowd was obeyed.", "fire on", ["garrison"]),
        ("Orders to the police to arrest the mayor were torn up.", "arrest", ["police"]),
        ("The bishops issued appeals to the rebels to free the nurses.", "free", ["rebels"]),
        ("The president's promise to the bishops to free the prisoners was kept.", "free", ["president"]),
    ],
)
def test_whose_word_it_is_and_who_is_asked_to_act(text, word, doers):
    """A noun of speech comes from who says it; what it asks for is the deed of whom it goes to."""
    events = [e for e in read_text(text, settings=FAST).events if e.trigger.quote == word]
    assert [[a.span.quote for a in e.arguments if a.role == "actor"] for e in events] == [doers]


@pytest.mark.parametrize("text", ["The plan met fierce opposition.", "The marines met resistance from villagers."])
def test_what_is_met_with_is_no_meeting(text):
    assert not [e for e in read_text(text, settings=FAST).events if e.code == "CONSULT"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The mayor was killed on Monday, a day after his return from Cairo.", None),
        ("Two dockers were hurt in a blast on Monday, two days after a raid in Cairo.", None),
        ("He was shot dead hours after his arrival from Cairo.", None),
        ("Four dockers died after an explosion in Cairo.", "Cairo"),
        ("Two dockers were hurt in Cairo on Monday, a day after a raid.", "Cairo"),
    ],
)
def test_what_comes_some_time_after_is_not_where_that_was(text, where):
    made = read_text(text, settings=FAST)
    names = {place.id: place.name for place in made.places}
    assert names.get(made.events[0].place) == where


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The vote drew a plea by shopkeepers to the mayor to reopen the quay.", "shopkeepers", "mayor"),
        ("The move drew pleas by relatives to the captors to free the nurses.", "relatives", "captors"),
        ("The move prompted appeals from the bishops to the rebels to free the nurses.", "bishops", "rebels"),
    ],
)
def test_who_asks_is_not_who_is_asked(text, who, whom):
    held = read_text(text, settings=FAST)
    names = {actor.id: actor.name for actor in held.actors}
    told = [(p.stance, names.get(p.holder), names.get(p.towards or "")) for p in held.positions]
    assert told == [("demands", who, whom)]


@pytest.mark.parametrize(
    ("text", "word", "doers", "befell"),
    [
        ("Three marines died in a clash with the rebels.", "died", ["rebels"], ["Three marines"]),
        ("Four militants were killed in clashes with police in Lesk.", "killed", ["police"], ["Four militants"]),
        ("Two policemen were killed in an exchange of fire with rebels.", "killed", ["rebels"], ["Two policemen"]),
        ("A sergeant was wounded in a gunfight with smugglers.", "wounded", ["smugglers"], ["sergeant"]),
        (
            "Four rebels were killed in an encounter with security forces.",
            "killed",
            ["security forces"],
            ["Four rebels"],
        ),
        ("A policeman was killed in an exchange of fire.", "killed", [], ["policeman"]),
        ("Two nurses were killed in crossfire in a battle with rebels.", "killed", [], ["Two nurses"]),
        ("More than 80 refugees were believed killed.", "killed", [], ["More than 80 refugees"]),
        ("Three soldiers were reported wounded in the blast.", "wounded", [], ["Three soldiers"]),
        ("Two pilots are presumed captured by the rebels.", "captured", ["rebels"], ["Two pilots"]),
        (
            "Two policemen who were guarding the bank and a citizen were killed.",
            "killed",
            [],
            ["Two policemen", "citizen"],
        ),
        ("Two men who held the gate and three cooks were shot.", "shot", [], ["Two men", "three cooks"]),
        ("Gunmen shot Karim, a clerk.", "shot", ["Gunmen"], ["Karim"]),
        ("A jet targeted two guards by one missile.", "targeted", [], ["two guards"]),
        ("Rebels hit two guards by a mortar shell.", "hit", ["Rebels"], ["two guards"]),
        ("Two guards were hit by rebels.", "hit", ["rebels"], ["Two guards"]),
        ("Troops shot dead 17-year-old Bilal Kord.", "shot dead", ["Troops"], ["17-year-old Bilal Kord"]),
        ("Gunmen shot dead 40-year-old trader Omar Kord.", "shot dead", ["Gunmen"], ["40-year-old trader"]),
        ("Police shot dead a 17-year-old boy.", "shot dead", ["Police"], ["17-year-old boy"]),
    ],
)
def test_the_other_side_of_a_clash_is_none_of_its_dead(text, word, doers, befell):
    event = next(e for e in read_text(text, settings=FAST).events if e.trigger.quote == word)
    told = {role: [a.span.quote for a in event.arguments if a.role == role] for role in ("actor", "recipient")}
    assert told == {"actor": doers, "recipient": befell}


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The envoy wrote a letter to General Kande urging a truce.", "urging", ["envoy"]),
        ("The minister sent a message to President Omar Haddad condemning the raid.", "condemning", ["minister"]),
        ("The union issued an appeal to Mayor Lorn demanding the release of two drivers.", "demanding", ["union"]),
        ("The militia's leaflet urging strikes was seized.", "urging", ["militia"]),
        ("A letter from the bishop praising the truce was read out.", "praising", ["bishop"]),
        ("Soldiers stopped a man carrying a letter urging strikes.", "urging", []),
    ],
)
def test_who_sends_a_letter_does_what_stands_in_it(text, word, doers):
    event = next(e for e in read_text(text, settings=FAST).events if e.trigger.quote == word)
    assert [a.span.quote for a in event.arguments if a.role == "actor"] == doers


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The rebels vowed to fight on and shelled the port.", "shelled"),
        ("The governor pledged to stay and left for Tarn the same night.", "left"),
        ("The militia threatened to close the road, and blocked it on Friday.", "blocked"),
        ("The front vowed to leave the talks and took back the vow later.", "took back"),
        ("The colonel said he had entered Tarn and killed two rebels.", ""),
    ],
)
def test_what_a_teller_did_then_is_none_of_his_words(text, content):
    own = [s for s in read_text(text, settings=FAST).statements if not any(link.source for link in s.chain)]
    assert [any(content in span.quote for span in s.content) for s in own] == ([True] if content else [])


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Karsian armored vehicles entered Dolma.", True),
        ("Armoured vehicles of the army rolled into Harrow.", True),
        ("Military trucks entered the village of Lesk.", True),
        ("Army jeeps pushed into Harrow.", True),
        ("Aid trucks entered Dolma.", False),
        ("Tourists' vehicles entered Dolma.", False),
    ],
)
def test_who_drives_vehicles_of_war_into_a_town_moves_on_it(text, moved):
    assert any(e.code == "MOBILIZE" for e in read_text(text, settings=FAST).events) is moved
