"""Everyday words name an event in one of their senses only; what is wished for, begun or cleared is told as that."""

import pytest

from reportedly import read_text
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def told(text, word):
    return [event.code for event in read_text(text, settings=FAST).events if event.trigger.quote == word]


def status(text, word):
    return [event.realis for event in read_text(text, settings=FAST).events if event.trigger.quote == word]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The guards committed a crime in Lesk.", "committed", []),
        ("The guild undertook a reform of the port.", "undertook", []),
        ("The reforms Velland undertook to boost its bid are under way.", "undertook", []),
        ("The guild undertook to reopen the port.", "undertook", ["AGREE"]),
        ("Velland committed itself to reopening the port.", "committed", ["AGREE"]),
        ("The mayor met a difficult challenge.", "met", []),
        ("The plan was met with anger in Lesk.", "met", []),
        ("The mayor met the envoys in Lesk.", "met", ["CONSULT"]),
        ("The mayor met Omar Tahl.", "met", ["CONSULT"]),
        ("The fog allowed the raiders to advance.", "allowed", []),
        ("A pause to allow the parties to rest was called.", "allow", []),
        ('"Let\'s go home," the mayor said.', "Let", []),
        ("The governor allowed the nuns to leave.", "allowed", ["CONCEDE"]),
        ("The split threatens to derail the conference.", "threatens", []),
        ("The row has threatened to worsen tensions.", "threatened", []),
        ("Gunmen threatened to burn the mill.", "threatened", ["THREATEN"]),
        ("Talk of a split is nonsense, the mayor said.", "Talk", []),
        ("Talks were held in Lesk.", "held", ["CONSULT"]),
        ("The judge found two clerks not guilty of theft.", "found", []),
        ("The judge found two clerks guilty of theft.", "found", ["ACCUSE"]),
        ("The army paraded 40 prisoners of war in Lesk.", "war", []),
        ("The laws of war bind both sides.", "war", []),
        ("Nine years of war ended in Lesk.", "war", ["state"]),
        ("The court sent the accused home.", "accused", []),
        ("The regiment reached the summit before noon.", "summit", []),
        ("Rebels hold the summit of Mount Harn.", "summit", []),
        ("The presidents held a summit on Monday.", "summit", ["CONSULT"]),
        ("Two leaders met at a summit in Lesk.", "summit", ["CONSULT"]),
    ],
)
def test_words_that_name_an_event_in_one_sense_only(text, word, codes):
    assert told(text, word) == codes


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("Army to pull out of Lesk next week", "pull out", "planned"),
        ("The peace talks will open in Lesk on Sunday.", "talks", "predicted"),
        ("The talks did not begin.", "talks", "negated"),
        ("The peace talks began in Lesk.", "talks", "happened"),
        ("The two sides need further talks.", "talks", "possible"),
        ("Envoys are trying to broker a ceasefire.", "ceasefire", "possible"),
        ("The council met to find ways of securing a truce.", "truce", "possible"),
        ("The visit is aimed at forging a truce.", "truce", "planned"),
        ("Before any truce, the mayor wants the bridge back.", "truce", "possible"),
        ("Envoys brokered a ceasefire in May.", "ceasefire", "happened"),
        ("The mayor hopes for a deal that frees the nuns.", "frees", "possible"),
        ("The militia that holds the port frees its captives.", "frees", "happened"),
        ("The brigade lacks guns with which to shell the port.", "shell", "possible"),
        ("Karsia would not invade the valley, but shell it.", "shell", "predicted"),
        ("The army did not shell the town but bombed the port.", "bombed", "happened"),
        ("The colonel was wrong to shell the mill.", "shell", "happened"),
        ("The colonel would be wrong to shell the mill.", "shell", "predicted"),
        ("There is no question of a retreat, the colonel said.", "retreat", "negated"),
        ("The general has lost the support of the tribes.", "support", "negated"),
        ("The general needs the support of the tribes.", "support", "possible"),
        ("The general won the support of the tribes.", "support", "happened"),
        ("The men who came to Dolma to kill the governor trained in Sele.", "kill", "planned"),
        ("Soldiers who went to Tarn to attack the depot are missing.", "attack", "planned"),
        ("The shed stands near the hall where the envoys are to meet.", "meet", "planned"),
        ("The rifles, which are enough to equip two battalions, came by sea.", "equip", "possible"),
        ("The commander, who managed to seize the bridge, is ill.", "seize", "happened"),
    ],
)
def test_what_is_wished_for_begun_or_judged(text, word, realis):
    assert status(text, word) == [realis]


@pytest.mark.parametrize(
    ("text", "word", "doers", "befell"),
    [
        ("Two officers were acquitted of the murder of Rosa Kinda.", "murder", [], ["Rosa Kinda"]),
        ("The court cleared Ivo Tarr of ordering the massacre.", "massacre", [], []),
        ("The judge found two clerks not guilty in the death of Rosa Kinda.", "death", [], ["Rosa Kinda"]),
        ("In the face of raids, the army started a search.", "raids", [], []),
        ("The army began a search in response to the raids.", "raids", [], []),
        ("The blast prompted soldiers to open fire on the crowd.", "open fire", ["soldiers"], ["crowd"]),
        ("He found his brother shot dead.", "shot dead", [], ["his brother"]),
        ("She watched her brother beaten.", "beaten", [], ["her brother"]),
        ("An Iraqi was killed in Lesk.", "killed", [], ["Iraqi"]),
    ],
)
def test_who_did_it_to_whom(text, word, doers, befell):
    event = next(event for event in read_text(text, settings=FAST).events if event.trigger.quote == word)
    assert [a.span.quote for a in event.arguments if a.role == "actor"] == doers
    assert [a.span.quote for a in event.arguments if a.role in {"recipient", "target"}] == befell


@pytest.mark.parametrize(
    "text",
    ["A Syrian was shot dead in Lesk.", "Gunmen abducted an Israeli and one Palestinian.", "Another Iraqi was killed."],
)
def test_one_of_a_people_is_no_state(text):
    assert all(actor.kind != "state" for actor in read_text(text, settings=FAST).actors)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("The rebels are not ready to compromise.", ["withholds"]),
        ("The rebels are ready to fight.", ["prepares"]),
        ("The mayor warned residents to stay at home.", ["demands"]),
        ("Ned Howe said he would miss Lesk.", []),
        ("The settlers are here against our will, the mayor said.", []),
        ("The settlers are against the plan, the mayor said.", ["opposes"]),
        ("Two officers were found not guilty of theft.", []),
        ("The court cleared Ivo Tarr of ordering the massacre.", []),
        ("The reforms Velland undertook to boost its bid are under way.", []),
        ("Velland undertook to reform the bank.", ["announces"]),
    ],
)
def test_what_is_a_position(text, taken):
    assert [position.stance for position in read_text(text, settings=FAST).positions] == taken


def test_who_is_ordered_is_not_whom_he_is_to_act_against():
    reading = read_text("The mayor ordered the staff room to act against the rebels.", settings=FAST)
    assert [position.towards for position in reading.positions if position.stance == "demands"] == [None]


@pytest.mark.parametrize(
    "text", ["The pro-Syrian President Emile Haddad resigned.", "The US-backed President Emile Haddad spoke."]
)
def test_a_land_that_somebody_is_for_is_not_his_office(text):
    offices = [tie.object for tie in read_text(text, settings=FAST).relations if tie.kind == "holds_office"]
    assert offices == ["President"]


@pytest.mark.parametrize(
    ("text", "word", "doers", "realis"),
    [
        ('"Don\'t shoot him," the girl shouted.', "shoot", [], "negated"),
        ('"Kill the traitors!" the crowd chanted.', "Kill", [], "possible"),
        ("With troops shelling the port, nobody could leave Lesk.", "shelling", ["troops"], "happened"),
        ("The rebels fought to retake the town.", "retake", ["rebels"], "planned"),
        ("Warplanes from the Harrow Alliance bombed a mill.", "bombed", ["Harrow Alliance"], "happened"),
        ("Militants attacked on a post in Lesk.", "attacked", ["Militants"], "happened"),
        ("Islamic extremists launched a bombing campaign.", "bombing", ["Islamic extremists"], "happened"),
    ],
)
def test_who_does_it_and_whether_it_is_so(text, word, doers, realis):
    event = next(event for event in read_text(text, settings=FAST).events if event.trigger.quote == word)
    assert [a.span.quote for a in event.arguments if a.role == "actor"] == doers
    assert event.realis == realis


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The premier fought to save his job.", []),
        ("The premier's guards fought the rebels.", ["ASSAULT"]),
        ("The rebels fought to save the bridge.", ["ASSAULT"]),
    ],
)
def test_who_strives_does_not_fight(text, codes):
    assert told(text, "fought") == codes


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Our aim is to leave before the vote, the captain said.", "supports"),
        ("The goal of the Front is to overthrow the king.", "supports"),
        ("The Front's demand is that the garrison leave.", "demands"),
    ],
)
def test_what_somebodys_aim_is(text, stance):
    assert [position.stance for position in read_text(text, settings=FAST).positions] == [stance]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The abbot refused to leave.", ["rejects"]),
        ("The diocese has promised an answer.", ["announces"]),
        ("The plan was rejected by the seamstresses.", ["rejects"]),
        ("The weavers stand ready to help.", ["prepares"]),
        ("The report demanded an inquiry.", []),
        ("The legislation forbids the sale of guns.", []),
    ],
)
def test_whoever_does_what_only_somebody_does_holds_a_position(text, stances):
    assert [position.stance for position in read_text(text, settings=FAST).positions] == stances


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The Harrow Company regrets to inform clients that the port is shut.", []),
        ("The mayor is pleased to announce a fair.", []),
        ("The mayor regrets the raid.", ["criticizes"]),
        ("Osk Tarrant never forgave the politicians for the truce.", ["criticizes"]),
        ("The council has no faith in the truce.", ["withholds"]),
        ("The court reserved its ruling.", ["undecided"]),
        ("The envoys were denied visas by Karsia.", ["rejects"]),
        ("The council declined to cross the bridge.", ["withholds"]),
        ("The council declined to confirm the raid.", []),
        ("Omar Tahl moved that no member handle the crates.", ["demands"]),
        ("Omar Tahl would rather the guards did not read his letters.", ["opposes"]),
        ("The council wants neither tents nor promises.", ["withholds"]),
    ],
)
def test_what_is_said_in_other_constructions(text, stances):
    assert [position.stance for position in read_text(text, settings=FAST).positions] == stances
