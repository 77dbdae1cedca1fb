"""What to call a story and a thing: words an editor would use, taken from the articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from factcheck.alignment import synonyms, vectors
from factcheck.alignment.subjects import Subject
from factcheck.model import Article, Claim

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")  # capitals inside a sentence
_TAIL = re.compile(r"^(.{12,}\S) +[-–—|] +([^-–—|]{2,40})$")  # a headline with its outlet behind it
_TELLING = 4  # content words that a headline made of an address must have
_LONG = 10  # words of a thing's name that read easily
_NAMES, _WHAT = 3, 3  # names and other words of a label made of words


def story_label(articles: Sequence[Article], profile: Mapping[str, float]) -> str:
    """The title that says most of what the articles share; else such a headline in an address, without figures; else
    the weightiest names and what is said of them. ``profile``: the weight of each word in the story."""
    titles = [(_headline(a), a.id) for a in articles if a.title and any(True for _ in vectors.words(a.title))]
    if titles:
        return max(titles, key=lambda t: (_says(t[0], profile), t[1]))[0]
    names = _names(articles)
    slugs = [(text, a.id) for a in articles if (text := vectors.slug(a.url)) and not _figures(a.url or "", text)]
    slugs = [(text, id_) for text, id_ in slugs if sum(w in profile for w in vectors.words(text)) >= _TELLING]
    if slugs:
        return _written(max(slugs, key=lambda t: (_says(t[0], profile), t[1]))[0].split(), names)
    best = [w for w in sorted(profile, key=lambda w: (-profile[w], w)) if w.isalpha() and w not in vectors.unit_words()]
    named: list[str] = []
    for word in best:
        name = names.get(word)
        if name and name not in named:
            named.append(name)
    what = [w for w in best if w not in names][:_WHAT]
    return ": ".join(part for part in (", ".join(named[:_NAMES]), " ".join(what)) if part)


def _headline(article: Article) -> str:
    """The title without the outlet's name behind a dash or a bar."""
    title = " ".join((article.title or "").split())
    found = _TAIL.match(title)
    if found and set(_WORD.findall(found[2].lower())) & set(_WORD.findall(article.outlet.lower())):
        return found[1]
    return title


def _figures(url: str, headline: str) -> bool:
    """Does the address hold figures among the words of its headline, which the headline lacks?"""
    last = headline.split()[-1]
    return any(re.search(r"\d", part) for part in url.split("/")[3:] if last in part)


def _says(headline: str, profile: Mapping[str, float]) -> float:
    found = set(vectors.words(headline))
    return sum(profile.get(w, 0.0) for w in sorted(found)) / (len(found) + 3)


def _names(articles: Iterable[Article]) -> dict[str, str]:
    """Stem → the name it is a word of, as written inside sentences more often than in lower case."""
    written: dict[str, Counter[str]] = {}
    lower: Counter[str] = Counter()
    for article in articles:
        text = f"{vectors.own_text(article)}\nof {article.outlet}"
        lower.update(vectors.stem(w) for w in _WORD.findall(text) if w.islower())
        for name in _NAME.findall(text):
            for word in vectors.words(name):
                written.setdefault(word, Counter())[re.sub(r"['’]s?$", "", name)] += 1
    return {
        word: min(forms, key=lambda f: (-forms[f], len(f), f))
        for word, forms in written.items()
        if sum(forms.values()) > lower[word]
    }


def _written(words: Sequence[str], names: Mapping[str, str]) -> str:
    """The words of an address as a headline: names with their capitals, the first letter large."""
    out = []
    for word in words:
        forms = names.get(vectors.stem(word.lower()), "").split()
        out.append(next((f for f in forms if f.lower() == word.lower()), word.lower()))
    text = " ".join(out)
    return text[:1].upper() + text[1:]


def thing_label(thing: Sequence[int], claims: Sequence[Claim], read: Sequence[Subject]) -> str:
    """What the claims of one alignment are about: the type's name alone where they are their articles' own figures for
    it, else the shortest subject among theirs whose words most of them share."""
    heads = Counter(claims[k].subject.partition(": ")[0] for k in thing if ": " in claims[k].subject)
    head = min(heads, key=lambda h: (-heads[h], h)) if heads else ""
    mains = sum(read[k].main for k in thing)
    if head and len(thing) > 1 and 2 * mains > len(thing):
        return head
    held: Counter[str] = Counter(w for k in thing for w in {*_concepts(claims[k].subject), *read[k].terms})
    own = _concepts(head)

    def fit(subject: str) -> tuple[float, int, str]:
        told = [w for w in _concepts(subject.partition(": ")[2] or subject) if w not in own]
        share = sum(held[w] for w in told) / (len(told) * len(thing)) if told else 0.0
        return (-share + 0.04 * max(0, len(subject.split()) - _LONG), len(subject), subject)

    best = min((claims[k].subject for k in thing), key=fit)
    told = best.partition(": ")[2]
    return head if head and told and set(_concepts(told)) <= set(own) else best


def _concepts(text: str) -> list[str]:
    return [synonyms.concept(w) for w in vectors.words(text)]
