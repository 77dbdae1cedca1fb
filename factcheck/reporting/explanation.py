"""The whole reasoning of one alignment: ``factcheck explain ID``."""

from __future__ import annotations

from factcheck.model import Report, Verdict
from factcheck.reporting import text, values
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup, what


def find(report: Report, id_: str) -> Verdict | None:
    """The verdict of the alignment called ``id_``, or None."""
    return next((v for j in report.stories for v in j.verdicts if v.alignment.id == id_), None)


def ids(report: Report) -> list[str]:
    """Every alignment's id."""
    return [v.alignment.id for j in report.stories for v in j.verdicts]


def render(verdict: Verdict, report: Report, style: Style = PLAIN) -> str:
    """Verdict, why the claims belong together, each position with every claim quoted, every relation, the estimate."""
    look = Lookup.of(report)
    label, subject = what(verdict)
    lines = [text.clean(f"{label}: {subject}" if subject else label)]
    code = f" ({text.clean(verdict.code)})" if verdict.code else ""
    lines += _labelled("id", verdict.alignment.id, style)
    lines += _labelled("verdict", f"{verdict.verdict}{code}", style)
    lines += _labelled("because", verdict.reason, style)
    lines += _labelled("together", verdict.alignment.why, style)
    lines += _labelled("sources", text.plural(verdict.sources, "independent origin"), style)
    if verdict.estimate is not None and verdict.positions:
        lines += _labelled("estimate", values.estimate(verdict.estimate, verdict.positions[0].value), style)
    for number, position in enumerate(verdict.positions):
        said = text.clean(values.shown(position.value, position.polarity, verdict.alignment.type))
        count = text.plural(position.sources, "source")
        lines += ["", *text.wrap(f"[{number}] {said} — {count}", style.width)]
        known = [look.claims[c] for c in position.claims if c in look.claims]
        for claim in sorted(known, key=lambda c: ((getattr(look.article(c), "published", None) or "9999"), c.id)):
            article = look.article(claim)
            when = text.clean(article.published or "no date") if article is not None else "no date"
            lines += _indented(f"{when}  {text.who(claim, article)}  ({text.clean(claim.id)})", style)
            lines += _indented(text.quotation(claim, article, 400), style, deeper=True)
    if verdict.relations:
        lines.append("")
    for relation in verdict.relations:
        reason = text.clean(relation.reason)
        lines += text.wrap(
            f"[{relation.a}] and [{relation.b}]: {relation.relation}: {reason}", style.width, indent="  "
        )
    return text.inert("\n".join(lines) + "\n")


def _labelled(name: str, said: str, style: Style) -> list[str]:
    body = text.clean(said)
    return text.wrap(f"{name + ':':<10}{body}", style.width, indent=" " * 10) if body else []


def _indented(said: str, style: Style, *, deeper: bool = False) -> list[str]:
    pad = "      " if deeper else "    "
    return [pad + line for line in text.wrap(said, style.width - len(pad), indent="" if deeper else "  ")]
