"""A description that comes again: "the rebels", "the plane", "those talks" go back to a phrase with the same head noun.

Sieves, the sure ones first (after Raghunathan et al., 2010): the same noun in the same number with nothing said that
stands against it; then a noun of the same sort ("plane", "jet"). An indefinite phrase opens a new chain.
"""

from collections.abc import Iterator

from reportedly.codebook.nouns import alike, words
from reportedly.reading.annotate.chains import PERSONS, Cluster, Clusters
from reportedly.reading.annotate.coreference import of_same_state
from reportedly.reading.annotate.described import INDEFINITE, Described

MARKS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
REACH = 12
SOMEBODY = "'~"  # the trait of whatever a pronoun owns: "its fighters"


def note(clusters: Clusters, cluster: Cluster, d: Described) -> None:
    """Make a cluster findable by the head noun of a description of it."""
    clusters.called(cluster, d.lemma, plural=d.plural)
    if not cluster.sex and not d.plural:
        low = d.s.lower[d.head]
        cluster.sex = "f" if low in words("coreference.female") else "m" if low in words("coreference.male") else ""
    cluster.traits |= _traits(d)


def repeated(clusters: Clusters, d: Described) -> Cluster | None:
    """Return the earlier actor or thing that a description takes up again, or None."""
    before = {d.s.lower[k] for k in d.s.kids[d.head] if k < d.head}
    if before & words("coreference.fresh") or before & INDEFINITE:
        return None
    traits = _traits(d)
    held = [c for c in reversed(clusters.nouns.get((d.lemma, d.plural), ())) if _agree(c, d, traits)]
    if held:
        return _one(held)
    if not d.definite:
        return None
    near = [
        cluster
        for lemma in alike(d.lemma)
        for cluster in clusters.nouns.get((lemma, d.plural), ())
        if d.s.index - cluster.seen[-1][0] <= REACH and _agree(cluster, d, traits)
    ]
    return _one(sorted(near, key=lambda c: c.seen[-1][:2], reverse=True))


def _one(held: list[Cluster]) -> Cluster | None:
    """Return the latest of several; None where two of them have names, for then the noun does not tell."""
    named = [cluster for cluster in held if cluster.names()]
    return None if len(named) > 1 or not held else held[0]


def _agree(cluster: Cluster, d: Described, traits: set[str]) -> bool:
    """Say whether nothing that is said of a cluster stands against a description of it."""
    thing = d.sort == "things"
    if SOMEBODY in traits and not thing and all(trait[0] != "'" for trait in cluster.traits):
        return False  # "its fighters" are not the fighters that somebody else looked for
    traits = traits - {SOMEBODY}
    if (cluster.kind == "thing") != thing or _conflict(cluster.traits, traits):
        return False
    if d.state is not None and cluster.country and d.state.country != cluster.country:
        return False
    if not d.definite:
        return traits == cluster.traits
    if cluster.titles and not of_same_state(cluster, d, ""):
        return False
    if d.kind in PERSONS and not (cluster.kind in PERSONS or cluster.kind == "described"):
        return False
    return thing or traits <= cluster.traits


def _conflict(one: set[str], other: set[str]) -> bool:
    """Say whether two sets of traits name different numbers or owners."""
    for sign in "#'":
        left, right = ({trait for trait in held if trait[0] == sign} - {SOMEBODY} for held in (one, other))
        if left and right and left != right:
            return True
    return False


def _traits(d: Described) -> set[str]:
    """Return the words that modify the head noun; numbers are marked with "#", owners with "'"."""
    return set(_marked(d))


def _marked(d: Described) -> Iterator[str]:
    s = d.s
    for k in s.kids[d.head]:
        if k < d.head and s.deps[k] in MARKS:
            sign = {"nummod": "#", "poss": "'"}.get(s.deps[k], "")
            yield SOMEBODY if sign == "'" and s.pos[k] == "PRON" else sign + s.lower[k]
