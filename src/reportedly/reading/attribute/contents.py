"""What a cue's content is: the construction table, one function a construction, tried in order."""

from collections.abc import Callable

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.draft import Content, to_closing_mark, trim
from reportedly.reading.attribute.parted import resumed_behind
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    QUOTES,
    WH,
    called_false,
    clause_conjuncts,
    condition,
    defining,
    noun_phrase,
    passive,
    place_behind,
    quotations,
    sums_up,
    swallowed_subject,
    verb_group,
    words,
)
from reportedly.reading.attribute.predicates import (
    about,
    bidden,
    blame,
    count,
    figure,
    predicate,
    scene,
    sight,
    tally,
    tells_nothing,
    verdict,
)
from reportedly.reading.tree import Sentence

MIN_QUOTE = 2
SUBJECTS = ("nsubj", "nsubjpass", "expl")
Finder = Callable[[Sentence, int, Cue], list[Content]]
TAIL, DUE = frozenset({"for", "over", "of", "as"}), frozenset({"by", "before", "within", "until"})


def contents_of(s: Sentence, verb: int, cue: Cue) -> list[Content]:
    """Return the contents of cue verb `verb`, in order; empty when the verb attributes nothing here."""
    for kind, find in FINDERS:
        if kind in cue.takes:
            found = find(s, verb, cue)
            if found:
                return to_closing_mark(s, verb, found)
    return []


def clauses(s: Sentence, head: int, without: set[int] | None = None) -> list[Content]:
    """Return the clause under `head` and those coordinated with it, each a content of its own."""
    heads = clause_conjuncts(s, head)
    found = []
    for at in heads:
        drop = set(without or ())
        for other in heads:
            below = set(s.subtree(other))
            if other != at and at not in below and s.heads[other] in (*heads[: heads.index(other)], at):
                drop.update(below)
        drop.update(condition(s, at))
        tokens = trim(s, [i for i in s.subtree(at) if i not in drop or i == at])
        found.append(Content(at, sorted({*shared_subject(s, at, heads), *_named_subject(s, at, tokens)})))
    return [content for content in found if content.tokens]


def _named_subject(s: Sentence, at: int, tokens: list[int]) -> list[int]:
    """Put what a relative pronoun stands for in its place: "… officers who allegedly fled" says that officers fled."""
    own = s.kid(at, "nsubj", "nsubjpass")
    if s.deps[at] != "relcl" or own is None or s.tags[own] not in WH:
        return tokens
    return [*noun_phrase(s, s.heads[at]), *(i for i in tokens if i != own)]


def shared_subject(s: Sentence, at: int, heads: list[int]) -> list[int]:
    """Return the subject that a coordinated verb phrase shares with the first, as tokens."""
    if at == heads[0] or s.kid(at, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return []
    own = s.kid(heads[0], "nsubj", "nsubjpass", "csubj")
    return noun_phrase(s, own) if own is not None else []


def _clause(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take the complement clause, or the clause that the cue is inserted in ("C, X said")."""
    below = [k for k in s.kids_by(verb, "ccomp") if s.pos[k] in CLAUSAL or s.kid(k, *SUBJECTS) is not None]
    if s.lemmas[verb] in words("unnamed.allowing") and any(s.kid(k, "mark") is None for k in below):
        return []  # "allows crews to work" tells nothing
    if below:  # "“A, but when B, C,” X said", "said that A and B": the parser may hang both on the verb
        beside = [k for k in below[1:] if s.pos[k] in CLAUSAL and s.kid(k, *SUBJECTS) is not None]
        beside = [k for k in beside if k < verb or (below[0] > verb and s.words[s.left[k] - 1] != ",")]
        told = [c for k in (below[0], *beside) for c in clauses(s, k, _inserted(s, verb, k)) if c.tokens]
        return _with_antecedent(s, verb, resumed_behind(s, verb, told))
    return _raised(s, verb) or _host(s, verb) or _displaced(s, verb) or _relative_content(s, verb) or _before(s, verb)


def _with_antecedent(s: Sentence, verb: int, told: list[Content]) -> list[Content]:
    """Put its noun in place of a relative pronoun: of "the raid, which X said killed six" X says that the raid did."""
    first = s.left[verb]
    own = s.heads[first] == verb and s.deps[first] in {"nsubj", "nsubjpass"}
    if s.deps[verb] != "relcl" or s.tags[first] not in {"WDT", "WP"} or own or not told:
        return told
    rest = [t for t in told[0].tokens if t != first]
    if s.heads[first] in {verb, *s.subtree(told[0].head)}:
        rest = sorted({*noun_phrase(s, s.heads[verb]), *rest})
    return [Content(told[0].head, rest), *told[1:]]


def _raised(s: Sentence, verb: int) -> list[Content]:
    """Take the infinitive of "Y was reported by X to have fled", with Y as its subject."""
    held, inner = s.kid(verb, "nsubjpass"), s.kid(verb, "xcomp")
    if held is None or inner is None or s.pos[inner] not in CLAUSAL or s.kid(verb, "agent") is None:
        return []
    found = clauses(s, inner)
    return [Content(found[0].head, sorted({*noun_phrase(s, held), *found[0].tokens})), *found[1:]]


def _inserted(s: Sentence, verb: int, clause: int) -> set[int]:
    """Return the cue's own tokens when they stand inside the content ("The raid, he said, was …").

    A speaker that the parser took for an apposition of the content's last noun is the cue's own, too.
    """
    swallowed = swallowed_subject(s, verb)
    if swallowed is not None:
        return set(s.subtree(swallowed))
    return set() if s.left[clause] > verb or s.right[clause] < verb else set(verb_group(s, verb))


def _parenthesis(s: Sentence, verb: int) -> set[int]:
    """Return the tokens of an inserted "X said": what comes after its closing comma is the content's again."""
    closing = next((i for i in range(verb + 1, len(s)) if s.words[i] == ","), len(s))
    opened = s.left[verb] > 0 and s.words[s.left[verb] - 1] == ","
    return {i for i in s.subtree(verb) if i < closing or not opened}


def _host(s: Sentence, verb: int) -> list[Content]:
    """Take the clause that holds the cue as a parenthesis: "C, X said", "C, X says, D"."""
    head = s.heads[verb]
    inserted = s.deps[verb] == "parataxis" or (s.deps[verb] == "ccomp" and verb > head and _comma_before(s, verb))
    if head != verb and inserted and s.pos[head] in CLAUSAL | {"NOUN", "PROPN", "ADJ"}:
        beyond = _behind_semicolon(s, head, verb)
        return [c for c in clauses(s, head, _parenthesis(s, verb) | beyond) if c.head not in beyond]
    if s.deps[verb] == "conj" and any(s.lower[k] == "so" and k == s.left[verb] for k in s.kids_by(verb, "advmod")):
        aside = {*s.subtree(verb), *(k for k in s.kids_by(head, "cc") if k < verb)}
        return clauses(s, head, aside)[:1]  # "C, or so X claims"
    beside = s.kids_by(verb, "parataxis", "dep")
    apart = [k for k in beside if s.pos[k] in CLAUSAL and s.lemmas[k] not in lexicon().verbs]
    return clauses(s, apart[0]) if apart else []


def _behind_semicolon(s: Sentence, head: int, verb: int) -> set[int]:
    """Return a further clause behind a semicolon that somebody else tells: "C, X insists; Y says that D"."""
    further = [k for k in s.kids_by(head, "conj") if k > verb and ";" in s.words[s.left[k] - 1 : k]]
    told = [k for k in further if s.lemmas[k] in lexicon().verbs and s.kid(k, "nsubj") is not None]
    return {i for k in told for i in s.subtree(k)}


def _comma_before(s: Sentence, verb: int) -> bool:
    """Say whether the clause of `verb` starts after a comma and has no "that"."""
    first = s.left[verb]
    return first > 0 and s.lower[first - 1] in {",", '"', "-", "--"} and s.kid(verb, "mark") is None


def _before(s: Sentence, verb: int) -> list[Content]:
    """Take all that stands before ", X says" at the end of a sentence whose first part the parser could not hang on."""
    if found := _fragment(s, verb):
        return found
    own = s.kid(verb, "nsubj")
    asked = s.tags[0] == "VBN" and s.heads[0] == verb  # "Asked about the raid, X would not comment"
    ends = all(s.pos[i] == "PUNCT" for i in range(verb + 1, len(s))) and not asked
    if own is None or not ends or s.left[own] < MIN_QUOTE + 2 or s.words[s.left[own] - 1] != ",":
        return []
    tokens = list(range(s.left[own] - 1))
    head = next((i for i in tokens if s.heads[i] not in tokens), tokens[0])
    return [Content(head, trim(s, tokens))] if s.right[own] < verb else []


def _fragment(s: Sentence, verb: int) -> list[Content]:
    """Take the verbless words before an inverted cue: "Shells, says X", "Not true, said a member of the board"."""
    tokens = list(range(verb - 1))
    spoken = any(k > verb for k in s.kids_by(verb, "nsubj"))
    verbless = not any(s.pos[i] in CLAUSAL for i in tokens)
    if verb != s.root or not spoken or not tokens or not verbless or s.words[verb - 1] != ",":
        return []
    head = next((i for i in tokens if s.heads[i] not in tokens), tokens[0])
    kept = trim(s, tokens)
    return [Content(head, kept)] if kept else []


def _displaced(s: Sentence, verb: int) -> list[Content]:
    """Take a that-clause that a phrase in between took from the cue: "reported, citing two officers, that C"."""
    for k in s.subtree(verb):
        mark = s.kid(k, "mark")
        if k > verb and s.pos[k] in CLAUSAL and mark is not None and s.lower[mark] == "that" and s.heads[k] != verb:
            apart = s.left[k] > 0 and s.lower[s.left[k] - 1] == ","
            if apart and s.kid(k, "nsubj", "nsubjpass", "expl") is not None:
                return clauses(s, k)
    return []


def _relative_content(s: Sentence, verb: int) -> list[Content]:
    """Take what a relative pronoun stands for: "an attack that the army said was …" keeps its clause."""
    return [c for k in s.kids_by(verb, "advcl") if s.lower[s.left[k]] == "whether" for c in clauses(s, k)]


def _quote(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take quotations that stand outside the cue's own words."""
    group = set(verb_group(s, verb))
    found: list[int] = []
    for first, last in quotations(s):
        inside = range(first, last + 1)
        if last - first - 1 < MIN_QUOTE or any(i in group for i in inside):
            continue
        found.extend(inside)
    if not found or not _governs_quote(s, verb, found[0]) or _is_condition(s, verb, found):
        return []
    marks_off = [i for i in found if s.words[i] not in QUOTES] or found
    head = min(marks_off, key=lambda i: sum(1 for _ in s.ancestors(i)))
    return [Content(head, found)]


def _is_condition(s: Sentence, verb: int, found: list[int]) -> bool:
    """Say whether a quotation is a subordinate clause of the verb, not its words: "will respond “if they shoot”"."""
    inside = set(found)
    return any(
        set(s.subtree(k)) - inside == set() and s.left[k] in {found[0], found[0] + 1}
        for k in s.kids_by(verb, "advcl")
        if s.kid(k, "mark") is not None and k > verb
    )


def any_quote(s: Sentence) -> list[Content]:
    """Return all the quotations of a sentence as one content."""
    found = [i for first, last in quotations(s) if last - first > MIN_QUOTE for i in range(first, last + 1)]
    bare = [i for i in found if s.words[i] not in QUOTES]
    return [Content(min(bare, key=lambda i: sum(1 for _ in s.ancestors(i))), found)] if bare else []


def _governs_quote(s: Sentence, verb: int, first: int) -> bool:
    """Say whether no other verb stands between the cue and the quotation as its governor."""
    top = first
    if ";" in s.words[min(verb, first) : max(verb, first)]:
        return False
    if s.kid(verb, "mark") is not None and first < s.left[verb] and s.deps[verb] == "ccomp":
        return False  # "“A,” X said, adding that he had said so before"
    between = next((a for a in s.ancestors(first) if s.pos[a] == "VERB"), verb)
    if verb < between < first and s.kid(verb, "dobj") is not None:
        return False  # "claimed the raid, calling it “A”"
    if any(verb < a < first and s.deps[a] == "conj" and _tells_itself(s, a) for a in s.ancestors(first)):
        return False  # "Nobody would comment, but a guard said “A”"
    while s.heads[top] != top and s.heads[top] not in {verb, top} and s.heads[top] >= first:
        top = s.heads[top]
    if s.deps[top] in {"dobj", "pobj", "attr", "nsubj", "nsubjpass"} and s.heads[top] != verb:
        return False
    if verb in {first, s.root, *s.ancestors(first)} or s.root in s.conjuncts(verb):
        return True
    if s.deps[verb] in {"advcl", "acl", "pcomp", "relcl"}:
        return first in {s.right[verb] + 1, s.right[verb] + 2} or verb < first <= s.right[verb]
    return s.deps[verb] in {"conj", "ccomp", "xcomp", "parataxis"} and s.root in s.ancestors(verb)


def _tells_itself(s: Sentence, verb: int) -> bool:
    """Say whether a verb of telling has a subject of its own."""
    return s.lemmas[verb] in lexicon().verbs and s.kid(verb, "nsubj", "nsubjpass") is not None


def _noun(s: Sentence, verb: int, cue: Cue) -> list[Content]:
    """Take the object: "announced the resumption of attacks", "claimed the attack"; in the passive the subject."""
    if passive(s, verb):
        held = s.kid(verb, "nsubjpass")
        if held is None and s.deps[verb] == "acl":
            held = s.heads[verb]
            seen = s.lemmas[held] in words("lists.pictures") and s.lemmas[verb] in words("lists.carrying")
            if seen or sums_up(s, held) or s.lemmas[verb] in words("lists.issuing"):
                return []  # ", a claim dismissed by X" answers what was told; "a letter published by X" is X's
            return [Content(held, [i for i in noun_phrase(s, held) if not s.left[verb] <= i <= s.right[verb]])]
    else:
        held = s.kid(verb, "dobj")
    if held is None or s.tags[held] in {"PRP", "WP", "WDT", "EX"} or tells_nothing(s, verb, held):
        return []
    pictured = cue.speaker in {"document", "record"}
    place = place_behind(s, verb, held, shown=cue.speaker == "document") if pictured else []
    tokens = trim(s, [*noun_phrase(s, held), *defining(s, held), *_tail(s, verb, held, due=cue.future), *place])
    return [Content(held, tokens)] if tokens else []


def _tail(s: Sentence, verb: int, held: int, *, due: bool = False) -> list[int]:
    """Return phrases after the object that say more of it ("criticized them … for abandoning") or when it is due."""
    behind = [k for k in s.kids_by(verb, "prep", "dative") if k > held]
    quoted = {k for k in behind if s.words[s.left[k] - 1] in QUOTES and k == s.right[held] + 2}
    return [i for k in behind if k in quoted or s.lower[k] in (TAIL | DUE if due else TAIL) for i in s.subtree(k)]


def _infinitive(s: Sentence, verb: int, cue: Cue) -> list[Content]:
    """Take the infinitive: "claims to have shot down …", "threatened to resume …", "implored them to stop"."""
    near = s.kids_by(verb, "ccomp", "advcl") if cue.future and s.kid(verb, "dobj") else s.kids_by(verb, "ccomp")
    asked = [k for k in near if s.tags[k] == "VB" and any(s.lower[i] == "to" for i in s.kids[k])]
    found = [c for k in (*s.kids_by(verb, "xcomp"), *asked) if s.pos[k] in CLAUSAL for c in clauses(s, k)]
    if found and cue.lemma in words("lists.bidding"):
        found[0].tokens = sorted({*bidden(s, verb, found[0].tokens[0]), *found[0].tokens})
    return _with_antecedent(s, verb, found)  # "the bridge, which rebels claim to hold"


def _order(s: Sentence, verb: int, cue: Cue) -> list[Content]:
    """Take the infinitive of an order that is itself reported: "said that soldiers had told them to leave"."""
    return _infinitive(s, verb, cue) if s.deps[verb] in {"ccomp", "conj"} and verb != s.root else []


def _gerund(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take the gerund: "denied taking part", "denied having taken part"."""
    near = s.kids_by(verb, "xcomp", "pcomp", "ccomp")
    helped = {k for k in near for i in s.kids_by(k, "aux", "auxpass") if s.lower[i] in {"having", "being"}}
    done = [k for k in near if s.tags[k] == "VBG" or k in helped]
    return [c for k in done for c in clauses(s, k)]


def _prepositional(*prepositions: str) -> Finder:
    """Make a finder for "called for X", "warned of X", "accused Y of X", "put the toll at N"."""

    def find(s: Sentence, verb: int, cue: Cue) -> list[Content]:
        """Take the object of the preposition; with a direct object, both."""
        wanted = {cue.particle} if cue.particle else set(prepositions)
        for k in s.kids_by(verb, "prep", "dative", "prt"):
            if s.lower[k] in wanted and (inner := s.kid(k, "pobj", "pcomp", "amod")) is not None:
                return [Content(inner, trim(s, [*s.subtree(inner), *place_behind(s, verb, inner)]))]
        return []

    return find


def _object_and(preposition: str) -> Finder:
    """Make a finder for "put the toll at 40", "described the raid as a crime": object and complement together."""

    def find(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
        """Take the object and the prepositional phrase."""
        held = s.kid(verb, "dobj", "nsubjpass")
        if held is None and s.deps[verb] == "acl" and s.tags[verb] == "VBN":
            held = s.heads[verb]  # "the recruits, described by their union as hungry"
        shared = s.conjuncts(held) if held is not None and preposition == "as" else []  # "cited A and B as reasons"
        for k in (p for at in (verb, *shared) for p in s.kids_by(at, "prep")):
            counted = preposition != "at" or any(s.pos[i] == "NUM" for i in s.subtree(k))
            if s.lower[k] == preposition and held is not None and counted:
                told = [c for c in s.kids_by(held, "acl", "ccomp") if called_false(s, verb)]
                if told and s.lemmas[held] in lexicon().nouns:  # "described reports that C as untrue"
                    return [content for clause in told for content in clauses(s, clause)]
                return [Content(held, trim(s, [*noun_phrase(s, held), *s.subtree(k)]))]
            held_off = s.kid(k, "pobj")
            if held is None and preposition == s.lower[k] == "as" and held_off is not None and s.tags[k + 1] == "JJ":
                return [Content(held_off, trim(s, s.subtree(held_off)))]  # "dismissed as unreal plans to leave"
        return about(s, verb, held) if preposition == "at" and held is not None else []

    return find


def _told(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take a noun of telling with what is made of it: "rejected the claim as an insult"."""
    held = s.kid(verb, "dobj", "nsubjpass")
    known = lexicon().nouns.keys() | words("lists.summing")
    if held is None or s.lemmas[held] not in known or tells_nothing(s, verb, held):
        return []
    tail = [i for k in s.kids_by(verb, "prep") if s.lower[k] == "as" for i in s.subtree(k)]
    return [Content(held, trim(s, [*noun_phrase(s, held), *tail]))]


def _risk(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take the clause of "highlights the risk that …"."""
    held = s.kid(verb, "dobj")
    if held is None or s.lemmas[held] not in words("conditional.nouns"):
        return []
    return [c for k in s.kids_by(held, "acl", "ccomp", "relcl") for c in clauses(s, k)]


FINDERS: tuple[tuple[str, Finder], ...] = (
    ("predicate", predicate),
    ("risk", _risk),
    ("blame", blame),
    ("told", _told),
    ("verdict", verdict),
    ("clause", _clause),
    ("at", _object_and("at")),
    ("as", _object_and("as")),
    ("scene", scene),
    ("infinitive", _infinitive),
    ("order", _order),
    ("gerund", _gerund),
    ("of", _prepositional("of")),
    ("against", _prepositional("against")),
    ("noun", _noun),
    ("for", _prepositional("for", "over")),
    ("quote", _quote),
    ("sight", sight),
    ("count", count),
    ("tally", tally),
    ("figure", figure),
    ("on", _prepositional("on")),
)
