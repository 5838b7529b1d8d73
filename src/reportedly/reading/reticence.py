"""What a speaker leaves out of what he tells: "but offered no proof", "and refused to answer", "but did not elaborate".

That is the writer's to tell, never the speaker's, wherever the parser hangs it.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

GIVING = frozenset(
    "offer give provide present produce cite show disclose reveal supply furnish adduce release publish add".split()  # noqa: SIM905 - reads as a list
)
MORE = frozenset({"more", "else", "further"})
REFUSING = frozenset({"refuse", "decline"})
NONE = frozenset({"no", "none", "nothing", "neither", "any", "little", "few"})


def leaves_out(s: Sentence, verb: int) -> bool:
    """Say whether a verb tells that its subject kept something back: proof, details, an answer."""
    lists = lexicon().lists
    known = lists["lists.proof"] | lists["lists.particulars"] | lists["lists.withheld"]
    told = s.kid(verb, "dobj")
    denied = any(s.deps[k] == "neg" for k in s.kids[verb])
    if s.lemmas[verb] in REFUSING:
        asked = s.kid(verb, "xcomp")
        return asked is not None and (s.lemmas[asked] in lists["lists.comment_on"] or s.lemmas[asked] in GIVING)
    if s.lemmas[verb] in lists["lists.elaborating"]:
        return denied
    if told is None or s.lemmas[verb] not in GIVING:
        return False
    nothing = any(s.lower[k] in NONE for k in (told, *s.kids[told]))
    return (denied or nothing) and (s.lemmas[told] in known or s.lower[told] in NONE | MORE)
