"""Briefs in files: the form that a name asks for, and an analyst's own words carried over from the file before."""

from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import html

from reportedly.errors import UsageError
from reportedly.exports import brief_docx, brief_html, brief_pdf
from reportedly.exports.brief import Brief
from reportedly.exports.keeping import is_brief, own_words

Own = Mapping[str, str]


def _text(render: Callable[[Brief, Own], str]) -> Callable[[Brief, Own], bytes]:
    return lambda brief, own: render(brief, own).encode("utf-8")


FORMS: dict[str, Callable[[Brief, Own], bytes]] = {
    ".md": _text(Brief.markdown),
    ".html": _text(brief_html.render),
    ".docx": brief_docx.render,
    ".pdf": brief_pdf.render,
}
WORDED = frozenset({".md", ".html"})  # forms whose own words stand between comments
PDF = b"%PDF"


def rendered(brief: Brief, form: str, own: Own) -> bytes:
    """Return a brief in a form (".md", ".html", ".docx", ".pdf"); `own` are an analyst's words by heading, as text.

    Raises:
        PluginError: the form needs a library that is not installed.
        UsageError: the form is unknown.
    """
    if form not in FORMS:
        message = f"no brief is written as {form!r}"
        raise UsageError(message, f"choose one of {', '.join(FORMS)}")
    return FORMS[form](brief, {heading: _translated(words, ".docx", form) for heading, words in own.items()})


def write(brief: Brief, path: Path, own: Path | None = None) -> None:
    """Write a brief to a file, whole or not at all; own words in the file, or in `own`, stand in it again.

    Args:
        brief: what is to be written.
        path: `.md`, `.html`, `.docx` or `.pdf` says in what form.
        own: another brief whose own words are taken over where `path` has none under the same heading.

    Raises:
        PluginError: the form needs a library that is not installed.
        UsageError: the form is unknown, the file is there and is no brief, or a block of own words has no end.
    """
    form = path.suffix.lower()
    if form not in FORMS:
        message = f"no brief is written as {path.suffix or path.name!r}"
        raise UsageError(message, f"end the name in {', '.join(FORMS)}")
    kept = {**(_kept(own, form) if own else {}), **(_kept(path, form) if path.exists() else {})}
    data = FORMS[form](brief, kept)
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        message = f"{path} cannot be written ({error.strerror})"
        raise UsageError(message, "name another file after --output") from error


def _kept(path: Path, form: str) -> dict[str, str]:
    """Return the own words of a file by heading, as a file of the form writes them."""
    held, data = path.suffix.lower(), _bytes(path)
    if held == ".docx":
        found = brief_docx.kept(data)
    elif held == ".pdf":
        found = {} if data.startswith(PDF) else _refused(path)
    else:
        text = data.decode("utf-8", "replace")
        found = own_words(text) if is_brief(text) else _refused(path)
    return {heading: _translated(words, held, form) for heading, words in found.items()}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})"
        raise UsageError(message, "name a brief that is there") from error


def _refused(path: Path) -> dict[str, str]:
    message = f"{path} is there and is no brief"
    raise UsageError(message, "name another file, so that nothing of it is lost")


def _translated(words: str, held: str, form: str) -> str:
    """Return own words as another form writes them; in their own form they stay as they are, mark-up and all."""
    if held == form:
        return words
    said = words if held != ".html" or not words.strip() else str(html.fromstring(f"<div>{words}</div>").text_content())
    if form == ".html":
        return brief_html.as_html(said)
    return f"\n{said.strip()}\n" if form in WORDED else said.strip()
