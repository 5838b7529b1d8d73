"""A brief as one HTML page that needs nothing else: no script, no font, no link that loads; every word escaped."""

from collections.abc import Iterator, Mapping
from html import escape

from reportedly.exports.brief import Brief
from reportedly.exports.keeping import block
from reportedly.exports.notes import citations
from reportedly.exports.phrases import phrases
from reportedly.exports.sentences import BriefSentence, Section

STYLE = """body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.15rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #999}
li{margin:.3rem 0}sup a{text-decoration:none;padding:0 .1rem}.box{background:#f2f2f2;padding:.1rem 1rem;font-size:.9rem}
.notes,.sources{font-size:.85rem;overflow-wrap:anywhere}.own{border-left:3px solid #999;padding-left:1rem}
@media (prefers-color-scheme:dark){body{color:#eee;background:#111}.box{background:#222}a{color:#9cf}}"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
BOXES = frozenset({"lexicon"})


def render(brief: Brief, own: Mapping[str, str] | None = None) -> str:
    """Return the brief as a page, ending in a line end.

    Args:
        brief: what is to be written.
        own: an analyst's own words, as HTML, by the heading that they stand under; None leaves no room for them.
    """
    left = dict(own or {})
    body = [f"<h1>{_text(brief.title)}</h1>"]
    seen = set[int]()
    for section in brief.sections:
        body += _section(section, left.pop(section.title, None), seen)
    if own is not None:
        body += _assessment(left)
    body += _notes(brief)
    body += [f"<h2>{_text('Sources')}</h2>", '<ul class="sources">']
    body += [f"<li>{_text(line)}</li>" for line in brief.summary] + ["</ul>"]
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(brief.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def as_html(words: str) -> str:
    """Return own words that were written as plain text or Markdown as HTML: escaped, a paragraph each."""
    paragraphs = [part.strip() for part in words.split("\n\n") if part.strip()]
    return "\n" + "\n".join(f"<p>{_text(part)}</p>" for part in paragraphs) + "\n"


def _section(section: Section, kept: str | None, seen: set[int]) -> Iterator[str]:
    yield '<section class="box">' if section.key in BOXES else "<section>"
    yield f"<h2>{_text(section.title)}</h2>"
    yield "<ul>"
    yield from (f"<li>{_sentence(sentence, seen)}</li>" for sentence in section.sentences)
    yield from (f"<li>{_text(remark)}</li>" for remark in section.remarks)
    yield "</ul>"
    if kept is not None:
        yield f'<div class="own">{block(_text(section.title), kept)}</div>'
    yield "</section>"


def _assessment(left: Mapping[str, str]) -> Iterator[str]:
    """Yield the room for an analyst's own words, with those of headings that the brief has no more."""
    title = phrases().sections["assessment"]
    yield f"<section><h2>{_text(title)}</h2>"
    for key, words in ({title: "\n\n"} | dict(left)).items():
        yield f'<div class="own">{block(_text(key), words)}</div>'
    yield "</section>"


def _sentence(sentence: BriefSentence, seen: set[int]) -> str:
    label = f"<b>{_text(sentence.label)}.</b> " if sentence.label else ""
    return label + _text(sentence.text) + "".join(_mark(number, seen) for number in sentence.notes)


def _mark(number: int, seen: set[int]) -> str:
    """Return the raised number of a note; the first of them is where the note leads back to."""
    anchor = "" if number in seen else f' id="at-{number}"'
    seen.add(number)
    return f'<sup><a{anchor} href="#note-{number}">[{number}]</a></sup>'


def _notes(brief: Brief) -> Iterator[str]:
    if brief.notes:
        yield "<h2>Notes</h2>"
        yield '<ol class="notes">'
        for number, words in citations(brief.notes):
            yield f'<li id="note-{number}" value="{number}">{_text(words)} <a href="#at-{number}">↩</a></li>'
        yield "</ol>"


def _text(words: str) -> str:
    return escape(" ".join(words.split()))
