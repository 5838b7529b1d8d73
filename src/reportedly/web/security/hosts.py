"""Where a request comes from and what it calls us: no page of another site may speak for the person at the desk.

A name that somebody else's server resolves to this machine (DNS rebinding) is not ours; a request that a browser says
was caused by another site changes nothing.
"""

import ipaddress
from collections.abc import Container
from urllib.parse import urlsplit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})
ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - told from others, not listened on


def is_loopback(host: str) -> bool:
    """Say whether an interface can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def hosts_of(host: str) -> frozenset[str]:
    """Return the names under which a desk that listens on an interface answers; "*" is any."""
    if is_loopback(host):
        return frozenset({"localhost", "127.0.0.1", "[::1]", _bracketed(host)})
    return frozenset({"*"}) if host in ANY else frozenset({_bracketed(host)})


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()


def is_ours(named: str, hosts: Container[str]) -> bool:
    """Say whether the Host header names this desk."""
    if "*" in hosts:
        return True
    name = named[: named.index("]") + 1] if named.startswith("[") and "]" in named else named.partition(":")[0]
    return name.lower() in hosts


def is_same_origin(method: str, host: str, origin: str | None, site: str | None) -> bool:
    """Say whether a request that may change something was caused by a page of ours, or by no page at all.

    Args:
        method: of the request; what changes nothing is let through.
        host: the Host header.
        origin: the Origin header, which browsers send with everything but plain navigation.
        site: the Sec-Fetch-Site header, which pages cannot set.
    """
    if method in SAFE:
        return True
    if site is not None and site not in OURS:
        return False
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()
