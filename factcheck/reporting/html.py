"""The report as one page: a file of its own, without script or network, for reading on a screen or on paper."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from factcheck.model import Report
from factcheck.reporting import fragments, html_findings, html_story, text, view
from factcheck.reporting.html_sources import Names
from factcheck.reporting.html_words import Anchors, day
from factcheck.reporting.issues import quiet
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Lone:
    """A story that one article alone tells."""

    title: str
    outlet: str
    published: str
    url: str
    claims: int


def render(report: Report, style: Style = PLAIN) -> str:
    """A whole HTML document. Nothing in it loads or runs anything: its policy allows the page's own style sheet alone,
    by its hash."""
    look = Lookup.of(report)
    names, anchors = Names(report), Anchors()
    together = [j for j in report.stories if view.shared(j) or style.singles]
    alone = [j for j in report.stories if not (view.shared(j) or style.singles)]
    figures = Counter(c.article for c in report.claims)
    css = _read("page.css")
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    template = _environment().get_template("page.html.j2")
    return template.render(
        css=css,
        digest=digest,
        drafts=bool(report.drafts),
        title="What the corpus says about the draft" if report.drafts else "What the outlets say",
        summary=view.summary(report),
        tool=text.clean(f"factcheck {report.version}, model {report.model}"),
        stories=[html_story.page(j, look, names, anchors) for j in together],
        alone=[_lone(j.story.articles, look, figures) for j in alone],
        findings=html_findings.groups(report, look),
        quiet=quiet(report),
        skipped=[
            (text.clip(text.clean(s.path), 200), text.clean(s.code), text.clip(text.clean(s.reason), 200))
            for s in report.skipped
        ],
    )


def _lone(ids: tuple[str, ...], look: Lookup, figures: Counter[str]) -> Lone:
    article = look.articles.get(ids[0]) if ids else None
    title = text.clean((article.title or article.path or article.id) if article is not None else "")
    return Lone(
        text.clip(title, 160),
        text.outlet_name(article),
        day(article),
        fragments.web_address(article.url) if article is not None else "",
        figures[article.id] if article is not None else 0,
    )


def _read(name: str) -> str:
    return resources.files("factcheck.data").joinpath("page", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    """Templates from the package; everything put into them is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_read),
    )
