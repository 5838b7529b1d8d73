"""A browser that has shown a token once: it keeps a signed name, never the token."""

import hashlib
import hmac

from reportedly.web.security.tokens import Holder, Tokens

COOKIE = "reportedly_holder"


def signed(secret: bytes, holder: Holder) -> str:
    """Return what the browser keeps; it is worth nothing to a desk that was started anew."""
    return f"{holder.name}.{_seal(secret, holder.name)}"


def holder(tokens: Tokens, secret: bytes, kept: str) -> Holder | None:
    """Return whom a browser stands for, or None."""
    name, _, seal = kept.rpartition(".")
    return tokens.named(name) if name and hmac.compare_digest(seal, _seal(secret, name)) else None


def _seal(secret: bytes, name: str) -> str:
    return hmac.new(secret, b"holder\0" + name.encode(), hashlib.sha256).hexdigest()
