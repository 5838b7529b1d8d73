"""Mends participles given to the wrong clause.

"Shells hit the port, a doctor said, killing three" is all of it the doctor's; "C, according to X, which put it at nine,
citing Y" has no word of Y's on C; "but leaked papers seen by X show C" leaks nothing.
"""

from reportedly.codebook.cues import lexicon
from reportedly.codebook.nouns import title_ends, words
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LEAST = 2  # tokens of a clause and a comma before who tells it
CIRCUMSTANCE = frozenset({"in", "near", "during", "after", "amid", "despite", "following", "at", "outside", "inside"})
DAYS = frozenset({"DATE", "TIME"})
NAMES = frozenset({"NN", "NNS", "NNP", "NNPS"})
LOOSE = frozenset({"appos", "conj", "dobj", "npadvmod", "dep"})
ENDS = FINITE | {"VBG", "VBN"}
PLACES = frozenset({"in", "near", "at", "on", "outside", "inside", "by", "from"})
SPEAKING = ("roles", "media", "bodies", "unidentified")
CITING = frozenset({"cite", "quote"})
CLOSING = frozenset({'"', "\u201d", "''"})


def deed_behind_its_teller(s: Sentence) -> bool:
    """Give a participle behind "X said" to the clause before it, unless it is something that the speaker does.

    A speaker adds, cites, refuses, points: a verb of saying, or one of `lists.speaker_doing`. Behind a quotation that
    is closed before "X said" the participle is the speaker's, too.
    """
    changed = False
    for deed, dep in enumerate(s.deps):
        verb = s.heads[deed]
        if dep != "advcl" or s.tags[deed] != "VBG" or deed < verb or s.kid(deed, "mark", *SUBJECTS) is not None:
            continue
        told = _told_before(s, verb)
        if told is None or s.words[s.left[deed] - 1] != "," or _is_speakers(s, deed):
            continue
        s.heads[deed], changed = told, True
    return changed


def deed_before_its_teller(s: Sentence) -> bool:
    """Find the verb of "Gunmen on bikes killed ten, X said", which the parser hung on the gunmen as a participle."""
    changed = False
    for verb, lemma in enumerate(s.lemmas):
        if lemma not in lexicon().verbs or s.tags[verb] not in FINITE or s.kid(verb, "ccomp") is not None:
            continue
        owners = [k for k in s.kids_by(verb, *SUBJECTS) if k < verb]
        if len(owners) <= 1 or s.words[s.left[owners[1]] - 1] != ",":
            continue
        doer = owners[0]
        deed = next((k for k in s.kids_by(doer, "acl") if s.tags[k] in {"VBN", "VBD"} and k < owners[1]), None)
        if deed is None or s.kid(deed, "aux", "auxpass", "agent") is not None:
            continue
        if s.kid(deed, "dobj") is None and not (s.lower[deed].endswith("ed") and s.words[s.right[deed] + 1] == ","):
            continue  # "Two buses burned in Harrow, X said"
        s.heads[deed], s.deps[deed], s.tags[deed] = verb, "ccomp", "VBD"
        s.heads[doer], s.deps[doer], changed = deed, "nsubj", True
    return changed


def told_by_both(s: Sentence) -> bool:
    """Join the speakers of "Gunmen killed ten people, an official and two nurses said", whom the parser set apart.

    The first was taken for one more of the dead; but no comma stands between the second and the verb.
    """
    changed = False
    for verb, lemma in enumerate(s.lemmas):
        own = s.kid(verb, "nsubj")
        if own is None or own > verb or lemma not in lexicon().verbs or s.tags[verb] not in FINITE:
            continue
        join = s.left[own] - 1
        if join < LEAST or s.deps[join] != "cc" or s.lower[join] != "and" or s.words[own + 1] == ",":
            continue
        if any(k > verb for k in s.kids_by(verb, "ccomp")):
            continue  # "Rebels freed a nurse, and her son said she was well" has two clauses
        first = next((k for k in (join - 1, *s.ancestors(join - 1)) if _set_apart(s, k)), None)
        told = next((k for k in s.ancestors(first) if s.pos[k] in {"VERB", "AUX"}), None) if first is not None else None
        if first is None or told is None or told in {verb, *s.subtree(own)}:
            continue
        s.heads[first], s.deps[first], s.heads[join] = verb, "nsubj", first
        s.heads[own], s.deps[own], changed = first, "conj", True
        if s.deps[verb] == "conj" and s.heads[verb] == told:
            s.deps[verb] = "parataxis"
    return changed


def _set_apart(s: Sentence, noun: int) -> bool:
    """Say whether a noun stands behind a comma as one more name or member of what was before it."""
    return s.pos[noun] in {"NOUN", "PROPN"} and s.deps[noun] in LOOSE and s.words[s.left[noun] - 1] == ","


def measured_before_its_teller(s: Sentence) -> bool:
    """Give "as far as Tarn, a pilot said" its speaker: the second "as" measures, and Tarn says nothing."""
    for verb, dep in enumerate(s.deps):
        mark, own, far = s.kid(verb, "mark"), s.kid(verb, "nsubj"), s.heads[verb]
        if dep != "advcl" or mark is None or own is None or s.lower[mark] != "as" or s.pos[far] != "ADV" or far > mark:
            continue
        above = next((a for a in s.ancestors(far) if s.pos[a] in {"VERB", "AUX"}), None)
        comma = next((i for i in range(own + 1, verb) if s.words[i] == ","), verb)
        last = verb - 1
        if above is None or not comma < last or s.lemmas[verb] not in lexicon().verbs or s.tags[last] not in NAMES:
            continue
        while s.deps[above] in {"xcomp", "ccomp", "acomp"} and s.heads[above] < above:
            above = s.heads[above]
        s.heads[own], s.deps[own], s.heads[mark], s.deps[mark] = mark, "pobj", far, "prep"
        s.heads[verb], s.deps[verb] = above, "parataxis"
        s.heads[last], s.deps[last], s.pos[last] = verb, "nsubj", "PROPN" if s.tags[last] == "NNP" else "NOUN"
        for i in range(comma, last):
            s.heads[i] = verb if i == comma else last
            if s.deps[i] in {"appos", "nsubj", "conj"}:
                s.deps[i] = "compound"
        return True
    return False


def place_behind_its_teller(s: Sentence) -> bool:
    """Give "Nine died, X said, in an area where the Front has grown" its place: no speaker stood in that area.

    Left to the speaker are days, and what one speaks in or at: a statement, a briefing, a call.
    """
    changed, spoken = False, lexicon().lists["lists.spoken_at"] | lexicon().lists["lists.medium_documents"]
    for k, dep in enumerate(s.deps):
        verb, held = s.heads[k], s.kid(k, "pobj")
        if dep != "prep" or k < verb or held is None or s.words[k - 1] != "," or s.lower[k] not in CIRCUMSTANCE:
            continue
        told, dated = _told_before(s, verb), any(a <= held < z and label in DAYS for a, z, label in s.ents)
        if told is not None and not dated and spoken.isdisjoint(s.lemmas[i] for i in s.subtree(held)):
            s.heads[k], changed = told, True
    return changed


def deed_joined_behind_its_teller(s: Sentence) -> bool:
    """Give "They shot him, she says, and drove away" its second verb: without quotation marks it goes on with C."""
    changed = False
    for deed, dep in enumerate(s.deps):
        verb = s.heads[deed]
        join = next((k for k in s.kids_by(verb, "cc") if verb < k < deed), None)
        if dep != "conj" or join is None or s.words[join - 1] != "," or s.tags[deed] not in FINITE:
            continue
        told = _told_before(s, verb)
        own = s.kid(deed, "aux", "auxpass", *SUBJECTS) is not None
        if told is None or own or join > deed or s.tags[told] != s.tags[deed] or _is_speakers(s, deed):
            continue
        s.heads[deed], s.heads[join], changed = told, told, True
    return changed


def _told_before(s: Sentence, verb: int) -> int | None:
    """Return the unquoted clause that a verb of saying stands behind, the last of several; None if it has none."""
    own, rows = s.kid(verb, "nsubj"), lexicon().verbs.get(s.lemmas[verb], ())
    if own is None or not any("clause" in row.takes for row in rows):
        return None
    above = [s.heads[verb]] if s.deps[verb] == "parataxis" else s.kids_by(verb, "ccomp")
    told = next((k for k in above if k < own), None)
    first = s.left[own]
    if told is None or first == 0 or s.words[first - 1] != "," or s.words[first - 2] in CLOSING:
        return None
    if any(word in CLOSING for word in s.words[told:first]):
        return None
    return max((k for k in s.kids_by(told, "conj") if k < first and s.kid(k, *SUBJECTS) is not None), default=told)


def _is_speakers(s: Sentence, deed: int) -> bool:
    """Say whether a participle is what a speaker does while speaking: "adding that C", "pointing at the map"."""
    words = lexicon()
    return s.lemmas[deed] in words.verbs or s.lemmas[deed] in words.lists["lists.speaker_doing"]


def cited_by_the_nearest(s: Sentence) -> bool:
    """Let "citing Y" be of the relative clause of saying that it follows: "X, which had put it at nine, citing Y"."""
    changed = False
    for citing, dep in enumerate(s.deps):
        above = s.heads[citing]
        if dep != "advcl" or s.tags[citing] != "VBG" or s.lemmas[citing] not in CITING or above > citing:
            continue
        if s.words[s.left[citing] - 1] != ",":
            continue
        near = next((a for a in (s.left[citing] - 2, *s.ancestors(s.left[citing] - 2)) if s.deps[a] == "relcl"), None)
        if near is not None and above < near < citing and s.lemmas[near] in lexicon().verbs:
            s.heads[citing], changed = near, True
    return changed


def described_by_a_participle(s: Sentence) -> bool:
    """Give "…, but leaked papers seen by X show C" its subject, of which the parser made an object: who leaked them?

    The clause stands beside the main one: what X's papers show is no part of what somebody claimed before.
    """
    for participle, dep in enumerate(s.deps):
        join, first = participle - 1, s.heads[participle]
        if dep != "conj" or join < 1 or s.deps[join] != "cc" or s.tags[participle] not in {"VBD", "VBN"}:
            continue
        noun = next((k for k in range(participle + 1, len(s)) if s.pos[k] in {"NOUN", "PROPN"}), None)
        if s.tags[participle + 1 : participle + 2] in (["DT"], ["PRP$"], ["PRP"]):
            continue  # "found an airstrip": no participle describes what has an article
        if noun is None or s.left[noun] != participle + 1 or s.deps[noun] not in {"dobj", "nsubj"}:
            continue
        verb = _shown_by(s, noun)
        if verb is not None and s.deps[verb] == "ccomp" and s.heads[verb] == participle and s.tags[participle] == "VBD":
            continue  # "and said allies wanted to know"
        if verb is None or s.kid(participle, "aux", "auxpass", "nsubjpass", "expl") is not None:
            continue
        above = s.heads[first] if s.deps[first] == "ccomp" else first
        if verb in {above, *s.ancestors(above)}:
            continue  # the clause is above the other one already
        for k in s.kids_by(verb, *SUBJECTS):
            if k != noun:
                s.heads[k], s.deps[k] = noun, "npadvmod"  # the month of "filmed on 7 May shows"
        s.heads[participle], s.deps[participle], s.tags[participle] = noun, "amod", "VBN"
        s.heads[noun], s.deps[noun] = verb, "nsubj"
        s.heads[verb], s.deps[verb], s.heads[join] = above, "conj", above
        return True
    return False


def _shown_by(s: Sentence, noun: int) -> int | None:
    """Return the next verb with a tense behind a noun, if no other subject than a date stands before it."""
    verb = next((k for k in range(noun + 1, len(s)) if s.tags[k] in FINITE), None)
    if verb is None or s.deps[verb] in {"relcl", "aux", "auxpass"} or s.kid(verb, "mark") is not None:
        return None  # "denied reports that he had been threatened": "had" is no deed of the reports
    owners = [k for k in s.kids_by(verb, *SUBJECTS) if k != noun]
    dates = [
        k for k in owners if any(a <= k < z and label == "DATE" for a, z, label in s.ents) or s.pos[k - 1] == "NUM"
    ]
    return verb if owners == dates else None


def allied_with_others(s: Sentence) -> bool:
    """Read "troops and allied fighters" as two nouns: without a subject or "with" nobody allied anybody."""
    for k, low in enumerate(s.lower):
        join, noun = k - 1, s.kid(k, "dobj")
        if low != "allied" or s.deps[k] != "conj" or noun is None or join < 1 or s.deps[join] != "cc":
            continue
        with_whom = any(s.lower[p] == "with" for p in s.kids_by(k, "prep"))
        if not with_whom and s.kid(k, "prt", *SUBJECTS) is None and s.pos[join - 1] in {"NOUN", "PROPN"}:
            s.heads[noun], s.deps[noun], s.heads[join] = join - 1, "conj", join - 1
            s.heads[k], s.deps[k], s.tags[k], s.pos[k] = noun, "amod", "JJ", "ADJ"
            return True
    return False


def named_before_telling(s: Sentence) -> bool:
    """Give "A and B, the mayor, NAME, told Y" its speaker, in whom the parser saw one more of B's nouns."""
    changed = False
    for verb, lemma in enumerate(s.lemmas):
        if verb <= LEAST or s.words[verb - 1] != "," or lemma not in lexicon().verbs or s.tags[verb] not in FINITE:
            continue
        own = s.kid(verb, *SUBJECTS)
        if own is None:
            changed |= s.deps[verb] in {"conj", "ROOT", "ccomp", "parataxis"} and _speaker_of(s, verb)
        elif s.kid(verb, "ccomp") is not None:
            changed |= _office_of(s, verb, own) or _last_of_list(s, verb, own)
    return changed


def _speaker_of(s: Sentence, verb: int) -> bool:
    """Make the subject of a noun that its name and two commas part from all before it."""
    for noun in (k for k in s.ancestors(verb - 2) if s.deps[k] in LOOSE and verb - 2 <= s.right[k] < verb):
        name = s.kid(noun, "appos")
        if name is not None and s.pos[name] == "PROPN" and s.left[noun] and s.words[s.left[noun] - 1] == ",":
            s.heads[noun], s.deps[noun] = verb, "nsubj"
            return True
    return False


def _office_of(s: Sentence, verb: int, name: int) -> bool:
    """Give a name that speaks the office before it: "…, the head of the port, NAME, said"."""
    last = s.left[name] - 2
    if last < 1 or s.pos[name] != "PROPN" or s.words[last + 1] != "," or s.right[name] > verb:
        return False
    for noun in (last, *s.ancestors(last)):
        held = s.deps[noun] in LOOSE and last <= s.right[noun] <= last + 1 and _is_office(s, noun)
        if held and s.left[noun] and s.words[s.left[noun] - 1] == ",":
            s.heads[noun], s.deps[noun], s.heads[name], s.deps[name] = verb, "nsubj", noun, "appos"
            return True
    return False


def _is_office(s: Sentence, noun: int) -> bool:
    """Say whether a noun says what somebody is: a title, an official, or the head of something."""
    low = s.lower[noun]
    of = any(s.lower[k] == "of" for k in s.kids_by(noun, "prep"))
    return low in title_ends() or low in words("nouns.officials") or (of and low in words("words.heading"))


def _last_of_list(s: Sentence, verb: int, own: int) -> bool:
    """Take the speaker out of a list that "and" has closed: "hit a school, a clinic and a mill, the mayor, NAME, said".

    What is left of the list goes on with the object of what was said.
    """
    told = s.kid(verb, "ccomp")
    closed = s.kid(own, "cc")
    target = s.kid(told, "dobj", "pobj") if told is not None else None
    if closed is None or target is None or not target < own:
        return False
    for noun in (k for k in s.subtree(own) if k > closed and s.deps[k] in LOOSE):
        name = s.kid(noun, "appos")
        between = any(closed < k < noun for k in s.kids_by(own, "conj"))
        if name is not None and s.pos[name] == "PROPN" and between and s.words[s.left[noun] - 1] == ",":
            s.heads[noun], s.deps[noun], s.heads[own], s.deps[own] = verb, "nsubj", target, "conj"
            s.heads[s.left[own] - 1] = target
            return True
    return False


def judged_behind_its_teller(s: Sentence) -> bool:
    """Give the noun of "C, X said on Tuesday, the worst raid since May" to what was said: who tells C tells no noun."""
    changed = False
    for k, dep in enumerate(s.deps):
        verb = s.heads[k]
        told = s.kid(verb, "ccomp") if dep == "dobj" else None
        if told is None or not told < verb < s.left[k] or s.lemmas[verb] not in lexicon().verbs:
            continue
        if s.words[s.left[k] - 1] == "," and s.kid(told, *SUBJECTS) is not None and s.pos[k] == "NOUN":
            s.heads[k], s.deps[k], changed = told, "appos", True
    return changed


def telling_at_the_end(s: Sentence) -> bool:
    """Find the verb of "Tanks crossed at dawn, a crew near the border reports.", of which the parser made a noun."""
    last = max((i for i in range(len(s)) if s.pos[i] != "PUNCT"), default=0)
    comma = next((i for i in range(last, 0, -1) if s.words[i] == ","), 0)
    known = any("clause" in row.takes for row in lexicon().verbs.get(s.lemmas[last], ()))
    if not comma or not known or s.tags[last] != "NNS" or s.deps[last] != "pobj" or s.tags[s.root] not in ENDS:
        return False
    phrase, place = range(comma + 1, last), s.heads[last]
    head = next((i for i in phrase if s.heads[i] not in phrase), last)
    speaks = any(s.lemmas[head] in lexicon().lists[f"speakers.{group}"] for group in SPEAKING)
    within = s.kid(last, "compound", "nmod", "amod")
    if not speaks or s.deps[head] not in LOOSE or s.tags[head] == "NNS" or s.lower[place] not in PLACES:
        return False
    if within != last - 1 or s.root in phrase or any(s.tags[i] in FINITE for i in phrase):
        return False
    for k in s.kids[last]:
        if k != within:
            s.heads[k] = within
    s.heads[within], s.deps[within], s.pos[within] = place, "pobj", "NOUN"
    top = s.root
    s.heads[top], s.deps[top], s.heads[last], s.deps[last] = last, "ccomp", last, "ROOT"
    s.heads[head], s.deps[head], s.tags[last], s.pos[last] = last, "nsubj", "VBZ", "VERB"
    return True


TRAILING = (
    telling_at_the_end,
    judged_behind_its_teller,
    allied_with_others,
    deed_behind_its_teller,
    deed_joined_behind_its_teller,
    place_behind_its_teller,
    cited_by_the_nearest,
    described_by_a_participle,
)
