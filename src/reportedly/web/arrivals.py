"""Documents that are sent in: files of a form, or a text, with what is known of them."""

import hashlib
from typing import Annotated, Any

import msgspec
from litestar.datastructures import UploadFile
from msgspec import Meta

from reportedly.acquire.metadata import Metadata
from reportedly.acquire.sources import SIDECARS
from reportedly.errors import BinaryInputError, UsageError
from reportedly.web.answering import Asked
from reportedly.web.jobs import Upload

FILES = "files"
MULTIPART = "multipart/form-data"
KNOWN = Metadata.__struct_fields__
LONGEST = 2000  # letters of what is said of a document

Words = Annotated[str, Meta(max_length=LONGEST)]


class Pasted(Metadata, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report as text, what it is to be called, and what is known of it; `published` is an ISO 8601 date."""

    text: Annotated[str, Meta(min_length=1)]
    name: Words | None = None


TEXT = {"type": "string", "maxLength": LONGEST}
FORM = {
    "type": "object",
    "properties": {FILES: {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1}}
    | dict.fromkeys(KNOWN, TEXT),
    "required": [FILES],
}


def body(reference: str) -> dict[str, Any]:
    """Return what `uploaded` takes, as OpenAPI has it; `reference` says where shapes stand, `{name}` for the name."""
    pasted = {"schema": {"$ref": reference.format(name=Pasted.__name__)}}
    return {"required": True, "content": {"application/json": pasted, MULTIPART: {"schema": FORM}}}


async def uploaded(request: Asked) -> list[Upload]:
    """Return what a request brings to be read.

    Raises:
        UsageError: nothing is in it, or something else than what may be.
        BinaryInputError: it is neither a form nor JSON.
    """
    kind = request.content_type[0]
    if kind == MULTIPART:
        form = await request.form()
        given = {name: str(form.get(name))[:LONGEST] for name in (*KNOWN, "name", "text") if form.get(name)}
        files = [one for one in form.getall(FILES, []) if isinstance(one, UploadFile) and one.filename]
        found = [(file.filename, await file.read()) for file in files if not file.filename.endswith(SIDECARS)]
        text = form.get("text")
        if isinstance(text, str) and text.strip():
            found.append((given.get("name") or called(text), text.encode("utf-8", "surrogatepass")))
        known = {name: value for name, value in given.items() if name in KNOWN}
        return _some([Upload(name, data, known) for name, data in found])
    if kind == "application/json":
        return [_pasted(await request.body())]
    message = f"documents do not come as {kind or 'nothing'}"
    raise BinaryInputError(message, f"send {MULTIPART} with `{FILES}`, or application/json with `text`")


def _pasted(body: bytes) -> Upload:
    try:
        given = msgspec.json.decode(body, type=Pasted)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        message = f"this is no text to be read ({error})"
        raise UsageError(message, 'send {"text": "…", "published": "2031-05-14"}') from error
    known: dict[str, Any] = {name: value for name in KNOWN if (value := getattr(given, name)) is not None}
    return Upload(given.name or called(given.text), given.text.encode("utf-8", "surrogatepass"), known)


def called(text: str) -> str:
    """Return a name for a text that has none: the same for the same text."""
    return f"pasted-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.txt"


def _some(found: list[Upload]) -> list[Upload]:
    if not found:
        message = "no document is in this form"
        raise UsageError(message, f"put files under `{FILES}`")
    return found
