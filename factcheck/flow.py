"""The steps that every command goes: articles to extracts, a story to its verdicts, all of it to a ``Report``.

Rooms are imported inside the functions, so that a ``--help`` or a config error costs no spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factcheck.config import Config
from factcheck.model import (
    OWN_ZONES,
    Article,
    Attribution,
    Claim,
    Extract,
    Finding,
    JudgedStory,
    Report,
    Skipped,
    Story,
    ZoneKind,
)
from factcheck.versions import model_version, version

if TYPE_CHECKING:
    from factcheck.store import Store

OnSkip = Callable[[Skipped], None]
OnArticle = Callable[[int, int], None]  # how many articles are done, of how many
DEFAULT = Config()


def extracted(articles: Iterable[Article], config: Config, store: Store | None) -> Iterator[Extract]:
    """Extraction, without what is nobody's word here: boilerplate always, readers' comments unless asked for."""
    if store is None:
        found = anew(articles, config)
    else:
        from factcheck.store.extracts import extracts_of

        found = extracts_of(store, config).through(articles, lambda missing: anew(missing, config))
    yield from map(own_words(config), found)


def own_words(config: Config) -> Callable[[Extract], Extract]:
    """What takes out of an extract the claims that are not asked for."""
    keep = OWN_ZONES | {ZoneKind.COMMENT} if config.include_comments else OWN_ZONES
    return lambda one: replace(one, claims=tuple(_credited(c) for c in one.claims if c.zone in keep))


def anew(articles: Iterable[Article], config: Config) -> Iterator[Extract]:
    from factcheck.engines.here import extract

    return extract(articles, types_dirs=config.types, model=config.model, jobs=config.jobs or 1)


def all_of(
    articles: Sequence[Article], config: Config, store: Store | None, on_article: OnArticle
) -> dict[str, Extract]:
    """Every article's extract by its id."""
    found = counted(extracted(articles, config, store), len(articles), on_article)
    return {one.article.id: one for one in found}


def counted(extracts: Iterable[Extract], total: int, on_article: OnArticle) -> Iterator[Extract]:
    """The extracts, each told of as it comes."""
    for done, one in enumerate(extracts, 1):
        on_article(done, total)
        yield one


def _credited(claim: Claim) -> Claim:
    """A comment's claim with its commenter as the last source; other claims as they are."""
    if claim.zone is not ZoneKind.COMMENT or claim.speaker is None:
        return claim
    if any(a.source == claim.speaker for a in claim.attribution):
        return claim
    return replace(claim, attribution=(*claim.attribution, Attribution(claim.speaker, "comment")))


def judge_story(story: Story, extracts: Mapping[str, Extract], config: Config, as_of: str | None) -> JudgedStory:
    from factcheck.alignment.align import align
    from factcheck.judgement.judge import judge

    members = [extracts[i] for i in story.articles]
    own = [replace(e, claims=tuple(c for c in e.claims if c.zone in OWN_ZONES)) for e in members]
    by_claim = {c.id: c for e in own for c in e.claims}
    by_article = {e.article.id: e.article for e in own}
    return judge(align(story, own), by_claim, by_article, as_of=as_of, min_sources=config.min_sources, config=config)


def findings_inside(articles: Iterable[Article], extracts: Mapping[str, Extract]) -> tuple[Finding, ...]:
    """What the rules for one article alone have to say (FC2xx, FC402)."""
    from factcheck.judgement.arithmetic import check as alone

    return tuple(found for a in articles for found in alone(a, extracts[a.id].claims))


def assembled(
    articles: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    judged: Iterable[JudgedStory],
    skipped: Iterable[Skipped],
    config: Config,
    *,
    findings: Sequence[Finding] = (),
    drafts: tuple[str, ...] = (),
) -> Report:
    ordered = [c for a in articles for c in sorted(claims[a.id], key=_claim_order)]
    return Report(
        version=version(),
        model=model_version(config.model),
        articles=tuple(articles),
        claims=tuple(ordered),
        stories=tuple(sorted(judged, key=lambda j: (j.story.start or "", j.story.id))),
        findings=tuple(sorted(findings, key=lambda f: (f.claim, f.code, f.message))),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.code, s.reason))),
        drafts=drafts,
    )


def _claim_order(claim: Claim) -> tuple[bool, int, int, str, str]:
    return (claim.field != "title", claim.start, claim.end, claim.type, claim.id)


def in_order(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda a: (a.id, a.path))


def published_by(articles: Iterable[Article], as_of: str | None) -> list[Article]:
    """The articles that were out by ``as_of``; those without a date stay."""
    if as_of is None:
        return list(articles)
    return [a for a in articles if a.published is None or not _later(a.published, as_of)]


def _later(published: str, as_of: str) -> bool:
    """Is ``published`` after ``as_of``, to the precision that both have?"""
    if "T" in published and "T" in as_of:
        try:
            one, other = (datetime.fromisoformat(v) for v in (published, as_of))
        except ValueError:
            return published > as_of
        one, other = (v if v.tzinfo else v.replace(tzinfo=UTC) for v in (one, other))
        return one > other
    both = min(len(published), len(as_of), 10)
    return published[:both] > as_of[:both]
