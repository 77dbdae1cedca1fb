"""Claims and comparisons as plain HTML tables, for notebooks: no style of their own, so that the notebook's holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from factcheck.model import Article, Claim, Comparison, Extract
from factcheck.reporting import text, values

QUOTE = 200
_MARKS = ("\ue000", "\ue001")  # private use: cleaned out of any text from outside, so only ours are left


def claims(extracts: Iterable[Extract]) -> str:
    """One row a claim, under the article that makes it."""
    rows = [(*_claim(c, e.article), text.who(c, e.article)) for e in extracts for c in e.claims]
    return _table("Claims", ("Type", "Subject", "Value", "Words", "Said by"), rows)


def comparison(pair: Comparison) -> str:
    """One row a pair of claims that were compared."""
    rows = [
        (str(e.relation).replace("_", " "), text.clean(e.reason), _words(e.a, None), _words(e.b, None))
        for e in pair.evidence
    ]
    caption = f"{text.clip(text.clean(pair.id), 120)}: {str(pair.relation).replace('_', ' ')}"
    return _table(caption, ("Relation", "Why", "One says", "The other says"), rows)


def _claim(claim: Claim, article: Article | None) -> tuple[str, str, str, str]:
    said = text.clip(text.clean(values.shown(claim.value, claim.polarity, claim.type)), 80)
    return text.human_type(claim.type), text.clip(text.clean(claim.subject), 120), said, _words(claim, article)


def _words(claim: Claim, article: Article | None) -> str:
    return text.quotation(claim, article, QUOTE, _MARKS)


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{_cell(c)}</td>' for c in row)}</tr>" for row in rows)
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(said: str) -> str:
    return escape(said).replace(_MARKS[0], "<mark>").replace(_MARKS[1], "</mark>")
