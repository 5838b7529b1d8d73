"""Tokens in forms: a form is only taken from somebody to whom this desk has shown it.

A browser gets a cookie of chance; every form holds what the desk's secret makes of it.
"""

import hashlib
import hmac
import secrets

COOKIE = "reportedly_form"
FIELD = "form_token"
HEADER = "x-form-token"


def fresh() -> str:
    """Return what a browser is given to keep."""
    return secrets.token_urlsafe(24)


def token(secret: bytes, kept: str) -> str:
    """Return the token for the forms of the browser that keeps `kept`."""
    return hmac.new(secret, b"form\0" + kept.encode(), hashlib.sha256).hexdigest()


def fits(secret: bytes, kept: str | None, shown: object) -> bool:
    """Say whether a form bears the token of the browser that sends it."""
    return bool(kept) and isinstance(shown, str) and hmac.compare_digest(token(secret, str(kept)), shown)
