"""What a page is held to, read with the standard library's parser."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from reporting.fixture import REPORT

from factcheck.model import Article, Attribution, JudgedStory, Report

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; &#60;",
    "<!-- --><![CDATA[ ]]>",
    "javascript:alert(1)",
    "\x00\x1b[31m\x07\x9b",
    "\u202eevil\u2066\u200f\u061c",
    "\ud800\udfff",
    "w" * 10_000,
    "[" * 5_000,
    "\u0301" * 300,
]
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """The page taken apart: elements with their attributes in order, its text, and what does not close."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.errors: list[str] = []
        self.texts: list[str] = []
        self.marks: list[str] = []
        self.styles: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self.errors += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if len(dict(attrs)) != len(attrs):
            self.errors.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.errors.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self.styles.append(data)
        else:
            self.texts.append(data)
        if self._open and self._open[-1] == "mark":
            self.marks.append(data)

    @property
    def text(self) -> str:
        """All that is shown, white space folded."""
        return " ".join(" ".join(self.texts).split())

    def attributes(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [a[name] or "" for _, a in self.elements if name in a]

    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """Elements and names of attributes, without any text or value: what no text from outside may change."""
        return [(tag, tuple(attrs)) for tag, attrs in self.elements]


def check(source: str) -> Page:
    """The page, held to all that every page must be."""
    page = Page(source)
    assert page.errors == []
    assert source.startswith("<!doctype html>")
    source.encode("utf-8")
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "iframe", "object", "embed", "img", "link", "base", "form", "input", "foreignobject"}
    names = {name for _, attrs in page.elements for name in attrs}
    assert not [
        n for n in names if n.startswith("on") or n in ("style", "src", "srcset", "srcdoc", "xlink:href", "ping")
    ]
    (style,) = page.styles
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style and "@import" not in style
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    for name in ("href", "aria-labelledby"):
        for value in page.attributes(name):
            if name == "href" and re.match(r"https?://", value):
                continue
            assert value.removeprefix("#") in ids, f"{name}={value!r} leads nowhere"
    return page


def with_text(text: str, source: Report = REPORT) -> Report:
    """The report with ``text`` in every place that comes from outside."""

    def put(article: Article) -> Article:
        return replace(article, outlet=text, title=text, path=text, url=f"https://x.example/{text}")

    claims = tuple(
        replace(c, subject=text, quote=text, attribution=(Attribution(text, text),), value=replace(c.value, text=text))
        for c in source.claims
    )
    values = {c.id: c.value for c in claims}
    stories = tuple(
        JudgedStory(
            replace(j.story, label=text),
            tuple(
                replace(
                    v,
                    reason=text,
                    alignment=replace(v.alignment, subject=text, why=text),
                    positions=tuple(replace(p, value=values[p.claims[0]], outlets=(text,)) for p in v.positions),
                    relations=tuple(replace(r, reason=text) for r in v.relations),
                )
                for v in j.verdicts
            ),
        )
        for j in source.stories
    )
    return replace(
        source,
        articles=tuple(put(a) for a in source.articles),
        claims=claims,
        stories=stories,
        findings=tuple(replace(f, message=text) for f in source.findings),
        skipped=tuple(replace(s, path=text, reason=text) for s in source.skipped),
    )
