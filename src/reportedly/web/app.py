"""The application: the pages and the interface for programs over one case, behind the gate."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from anyio import to_thread
from litestar import Litestar, Response, Router, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.params import FromPath
from litestar.types import ASGIApp

from reportedly.errors import ReportedlyError
from reportedly.web import rest, screens
from reportedly.web.answering import Asked, form_of
from reportedly.web.assets import FOLDER, assets, lasting
from reportedly.web.desk import Desk
from reportedly.web.errands import from_our_form
from reportedly.web.faults import fault_of, told
from reportedly.web.gate import Gate
from reportedly.web.templating import warm
from reportedly.web.views.weighed import is_behind
from reportedly.web.work import Task

STILL = 3.0  # seconds without a change before the case is weighed anew
THREADS = 7  # the case's pool has 15 connections, and one answer may hold two at a time


def app(desk: Desk) -> ASGIApp:
    """Return the desk as an ASGI application; the caller opens and closes its case."""
    pages = Router("/", route_handlers=screens.HANDLERS, before_request=from_our_form, include_in_schema=False)
    programs = Router(rest.PREFIX, route_handlers=rest.HANDLERS, before_request=rest.before)
    made = Litestar(
        route_handlers=[pages, programs, static],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False)},
        exception_handlers={Exception: _faulty},
        lifespan=[_threads, _warmth, _work(desk)],
        state=State({"desk": desk}),
        logging_config=None,
        openapi_config=rest.CONFIG,
        request_max_body_size=desk.limits.body,
    )
    return Gate(made, desk)


@get(f"{FOLDER}/{{digest:str}}/{{name:path}}", include_in_schema=False, sync_to_thread=False)
def static(digest: FromPath[str], name: FromPath[Path]) -> Response[bytes]:
    """Answer with a style, script or picture of the package."""
    found = assets().get(name.as_posix().lstrip("/"))
    if found is None:
        return Response(b"", status_code=404, media_type="text/plain")
    return Response(found.body, media_type=found.kind, headers={"cache-control": lasting(digest)})


def _faulty(request: Asked, error: Exception) -> Response[bytes]:
    fault = fault_of(error)
    body, kind = told(fault, request.scope["path"], form_of(request))
    headers = {str(k): str(v) for k, v in (getattr(error, "headers", None) or {}).items()}
    return Response(body, status_code=fault.status, media_type=kind, headers=headers)


@asynccontextmanager
async def _threads(_: Litestar) -> AsyncIterator[None]:
    """Answer no more at once than there are connections to the case for."""
    limiter: Any = to_thread.current_default_thread_limiter()
    limiter.total_tokens = THREADS
    yield


@asynccontextmanager
async def _warmth(_: Litestar) -> AsyncIterator[None]:
    """Read the templates beside the first answers."""
    warming = asyncio.create_task(to_thread.run_sync(warm))
    yield
    await warming


def _work(desk: Desk) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """Return what has the case weighed anew whenever it changed, and ends the jobs when the desk is closed."""

    @asynccontextmanager
    async def working(_: Litestar) -> AsyncIterator[None]:
        watching = asyncio.create_task(_watch(desk)) if desk.keeps_weighed else None
        try:
            yield
        finally:
            if watching:
                watching.cancel()
            await to_thread.run_sync(desk.jobs.close)

    return working


async def _watch(desk: Desk) -> None:
    """Ask for a weighing when the case has changed and then not changed for a while; once for every change."""
    before = tried = ""
    while True:
        with suppress(ReportedlyError):  # a case that is held for a while is looked at again
            version = await to_thread.run_sync(desk.version)
            still, before = version == before, version
            if still and version != tried and desk.jobs.is_idle():
                tried = version
                if await to_thread.run_sync(is_behind, desk.case.store):
                    await to_thread.run_sync(desk.jobs.submit, Task(kind="weigh", by=desk.signer))
        await asyncio.sleep(STILL)
