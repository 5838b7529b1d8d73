"""Mends faults of the parser that recur in news English, before any stage sees the tree.

Each repair names the construction it is for and changes only heads and labels, never tokens. Repairs are written for
the construction, not for a parser version: on a right tree they find nothing to do.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.repair.addressed import author_of_what_is_asked, what_was_asked
from reportedly.reading.repair.apart import APART, asked_aside, before_who_is_quoted
from reportedly.reading.repair.ascribed import ASCRIBED
from reportedly.reading.repair.attached import ATTACHED, boasted_of
from reportedly.reading.repair.bare import BARE
from reportedly.reading.repair.complements import (
    deed_of_the_teller,
    further_that,
    further_whether,
    it_is_somebodys,
    kept_back_by_its_teller,
    noun_complement,
    shared_passive,
    that_after_cue,
    that_behind_an_adverb,
    that_behind_its_hearer,
    told_before_or_after,
)
from reportedly.reading.repair.concession import conceded_by_another
from reportedly.reading.repair.conditions import CONDITIONS, on_condition
from reportedly.reading.repair.copies import copy_of_which
from reportedly.reading.repair.deeds import deed_behind_its_doer, second_deed, shot_dead, voiced_in_a_letter
from reportedly.reading.repair.embedded import EMBEDDED
from reportedly.reading.repair.governed import (
    accused_of,
    day_of_telling,
    name_of_its_holder,
    said_in_a_medium,
    that_behind_a_participle,
    that_below_its_verb,
)
from reportedly.reading.repair.insertion import inserted_speaker, quoted_between, speaker_goes_on
from reportedly.reading.repair.inversion import inverted_between_commas, inverted_speaker, spoken_fragment
from reportedly.reading.repair.judged import judged_behind, judged_first
from reportedly.reading.repair.listing import LISTING
from reportedly.reading.repair.misread import MISREAD
from reportedly.reading.repair.opening import (
    list_of_befallen,
    place_told_aside,
    speaker_behind_medium,
    subject_behind_cause,
    teller_told_aside,
)
from reportedly.reading.repair.partitive import among_them, clause_behind_part, part_of_them, part_of_which
from reportedly.reading.repair.quoted import told_behind_quotation
from reportedly.reading.repair.reduced import REDUCED, named_infinitive
from reportedly.reading.repair.relatives import (
    beside_who_is_told_of,
    clause_behind_place,
    contact_relative,
    denial_behind_its_noun,
    embedded_subject,
    speaker_behind_aside,
    subject_before_its_aside,
    subject_behind_who,
    told_by_its_noun,
    verb_behind_aside,
    verb_behind_name,
    which_adds,
    who_is_no_place,
)
from reportedly.reading.repair.reporting import REPORTING
from reportedly.reading.repair.saying_on import noting_first, part_of_the_tellers, told_on_by_its_teller
from reportedly.reading.repair.semicolons import is_speechless, semicolon
from reportedly.reading.repair.shown import SHOWN
from reportedly.reading.repair.sound import arrays, is_tree, label_roots
from reportedly.reading.repair.spoken import SPOKEN, what_is_denied
from reportedly.reading.repair.swapped import SWAPPED
from reportedly.reading.repair.tenses import TENSES
from reportedly.reading.repair.titles import verbs_of_a_headline
from reportedly.reading.repair.trailing import (
    TRAILING,
    deed_before_its_teller,
    measured_before_its_teller,
    named_before_telling,
    told_by_both,
)
from reportedly.reading.repair.turns import (
    LAST,
    after_the_speaker,
    meanwhile,
    run_on,
    run_on_now,
    speaker_accuses,
    turn_about,
)
from reportedly.reading.tree import Sentence

TELLING = frozenset({"tell", "inform", "assure", "warn", "remind", "notify"})
ADVERBS = 2  # tokens a verb may stand after its subject
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def repair(sentence: Sentence) -> Sentence:
    """Return the sentence with its tree mended; the same object when nothing was wrong.

    A mend that leaves no tree behind is taken back: who walks up a tree must come to its root.
    """
    kept = arrays(sentence)
    for mend in REPAIRS:
        if not mend(sentence):
            continue
        if is_tree(sentence):
            label_roots(sentence)
            kept = arrays(sentence)
        else:
            sentence.heads, sentence.deps, sentence.tags, sentence.pos, sentence.lemmas = kept
            kept = arrays(sentence)
        sentence.__post_init__()
    return sentence


def _bare_clause(s: Sentence) -> bool:
    """Give a verb of speech what stands before it: "The ferry sank, the pilot wrote" has no other clause for it."""
    for k, dep in enumerate(s.deps):
        verb, subject = s.heads[k], s.kid(s.heads[k], "nsubj")
        if (
            dep != "advcl"
            or k > verb
            or s.tags[k] not in {"VBD", "VBZ", "VBP"}
            or s.kid(k, "mark") is not None
            or any(i < k for i in s.kids_by(k, "advmod"))  # "When …"; "killed three overnight" has no such word
        ):
            continue
        if (
            subject is not None
            and k < subject < verb
            and s.words[s.left[subject] - 1] == ","
            and is_speechless(s, verb)
        ):
            s.deps[k] = "ccomp"
            if s.kid(k, "nsubj", "nsubjpass", "expl") is None and (noun := s.kid(k, "compound")) is not None:
                s.deps[noun] = "nsubj"
            return True
    return False


def _according(s: Sentence) -> bool:
    """Find the main clause of "According to X, who asked not to be named, C", of which the parser made X's clause."""
    if s.root != 0 or s.lower[0] != "according":
        return False
    for k, dep in enumerate(s.deps):
        own = s.kid(k, "nsubj", "nsubjpass", "expl")
        if dep not in {"ccomp", "conj", "dep", "relcl"} or own is None or s.kid(k, "mark") is not None:
            continue
        if s.words[s.left[own] - 1] == "," and s.tags[own] not in {"WP", "WDT"}:
            s.heads[k], s.deps[k] = k, "ROOT"
            s.heads[0], s.deps[0] = k, "prep"
            return True
    return False


def _swallowed_verb(s: Sentence) -> bool:
    """Make the verb of "The front dismissed reports that C" a verb again: a participle with a subject of its own."""
    noun = s.root
    verb = next(
        (k for k in s.kids_by(noun, "amod", "acl") if s.kid(k, "nsubj") is not None and s.tags[k] == "VBD"), None
    )
    if verb is None or s.pos[noun] not in {"NOUN", "PROPN"} or verb > noun:
        return False
    s.heads[verb], s.deps[verb], s.pos[verb] = verb, "ROOT", "VERB"
    s.heads[noun], s.deps[noun] = verb, "dobj"
    for k in s.kids[noun]:
        if s.deps[k] == "punct":
            s.heads[k] = verb
    return True


def _through(s: Sentence) -> bool:
    """Give a verb of speech the clause that the parser hung on its medium or day: "said in a statement that C".

    Left alone where the verb has an object that it does not tell something to: "denied the report in X that C".
    """
    changed = False
    for k, dep in enumerate(s.deps):
        if (
            dep not in {"acl", "relcl", "ccomp"}
            or s.pos[s.heads[k]] not in {"NOUN", "PROPN"}
            or not _opens_with_that(s, k)
        ):
            continue
        above = s.heads[k]
        while s.deps[above] in {"pobj", "prep", "agent", "npadvmod", "nmod", "compound"} and s.heads[above] < k:
            above = s.heads[above]
        if above == s.heads[k] or s.pos[above] != "VERB" or s.kid(above, "ccomp") is not None or _answered(s, k):
            continue
        rows = lexicon().verbs.get(s.lemmas[above], ())
        object_of = s.kid(above, "dobj", "nsubjpass")
        free = object_of is None or s.lemmas[above] in TELLING or s.lower[object_of] == "it"
        if any("clause" in row.takes for row in rows) and free and not _completes(s, s.heads[k]):
            s.heads[k], s.deps[k], changed = above, "ccomp", True
            s.deps[s.left[k]] = "mark"
    return changed


def _completes(s: Sentence, noun: int) -> bool:
    """Say whether a noun takes a that-clause itself: "following news that C", "the possibility that C"; no medium."""
    known, lemma = lexicon(), s.lemmas[noun]
    told = lemma in known.nouns and lemma not in known.lists["lists.medium_documents"]
    return told or lemma in known.lists["lists.completed"]


def _answered(s: Sentence, k: int) -> bool:
    """Say whether a clause is what a noun of telling tells that the verb answers: "responded to charges that C"."""
    noun = s.heads[k]
    before = s.heads[noun] if s.deps[noun] == "pobj" else noun
    return s.lemmas[noun] in lexicon().nouns and s.lower[before] in {
        "to",
        "about",
        "of",
        "for",
        "against",
        "on",
        "over",
    }


def _opens_with_that(s: Sentence, k: int) -> bool:
    """Say whether a clause opens with "that" and has another subject."""
    own = s.kid(k, "nsubj", "nsubjpass", "expl")
    return s.lower[s.left[k]] == "that" and own is not None and own != s.left[k]


def _verbless(s: Sentence) -> bool:
    """Give a sentence its verb where the parser took it for a participle: "The agency reported on Friday that C".

    Only when the sentence has no other root verb, nothing says "by", and a "that" clause hangs on the noun.
    """
    noun = s.root
    if s.pos[noun] not in {"NOUN", "PROPN"} or s.kid(noun, "nsubj", "cop", "aux") is not None:
        return False
    verb = next((k for k in s.kids_by(noun, "acl") if s.tags[k] == "VBN" and 0 < k - noun <= ADVERBS), None)
    told = [k for k in s.kids_by(noun, "acl", "relcl", "ccomp") if _that(s, k)]
    if verb is None:  # "Our sister paper, the Courier, reported in its Monday edition that C"
        apart = [k for k in s.kids_by(noun, "acl") if s.tags[k] in {"VBN", "VBD"} and s.lemmas[k] in lexicon().verbs]
        verb = next((k for k in apart if s.kid(k, "ccomp") is not None and s.lemmas[k] not in TELLING), None)
        told = s.kids_by(verb, "ccomp") if verb is not None else []
    if verb is None or not told or s.kid(verb, "agent") is not None:
        return False
    for k in s.kids[noun]:
        if k > verb:
            s.heads[k] = verb
    for k in told:
        s.deps[k] = "ccomp"
    s.heads[verb], s.deps[verb], s.tags[verb], s.pos[verb] = verb, "ROOT", "VBD", "VERB"
    s.heads[noun], s.deps[noun] = verb, "nsubj"
    return True


def _that(s: Sentence, k: int) -> bool:
    """Say whether a clause opens with "that" and has a subject of its own."""
    mark = s.kid(k, "mark")
    return mark is not None and s.lower[mark] == "that" and s.kid(k, "nsubj", "nsubjpass", "expl") is not None


def _two_subjects(s: Sentence) -> bool:
    """Give the first of two subjects to the clause that it ends: "…, when A killed B, calm has held".

    The parser reads B as a second subject of the main verb; it is the object of the verb right before it.
    """
    changed = False
    owners = [s.heads[k] for k, dep in enumerate(s.deps) if dep in SUBJECTS and k < s.heads[k]]
    for verb in sorted({verb for verb in owners if owners.count(verb) > 1}):
        subjects = [k for k in s.kids[verb] if s.deps[k] in SUBJECTS and k < verb]
        first, before = subjects[0], s.left[subjects[0]] - 1
        comma = any(s.words[i] == "," for i in range(first, s.left[subjects[1]]))
        if comma and before >= 0 and s.pos[before] == "VERB" and s.kid(before, "dobj", "xcomp", "ccomp") is None:
            s.heads[first], s.deps[first] = before, "dobj"
            changed = True
    return changed


REPAIRS = (
    *ASCRIBED,
    *SHOWN,
    verbs_of_a_headline,
    noting_first,
    copy_of_which,
    told_behind_quotation,
    *BARE,
    *ATTACHED,
    *MISREAD,
    *SWAPPED,
    asked_aside,
    *APART,
    *SPOKEN,
    that_below_its_verb,
    noun_complement,
    what_is_denied,
    further_that,
    further_whether,
    told_before_or_after,
    *REPORTING,
    deed_of_the_teller,
    told_on_by_its_teller,
    part_of_the_tellers,
    *TENSES,
    that_behind_an_adverb,
    that_behind_its_hearer,
    it_is_somebodys,
    kept_back_by_its_teller,
    author_of_what_is_asked,
    what_was_asked,
    speaker_behind_aside,
    verb_behind_aside,
    verb_behind_name,
    clause_behind_place,
    denial_behind_its_noun,
    contact_relative,
    beside_who_is_told_of,
    subject_behind_who,
    subject_before_its_aside,
    which_adds,
    *EMBEDDED,
    embedded_subject,
    name_of_its_holder,
    accused_of,
    said_in_a_medium,
    day_of_telling,
    that_behind_a_participle,
    who_is_no_place,
    named_infinitive,
    *REDUCED,
    part_of_them,
    clause_behind_part,
    among_them,
    deed_before_its_teller,
    measured_before_its_teller,
    told_by_both,
    *LISTING,
    list_of_befallen,
    subject_behind_cause,
    speaker_behind_medium,
    place_told_aside,
    teller_told_aside,
    deed_behind_its_doer,
    second_deed,
    shot_dead,
    voiced_in_a_letter,
    part_of_which,
    judged_first,
    boasted_of,
    _two_subjects,
    inverted_speaker,
    inverted_between_commas,
    spoken_fragment,
    inserted_speaker,
    quoted_between,
    speaker_goes_on,
    semicolon,
    _verbless,
    _through,
    run_on,
    run_on_now,
    named_before_telling,
    *LAST,
    *TRAILING,
    after_the_speaker,
    turn_about,
    speaker_accuses,
    meanwhile,
    conceded_by_another,
    *CONDITIONS,
    _bare_clause,
    on_condition,
    _according,
    _swallowed_verb,
    judged_behind,
    that_after_cue,
    told_by_its_noun,
    shared_passive,
    before_who_is_quoted,
)
