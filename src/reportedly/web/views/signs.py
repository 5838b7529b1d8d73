"""Keys and signs, as the help shows them; a test compares them with what scripts bind."""

from collections.abc import Iterable, Mapping

from reportedly.record import Certainty, Value
from reportedly.web.tables import View
from reportedly.web.views.cards import MEANINGS


class Key(Value, frozen=True, kw_only=True):
    """Keys, any of which does the same or which are pressed one after another, and what they do."""

    keys: tuple[str, ...]
    does: str


class Part(Value, frozen=True, kw_only=True):
    """Keys of one screen."""

    name: str
    keys: tuple[Key, ...]


class Row(Value, frozen=True, kw_only=True):
    """One line of the help."""

    screen: str
    keys: tuple[str, ...]
    does: str


class Help(View, frozen=True, kw_only=True):
    """All keys by screen, and what each certainty means."""

    parts: tuple[Part, ...]
    certainties: Mapping[Certainty, str]

    def table(self) -> Iterable[Row]:
        """Return a row a key."""
        return (Row(screen=part.name, keys=key.keys, does=key.does) for part in self.parts for key in part.keys)


EVERYWHERE = Part(
    name="Everywhere",
    keys=(
        Key(keys=("/",), does="search"),
        Key(keys=("?",), does="this help"),
        Key(keys=("g", "…"), does="go to a page of the bar: the letter under its name"),
        Key(keys=("Escape",), does="let go of a field, or of a statement"),
    ),
)
INBOX = Part(
    name="Inbox",
    keys=(
        Key(keys=("j", "k"), does="the next row, the one before"),
        Key(keys=("o", "Enter"), does="open the document"),
        Key(keys=("e",), does="done with it, or not done after all"),
        Key(keys=("s",), does="star it, or take the star away"),
        Key(keys=("x",), does="select it; e and s then hold for all that are selected"),
        Key(keys=("u",), does="undo what was marked last"),
    ),
)
READER = Part(
    name="Document",
    keys=(
        Key(keys=("j", "k"), does="the next statement, the one before"),
        Key(keys=("o",), does="open the statement on its own page"),
        Key(keys=("f",), does="unfold the page furniture, or fold it away"),
        Key(keys=("click",), does="in the text: the statement there; again: the next one that overlaps it"),
        Key(keys=("e", "s"), does="done with this document; star it"),
        Key(keys=("u",), does="back to the inbox"),
    ),
)
STATEMENT = Part(
    name="Statement",
    keys=(
        Key(keys=("o",), does="its words in the document"),
        Key(keys=("c",), does="cite it"),
    ),
)
REVIEW = Part(
    name="Review",
    keys=(
        Key(keys=("j", "k"), does="the next thing to decide, the one before"),
        Key(keys=("a",), does="accept it; of two names, see what merging them comes to"),
        Key(keys=("r",), does="reject it; of two names, say that they are different"),
        Key(keys=("h",), does="hold two names: nobody can tell"),
        Key(keys=("e",), does="correct it: where it stands, who plays which part, its code"),
        Key(keys=("w",), does="say why"),
        Key(keys=("s",), does="take the selected words of the text for what is said"),
        Key(keys=("u",), does="undo what was decided last"),
    ),
)


def help_page() -> Help:
    """Return the help."""
    return Help(parts=(EVERYWHERE, INBOX, READER, STATEMENT, REVIEW), certainties=MEANINGS)
