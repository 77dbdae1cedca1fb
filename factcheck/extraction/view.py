"""A parsed sentence with its figures, as the rules see it: lemmas, and the words with the figures marked in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Doc, Token

from factcheck.claim_types import lexicon
from factcheck.extraction.mention import Mention

NOMINAL = frozenset({"NOUN", "PROPN"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True)
class View:
    """A parsed sentence with its figures; shared by all of them."""

    doc: Doc
    lemmas: tuple[str, ...]
    mentions: tuple[Mention, ...]
    spans: tuple[tuple[int, int], ...]  # token span [first, last) of each mention's number words
    article: frozenset[str] = frozenset()  # the lower-case words of the whole article
    text: str = ""
    tokens: tuple[Token, ...] = ()
    shown: tuple[str, ...] = ()  # each token's lemma as patterns see it, "" where they do not
    content: tuple[str, ...] = ()  # each token's lemma where it carries meaning, else ""
    names: tuple[str, ...] = ()
    clauses: dict[int, tuple[tuple[int, ...], tuple[str, ...]]] = field(default_factory=dict)  # by head, once read
    marks: dict[int, Marked] = field(init=False, default_factory=dict)  # the marked words once read, under 0


Marked = tuple[list[tuple[str, Token]], dict[int, int]]


@cache
def _light() -> frozenset[str]:
    return lexicon()["light"]


def lemma_of(token: Token) -> str:
    """The lower-case lemma; the lower-case word where the tagger took it for a name."""
    if token.tag_ == "NNPS" and len(token) > 3:  # Tunisians
        return token.lower_.removesuffix("s")
    if token.lower_ == "times":  # "Shot 11 Times"
        return "time"
    if token.pos_ == "PROPN":
        return headline_verbs().get(token.lower_, token.lower_)
    return token.lemma_.lower() or token.lower_


@cache
def headline_verbs() -> dict[str, str]:
    """Verb forms that a tagger takes for names in a headline's capitals ("Two Killed"), with their lemmas."""
    return dict(pair.split("=") for pair in lexicon()["headline_verbs"] if "=" in pair)


def is_people_shot(doc: Doc, m: Mention, last: int) -> bool:
    """ "4 shot near a school": after a number above one the singular is no noun, the people are left out."""
    bare = last < len(doc) and doc[last].lower_ == "shot" and m.dimension == "count" and not m.noun
    if bare and m.nominal == 1:  # "two were shot in the leg and one shot in the hand"
        led = any(t.lower_ in ("and", ",", "with") for t in doc[max(0, last - 2) : last - 1])
        hit = [t.lower_ for t in doc[last + 1 : last + 4]]
        return led and hit[:1] == ["in"] and not lexicon()["body"].isdisjoint(hit)
    return bare and m.nominal != 1 and not (last + 1 < len(doc) and doc[last + 1].pos_ in NOMINAL)


@cache
def _singulars() -> dict[str, str]:
    return dict(pair.split("=") for pair in lexicon()["singulars"])


def singular(noun: str) -> str:
    """The unit that a counted noun stands for: person for people; "" for what is no word."""
    return _singulars().get(noun, noun if noun[:1].isalpha() else "")


def view(doc: Doc, mentions: list[Mention], article: frozenset[str] = frozenset(), text: str | None = None) -> View:
    """The sentence's lemmas and the token span of each mention, hedge and number words without the unit. ``text``: the
    sentence, where it is at hand; a ``Doc`` puts it together anew."""
    spans = [_span_of(doc, m) for m in mentions]
    tokens = tuple(doc)
    seen = _seen(doc, tokens)
    lemmas, content, shown = [word[0] for word in seen], [word[2] for word in seen], [word[3] for word in seen]
    for m, (first, last) in zip(mentions, spans, strict=True):
        if first < last and is_people_shot(doc, m, last):
            lemmas[last] = shown[last] = "shoot"
            content[last] = "shoot" if seen[last][1] in _CONTENT else ""
    names = dict.fromkeys(t.text for t, word in zip(tokens, seen, strict=True) if word[1] == "PROPN")
    return View(
        doc=doc,
        lemmas=tuple(lemmas),
        mentions=tuple(mentions),
        spans=tuple(spans),
        article=article,
        text=doc.text if text is None else text,
        tokens=tokens,
        shown=tuple(shown),
        content=tuple(content),
        names=tuple(names),
    )


_Seen = tuple[str, str, str, str]  # lemma, part of speech, lemma where it carries meaning, lemma as patterns see it
_MOST_SEEN = 100_000
_known: dict[tuple[int, ...], _Seen] = {}  # by word, lemma, part of speech and tag, which tell all of it


def _seen(doc: Doc, tokens: tuple[Token, ...]) -> list[_Seen]:
    """What the rules see of each token."""
    from spacy.attrs import LEMMA, ORTH, POS, TAG

    if len(_known) > _MOST_SEEN:
        _known.clear()
    out = []
    for key, token in zip(map(tuple, doc.to_array([ORTH, LEMMA, POS, TAG]).tolist()), tokens, strict=True):
        seen = _known.get(key)
        if seen is None:
            seen = _known[key] = _look(token)
        out.append(seen)
    return out


def _look(token: Token) -> _Seen:
    lemma, kind = lemma_of(token), token.pos_
    telling = kind in _CONTENT and lemma not in _light() and not token.like_num and any(map(str.isalpha, lemma))
    hidden = token.is_quote or token.text in "[]"  # these hide no grammar
    return lemma, kind, lemma if telling else "", "" if hidden else "".join(lemma.split()) or "_"


def joined(v: View, mention: Mention) -> View:
    """The sentence with one more mention, its last."""
    return replace(v, mentions=(*v.mentions, mention), spans=(*v.spans, _span_of(v.doc, mention)))


def _span_of(doc: Doc, m: Mention) -> tuple[int, int]:
    end = m.number_end if m.number_end > m.start else m.end
    span = doc.char_span(m.start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def lemmas_possible(v: View) -> frozenset[str]:
    """Every lemma that a context of the sentence can name: those of its words, and the "kill" that death adds."""
    text = v.text.lower()
    deadly = "death" in text or any(word in text for word in lexicon()["fatally"])
    people_shot = "shoot" in v.lemmas  # which the view may have put for the noun
    return frozenset((*v.lemmas, *(["kill"] if deadly else ()), *(["shot"] if people_shot else ())))


def marked(v: View, k: int = -1) -> list[tuple[str, Token]]:
    """The sentence's lemmas with their tokens; the k-th figure is one ``#``, every other figure one ``N``, each with
    the noun that it holds itself after it ("twice" is ``# time``, "16-shot" ``# shot``)."""
    if 0 not in v.marks:
        v.marks[0] = _mark(v)
    words, places = v.marks[0]
    if k in places:
        out = words.copy()
        out[places[k]] = ("#", out[places[k]][1])
        return out
    first, last = v.spans[k] if k >= 0 else (0, 0)
    return _mark(v, k)[0] if first < last else words


def _mark(v: View, inner: int = -1) -> Marked:
    """The marked words with every figure as ``N``, and the places of these by figure. ``inner``: a figure inside
    another's words, which takes the mark since it is asked about."""
    starts: dict[int, list[str]] = {}
    inside: set[int] = set()
    figures: dict[int, int] = {}
    for j, (first, last) in enumerate(v.spans):
        if first < last and first not in inside:
            held = v.mentions[j].noun
            said = last < len(v.lemmas) and v.lemmas[last] == held
            for within in [i for i in range(first + 1, last) if i in starts]:  # "a 2-year-old boy" is one
                del starts[within]
                figures.pop(within, None)
            starts[first] = ["N", *([held] if held and not said else [])]
            figures[first] = j
            inside.update(range(first, last))
        elif j == inner and first < last:
            starts[first] = ["#"]
    out: list[tuple[str, Token]] = []
    places = {}
    for i, (token, word) in enumerate(zip(v.tokens, v.shown, strict=True)):
        if i in starts:
            if i in figures:
                places[figures[i]] = len(out)
            out += [(mark, token) for mark in starts[i]]
        elif word and i not in inside:
            out.append((word, token))
    return out, places
