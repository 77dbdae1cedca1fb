"""Every error factcheck raises on purpose.

FactcheckError          code, message, hint, place
├── UsageError          FC900  the command line asks for something that cannot be
├── ConfigError         FC901  factcheck.toml or [tool.factcheck]
├── TypesError          FC902  a claim type's TOML
└── InputError          FC91x  a file that cannot be read as an article
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


class InputError(FactcheckError):
    """A file cannot be read as an article."""

    code = "FC910"
