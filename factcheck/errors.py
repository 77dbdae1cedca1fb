"""Every error factcheck raises on purpose.

FactcheckError          code, message, hint, place
├── UsageError          FC900  the command line asks for something that cannot be
├── ConfigError         FC901  factcheck.toml or [tool.factcheck]
├── TypesError          FC902  a claim type's TOML
├── ClusterError        FC903  the Ray cluster cannot be used, or failed
└── InputError          FC910  nothing that was given can be read as an article
    ├── UnreadableError   FC911  the operating system will not open or read it
    ├── EmptyError        FC912  it holds no text
    ├── BinaryError       FC913  it is no text file (a picture, a PDF, an archive)
    ├── EncodingError     FC914  its bytes are no text in any encoding we know
    │                     FC915  (a note) it is not UTF-8 and was read by a guess
    ├── TooLargeError     FC916  it is larger than 50 MB
    ├── LanguageError     FC917  it is not written in English
    ├── FrontMatterError  FC918  the block between the --- lines is broken
    ├── JsonLineError     FC919  a line of a .jsonl file is no JSON object
    ├── NoTextError       FC920  a line of a .jsonl file, or a page, holds no article text
    │                     FC921  (a note) its id was taken; it was kept under another
    ├── NoArticlesError   FC922  a folder holds no article files
    │                     FC923  (a note) its date could not be understood and is left out
    │                     FC924  (a note) an ignore in a draft cannot be read
    │                     FC925  (a note) an ignore in a draft fits nothing
    ├── (FC926–FC929 are free)
    │                     FC930  (a note) the store cannot be written
    │                     FC931  (a note) the store is damaged
    │                     FC932  (a note) another program's file lies where the store should
    │                     FC933  (a note) the store is of a newer factcheck
    └──                   FC934  (a note) another process holds the store

A note is a ``model.Skipped`` entry for something that was read all the same; it is never raised.
"""

from __future__ import annotations


class FactcheckError(Exception):
    """An error a user can act on. ``place`` is ``path``, ``path:line`` or ``path:line:col``."""

    code = "FC900"

    def __init__(self, message: str, *, hint: str = "", place: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.code} {self.message}{hint}"


class UsageError(FactcheckError):
    """The command line asks for something that cannot be."""

    code = "FC900"


class ConfigError(FactcheckError):
    """factcheck.toml or [tool.factcheck] is wrong."""

    code = "FC901"


class TypesError(FactcheckError):
    """A claim type's TOML is wrong."""

    code = "FC902"


class ClusterError(FactcheckError):
    """The Ray cluster cannot be reached, is not like this machine, or failed for good."""

    code = "FC903"


class InputError(FactcheckError):
    """A file cannot be read as an article."""

    code = "FC910"


class UnreadableError(InputError):
    """The operating system will not open or read the file."""

    code = "FC911"


class EmptyError(InputError):
    """The file holds nothing but white space."""

    code = "FC912"


class BinaryError(InputError):
    """The file is no text: a picture, a PDF, an archive."""

    code = "FC913"


class EncodingError(InputError):
    """The bytes are no text in any encoding we know."""

    code = "FC914"


class TooLargeError(InputError):
    """The file, or the line of a .jsonl file, is larger than the limit."""

    code = "FC916"


class LanguageError(InputError):
    """The text is not written in English."""

    code = "FC917"


class FrontMatterError(InputError):
    """The block between the ``---`` lines is broken."""

    code = "FC918"


class JsonLineError(InputError):
    """A line of a .jsonl file is no JSON object."""

    code = "FC919"


class NoTextError(InputError):
    """A line of a .jsonl file, or a page, holds no article text."""

    code = "FC920"


class NoArticlesError(InputError):
    """A folder holds no article files."""

    code = "FC922"
