"""Who or what "he", "she", "it" and "they" stand for: the best of what was spoken of just before, by a linear score.

Candidates agree in number and in kind (persons, bodies, things) and were spoken of in this sentence or the four
before it; the subject of a verb is never its own object (principle B of binding). Each has features (how near, in what
role, how often spoken of, in what form last), and the score is the sum of their weights. The weights are in
`codebook/pronouns.toml`; a model of rank (one softmax over the candidates and "none of them", fitted by
`training/pronouns`) gave them. Where the best does not beat "none", or is hardly better than the next, nothing is
linked: an unlinked pronoun costs less than a wrong link.
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.codebook.nouns import words
from reportedly.codebook.pronouns import weights
from reportedly.reading.annotate.chains import BODIES, PERSONS, Cluster, Clusters
from reportedly.reading.annotate.roles import (
    SUBJECTS,
    beside,
    hosts,
    hosts_next,
    leads,
    role_of,
    says,
    takes_stand,
    tells_whom,
    told_her,
)
from reportedly.reading.annotate.talk import Talk, talked_of
from reportedly.reading.tree import Sentence

SORTS = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "hers", "herself"),
    "it": ("it", "its", "itself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
}
SORT_OF = {form: sort for sort, forms in SORTS.items() for form in forms}
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
RELATIVE = frozenset({"who", "that", "which"})
OWNING = frozenset({"his", "her", "hers", "its", "their", "theirs"})
SEX = {"he": "m", "she": "f"}
REACH = 4
MASSES = frozenset(
    {"armed_group", "military", "coalition", "population", "government", "organisation", "media", "state"}
)
NEAR, MIDDLE = 6, 14
FEW, SOME = 2, 4

Candidate = tuple[Cluster, Sentence, list[int]]


def personal(s: Sentence, i: int) -> bool:
    """Say whether token `i` is a pronoun that these rules deal with."""
    return s.lower[i] in SORT_OF


def pronoun(clusters: Clusters, s: Sentence, i: int) -> None:
    """Link the pronoun at token `i` to its cluster, or leave it."""
    sort = SORT_OF[s.lower[i]]
    if (bound := _bound(clusters, s, i, sort)) is not None:
        link(clusters, bound, s, i)
        return
    if _means_unlisted(clusters, s, i, sort):
        return
    meant = _best(clusters, s, i, sort)
    if meant is None and (meant := _guessed(clusters, s, i, sort)) is not None:
        meant.kind = "person" if sort in SEX else "organisation"
    if meant is not None:
        link(clusters, meant, s, i)


def _best(clusters: Clusters, s: Sentence, i: int, sort: str) -> Cluster | None:
    """Return the candidate whose features weigh most, or None where none is well ahead."""
    known = weights()
    held = enumerate(candidates(clusters, s, i))
    scored = sorted(
        ((known.score(sort, features(clusters, one, s, i)), -n, one) for n, one in held),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not scored or scored[0][0] < known.least(sort):
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < known.lead(sort):
        return None
    return scored[0][2][0]


def _bound(clusters: Clusters, s: Sentence, i: int, sort: str) -> Cluster | None:
    """Return who does what the pronoun's relative clause tells: "a man who gave his name", "who called himself X".

    A reflexive is what it stands behind ("the envoy himself"), or whoever does what it is the object of.
    """
    if s.lower[i] in REFLEXIVE:
        spots = (_stressed(s, i), _doer(s, i))
        meant = [one for token in spots if token is not None and (one := clusters.at(s, token)) and _fits(one, sort)]
        if meant:
            return meant[0]
    if (opened := _opened(clusters, s, i, sort)) is not None:
        return opened
    clause = next((at for at in s.ancestors(i) if s.deps[at] == "relcl"), None)
    who = s.kid(clause, "nsubj") if clause is not None else None
    if clause is None or who is None or s.lower[who] not in RELATIVE or who == i:
        return None
    under = s.heads[i] == clause or (s.deps[s.heads[i]] == "prep" and s.heads[s.heads[i]] == clause)
    if under and s.lower[i] not in REFLEXIVE | OWNING:
        return None  # "the man who hit him"
    here = (
        cluster for where, token, cluster in reversed(clusters.sightings) if where is s and token == s.heads[clause]
    )
    return next((cluster for cluster in here if _fits(cluster, sort)), None)


def _opened(clusters: Clusters, s: Sentence, i: int, sort: str) -> Cluster | None:
    """Return whom the clause that opens the sentence made its subject, for its main subject: "When NAME fled, he"."""
    verb = s.heads[i]
    if s.deps[i] not in SUBJECTS or sort not in SEX:
        return None
    opening = [k for k in s.kids_by(verb, "advcl") if k < i and s.kid(k, "mark", "advmod") is not None]
    spots = [token for k in opening if (token := s.kid(k, *SUBJECTS)) is not None]
    meant = [one for token in spots if (one := clusters.at(s, token)) and _fits(one, sort)]
    return meant[0] if len(meant) == 1 and clusters.talk.quoted(s, spots[0]) == clusters.talk.quoted(s, i) else None


def _stressed(s: Sentence, i: int) -> int | None:
    """Return the noun that a reflexive right behind it stresses ("NAME himself"), or None."""
    behind = i > 0 and s.pos[i - 1] in {"NOUN", "PROPN"} and s.deps[i] not in {"dobj", "pobj", "dative"}
    return i - 1 if behind else None


def _doer(s: Sentence, i: int) -> int | None:
    """Return the subject of the nearest verb above token `i` that has one, or None."""
    subjects = (s.kid(verb, *SUBJECTS) for verb in s.ancestors(i))
    return next((token for token in subjects if token is not None and token < i), None)


def _means_unlisted(clusters: Clusters, s: Sentence, i: int, sort: str) -> bool:
    """Say whether a pronoun takes up somebody of its sentence who is no actor: "a source who feared for his life".

    That is whom its relative clause with "who" is about, or the source whose words it stands in.
    """
    if sort not in SEX:
        return False
    above = [i, *s.ancestors(i)]
    told_of = [s.heads[at] for at in above if s.deps[at] == "relcl" and any(s.lower[k] == "who" for k in s.kids[at])]
    tellers = [s.heads[at] for at in above if s.deps[at] == "ccomp"]
    spoken = [k for at in tellers for k in s.kids_by(at, "nsubj") if s.lemmas[k] == "source"]
    meant = next(iter((*told_of, *spoken)), None)
    if meant is None or s.tags[meant] != "NN":
        return False
    return not any(where is s and at == meant and held.kind != "thing" for where, at, held in clusters.sightings)


def _guessed(clusters: Clusters, s: Sentence, i: int, sort: str) -> Cluster | None:
    """Return who told the sentence before, where only the parser's guess at a name forbids it: "NAME NAME said C. He".

    Nothing may be known of the name but that it told something (no row, title, head word or article), and the
    pronoun must be who speaks or, of a person, owns or does something.
    """
    if not says(s, i) and sort not in SEX:
        return None
    guess = "organisation" if sort in SEX else "person" if sort == "it" else ""
    for where, token, cluster in reversed(clusters.sightings):
        if s.index - where.index > 1:
            break
        sure = cluster.plural or cluster.titles or cluster.sex or not cluster.unshaped()
        if where is not s and cluster.kind == guess and not sure and _is_full_name(where, token) and says(where, token):
            return cluster
    return None


def _is_full_name(s: Sentence, token: int) -> bool:
    """Say whether a name is of two words and more, without an article."""
    first = token
    while first and s.pos[first - 1] == "PROPN" and s.heads[first - 1] == token:
        first -= 1
    return first < token and s.lower[max(first - 1, 0)] not in {"the", "a", "an"}


def link(clusters: Clusters, cluster: Cluster, s: Sentence, i: int) -> None:
    """Note the pronoun at token `i` as a mention of a cluster.

    It tells the sex, but where it owns something and another one of the sentence may own it as well.
    """
    others = (one for one, where, _ in candidates(clusters, s, i) if where is s and one is not cluster)
    if s.lower[i] not in OWNING or next(others, None) is None:
        cluster.sex = cluster.sex or SEX.get(SORT_OF[s.lower[i]], "")
    cluster.add(s.starts[i], s.ends[i], "pronoun", s.words[i])
    clusters.see(cluster, s, i)


def candidates(clusters: Clusters, s: Sentence, i: int) -> list[Candidate]:
    """Return what the pronoun at token `i` may stand for, the latest spoken of first, each with where it was last."""
    sort = SORT_OF[s.lower[i]]
    if sort == "it" and empty(s, i):
        return []
    found: dict[int, Candidate] = {}
    barred: set[int] = set()
    for where, token, cluster in reversed(clusters.sightings):
        if clusters.talk.back(where, s, i) > REACH or (s.lower[i] in REFLEXIVE and where is not s):
            break
        paired = sort == "they" and not cluster.plural and _paired(where, token)
        of_him = sort in SEX and talked_of(clusters.talk, where, token, (s, i))
        other = where is s and told_her(s, token, i)
        if (
            (where is s and _bars(s, token, i))
            or paired
            or of_him
            or other
            or _talks(clusters.talk, where, token, (s, i))
        ):
            barred.add(id(cluster))
        known = found.get(id(cluster))
        if known is None and _fits(cluster, sort):
            found[id(cluster)] = (cluster, where, [token])
        elif known is not None and known[1] is where:
            known[2].append(token)
    behind = _teller_behind(clusters.talk, s, i)
    left = [one for key, one in found.items() if key not in barred and not (behind and _ends_in(one[0], behind))]
    left = _without_hearer(_without_lookers(left, s, i), s, i)
    return _of_paragraph(clusters, _tellers(clusters.talk, left, s, i), s, i) if sort in SEX else left


def _without_lookers(held: list[Candidate], s: Sentence, i: int) -> list[Candidate]:
    """Leave out who only saw what is told, where it is told of others: "witnesses said troops fled as they neared"."""
    told = any(beside(s, token, i) for _, where, tokens in held if where is s for token in tokens)
    return [one for one in held if not (told and one[1] is s and _looks_on(s, one[2][0], i))]


def _without_hearer(held: list[Candidate], s: Sentence, i: int) -> list[Candidate]:
    """Leave out who told of somebody in the sentence before where that one tells her something: "He told her that"."""
    whom = tells_whom(s, i)
    before = [one for one in held if one[1].index == s.index - 1]
    told = [one for one in before if any(leads(one[1], k) and says(one[1], k) for k in one[2])]
    inside = [
        one for one in before if one not in told and any(hosts(one[1], told[0][2][-1], k) for k in one[2] if told)
    ]
    apart = whom is not None and len(told) == 1 and inside and _fits(told[0][0], SORT_OF.get(s.lower[whom], "it"))
    return [one for one in held if one not in told] if apart else held


def _looks_on(s: Sentence, token: int, i: int) -> bool:
    """Say whether a mention is of witnesses who tell what the pronoun stands in."""
    return s.lower[token] in words("coreference.lookers") and hosts(s, token, i) and not beside(s, token, i)


def _tellers(talk: Talk, held: list[Candidate], s: Sentence, i: int) -> list[Candidate]:
    """Leave out whom a quotation only names where who said it may tell on: "X said: “NAME fled.” He added"."""
    told = [one for one in held if leads(one[1], one[2][-1]) and any(says(one[1], token) for token in one[2])]
    tells = s.deps[i] in SUBJECTS and s.lemmas[s.heads[i]] in lexicon().verbs
    if talk.quoted(s, i) or not tells or not any(talk.back(one[1], s, i) == 1 for one in told):
        return held
    return [one for one in held if one in told or not all(talk.quoted(one[1], token) for token in one[2])]


def _of_paragraph(clusters: Clusters, held: list[Candidate], s: Sentence, i: int) -> list[Candidate]:
    """Leave out persons of earlier paragraphs where the sentence before has made somebody of this one its subject.

    "… a spokesman said. ¶ The governor came on Monday. He said that": a paragraph keeps to whom it opened with.
    """
    here = [one for one in held if one[1].block == s.block]
    led = any(s.index - one[1].index == 1 and leads(one[1], one[2][0]) for one in here)
    return here if led and not clusters.talk.quoted(s, i) else held


def _bars(s: Sentence, token: int, i: int) -> bool:
    """Say whether grammar forbids that a pronoun stands for the mention at `token` of its own sentence."""
    if s.lower[i] in OWNING:
        return s.heads[i] == token
    return _argument(s, token, i) != (s.lower[i] in REFLEXIVE)


def _talks(talk: Talk, where: Sentence, token: int, said: tuple[Sentence, int]) -> bool:
    """Say whether the mention at `token` names who says the quotation that a pronoun stands in: he would say "I"."""
    s, i = said
    if not talk.quoted(s, i) or talk.quoted(where, token) or not says(where, token):
        return False
    return where is s or (where.block == s.block and talk.runs_on(where, s))


def _teller_behind(talk: Talk, s: Sentence, i: int) -> str:
    """Return the last word of who says, behind it, the quotation that a pronoun stands in, in lower case; or ""."""
    if not talk.quoted(s, i):
        return ""
    tellers = (k for k in range(i + 1, len(s)) if says(s, k) and s.pos[k] != "PRON" and not talk.quoted(s, k))
    at = next(tellers, None)
    return "" if at is None else s.lower[at]


def _ends_in(cluster: Cluster, word: str) -> bool:
    """Say whether a cluster goes by words that end in this one."""
    return any(written.lower().endswith(word) for *_, written in cluster.mentions)


def _paired(s: Sentence, token: int) -> bool:
    """Say whether a mention is coordinated with another name: "they" are both then, not one of them."""
    joined = s.pos[s.heads[token]] == "PROPN" if s.deps[token] == "conj" else False
    return joined or any(s.pos[k] == "PROPN" for k in s.kids_by(token, "conj"))


def _argument(s: Sentence, token: int, i: int) -> bool:
    """Say whether the mention at `token` is, or owns, the subject of the verb whose object the pronoun is."""
    verb = s.heads[i]
    if s.deps[i] == "pobj" and s.deps[verb] == "prep":
        verb = s.heads[verb]
    if s.deps[token] == "poss" and s.lower[i] not in REFLEXIVE:
        token = s.heads[token]
    return s.deps[i] not in SUBJECTS and s.heads[token] == verb and s.deps[token] in SUBJECTS


def _fits(cluster: Cluster, sort: str) -> bool:
    """Say whether a cluster agrees with a pronoun of this sort in number, animacy and sex."""
    if sort in SEX:
        single = cluster.kind in PERSONS or (cluster.kind == "described" and not cluster.plural)
        return single and cluster.sex in {"", SEX[sort]}
    if sort == "it":
        return not cluster.plural and (cluster.kind in BODIES or cluster.kind in {"state", "thing"})
    return cluster.plural or cluster.kind in MASSES


def empty(s: Sentence, i: int) -> bool:
    """Say whether "it" refers to nothing ("it is clear that", "it was X who")."""
    verb = s.heads[i]
    if s.lower[i] != "it" or s.deps[i] == "expl":
        return s.deps[i] == "expl"
    if s.lemmas[verb] not in words("coreference.copulas") or s.deps[i] not in SUBJECTS:
        return False
    kids = [s.deps[k] for k in s.kids[verb]]
    return any(dep in {"ccomp", "xcomp", "advcl", "csubj"} for dep in kids) and ("acomp" in kids or "attr" in kids)


def features(clusters: Clusters, one: Candidate, s: Sentence, i: int) -> Iterator[str]:
    """Yield the features of a candidate for the pronoun at token `i`: names of weights."""
    cluster, where, tokens = one
    back, last = clusters.talk.back(where, s, i), tokens[0]
    yield f"back {back}"
    if not back:
        gap = i - last
        yield "near" if gap <= NEAR else "middle" if gap <= MIDDLE else "far"
        if any(hosts(s, token, i) for token in tokens):
            near = any(hosts_next(s, token, i) for token in tokens)
            yield f"subject of {'the' if near else 'a'} clause around it"
        if any(beside(s, token, i) for token in tokens):
            yield "in what is said with it"
    role = role_of(where, last)
    yield f"was {role}"
    if role == role_of(s, i):
        yield "same role"
    if any(leads(where, token) for token in tokens):
        yield "subject of a sentence"
    person = SORT_OF[s.lower[i]] in SEX
    if any(says(where, token) or (person and takes_stand(where, token)) for token in tokens):
        yield "said, and says" if says(s, i) or (person and takes_stand(s, i)) else "said"
    count = len(cluster.seen)
    yield "once" if count == 1 else "few" if count <= FEW else "some" if count <= SOME else "often"
    yield f"is {_sort(cluster)}"
    if cluster.plural:
        yield "is many"
    low = where.lower[last]
    if low in SORT_OF:
        yield "same pronoun" if SORT_OF[low] == SORT_OF[s.lower[i]] else "other pronoun"
    inside = clusters.talk.quoted(s, i)
    if inside != clusters.talk.quoted(where, last):
        yield "out of a quotation" if inside else "into a quotation"


def _sort(cluster: Cluster) -> str:
    """Return a coarse kind of a cluster, and whether it has a name."""
    if cluster.kind in {"thing", "state"}:
        return cluster.kind
    kind = "person" if cluster.kind in PERSONS else "body" if cluster.kind in BODIES else "described"
    return f"{kind} with a name" if cluster.names() else kind
