"""Who is meant by "the group" and "the prime minister", and who is said to be what, by rules.

Precision before recall: where two candidates are equally good nothing is linked. Candidates come from the sentence
itself and the two before it; a subject is preferred (Lappin and Leass, 1994).
"""

from itertools import takewhile

from reportedly.codebook import offices
from reportedly.codebook.nouns import kinds, titles, words
from reportedly.reading.annotate.chains import BODIES, PERSONS, Cluster, Clusters
from reportedly.reading.annotate.described import PLURAL_TAGS, Described
from reportedly.reading.annotate.introduced import head
from reportedly.reading.annotate.names import Name
from reportedly.reading.tree import Sentence

REACH = 2
NAMED = frozenset({"name", "acronym"})
SUBJECT_BONUS = 4.0
SENTENCE_COST = 3.0
CLEAR = 0.5
RULING = frozenset({"office:head-of-state", "office:head-of-government"})
ANIMATE_SORTS = frozenset({"officials", "officers"})


def equated(clusters: Clusters, d: Described) -> Cluster | None:
    """Return the actor that a description is set beside or said to be: "X, an umbrella group", "X is a militia"."""
    s = d.s
    if d.plural:
        return None
    found = _beside(clusters, d)
    if found is None and s.deps[d.head] == "appos":
        found = _at(clusters, s, s.heads[d.head])
    elif found is None and s.deps[d.head] == "attr":
        found = _at(clusters, s, s.kid(s.heads[d.head], "nsubj"))
    if found is not None and _other_sort(found, d):
        return None
    if found is not None and d.sort == "things" and s.deps[d.head] == "appos" and found.names():
        return found if found.kind in PERSONS else None  # "NAME, head of intelligence": no word of the lexicon
    return found if found is not None and (found.kind == "thing") == (d.sort == "things") else None


def _other_sort(cluster: Cluster, d: Described) -> bool:
    """Say whether one is a body and the other a person: no league is "its secretary", no general "the army"."""
    if d.sort in ANIMATE_SORTS:
        return cluster.kind in BODIES and not cluster.unshaped()
    return d.sort in {"forces", "government"} and cluster.kind in PERSONS


def _beside(clusters: Clusters, d: Described) -> Cluster | None:
    """Return the body named right before "NAME, a coalition ...", whatever the parser makes of the comma."""
    s, comma = d.s, d.first - 2
    if d.sort != "groups" or comma < 1 or s.words[comma] != "," or s.lower[comma + 1] not in {"a", "an"}:
        return None
    end = s.ends[comma - 1]
    held = [c for c in clusters.all if c.kind in BODIES and any(m[1] == end and m[2] in NAMED for m in c.mentions)]
    return held[0] if len(held) == 1 else None


def _at(clusters: Clusters, s: Sentence, i: int | None) -> Cluster | None:
    """Return the cluster last spoken of by token `i`; "which" and "who" stand for what they hang on."""
    if i is not None and s.lower[i] in {"which", "who", "whom", "that"} and s.deps[s.heads[i]] == "relcl":
        i = s.heads[s.heads[i]]
    return None if i is None else clusters.at(s, i)


def introduces(d: Described) -> bool:
    """Say whether a description is set before a name: "their president, NAME"; the name then tells who it is."""
    return any(d.s.deps[k] == "appos" and d.s.pos[k] == "PROPN" for k in d.s.kids[d.head] if k > d.head)


def described_before(clusters: Clusters, name: Name, named: Cluster) -> Cluster | None:
    """Return the description that a name is set beside: "the prime minister, NAME", "a second newspaper, the NAME"."""
    s, i = name.s, head(name.s, name.first, name.last)
    spots: list[int | None] = [s.heads[at] for at in takewhile(lambda at: s.deps[at] == "appos", [i, *s.ancestors(i)])]
    met = (_at(clusters, s, at) for at in spots or [_said_to_be(s, i)])  # "its envoy, the retired judge NAME": two
    found = next((one for one in met if one is not None and one.kind != "thing"), None)
    if found is None or found is named or found.names() or found.plural:
        return None
    if named.kind in PERSONS:
        return found if found.kind in {"official", "described"} else None
    return found if named.kind in BODIES and found.kind in {named.kind, "described"} else None


def _said_to_be(s: Sentence, i: int) -> int | None:
    """Return whose name a sentence says that token `i` is: "the suspect, identified as NAME", "a man called X".

    That is what a participle hangs on, the subject of a passive, or the object of an active verb.
    """
    verb = s.heads[i]
    if s.deps[i] == "pobj" and s.lower[verb] == "as":
        verb, naming = s.heads[verb], words("coreference.naming_as")
    elif s.deps[i] in {"oprd", "dobj", "attr"}:
        naming = words("coreference.naming")
    else:
        return None
    if s.lemmas[verb] not in naming or s.pos[verb] != "VERB":
        return None
    if (s.deps[verb] == "acl" and s.tags[verb] != "VBG") or (s.deps[verb] == "relcl" and s.tags[verb] == "VBN"):
        return s.heads[verb]
    passive = s.kid(verb, "nsubjpass")
    told = passive if passive is not None else s.kid(verb, "dobj")
    return told if told != i else None


def title_of(d: Described) -> list[tuple[str, str]]:
    """Return the title that a description ends in with the state it goes with, in a list; empty where it has none."""
    state = _state(d)
    for at in range(d.first, d.head + 1):
        said = " ".join(d.s.lower[at : d.head + 1])
        if said in titles():
            return [(said, state)]
    return []


def _best(s: Sentence, i: int, candidates: list[Cluster]) -> Cluster | None:
    """Return the clearly best candidate before token `i`, or None."""
    scored = sorted(((_score(c, s, i), n) for n, c in enumerate(candidates)), reverse=True)
    scored = [pair for pair in scored if pair[0] > 0]
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR):
        return None
    return candidates[scored[0][1]]


def _score(cluster: Cluster, s: Sentence, i: int) -> float:
    """Return how salient a cluster is at token `i`: near and a subject is good; 0 when out of reach."""
    best = 0.0
    for index, at, subject in reversed(cluster.seen):
        back = s.index - index
        if back > REACH:
            break
        if back == 0 and at >= i:
            continue
        near = 1.0 - at / 200 if back else at / 200
        best = max(best, 1 + SENTENCE_COST * (REACH - back) + near + (SUBJECT_BONUS if subject else 0))
    return best


def definite(clusters: Clusters, d: Described) -> Cluster | None:
    """Return the actor that a definite description refers back to, or None.

    "the group" goes to the last body of a fitting kind, a title to its holder, an office to the person who was given
    it for the same state.
    """
    if d.plural or d.s.tags[d.head] in PLURAL_TAGS:
        return None
    if d.sort in ANIMATE_SORTS:
        return _holder(clusters, d)
    if d.first != d.head or d.last != d.head or not d.definite:
        return None
    if d.sort == "groups" and any(d.s.lower[k] == "of" for k in d.s.kids[d.head]):
        return None  # "the group of lawyers" was not spoken of before
    low = d.s.lower[d.head]
    named = [c for c in clusters.head_words.get(low, ()) if c.names() and _called(c, d, low)]
    if len(named) == 1 and (d.s.words[d.head][0].isupper() or low not in words("bodies.generic")):
        return named[0]
    if named:
        return _best(d.s, d.head, named)
    held = [c for c in clusters.all if _fits(c, d, low)]
    if not held and d.sort == "groups" and low in words("bodies.generic"):
        held = [c for c in clusters.all if c.kind == "organisation" and c.names()]  # "the group": a monitor, a charity
    if d.sort == "government" and len({c.key for c in held if c.country}) == 1:
        return next(c for c in held if c.country)
    return _best(d.s, d.head, held)


def _called(cluster: Cluster, d: Described, low: str) -> bool:
    """Say whether a body can be called by its head word here: "the army", in lower case, is that of a state."""
    return d.sort != "forces" or cluster.kind == "military" or low not in words("bodies.army")


def _fits(cluster: Cluster, d: Described, low: str) -> bool:
    """Say whether a cluster is of the kind that a head noun asks for."""
    if not cluster.names() and cluster.kind != "government":
        return False
    if d.sort == "groups" and low in words("coreference.organised"):
        return cluster.kind in (
            {"coalition", "armed_group"}
            if low in {"coalition", "alliance", "umbrella"}
            else {"armed_group", "coalition"}
        )
    if d.sort == "forces":
        return cluster.kind == "military"
    if d.sort == "government" and cluster.kind == "government":  # an embassy is no government
        said = {word for *_, written in cluster.mentions for word in written.lower().split()}
        asked = words("bodies.government") if low in words("bodies.government") else {low}
        return not said.isdisjoint(asked) or (cluster.key.startswith("government:") and len(asked) > 1)
    return d.sort == cluster.kind == "media"


def _holder(clusters: Clusters, d: Described) -> Cluster | None:
    """Return the one person who was given this title, for the same state where one is named."""
    if not d.definite and d.first == d.head:
        return None
    said = " ".join(d.s.lower[d.first : d.head + 1])
    held = [c for c in clusters.all if c.kind in PERSONS and any(_same_title(said, title) for title, _ in c.titles)]
    held = [c for c in held if _of_state(clusters, c, d, said) and not _of_another_body(c, d)]
    if not held and _leads_state(d):
        held = [c for c in clusters.all if c.kind in PERSONS and c.names() and _rules(c) and _of_state(clusters, c, d)]
        return held[0] if len(held) == 1 else None
    if len(held) == 1:
        return held[0]
    return _best(d.s, d.head, held) if held else None


def _of_state(clusters: Clusters, cluster: Cluster, d: Described, said: str = "") -> bool:
    """Say whether a title is held in the state that a description names, if need be in the one most spoken of."""
    if not of_same_state(cluster, d, said):
        return False
    if not _state(d) or cluster.country or any(state for _, state in cluster.titles):
        return True
    lands = [c for c in clusters.all if c.kind == "state"]
    own = next((len(c.mentions) for c in lands if d.state is not None and c.key == d.state.key), 0)
    return own == max((len(c.mentions) for c in lands), default=0)


def of_same_state(cluster: Cluster, d: Described, said: str) -> bool:
    """Say whether no title is known to be held in another state than a description names; "" stands for any title."""
    owner = _state(d)
    if not owner or (d.state is not None and d.state.country and cluster.country == d.state.country):
        return True
    known = {state for title, state in cluster.titles if state and (not said or _same_title(said, title))}
    return not known or any(state.startswith(owner[:4]) for state in known)


def _of_another_body(cluster: Cluster, d: Described) -> bool:
    """Say whether a description gives its title for another body than the one known: "the police chief", a rebel's."""
    s = d.s
    of = {s.lower[k] for k in s.kids_by(d.head, "compound") if s.pos[k] == "NOUN"} & kinds("nouns").keys()
    known = cluster.traits & kinds("nouns").keys()
    return bool(of and known) and not of & known


def _state(d: Described) -> str:
    """Return the name in lower case of the state of a description, or what may be one that no table knows, or ""."""
    if d.state is not None:
        return d.state.name.lower()
    s, kids = d.s, (k for k in d.s.kids[d.head] if k < d.head)
    named = (k for k in kids if s.words[k][0].isupper() and (s.deps[k] == "poss" or s.pos[k] == "ADJ"))
    return next((s.lower[k] for k in named if k > 0 and s.lower[k] not in kinds("nouns")), "")


def _leads_state(d: Described) -> bool:
    """Say whether a description is "the Ostrian leader" or "Ostria's leader", with nothing else said."""
    s, before = d.s, [k for k in d.s.kids[d.head] if k < d.head and d.s.lower[k] != "the"]
    return s.lower[d.head] == "leader" and _state(d) != "" and len(before) == 1 and s.words[before[0]][0].isupper()


def _rules(cluster: Cluster) -> bool:
    """Say whether a person heads a state or its government by title."""
    offices_held = (offices.of(title) for title, _ in cluster.titles)
    return any(one is not None and one.key in RULING for one in offices_held)


def _same_title(said: str, title: str) -> bool:
    """Say whether a description ends in a title ("the prime minister", "Iran's supreme leader"), in no longer one."""
    parts = said.split()
    longest = next((end for at in range(len(parts)) if (end := " ".join(parts[at:])) in titles()), title)
    return said == title or (said.endswith(f" {title}") and longest == title)
