"""Claims and comparisons in the formats people and scripts read, one article or pair at a time, so that they stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.errors import UsageError
from factcheck.model import Article, Claim, Comparison, Extract
from factcheck.reporting import documents, text, values
from factcheck.reporting.grid import Column, Grid, paint
from factcheck.reporting.markdown import escape
from factcheck.reporting.style import PLAIN, Style

FORMATS = ("table", "markdown", "json", "jsonl")
COLUMNS = (Column("Type", 14), Column("Value", 24), Column("Said by, in these words", 0))


def known(name: str) -> str:
    """``name`` if claims and comparisons have that format, else UsageError."""
    if name not in FORMATS:
        raise UsageError(f"no format {name!r} for this command", hint=f"there are {', '.join(FORMATS)}")
    return name


def claims(extracts: Iterable[Extract], name: str, style: Style = PLAIN) -> Iterator[str]:
    """Pieces of text to write one after the other."""
    if name == "jsonl":
        for one in extracts:
            yield documents.dumps(documents.extract(one)) + "\n"
    elif name == "json":
        yield from _array((documents.extract(one) for one in extracts), "articles")
    else:
        made = _article_table if name == "table" else _article_markdown
        for number, one in enumerate(extracts):
            yield ("\n" if number else "") + text.inert(made(one, style))


def comparisons(pairs: Iterable[Comparison], name: str, style: Style = PLAIN) -> Iterator[str]:
    """Pieces of text to write one after the other."""
    if name == "jsonl":
        for one in pairs:
            yield documents.dumps(documents.comparison(one)) + "\n"
    elif name == "json":
        yield from _array((documents.comparison(one) for one in pairs), "pairs")
    else:
        made = _pair_table if name == "table" else _pair_markdown
        for number, one in enumerate(pairs):
            yield ("\n" if number else "") + text.inert(made(one, style))


def _array(rows: Iterable[documents.Json], key: str) -> Iterator[str]:
    yield f'{{"format_version": "{documents.FORMAT_VERSION}", "{key}": ['
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + documents.dumps(row)
    yield "\n]}\n"


def said(claim: Claim) -> str:
    """The claim's value in words."""
    return text.clip(text.clean(values.shown(claim.value, claim.polarity, claim.type)), 80)


def _heading(article: Article) -> str:
    facts = [article.title or article.path or article.id, article.outlet, (article.published or "")[:10]]
    return " · ".join(text.clip(text.clean(f), 120) for f in facts if f)


def _article_table(one: Extract, style: Style) -> str:
    lines = text.wrap(_heading(one.article), style.width)
    if style.color:
        lines[0] = paint(lines[0], "bold")
    if not one.claims:
        return "\n".join([*lines, "no claims found"]) + "\n"
    grid = Grid(COLUMNS, style)
    for claim in one.claims:
        kind = text.wrap(text.human_type(claim.type), 14)
        value = text.wrap(said(claim), 24, indent="  ")
        subject = text.clip(text.clean(claim.subject), 80)
        if subject and claim.type in ("count", "measure"):
            kind += text.wrap(subject, 14)
        words = text.wrap(text.quotation(claim, one.article, 2 * grid.room), grid.room)
        words += text.wrap(f"— {text.who(claim, one.article)}", grid.room, indent="  ")
        grid.add([kind, value, words])
    return "\n".join([*lines, grid.text()]) + "\n"


def _article_markdown(one: Extract, style: Style) -> str:
    lines = [f"## {escape(_heading(one.article))}", "", "| Type | Value | Words | Said by |", "|---|---|---|---|"]
    for claim in one.claims:
        cells = [
            text.human_type(claim.type),
            said(claim),
            text.quotation(claim, one.article, 200),
            text.who(claim, one.article),
        ]
        lines.append("| " + " | ".join(escape(c) for c in cells) + " |")
    return "\n".join(lines) + "\n"


def _pair_table(pair: Comparison, style: Style) -> str:
    relation = str(pair.relation)
    shown = paint(relation, relation) if style.color else relation
    lines = [f"{text.clip(text.clean(pair.id), style.width - len(relation) - 2)}: {shown}"]
    for piece in pair.evidence:
        lines += text.wrap(f"{piece.relation}: {text.clean(piece.reason)}", style.width - 2, indent="  ")
        for side, claim in (("a", piece.a), ("b", piece.b)):
            line = f"{side}: {said(claim)} — {text.quotation(claim, None, style.width)}"
            lines += [f"  {part}" for part in text.wrap(line, style.width - 2, indent="   ")]
    return "\n".join(lines) + "\n"


def _pair_markdown(pair: Comparison, style: Style) -> str:
    lines = [f"## {escape(pair.id)}: {pair.relation}", ""]
    for piece in pair.evidence:
        lines.append(f"- **{piece.relation}**: {escape(piece.reason)}")
        lines += [f"  - {escape(text.quotation(c, None, 200))}" for c in (piece.a, piece.b)]
    return "\n".join(lines) + "\n"
