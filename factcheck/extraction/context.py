"""What stands around a figure: the noun it counts, the verbs that noun does or undergoes, the words near it.

Grammar comes from spaCy's tags and parse of one sentence; where the parse is doubtful (ellipsis, headlines) the tags
decide. Dependency labels are those of the CLEAR style that spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Doc, Token

from factcheck.claim_types import lexicon
from factcheck.extraction.mention import Mention

NOMINAL = frozenset({"NOUN", "PROPN"})
NOUN_FORMS = frozenset({"implied", "bare", "sites"})  # of a mention that is only a noun
_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_SUMS = frozenset({"total", "sum", "tally", "number"})  # "a total of 58 people drowned"
_ONE = NOMINAL | {"PRON"}
_COUNTING = frozenset({"nummod", "compound", "amod", "det", "quantmod", "npadvmod"})
_INSIDE = _COUNTING | {"conj", "appos", "nmod", "prep", "poss", "advmod"}
_COMPLETES = frozenset({"acomp", "oprd", "xcomp", "attr", "ccomp", "prt"})
_AIMED = frozenset({"at", "into", "toward", "towards", "through", "on"})
_WHEN = frozenset(
    {"last", "this", "next", "each", "every", "per", "that"}
)  # behind a figure these open a phrase of time
_DASHES = frozenset({"-", "–", "—", "--"})
_JOINING = "-–'’\"“”"  # punctuation that may stand inside a noun phrase
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True)
class Context:
    """One figure in its sentence. ``noun`` is "" where the counted noun is left out; ``string`` is the sentence's
    lemmas joined by spaces with this figure as ``#`` and other figures as ``N``, for the rules' patterns."""

    mention: Mention
    noun: str
    noun_token: Token | None
    phrase_end: int  # code-point end of the counted noun phrase, or of the figure
    modifiers: tuple[str, ...]
    of: tuple[str, ...]
    verb: str
    verb_token: Token | None
    role: str
    prep: str
    patient_of: frozenset[str]
    agent_of: frozenset[str]
    clause: tuple[str, ...]
    sentence: tuple[str, ...]
    names: tuple[str, ...]
    string: str
    determiner: str = ""  # a, an, the, his … on the noun
    article: frozenset[str] = frozenset()  # the lower-case words of the whole article
    subject: frozenset[str] = frozenset()  # of the governing verb, shared ones included: who or what did or was
    object: frozenset[str] = frozenset()  # of the governing verb, directly or after "at" and "into"


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
    if token.pos_ == "PROPN":
        return headline_verbs().get(token.lower_, token.lower_)
    return token.lemma_.lower() or token.lower_


@cache
def headline_verbs() -> dict[str, str]:
    """Verb forms that a tagger takes for names in a headline's capitals ("Two Killed"), with their lemmas."""
    return dict(pair.split("=") for pair in lexicon()["headline_verbs"] if "=" in pair)


def _is_people_shot(doc: Doc, m: Mention, last: int) -> bool:
    """ "4 shot near a school": after a number above one the singular is no noun, the people are left out."""
    bare = last < len(doc) and doc[last].lower_ == "shot" and m.dimension == "count" and not m.noun
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
        if first < last and _is_people_shot(doc, m, last):
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


def _is_dash(token: Token) -> bool:
    """A hyphen with space before it parts words; without, it joins them."""
    return token.text in _DASHES and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _skip_right(doc: Doc, at: int) -> Token | None:
    """The head of the noun phrase that starts at token ``at``, by tags: adjectives and nouns up to the last noun."""
    last = None
    for token in doc[at : at + 8]:
        if _is_dash(token) or (token.i > at and token.pos_ == "DET" and token.nbor(-1).tag_ == "RB"):
            break  # "scored 17 just a day before" counts no days
        if token.pos_ in NOMINAL:
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
    return last


def counted_noun(v: View, k: int) -> Token | None:
    """The noun that the k-th figure counts, or None where it is left out."""
    noun = _counted_noun(v, k)
    if noun is not None and noun.lower_ == "plus":
        return None  # "going 60-plus"
    if noun is not None and any(t.lower_ in _WHEN for t in v.doc[v.spans[k][1] : noun.i]):
        return None  # "from 900 to 1,000 last year"
    if noun is None or noun.pos_ != "PROPN" or noun.lower_ not in headline_verbs():
        return noun
    before = v.doc[noun.i - 1]  # "3 Children Shot Inside Home": a headline's verb is no noun
    return before if before.pos_ in NOMINAL and noun.i > v.spans[k][1] else None


def _counted_noun(v: View, k: int) -> Token | None:
    doc, (first, last) = v.doc, v.spans[k]
    if last <= first:
        return None
    number = doc[last - 1]
    if last < len(doc) and doc[last].lower_ in ("a", "an"):
        return None  # "the killing of a father of two a vicious murder"
    if any(s[0] == last and other.dimension == "time" for s, other in zip(v.spans, v.mentions, strict=True)):
        return None  # "the toll jumped to 60 one day after"
    if _is_people_shot(doc, v.mentions[k], last):
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


def _climb(token: Token, figure: range) -> tuple[Token | None, str, str]:
    """From a nominal to the verb that governs it: (verb, role, preposition). "of" is passed over only where the figure
    itself stands before it ("dozens of people were killed", not "the mother of two boys was killed")."""
    role, prep = "", ""
    at = token
    for _ in range(12):
        head, dep = at.head, at.dep_
        if head == at:
            return (at if at.pos_ in ("VERB", "AUX") else None), role or dep, prep
        if dep == "pobj":
            if _is_along_with(head):  # "the couple, along with two children, perished"
                at = head.nbor(-1) if head.head == head.nbor(-1) else head
                if at.head.pos_ in ("VERB", "AUX"):
                    return at.head, _role_beside(at), prep
                continue
            if head.lemma_.lower() != "of" or not prep:
                prep = prep or head.lemma_.lower()
            role = role or f"prep:{head.lemma_.lower()}"
            if head.lemma_.lower() == "of" and (head.head.i in figure or head.head.lemma_.lower() in _SUMS):
                role = ""
            at = head
            continue
        if head.pos_ in ("VERB", "AUX"):
            if dep == "conj" and at.pos_ in ("VERB", "AUX"):
                return at, role, prep
            return head, role or dep, prep
        if dep in _INSIDE:
            at = head
            continue
        role = role or dep
        at = head
    return None, role, prep


def _is_along_with(token: Token) -> bool:
    return token.lower_ == "with" and token.i > 0 and token.nbor(-1).lower_ in ("along", "together")


def _role_beside(joiner: Token) -> str:
    """The role that "along with" shares: the object's where one stands before it, else the subject's."""
    sharing = [c for c in joiner.head.children if c.dep_ in (*_SUBJECT, "dobj") and c.i < joiner.i]
    return sharing[-1].dep_ if sharing else "prep:with"


def _verbs_on(noun: Token) -> tuple[set[str], set[str]]:
    """Verbs that modify a noun: (undergone, done). "12 people killed in", "soldiers who fired", "left 12 dead"."""
    patient: set[str] = set()
    agent: set[str] = set()
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            for verb in (child, *child.conjuncts):
                perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
                by_others = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)  # "who had been shot"
                does = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)  # a headline's "gunman killed 50"
                passive = verb.tag_ == "VBN" and (by_others or not (perfect or does))
                own_subject = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT")]
                (patient if passive or own_subject else agent).add(lemma_of(verb))
        elif child.dep_ in ("amod", "acomp", "oprd", "advcl") and child.pos_ in ("ADJ", "VERB"):
            deadly = any(_is_deadly(c) for c in child.children)  # "the fatally wounded man"
            patient.add("kill" if deadly else lemma_of(child))
    return patient, agent


def _predicate(verb: Token) -> set[str]:
    """The lemma of a verb and of what completes it: be + dead, leave + dead, get + shoot, undergo + surgery."""
    out = {lemma_of(verb)}
    for child in verb.children:
        if child.dep_ in _COMPLETES and child.pos_ in ("ADJ", "VERB", "ADV", "ADP") and not _is_clause(child):
            out.add(lemma_of(child))
            if any(_is_deadly(inner) for inner in child.children):  # found shot to death
                out.add("kill")
        if child.dep_ in ("advmod", "prep") and _is_deadly(child):
            out.add("kill")
    return out


def lemmas_possible(v: View) -> frozenset[str]:
    """Every lemma that a context of the sentence can name: those of its words, and the "kill" that death adds."""
    text = v.text.lower()
    deadly = "death" in text or any(word in text for word in lexicon()["fatally"])
    people_shot = "shoot" in v.lemmas  # which the view may have put for the noun
    return frozenset((*v.lemmas, *(["kill"] if deadly else ()), *(["shot"] if people_shot else ())))


def _is_deadly(token: Token) -> bool:
    """ "fatally shot", "stabbed to death": what the verb does ends in death."""
    if token.lower_ in lexicon()["fatally"]:
        return True
    return token.lower_ == "to" and any(c.lower_ == "death" for c in token.children)


def _is_clause(token: Token) -> bool:
    """A complement with a subject of its own says nothing of the one outside: "they shot him, the sheriff said"."""
    return token.dep_ == "ccomp" and any(c.dep_ in _SUBJECT for c in token.children)


def clause_head(token: Token) -> Token:
    """The head of the clause a token stands in."""
    at = token
    for _ in range(40):
        if at.head == at or at.dep_ in _CLAUSE or (at.dep_ == "conj" and at.pos_ in ("VERB", "AUX")):
            return at
        at = at.head
    return at


def _roles(verb: Token, role: str, patient: set[str], agent: set[str]) -> None:
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    acts = _predicate(verb)
    if role == "nsubjpass" and verb.dep_ == "conj" and verb.tag_ != "VBN":  # "was shot and died"
        role = "nsubj"
    if role in ("nsubjpass", "dobj", "obj", "oprd", "dative") or (role == "conj" and passive):
        patient |= acts
    elif role == "nsubj":
        (patient if verb.tag_ == "VBN" and passive else agent).update(acts)
        if not any(c.dep_ == "dobj" for c in verb.children):  # who fatally shot others is not dead
            patient |= {a for a in acts if a != lemma_of(verb)}  # "12 people are dead", "six got shot"
    elif role in ("attr", "acomp"):
        patient |= acts
    elif role == "prep:by" and verb.tag_ == "VBN":  # "chased by four soldiers"
        agent.add(lemma_of(verb))
    for child in verb.children:  # "left 12 people dead": dead is a complement of the verb
        if child.dep_ in ("oprd", "ccomp", "xcomp") and role in ("dobj", "nsubj") and child.pos_ in ("ADJ", "VERB"):
            if role == "nsubj" and _is_clause(child):
                continue
            patient.add(lemma_of(child))


def _sharing(verb: Token, role: str) -> list[Token]:
    """Verbs joined to a verb that share its subject: "a neighbour was shot and died"."""
    if role not in ("nsubj", "nsubjpass"):
        return []
    joined = [t for t in verb.children if t.dep_ == "conj"]
    for inner in verb.children:  # "jumped off to get ashore and were treated": no infinitive is joined to a finite verb
        if inner.dep_ in ("xcomp", "advcl"):
            joined += [t for t in inner.children if t.dep_ == "conj" and _is_finite(t) and not _is_finite(inner)]
    return [t for t in joined if not any(c.dep_ in _SUBJECT for c in t.children)]


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children
    )


def _subjects(verb: Token) -> frozenset[str]:
    """Lemmas of a verb's subjects; of a verb that has none, those of the verb it hangs on."""
    at = verb
    for _ in range(3):
        own = [c for c in at.children if c.dep_ in ("nsubj", "nsubjpass")]
        if at.dep_ in ("relcl", "acl") and all(c.tag_ in ("WP", "WDT") for c in own):
            own = [at.head]
        if own:
            return frozenset(lemma_of(t) for t in own)
        if at.dep_ not in ("conj", "xcomp", "advcl") or at.head.pos_ not in ("VERB", "AUX"):
            break
        at = at.head
    return frozenset()


def _objects(verb: Token) -> frozenset[str]:
    """Lemmas of what a verb is done to: its object, or what it is done at, into, toward."""
    out = {lemma_of(c) for c in verb.children if c.dep_ in ("dobj", "dative")}
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in _AIMED:
            out |= {lemma_of(c) for c in prep.children if c.dep_ == "pobj"}
    return frozenset(out)


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


def context(v: View, k: int) -> Context:
    """Everything the rules ask about the k-th figure of a sentence."""
    doc, m, (first, last) = v.doc, v.mentions[k], v.spans[k]
    noun = noun_of(v, k)
    start = noun if noun is not None else doc[max(first, last - 1)] if len(doc) else None
    verb, role, prep = _climb(start, range(first, last)) if start is not None else (None, "", "")
    patient: set[str] = set()
    agent: set[str] = set()
    if noun is not None:
        patient, agent = _verbs_on(noun)
    if verb is not None:
        _roles(verb, role, patient, agent)
        for shared in _sharing(verb, role):
            _roles(shared, role, patient, agent)
    head = clause_head(start) if start is not None else None
    telling, rest = _clause_of(v, head)
    near = sorted((i for i in telling if not first <= i < last), key=lambda i: (abs(i - first), i))
    modifiers: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    phrase_end = m.end
    if noun is not None:
        before = [
            t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss") and (t.i >= last or noun.i < last)
        ]
        modifiers = tuple(lemma_of(t) for t in before if t.tag_ != "PRP$")
        of = tuple(lemma_of(o) for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj")
        if noun.i >= last:
            phrase_end = max(m.end, noun.idx + len(noun))
    name = m.noun or (lemma_of(noun) if noun is not None else "")
    return Context(
        mention=m,
        noun=name,
        noun_token=noun,
        phrase_end=phrase_end,
        modifiers=modifiers,
        of=of,
        verb=lemma_of(verb) if verb is not None else "",
        verb_token=verb,
        role=role,
        prep=prep,
        patient_of=frozenset(patient),
        agent_of=frozenset(agent),
        clause=_content(near, v),
        sentence=rest,
        names=v.names,
        string=_string(v, k) if m.dimension != "when" else "",  # no rule asks about a date or a time
        article=v.article,
        subject=_subjects(verb) if verb is not None else frozenset(),
        object=_objects(verb) if verb is not None else frozenset(),
        determiner=next((t.lower_ for t in noun.lefts if t.dep_ in ("det", "poss")), "") if noun is not None else "",
    )


def _clause_of(v: View, head: Token | None) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The tokens under the head of a clause that carry meaning, and the lemmas of the rest of the sentence; once for
    all the figures of a clause. Without a head the clause is the sentence."""
    key = head.i if head is not None else -1
    found = v.clauses.get(key)
    if found is None:
        every = range(len(v.tokens))
        inside = {t.i for t in head.subtree} if head is not None else set(every)
        telling = tuple(i for i in every if i in inside and v.content[i])
        found = v.clauses[key] = (telling, _content((i for i in every if i not in inside), v))
    return found


def _content(tokens: Iterable[int], v: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lemma for i in tokens if (lemma := v.content[i])))


def _string(v: View, k: int) -> str:
    return " ".join(word for word, _ in marked(v, k)) + " "


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
