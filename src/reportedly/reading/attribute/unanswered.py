"""Questions that a text puts and somebody then leaves open.

"Was the bridge mined? The army will not say." The refusal tells nothing else; whoever refuses leaves the
question open.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import CLAUSAL, negation, noun_phrase, subject, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

POINTING = frozenset({"this", "that", "it"})
SAYING = frozenset({"say", "answer", "comment", "tell", "know"})


def leave_open(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Give each question of the writer's to who will not answer it in the next sentence; changes `drafts`."""
    for asked, answer in pairwise(drafts):
        s, reply = asked.sentence, answer.sentence
        if (
            s.words[-1] != "?"
            or s.block != reply.block
            or any(claim.links for claim in (*asked.claims, *answer.claims))
        ):
            continue
        verb = _refusal(reply)
        head = subject(reply, verb) if verb is not None else None
        if verb is None or head is None or not speakers.can_speak(reply, head):
            continue
        inner = reply.kid(verb, "xcomp")
        cue = sorted({*verb_group(reply, verb), *range(verb, (verb if inner is None else inner) + 1)})
        link = DraftLink(reply, noun_phrase(reply, head), head, cue)
        whole = Content(s.root, trim(s, range(len(s))))
        asked.claims.append(
            Claim(s, -1, [], [Content(s.root, list(whole.tokens))], "uncommitted")
        )  # who writes asks it
        asked.claims.append(Claim(s, -1, [link], [whole], "uncommitted"))
        answer.claims.append(Claim(reply, verb, [link], []))


def _refusal(s: Sentence) -> int | None:
    """Return the verb of a sentence that only gives no answer: "will not say", "declined to comment on that"."""
    verb, inner = s.root, s.kid(s.root, "xcomp")
    spoken = verb if inner is None else inner
    if s.pos[verb] not in CLAUSAL or s.lemmas[spoken] not in SAYING or s.kid(spoken, "ccomp", "advcl", "conj"):
        return None
    held = [o for k in (spoken, *s.kids_by(spoken, "prep")) for o in s.kids_by(k, "dobj", "pobj")]
    silent = s.lemmas[verb] in words("lists.no_comment") if inner is not None else bool(negation(s, verb))
    return verb if silent and all(s.lower[o] in POINTING for o in held) else None
