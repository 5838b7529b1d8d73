"""One endpoint of the OpenAI chat protocol, asked over plain HTTP.

No redirect is followed and no proxy of the environment is used, so that the key and the text go nowhere but to the
address that was set. What comes back is not trusted: its size and the time it takes are bounded, and the key is struck
out of every word of it that may be kept or shown.
"""

import http.client
import json
import ssl
import time
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

from reportedly.errors import EndpointError, UsageError

PATH = "/chat/completions"
SCHEMES = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
LARGEST = 1 << 20  # bytes of an answer
PIECE = 1 << 16
TRIES = 3
BUSY = frozenset({429, 500, 502, 503, 504})
MOVED = "set coder_url to where it is; no redirect is followed"
REMEDIES = {
    301: MOVED,
    302: MOVED,
    307: MOVED,
    308: MOVED,
    400: "see what it asks for; it must know `response_format` with a JSON schema",
    401: "check the setting coder_key",
    403: "check the setting coder_key, and what it may use",
    404: "check coder_url, which usually ends in /v1, and coder_model",
    429: "try again later: what it did not answer is asked again",
}
LATER = "check that it runs and answers; what it did not answer is asked again the next time"
SLOW = f"set coder_timeout higher, or ask a faster model; {LATER}"
NO_OBJECT = ("answered what is no JSON object", "check coder_url: is it an API address?")
TOO_MUCH = ("answered more than a megabyte", "check coder_url: is it an API address?")
ADDRESS = "name it as http://127.0.0.1:8080/v1 or https://host/v1, without user, password or question mark"
HIDDEN = "[key]"
SHOWN = 160  # characters of an endpoint's own words


class Endpoint:
    """An address that answers chat requests."""

    def __init__(self, url: str, key: str | None, timeout: float, sleep: Callable[[float], None] = time.sleep) -> None:
        """Take the address of the API and check it; nothing is sent yet.

        Args:
            url: base URL, such as http://127.0.0.1:8080/v1.
            key: sent as bearer token, or None.
            timeout: seconds until an answer must be whole.
            sleep: waits so many seconds before an endpoint that is busy is asked again.

        Raises:
            UsageError: the address is none, holds a password, or would have the key sent in the clear.
        """
        self._at = _checked(url, key)
        self._key = key
        self._timeout = timeout
        self._sleep = sleep

    @property
    def url(self) -> str:
        """The base URL, without the slash at its end."""
        return self._at.geturl().rstrip("/")

    def ask(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Send one request and return the answer's JSON object; raises EndpointError.

        An endpoint that says that it is busy, or breaks down, is asked up to three times in all.
        """
        for number in range(TRIES):
            status, wait, data = self._post(json.dumps(body).encode("utf-8"))
            if status not in BUSY or number == TRIES - 1:
                break
            self._sleep(min(2.0**number if wait is None else wait, self._timeout))
        if status != http.client.OK:
            raise self._refused(status, data)
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise self._fault(*NO_OBJECT)
        return answer

    def hide(self, words: str) -> str:
        """Return words of an answer as they may be kept: the key struck out, halves of characters replaced."""
        whole = words.encode("utf-8", "replace").decode("utf-8")
        return whole.replace(self._key, HIDDEN) if self._key else whole

    def _post(self, body: bytes) -> tuple[int, float | None, bytes]:
        """Return status, seconds to wait if it says so, and the bytes of the answer."""
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "reportedly"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        until = time.monotonic() + self._timeout
        assert self._at.hostname, "checked when made"
        connection = SCHEMES[self._at.scheme](self._at.hostname, self._at.port, timeout=self._timeout)
        try:
            connection.request("POST", self._at.path.rstrip("/") + PATH, body, headers)
            with connection.getresponse() as answer:
                return answer.status, _seconds(answer.getheader("Retry-After")), self._whole(answer, until)
        except TimeoutError as error:
            what = f"did not answer in {self._timeout:g} seconds"
            raise self._fault(what, SLOW, lasting=True) from error
        except ssl.SSLError as error:
            what = f"could not be reached safely ({error.reason or 'TLS'})"
            raise self._fault(what, LATER, lasting=True) from error
        except OSError as error:
            what = f"could not be reached ({error.strerror or type(error).__name__})"
            raise self._fault(what, LATER, lasting=True) from error
        except http.client.HTTPException as error:
            what = f"broke off ({type(error).__name__})"
            raise self._fault(what, LATER, lasting=True) from error
        finally:
            connection.close()

    def _whole(self, answer: http.client.HTTPResponse, until: float) -> bytes:
        """Return all bytes of an answer, unless they are too many or too long in coming."""
        data = bytearray()
        while piece := answer.read1(PIECE):
            data += piece
            if len(data) > LARGEST:
                raise self._fault(*TOO_MUCH)
            if time.monotonic() > until:
                raise TimeoutError
        return bytes(data)

    def _refused(self, status: int, data: bytes) -> EndpointError:
        """Return the error for an answer that is none."""
        said = self.hide(_said(data))[:SHOWN]
        lasting = status != http.client.BAD_REQUEST
        what = f"answered HTTP {status}{f' “{said}”' if said else ''}"
        return self._fault(what, REMEDIES.get(status, LATER), lasting=lasting)

    def _fault(self, what: str, remedy: str, *, lasting: bool = False) -> EndpointError:
        return EndpointError(f"{self.url} {what}", remedy, lasting=lasting)


def _checked(url: str, key: str | None) -> SplitResult:
    """Return the parts of an address; raises UsageError, which repeats nothing that may hold a password."""
    message = "coder_url is no address that can be asked"
    try:
        at = urlsplit(url)
        port = at.port
    except ValueError as error:
        raise UsageError(message, ADDRESS) from error
    if at.scheme not in SCHEMES or not at.hostname or port == 0 or at.query or at.fragment or "@" in at.netloc:
        raise UsageError(message, ADDRESS)
    if key is not None and (not key.isascii() or not key.isprintable() or " " in key):
        message = "coder_key is no key"
        raise UsageError(message, "it must be one line without spaces")
    if key is not None and at.scheme == "http" and not _is_loopback(at.hostname):
        message = f"the key would go to {at.hostname} in the clear"
        raise UsageError(message, "use https, or take coder_key away")
    return at


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _seconds(header: str | None) -> float | None:
    """Return the seconds of a Retry-After header; None where it has none, or a date."""
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None


def _said(data: bytes) -> str:
    """Return what an endpoint says went wrong, on one line."""
    try:
        error = json.loads(data)["error"]
        words = error["message"] if isinstance(error, dict) else error
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return " ".join(str(words).split())
