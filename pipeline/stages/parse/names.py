"""The names of spaCy's recognizer, with the decisions for all words taken at once instead of word by word.

What the recognizer does outside a name depends on the word alone (its "state" is that word and the name that is open,
if any), so these decisions are one product of matrices; names then grow by a word at a time, all together. The
decisions are those of spaCy's own loop (`spacy/pipeline/_parser_internals/ner.pyx`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.tokens import Doc

    Floats = npt.NDArray[np.float32]

FEATURES = 3  # the word, the first word of the open name, the word before


class Moves(NamedTuple):
    """The recognizer's decisions by number: `out`, and for each label those that begin, go on, end, are a name."""

    out: int
    begin: dict[int, str]
    unit: dict[int, str]
    inside: dict[str, int]
    last: dict[str, int]


def recognize(doc: Doc, ner: Any) -> Doc:
    """`doc` with the names that the component `ner` gives it."""
    moves = _moves(ner) if _plain(doc, ner) else None
    if moves is None:
        doc = ner(doc)
        return doc
    from spacy.tokens import Span

    doc.set_ents([Span(doc, *found) for found in _found(doc, ner.model.layers, moves)], default="outside")
    return doc


def _plain(doc: Doc, ner: Any) -> bool:
    """Whether it is the recognizer as spaCy makes it, with a greedy search, and the names aren't set yet."""
    from spacy.pipeline import EntityRecognizer

    if type(ner) is not EntityRecognizer or ner.cfg["beam_width"] != 1 or not len(doc):
        return False
    model = ner.model
    if not model.attrs["has_upper"] or model.attrs["unseen_classes"] or model.layers[1].get_dim("nF") != FEATURES:
        return False
    return model.layers[1].get_dim("nP") > 1 and not doc.has_annotation("ENT_IOB")


def _moves(ner: Any) -> Moves | None:
    """None if it has decisions of other kinds."""
    names = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
    found = Moves(names.index("O") if "O" in names else -1, {}, {}, {}, {})
    for number, name in enumerate(names):
        kind, _, label = name.partition("-")
        if kind in "BU" and label:
            (found.begin if kind == "B" else found.unit)[number] = label
        elif kind in "IL":
            (found.inside if kind == "I" else found.last)[label] = number
        elif kind not in "OMU":
            return None
    return found if found.out >= 0 else None


def _found(doc: Doc, layers: Sequence[Any], moves: Moves) -> Iterator[tuple[int, int, str]]:
    """First word, end and label of each name, in reading order."""
    import numpy as np

    words, lower, upper = layers
    features = lower.predict(words.predict([doc]))  # for each word, and for none in the first row
    bias = lower.get_param("b")
    none = features[0]
    scores = upper.predict((features[1:, 0] + none[1] + none[2] + bias).max(axis=-1))
    column = doc.to_array(["SENT_START", "IS_SPACE"])
    edge = np.append(column[1:, 0] == 1, True)  # whether a sentence ends with the word
    space = column[:, 1] != 0
    first, whole = list(moves.begin), list(moves.unit)
    shut = np.ones(scores.shape[1], bool)
    shut[[*first, *whole, moves.out]] = False
    scores[:, shut] = -np.inf
    scores[np.ix_(edge | space, first)] = -np.inf
    scores[np.ix_(space, whole)] = -np.inf
    choice = scores.argmax(axis=1)
    ends = _ends(choice, edge, features, lower, upper, moves)
    at = 0
    for start in np.flatnonzero(choice != moves.out).tolist():
        if start < at:
            continue  # it lies in a name that began before
        move = int(choice[start])
        at = ends.get(start, start + 1)
        yield start, at, moves.begin.get(move) or moves.unit[move]


def _ends(choice: Any, edge: Any, features: Floats, lower: Any, upper: Any, moves: Moves) -> dict[int, int]:
    """Where each name ends that was begun, by its first word."""
    import numpy as np

    bias = lower.get_param("b")
    begun = np.flatnonzero(np.isin(choice, list(moves.begin)))
    go = np.array([moves.inside[moves.begin[move]] for move in choice[begun].tolist()], np.int64)
    stop = np.array([moves.last[moves.begin[move]] for move in choice[begun].tolist()], np.int64)
    ends: dict[int, int] = {}
    at = begun + 1
    while len(begun):
        state = features[at + 1, 0] + features[begun + 1, 1] + features[at, 2] + bias
        scores = upper.predict(state.max(axis=-1))
        n = np.arange(len(begun))
        more, over = scores[n, go], scores[n, stop]
        on = ~edge[at] & ((more > over) | ((more == over) & (go < stop)))
        ends.update(zip(begun[~on].tolist(), (at[~on] + 1).tolist(), strict=True))
        begun, go, stop, at = begun[on], go[on], stop[on], at[on] + 1
    return ends
