"""RDF quads as TriG, and trusty URIs: ids that hold a digest of all that is said under them.

Method: Kuhn and Dumontier 2014, "Trusty URIs", module RA: the quads, the digest in them replaced by a space, are sorted
and hashed. Terms are IRIs, or literals, which are words with a datatype.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
HOLE = " "  # stands for the digest until it is known; no IRI holds one
FORBIDDEN = set('<>"{}|^`\\') | {chr(code) for code in range(33)}
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Literal(NamedTuple):
    """Words as a term."""

    words: str
    datatype: str = f"{XSD}string"


Term = str | Literal
Quad = tuple[str, str, str, Term]  # graph, subject, predicate, object


def iri(text: str) -> str:
    """Return a text as an IRI: letters that none may hold are escaped."""
    return "".join(f"%{ord(letter):02X}" if letter in FORBIDDEN else letter for letter in text)


def artifact_code(quads: Iterable[Quad]) -> str:
    """Return the digest of quads as trusty URIs have it: "RA" and 43 letters."""
    lines = ["".join(map(_hashed, quad)) for quad in sorted(dict.fromkeys(quads), key=_rank)]
    digest = hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).digest()
    return "RA" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _rank(quad: Quad) -> tuple[object, ...]:
    """Order quads by graph, subject, predicate, and object: IRIs before literals."""
    *names, last = quad
    is_literal = isinstance(last, Literal)
    words = (last.words, last.datatype) if isinstance(last, Literal) else (last, "")
    return (*(name.encode() for name in names), is_literal, *(word.encode() for word in words))


def _hashed(term: Term) -> str:
    if not isinstance(term, Literal):
        return f"{term}\n"
    escaped = term.words.replace("\\", "\\\\").replace("\n", "\\n")
    return f"^{term.datatype} {escaped}\n"


def filled_in(quads: Iterable[Quad], code: str) -> list[Quad]:
    """Return quads with the digest in its place."""
    return [
        (g.replace(HOLE, code), s.replace(HOLE, code), p, o if isinstance(o, Literal) else o.replace(HOLE, code))
        for g, s, p, o in quads
    ]


def trig(quads: Sequence[Quad], prefixes: Mapping[str, str]) -> str:
    """Return quads as TriG, graph by graph in their order; prefixes shorten nothing but predicates."""
    made = []
    for graph, held in groupby(quads, key=lambda quad: quad[0]):
        lines = (f"  {_written(s)} {_short(p, prefixes)} {_written(o)} .\n" for _, s, p, o in held)
        made.append(f"<{graph}> {{\n{''.join(lines)}}}\n")
    return "".join(made)


def _short(predicate: str, prefixes: Mapping[str, str]) -> str:
    found = ((name, predicate.removeprefix(space)) for name, space in prefixes.items() if predicate.startswith(space))
    return next((f"{name}:{rest}" for name, rest in found), f"<{predicate}>")


def _written(term: Term) -> str:
    if not isinstance(term, Literal):
        return f"<{term}>"
    words = "".join(ESCAPES.get(letter, letter) for letter in term.words)
    return f'"{words}"' + ("" if term.datatype == f"{XSD}string" else f"^^<{term.datatype}>")
