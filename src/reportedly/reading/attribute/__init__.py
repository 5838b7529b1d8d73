"""Who says what, through whom: statements with chains.

The stage finds claims in each sentence (cue verbs, cue nouns, phrases), nests them, joins them with the marks of a
learned attributor where there are any, adds what the writer says in the document's own voice, and puts the document's
own links in front. Order of the parts stands in `attribute`.
"""

from reportedly.reading.attribute.announced import name_announcers
from reportedly.reading.attribute.answers import answer_back
from reportedly.reading.attribute.assemble import Assembler
from reportedly.reading.attribute.authored import name_authors
from reportedly.reading.attribute.carry import Draft, carry_on, mark_quoted
from reportedly.reading.attribute.claims import claims_of
from reportedly.reading.attribute.dialogue import take_answers, take_turns
from reportedly.reading.attribute.handed_down import hand_down
from reportedly.reading.attribute.marked import join_marks
from reportedly.reading.attribute.narrated import narrate
from reportedly.reading.attribute.restate import restate
from reportedly.reading.attribute.retold import retell
from reportedly.reading.attribute.running import run_on
from reportedly.reading.attribute.sourced import name_sources
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.attribute.tagged import tag_quoted
from reportedly.reading.attribute.unanswered import leave_open
from reportedly.reading.attribute.unnamed import kept_unnamed
from reportedly.reading.attribute.voices import Voices
from reportedly.reading.attribute.whole import base_chain
from reportedly.reading.tree import Parse
from reportedly.record import Attribution, Document, Mentions

SILENT = frozenset({"byline", "dateline", "credit", "heading", "furniture"})


def attribute(parse: Parse, mentions: Mentions, document: Document) -> Attribution:
    """Return the voices and statements of a parsed document, in the order of the text."""
    speakers = Speakers.of(mentions)
    drafts = [
        Draft(s, claims_of(s, speakers, headline=parse.kind_of(s) == "title"))
        for s in parse.sentences
        if parse.kind_of(s) not in SILENT
    ]
    join_marks(drafts, document.attributions, speakers)
    name_sources(drafts, speakers)
    answer_back(drafts, speakers)
    leave_open(drafts, speakers)
    name_announcers(drafts, speakers)
    hand_down(drafts, speakers)
    take_turns(drafts)
    take_answers(drafts)
    mark_quoted(drafts)
    tag_quoted(drafts, speakers)
    carry_on(drafts)
    run_on(drafts)
    retell(drafts, speakers)
    narrate(drafts)
    name_authors(drafts, speakers)
    voices = Voices(parse, speakers, kept_unnamed(drafts))
    base = base_chain(parse, document, drafts, voices)
    statements = Assembler(parse, mentions, voices, base, document).statements(drafts)
    return Attribution(voices=tuple(voices.found.values()), statements=restate(parse, statements))
