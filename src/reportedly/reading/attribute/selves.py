"""Who says "I" and "we": the voice behind the words that hold them.

The innermost voice of the narrowest statement around the word is the speaker. "I" is that person; "we" is the body that
speaks, those who speak where they are many, and, said by an office-holder, the body that the office is held in: of a
state its government or, where none is mentioned, the state itself. Said by any other person it is the many for whom
that person speaks: an actor of its own, for no wording says who. A stretch of a quotation that no statement holds is
by the voice of the nearest one in its paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from reportedly.codebook.nouns import words
from reportedly.reading.tree import Parse
from reportedly.record import Actor, Attribution, Mention, Span, Statement, content_id

PERSONAL = frozenset({"person", "official", "described"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "conj"})
PLURAL = frozenset({"NNS", "NNPS"})
BODIES = frozenset({"armed_group", "coalition", "government", "military", "organisation", "media", "state"})


def with_selves(parse: Parse, actors: tuple[Actor, ...], attribution: Attribution) -> tuple[Actor, ...]:
    """Return the actors with what speakers call themselves among their mentions, and those who are only "I" or "we"."""
    by_id = {actor.id: actor for actor in actors}
    speaker = {voice.id: voice.actor for voice in attribution.voices}
    spoken = sorted(_spoken(attribution.statements), key=lambda item: item[1] - item[0])
    said: dict[str, list[Mention]] = {}
    for span, many in _pronouns(parse):
        voice = next((v for start, end, v in spoken if start <= span.start and span.end <= end), None)
        voice = _nearest(parse, span, spoken) if voice is None else voice
        known = by_id.get(speaker.get(voice) or "")
        if many and known is not None:
            known = _spoken_for(parse, known, actors) or known
        fits = known is not None and (
            known.kind in (BODIES if many else PERSONAL) or (many and _are_many(parse, known))
        )
        if known is None or not fits:
            known = _nameless(parse.document, known.id if known is not None else voice, many=many)
            known = by_id.setdefault(known.id, known)
        said.setdefault(known.id, []).append(Mention(document=parse.document, span=span, form="pronoun"))
    return tuple(_mentioned(actor, said.get(actor.id, ())) for actor in by_id.values())


def _nearest(parse: Parse, span: Span, spoken: Iterable[tuple[int, int, str]]) -> str:
    """Return the voice whose words stand nearest to a stretch inside a quotation of its paragraph, "" where none do."""
    s = parse.sentence_at(span.start)
    if s is None:
        return ""
    first, last = parse.blocks[s.block].span.start, parse.blocks[s.block].span.end
    before = parse.text[first : span.start]
    if before.count('"') % 2 == 0 and before.count("“") <= before.count("”"):
        return ""
    held = [(max(start - span.end, span.start - end), v) for start, end, v in spoken if first <= start and end <= last]
    return min((item for item in held if item[1]), default=(0, ""))[1]


def _are_many(parse: Parse, actor: Actor) -> bool:
    """Say whether a described actor is several: its first description is in the plural."""
    if actor.kind != "described":
        return False
    span = next((mention.span for mention in actor.mentions if mention.form == "description"), None)
    s = parse.sentence_at(span.start) if span is not None else None
    held = s.cover(span.start, span.end) if s is not None and span is not None else None
    return (
        s is not None
        and held is not None
        and any(s.tags[i] in PLURAL and not held[0] <= s.heads[i] <= held[1] for i in range(held[0], held[1] + 1))
    )


def _spoken_for(parse: Parse, speaker: Actor, actors: Sequence[Actor]) -> Actor | None:
    """Return the body or state that somebody in office speaks for, or None."""
    if speaker.kind not in {"official", "person"}:
        return None
    if speaker.serves and not speaker.serves.startswith(("state:", "government:", "ministry-of-")):
        return next((actor for actor in actors if actor.key == speaker.serves and actor.kind in BODIES), None)
    return _served(speaker, actors) if speaker.kind == "official" and _serves(parse, speaker) else None


def _serves(parse: Parse, official: Actor) -> bool:
    """Say whether a mention of an office-holder gives an office of state: "Foreign Minister NAME", "the ambassador"."""
    for mention in official.mentions:
        s = parse.sentence_at(mention.span.start)
        held = s.cover(mention.span.start, mention.span.end) if s is not None else None
        if s is not None and held is not None:
            said = s.lower[max(0, held[0] - 1) : held[1] + 1]
            if any(word in words("coreference.serving") for word in said):
                return True
    return False


def _served(official: Actor, actors: Sequence[Actor]) -> Actor | None:
    """Return the government that an office-holder of a state speaks for, else the state itself, or None."""
    if official.country is None:
        return None
    of = [actor for actor in actors if actor.country == official.country]
    seats = [actor for actor in of if actor.key == f"government:{official.country}"]
    lands = [actor for actor in of if actor.kind == "state"]
    return next(iter((*seats, *lands)), None)


def _spoken(statements: Iterable[Statement]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, innermost voice) of each stretch of what is said."""
    for statement in statements:
        for span in statement.content:
            yield span.start, span.end, statement.chain[-1].voice if statement.chain else ""


def _pronouns(parse: Parse) -> Iterator[tuple[Span, bool]]:
    """Yield each pronoun of the first person, and whether it stands for many; not "US" and not the numeral I."""
    for s in parse.sentences:
        for i, low in enumerate(s.lower):
            many = low in words("words.first_many")
            sure = not s.words[i].isupper() if many else low != "i" or s.deps[i] in SUBJECTS
            if s.pos[i] == "PRON" and sure and (many or low in words("words.first_one")):
                yield Span.of(parse.text, s.starts[i], s.ends[i]), many


def _nameless(document: str, voice: str, *, many: bool) -> Actor:
    """Return the actor of a voice that is only known by its pronoun."""
    name = "we" if many else "I"
    kind = "described" if many else "person"
    return Actor(id=content_id("actor", document, name, voice), name=name, kind=kind)  # type: ignore[arg-type]


def _mentioned(actor: Actor, more: Sequence[Mention]) -> Actor:
    """Return the actor with more mentions, in order of the text."""
    held = dict.fromkeys((*actor.mentions, *more))
    return replace(actor, mentions=tuple(sorted(held, key=lambda m: (m.span.start, -m.span.end)))) if more else actor
