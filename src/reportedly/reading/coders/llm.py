"""A coder that asks a language model over the OpenAI chat protocol what happened, and believes only what is quoted.

It is asked about each passage that bears a statement, once, with temperature 0 and a seed, so that an endpoint that
can answer alike does. It proposes: what the rules read stays as it is. Nothing is sent unless the coder was set.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from reportedly.codebook.coder import prompt
from reportedly.errors import EndpointError, UsageError
from reportedly.plugins import CoderOptions
from reportedly.reading.coders.anchoring import Refusal, anchored, items, schema
from reportedly.reading.coders.endpoint import Endpoint
from reportedly.record import Proposal, Reading, Statement, content_id

BY = "llm/1"
TEMPERATURE = 0.0
IN_A_ROW = 3  # failures after which a document is given up
KEPT = 2000  # characters of an answer
NAME = 200  # and of a model's name
Passage = tuple[int, int, tuple[Statement, ...]]


class LlmCoder:
    """Asks one endpoint."""

    def __init__(self, options: CoderOptions) -> None:
        """Check the options; raises UsageError when they are not enough. Nothing is sent yet."""
        if not options.url or not options.model:
            message = "the coder `llm` needs an endpoint and a model"
            raise UsageError(message, "set coder_url and coder_model, and coder_key if it wants one")
        key = options.key.reveal() if options.key else None
        self._endpoint = Endpoint(options.url, key, options.timeout)
        self._model = options.model
        self._prompt = prompt(options.codebook)
        self._codebook = options.codebook
        self._parameters: dict[str, str | int | float] = {
            "endpoint": self._endpoint.url,
            "model": options.model,
            "temperature": TEMPERATURE,
            "seed": options.seed,
            "max_tokens": options.tokens,
            "prompt": self._prompt.version,
        }

    def propose(self, reading: Reading) -> list[Proposal]:
        """Return what the model proposes for the passages of a document, in their order, refusals and failures too."""
        found: dict[str, Proposal] = {}
        passages, failed = list(_passages(reading.statements)), 0
        for number, passage in enumerate(passages, 1):
            try:
                for one in self._of(reading, passage):
                    found.setdefault(one.id, one)
                failed = 0
            except EndpointError as error:
                failed += 1
                given_up = error.lasting or failed == IN_A_ROW
                one = self._failed(reading, passage, error, len(passages) - number if given_up else 0)
                found[one.id] = one
                if given_up:
                    break
        return list(found.values())

    def _of(self, reading: Reading, passage: Passage) -> Iterator[Proposal]:
        """Yield what is proposed for one passage, or refused; raises EndpointError."""
        start, end, _ = passage
        answer, model = self._asked(reading.document.text[start:end])
        try:
            answered = items(answer)
        except Refusal as refusal:
            message = f"{self._endpoint.url}: {refusal}"
            raise EndpointError(message, "ask a model that can answer in JSON, or set coder_tokens higher") from refusal
        for raw in answered:
            words = self._endpoint.hide(msgspec.json.encode(raw).decode("utf-8"))
            try:
                one = anchored(msgspec.json.decode(words), reading, start, end, self._prompt.codes)
            except Refusal as refusal:
                yield self._refused(reading, passage, model, words[:KEPT], str(refusal))
                continue
            statement = _bearer(passage, one.trigger.start)
            yield self._made(
                reading,
                "proposed",
                (one.code, one.mode, one.trigger.start, one.trigger.end),
                model=model,
                statement=statement.id,
                code=one.code,
                mode=one.mode,
                trigger=one.trigger,
                arguments=one.arguments,
            )

    def _asked(self, passage: str) -> tuple[str, str]:
        """Return a model's answer to one passage and the model's own name; raises EndpointError."""
        form = {"name": "events", "strict": True, "schema": schema(self._prompt.codes)}
        body = {
            "model": self._model,
            "messages": self._prompt.messages(passage),
            "temperature": TEMPERATURE,
            "seed": self._parameters["seed"],
            "max_tokens": self._parameters["max_tokens"],
            "stream": False,
            "response_format": {"type": "json_schema", "json_schema": form},
        }
        answer = self._endpoint.ask(body)
        try:
            content = answer["choices"][0]["message"]["content"]
        except (LookupError, TypeError):
            content = None
        if not isinstance(content, str):
            message = f"{self._endpoint.url} answered without a message"
            raise EndpointError(message, "check coder_url: does it speak the OpenAI chat protocol?")
        return content, self._endpoint.hide(str(answer.get("model") or self._model))[:NAME]

    def _refused(self, reading: Reading, passage: Passage, model: str, answer: str, why: str) -> Proposal:
        statement = passage[2][0].id
        of = (passage[0], passage[1], answer)
        return self._made(reading, "refused", of, model=model, statement=statement, reason=why, answer=answer)

    def _failed(self, reading: Reading, passage: Passage, error: EndpointError, left: int) -> Proposal:
        of = (passage[0], passage[1])
        statement = passage[2][0].id
        return self._made(reading, "failed", of, statement=statement, reason=str(error), unasked=left)

    def _made(self, reading: Reading, state: str, of: Sequence[object], **values: Any) -> Proposal:  # noqa: ANN401
        document = reading.document.id
        return Proposal(
            id=content_id("proposal", document, BY, self._model, state, *of),
            document=document,
            state=state,  # type: ignore[arg-type]  # the callers' own
            by=BY,
            parameters=self._parameters,
            codebook=self._codebook,
            **values,
        )


def _passages(statements: Sequence[Statement]) -> Iterator[Passage]:
    """Yield the stretches of text that bear statements, in order of the text, each once with all that it bears."""
    held: dict[tuple[int, int], list[Statement]] = {}
    for statement in statements:
        held.setdefault((statement.span.start, statement.span.end), []).append(statement)
    for (start, end), several in sorted(held.items()):
        yield start, end, tuple(several)


def _bearer(passage: Passage, at: int) -> Statement:
    """Return the statement of a passage whose content holds an offset, the narrowest, or else the first."""
    holding = [
        (span.end - span.start, number)
        for number, statement in enumerate(passage[2])
        for span in statement.content
        if span.start <= at < span.end
    ]
    return passage[2][min(holding, default=(0, 0))[1]]
