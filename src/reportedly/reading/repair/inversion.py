"""Speakers after their verb at the end of a sentence: "The wells are dry, reported the Telk Courier".

The parser takes the speaker for the verb's object and the verb for one more deed of the sentence's subject, or all of
it for an aside of the last noun. The tree is brought to one form: the verb of saying on top, what was said its clause,
the speaker its subject.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.repair.insertion import (
    CLOSING,
    FINITE,
    HEARERS,
    MIN_CLAUSE,
    RELATIVE,
    SUBJECTS,
    hyphen,
    is_under,
    top_clause,
)
from reportedly.reading.tree import Sentence

QUOTES = frozenset({'"', "”", "''", "’"})
NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
TENSED = frozenset({"VBD", "VBZ"})
FACED = HEARERS | {"threaten", "find", "hold", "call", "accept", "judge", "publish", "verify"}  # done to somebody, too
BEFORE = QUOTES | {","}
VERBAL = FINITE | {"NNS", "VBN"}  # "claims" and "reported" are taken for nouns and participles
OPENERS = RELATIVE | {"when", "while", "as", "because", "after", "before", "where", "if"}
ADDRESSING = frozenset({"tell", "inform", "assure", "notify", "remind", "brief"})  # what follows these is who heard it
SPEAKING = ("roles", "bodies", "media", "unidentified", "documents")


def inverted_speaker(s: Sentence) -> bool:
    """Make the subject of ", reported the Courier" its subject; say whether anything changed."""
    verbs = lexicon().verbs
    for verb in range(MIN_CLAUSE + 1, len(s) - 1):
        if s.tags[verb] not in VERBAL or s.words[verb - 1] not in CLOSING or s.lemmas[verb] in ADDRESSING:
            continue
        if hyphen(s, verb - 1) or _opens(s, verb - 1):
            continue  # "rebel-held towns", "by “repeated violations”"
        rows = [row for row in verbs.get(s.lemmas[verb], ()) if "clause" in row.takes]
        out = any(row.particle == s.lower[verb + 1] for row in rows)  # ", pointed out the mayor"
        if not out and all(row.particle for row in rows):
            continue
        speaker = _speaker(s, verb + out, quoted=s.words[verb - 1] in QUOTES)
        said = top_clause(s, 0, verb) if speaker is not None else None
        if speaker is None or _goes_on(s, speaker):
            continue
        if said is not None and s.deps[said] != "relcl":
            return _turn(s, verb, speaker, said)
        if (
            said is None
            and s.words[verb - 1] in QUOTES
            and s.deps[speaker] in {"dobj", "attr"}
            and s.heads[speaker] == verb
        ):
            return _of_a_shout(s, verb, speaker)
    return False


def _opens(s: Sentence, mark: int) -> bool:
    """Say whether a typewriter's quotation mark opens a quotation that the sentence closes again."""
    return s.words[mark] == '"' and s.words[: mark + 1].count('"') % 2 == 1 and s.words.count('"') % 2 == 0


def inverted_between_commas(s: Sentence) -> bool:
    """Make the subject of "The bridge, warned the engineer, may be mined" its subject, in the midst of what is said.

    A sentence or half of one goes on behind him: its verb, its main clause, or one more clause with its own subject.
    """
    verbs, changed = lexicon().verbs, False
    for verb in range(MIN_CLAUSE, len(s) - 1):
        if s.tags[verb] not in TENSED or s.words[verb - 1] not in BEFORE or s.lemmas[verb] in ADDRESSING:
            continue
        if _opens(s, verb - 1):
            continue
        if not any({"clause", "quote"} <= row.takes and not row.particle for row in verbs.get(s.lemmas[verb], ())):
            continue
        speaker = _in_the_midst(s, verb)
        if speaker is None or not _goes_on_without(s, verb, speaker, _end(s, speaker) + 2):
            continue
        for k in s.kids_by(verb, "nsubj", "nsubjpass"):
            s.deps[k] = "dep"
        s.heads[speaker], s.deps[speaker], changed = verb, "nsubj", True
    return changed


def _in_the_midst(s: Sentence, verb: int) -> int | None:
    """Return who stands between a verb and a comma: its object, or one subject too many of the clause behind it."""
    one = verb + 1 < len(s) and s.lower[verb + 1] == "one" and s.lower[verb + 2 : verb + 3] == ["of"]
    speaker = verb + 1 if one else _speaker(s, verb)
    if speaker is None:
        return None
    head, end = s.heads[speaker], _end(s, speaker)
    second = s.deps[speaker] in SUBJECTS and any(k > end for k in s.kids_by(head, *SUBJECTS))
    held = head == verb and s.deps[speaker] == "dobj"
    return speaker if (second or held) and s.words[end + 1 : end + 2] == [","] else None


def _end(s: Sentence, speaker: int) -> int:
    """Return the last token of a speaker's phrase, without a comma that the parser gave it."""
    end = s.right[speaker]
    return end - 1 if s.words[end] == "," else end


def _goes_on_without(s: Sentence, verb: int, speaker: int, first: int) -> bool:
    """Say whether what follows the comma behind a speaker goes on with what he says, and tells nothing of him."""
    before = top_clause(s, 0, verb - 1)
    opener = s.lower[first] if first < len(s) else ""
    joined = opener in {"and", "but", "yet"}
    after = top_clause(s, first + joined, len(s))
    if after is None or opener in OPENERS:
        return False
    own = next((k for k in s.kids_by(after, *SUBJECTS) if k >= first), None)
    if before is None:  # "The bridge, warned X, may", "On Friday, recalled X, two died"
        return not joined and (own is not None or s.tags[first] in FINITE | {"MD"})
    under = is_under(s, before)
    doer = s.kid(before, *SUBJECTS)
    if doer is not None and not under and s.lemmas[verb] in FACED and _speaks(s, doer):
        return False  # "The police came, warned the widow, and she fled"
    return own is not None and own != speaker and joined != under


def _of_a_shout(s: Sentence, verb: int, speaker: int) -> bool:
    """Give the speaker of "'Traitors,' shouted the crowd" its verb, whose subject the parser saw in what is shouted."""
    for k in s.kids_by(verb, "nsubj"):
        s.deps[k] = "dep"
    s.deps[speaker] = "nsubj"
    return True


def _speaker(s: Sentence, verb: int, *, quoted: bool = False) -> int | None:
    """Return the head of the phrase right after a verb where it can speak, and no verb of its own follows."""
    last = verb
    while last + 1 < len(s) and (
        s.pos[last + 1] in NAMING
        or s.tags[last + 1] in {"PRP$", "POS"}
        or hyphen(s, last + 1)
        or (s.pos[last + 1] == "ADV" and s.pos[last + 2 : last + 3] == ["ADJ"])  # "the mostly young crowds"
    ):
        last += 1
    while last > verb and (_of_time(s, last) or s.pos[last] not in {"NOUN", "PROPN"}):
        last -= 1
    if last == verb or not (_speaks(s, last) or (quoted and _may_speak(s, last))):
        return None
    after = last + 1 if last + 1 < len(s) else verb
    return None if (s.tags[after] in FINITE | {"MD"} and after != verb) or s.lower[after] == "that" else last


def _may_speak(s: Sentence, noun: int) -> bool:
    """Say whether a noun right behind a quotation and its verb is who says it: no day, and not its first words."""
    lists = lexicon().lists
    return s.pos[noun] == "NOUN" and s.lemmas[noun] not in lists["speakers.things"] and s.words[-1] not in QUOTES


def _of_time(s: Sentence, i: int) -> bool:
    """Say whether a token is a day: "said the mayor Monday"."""
    return any(first <= i < past for first, past, label in s.ents if label in {"DATE", "TIME"})


def _speaks(s: Sentence, noun: int) -> bool:
    """Say whether a noun is a name, a role, a body or a document."""
    lemma, lists = s.lemmas[noun], lexicon().lists
    if s.pos[noun] == "PROPN" or any(lemma in lists[f"speakers.{group}"] for group in SPEAKING):
        return True
    ending = any(lemma.endswith(end) for end in lists["speakers.personal_endings"])
    return ending and lemma not in lists["speakers.things"]


def _goes_on(s: Sentence, speaker: int) -> bool:
    """Say whether a main clause or one more verb follows the speaker: then the verb is one of several."""
    for i in range(speaker + 1, len(s)):
        if s.tags[i] in FINITE | {"MD"} and OPENERS.isdisjoint(s.lower[speaker + 1 : i]):
            return True
    return False


def _turn(s: Sentence, verb: int, speaker: int, said: int) -> bool:
    """Hang what stands before the verb on what was said, and what stands after it on the speaker or the verb."""
    old = list(zip(s.heads, s.deps, strict=True))
    for i in range(verb):
        if i != said and (s.heads[i] >= verb or s.heads[i] == i):
            s.heads[i] = said
            s.deps[i] = "dep" if i > said and s.deps[i] in {"ROOT", "nsubj"} else s.deps[i]
    for i in range(verb + 1, len(s)):
        if s.deps[i] == "prt":
            s.heads[i] = verb
        elif i < speaker and not verb < s.heads[i] <= speaker:
            s.heads[i], s.deps[i] = speaker, "compound" if s.pos[i] in {"NOUN", "PROPN"} else s.deps[i]
        elif i > speaker and (s.heads[i] < verb or s.heads[i] == i):
            s.heads[i], s.deps[i] = verb, "dep" if s.deps[i] == "ROOT" else s.deps[i]
    s.heads[said], s.deps[said] = verb, "ccomp"
    s.heads[speaker], s.deps[speaker] = verb, "nsubj"
    s.heads[verb], s.deps[verb], s.pos[verb] = verb, "ROOT", "VERB"
    s.tags[verb] = s.tags[verb] if s.tags[verb] in FINITE else "VBZ" if s.tags[verb] == "NNS" else "VBD"
    return old != list(zip(s.heads, s.deps, strict=True))


def spoken_fragment(s: Sentence) -> bool:
    """Give "Shells, says the general" one subject: what stands before the comma has no verb, and is what is said."""
    verb = s.root
    subjects = s.kids_by(verb, "nsubj")
    if len(subjects) != 2 or not subjects[0] < verb < subjects[1] or s.words[verb - 1] != ",":  # noqa: PLR2004 - a pair
        return False
    if s.lemmas[verb] not in lexicon().verbs or any(s.tags[i] in FINITE for i in range(verb)):
        return False
    s.deps[subjects[0]] = "dep"
    return True
