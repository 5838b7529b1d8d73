"""How a voice is named, and what it is said to be close to.

A voice is named by a name of its own, by a name beside its role ("its treasurer, Ada Menk") or, a body or an outlet,
by its owner's ("Zelmark's army"). It is unidentified where the text says so, or where the writer plainly knows more
than is told: an official, one of two aides, an engineer familiar with the plans.
"""

from reportedly.reading.attribute.phrases import words
from reportedly.reading.attribute.unnamed import withholds
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, Naming

NAMES = frozenset({"name", "acronym"})
ACCESS_TO = frozenset({"to", "with", "on", "about", "of", "the"})


def naming_of(s: Sentence, source: list[int], head: int, actor: Actor | None) -> Naming:
    """Say whether a voice is named, described by its role, or kept unidentified."""
    lowered = {s.lower[i] for i in source}
    if s.lemmas[head] in words("speakers.unidentified") or lowered & words("speakers.anonymous_words"):
        return "unidentified"
    if actor is not None and any(m.form in NAMES and m.span.quote != m.span.quote.lower() for m in actor.mentions):
        return "named"
    proper = s.pos[head] == "PROPN" and s.words[head] != s.lower[head]
    proper = proper or s.lower[head].rstrip(".") in words("lists.platforms")
    if proper or _named_beside(s, source, head) or _owned(s, head):
        return "named"
    return "unidentified" if _withheld(s, head) else "described"


def _named_beside(s: Sentence, source: list[int], head: int) -> bool:
    """Say whether a name stands beside the role or the kind: "its treasurer, Ada Menk", "the Forum newspaper"."""
    if s.lemmas[head] in words("speakers.media") and any(s.pos[k] == "PROPN" for k in s.kids_by(head, "compound")):
        return True
    return name_beside(s, source, head) is not None


def name_beside(s: Sentence, source: list[int], head: int) -> int | None:
    """Return the head of the name that an apposition gives to a role: "its treasurer, Ada [Menk]"."""
    own = (k for k in s.kids_by(head, "appos") if s.pos[k] == "PROPN" and s.words[s.left[k] - 1] == ",")
    behind = [i for i in source if i > head and s.deps[i] == "appos" and s.pos[i] == "PROPN"]
    last = (i for i in behind if s.left[i] == head + 1 or _ends(s, source, i))  # "the economist Rana Doll"
    return next(own, next(last, None))


def _ends(s: Sentence, source: list[int], i: int) -> bool:
    """Say whether an apposition closes the source, set off by a comma: it tells who the whole phrase is."""
    before = s.left[i] - 1
    return before > 0 and s.words[before] == "," and s.right[i] >= source[-1]


def _owned(s: Sentence, head: int) -> bool:
    """Say whether a body, an outlet or a document goes by its owner's name; a person does not.

    "Zelmark's army", "the Zelmark army", "a bulletin of the Lantern Institute".
    """
    owned = s.lemmas[head] in words("speakers.bodies") | words("speakers.media")
    paper = s.lemmas[head] in words("lists.medium_documents") | words("speakers.documents")
    near = s.kids_by(head, "poss", "compound", "nmod") if owned else s.kids_by(head, "poss") if paper else []
    of = [k for prep in s.kids_by(head, "prep") if paper and s.lower[prep] == "of" for k in s.kids_by(prep, "pobj")]
    return any(s.pos[k] == "PROPN" and s.words[k] != s.lower[k] for k in (*near, *of))


def _withheld(s: Sentence, head: int) -> bool:
    """Say whether somebody stays unnamed whom the writer knows: "two aides", "an engineer familiar with …"."""
    if s.lower[head] == "one":
        return any(s.lower[k] == "of" for k in s.kids_by(head, "prep"))
    if not _indefinite(s, head):
        return False
    phrase = s.subtree(head)
    if s.lemmas[head] in words("speakers.insiders") or any(withholds(s, k) for k in s.kids_by(head, "relcl", "acl")):
        return True
    if s.lemmas[head] in words("speakers.documents"):
        return False
    role = s.lemmas[head] in words("speakers.roles")
    return _close_to(s, phrase) is not None or (role and _has_seen(s, head) is not None)


def _indefinite(s: Sentence, head: int) -> bool:
    """Say whether a phrase leaves open which: "an aide", "three officials", "officials"."""
    return s.pos[head] != "PRON" and all(
        s.lower[k] in {"a", "an", "another", "some", "one"} for k in s.kids_by(head, "det", "poss")
    )


def access_of(parse: Parse, s: Sentence, source: list[int], head: int) -> tuple[str, ...]:
    """Return what the voice is said to be close to, after "close to", "familiar with", or to have read or seen."""
    found = _close_to(s, source)
    if found is None:
        found = _has_seen(s, head)
    return (parse.text[s.starts[found[0]] : s.ends[found[1]]],) if found is not None else ()


def _close_to(s: Sentence, source: list[int]) -> tuple[int, int] | None:
    """Return the first and last token of what follows "close to", "familiar with", "briefed on", "knowledge of"."""
    for n, i in enumerate(source):
        if s.lower[i] in words("speakers.access_words") and n + 2 < len(source):
            after = source[n + 1]
            if s.lower[after] in ACCESS_TO and source[-1] > after:
                last = source[-1] - (s.words[source[-1]] in {"\u201d", '"'})
                return (after + 1, last) if last > after else None
    return None


def _has_seen(s: Sentence, head: int) -> tuple[int, int] | None:
    """Return the first and last token of what a clause about a voice says it read, saw or attended."""
    for k in s.kids_by(head, "relcl", "acl"):
        held = s.kid(k, "dobj")
        if held is not None and held > k and s.lemmas[k] in words("speakers.access_verbs"):
            return s.left[held], s.right[held]
        rooms = [o for p in s.kids_by(k, "prep") for o in s.kids_by(p, "pobj") if s.lower[p] in {"in", "at"}]
        if s.lemmas[k] == "be" and rooms:
            return s.left[rooms[0]], s.right[rooms[0]]
    return None
