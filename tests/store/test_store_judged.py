"""A judged story comes back the same, and only to the question it answered."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.test_store_codec import NUMBER, TEXT, TEXTS, VALUE, _shape
from store.world import article, opened

from factcheck.config import Config
from factcheck.model import (
    Alignment,
    Article,
    Estimate,
    Finding,
    JudgedStory,
    Polarity,
    Position,
    Relation,
    RelationKind,
    Story,
    Verdict,
    VerdictKind,
    Zone,
    ZoneKind,
)
from factcheck.store import versions
from factcheck.store.judged import COMMIT, Judged, Told
from factcheck.store.judged_codec import packed, unpacked

ALIGNMENT = st.builds(Alignment, TEXT, TEXT, TEXT, TEXTS, TEXT)
ESTIMATE = st.none() | st.builds(Estimate, NUMBER, NUMBER, NUMBER)
RELATION = st.sampled_from(RelationKind)


@st.composite
def stories(draw: st.DrawFn) -> JudgedStory:
    """Verdicts on the story's own alignments and on others; claims of the alignment, others, and some twice."""
    alignments = draw(st.lists(ALIGNMENT, max_size=3))
    verdicts = []
    for _ in range(draw(st.integers(0, 3))):
        of = draw(st.sampled_from(alignments) if alignments and draw(st.booleans()) else ALIGNMENT)
        named = st.lists(st.sampled_from(of.claims) | TEXT if of.claims else TEXT, max_size=3).map(tuple)
        position = st.builds(Position, VALUE, st.sampled_from(Polarity), named, TEXTS, st.integers(0))
        relation = st.builds(Relation, st.integers(0), st.integers(0), RELATION, TEXT)
        verdicts.append(
            Verdict(
                of,
                draw(st.sampled_from(VerdictKind)),
                draw(TEXT),
                draw(TEXT),
                tuple(draw(st.lists(position, max_size=2))),
                tuple(draw(st.lists(relation, max_size=2))),
                draw(ESTIMATE),
                draw(st.integers(0)),
            )
        )
    none = st.none() | TEXT
    story = Story(draw(TEXT), draw(TEXT), draw(TEXTS), tuple(alignments), draw(none), draw(none))
    return JudgedStory(story, tuple(verdicts))


FINDING = st.builds(Finding, TEXT, TEXT, TEXT, RELATION, TEXT, ESTIMATE, TEXTS, TEXTS)


@settings(deadline=None, max_examples=300)
@given(stories(), st.lists(FINDING, max_size=3).map(tuple))
def test_a_judged_story_comes_back_the_same(judged: JudgedStory, findings: tuple[Finding, ...]) -> None:
    assert _shape(unpacked(packed(judged, findings))) == _shape((judged, findings))


class Judge:
    """Says how often it was asked."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.asked = 0

    def __call__(self) -> Told:
        self.asked += 1
        finding = Finding("c", "FC201", "warning", RelationKind.CONFLICT, str(self.asked))
        return JudgedStory(self.story, ()), (finding,)


STORY = Story("story-1", "a gate", ("a-1", "a-2"), start="2021-05-01", end="2021-05-02")
OTHER = Article(
    id="b",
    text="other",
    outlet="Tribune",
    title="t",
    published="2020",
    url="https://example.org/",
    path="x.md",
    sha256="0",
    zones=(Zone(ZoneKind.BODY, 0, 5),),
    rendition="restated",
    line=9,
)


def asked(folder: Path, story: Story, articles: list[Article], config: Config, as_of: str | None) -> int:
    """How often this question had to be judged."""
    store = opened(folder)
    judge = Judge(story)
    judged = Judged(store, config, as_of)
    assert judged.through(story, articles, judge)[0].story == story
    judged.finish()
    store.close()
    assert (judged.made, judged.kept) == (judge.asked, 1 - judge.asked)
    return judge.asked


def test_a_story_is_judged_anew_where_anything_it_reads_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "types").mkdir()
    both = [article(1), article(2)]

    def known(story: Story = STORY, articles: list[Article] = both, as_of: str | None = None, **more: object) -> bool:
        return not asked(tmp_path / "store", story, articles, Config(**more), as_of)  # type: ignore[arg-type]

    assert not known() and known()
    for field in fields(Article):
        changed = [replace(both[0], **{field.name: getattr(OTHER, field.name)}), both[1]]
        assert known(articles=changed) is (field.name in ("path", "line")), field.name  # which judgement does not read
    assert not known(articles=both[:1])
    assert not known(story=replace(STORY, id="story-2"))
    assert not known(story=replace(STORY, label="a door"))
    assert not known(story=replace(STORY, start="2021"))
    assert not known(story=replace(STORY, end=None))
    assert not known(as_of="2021-05-02")
    assert not known(vague="acled")
    assert not known(min_sources=2)
    assert not known(types=(str(tmp_path / "types"),))
    assert not known(model="en_core_web_lg")
    assert known(jobs=2, fail_on="any", ignore=("FC101",)), "what judgement does not read"
    monkeypatch.setattr(versions, "_files", lambda: [("judgement/judge.py", b"changed")])
    assert not known() and known()


def test_what_is_judged_is_kept_in_a_few_steps(tmp_path: Path) -> None:
    stories = [replace(STORY, id=f"story-{n}") for n in range(COMMIT + 1)]
    store = opened(tmp_path)
    judged = Judged(store, Config(), None)
    for story in stories:
        judged.through(story, [article(1)], Judge(story))
    other = Judged(store, Config(), None)  # as one that starts after this one was killed
    for story in stories:
        other.through(story, [article(1)], Judge(story))
    assert (other.kept, other.made) == (COMMIT, 1)


def test_a_store_that_cannot_be_written_judges_all(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.close()
    judge = Judge(STORY)
    judged = Judged(store, Config(), None)
    for _ in range(COMMIT + 1):
        assert judged.through(STORY, [article(1)], judge)[0].story == STORY
    judged.finish()
    assert judge.asked == COMMIT + 1
