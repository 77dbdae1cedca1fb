"""The whole flow, in a few lines each: files in, ``Extract``s, a ``Report`` or ``Comparison``s out.

Rooms are imported inside the functions, so that a ``--help`` or a config error costs no spaCy. Each takes what was
extracted before from the store, where the config has one; ``on_note`` hears of a store that cannot be used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from factcheck.config import Config
from factcheck.flow import (
    DEFAULT,
    OnArticle,
    OnSkip,
    all_of,
    anew,
    assembled,
    counted,
    extracted,
    findings_inside,
    in_order,
    judge_story,
    own_words,
    published_by,
)
from factcheck.model import (
    NO_ANCHOR,
    OWN_ZONES,
    Article,
    Claim,
    Comparison,
    Extract,
    Finding,
    JudgedStory,
    Report,
    Skipped,
    Story,
)

if TYPE_CHECKING:
    from factcheck.store import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What ``index`` did: articles read, extracted and found in the store, and the store's size in bytes."""

    articles: int
    made: int
    kept: int
    size: int


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

        yield from map(own_words(config), useful(streamed(paths, config, stdin=stdin, stdin_filename=stdin_filename)))
    else:
        with opened(paths, config, on_note) as store:
            source = iter_articles(paths, stdin=stdin, stdin_filename=stdin_filename)
            yield from extracted(useful(source), config, store)
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
            paths, config, each=own_words(config), stdin=stdin, stdin_filename=stdin_filename, on_article=on_article
        )
        with everything as found:
            articles = in_order(published_by(found.articles, as_of))
            return _told(articles, lambda some: (found.extracts[a.id] for a in some), found.skipped, config, as_of)
    articles, skipped = read(paths, stdin=stdin, stdin_filename=stdin_filename)
    articles = in_order(published_by(articles, as_of))
    with opened(paths, config, on_note) as store:
        return _told(
            articles,
            lambda some: counted(extracted(some, config, store), len(some), on_article),
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
        judged_anew = partial(_one_story, story, extracts, config, as_of)
        told, inside = (
            kept.through(story, [by_id[i] for i in story.articles], judged_anew) if kept is not None else judged_anew()
        )
        judged.append(told)
        own += inside
        for id_, one in extracts.items():
            claims[id_] = [replace(c, anchor=NO_ANCHOR) for c in one.claims]  # no format tells of it
    if kept is not None:
        kept.finish()
    return assembled(articles, claims, judged, skipped, config, findings=own)


def _one_story(
    story: Story, extracts: Mapping[str, Extract], config: Config, as_of: str | None
) -> tuple[JudgedStory, tuple[Finding, ...]]:
    """The story judged, and what the rules for one article alone say of its articles."""
    judged = judge_story(story, extracts, config, as_of)
    return judged, findings_inside([extracts[i].article for i in story.articles], extracts)


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
        found = standing(mine, corpus, store, lambda article: bool(published_by([article], as_of)))
        ids = tuple(sorted(a.id for a in found.drafts))
        articles = in_order([*found.drafts, *found.articles])
        extracts = all_of(articles, config, store, on_article)
    judged = [judge_story(story, extracts, config, as_of) for story in found.stories]
    by_claim = {c.id: c for e in extracts.values() for c in e.claims}
    by_article = {a.id: a for a in articles}
    findings = against_corpus(ids, judged, by_claim, by_article, vague=config.vague)
    inside = findings_inside([by_article[i] for i in ids], extracts)
    lost = [*skipped, *found.skipped]
    claims = {i: e.claims for i, e in extracts.items()}
    told = assembled(articles, claims, judged, lost, config, findings=(*findings, *inside), drafts=ids)
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
        for done, _ in enumerate(extracts.through(in_order(articles), lambda missing: anew(missing, config)), 1):
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
