"""The noun that a figure counts, by the parse, and by the tags where the parse is doubtful."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factcheck.extraction.view import NOMINAL, View, headline_verbs, is_people_shot
from factcheck.extraction.words import load, word_set

NOUN_FORMS = frozenset({"implied", "bare", "sites"})  # of a mention that is only a noun
_ONE = NOMINAL | {"PRON"}
_COUNTING = frozenset({"nummod", "compound", "amod", "det", "quantmod", "npadvmod"})
_WHEN = frozenset(
    {"last", "this", "next", "each", "every", "per", "that"}
)  # behind a figure these open a phrase of time
_DASHES = frozenset({"-", "–", "—", "--"})
_JOINING = "-–'’\"“”"  # punctuation that may stand inside a noun phrase


def _is_dash(token: Token) -> bool:
    """A hyphen with space before it parts words; without, it joins them."""
    return token.text in _DASHES and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _skip_right(doc: Doc, at: int) -> Token | None:
    """The head of the noun phrase that starts at token ``at``, by tags: adjectives and nouns up to the last noun."""
    last: Token | None = None
    owner: Token | None = None
    for token in doc[at : at + 8]:
        if _is_dash(token) or (token.i > at and token.pos_ == "DET" and token.nbor(-1).tag_ == "RB"):
            break  # "scored 17 just a day before" counts no days
        if token.tag_ == "POS" and last is not None:
            owner, last = last, None  # "one of the city's papers" is a paper
        elif token.pos_ in NOMINAL:
            if last is not None and last.i != token.i - 1 and last.pos_ in NOMINAL:
                break
            last = token
        elif token.pos_ in ("ADJ", "DET", "PART") or token.tag_ == "PRP$" or token.text in ("-", "–", "'s", "’s"):
            if last is not None and token.pos_ in ("DET", "ADJ"):
                break
        elif last is None and (token.tag_ in ("VBN", "VBG", "RB") or (token.pos_ == "NUM" and token.i > at)):
            continue
        else:
            break
    return last or owner


def counted_noun(v: View, k: int) -> Token | None:
    """The noun that the k-th figure counts, or None where it is left out."""
    noun = _counted_noun(v, k)
    if noun is not None and noun.lower_ == "plus":
        return None  # "going 60-plus"
    if noun is not None and any(t.lower_ in _WHEN for t in v.doc[v.spans[k][1] : noun.i]):
        return None  # "from 900 to 1,000 last year"
    if noun is not None and noun.i >= v.spans[k][1] and _is_day(noun):
        return None  # "the toll rose to 304 late Saturday night"
    if noun is None or noun.pos_ != "PROPN" or noun.lower_ not in headline_verbs():
        return noun
    before = v.doc[noun.i - 1]  # "3 Children Shot Inside Home": a headline's verb is no noun
    return before if before.pos_ in NOMINAL and noun.i > v.spans[k][1] else None


def _is_day(noun: Token) -> bool:
    """A weekday, or a part of one: "Saturday", "Saturday night"."""
    weekdays, parts = load("dates.toml")["weekdays"], word_set("dates.toml", "words", "day_parts")
    return noun.lower_ in weekdays or (noun.lower_ in parts and noun.i > 0 and noun.nbor(-1).lower_ in weekdays)


def _counted_noun(v: View, k: int) -> Token | None:
    doc, (first, last) = v.doc, v.spans[k]
    if last <= first:
        return None
    number = doc[last - 1]
    if last < len(doc) and doc[last].lower_ in ("a", "an"):
        return None  # "the killing of a father of two a vicious murder"
    if any(s[0] == last and other.dimension == "time" for s, other in zip(v.spans, v.mentions, strict=True)):
        return None  # "the toll jumped to 60 one day after"
    if is_people_shot(doc, v.mentions[k], last):
        return None
    if last < len(doc) and doc[last].lower_ == "times":  # "40 times the soldiers fired": the parser looks further
        return doc[last]
    if last < len(doc) and doc[last].lower_ == "of":  # dozens of shots, five of the soldiers, thousands of people
        return _skip_right(doc, last + 1)
    if last < len(doc) and doc[last].text == "[":  # "at least eight [shots]"
        return _skip_right(doc, last + 1)
    for token in doc[first:last]:
        head = token.head
        near = token.dep_ in _COUNTING and head.pos_ in NOMINAL and last <= head.i < last + 8
        if near and not any((t.is_punct and t.text not in _JOINING) or _is_dash(t) for t in doc[last : head.i]):
            return head
    if number.pos_ in NOMINAL and number.dep_ in ("compound",) and number.head.i >= last:
        return number.head
    return _skip_right(doc, last)


def _stands_for_one(token: Token) -> bool:
    """A noun, a name, a pronoun, or the "old" of "a 3-year-old"."""
    return token.pos_ in _ONE or token.lower_ == "old"


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None else None


def noun_of(v: View, k: int) -> Token | None:
    """The word for what the k-th figure counts, or that is itself the figure."""
    doc, m, last = v.doc, v.mentions[k], v.spans[k][1]
    at = m.number_start
    if m.form in NOUN_FORMS and at >= 0 and (only := _token_at(doc, at)) is not None and _stands_for_one(only):
        return only  # a figure that is only a noun: "a man was killed"
    if m.dimension in ("count", "ordinal", "ratio", "fraction") and not m.noun:
        return counted_noun(v, k)
    if m.dimension == "count" and m.noun and last < len(doc) and doc[last].lower_ == m.noun:
        return doc[last]  # "another man": the grammar knows the noun, and this is its word
    return None
