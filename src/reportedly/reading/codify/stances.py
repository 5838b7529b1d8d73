"""Where a sentence takes a position: cue, holder, stance, and the word that names the issue.

Rules over the tree with frames from the codebook; the parser's mistakes that matter most (a particle seen as a
preposition, an infinitive hung too high) are met by taking either reading.
"""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.codebook.positions import position_words, words
from reportedly.reading.attribute.unnamed import withholds
from reportedly.reading.codify import propositions
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import agent, is_passive
from reportedly.reading.codify.stand import Stand, is_asked, left_open, open_stands
from reportedly.reading.codify.standnouns import (
    adjective_stands,
    bearer_stands,
    blame_stands,
    copular_verdict_stands,
    existence_stands,
    is_adjective,
    is_lacked,
    lack_stands,
    noun_stands,
    phrase_stands,
    predicate_stands,
    verdict_stands,
)
from reportedly.reading.codify.standspoken import (
    as_asked_stands,
    behest_stands,
    duty_stands,
    nobody_stands,
    preference_stands,
    term_stands,
)
from reportedly.reading.codify.standtold import (
    bidden_stands,
    felt_beside_stands,
    foretold_stands,
    not_own_stands,
)
from reportedly.reading.codify.standverbs import (
    denial_stands,
    governed_stance,
    intent_stands,
    subjunctive_stands,
    verb_stands,
)
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

SAYING = frozenset({"supports", "demands"})
TURNING = frozenset({"withholds", "rejects", "opposes", "denies", "undecided", "supports"})
UNSAYING = frozenset({"rejects", "withholds"})
SPOKEN_AGAINST = frozenset({"rejects", "criticizes", "denies"})
ECHOED = frozenset({"demands", "supports", "criticizes", "threatens", "opposes"})


def stands(cast: Cast, s: Sentence) -> list[Stand]:
    """Return the positions that a sentence takes, in order."""
    if s.words[-1] == "?":
        return []
    found = [stand for i in range(len(s)) for stand in _at(cast, s, i)]
    if not found:
        return []
    by_word = {stand.at: stand for stand in found}
    settled = [_settle(_unsaid(cast, stand), by_word, found) for stand in found]
    governed: dict[int | None, tuple[Actor, ...]] = {
        stand.topic: stand.holders for stand in found if stand.topic not in {None, stand.at}
    }
    return [
        stand
        for stand in settled
        if stand is not None
        and _stands_alone(stand, governed)
        and not is_asked(s, stand.at)
        and not withholds(s, stand.at)  # "asked not to be named" tells how a voice speaks
    ]


def _stands_alone(stand: Stand, governed: dict[int | None, tuple[Actor, ...]]) -> bool:
    """Say whether a position has a holder and is not itself what another position word governs."""
    s = stand.s
    if stand.at in governed and (governed[stand.at] == stand.holders or stand.topic == stand.at):
        return False
    own = s.kid(stand.at, "nsubj", "nsubjpass") is not None or s.pos[stand.at] in {"NOUN", "ADJ"}
    held = bool(stand.holders) or stand.spoken
    return held and stand.stance != "same" and (own or stand.at not in governed)


def _unsaid(cast: Cast, stand: Stand) -> Stand:
    """Turn "refused to rule out a siege" into withholding: what is refused is no deed but words against one."""
    unsaid = stand.stance in UNSAYING and stand.topic is not None
    inner = governed_stance(cast, stand.s, stand.topic or 0) if unsaid else None
    if inner is None or inner.topic is None or inner.stance not in SPOKEN_AGAINST:
        return stand
    return replace(stand, stance="withholds", topic=inner.topic)


def _settle(stand: Stand, by_word: dict[int, Stand], found: list[Stand]) -> Stand | None:
    """Give "same" its stance, and let "rejected calls for a truce" be about the truce."""
    inner = by_word.get(stand.topic) if stand.topic is not None and stand.topic != stand.at else None
    if stand.stance == "same":
        if inner is not None and stand.s.pos[inner.at] == "NOUN":
            return replace(stand, stance=inner.stance, topic=inner.topic, last=max(stand.last, inner.at))
        return _echo(stand, found)
    if inner is not None and inner.stance in SAYING and stand.stance in TURNING and inner.topic not in {None, stand.at}:
        return replace(stand, topic=inner.topic)
    return stand


def _echo(stand: Stand, found: list[Stand]) -> Stand | None:
    """Give ", echoed by Y" the position that stands before it in the sentence."""
    if stand.topic is not None or not is_passive(stand.s, stand.at):
        return None
    before = [other for other in found if other.at < stand.at and other.stance in ECHOED and other.topic is not None]
    return replace(stand, stance=before[-1].stance, topic=before[-1].topic) if before else None


def _at(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield the position that the word at `i` takes, if it is a position word."""
    lexicon = position_words()
    if s.lower[i] in lexicon.phrases:
        yield from phrase_stands(cast, s, i)
    if s.lower[i] in lexicon.predicates:
        yield from predicate_stands(s, i)
    yield from _spoken(cast, s, i)
    if s.pos[i] in {"VERB", "ADJ", "AUX"}:
        yield from _verbal(cast, s, i)
    elif s.pos[i] == "NOUN":
        yield from behest_stands(cast, s, i)
        yield from felt_beside_stands(cast, s, i)
        if s.lemmas[i] in lexicon.lacks and is_lacked(s, i):
            yield from lack_stands(cast, s, i, lexicon.lacks[s.lemmas[i]])
        elif s.lemmas[i] in lexicon.bearers:
            yield from bearer_stands(cast, s, i, lexicon.bearers[s.lemmas[i]])
        elif s.lemmas[i] in lexicon.nouns:
            yield from noun_stands(cast, s, i, lexicon.nouns[s.lemmas[i]])


def _spoken(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield what whoever speaks says of a matter: who is to blame, what it is worth, that there will be none."""
    if s.lower[i] in words("verdicts.blames"):
        yield from blame_stands(cast, s, i)
    if s.deps[i] in {"attr", "acomp"}:
        yield from copular_verdict_stands(cast, s, i)
        yield from not_own_stands(s, i)
    if s.lower[i] == "there":
        yield from existence_stands(s, i)
    if s.pos[i] in {"VERB", "AUX"}:
        yield from nobody_stands(cast, s, i)
        yield from duty_stands(cast, s, i)
        yield from foretold_stands(s, i)
        yield from bidden_stands(cast, s, i)


def _verbal(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield the position of a verb or adjective: the first reading that gives one."""
    lexicon, lemma = position_words(), s.lemmas[i]
    if (pair := left_open(s, i)) is not None:
        yield from open_stands(cast, s, i, pair)
        return
    if s.lower[i] in lexicon.adjectives and is_adjective(s, i):
        said = [*adjective_stands(cast, s, i, lexicon.adjectives[s.lower[i]])]
        yield from said
        if said or agent(s, i) is None:
            return
    if s.pos[i] != "VERB":
        return
    found = [*verdict_stands(cast, s, i), *term_stands(cast, s, i), *preference_stands(cast, s, i)]
    if not found and lemma in lexicon.verbs:
        found = [*verb_stands(cast, s, i, lexicon.verbs[lemma])]
    found = found or [*subjunctive_stands(cast, s, i)]
    if found or lemma in lexicon.verbs:
        yield from found
        if not found and any(row.stance == "demands" for row in lexicon.verbs.get(lemma, ())):
            yield from as_asked_stands(cast, s, i)
        if found or not propositions.action(s, i):
            return
    yield from intent_stands(cast, s, i)
    yield from denial_stands(cast, s, i)
