"""The description of the interface for programs, as a page shows it."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.record import Value
from reportedly.web.tables import View

Schema = Mapping[str, Any]


class Key(Value, frozen=True, kw_only=True):
    """A parameter, or a key of a shape: what it is, in words."""

    name: str
    what: str
    where: str = ""
    required: bool = False


class Operation(Value, frozen=True, kw_only=True):
    """What can be asked: `answers` and `body` name shapes."""

    id: str
    method: str
    path: str
    about: str
    takes: tuple[Key, ...]
    body: str
    answers: str


class Shape(Value, frozen=True, kw_only=True):
    """A shape that answers have."""

    name: str
    about: str
    keys: tuple[Key, ...]


class Interface(View, frozen=True, kw_only=True):
    """All that can be asked, and the shapes of what is answered."""

    about: str
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]


def interface(described: Schema) -> Interface:
    """Return what an OpenAPI document says, in words."""
    return Interface(
        about=described["info"].get("description", ""),
        operations=tuple(_operations(described["paths"])),
        shapes=tuple(_shape(name, one) for name, one in sorted(described["components"]["schemas"].items())),
    )


def _operations(paths: Schema) -> Iterator[Operation]:
    for path, methods in paths.items():
        for method, one in methods.items():
            yield Operation(
                id=one["operationId"],
                method=method.upper(),
                path=path,
                about=one.get("description", ""),
                takes=tuple(_parameter(parameter) for parameter in one.get("parameters", ())),
                body=_content(one.get("requestBody", {})),
                answers=", ".join(
                    f"{code}: {_content(answer) or answer['description']}" for code, answer in one["responses"].items()
                ),
            )


def _parameter(parameter: Schema) -> Key:
    about = parameter.get("description", "").rstrip(".")
    what = "; ".join(filter(None, (about, words(parameter["schema"]))))
    return Key(name=parameter["name"], where=parameter["in"], what=what, required=parameter.get("required", False))


def _content(said: Schema) -> str:
    """Return the shapes that a body may have, with their media types."""
    held = said.get("content", {})
    return " or ".join(f"{words(one.get('schema', {}))} ({kind})" for kind, one in held.items())


def _shape(name: str, schema: Schema) -> Shape:
    always = schema.get("required", ())
    keys = schema.get("properties", {})
    return Shape(
        name=name.rpartition("reportedly.")[2].rstrip("_"),
        about=schema.get("description", ""),
        keys=tuple(Key(name=key, what=words(one), required=key in always) for key, one in keys.items()),
    )


def words(schema: Schema) -> str:
    """Return what a value is, in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return ", ".join("null" if one is None else str(one) for one in schema["enum"])
    several = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if several:
        return " or ".join(dict.fromkeys(map(words, several)))
    kind = schema.get("type", "anything")
    if kind == "array":
        return f"several of {words(schema.get('items', {})) or 'anything'}"
    limits = [
        f"{said} {schema[key]}" for key, said in (("minimum", "at least"), ("maximum", "at most")) if key in schema
    ]
    return ", ".join([kind if isinstance(kind, str) else " or ".join(kind), *limits])
