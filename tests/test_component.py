"""``nlp.add_pipe("factcheck_claims")`` in a pipeline that knows nothing of factcheck."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

TEXT = "Four guards fired at least 30 rounds at the rider. He fell 150 feet short of the gate."
RAIN = "It rained all day."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("factcheck_claims")
    return pipeline


def _said(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans["factcheck"]]


def test_the_factory_is_found_by_its_entry_point() -> None:
    (found,) = entry_points(group="spacy_factories", name="factcheck_claims")
    assert found.value == "factcheck.extraction.component:make"


def test_a_blank_pipeline_marks_figures_as_written(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert ("at least 30 rounds", "shots_fired") in _said(doc)
    assert ("150 feet", "distance") in _said(doc)


def test_each_span_has_its_claim(nlp: Language) -> None:
    doc = nlp(TEXT)
    group = doc.spans["factcheck"]
    claims = group.attrs["claims"]
    assert [span.id_ for span in group] == [claim["id"] for claim in claims]
    (fired,) = [c for c in claims if c["type"] == "shots_fired"]
    assert fired["value"] == {
        "low": 30,
        "high": None,
        "nominal": 30,
        "unit": "round",
        "qualifier": "at_least",
        "text": "at least 30 rounds",
    }
    assert TEXT[fired["start"] : fired["end"]] == "at least 30 rounds"


def test_nothing_else_is_written(nlp: Language) -> None:
    doc, plain = nlp(TEXT), spacy.blank("en")(TEXT)
    assert list(doc.spans) == ["factcheck"]
    assert not doc.ents and not doc.user_data
    assert [t.text for t in doc] == [t.text for t in plain]


def test_a_text_without_claims_has_an_empty_group(nlp: Language) -> None:
    assert _said(nlp(RAIN)) == []
    assert _said(nlp("")) == []


def test_a_reader_s_comment_is_no_claim(nlp: Language) -> None:
    doc = nlp(TEXT + "\n\nComments\n\nJohn D. says:\nThey fired 90 rounds, I was there!\n\nReply\n")
    assert "150 feet" in [said for said, _ in _said(doc)]
    assert not [said for said, _ in _said(doc) if "90" in said]


def test_batches_and_processes_change_nothing(nlp: Language) -> None:
    texts = [TEXT, RAIN, "Two men were hurt.", TEXT]
    one_by_one = [(_said(d), d.spans["factcheck"].attrs) for d in map(nlp, texts)]
    assert [(_said(d), d.spans["factcheck"].attrs) for d in nlp.pipe(texts, batch_size=3)] == one_by_one
    assert [(_said(d), d.spans["factcheck"].attrs) for d in nlp.pipe(texts, n_process=2)] == one_by_one


def test_a_doc_keeps_its_claims_on_disk(nlp: Language) -> None:
    stored = DocBin(docs=[nlp(TEXT)], store_user_data=True).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert _said(doc) == _said(nlp(TEXT))
