"""Names of sources: folding the many ways to write one, and the wire credits an article carries."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extraction.words import load, word_set
from factcheck.model import Article

_SPACES = re.compile(r"\s+")
_CREDIT = re.compile(r"[(\[]\s*([A-Z][A-Za-z.' -]{1,30}?)\s*[)\]]\s*[-–—:]")
_TRAILER = re.compile(r"(?:^|\n|\s)[-–—]{1,2}\s?([A-Z][A-Za-z.' ]{1,30}?)[.\s]*$")
_BYLINE = re.compile(r"(?im)^\s*(?:by\s+)?([A-Z][A-Za-z.' ]{1,60}?)\s*$")


def _fold(name: str) -> str:
    """Lower case, plain apostrophes, single spaces, no leading article, no full stops."""
    plain = _SPACES.sub(" ", name.replace("’", "'").replace(".", "").strip(" ,;:\"“”‘'")).lower()
    return plain.removeprefix("the ")


@cache
def _aliases() -> dict[str, str]:
    out: dict[str, str] = {}
    for group in load("outlets.toml").values():
        for canonical, others in group.items():
            for name in (canonical, *others):
                out.setdefault(_fold(name), canonical)
    return out


@cache
def _wires() -> dict[str, str]:
    wires: dict[str, list[str]] = load("outlets.toml")["wires"]
    return {_fold(name): canonical for canonical, others in wires.items() for name in (canonical, *others)}


def known_outlet(name: str) -> str | None:
    """The canonical name of an outlet or agency, or None."""
    data = load("outlets.toml")
    canonical = _aliases().get(_fold(name))
    return canonical if canonical in data["wires"] or canonical in data["outlets"] else None


def known_name(name: str) -> str | None:
    """The canonical name of any outlet or body listed, also behind a description ("regional daily Nice Matin")."""
    words = _fold(name).split()
    for length in range(len(words), 0, -1):
        found = _aliases().get(" ".join(words[-length:]))
        if found is not None and (length > 1 or length == len(words)):
            return found
    return None


def canonical_source(name: str) -> str:
    """One name for all ways to write a source: aliases of outlets and bodies, titles and roles before a person's name,
    articles and possessives. ``canonical_source("the AP") == "Associated Press"``. Unknown names fold to lower case."""
    folded = _fold(name)
    known = _aliases().get(folded)
    if known is None and folded.endswith("'s"):
        known = _aliases().get(folded[:-2])
    if known is not None:
        return known
    titles = word_set("reporting.toml", "words", "titles")
    words = _fold(name).split()
    # "UN Command spokesman Carroll" is Carroll; a role alone is itself
    for i in range(len(words) - 1, 0, -1):
        if words[i - 1] in titles and _names_follow(name, words[i]):
            return " ".join(words[i:])
    for suffix in (" inc", " corp", " ltd", " plc", " co", " newspaper", " news agency"):
        if folded.endswith(suffix):
            shorter = folded.removesuffix(suffix)
            return _aliases().get(shorter, shorter)
    return folded


def _names_follow(name: str, word: str) -> bool:
    return re.search(r"\b" + re.escape(word.capitalize()), name, re.IGNORECASE) is not None and any(
        part.lower().strip(".,") == word and part[:1].isupper() for part in name.split()
    )


def wire_credits(article: Article) -> tuple[str, ...]:
    """Wire agencies that an article is credited to, canonical and in order: a dateline "SEOUL (Reuters) -", a byline
    "Associated Press", a trailer "--Reuters", an outlet named "Herald (AP)". A mention in passing is no credit."""
    found: list[str] = []

    def add(name: str) -> None:
        for part in re.split(r"\s*/\s*|\s+and\s+|,\s*", name):
            wire = _wires().get(_fold(part))
            if wire is not None and wire not in found:
                found.append(wire)

    for match in re.finditer(r"\(([^()]{2,40})\)", article.outlet):
        add(match.group(1))
    add(article.outlet)
    text = article.text
    head = text[:1500]
    for match in _CREDIT.finditer(head):
        add(match.group(1))
    for match in re.finditer(r"(?m)^.{0,60}?\(([A-Z][A-Za-z.' ]{1,30})\)(?=\s*[-–—]|\s+[A-Z])", head):
        if match.start() == 0 or text[match.start() - 1] == "\n":
            add(match.group(1))
    for line in [*head.splitlines()[:12], *text[-400:].splitlines()[-3:]]:
        if len(line) <= 60 and _BYLINE.match(line):
            add(re.sub(r"(?i)^\s*by\s+", "", line).strip())
    tail = text[-400:].rstrip()
    match_tail = _TRAILER.search(tail)
    if match_tail:
        add(match_tail.group(1))
    return tuple(found)
