"""The reading pane: a document's text on one side, its statements on the other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportedly.api import Case
from reportedly.errors import NotFoundError, UsageError
from reportedly.exports.lookup import base_name
from reportedly.judging import Standing, standing
from reportedly.record import Certainty, Document, Failure, Reading, Value
from reportedly.store.workbench import Version, Workbench
from reportedly.web.tables import View
from reportedly.web.views.cards import MEANINGS, Card, card
from reportedly.web.views.passages import Paragraph, blocks_of, paragraphs, reaches
from reportedly.web.views.versions import Difference, difference
from reportedly.wording import ARROW, document_words, flat, interval_words


class Masthead(Value, frozen=True, kw_only=True):
    """What is known of a document beside its text, in words; `named` is what it is called on the page."""

    id: str
    named: str
    where: str
    path: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str
    basis: str
    url: str | None
    language: str | None
    sha256: str
    media_type: str
    retrieved: str | None
    credits: tuple[str, ...]
    failure: Failure | None


class Stretch(Value, frozen=True, kw_only=True):
    """Paragraphs that stand together, each with its statements' cards; furniture is folded away, but there."""

    furniture: bool
    paragraphs: tuple[tuple[Paragraph, tuple[Card, ...]], ...]

    @property
    def reasons(self) -> str:
        """Why it was set aside, each reason once."""
        return ", ".join(dict.fromkeys(p.reason for p, _ in self.paragraphs if p.reason))


class DocumentPage(View, frozen=True, kw_only=True):
    """A document as it is read: masthead, text in stretches, statements, versions.

    `certainties` counts its statements by how sure they are, in the order of the codebook; where only those of one
    `certainty` were asked for, `cards` are these. `rejected` is how many values persons took out of it, by type.
    """

    masthead: Masthead
    stretches: tuple[Stretch, ...]
    cards: tuple[Card, ...]
    certainties: Mapping[Certainty, int]
    certainty: Certainty | None
    rejected: Mapping[str, int]
    is_rejected: bool
    versions: tuple[Version, ...] = ()
    version: int = 1
    difference: Difference | None = None

    def table(self) -> Iterator["StatementRow"]:
        """Return a row a statement."""
        return (_row(one, self.masthead) for one in self.cards)


class StatementRow(Value, frozen=True, kw_only=True):
    """A statement as a row: offsets count code points, the chain runs from the publisher to the first hand."""

    id: str
    document: str
    title: str
    published: str
    start: int
    end: int
    words: str
    certainty: Certainty
    polarity: str
    chain: str
    first_hand: str
    says: tuple[str, ...]


def _row(one: Card, head: Masthead) -> StatementRow:
    return StatementRow(
        id=one.id,
        document=one.document,
        title=head.named,
        published=head.published,
        start=one.start,
        end=one.end,
        words=one.words,
        certainty=one.certainty,
        polarity=one.polarity,
        chain=ARROW.join(hand.name for hand in one.chain),
        first_hand=one.chain[-1].name if one.chain else "",
        says=one.says,
    )


def masthead(document: Document) -> Masthead:
    """Return what is known of a document."""
    return Masthead(
        id=document.id,
        named=flat(document.title or "") or base_name(document) or document_words(document),
        where=document.url or base_name(document) or document.id,
        path=document.path,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        published=interval_words(document.published),
        basis=document.published.basis,
        url=document.url,
        language=document.language,
        sha256=document.sha256,
        media_type=document.media_type,
        retrieved=document.retrieved,
        credits=document.credits,
        failure=document.failure,
    )


def opened(
    case: Case,
    wanted: str,
    *,
    version: int | None = None,
    against: int | None = None,
    certainty: str | None = None,
    stands: Standing | None = None,
) -> DocumentPage:
    """Return the page of a document.

    Args:
        case: what holds it.
        wanted: its id.
        version: which version of this report, from 1; without it, the one of that id.
        against: show what differs from this version instead of the text alone.
        certainty: only the statements of this certainty.
        stands: what persons decided, where that is known already.

    Raises:
        NotFoundError: there is no such document or version.
    """
    versions = Workbench(case.store).versions(wanted)
    number = version if version is not None else next((one.number for one in versions if one.document == wanted), 1)
    shown = _reading(case, _version(versions, number, wanted))
    older = _reading(case, _version(versions, against, "")) if against and against != number else None
    differs = difference(older.document, shown.document, (against or 0, number)) if older else None
    return document_page(shown, stands or standing(case.store), versions, differs, certainty)


def _version(versions: Sequence[Version], number: int, wanted: str) -> str:
    """Return the document that is a version; `wanted` itself where it is the only one."""
    found = next((one.document for one in versions if one.number == number), wanted if number == 1 else "")
    if not found:
        message = f"there is no version {number} of this report"
        raise NotFoundError(message, f"it has {len(versions)}")
    return found


def _reading(case: Case, document: str) -> Reading:
    try:
        return case.store.reading(document)
    except UsageError as error:
        raise NotFoundError(error.message, "look for it in the inbox, or search for words of it") from error


def document_page(
    stored: Reading,
    stands: Standing,
    versions: Sequence[Version] = (),
    differs: Difference | None = None,
    certainty: str | None = None,
) -> DocumentPage:
    """Return the page of a reading, as persons judged it.

    Args:
        stored: what was found in a document, as it is stored.
        stands: what persons decided.
        versions: all versions of this report, the earliest first.
        differs: what differs from another version, where that was asked for.
        certainty: only the statements of this certainty.
    """
    reading = stands.apply(stored)
    blocks, voices = blocks_of(reading.document), {voice.id: voice for voice in reading.voices}
    told = Counter(one.certainty for one in reading.statements)
    only = next((kind for kind in told if kind == certainty), None)
    statements = [one for one in reading.statements if only in (None, one.certainty)]
    lie = reaches(blocks, statements)
    cards = sorted((card(one, reading, voices, lie[one.id]) for one in statements), key=_place)
    return DocumentPage(
        masthead=masthead(reading.document),
        stretches=tuple(_stretches(paragraphs(blocks, statements), cards)),
        cards=tuple(cards),
        certainties={kind: told[kind] for kind in MEANINGS if told[kind]},
        certainty=only,
        rejected=dict(stands.left_out([stored])),
        is_rejected=stands.is_rejected(stored.document.id),
        versions=tuple(versions),
        version=next((one.number for one in versions if one.document == stored.document.id), 1),
        difference=differs,
    )


def _place(one: Card) -> tuple[int, int, int, str]:
    """Return what puts cards in the order of the text: block, where what is said begins, the longer first."""
    contents = [reach for reach in one.reach if reach.role == "content"]
    first = min(contents, key=lambda reach: (reach.block, reach.start), default=None)
    return (one.block, first.start if first else 0, -(first.end - first.start) if first else 0, one.id)


def _stretches(found: Sequence[Paragraph], cards: Sequence[Card]) -> Iterator[Stretch]:
    """Yield neighbouring paragraphs put together: told, or furniture; what bears a statement is never folded away."""
    of: dict[int, list[Card]] = {}
    for one in cards:
        of.setdefault(one.block, []).append(one)
    held: list[tuple[Paragraph, tuple[Card, ...]]] = []
    folded = False
    for paragraph in found:
        aside = paragraph.kind == "furniture" and paragraph.number not in of
        if held and aside != folded:
            yield Stretch(furniture=folded, paragraphs=tuple(held))
            held = []
        folded = aside
        held.append((paragraph, tuple(of.get(paragraph.number, ()))))
    if held:
        yield Stretch(furniture=folded, paragraphs=tuple(held))
