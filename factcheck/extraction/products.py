"""Numbers that a whole article shows to be part of a name: "its Pixel 2 phones", "the Pixel 2", "Pixel 2 XL".

One sentence cannot tell "Pixel 2 users" from "Baghdad 2 soldiers". An article can, where it writes the name with the
same number before different words, once behind an article or a possessive, and once before nothing that it could count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.extraction import numerals, units
from factcheck.extraction.figure import words
from factcheck.extraction.notclaim_tables import tables
from factcheck.extraction.tokens import tokenize
from factcheck.model import Article

_NUMBERED = re.compile(
    r"(?<!\w)(?:(?P<lead>[^\W\d_]++(?:['’]s?+(?!\w))?) )?(?P<name>[A-Z][^\W\d_]++) (?P<number>\d{1,3}+)"
    r"(?![\w%°€£$]|[.,:/–-]\d)(?=(?: (?P<next>[^\W\d_]++))?)"
)
_WORDS = re.compile(r"(?P<lead>\w++(?:['’]s?+(?!\w))?) \Z")
_REACH = 40  # code points before a name in which the word before it ends


def product_names(article: Article) -> frozenset[tuple[str, str]]:
    """The names of an article with the numbers that belong to them."""
    met: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for text in (article.title or "", article.text):
        for found in _NUMBERED.finditer(text):
            name = found["name"]
            if name.lower() in words("months") or name.lower() in words("function") or name.lower() in words("when"):
                continue
            lead = found["lead"] or _before(text, found.start("name"))
            met.setdefault((name, found["number"]), []).append((_leads(lead), (found["next"] or "").lower()))
    return frozenset(pair for pair, uses in met.items() if _is_name(uses, float(pair[1])))


def _before(text: str, at: int) -> str:
    found = _WORDS.search(text, max(0, at - _REACH), at)
    return found["lead"] if found is not None else ""


def _leads(lead: str) -> bool:
    """An article or a possessive: "the", "its", "Google's"."""
    return lead.lower() in words("articles") - {"no", "some", "these", "those"} or lead.endswith(
        ("'s", "’s", "s'", "s’")
    )


def _is_name(uses: list[tuple[bool, str]], value: float) -> bool:
    behind = {after for _, after in uses}
    return (
        len(behind) > 1
        and any(led for led, _ in uses)
        and any(_counts_nothing(after, value) for after in behind)
        and not any(map(_scaled, behind))
    )


def _measures(word: str) -> bool:
    return bool(word) and units.tables().names.at(tokenize(word), 0) is not None


def _counts_nothing(word: str, value: float) -> bool:
    """Is a word behind a number none of which there can be so many: nothing, "and", "phone" behind two?"""
    if not word or word in words("function"):
        return True
    return value > 1 and not word.endswith("s") and word not in words("person")


def numbers_of(names: Mapping[str, frozenset[str]], text: str) -> list[tuple[int, int]]:
    """Where the numbers of known names stand in a sentence."""
    if not names:
        return []
    found = (m for m in _NUMBERED.finditer(text) if m["number"] in names.get(m["name"], ()))
    return [m.span("number") for m in found]


_POINTED = re.compile(
    r"(?<![\w.,$€£¥-])(?:(?P<name>[^\W\d_]++) )?(?P<number>\d{1,2}+\.\d{1,2}+(?:\.\d{1,2}+)?)(?![\w%°€£$]|[.,:/–-]\d)"
    r"(?=(?: (?P<next>[^\W\d_]++))?)"
)


def versions(article: Article) -> frozenset[str]:
    """The numbers that an article shows to be of versions: "Android 8.1", "the 5.50 update"."""
    before = tables().lists["software"]
    after = tables().lists["after_version"]
    return frozenset(
        found["number"]
        for text in (article.title or "", article.text)
        for found in _POINTED.finditer(text)
        if (found["name"] or "").lower() in before or (found["next"] or "").lower() in after
    )


def versions_in(known: frozenset[str], text: str) -> list[tuple[int, int]]:
    """Where known versions stand bare in a sentence: "it was quick before 8.1", not "8.1 percent"."""
    if not known:
        return []
    found = (m for m in _POINTED.finditer(text) if m["number"] in known)
    return [m.span("number") for m in found if not _scaled((m["next"] or "").lower())]


def _scaled(word: str) -> bool:
    return word in numerals.tables().scales or _measures(word)


def by_name(pairs: frozenset[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The numbers of each name."""
    out: dict[str, set[str]] = {}
    for name, number in pairs:
        out.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in out.items()}
