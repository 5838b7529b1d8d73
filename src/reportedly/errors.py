"""Everything that can go wrong, in one tree.

    ReportedlyError                      exit  http
    ├── UsageError                          2   400   the request itself is off: an option, a setting, a codebook row
    ├── InputError                          4   422   a document cannot be read
    │   ├── NotFoundError                   4   404   no such path
    │   ├── EmptyInputError                 4   422   nothing in it
    │   ├── BinaryInputError                4   415   not text and no reader for it
    │   ├── StructuredInputError            4   415   text that is data, not prose: JSON, a feed, a table
    │   ├── EncodingError                   4   422   bytes that no known encoding explains
    │   └── NoTextError                     4   422   a page without readable text
    ├── CaseError                           3   409   the case cannot be used
    │   ├── CaseMissingError                3   404   no such case
    │   ├── CaseLockedError                 3   423   another process holds it
    │   ├── CaseVersionError                3   409   written by a newer version
    │   └── StorageFullError                3   507   no room left
    ├── PluginError                         2   500   a plug-in is missing or broke its contract
    ├── EndpointError                       1   502   an endpoint that a coder asks does not answer as it should
    └── VerificationError                   1   422   something that was to be shown is not borne out by its spans

Each error says what failed (`message`) and what to do (`remedy`); the exit code and the HTTP status stand on the class.
"""

from typing import ClassVar


class ReportedlyError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: what failed, one line, no full stop.
        remedy: what the reader can do about it, one line; may be empty.
    """

    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Return both halves on one line, as surfaces print them."""
        return f"{self.message}: {self.remedy}" if self.remedy else self.message


class UsageError(ReportedlyError):
    """The request is off: an option, a setting, a codebook row."""

    exit_code = 2
    status = 400


class InputError(ReportedlyError):
    """A document cannot be read."""

    exit_code = 4
    status = 422


class NotFoundError(InputError):
    """No such path."""

    status = 404


class EmptyInputError(InputError):
    """The document has no bytes, or nothing but white space."""


class BinaryInputError(InputError):
    """The bytes are not text and no reader takes them."""

    status = 415


class StructuredInputError(InputError):
    """The text is data, not prose: JSON, a feed, a table. Read as a report it would put its marks into mouths."""

    status = 415


class EncodingError(InputError):
    """No known encoding explains the bytes."""


class NoTextError(InputError):
    """A page without readable text."""


class CaseError(ReportedlyError):
    """The case cannot be used."""

    exit_code = 3
    status = 409


class CaseMissingError(CaseError):
    """No case at that place."""

    status = 404


class CaseLockedError(CaseError):
    """Another process holds the case."""

    status = 423


class CaseVersionError(CaseError):
    """The case was written by a newer version."""


class StorageFullError(CaseError):
    """No room left where the case lies."""

    status = 507


class PluginError(ReportedlyError):
    """A plug-in is missing or broke its contract."""

    exit_code = 2


class EndpointError(ReportedlyError):
    """An endpoint that a coder asks does not answer as it should.

    Args:
        message, remedy: as for all.
        lasting: asking for more would fail in the same way (no such host, wrong key), so that it is not tried.
    """

    status = 502

    def __init__(self, message: str, remedy: str = "", *, lasting: bool = False) -> None:
        super().__init__(message, remedy)
        self.lasting = lasting


class VerificationError(ReportedlyError):
    """Something that was to be shown is not borne out by its spans."""

    status = 422
