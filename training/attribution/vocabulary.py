"""Which word pieces of the base model stay: signs, frequent words, and what the documents to learn from use."""

from collections import Counter
from collections.abc import Iterable, Sequence

from training.attribution.runtime import CLS, SEP, UNKNOWN, WORD, WordPieces

PAD = "[PAD]"
LATIN = 0x250


def keep(vocabulary: Sequence[str], texts: Iterable[str], *, frequent: int, least: int) -> list[int]:
    """Return the rows to keep, in order.

    Args:
        vocabulary: the base model's pieces; BERT's stand by frequency in its own corpus.
        texts: the documents to learn from.
        frequent: rows below this number stay, for words of fields that the texts do not touch.
        least: how often a later piece must occur in the texts to stay.
    """
    cut = WordPieces(vocabulary)
    seen: Counter[int] = Counter()
    for text in texts:
        for word in WORD.findall(text):
            seen.update(cut(word))
    return [k for k, piece in enumerate(vocabulary) if _stays(k, piece, frequent) or seen[k] >= least]


def _stays(number: int, piece: str, frequent: int) -> bool:
    if piece in (PAD, UNKNOWN, CLS, SEP):
        return True
    if piece.startswith("[unused"):
        return False
    plain = piece.removeprefix("##")
    return number < frequent or (len(plain) == 1 and ord(plain) < LATIN)
