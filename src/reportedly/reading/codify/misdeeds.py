"""Whether a name stands in words that clear somebody: a denial, or a plain "not" before a deed that would be a fault.

"X said Y had never shelled the town" holds a harsh word and both names, and is no word against either. "X said Y had
not kept his promise" is one: only of what speaks against its doer does the negation clear him.
"""

from reportedly.codebook.positions import position_words, words
from reportedly.codebook.relations import words as tie_words
from reportedly.reading.codify.clauses import is_negated
from reportedly.reading.codify.propositions import action
from reportedly.reading.tree import Sentence

HARSH = frozenset({"criticizes", "threatens", "opposes", "rejects"})
CLAUSES = frozenset({"ccomp", "acl", "pcomp", "csubj", "xcomp", "relcl"})
SAID_OF = ("attr", "acomp", "oprd")
NO = frozenset({"no", "any", "nothing", "without"})


def is_cleared(s: Sentence, way: list[int]) -> bool:
    """Say whether what stands on the way from a name up to another is denied, or a fault that nobody committed.

    Args:
        s: the sentence.
        way: the tokens from the name upwards; the last is where the other name's way comes in.
    """
    return any(_is_clean(s, at) for at in way) or any(
        s.deps[at] in CLAUSES and _is_denied(s, way[k + 1 :]) for k, at in enumerate(way)
    )


def _is_clean(s: Sentence, at: int) -> bool:
    """Say whether the word at `at` is a fault that is negated, or a part in one that nobody had."""
    if s.pos[at] not in {"VERB", "AUX"}:
        return False
    said_of = [m for k in s.kids_by(at, *SAID_OF) for m in s.kids_by(k, "det", "neg")]
    if is_negated(s, at) or any(s.lower[m] in NO for m in said_of):  # "was no traitor"
        return _is_fault(s, at)
    shares = [k for k in s.kids_by(at, "dobj", "attr") if s.lemmas[k] in words("misdeeds.share") | {"nothing"}]
    return any({s.lower[k], *(s.lower[m] for m in s.kids_by(k, "det", "neg"))} & NO for k in shares)


def _is_fault(s: Sentence, at: int) -> bool:
    """Say whether a verb, or what its subject is said to be, speaks against who does it."""
    harsh = any(row.stance in HARSH for row in position_words().verbs.get(s.lemmas[at], ()))
    harsh &= s.lemmas[at] not in tie_words("governors.denying")
    if harsh or s.lemmas[at] in words("misdeeds.words") or action(s, at) in words("classes.violent"):
        return True
    said = [{s.lower[k], s.lemmas[k]} for k in s.kids_by(at, *SAID_OF)]
    return any(
        one & (words("verdicts.criticizes") | words("verdicts.blames") | words("misdeeds.words")) for one in said
    )


def _is_denied(s: Sentence, above: list[int]) -> bool:
    """Say whether a clause stands below a word of denial: "denies that", "no proof that"."""
    for over in above:
        if s.pos[over] in {"VERB", "AUX"}:
            untrue = any(s.lower[k] in words("misdeeds.untrue") for k in s.kids_by(over, *SAID_OF))
            true = any(s.lower[k] == "true" for k in s.kids_by(over, *SAID_OF))
            if (s.lemmas[over] in tie_words("governors.denying") or untrue) and not is_negated(s, over):
                return True
            if true and is_negated(s, over):
                return True
        elif s.lemmas[over] in words("misdeeds.denials"):
            return s.lemmas[over] == "denial" or any(s.lower[k] in NO for k in s.kids_by(over, "det"))
    return False
