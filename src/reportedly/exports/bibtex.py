"""BibTeX: the documents as works, for LaTeX; UTF-8, with what LaTeX would take for a command escaped."""

from collections.abc import Iterator

from reportedly.exports.references import CARRIED, DROPS, KEEPS, Reference, one_line, references
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
IN_ADDRESSES = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"}  # all else is as it is between the braces of a url
YEAR, MONTH, DAY = range(3)


class BibTex:
    """Works, one document each, under the ids of the documents."""

    form = Format(title="BibTeX", suffix=".bib", keeps=KEEPS, drops=DROPS, carries=CARRIED)

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write an entry for each document."""
        with target.file() as file:
            for reference in references(case, losses):
                file.write(f"{entry(reference)}\n\n".encode("utf-8", "replace"))


def entry(one: Reference) -> str:
    """Return the entry of one work."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(one))
    return f"@article{{{one.id},\n{fields}}}"


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    """Yield fields with their values, in braces; an author in two pairs, as a name that nobody is to part."""
    if one.author:
        yield "author", f"{{{{{_escaped(one.author)}}}}}"
    yield "title", f"{{{{{_escaped(one.title)}}}}}"
    yield "journal", f"{{{_escaped(one.publisher)}}}"
    if one.issued:
        yield "year", f"{{{one.issued[YEAR]}}}"
        yield from (("month", MONTHS[month - 1]) for month in one.issued[MONTH:DAY])
        yield from (("day", f"{{{day}}}") for day in one.issued[DAY:])
    if one.url:
        yield "url", f"{{{''.join(IN_ADDRESSES.get(letter, letter) for letter in one.url)}}}"
    if one.accessed:
        yield "urldate", f"{{{one.accessed}}}"
    if one.language:
        yield "langid", f"{{{one.language}}}"
    yield "note", f"{{{_escaped(one.note)}}}"


def _escaped(words: str) -> str:
    return "".join(COMMANDS.get(letter, letter) for letter in one_line(words))
