"""The record as tables, for every format that has rows: their columns, what these hold, and how rows are made.

Lists are joined by "; ", times stand as start, end, grain and why, spans as start, end and words. What belongs to
several (voices of a chain, roles of an event, statements of an origin) has a table of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

Kind = Literal["string", "integer", "number", "boolean"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its cells, what it holds; `refers` names the table whose ids stand in it."""

    name: str
    kind: Kind
    about: str
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it holds, its columns, the type of the record that is a row of it ("" = a part of another's).

    `key` is how many of the first columns tell one row from all others.
    """

    name: str
    about: str
    of: str
    columns: tuple[Column, ...]
    key: int = 1


def _columns(written: str) -> tuple[Column, ...]:
    """Return the columns of lines "name[:kind][>table] what it holds"; a line "when: …" stands for an interval."""
    return tuple(chain.from_iterable(_column(line.strip()) for line in written.strip().splitlines()))


def _column(line: str) -> Iterator[Column]:
    head, _, about = line.partition(" ")
    head, _, refers = head.partition(">")
    name, _, kind = head.partition(":")
    if kind == "interval":
        yield Column(
            f"{name}_start", "string", f"{about}: first day or moment, ISO 8601 of any precision, empty = open"
        )
        yield Column(f"{name}_end", "string", f"{about}: last day or moment")
        yield Column(f"{name}_grain", "string", f"{about}: how fine: day, month, year, open …")
        yield Column(f"{name}_basis", "string", f"{about}: what it was told by")
    elif kind == "span":
        yield Column(name, "string", about)
        yield Column(f"{name}_start", "integer", f"{about}: first character in the document's text, from 0")
        yield Column(f"{name}_end", "integer", f"{about}: after the last character")
    else:
        yield Column(name, kind or "string", about, refers)  # type: ignore[arg-type]  # what is written below


TABLES = (
    Table("documents", "reports as received", "document", _columns("""
        id made of the bytes
        sha256 of the bytes
        path where the file lay
        url where it was published
        title of the report
        publisher of the page
        author as the page names them
        published:interval when it was published
        language two letters
        media_type of the bytes
        retrieved when it was fetched
        version_of the document that this is a later version of
        failure why it could not be read
        text all of it; spans count its characters
    """)),
    Table("actors", "who acts or speaks, of all documents", "actor", _columns("""
        id of the actor in the whole case
        name the gazetteer's, or as first named
        kind armed_group, state, person …
        country ISO 3166-1 alpha-3
        aliases other names
        key row of the gazetteer
        office that they hold
        serves whom they hold it under
    """)),
    Table("places", "where, of all documents", "place", _columns("""
        id of the place in the whole case
        name of the place
        kind town, region, country …
        country ISO 3166-1 alpha-3
        latitude:number degrees, WGS 84
        longitude:number degrees, WGS 84
        radius_m:number how far it reaches, metres
        gazetteer_id row of the gazetteer
        score:number how sure that it is this one, 0..1
        relation how it is told from its anchors (near, direction …)
        anchors places that it is told from
    """)),
    Table("mentions", "where documents name actors and places", "", _columns("""
        document>documents that names it
        words:span as they stand
        of the actor or place
        type actor or place
        form name, acronym, description, pronoun
        use of a place's name: literal, metonym, modifier, part
    """), key=5),
    Table("voices", "who is said to have said something, a document at a time", "voice", _columns("""
        id of the voice in its document
        document>documents where it speaks
        name or empty
        description words for it
        kind page, agency, official, unnamed …
        naming named, described, unidentified
        access what it is said to be close to
        country ISO 3166-1 alpha-3
        actor>actors that it is
        count how many, as the words have it
    """), key=2),
    Table("statements", "what documents say, through whom, how surely", "statement", _columns("""
        id of the statement
        document>documents that says so
        sentence:span the whole of it
        content what is said
        certainty asserted, hedged, inferred, denied, conditional, uncommitted
        polarity + or -
        hedges words that make it less sure
        presupposed:boolean taken for granted
        gloss:boolean the writer's own insertion
        said:interval when it was said
        about:interval what time it is about
        inherits>statements the statement whose origin it rests on
        repeats statements that say the same
        first_hand the last voice of the chain
        by what read it
        confidence:number 0..1
    """)),
    Table("chains", "the voices behind each statement, publisher first", "", _columns("""
        statement>statements that they carry
        place:integer in the chain, 0 = the publisher
        voice of the table voices
        name of the voice, or the words for it
        basis explicit, implied, inferred
        commitment neutral, endorses, distances, denies, doubts
        source words that name it here
        cue words of saying
        hedges words of its own
        said:interval when it said so
    """), key=2),
    Table("events", "what statements say to have happened, or not", "event", _columns("""
        id of the event
        statement>statements that says so
        document>documents where
        code PLOVER type
        mode of the type
        contexts of PLOVER
        realis happened, ongoing, planned, possible, predicted, negated
        not_an_event why it is not to be counted as an event; empty = it happened, so the statement
        place>places where
        place_basis told, clause, there, again, known, running, headline, dateline: how it is known
        place_confidence:number how sure that way is, 0..1
        when:interval when
        trigger:span words of the event
        quantities counts that belong to it
        factuality:number how sure the text is of it, -3..3
        same_as events of the document that are this one
    """)),
    Table("roles", "who and what fills the roles of events", "", _columns("""
        event>events the event
        role actor, recipient, target, instrument
        number:integer in the order of the record
        actor>actors who
        words as they stand
    """), key=3),
    Table("positions", "who takes what stand on which issue", "position", _columns("""
        id of the position
        statement>statements that says so
        holder>actors who
        stance supports, opposes, awaits …
        topic>propositions the issue
        towards>actors whom
        when:interval when
        cue:span words of it
        ended_by the later position that took it back
    """)),
    Table("propositions", "issues", "proposition", _columns("""
        id of the issue
        text in words
        key equal for two wordings of one issue
        opposite_of the other side of it
    """)),
    Table("relations", "standing ties", "relation", _columns("""
        id of the tie
        statement>statements that says so
        kind member_of, backed_by …
        subject>actors who
        object actor, place, or an office in words
        when:interval when
        evidence:span words of it
    """)),
    Table("quantities", "counts", "quantity", _columns("""
        id of the count
        document>documents where
        words:span as they stand
        unit of what
        measure what befell them
        group who they are
        of event or actor
        low:number at least
        high:number at most
        exact:number exactly
        vague the word that was used
        scope increment, cumulative, total, part
    """)),
    Table("times", "expressions of time", "time", _columns("""
        id of the expression
        document>documents where
        words:span as they stand
        value:interval what it names
        timex TIMEX3 value
    """)),
    Table("origins", "first hands", "origin", _columns("""
        id of the origin
        kind own, house, named, unnamed
        name who
        maybe_same_as origins that may be this one
    """)),
    Table("origin_statements", "what rests on each first hand", "", _columns("""
        origin>origins the first hand
        statement>statements that rests on it
        inherited:boolean a restatement or copy
    """), key=2),
    Table("happenings", "what many documents tell of as one", "happening", _columns("""
        id of the happening
        code PLOVER type
        when:interval what all tellings allow
        places where
        actors who
        recipients whom
        documents that tell it
        series:boolean several deeds counted together
        part_of series that it falls into
    """)),
    Table("happening_events", "the events of each happening", "", _columns("""
        happening>happenings the happening
        event>events its event
    """), key=2),
    Table("findings", "agreement, conflict, change", "finding", _columns("""
        id of the finding
        kind corroboration, conflict, update …
        facet what it is about
        about the happening, issue or tie
        origins_low:integer independent first hands, at least
        origins_high:integer independent first hands, at most
        statements that it rests on
        explanation in words
    """)),
    Table("judgements", "what persons decided", "judgement", _columns("""
        id of the judgement
        verb same, different, unsure, reject, recode, grade, accept, respan, recast
        target what it is about
        value other id, code or grade
        by who signed
        when time of it
        reason in words
        undone_by what took it back
    """)),
)  # fmt: skip
WEIGHED = frozenset({"origins", "origin_statements", "happenings", "happening_events", "findings"})
WEIGHING = {"weighed": ("yes", "no")}  # "no": without what needs the whole case in memory
CARRIED = tuple(table.of for table in TABLES if table.of)
KEEPS = "every value, who says it through whom, and where: one row a value, lists and chains in tables of their own"
DROPS = "blocks, runner-up places, the steps behind counts of origins, spans of hedges and of contents"
