"""Quantities of a document: counted amounts with their unit and bounds.

The unit is what is counted ("attacks") and, of people, what befell them in the same clause ("persons killed").
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from reportedly.codebook.units import UnitWords, unit_words
from reportedly.reading.annotate.ages import is_age, is_age_of_one
from reportedly.reading.annotate.amounts import Amount, amount_at, bounded, not_one
from reportedly.reading.annotate.attach import within
from reportedly.reading.annotate.befallen import befallen, by_verb
from reportedly.reading.annotate.figures import figure
from reportedly.reading.annotate.numbers import WORDS
from reportedly.reading.annotate.shares import of_them, shared
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Quantity, Time, content_id

Scope = Literal["increment", "cumulative", "total", "part"]
REACH = 8
BODILY = frozenset({"killed", "wounded", "killed or wounded"})
HELD = frozenset({"persons abducted", "persons captured", "persons arrested", "persons displaced"})
LATER = BODILY | {"released", "rescued"}  # what befalls those who are held or have fled: "four hostages were killed"
BEFALLEN = BODILY | {"abducted", "captured", "arrested", "missing"}
ARTICLES = frozenset({"a", "an", "another"})
MANY = frozenset({"family", "crew", "people", "police", "personnel", "public"})  # singular nouns for several
SIZED = frozenset({"family", "group", "crew", "party", "band", "squad", "gang"})
INANIMATE = frozenset({"lose", "execute", "dead", "die", "hurt"})  # what befalls things too ("lost two ships")
SAME = frozenset({"sheep", "fish", "aircraft", "livestock", "cattle", "poultry", "personnel"})  # in the plural too
DEMONYM = 6  # letters: "Karsians", not "plans"
DEMONYMS = ("ans", "ese", "is")
CALLINGS = ("ist", "eer", "ician", "keeper", "seller", "worker", "monger")  # what people do for a living or stand for
LISTS = ("checklist", "playlist", "blacklist", "shortlist", "waitlist", "career")
MODIFIER = frozenset({"nummod", "amod", "det", "quantmod", "compound", "nmod"})
NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
NUMBERS = frozenset({"number", "total", "count", "figure"})
REACHED = frozenset({"to", "at", "of", "as", "is", "was", "stood", "reached", "passed", "exceeded"})
PUTTING = frozenset({"put", "place", "estimate"})
DEAD = frozenset({"dead", "deaths", "fatalities", "killed"})
SHARED = frozenset({"one", "1"})
GLUE = frozenset({"-", "'s", "and", ","})
HYPHENS = frozenset({"-", "–"})


@cache
def triggers() -> frozenset[str]:
    """Return the words that may begin an amount; digits do so too."""
    lexicon = unit_words()
    return frozenset(set(WORDS) | set(lexicon.vague) | set(lexicon.tens) | {"half", "dozen", "no"} | ARTICLES)


def quantities(parse: Parse, times: Sequence[Time] = ()) -> tuple[Quantity, ...]:
    """Return the counted amounts of a document in order of their spans; `times` date the running totals."""
    lexicon, found = unit_words(), list[Quantity]()
    for sentence in parse.sentences:
        dates = within(times, sentence.start, sentence.end)
        here = [q for q in in_sentence(parse, sentence, lexicon) if not any(_is_part(q, time) for time in dates)]
        meant = figure(parse, sentence, found)
        if meant is not None and all(q.span.end <= meant.span.start or meant.span.end <= q.span.start for q in here):
            here = sorted([*here, meant], key=lambda q: q.span.start)
        if here:
            found += shared(parse, sentence, here, dates)
    return tuple(found)


def _is_part(quantity: Quantity, time: Time) -> bool:
    """Say whether what looks counted is but a part of a date ("9 Ramadan")."""
    return time.span.start <= quantity.span.start and quantity.span.end <= time.span.end


def in_sentence(parse: Parse, sentence: Sentence, lexicon: UnitWords) -> Iterator[Quantity]:
    """Yield the quantities of a sentence in order."""
    known, i = triggers(), 0
    while i < len(sentence):
        word = sentence.lower[i]
        if not (word in known or word[0].isdigit()):
            i += 1
            continue
        amount = nothing_at(sentence, i, lexicon) if word == "no" else amount_at(sentence, i, lexicon)
        amount = none_of_one(sentence, amount or one_at(sentence, i, lexicon))
        if amount is not None:
            quantity = counted(parse, sentence, amount, lexicon)
            if quantity is not None:
                yield quantity
        i = max(i, amount.last if amount else i) + 1


def nothing_at(sentence: Sentence, i: int, lexicon: UnitWords) -> Amount | None:
    """Read "no casualties", "no one was killed"."""
    head = sentence.heads[i]
    if sentence.deps[i] == "det" and head > i and sentence.lemmas[head] in lexicon.effects:
        return Amount(i, i, i, exact=0.0)
    return None


def none_of_one(sentence: Sentence, amount: Amount | None) -> Amount | None:
    """Return an amount, none where it is of one behind "not": "not a single villager", "not even one"."""
    no = not_one(sentence, amount.number) if amount is not None and amount.exact == 1 else None
    return replace(amount, first=no, exact=0.0) if amount is not None and no is not None else amount


def one_at(sentence: Sentence, i: int, lexicon: UnitWords) -> Amount | None:
    """Read "a soldier" of whom the clause tells what befell his body: one, as good as counted."""
    head = sentence.heads[i]
    if sentence.lower[i] not in ARTICLES or sentence.deps[i] != "det" or head < i or sentence.tags[head] != "NN":
        return None
    if sentence.kids_by(head, "nummod") or base(sentence, head, lexicon.effects) or base(sentence, head, MANY):
        return None
    if not names_people(sentence, head, lexicon) or befallen(sentence, head, lexicon) not in BEFALLEN:
        return None
    if sentence.deps[head] == "appos" and sentence.pos[sentence.heads[head]] == "PROPN":
        return None  # "Omar Tahl, a nurse, was killed": what he is, and nobody more
    return Amount(i, i, i, exact=1.0, more=sentence.lower[i] == "another")


def counted(parse: Parse, sentence: Sentence, amount: Amount, lexicon: UnitWords) -> Quantity | None:
    """Find what an amount counts; None where it counts nothing that a record keeps."""
    sign = sentence.lower[amount.first - 1] if amount.first else ""
    if sign in lexicon.money:
        amount = bounded(sentence, replace(amount, first=amount.first - 1), lexicon)  # "nearly $3 million"
        return made(parse, sentence, amount, (amount.first, amount.last), lexicon.money[sign])
    if is_age(sentence, amount) or (is_age_of_one(sentence, amount) and names_one(sentence, amount.first - 2, lexicon)):
        return None
    head = head_noun(sentence, amount, lexicon)
    if head is None:
        return headless(parse, sentence, amount, lexicon)
    if skipped(sentence, amount, head, lexicon):
        return None
    unit = unit_of(sentence, (head, amount.number, amount.last), lexicon)
    partly = sentence.lower[amount.last + 1] == "of" and amount.vague is None
    own = by_verb(sentence, amount.number, lexicon) if partly and unit.startswith("persons") else None
    unit = f"persons {own}" if own else unit  # "two of the five wounded died"
    if partly or another_between(sentence, amount.last + 1, head):
        return made(parse, sentence, amount, (amount.first, amount.last), unit, scope="part" if partly else None)
    scope: Scope | None = "total" if of_these(sentence, amount) else None
    return made(parse, sentence, amount, (amount.first, with_effect(sentence, head, unit, lexicon)), unit, scope=scope)


def another_between(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether another number stands between an amount and its noun ("four and eleven soldiers").

    The number of an age or a size tells of the noun, and is none ("a 29-year-old man").
    """
    numbers = (k for k in range(first, last) if sentence.lower[k] in WORDS or sentence.lower[k][0].isdigit())
    return any(sentence.words[k + 1] not in HYPHENS and "-" not in sentence.words[k] for k in numbers)


def of_these(sentence: Sentence, amount: Amount) -> bool:
    """Say whether an amount is the whole that a part is taken of ("14 of the roughly 40 drones")."""
    at = amount.first - 1
    if at > 1 and sentence.lower[at] in {"the", "these", "those", "its", "their"} and sentence.lower[at - 1] == "of":
        return sentence.pos[at - 2] in {"NUM", "NOUN"} and sentence.lower[at - 2] in {
            *WORDS,
            *unit_words().vague,
            "dozen",
        }
    return False


def with_effect(sentence: Sentence, last: int, unit: str, lexicon: UnitWords) -> int:
    """Return the last token of the phrase: a participle right after it counts in ("seven members killed")."""
    after = last + 1
    if after >= len(sentence) or lexicon.done.get(sentence.lower[after], "") not in unit.split():
        return last
    participle = sentence.tags[after] in {"VBN", "JJ"} or not sentence.kids_by(after, "dobj", "nsubj")
    return after if participle else last


def skipped(sentence: Sentence, amount: Amount, head: int, lexicon: UnitWords) -> bool:
    """Say whether a number belongs to a time, an age or a name."""
    if any(base(sentence, k, lexicon.skip) for k in (head, amount.last + 1)):
        return True
    before = sentence.lower[amount.first - 1] if amount.first else ""
    if before in lexicon.names or before in lexicon.skip:
        return True
    if before == "in" and amount.first > 1 and sentence.lower[amount.first - 2] in SHARED:  # "one in five children"
        return True
    return (
        sentence.lower[amount.number] == "one" and head != amount.last + 1 and sentence.lower[amount.last + 1] == "of"
    )


def head_noun(sentence: Sentence, amount: Amount, lexicon: UnitWords) -> int | None:
    """Return the noun that an amount counts: by "of", by the tree, else the head of the words that follow."""
    after = amount.last + 1
    if after >= len(sentence):
        return None
    if sentence.lower[after] == "of":
        return of_what(sentence, after)
    if sentence.lower[after] in lexicon.done and (
        is_one_of_many(sentence, amount) or ends_its_list(sentence, after, lexicon)
    ):
        return None
    head = sentence.heads[amount.last]
    above = sentence.deps[amount.last] in MODIFIER and head > amount.last and sentence.pos[head] in NOUNS
    if above and plain_between(sentence, amount.last, head):
        return head
    if sentence.lower[after] in lexicon.done and sentence.pos[after] != "NOUN":
        return None
    return following(sentence, after)


def is_one_of_many(sentence: Sentence, amount: Amount) -> bool:
    """Say whether a noun in the singular stands after a number of several: then it is none ("5 dead and 12 hurt")."""
    after = amount.last + 1
    return amount.exact != 1 and sentence.tags[after] == "NN" and sentence.heads[after] < after


def ends_its_list(sentence: Sentence, done: int, lexicon: UnitWords) -> bool:
    """Say whether what stands behind "and" is no people: "four wounded and heavy damage", not "12 dead and wounded"."""
    behind = sentence.lower[done + 1 : done + 3]
    return (
        len(behind) > 1
        and behind[0] in {"and", "or"}
        and behind[1] not in lexicon.done
        and (sentence.pos[done + 2] != "ADV" and base(sentence, done, lexicon.persons) is None)
    )


def plain_between(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether only parts of a noun phrase stand between two tokens."""
    return last - first <= REACH and all(
        sentence.pos[k] in INSIDE or sentence.lower[k] in GLUE or sentence.tags[k] in {"VBN", "VBG", "RB", "RBR"}
        for k in range(first + 1, last)
    )


def of_what(sentence: Sentence, of: int) -> int | None:
    """Return the noun after "of", as in "dozens of attacks", "14 of the roughly 40 drones"."""
    found = sentence.kid(of, "pobj")
    if found is not None and found > of and sentence.pos[found] in NOUNS:
        return found
    at = of + 1
    while at < len(sentence) and sentence.pos[at] in {"DET", "ADV", "PRON"}:
        at += 1
    return following(sentence, at)


def following(sentence: Sentence, first: int) -> int | None:
    """Return the last noun of the run of nouns and adjectives from `first`, or None."""
    found = None
    for k in range(first, min(first + REACH, len(sentence))):
        if sentence.pos[k] in NOUNS:
            found = k
        elif sentence.pos[k] not in INSIDE and sentence.lower[k] not in {"-", "'s"}:
            break
    return found


def headless(parse: Parse, sentence: Sentence, amount: Amount, lexicon: UnitWords) -> Quantity | None:
    """Read an amount without a noun that people are meant by: "killing 14", "30 wounded", "brought the toll to 19"."""
    after = sentence.lower[amount.last + 1] if amount.last + 1 < len(sentence) else ""
    before = sentence.lower[amount.first - 1] if amount.first else ""
    pronoun = (
        sentence.lower[amount.number] == "one" and amount.first and sentence.pos[amount.first - 1] in {"DET", "ADJ"}
    )
    if (before == after == ",") or pronoun:
        return None
    if before == "of" and sentence.lower[amount.first - 2] in SIZED:  # "a family of four"
        unit = f"persons {befallen(sentence, amount.first - 2, lexicon) or ''}".strip()
        return made(parse, sentence, amount, (amount.first - 2, amount.last), unit)
    own = by_verb(sentence, amount.number, lexicon) if after == "of" else None  # "two of the five wounded died"
    effect = own or lexicon.done.get(after) or befallen(sentence, amount.last, lexicon)
    if effect is None and (of_them(sentence, amount.last) or of_them(sentence, amount.first - 3)):
        return made(parse, sentence, amount, (amount.first, amount.last), "persons", scope="part")
    if effect is None:
        return toll(parse, sentence, amount, lexicon)
    unit = f"persons {effect}"
    scope: Scope | None = "part" if own else "total" if of_these(sentence, amount) else None
    if scope is None and risen(sentence, amount, lexicon):
        scope = "cumulative"
    last = with_effect(sentence, amount.last, unit, lexicon)
    return made(parse, sentence, amount, (amount.first, last), unit, scope=scope)


def toll(parse: Parse, sentence: Sentence, amount: Amount, lexicon: UnitWords) -> Quantity | None:
    """Read the number that a toll, or "the number of wounded", rose to; also "put the dead at nine"."""
    before = sentence.lower[max(0, amount.first - REACH) : amount.first]
    forms = (*before, *sentence.lemmas[max(0, amount.first - REACH) : amount.first])
    told = next((effect for low in forms if (effect := lexicon.done.get(low))), None)
    counted = "killed" if not DEAD.isdisjoint(before) else told
    figures = "number" in before or any(sentence.lemmas[k] in PUTTING for k in sentence.ancestors(amount.last))
    put = counted if figures else None
    effect = risen(sentence, amount, lexicon) or ("killed" if "toll" in before else put)
    if effect and before and before[-1] in REACHED:
        unit = f"persons {effect}"
        return made(parse, sentence, amount, (amount.first, amount.last), unit, scope="cumulative")
    return None


def risen(sentence: Sentence, amount: Amount, lexicon: UnitWords) -> str | None:
    """Return what befell those whose number is the subject of the clause around an amount, however far before."""
    above = list(sentence.ancestors(amount.last))
    verb = next((k for k in above if sentence.pos[k] in {"VERB", "AUX"}), None)
    own = sentence.kid(verb, "nsubj", "nsubjpass") if verb is not None else None
    if own is None or own > amount.first:
        return None
    if sentence.lemmas[own] == "toll":
        return "killed"
    if sentence.lemmas[own] not in NUMBERS:
        return None
    told = (lexicon.done.get(sentence.lower[k]) for k in range(own + 1, sentence.right[own] + 1))
    return next((effect for effect in told if effect), None)


def unit_of(sentence: Sentence, tokens: tuple[int, ...], lexicon: UnitWords) -> str:
    """Return what is counted, in the plural, with what befell people; the noun stands first among `tokens`."""
    head = tokens[0]
    known = base(sentence, head, lexicon.effects)
    effect = next((found for at in tokens if (found := befallen(sentence, at, lexicon))), None)
    if known and effect in LATER and lexicon.effects[known] in HELD:
        return f"persons {effect}"
    if known:
        return lexicon.effects[known]
    if names_people(sentence, head, lexicon) or (effect in BODILY and harmed(sentence, head, lexicon)):
        return f"persons {effect}" if effect else "persons"
    same = base(sentence, head, lexicon.same)
    return lexicon.same[same] if same else plural(sentence.lemmas[head], sentence.lower[head])


def harmed(sentence: Sentence, head: int, lexicon: UnitWords) -> bool:
    """Say whether what was killed or wounded can only be people, by whatever trade they go ("four dockers")."""
    verb = head
    while sentence.deps[verb] in {"conj", "nummod", "appos"} and sentence.heads[verb] != verb:
        verb = sentence.heads[verb]
    lost = sentence.lemmas[sentence.heads[verb]] in INANIMATE
    return not lost and sentence.pos[head] == "NOUN" and base(sentence, head, lexicon.unlike) is None


def names_people(sentence: Sentence, head: int, lexicon: UnitWords) -> bool:
    """Say whether a noun counts people: by the lexicon, or by its ending ("crewmen", "Karsians")."""
    lower = sentence.lower[head]
    demonym = lower.endswith(DEMONYMS) and len(lower) >= DEMONYM and sentence.words[head][0].isupper()
    named = demonym or lower.endswith(("men", "women")) or base(sentence, head, lexicon.persons) is not None
    calling = lower.removesuffix("s")
    return named or (len(calling) >= DEMONYM and calling.endswith(CALLINGS) and not calling.endswith(LISTS))


def names_one(sentence: Sentence, noun: int, lexicon: UnitWords) -> bool:
    """Say whether a noun names one person."""
    return names_people(sentence, noun, lexicon) and base(sentence, noun, MANY) is None


def base(sentence: Sentence, token: int, known: Container[str]) -> str | None:
    """Return the form of a word that is `known`: its lemma, itself, or its singular (capitals hide lemmas)."""
    lower = sentence.lower[token]
    forms = (sentence.lemmas[token], lower, lower.removesuffix("s"), lower.removesuffix("ies") + "y")
    return next((form for form in forms if form in known), None)


def plural(lemma: str, lower: str) -> str:
    """Return a noun in the plural: as written where it is one, else by the common rules."""
    if lower != lemma or lower.endswith("s") or lower in SAME:
        return lower
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return lower[:-1] + "ies"
    return lower + ("es" if lower.endswith(("ch", "sh", "x")) else "s")


def made(
    parse: Parse, sentence: Sentence, amount: Amount, edges: tuple[int, int], unit: str, *, scope: Scope | None = None
) -> Quantity:
    """Make the quantity of the tokens `edges` (inclusive)."""
    span = parse.token_span(sentence, *edges)
    return Quantity(
        id=content_id("quantity", parse.document, span.start, span.end),
        document=parse.document,
        span=span,
        unit=unit,
        low=amount.low,
        high=amount.high,
        exact=amount.exact,
        vague=amount.vague,
        scope=scope or ("increment" if amount.more else None),
        measure=unit.removeprefix("persons ") if unit.startswith("persons ") else None,
        group=group_of(sentence, amount, edges[1]) if unit.startswith("persons") else None,
    )


def group_of(sentence: Sentence, amount: Amount, last: int) -> str | None:
    """Return who the people of a phrase are ("children"): by its last word that tells, or None."""
    lexicon = unit_words()
    known = [lemma for k in range(last, amount.last, -1) if (lemma := base(sentence, k, lexicon.groups))]
    telling = [lemma for lemma in known if lemma not in lexicon.effects] or known  # "six nurses hostage": medics
    return lexicon.groups[telling[0]] if telling else None
