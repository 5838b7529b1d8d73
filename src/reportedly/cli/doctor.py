"""`reportedly doctor`: is everything there that is needed, is the case sound, and what is to be done."""

import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from reportedly import __version__, plugins
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, settings
from reportedly.cli.output import table, write, write_json
from reportedly.errors import CaseMissingError, ReportedlyError
from reportedly.record import Value
from reportedly.settings import Settings, names
from reportedly.store import Case
from reportedly.weighings import held

PACKAGES = ("spacy", "msgspec", "sqlalchemy", "alembic", "trafilatura", "typer", "rich")
UNSOUND = 1


class Check(Value, frozen=True, kw_only=True):
    """One thing that was looked at: its state, whether that is well, and what to do if it is not."""

    name: str
    state: str
    well: bool = True
    remedy: str = ""


def command(
    *,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> int:
    """Check versions, model, plug-ins, settings and the case; exits with 1 when something is wrong."""
    chosen = settings(config, case=case, timeout=timeout)
    checks = [*_installed(chosen), *_doors(), *_case(chosen), *_settings(chosen)]
    if as_json:
        write_json({"well": all(check.well for check in checks), "checks": msgspec.to_builtins(checks)})
    else:
        table(("", "what", "state"), [("ok" if c.well else "!!", c.name, c.state) for c in checks])
        for check in checks:
            if check.remedy:
                write(f"{check.name}: {check.remedy}")
    return 0 if all(check.well for check in checks) else UNSOUND


def _installed(chosen: Settings) -> Iterator[Check]:
    yield Check(name="reportedly", state=__version__)
    yield Check(name="python", state=platform.python_version())
    for package in PACKAGES:
        yield _package(package, "reinstall reportedly")
    yield _package(chosen.model.replace("_", "-"), f"pip install {chosen.model.replace('_', '-')}", "model")
    yield _full_text()


def _package(package: str, remedy: str, name: str | None = None) -> Check:
    try:
        found = version(package)
    except PackageNotFoundError:
        return Check(name=name or package, state=f"{package} is not installed", well=False, remedy=remedy)
    return Check(name=name or package, state=f"{package} {found}" if name else found)


def _full_text() -> Check:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" in options:
        return Check(name="sqlite", state=f"{sqlite3.sqlite_version}, FTS5")
    remedy = "use a Python whose SQLite has FTS5, or a PostgreSQL case"
    return Check(name="sqlite", state=f"{sqlite3.sqlite_version}, no FTS5", well=False, remedy=remedy)


def _doors() -> Iterator[Check]:
    """Load every plug-in once."""
    for group in plugins.GROUPS:
        for name in plugins.names(group):
            try:
                plugins.load(group, name)
            except ReportedlyError as error:
                yield Check(name=f"{group}: {name}", state=error.message, well=False, remedy=error.remedy)
            else:
                yield Check(name=f"{group}: {name}", state="loads")


def _case(chosen: Settings) -> Iterator[Check]:
    try:
        with Case.open(chosen.case, timeout=chosen.timeout) as case:
            yield Check(name="case", state=f"{chosen.case}, tables {case.version()}{_size(chosen.case)}")
            yield from _contents(case)
            yield _weighing(case)
    except CaseMissingError as error:
        yield Check(name="case", state=error.message, remedy=error.remedy)
    except ReportedlyError as error:
        yield Check(name="case", state=error.message, well=False, remedy=error.remedy)


def _size(where: str) -> str:
    path = Path(where)
    return f", {path.stat().st_size / 1e6:.1f} MB" if path.is_file() else ""


def _contents(case: Case) -> Iterator[Check]:
    counts = case.counts()
    failures = counts.pop("failure")
    yield Check(name="held", state=", ".join(f"{count} {kind}" for kind, count in counts.items()))
    remedy = "`reportedly show` lists them; reading the same paths again tries them again" if failures else ""
    yield Check(name="failed documents", state=str(failures), remedy=remedy)
    faults = case.faults()
    remedy = "copy the case, then read its documents into a new one" if faults else ""
    yield Check(
        name="soundness", state="; ".join(faults) or "file and index of words are sound", well=not faults, remedy=remedy
    )


def _weighing(case: Case) -> Check:
    """Say whether what is kept of the case's weighing is current; where it is not, the next question draws it anew."""
    kept = held(case)
    if kept is None:
        return Check(name="weighing", state="none kept", remedy="`reportedly conflicts` weighs the case and keeps it")
    behind = kept.behind()
    if behind.is_current:
        return Check(name="weighing", state=f"current, drawn at {kept.revision.drawn_at}")
    found = [f"{behind.documents} documents and {behind.judgements} judgements since"]
    found += ["drawn by other rules"] if behind.other_rules else []
    return Check(name="weighing", state="behind: " + ", ".join(found), remedy="the next question draws it anew")


def _settings(chosen: Settings) -> Iterator[Check]:
    for name in names():
        yield Check(name=f"setting {name}", state=f"{getattr(chosen, name)} ({chosen.origin(name)})")
