"""Which articles tell the same story.

Near-identical articles are one; each article is compared with the few that share its rare words; then the closest are
joined first (average linkage). One article joins others easily; two groups that each hold together by themselves only
if they are very like or, being of the same days, have the same profile: look-alike events make tight groups of their
own, while articles that cover one event from different sides do not. No order of input and no chance plays a part.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.alignment import compact, days, vectors
from factcheck.alignment.compact import Row
from factcheck.alignment.labels import story_label
from factcheck.alignment.linkage import Group, join
from factcheck.alignment.neighbours import faded, graph
from factcheck.alignment.profiles import join_profiles
from factcheck.model import Article, Story


@dataclass(frozen=True, slots=True)
class Grouping:
    """A corpus in stories. ``articles``: sorted; ``weighed``: the rows of those that are no copies; ``groups``: which
    articles are one story, by position in ``articles``, and their profile."""

    articles: list[Article]
    spans: list[days.Span | None]
    weighed: compact.Weighed
    rows: list[int]  # for each article the position of its row
    groups: list[tuple[list[int], Row]]

    def stories(self) -> list[Story]:
        """The stories, sorted by first day and id."""
        found = []
        for members, profile in self.groups:
            own = [self.articles[k] for k in members]
            found.append(story_of(own, [self.spans[k] for k in members], self.weighed.named(profile)))
        return sorted(found, key=lambda s: (s.start or "~", s.id))


def group(articles: Sequence[Article]) -> list[Story]:
    """The stories that ``articles`` tell, each article in exactly one, sorted by first day and id.

    A story's id is made of its earliest article's id, so it does not depend on the order of ``articles``.
    """
    return grouped(articles).stories()


def grouped(articles: Sequence[Article]) -> Grouping:
    """The same, with what was found on the way."""
    ordered = sorted(articles, key=lambda a: (a.published or "~", a.id, a.sha256, a.text))
    spans = [days.published(a) for a in ordered]
    copies = _copies(ordered, spans)
    weighed = compact.weigh([ordered[c[0]] for c in copies])
    joined = _joined(weighed.rows, [spans[c[0]] for c in copies])
    rows = [0] * len(ordered)
    for row, places in enumerate(copies):
        for k in places:
            rows[k] = row
    groups = [(sorted(k for c in g.members for k in copies[c]), g.profile) for g in joined]
    return Grouping(ordered, spans, weighed, rows, groups)


def _joined(rows: Sequence[Row], when: Sequence[days.Span | None]) -> list[Group]:
    """The articles of the rows, published ``when``, as groups of one event each."""
    rule = vectors.settings()["stories"]

    def likeness(i: int, j: int, product: float) -> float:
        return product * faded(days.apart(when[i], when[j]))

    near = graph(rows, likeness, rule["neighbours"], rule["effort"], rule["least"])
    groups = join(near, when, rule["single"], rule["several"], rule["several_grows"])
    return join_profiles(groups, near, rows)


def _copies(articles: Sequence[Article], spans: Sequence[days.Span | None]) -> list[list[int]]:
    """Positions of the articles, verbatim copies within three days of the first together."""
    seen: dict[bytes, list[int]] = defaultdict(list)
    out: list[list[int]] = []
    for k, article in enumerate(articles):
        said = " ".join(vectors.words(vectors.own_text(article)))
        key = hashlib.sha256(said.encode()).digest()
        for c in seen[key]:
            if said and (days.apart(spans[out[c][0]], spans[k]) or 0) <= 3:
                out[c].append(k)
                break
        else:
            seen[key].append(len(out))
            out.append([k])
    return out


def story_of(articles: Sequence[Article], spans: Sequence[days.Span | None], profile: Mapping[str, float]) -> Story:
    """The story that ``articles`` tell. ``profile``: the weight of each word in it."""
    known = [s for s in spans if s is not None]
    ids = tuple(sorted(a.id for a in articles))
    first = min(articles, key=lambda a: (a.published or "~", a.id))
    mark = hashlib.sha256(first.id.encode()).hexdigest()[:8]
    return Story(
        id=f"story-{mark}",
        label=story_label(articles, profile),
        articles=ids,
        start=days.iso(min(s[0] for s in known)) if known else None,
        end=days.iso(max(s[1] for s in known)) if known else None,
    )
