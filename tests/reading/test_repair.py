"""Trees are mended for recurring constructions and left alone otherwise."""

from collections.abc import Callable

import pytest

from reportedly.reading.repair import repair
from reportedly.reading.tree import Parse, Sentence


def sentence(words: str, tags: str, deps: str, heads: str) -> Sentence:
    pos = {"VBD": "VERB", "VBN": "VERB", "NN": "NOUN", "NNP": "PROPN", ",": "PUNCT", "DT": "DET", "WRB": "SCONJ"}
    split = words.split()
    starts = [sum(len(w) + 1 for w in split[:i]) for i in range(len(split))]
    return Sentence(
        index=0,
        block=0,
        starts=starts,
        ends=[start + len(w) for start, w in zip(starts, split, strict=True)],
        words=split,
        lemmas=[w.lower() for w in split],
        pos=[pos.get(tag, "X") for tag in tags.split()],
        tags=tags.split(),
        deps=deps.split(),
        heads=[int(h) for h in heads.split()],
    )


def test_the_first_of_two_subjects_is_the_object_before() -> None:
    s = sentence(
        "When rebels killed Oru , calm returned",
        "WRB NN VBD NNP , NN VBD",
        "advmod nsubj advcl nsubj punct nsubj ROOT",
        "2 2 6 6 6 6 6",
    )
    repair(s)
    assert (s.heads[3], s.deps[3]) == (2, "dobj")
    assert s.kids_by(6, "nsubj") == [5]


def test_one_subject_is_left_alone() -> None:
    s = sentence("Rebels killed Oru", "NN VBD NNP", "nsubj ROOT dobj", "1 1 1")
    before = (list(s.heads), list(s.deps))
    repair(s)
    assert (s.heads, s.deps) == before


@pytest.mark.parametrize(
    "text",
    [
        "The general said his men had left and accused the rebels of lying.",
        "The general said there was no plan, and promised an inquiry.",
    ],
)
def test_a_further_verb_of_speech_is_the_speakers(text: str, parse: Callable[[str], Parse]) -> None:
    s = parse(text).sentences[0]
    verb = next(i for i, lemma in enumerate(s.lemmas) if lemma in {"accuse", "promise"})
    assert s.lemmas[s.heads[verb]] == "say"


@pytest.mark.parametrize(
    "text",
    [
        "Ten people died in Tuesday's raid on the village of Nkoe, the director of the hospital said on Thursday.",
        "Raiders burned down the grain store in Orro, the Coast Ledger reported on Monday.",
        "Soldiers blew up the bridge near Dolma, a ferryman told reporters on Sunday.",
        "Villagers dug out the well in Nkoe, the relief office announced on Friday.",
    ],
)
def test_who_tells_behind_a_comma_stands_above_what_is_told(text: str, parse: Callable[[str], Parse]) -> None:
    s = parse(text).sentences[0]
    verb = next(i for i, lemma in enumerate(s.lemmas) if lemma in {"say", "report", "tell", "announce"})
    assert s.deps[verb] == "ROOT"
    assert [s.deps[i] for i in s.kids_by(verb, "ccomp")] == ["ccomp"]
    assert s.kids_by(verb, "nsubj")


@pytest.mark.parametrize(
    "text",
    [
        "He died in Nkoe, the capital of the province, when the bridge fell.",
        "Soldiers fled when the bridge fell, as the mayor said on Monday.",
        "Soldiers fled the town of Nkoe, the mayor having told them that it was lost.",
    ],
)
def test_what_is_only_beside_a_clause_does_not_stand_above_it(text: str, parse: Callable[[str], Parse]) -> None:
    s = parse(text).sentences[0]
    assert s.lemmas[s.root] in {"die", "flee"}


def test_what_was_ordered_hangs_on_the_order() -> None:
    s = sentence(
        "Rebels disputed order from Tarsk to halt",
        "NN VBD NN IN NNP TO VB",
        "nsubj ROOT dobj prep pobj aux advcl",
        "1 1 1 2 3 6 1",
    )
    repair(s)
    assert (s.heads[6], s.deps[6]) == (2, "acl")


def test_an_aim_stays_with_its_verb() -> None:
    s = sentence("Rebels burned bridge to halt", "NN VBD NN TO VB", "nsubj ROOT dobj aux advcl", "1 1 1 4 1")
    repair(s)
    assert (s.heads[4], s.deps[4]) == (1, "advcl")


def test_a_part_of_the_subject_is_not_the_subject() -> None:
    s = sentence(
        "Rebels say nurses , most of them women , fled",
        "NNS VBP NNS , JJS IN PRP NNS , VBD",
        "nsubj ROOT dobj punct nsubj prep pobj appos punct ccomp",
        "1 1 1 9 9 4 5 4 4 1",
    )
    repair(s)
    assert (s.heads[2], s.deps[2]) == (9, "nsubj")
    assert (s.heads[4], s.deps[4]) == (2, "appos")


@pytest.mark.parametrize(
    ("words", "tags", "deps", "heads", "dep"),
    [
        ("Deacon arrested after raid", "NN VBD IN NN", "nsubj ROOT prep pobj", "1 1 1 2", "nsubjpass"),
        ("Deacon arrested two guards", "NN VBD CD NNS", "nsubj ROOT nummod dobj", "1 1 3 1", "nsubj"),
        ("Mills stormed by crowd", "NNS VBN IN NN", "nsubj ROOT agent pobj", "1 1 1 2", "nsubjpass"),
        ("Column attacked after dawn", "NN VBN IN NN", "nsubj ROOT prep pobj", "1 1 1 2", "nsubj"),
        ("Deacon had arrested often", "NN VBD VBN RB", "nsubj aux ROOT advmod", "2 2 2 2", "nsubj"),
    ],
)
def test_a_headline_passive_has_a_subject_that_suffers(words: str, tags: str, deps: str, heads: str, dep: str) -> None:
    s = sentence(words, tags, deps, heads)
    s.lemmas[s.deps.index("ROOT")] = {"arrested": "arrest", "stormed": "storm"}.get(s.words[s.deps.index("ROOT")], "")
    repair(s)
    assert s.deps[0] == dep


def test_an_infinitive_tells_of_the_noun_it_was_called() -> None:
    s = sentence(
        "He condemned what it called a rush to leave",
        "PRP VBD WP PRP VBD DT NN TO VB",
        "nsubj ROOT dobj nsubj ccomp det oprd aux xcomp",
        "1 1 4 4 1 6 4 8 4",
    )
    s.lemmas[4] = "call"
    repair(s)
    assert (s.heads[8], s.deps[8]) == (6, "acl")


def test_a_trait_of_which_tells_of_the_noun_before() -> None:
    s = sentence(
        "He showed letter , date of which was unclear",
        "PRP VBD NN , NN IN WDT VBD JJ",
        "nsubj ROOT dobj punct nsubj prep pobj ccomp acomp",
        "1 1 1 7 7 4 5 1 7",
    )
    repair(s)
    assert (s.heads[7], s.deps[7]) == (2, "relcl")


def test_that_and_its_clause_stand_below_the_verb_that_says_them() -> None:
    s = sentence(
        "Radio reported , citing clerks , that troops sealed mine",
        "NN VBD , VBG NNS , IN NNS VBD NN",
        "nsubj ccomp punct advcl dobj punct mark nsubj ROOT dobj",
        "1 8 1 1 3 8 8 8 8 8",
    )
    s.lemmas[1] = "report"
    repair(s)
    assert (s.deps[1], s.deps[8], s.heads[8], s.root) == ("ROOT", "ccomp", 1, 1)


def test_of_two_clauses_at_a_semicolon_the_first_stands_above() -> None:
    s = sentence(
        "Pilots sold fuel ; wives say tanks leaked",
        "NNS VBD NN : NNS VBP NNS VBD",
        "nsubj ccomp dobj punct nsubj ROOT nsubj ccomp",
        "1 5 1 5 5 5 7 5",
    )
    s.lemmas[5] = "say"
    repair(s)
    assert (s.root, s.heads[5], s.deps[5], s.heads[7]) == (1, 1, "conj", 5)


def test_the_root_stays_a_root_at_a_semicolon() -> None:
    s = sentence("Toll revised ; report withdrawn", "NN VBN : NN VBN", "nsubj ccomp punct nsubj ROOT", "1 4 4 4 4")
    repair(s)
    assert (s.root, s.deps[4], s.deps[1]) == (4, "ROOT", "conj")


def test_the_members_of_a_list_are_several_where_the_verb_is_of_many() -> None:
    words, tags, heads = "Colonel , judge and clerk were shot", "NN , NN CC NN VBD VBN", "6 0 0 2 2 6 6"
    deps = "nsubjpass punct appos cc conj auxpass ROOT"
    s = sentence(words, tags, deps, heads)
    repair(s)
    assert s.conjuncts(0) == [0, 2, 4]
    one = sentence(words.replace("were", "was"), tags, deps, heads)
    repair(one)
    assert one.deps[2] == "appos"


def test_an_apposition_that_a_comma_closes_is_no_member_of_a_list() -> None:
    s = sentence(
        "Colonel , judge and clerk , were shot",
        "NN , NN CC NN , VBD VBN",
        "nsubjpass punct appos cc conj punct auxpass ROOT",
        "7 0 0 2 2 0 7 7",
    )
    repair(s)
    assert s.deps[2] == "appos"


def test_whom_it_befell_may_stand_behind_the_participle() -> None:
    s = sentence("Also killed was mayor", "RB VBN VBD NN", "advmod ROOT auxpass attr", "1 1 1 2")
    s.pos[0] = "ADV"
    repair(s)
    assert (s.heads[3], s.deps[3]) == (1, "nsubjpass")
    other = sentence("Killed was mayor", "VBN VBD NN", "csubj ROOT nsubj", "1 1 1")
    repair(other)
    assert (other.root, other.heads[2], other.deps[2], other.deps[1]) == (0, 0, "nsubjpass", "auxpass")


def test_a_participle_behind_a_hyphen_is_no_verb_of_speech(parse: Callable[[str], Parse]) -> None:
    s = parse("Planes shelled two militia-held villages and a bridge.").sentences[0]
    towns = s.words.index("villages")
    assert s.words[s.root] == "shelled"
    assert (s.deps[towns], s.heads[towns]) == ("dobj", s.root)


def heads_of(parse: Callable[[str], Parse], text: str, *lemmas: str) -> list[str]:
    """Return the lemma that each of the words hangs on, "-" for the root."""
    s = parse(text).sentences[0]
    found = [s.lemmas.index(lemma) for lemma in lemmas]
    return ["-" if s.heads[i] == i else s.lemmas[s.heads[i]] for i in found]


@pytest.mark.parametrize(
    ("text", "lemmas", "heads"),
    [
        ("The prefect's story, which drivers doubt, is that the road was closed.", ["be", "doubt"], ["-", "story"]),
        ("The diver told the panel he had been urged by the owner to keep silent.", ["urge"], ["tell"]),
        ("The rumour going round the port was that the mint had moved.", ["go", "rumour"], ["rumour", "be"]),
        ("In a district that is held the most restless, more of the dockers died in the fire.", ["die"], ["-"]),
        ("In the town that is considered most restless, more of the Orvan minority died.", ["die", "in"], ["-", "die"]),
        ("Some 23 of the 40 people killed in the army shelling belong to the guild.", ["shelling"], ["in"]),
        ("A clerk at the mint says otherwise, and that the seal has held nothing since.", ["hold"], ["say"]),
        ("The guild demanded that the warden resign.", ["warden", "resign"], ["resign", "demand"]),
        ('The provincial warden, Nila Storr, called such tales "slander".', ["call", "warden"], ["-", "call"]),
        ("The soldiers left two days before, no one told us why.", ["leave", "tell"], ["-", "leave"]),
        ("Raiders sank a tug, a pilot said on Tuesday, the worst raid there since May.", ["raid"], ["sink"]),
    ],
)
def test_clauses_hang_where_they_belong(
    text: str, lemmas: list[str], heads: list[str], parse: Callable[[str], Parse]
) -> None:
    assert heads_of(parse, text, *lemmas) == heads


def test_a_noun_of_telling_keeps_its_clause_before_the_main_verb() -> None:
    s = sentence(
        "Charge by guards that rice was burned was repeated by clerks",
        "NN IN NNS DT NN VBD VBN VBD VBN IN NNS",
        "nsubjpass prep pobj det nsubjpass auxpass ROOT auxpass conj agent pobj",
        "6 0 1 4 6 6 6 8 6 8 9",
    )
    repair(s)
    assert (s.root, s.heads[6], s.deps[6], s.heads[0], s.heads[3]) == (8, 0, "acl", 8, 6)


def test_a_mend_that_leaves_no_tree_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def ring(s: Sentence) -> bool:
        s.heads[1], s.heads[2] = 2, 1
        return True

    def topple(s: Sentence) -> bool:
        s.heads[2], s.heads[1] = 2, 2
        return True

    monkeypatch.setattr("reportedly.reading.repair.REPAIRS", (ring, topple))
    mended = repair(sentence("Pilots said ferries sank", "NNS VBD NNS VBD", "nsubj ROOT nsubj ccomp", "1 1 3 1"))
    assert mended.heads == [1, 2, 2, 1]
    assert mended.deps == ["nsubj", "dep", "ROOT", "ccomp"]
    assert mended.root == 2


def test_a_coordination_has_a_leader_also_where_its_root_is_called_a_part() -> None:
    s = sentence("Pilots and clerks left", "NN X NN VBD", "conj cc conj conj", "3 0 0 3")
    assert [s.leader(i) for i in range(4)] == [3, 1, 3, 3]


@pytest.mark.parametrize(
    "text",
    [
        "Drone strike on fuel depot in Orsk kills seven, governor says",
        "Drone strike in Orsk kills seven",
        "Rocket strike on a market kills two, mayor says",
    ],
)
def test_a_strike_that_kills_is_no_verb(text: str, parse: Callable[[str], Parse]) -> None:
    (sentence,) = parse(text).sentences
    at = sentence.lower.index("strike")
    assert sentence.pos[at] == "NOUN"
    assert sentence.words[sentence.heads[at]] == "kills"


@pytest.mark.parametrize("text", ["Turkey neither supports nor opposes the truce.", "Turkey also backs the truce."])
def test_a_noun_that_opens_a_sentence_is_its_subject(text: str, parse: Callable[[str], Parse]) -> None:
    (sentence,) = parse(text).sentences
    assert sentence.deps[0] == "nsubj"


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        (
            "He said the army would open the road between Sele and Tarn and the union would pay.",
            "pay",
            "union",
        ),
        (
            "He said the rebels would leave Dolma, Sele and Tarn and the army would lift the siege.",
            "lift",
            "army",
        ),
        (
            "He said troops had searched houses and shops and police had detained 14 men.",
            "detained",
            "police",
        ),
        ("Aid will reach Dolma and Sele and prisoners will be exchanged.", "exchanged", "prisoners"),
        ("Officials said the gunmen took rifles, radios and two trucks and the garrison fled.", "fled", "garrison"),
    ],
)
def test_who_stands_right_before_a_verb_is_no_last_of_a_list(
    text: str, verb: str, doer: str, parse: Callable[[str], Parse]
) -> None:
    s = parse(text).sentences[0]
    at = s.words.index(verb)
    own = s.kid(at, "nsubj", "nsubjpass")
    assert own is not None
    assert s.words[own] == doer
    assert s.deps[at] == "conj"
    assert s.conjuncts(own) == [own]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels shelled the port and the airport and were driven back.",
        "They said the road between Sele and Harrow and the bridge would be closed.",
        "He said talks between the government and the Front and the union had failed.",
    ],
)
def test_a_list_before_a_verb_of_anothers_stays_one(text: str, parse: Callable[[str], Parse]) -> None:
    s = parse(text).sentences[0]
    last = next(i for i, word in enumerate(s.words) if word in {"airport", "bridge", "union"})
    assert s.deps[last] == "conj"


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("It is an alliance of six militias, most of them backed by Sele, that fights us.", "fights", "alliance"),
        (
            "The Guard, a group of fighters, many of them armed by Sele, which bars the road, took Dolma.",
            "bars",
            "group",
        ),
        (
            "The Front, a band of rebels, some of them backed by Sele, that is fighting us, took Dolma.",
            "fighting",
            "band",
        ),
        ("The army is battling militias, most of them trained by Sele, that have seized oil.", "seized", "militias"),
        ("It faces an alliance of tribes, several of them armed by Sele, which has overrun us.", "overrun", "alliance"),
    ],
)
def test_a_clause_behind_most_of_them_is_of_what_agrees_with_it(
    text: str, verb: str, doer: str, parse: Callable[[str], Parse]
) -> None:
    s = parse(text).sentences[0]
    at = s.words.index(verb)
    assert (s.deps[at], s.words[s.heads[at]]) == ("relcl", doer)
    if "took" in s.words:
        assert s.words[s.root] == "took"
