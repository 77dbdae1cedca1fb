"""The fast way through spaCy's pipeline annotates exactly as ``nlp.pipe`` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.extraction.parser import Parser
from factcheck.extraction.pipeline import installed
from factcheck.extraction.sentences import split
from factcheck.extraction.transitions import transitions_of
from factcheck.extraction.vectors import vectors_of

CORPUS = Path(__file__).parents[1] / "corpus"
ODD = [
    "I'm gonna go now, ain't it?\n\nLet's see: there's nothin' he couldn't do.",
    "Y'all got ta come on, c'mon; 'em all, y' all.",
    "  two  spaces \t and a tab \n",
    "\n",
    "He does do what they have had to have done.",
    "That is what that man said that he'd said.",
    "It is raining, and it hit it; her dog bit her.",
]


def load(**kwargs):
    import spacy

    return spacy.load(installed("en_core_web_sm"), exclude=["ner"], **kwargs)


def told(doc):
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i) for t in doc]


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.fixture(scope="module")
def fast():
    return Parser(load())


def sentences() -> list[str]:
    out = []
    for path in sorted(CORPUS.rglob("*.md"))[::4]:
        text = path.read_text("utf-8").rpartition("---\n")[2]
        out += [text[a:b] for a, b in split(text)][:12]
    return out


def test_annotations_are_those_of_the_pipeline(nlp, fast):
    texts = [*ODD, *sentences(), *ODD]
    assert len(texts) > 60
    for plain, quick in zip(nlp.pipe(texts), fast.pipe(texts), strict=True):
        assert told(quick) == told(plain)


def test_no_more_words_are_parsed_together_than_fit_into_memory(nlp, fast, monkeypatch):
    monkeypatch.setattr("factcheck.extraction.parser.WORDS", 30)
    seen, together = [], fast._together
    monkeypatch.setattr(fast, "_together", lambda docs: seen.append(docs) or together(docs))
    texts = [*ODD, *sentences()[:20], "five " * 100, *ODD]
    for plain, quick in zip(nlp.pipe(texts), fast.pipe(texts), strict=True):
        assert told(quick) == told(plain)
    assert len(seen) > 10
    assert all(sum(map(len, docs[:-1])) < 30 for docs in seen)


def test_a_rule_over_two_tokens_is_still_applied(nlp, fast):
    text = "They ain't going, and there are two of them."
    quick = next(iter(fast.pipe([text])))
    assert [t.lemma_ for t in quick][1] == "be"
    assert told(quick) == told(nlp(text))


def test_what_an_article_brings_does_not_change_the_next(fast):
    text = "Five shots were fired at the car, police said."
    alone = told(next(iter(fast.pipe([text]))))
    among = [told(d) for d in fast.pipe([*sentences()[:20], text, *ODD])]
    assert alone in among


@pytest.mark.parametrize("pattern", [[{"ORTH": "Five"}], [{"LOWER": {"FUZZY": "five"}}], [{"TAG": "CD", "OP": "+"}]])
def test_rules_of_another_kind_go_through_the_pipeline(pattern):
    nlp = load()
    nlp.get_pipe("attribute_ruler").add([pattern], {"LEMMA": "changed"})
    quick = next(iter(Parser(nlp).pipe(["Five shots were fired."])))
    assert quick[0].lemma_ == "changed"
    assert told(quick) == told(nlp("Five shots were fired."))


def test_vectors_are_those_of_the_pipeline_to_rounding(nlp, fast):
    texts = [*ODD, *sentences()]
    for plain, quick in zip(nlp.pipe(texts), fast.pipe(texts), strict=True):
        assert quick.tensor.shape == plain.tensor.shape
        assert abs(quick.tensor - plain.tensor).max(initial=0) < 1e-4


def test_words_forgotten_are_learned_again(nlp, fast, monkeypatch):
    monkeypatch.setattr("factcheck.extraction.vectors._MOST", 40)
    small = Parser(load())
    for text in sentences()[:20]:
        (few,), (many,) = small.pipe([text]), fast.pipe([text])
        assert few.tensor.tobytes() == many.tensor.tobytes()


def test_another_network_is_left_to_spacy(nlp):
    other = load()
    (window,) = {n.attrs["window_size"] for n in other.get_pipe("tok2vec").model.walk() if n.name == "expand_window"}
    assert window == 1
    assert vectors_of(other) is not None
    node = next(n for n in other.get_pipe("tok2vec").model.walk() if n.name == "extract_features")
    node.attrs["columns"] = ["LOWER", *node.attrs["columns"][1:]]
    assert vectors_of(other) is None


def test_the_steps_are_those_of_the_parser(fast):
    parser = fast.nlp.get_pipe("parser")
    docs = list(fast.pipe([*ODD, *sentences()]))
    ends = []
    for predict in (parser.predict, transitions_of(fast.nlp).predict):
        fresh = [fast.nlp.make_doc(doc.text) for doc in docs]
        for doc, done in zip(fresh, docs, strict=True):
            doc.tensor = done.tensor
        parser.set_annotations(fresh, predict(fresh))
        ends.append([[(t.dep_, t.head.i) for t in doc] for doc in fresh])
    assert ends[0] == ends[1]


def test_no_sentence_takes_no_step(fast):
    assert transitions_of(fast.nlp).predict([]) == []
    (state,) = transitions_of(fast.nlp).predict([fast.nlp.make_doc("")])
    assert state.is_final()


def test_another_parser_is_left_to_spacy():
    other = load()
    assert transitions_of(other) is not None
    other.get_pipe("parser").cfg["beam_width"] = 4
    assert transitions_of(other) is None
