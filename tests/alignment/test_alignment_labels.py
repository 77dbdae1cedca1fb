"""What stories and things are called."""

from __future__ import annotations

from factcheck.alignment.labels import story_label, thing_label
from factcheck.alignment.stories import group
from factcheck.alignment.subjects import read
from factcheck.model import Anchor, Article, Claim, Qualifier, Quantity


def article(n: int, text: str, title: str | None = None, url: str | None = None, outlet: str = "") -> Article:
    return Article(id=f"a{n}", text=text, title=title, url=url, outlet=outlet, published="2016-05-19")


TEXT = (
    "The jet of EgyptAir vanished over the sea near Karpathos with 66 people, said EgyptAir. The jet vanished at night."
)


def test_the_best_headline_is_the_label_without_its_outlet() -> None:
    (story,) = group([article(1, TEXT, "EgyptAir jet vanishes over the sea - BBC News", outlet="BBC News (video)")])
    assert story.label == "EgyptAir jet vanishes over the sea"


def test_a_dash_inside_a_headline_stays() -> None:
    (story,) = group([article(1, TEXT, "EgyptAir jet vanishes - nobody knows why", outlet="BBC News")])
    assert story.label == "EgyptAir jet vanishes - nobody knows why"


def test_an_address_gives_the_headline_with_the_names_as_the_texts_write_them() -> None:
    url = "https://example.org/2016/05/egyptair-jet-vanishes-over-karpathos-sea/"
    (story,) = group([article(1, TEXT, url=url)])
    assert story.label == "EgyptAir jet vanishes over Karpathos sea"


def test_an_address_that_lost_its_figures_gives_no_headline() -> None:
    url = "https://example.org/jet-with-66-people-vanishes-over-karpathos-sea"
    (story,) = group([article(1, TEXT, url=url)])
    assert story.label.startswith("EgyptAir, Karpathos: ") and "66" not in story.label


def test_words_make_the_label_where_there_is_no_headline() -> None:
    profile = {"66": 0.9, "million": 0.8, "egyptair": 0.7, "jet": 0.6, "karpatho": 0.5, "vanished": 0.4}
    label = story_label([article(1, TEXT)], profile)
    assert label == "EgyptAir, Karpathos: jet vanished"


def claim(article_: str, subject: str, terms: str, number: float = 5) -> Claim:
    value = Quantity(number, number, number, "gunshot wound", Qualifier.EXACT, f"{number:g} times")
    anchor = Anchor(verb=terms.split()[0], terms=tuple(terms.split()[1:]))
    return Claim(article_, article_, "wounds", value, subject, 0, 2, subject, anchor=anchor)


def test_the_articles_own_figures_are_called_by_their_type_alone() -> None:
    from dataclasses import replace

    claims = [claim(a, f"times hit: {a} was hit", "hit soldier") for a in ("a", "b", "c")]
    mains = [replace(read(c), main=True) for c in claims]
    assert thing_label([0, 1, 2], claims, mains) == "times hit"


def test_else_the_shortest_subject_that_most_share() -> None:
    claims = [
        claim(
            "a", "times hit: he was hit by the soldiers near the border on a cold day in autumn", "hit soldier border"
        ),
        claim("b", "times hit: soldiers hit him", "hit soldier"),
        claim("c", "times hit: weather changed", "hit soldier"),
    ]
    assert thing_label([0, 1, 2], claims, [read(c) for c in claims]) == "times hit: soldiers hit him"


def test_a_subject_that_repeats_its_type_is_the_type() -> None:
    claims = [claim("a", "times hit: hit times", "hit time")]
    assert thing_label([0], claims, [read(c) for c in claims]) == "times hit"
