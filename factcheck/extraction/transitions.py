"""spaCy's transition parser over the sentences of one article: the same states and the same network, in fewer seconds.

The parser takes a step in every sentence at once, until all are at their end. spaCy takes each step in a loop of its
own that adds up, sentence by sentence, what eight words bring, and multiplies by the routine bundled with it; it also
gives up Python's lock and asks for it again several times a step. Here numpy adds and multiplies for all sentences, and
spaCy says which words a state looks at and takes the step that scores best.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Transitions:
    """The dependency parser of a pipeline, to be asked through ``transitions_of``."""

    def __init__(self, nlp: Language) -> None:
        import numpy

        self._numpy = numpy
        pipe: Any = nlp.get_pipe("parser")
        self._pipe, model = pipe, pipe.model
        self._words = model.get_ref("tok2vec")
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = lower.get_param("W")  # features x hidden x pieces x inputs
        self._features, self._hidden, self._pieces, inputs = weights.shape
        # one piece after the other, so that the best of them is found in whole stretches
        self._weights = numpy.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, inputs).T)
        self._bias = numpy.ascontiguousarray(lower.get_param("b").T).reshape(-1)
        self._nothing = numpy.ascontiguousarray(lower.get_param("pad")[0].transpose(0, 2, 1)).reshape(-1)
        self._scores = numpy.ascontiguousarray(upper.get_param("W").T)  # hidden x actions
        self._scores_bias = upper.get_param("b")
        self._places = numpy.arange(self._features, 2 * self._features, dtype="int32")
        word: Any = nlp.make_doc("word")
        word.tensor = numpy.zeros((1, self._words.layers[0].get_dim("nO")), dtype="float32")
        self._looked_at = model.predict([word]).get_token_ids

    def predict(self, docs: Sequence[Doc]) -> Any:
        """The states at the end of each doc, as the parser's ``predict`` gives them; the docs have their ``tensor``."""
        numpy, step = self._numpy, self._pipe.transition_states
        batch = self._pipe.moves.init_batch(docs)
        if not any(len(doc) for doc in docs):
            return batch
        x = self._words.predict(docs)  # all words x inputs
        # what each word brings as each feature; the first row: what a place without a word brings
        brings = numpy.empty((len(x) + 1, self._weights.shape[1]), dtype="float32")
        brings[0] = self._nothing
        numpy.matmul(x, self._weights, out=brings[1:])
        brings = brings.reshape(-1, self._hidden * self._pieces)
        states = [state for state in batch if not state.is_final()]
        while states:
            rows = self._looked_at(states)  # states x features: words, counted over all docs, or -1
            rows *= self._features
            rows += self._places
            hidden = numpy.add.reduce(brings.take(rows, axis=0), axis=1)
            hidden += self._bias
            scores = self._best(hidden) @ self._scores
            scores += self._scores_bias
            states = step(states, scores)
        return batch

    def _best(self, hidden: Any) -> Any:
        """The largest of the pieces: states x hidden."""
        width = self._hidden
        best = hidden[:, :width]
        for k in range(1, self._pieces):
            best = self._numpy.maximum(best, hidden[:, k * width : (k + 1) * width])
        return best


def transitions_of(nlp: Language) -> Transitions | None:
    """The parser of a pipeline, or None where it is not of the kind known here: greedy, on one hidden layer of maxout
    over the vectors of the pipeline's ``tok2vec``, all of its actions seen in training."""
    pipe: Any = nlp.get_pipe("parser")
    model = pipe.model
    if type(pipe).__name__ != "DependencyParser" or pipe.cfg.get("beam_width") != 1 or pipe.moves.n_moves == 0:
        return None
    if not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return None
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    listens = [node.name for node in model.get_ref("tok2vec").layers] == ["tok2vec-listener", "list2array", "linear"]
    known = (lower.name, upper.name) == ("precomputable_affine", "linear") and lower.get_dim("nP") > 1
    return Transitions(nlp) if known and listens else None
