"""What spaCy's ``tok2vec`` makes of the words of one article: the same network, computed with less work.

Most words of an article were seen before, and the first layer looks at one word at a time, so its answer is kept for
every distinct word. It adds up what the hashed rows of its tables bring, each already multiplied by the layer's
weights; adding is done in the same order for every word, so that a word's vector does not depend on which words came
before it. The layers above look at neighbours and run over one article at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_COLUMNS = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
_MOST = 100_000  # words remembered
_EMBED = ("hashembed", "maxout", "layernorm")
_CONVOLVE = ("expand_window", "maxout", "layernorm")
_EPSILON = 1e-8
_Key = tuple[int, int, int]  # hash of the word, of its norm, whether white space follows


@dataclass(frozen=True, slots=True)
class _Layer:
    """A maxout layer of ``width`` values in ``pieces``, one piece after the other, and the norm over its output."""

    weights: Any  # inputs x (pieces * width)
    bias: Any
    scale: Any
    shift: Any
    pieces: int

    def normed(self, values: Any) -> Any:
        """The output for what the weights made of the input: best piece, then layer norm."""
        import numpy

        values += self.bias
        width = len(self.scale)
        best = numpy.maximum(values[:, :width], values[:, width : 2 * width])
        for k in range(2, self.pieces):
            numpy.maximum(best, values[:, k * width : (k + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = numpy.einsum("ij,ij->i", best, best)
        spread /= width
        spread += _EPSILON
        best *= (1 / numpy.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        return best


class Vectors:
    """The network with the words it has met."""

    def __init__(self, columns: Sequence[str], tables: Sequence[tuple[int, Any]], layers: Sequence[_Layer]) -> None:
        """``tables``: for every column the seed of its hash and its rows; ``layers``: the first sees one word."""
        import numpy
        from thinc.api import NumpyOps

        self._columns = tuple(columns)
        self._hash: Any = NumpyOps().hash
        self._seeds = [(seed, len(rows)) for seed, rows in tables]
        first, *self._layers = layers
        self._first = first
        self._width = len(first.scale)
        taken = 0
        self._parts = []
        for _, rows in tables:
            taken, start = taken + rows.shape[1], taken
            self._parts.append(rows @ first.weights[start:taken])
        self._numpy = numpy
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[_Key, int] = {}
        self._table = self._numpy.zeros((1024, self._width), dtype="float32")  # row 0: beyond either end of a sentence

    def set(self, docs: Sequence[Doc]) -> None:
        """Give each doc its ``tensor``: tokens x width. The docs are those of one article: its matrix products run
        together, and what they round depends on how many rows there are."""
        numpy = self._numpy
        around = len(self._layers)  # rows of nothing between sentences: as far as the layers look
        ids = [0] * around
        tokens: list[int] = []
        for doc, keys in zip(docs, self._known_keys(docs), strict=True):
            tokens.extend(range(len(ids), len(ids) + len(doc)))
            ids += [self._rows[key] for key in keys]
            ids += [0] * around
        if not tokens:
            return
        x = self._table[numpy.array(ids)]
        width = self._width
        for layer in self._layers[:-1]:
            seen = numpy.zeros((len(x), 3, width), dtype="float32")
            seen[1:, 0] = x[:-1]
            seen[:, 1] = x
            seen[:-1, 2] = x[1:]
            x += layer.normed(seen.reshape(len(x), 3 * width) @ layer.weights)
        where = numpy.array(tokens)
        last = self._layers[-1]
        seen = x[where[:, None] + numpy.array((-1, 0, 1))]
        out = seen[:, 1] + last.normed(seen.reshape(len(where), 3 * width) @ last.weights)
        start = 0
        for doc in docs:
            start, before = start + len(doc), start
            doc.tensor = out[before:start]

    def _known_keys(self, docs: Sequence[Doc]) -> list[list[_Key]]:
        """The key of every token, each of them learned."""
        from spacy.attrs import NORM, ORTH, SPACY

        keys = [list(map(tuple, doc.to_array([ORTH, NORM, SPACY]).tolist())) for doc in docs]
        for learned in (self._rows, {}):
            new = {
                k: doc[i] for doc, own in zip(docs, keys, strict=True) for i, k in enumerate(own) if k not in learned
            }
            if len(learned) + len(new) <= _MOST:
                break
            self._forget()
        if new:
            self._learn(new)
        return keys

    def _learn(self, words: dict[_Key, Token]) -> None:
        numpy = self._numpy
        features = numpy.array([self._features(token) for token in words.values()], dtype="uint64")
        total = None
        for column, ((seed, rows), part) in enumerate(zip(self._seeds, self._parts, strict=True)):
            keys = self._hash(numpy.ascontiguousarray(features[:, column]), seed) % rows
            for k in range(keys.shape[1]):
                total = part[keys[:, k]] if total is None else total + part[keys[:, k]]
        start = len(self._rows) + 1
        stop = start + len(words)
        if stop > len(self._table):
            grown = numpy.zeros((2 * stop, self._width), dtype="float32")
            grown[:start] = self._table[:start]
            self._table = grown
        self._table[start:stop] = self._first.normed(total)
        self._rows.update(zip(words, range(start, stop), strict=True))

    def _features(self, token: Token) -> list[int]:
        told = {
            "NORM": token.norm,
            "PREFIX": token.prefix,
            "SUFFIX": token.suffix,
            "SHAPE": token.shape,
            "SPACY": int(bool(token.whitespace_)),
            "IS_SPACE": int(token.is_space),
        }
        return [told[column] for column in self._columns]


def vectors_of(nlp: Language) -> Vectors | None:
    """The network of a pipeline, or None where it is not of the kind known here: hashed features of single words, a
    maxout layer, and residual layers each seeing one neighbour on either side."""
    pipe: Any = nlp.get_pipe("tok2vec")
    leaves = [node for node in pipe.model.walk(order="dfs_pre") if not node.layers]
    named = {node.name for node in leaves}
    shape = [node for node in leaves if node.name in _EMBED or node.name in _CONVOLVE]
    extract = [node for node in leaves if node.name == "extract_features"]
    tables = [node for node in shape if node.name == "hashembed"]
    above = shape[len(tables) + 2 :]
    names = ("hashembed",) * len(tables) + _EMBED[1:] + _CONVOLVE * (len(above) // 3)
    known = {*_EMBED, *_CONVOLVE, "extract_features", "list2ragged", "ragged2list", "ints-getitem", "dropout"}
    if not named <= known or len(extract) != 1 or not above or tuple(n.name for n in shape) != names:
        return None
    columns = extract[0].attrs["columns"]
    windows = [node for node in above if node.name == "expand_window"]
    residual = sum(node.name.startswith("residual(") for node in pipe.model.walk() if len(node.layers) == 1)
    read = [table.attrs["column"] for table in tables]
    if (
        not _COLUMNS.issuperset(columns)
        or read != list(range(len(columns)))
        or any(node.attrs["window_size"] != 1 for node in windows)
        or residual < len(windows)
    ):
        return None
    wide = [node for node in shape if node.name == "maxout"]
    norms = [node for node in shape if node.name == "layernorm"]
    layers = [_layer(maxout, norm) for maxout, norm in zip(wide, norms, strict=True)]
    return Vectors(columns, [(t.attrs["seed"], t.get_param("E")) for t in tables], layers)


def _layer(maxout: Any, norm: Any) -> _Layer:
    import numpy

    weights = maxout.get_param("W")  # width x pieces x inputs
    width, pieces, inputs = weights.shape
    return _Layer(
        weights=numpy.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T),
        bias=numpy.ascontiguousarray(maxout.get_param("b").T).reshape(pieces * width),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
        pieces=pieces,
    )
