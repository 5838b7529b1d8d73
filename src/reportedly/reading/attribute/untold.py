"""What a noun of telling does not tell: "there were no reports of X", "threats that both sides face"."""

from reportedly.reading.attribute.phrases import CLAUSAL, negation, passive, words
from reportedly.reading.tree import Sentence

GIVING = frozenset(
    {"make", "issue", "receive", "get", "have", "hear", "see", "give", "offer", "win", "obtain", "secure", "seek"}
)
MADE = frozenset(
    {"make", "issue", "face", "pose", "level", "raise", "receive", "present", "spread", "repeat", "counter"}
)


def untold(s: Sentence, noun: int) -> bool:
    """Say whether nobody tells what a noun would: "there were no reports of X", "had not received any claim"."""
    marks = {s.lower[k] for k in s.kids_by(noun, "det", "amod", "advmod")}
    verb = s.heads[noun]
    held = s.deps[noun] in {"dobj", "attr", "nsubj", "nsubjpass"} and s.pos[verb] in CLAUSAL
    without = s.deps[noun] == "pobj" and s.lower[verb] == "without"
    made = s.lemmas[verb] in GIVING and "a" in marks  # "no group has issued a claim that C"
    return "no" in marks or without or (held and ("any" in marks or made) and bool(negation(s, verb)))


def lacks_object(s: Sentence, k: int) -> bool:
    """Say whether a clause has its noun for an object: "threats that both sides face", "the claims that X makes"."""
    needs = s.lemmas[k] in MADE or s.lemmas[k] in words("lists.issuing")
    return needs and not passive(s, k) and s.kid(k, "dobj", "ccomp", "xcomp", "prt", "dative") is None
