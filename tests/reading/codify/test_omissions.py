"""What guards left undone is an event of its own; the negation that names it does not negate it."""

import pytest

from reportedly import read_text
from reportedly.reading.repair import repair
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def coded(text):
    reading = read_text(text, settings=FAST)
    return [(e.code, e.mode, e.trigger.quote, e.realis, [a.span.quote for a in e.arguments]) for e in reading.events]


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("The troopers did not intervene.", "not intervene", "happened"),
        ("Soldiers could not stop the crowd.", "not stop", "happened"),
        ("The sentries were unable to stop the looting.", "unable to stop", "happened"),
        ("Troops were powerless to contain the mob.", "powerless to contain", "happened"),
        ("No steps were taken by the police to protect the traders.", "No steps were taken", "happened"),
        ("The constables did nothing while the shop burned.", "did nothing", "happened"),
        ("The gendarmes could do little against the crowd.", "do little", "happened"),
        ("The officers watched as a gang stabbed the trader.", "watched", "happened"),
        ("The cops looked the other way.", "looked", "happened"),
        ("The army arrived too late to save the village.", "arrived", "happened"),
        ("The police failed to take any steps against the looters.", "failed", "happened"),
        ("The police force let the traders down.", "let", "happened"),
        ("There was a complete failure of the police.", "failure", "happened"),
        ("There was a total lack of action by the police.", "lack", "happened"),
        ("There was no police protection for the convoy.", "no police protection", "happened"),
        ("The police said they would not act without orders.", "not act", "predicted"),
        ("The soldiers may not intervene.", "not intervene", "possible"),
        ("A coast guard team ran away when the smugglers attacked the pier.", "ran away", "happened"),
        ("The mob went on a rampage even as fifty gendarmes watched.", "watched", "happened"),
        ("A senior officer stood and watched as mobs ran riot in the old town.", "watched", "happened"),
        ("The gendarmes were unwilling to register a complaint.", "unwilling to register", "happened"),
        ("The constables have not recorded their complaints.", "not recorded", "happened"),
        ("The troops failed to come in time and avert the bloodshed.", "failed", "happened"),
        ("She denied that the police had looked the other way.", "looked", "negated"),
    ],
)
def test_what_guards_left_undone(text, trigger, realis):
    assert ("REJECT", "assist", trigger, realis) in [row[:4] for row in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The guests arrived late.",
        "The player looked on as his team lost.",
        "The crowd watched as the mob burned the house.",
        "The officers watched the match.",
        "The army did not stop its shelling.",
        "The minister did not intervene.",
        "There was a lack of pay for the police.",
        "The chairman played a passive role.",
    ],
)
def test_what_is_no_omission_of_guards(text):
    assert ("REJECT", "assist") not in [row[:2] for row in coded(text)]


@pytest.mark.parametrize(
    ("text", "code", "mode", "words"),
    [
        ("Nine died in police firing in the old town.", "ASSAULT", "firearms", ["Nine", "police"]),
        ("Army shelling killed ten people in Morda.", "ASSAULT", "heavy-weapons", ["Army"]),
        ("A porter died in police firing on Sunday.", "ASSAULT", "firearms", ["porter", "police"]),
        ("There was police firing in three places.", "ASSAULT", "firearms", ["police"]),
        ("Rioting and police firing left two dead.", "ASSAULT", "firearms", ["police", "two"]),
        ("Police resorted to firing to control the crowd.", "ASSAULT", "firearms", ["Police"]),
        ("Police used force to clear the road.", "ASSAULT", None, ["Police"]),
        ("Two clerks lost their lives in the shelling.", "ASSAULT", "heavy-weapons", ["Two clerks"]),
        ("Police firing left three dead.", "ASSAULT", "firearms", ["Police", "three"]),
        ("Tear gas shells were lobbed at the protesters.", "ASSAULT", "crowd-control",
         ["Tear gas shells", "protesters"]),
        ("The officers used batons on the students.", "ASSAULT", "crowd-control", ["officers", "batons", "students"]),
        ("Police fired in the air to scatter them.", "ASSAULT", "firearms", ["Police"]),
        ("Two men were shot dead in the market.", "ASSAULT", "firearms", ["Two men"]),
        ("Sixty people were held in overnight raids.", "COERCE", "arrest", ["Sixty people"]),
        ("Four men were killed and nine injured when police opened fire.", "ASSAULT", "firearms",
         ["Four men", "nine", "police"]),
        ("The soldiers opened fire and were able to arrest nine men.", "COERCE", "arrest", ["soldiers", "nine men"]),
        ("The police dispersed the marchers with tear gas.", "ASSAULT", "crowd-control",
         ["police", "marchers", "tear gas"]),
        ("About 60 workers have already been booked in the state.", "COERCE", "arrest", ["About 60 workers"]),
        ("He was asked why the soldiers shot the boy.", "ASSAULT", "firearms", ["soldiers", "boy"]),
        ("The army denied reports that the three men arrested in Morda were students.", "COERCE", "arrest",
         ["three men"]),
        ("Twelve persons have been booked for rioting.", "COERCE", "arrest", ["Twelve persons"]),
        ("Three men were put behind bars.", "COERCE", "arrest", ["Three men"]),
    ],
)  # fmt: skip
def test_what_police_did(text, code, mode, words):
    assert (code, mode, "happened", words) in [(row[0], row[1], row[3], row[4]) for row in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The feast was held in a park after the operation.",
        "The players were held in high regard.",
        "Two aid workers were held hostage after the raid.",
        "A table was booked for six.",
        "The officer apprehended trouble.",
        "The traders apprehended that the market would close.",
    ],
)
def test_what_is_no_arrest(text):
    assert "arrest" not in [row[1] for row in coded(text)]


def test_a_bare_noun_before_a_deed_is_its_doer_and_men_who_do_something_stay_men(parse):
    (one,) = parse("Nine died in police firing in the old town.").sentences
    firing = one.words.index("firing")
    assert (one.deps[firing], one.heads[one.words.index("police")]) == ("pobj", firing)
    (two,) = parse("He spoke of three soldiers firing at the crowd.").sentences
    assert two.heads[two.words.index("firing")] == two.words.index("soldiers")
    assert repair(two) is two


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("The clinic is on alert in case of a possible clash between police and workers.", "clash", "possible"),
        ("Guards were posted in case a raid takes place.", "raid", "possible"),
        ("The town prepares for an imminent attack on the port.", "attack", "predicted"),
        ("In the case of the attack on the mill, two men were arrested.", "attack", "happened"),
    ],
)
def test_what_is_only_reckoned_with_has_not_happened(text, word, realis):
    assert [row[3] for row in coded(text) if row[2] == word] == [realis]


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("There was a total lack of police action.", "lack", "police"),
        ("The opposition criticised the army for its inaction.", "inaction", "army"),
        ("The guilds blamed the gendarmes for their failure to act.", "failure", "gendarmes"),
        ("The film clearly shows inaction by the police.", "inaction", "police"),
        ("A three-man police team did nothing.", "did nothing", "three-man police team"),
    ],
)
def test_who_left_it_undone(text, trigger, doer):
    assert [doer] in [row[4] for row in coded(text) if row[2] == trigger]
