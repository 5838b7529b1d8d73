"""What a browser may do with what the desk answers: nothing is loaded from elsewhere, nothing inline ever runs."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
PRIVATE = ("cache-control", "private, no-cache")


def secured(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return an answer's headers with those that every answer bears; what says itself how long it lasts keeps that."""
    named = {name.lower() for name, _ in headers}
    added = (*HEADERS, PRIVATE)
    return [*headers, *((n.encode(), v.encode()) for n, v in added if n.encode() not in named)]
