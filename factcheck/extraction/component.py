"""factcheck in anyone's spaCy pipeline: ``nlp.add_pipe("factcheck_claims")`` fills ``doc.spans["factcheck"]``.

Each span is a figure or category as written: ``span.label_`` is the claim type, ``span.id_`` the claim's id. The
group's ``attrs["claims"]`` holds, in the spans' order, what the claims say as plain values (``factcheck.model.Claim``);
readers' comments and boilerplate in the text give none. Of the ``Doc`` only the text is read, and nothing else is
written: values in ``doc._`` would not survive ``nlp.pipe(n_process=2)``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from factcheck.extraction.pipeline import extract
from factcheck.model import OWN_ZONES, Article, Claim, Extract
from factcheck.reading.zones import find_zones

KEY = "factcheck"


class ClaimsComponent:
    """The component; candidates are parsed by a pipeline of its own (``model``), so any tokenizer may come before."""

    def __init__(self, model: str, types: Sequence[str]) -> None:
        self.model = model
        self.types = tuple(types)

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its claims."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The docs with their claims, in order, ``batch_size`` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            articles = (Article("doc", doc.text, zones=find_zones(doc.text)) for doc in batch)
            for doc, found in zip(batch, extract(articles, types_dirs=self.types, model=self.model), strict=True):
                doc.spans[KEY] = _spans(doc, found)
                yield doc


def _spans(doc: Doc, found: Extract) -> SpanGroup:
    placed: list[tuple[Span, Claim]] = []
    for claim in found.claims:
        if claim.zone in OWN_ZONES:
            # A figure may be half a token ("16-shot"): the span is then the whole one, the offsets stay exact.
            span = doc.char_span(claim.start, claim.end, label=claim.type, alignment_mode="expand", span_id=claim.id)
            if span is not None:
                placed.append((span, claim))
    attrs = {"claims": [_plain(claim) for _, claim in placed]}
    return SpanGroup(doc, name=KEY, attrs=attrs, spans=[span for span, _ in placed])


def _plain(claim: Claim) -> dict[str, Any]:
    """The claim as values that any serializer knows."""
    values = asdict(claim)
    del values["anchor"], values["article"]
    plain: dict[str, Any] = json.loads(json.dumps(values))
    return plain


@Language.factory(
    "factcheck_claims",
    assigns=["doc.spans"],
    default_config={"model": "en_core_web_sm", "types": []},
)
def make(nlp: Language, name: str, model: str, types: list[str]) -> ClaimsComponent:
    """The factory; ``types`` are folders of further claim types."""
    return ClaimsComponent(model, types)
