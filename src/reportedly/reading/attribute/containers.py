"""What a voice stands in that a clause about it lets speak: a text that somebody carries, an interview, a hearing."""

from reportedly.reading.attribute.draft import DraftLink
from reportedly.reading.attribute.links import carriers
from reportedly.reading.attribute.phrases import negation, noun_phrase, subject, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence


def containers(s: Sentence, verb: int, speakers: Speakers) -> list[DraftLink]:
    """Return what a clause of saying stands in: "X carried a statement in which Y said that C" puts both before Y."""
    noun = s.heads[verb]
    opener = next((k for k in s.kids_by(verb, "prep") if s.lower[k] == "in" and _which(s, k)), None)
    if s.deps[verb] != "relcl" or opener is None:
        return []
    found = []
    keeper = s.heads[s.heads[noun]] if s.deps[noun] == "pobj" else s.heads[noun]  # "led with a memo in which"
    held = s.deps[noun] in {"dobj", "attr"} or (s.deps[noun] == "pobj" and s.lower[s.heads[noun]] in {"on", "with"})
    host = subject(s, keeper) if held and s.pos[keeper] == "VERB" else None
    put_out = s.lemmas[noun] in words("lists.pictures") and s.lemmas[keeper] in words("lists.issuing")
    read = put_out or s.lemmas[keeper] in words("speakers.access_verbs") | words("lists.handing")
    if host is not None and (speakers.is_medium(s, host) or (read and speakers.can_speak(s, host))):
        found.append(DraftLink(s, noun_phrase(s, host), host, verb_group(s, keeper), role="outlet"))
    found.extend(carriers(s, noun, speakers))
    if s.lemmas[noun] in words("lists.medium_documents") | words("lists.pictures") | words("lists.appearances"):
        found.append(DraftLink(s, noun_phrase(s, noun), noun, [opener], role="evidence"))
    return found


def interviewers(s: Sentence, verb: int, speakers: Speakers) -> list[DraftLink]:
    """Return who spoke to a voice that a clause about it lets speak: "X interviewed a nurse, who said that C"."""
    noun = s.heads[verb]
    if s.deps[verb] != "relcl" or s.lower[s.left[verb]] != "who" or s.kid(verb, "nsubj") != s.left[verb]:
        return []
    keeper = s.heads[noun]
    asked = s.deps[noun] == "dobj" and s.lemmas[keeper] in words("lists.interviewing")
    if s.deps[noun] == "pobj":
        heard = f"{s.lemmas[s.heads[keeper]]}_{s.lower[keeper]}"
        keeper = s.heads[keeper]
        asked = heard in {"speak_to", "speak_with", "talk_to", "talk_with", "hear_from"}
    host = subject(s, keeper) if asked and s.pos[keeper] == "VERB" and not negation(s, keeper) else None
    if host is None or s.lower[host] in {"i", "we"} or s.tags[host] in {"WP", "WDT"} or not speakers.can_speak(s, host):
        return []
    return [DraftLink(s, noun_phrase(s, host), host, verb_group(s, keeper), role="outlet")]


def _which(s: Sentence, preposition: int) -> bool:
    """Say whether a preposition has "which" for its object."""
    held = s.kid(preposition, "pobj")
    return held is not None and s.lower[held] == "which"
