"""The desk behind its door: where it listens, who is let in, until it is stopped."""

import errno
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from reportedly.api import Case
from reportedly.errors import UsageError
from reportedly.settings import Settings, signer_of
from reportedly.store import Case as Store
from reportedly.web.app import app
from reportedly.web.desk import Desk
from reportedly.web.security.hosts import hosts_of, is_loopback
from reportedly.web.security.tokens import Tokens, tokens_of

PATIENCE = 3  # seconds that open answers are given when the desk is stopped


class BuiltIn:
    """The desk of this package, behind the door `reportedly.desks`."""

    def serve(self, settings: Settings, listening: Callable[[str], None]) -> None:
        """Show the case that the settings name until somebody stops the process.

        Args:
            settings: the case, and where to listen: `host`, `port`, `token_file`.
            listening: is told the address as soon as requests are taken.

        Raises:
            UsageError: the port is taken, or others could reach a desk that asks for no token.
            CaseError: the case cannot be used.
        """
        tokens = tokens_of(Path(settings.token_file)) if settings.token_file else Tokens()
        if not tokens and not is_loopback(settings.host):
            message = f"others can reach {settings.host}, and the desk would ask them for no token"
            raise UsageError(message, "give --token-file FILE, or listen on 127.0.0.1")
        with Store.open(settings.case, timeout=settings.timeout) as store, _listening(settings) as listener:
            desk = Desk(
                case=Case(store, settings),
                signer=signer_of(settings) or "somebody",
                tokens=tokens,
                hosts=hosts_of(settings.host),
                keeps_weighed=True,
            )
            _run(desk, listener, lambda: listening(_address(settings.host, listener)))


class _Server(uvicorn.Server):
    """A server that says when it takes requests."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _run(desk: Desk, listener: socket.socket, ready: Callable[[], None]) -> None:
    config = uvicorn.Config(
        app(desk),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    try:
        _Server(config, ready).run(sockets=[listener])
    except KeyboardInterrupt:
        return  # how a desk is closed


def _listening(settings: Settings) -> socket.socket:
    """Return a socket that listens where the settings say; port 0 takes one that is free."""
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        message = f"the desk cannot listen on {settings.host} port {settings.port}"
        taken = "another program does: give another --port" if error.errno == errno.EADDRINUSE else str(error)
        raise UsageError(message, taken) from error


def _address(host: str, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
