"""`reportedly conflicts`: where documents differ, follow one another, or bear one another out."""

from typing import Annotated, get_args

import typer

from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.cli.output import write, write_json
from reportedly.errors import UsageError
from reportedly.exports.jsonl import plain
from reportedly.record import Document, Finding, FindingKind
from reportedly.store.course import documents_of
from reportedly.weighings import Filter, shown
from reportedly.wording import flat

AGREEING = frozenset({"corroboration", "repetition"})
KINDS = get_args(FindingKind)


def command(
    documents: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only what touches these.")] = None,
    *,
    kind: Annotated[list[str] | None, typer.Option("--kind", "-k", help="Only findings of this kind.")] = None,
    every: Annotated[bool, typer.Option("--every", help="Also where documents agree or repeat one another.")] = False,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """List where the documents of the case differ, are put right, or follow one another, with both sides' words."""
    wanted = _wanted(kind or [], every=every)
    with open_case(config, case, timeout) as held:
        asked = {held.reading(document).document.id for document in documents or ()}
        narrower = Filter(codes=tuple(sorted(wanted)), document=tuple(sorted(asked)))
        found = list(shown(held).every(Finding, narrower))
        names = documents_of(held, sorted({span.document for finding in found for span in finding.spans}))
    if as_json:
        write_json([plain(finding) for finding in found])
        return
    for finding in found:
        _show(finding, names)
    if not found:
        write("nothing found: the documents of the case do not touch, or say nothing at odds")


def _wanted(kinds: list[str], *, every: bool) -> frozenset[str]:
    """Return the kinds of findings that are shown; raises UsageError on one that there is not."""
    if unknown := sorted(set(kinds) - set(KINDS)):
        message = f"there are no findings of kind {unknown[0]!r}"
        raise UsageError(message, f"choose one of {', '.join(KINDS)}")
    return frozenset(kinds or KINDS) - (frozenset() if every or kinds else AGREEING)


def _show(finding: Finding, names: dict[str, Document]) -> None:
    """Write one finding: its kind and facet, why, and the words of each side with their document."""
    facet = f" ({finding.facet.replace('_', ' ')})" if finding.facet else ""
    write(f"{finding.kind.replace('_', ' ')}{facet}: {finding.explanation}")
    for side in finding.sides:
        write(f"  {flat(side.says)}")
        for span in side.spans:
            document = names[span.document]
            write(f"    “{flat(span.span.quote)}” ({document.path or document.url or document.id})")
    write(f"  {finding.id}; rests on {_range(finding)}")
    write("")


def _range(finding: Finding) -> str:
    low, high = finding.origins.low, finding.origins.high
    return f"{low} origin{'' if low == 1 else 's'}" if low == high else f"{low} to {high} origins"
