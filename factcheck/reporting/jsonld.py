"""schema.org JSON-LD: each distinct value of the report as a ``Claim``, with where it appears and who says so.

A ``ClaimReview`` is a person's verdict, and there is none here (https://schema.org/Claim). Every appearance is anchored
by a W3C annotation with the figure's quote and position (https://www.w3.org/TR/annotation-model/).
"""

from __future__ import annotations

from urllib.parse import quote

from factcheck.model import Article, Claim, Position, Report, Verdict
from factcheck.reporting import documents, text, values, view
from factcheck.reporting.fragments import link, selectors, web_address
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

CONTEXT = {"@vocab": "https://schema.org/", "oa": "http://www.w3.org/ns/oa#"}


def render(report: Report, style: Style = PLAIN) -> str:
    """One graph: articles, claims, annotations. Angle brackets are escaped, so that a page may embed it."""
    look = Lookup.of(report)
    graph: list[documents.Json] = [_article(a) for a in report.articles]
    for judged in report.stories:
        for verdict in judged.verdicts:
            for index, position in enumerate(verdict.positions):
                graph += _claim(verdict, position, index, look)
    made = documents.dumps({"@context": CONTEXT, "@graph": graph}, indent=1)
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def _urn(kind: str, id_: str) -> str:
    return f"urn:factcheck:{kind}:{quote(id_.encode('utf-8', 'replace'), safe='/-._~')}"


def _article(article: Article) -> documents.Json:
    out: documents.Json = {"@type": "NewsArticle", "@id": _urn("article", article.id)}
    address = web_address(article.url)
    if article.title:
        out["headline"] = text.clean(article.title)
    if address:
        out["url"] = address
    if article.published:
        out["datePublished"] = text.clean(article.published)
    if article.outlet:
        out["publisher"] = {"@type": "Organization", "name": text.clean(article.outlet)}
    return out


def _claim(verdict: Verdict, position: Position, index: int, look: Lookup) -> list[documents.Json]:
    """The claim, then an annotation for each place where it is made."""
    known = [look.claims[c] for c in position.claims if c in look.claims]
    if not known:
        return []
    id_ = _urn("claim", f"{verdict.alignment.id}/{index}")
    label, subject = view.what(verdict)
    said = text.clean(values.shown(position.value, position.polarity, verdict.alignment.type))
    dated = [(day, c) for c in known if (day := getattr(look.article(c), "published", None))]
    first = min(dated, key=lambda pair: (pair[0], pair[1].article, pair[1].start), default=None)
    articles = sorted({c.article for c in known})
    node: documents.Json = {
        "@type": "Claim",
        "@id": id_,
        "name": f"{label}: {said}",
        "about": {"@type": "Thing", "name": subject or label},
        "text": [text.clean(c.quote) for c in known],
        "appearance": [{"@id": _urn("article", a)} for a in articles],
    }
    if first is not None:
        node["firstAppearance"] = {"@id": _urn("article", first[1].article)}
        node["datePublished"] = text.clean(first[0])
    authors = sorted({name for c in known for name in _authors(c, look)})
    if authors:
        node["author"] = [{"@type": kind, "name": name} for name, kind in authors]
    node["identifier"] = verdict.alignment.id
    return [node, *(_annotation(c, id_, look) for c in known)]


def _authors(claim: Claim, look: Lookup) -> list[tuple[str, str]]:
    """Who says so: the sources named, else the outlet. Of a source it is not known what it is."""
    if claim.attribution:
        return [(text.clip(text.clean(a.source), 200), "Thing") for a in claim.attribution]
    article = look.article(claim)
    return [(text.clean(article.outlet), "Organization")] if article is not None and article.outlet else []


def _annotation(claim: Claim, claim_id: str, look: Lookup) -> documents.Json:
    article = look.article(claim)
    target: documents.Json = {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": _urn("article", claim.article)},
        "oa:hasSelector": [
            {"@type" if key == "type" else f"oa:{key}": f"oa:{v}" if key == "type" else v for key, v in one.items()}
            for one in selectors(claim, article)
        ],
    }
    address = link(claim, article)
    if address:
        target["url"] = address
    return {
        "@type": "oa:Annotation",
        "@id": _urn("annotation", claim.id),
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "oa:hasBody": {"@id": claim_id},
        "oa:hasTarget": target,
    }
