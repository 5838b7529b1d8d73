"""`reportedly compare`: what documents have in common, and which has it from which."""

import sys
from typing import Annotated

import msgspec
import typer

from reportedly.cases import judged, unlike
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case, settings
from reportedly.cli.output import table, write, write_json
from reportedly.errors import UsageError
from reportedly.intake import one_off
from reportedly.judging import Standing, standing
from reportedly.record import CommonPassage, Comparison, Document
from reportedly.store import Case
from reportedly.store.course import documents_of
from reportedly.weighing.origins import Ledger, weigh
from reportedly.weighings import Filter, keepsakes_of, shown
from reportedly.wording import document_words, flat

STDIN = "-"


def command(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="One or two documents; - is standard input.")
    ] = None,
    *,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Say what documents have in common: copies, abridgements, passages, quotations.

    Without an ID every two documents of the case that have something in common, with one that document and all
    others, with two these two. A report on standard input is compared but not kept; documents that were rejected are
    left out.
    """
    wanted = documents or []
    if len(wanted) > 2:  # noqa: PLR2004 - two sides
        message = f"{len(wanted)} documents were named"
        raise UsageError(message, "name one or two, or none for the whole case")
    with open_case(config, case, timeout) as held:
        ids = [held.reading(name).document.id for name in wanted if name != STDIN]
        stands = standing(held)
        if gone := [i for i in sorted(ids) if stands.is_rejected(i)]:
            message = f"{gone[0]} was rejected and is compared with nothing"
            raise UsageError(message, "see `reportedly judgements`")
        piped: list[Document] = []
        if STDIN in wanted:
            readings = [*judged(held), one_off(STDIN, settings(config), sys.stdin.buffer.read)]
            ids.insert(wanted.index(STDIN), readings[-1].document.id)
            found = _beside(ids, weigh(readings, keepsakes=keepsakes_of(held)))
            piped.append(readings[-1].document)
        else:
            found = _kept(held, ids, stands)
        named = documents_of(held, sorted({i for one in found for i in (one.one, one.other)}))
    named |= {document.id: document for document in piped}
    if as_json:
        write_json([msgspec.to_builtins(one) for one in found])
    elif len(ids) == 2:  # noqa: PLR2004 - two sides
        _show(found[0], named)
    else:
        heads = ("verdict", "one", "other", "shares", "source", "by")
        table(heads, [_row(one, named) for one in found])


def _beside(ids: list[str], ledger: Ledger) -> list[Comparison]:
    """Compare a document that is not kept: with another, or with all that it has something in common with."""
    others = ids[1:] or ledger.copies.others(ids[0])
    return [ledger.copies.compare(ids[0], other) for other in others]


def _kept(held: Case, ids: list[str], stands: Standing) -> list[Comparison]:
    """Return the comparisons that were asked for, out of the kept weighing."""
    weighing = shown(held)
    if len(ids) == 2:  # noqa: PLR2004 - two sides
        return [weighing.copy(*ids) or unlike(*(stands.apply(held.reading(i)) for i in ids))]
    return list(weighing.every(Comparison, Filter(document=tuple(ids))))


def _row(found: Comparison, named: dict[str, Document]) -> tuple[str, ...]:
    return (
        found.verdict.replace("_", " "),
        document_words(named[found.one]),
        document_words(named[found.other]),
        f"{found.share_one:.0%} {found.share_other:.0%}",
        document_words(named[found.source]) if found.source else found.common_credit or "unknown",
        found.direction,
    )


def _show(found: Comparison, named: dict[str, Document]) -> None:
    """Show one comparison with its passages."""
    one, other = named[found.one], named[found.other]
    write(f"{found.verdict.replace('_', ' ')}: {document_words(one)}, {document_words(other)}")
    write(found.explanation)
    for passage in found.passages:
        write("")
        write(f"{passage.kind}, {_words(passage)}:")
        write(f"  {one.id}:{passage.one.start}-{passage.one.end} “{flat(passage.one.quote)}”")
        write(f"  {other.id}:{passage.other.start}-{passage.other.end} “{flat(passage.other.quote)}”")


def _words(passage: CommonPassage) -> str:
    more = f", in {passage.held_by} documents" if passage.held_by > 2 else ""  # noqa: PLR2004 - these two
    return f"{passage.words} words{more}"
