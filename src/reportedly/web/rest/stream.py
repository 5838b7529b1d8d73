"""Server-sent events: what changes in the case, and how far jobs have come, as it happens.

`changed` tells that something was read, judged or weighed, by anybody; `job` how far a job has come. The id of an event
is how far the case had come, so that a browser that was away hears at once whether anything changed meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator
from itertools import count

import msgspec
from anyio import to_thread
from litestar import get
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from reportedly.errors import ReportedlyError
from reportedly.web.desk import Desk
from reportedly.web.jobs import Job
from reportedly.web.rest.asking import Asked, AtDesk
from reportedly.web.rest.passing import UNTAGGED

BEAT = 0.5  # seconds between two looks
ALIVE = 30  # looks after which something is sent, whether or not anything happened


class CrowdedError(ReportedlyError):
    """Too many streams are open."""

    status = 429


@get("/changes/stream", opt={UNTAGGED: True}, media_type="text/event-stream")
async def changes(request: Asked, desk: AtDesk) -> ServerSentEvent:
    """Tell of changes and jobs as they happen, as server-sent events `changed` and `job`."""
    if not desk.streams.acquire(blocking=False):
        message = f"{desk.limits.streams} streams are open already"
        raise CrowdedError(message, "close one")
    return ServerSentEvent(_told(desk, request.headers.get("last-event-id")))


async def _told(desk: Desk, known: str | None) -> AsyncIterator[ServerSentEventMessage]:
    """Yield what happens until nobody listens any more; all jobs are told of once at the beginning."""
    told: dict[str, Job] = {}
    heard = -1
    try:
        for beat in count(1):
            version = await to_thread.run_sync(desk.version)
            if version != known:
                known = version
                yield _event("changed", {"version": version}, version)
            if desk.jobs.version != heard:
                heard, jobs = desk.jobs.version, desk.jobs.all()
                for job in reversed(jobs):
                    if told.get(job.id) != job:
                        yield _event("job", msgspec.structs.replace(job, documents=job.documents[-1:]), version)
                told = {job.id: job for job in jobs}
            if beat % ALIVE == 0:
                yield ServerSentEventMessage(comment="alive")
            await asyncio.sleep(BEAT)
    finally:
        desk.streams.release()


def _event(name: str, data: object, version: str) -> ServerSentEventMessage:
    return ServerSentEventMessage(event=name, id=version, data=msgspec.json.encode(data).decode())


HANDLERS = (changes,)
