"""Bytes to text: byte order marks, UTF-8, UTF-16, and a guess for the rest; nothing is replaced or dropped."""

from __future__ import annotations

import re

from factcheck.errors import BinaryError, EncodingError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"PK\x03\x04": "an archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "an archive",
    b"BZh": "an archive",
    b"\xfd7zXZ": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format": "a database",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"RIFF": "a sound or video file",
}
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_HEAD = 65536
_STRAY = 4  # control characters that a text may hold
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,4}=\s{0,4}[\"']?([\w-]{2,40})", re.IGNORECASE)


def decode(data: bytes, *, html: bool = False) -> tuple[str, str | None]:
    """The text, and the name of the encoding where it had to be guessed (else None).

    Raises BinaryError for what is no text and EncodingError where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), None
            except UnicodeDecodeError as problem:
                raise EncodingError(f"starts like {encoding} and is not", hint=_RESAVE) from problem
    head = data[:_HEAD]
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            raise BinaryError(f"is {kind}, not text", hint="save its words as .txt or .html")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    # A few stray control characters are dirt in a text; many are a picture, a program, or UTF-16.
    control = len(head) - len(head.translate(None, _CONTROL))
    if control > _STRAY and control * 20 > len(head):
        return _wide(data), "utf-16"
    if text or not data:
        return text, None
    return _guessed(data, html=html)


_RESAVE = "save the file as UTF-8"


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of English text is NUL."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) * 10 > len(head) * 4 and min(even, odd) * 20 < len(head):
        try:
            return data.decode("utf-16-be" if even > odd else "utf-16-le")
        except UnicodeDecodeError:
            pass
    raise BinaryError("is no text file", hint="save its words as .txt or .html")


def _guessed(data: bytes, *, html: bool) -> tuple[str, str]:
    """UTF-8 with a few bad bytes, what the page declares, windows-1252 for near-ASCII text, else by statistics."""
    mended = data.decode("utf-8", "replace")
    bad = mended.count("\ufffd")
    if bad * 3 <= len(data) - len(mended):  # most of its accents and quotation marks are good UTF-8
        return mended, f"UTF-8 with {bad} characters that are damaged"
    declared = _DECLARED.search(data, 0, 4096) if html else None
    if declared:
        name = declared.group(1).decode("ascii")
        try:
            return data.decode(name), name.lower()
        except (LookupError, UnicodeDecodeError):
            pass
    high = sum(1 for byte in data[:_HEAD] if byte > 127)
    if high * 10 < min(len(data), _HEAD):
        try:
            return data.decode("cp1252"), "windows-1252"
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_HEAD]).best()
    if best is not None:
        try:
            return data.decode(best.encoding), best.encoding
        except (LookupError, UnicodeDecodeError):
            pass
    if bad * 10 <= len(mended):
        return mended, f"UTF-8 with {bad} characters that are damaged"
    raise EncodingError("is no text in any encoding we know", hint=_RESAVE)
