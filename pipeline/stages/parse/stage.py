"""The stage: one spaCy Doc for the whole text, made in blocks, with our sentences instead of the parser's."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.core.placed import Sentences
from pipeline.core.text import Text
from pipeline.stages.parse import lemmas, multiply, names, ruler
from pipeline.stages.parse.blocks import Block, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

# What the model sees instead, one character for one, so that later stages meet one form of each quote and hyphen. The
# model itself hardly minds (models/README.md); dashes stay, since spaCy parts "a--b" and "a—b" as they are.
EYES = str.maketrans(
    {
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‛ʼ′´`", "'"),
        **dict.fromkeys("‐‑−", "-"),
        "―": "—",
    }
)

# What does the same as a component of spaCy's, in a fraction of its time.
OURS = {"attribute_ruler": ruler.describe, "lemmatizer": lemmas.lemmatize, "ner": names.recognize}

# "TBILISI, March 14 (Agency) - The minister", "PARIS — Farmers"
DATELINE = re.compile(
    r"""
    [A-Z][A-Z.'/ -]{2,40}              # the place, in capitals
    (?: , [ ] [A-Z][\w. ,]{1,40}? )?   # a region, a date
    (?: [ ] \( [\w /-]{2,30} \) )?     # an agency
    [ ] (?: -{1,2} | [–—] ) [ ]+
    """,
    re.VERBOSE,
)


def run(text: Text, sentences: Sentences, nlp: Language) -> Doc:
    """The whole text as a Doc with tags, heads, lemmas, names and the boundaries of `sentences`.

    `token.idx` is an offset of the clean text. `len(doc.text) == len(text)`, and the two differ only in typographic
    quotes and hyphens, which the Doc has straight. White space belongs to the sentence before it. Nothing in the
    result depends on other documents. A sentence with more than 1,000 characters in a row without a space gets
    words, but no analysis: each is tagged X and depends on the first.
    """
    from spacy.tokens import Doc

    value = text.value.translate(EYES)
    docs = []
    for block in cut(value, _starts(value, sentences)):
        if block.solid:
            docs.append(_by_hand(block, nlp))
        else:
            docs.append(_analyse(_tokenize(block, nlp), block.starts, nlp))
    if len(docs) < 2:
        return docs[0] if docs else Doc(nlp.vocab)
    # Blocks without analysis have no tensor, and nobody reads it; the type stubs don't know `exclude`.
    return Doc.from_docs(docs, ensure_whitespace=False, exclude=("tensor",))  # type: ignore[call-arg]


def _starts(value: str, sentences: Sentences) -> list[int]:
    """Where the parser shall begin anew: at each sentence, and behind a dateline, which is no part of its grammar."""
    starts = []
    for line in sentences:
        starts.append(line.span.start)
        dateline = DATELINE.match(value, *line.span) if line.row.kind == "body" else None
        if dateline is not None and dateline.end() < line.span.end:
            starts.append(dateline.end())
    return starts


def _tokenize(block: Block, nlp: Language) -> Doc:
    doc = nlp.make_doc(block.text)
    if set(doc.to_array("IDX").tolist()).issuperset(block.starts):
        return doc
    # A word runs over the edge of a sentence ("left.The"): tokenize the sentences one by one.
    from spacy.tokens import Doc

    bounds = [0, *block.starts[1:], len(block.text)]
    parts = [nlp.make_doc(block.text[a:b]) for a, b in pairwise(bounds)]
    return Doc.from_docs(parts, ensure_whitespace=False)


def _analyse(doc: Doc, starts: Sequence[int], nlp: Language) -> Doc:
    import numpy as np

    firsts = frozenset(starts[1:])  # a block begins a sentence, with the white space before it, if any
    # All at once: set one by one, each looks through the whole Doc first.
    edges = [1 if at in firsts else -1 for at in doc.to_array("IDX").tolist()]
    column = np.array([[edge] for edge in [1, *edges[1:]]], np.int32).astype(np.uint64)  # of this type by contract
    doc.from_array(["SENT_START"], column)  # type: ignore[arg-type] # the type stubs want floats or integers by name
    with multiply.by_numpy(nlp):
        for name, component in nlp.pipeline:
            doc = OURS[name](doc, component) if name in OURS else component(doc)
    doc.tensor = doc.tensor[:0].copy()  # what the model saw, of which nothing is read: three times as big as the rest
    return doc


def _by_hand(block: Block, nlp: Language) -> Doc:
    """Words and nothing else, for a block that spaCy's tokenizer might choke on."""
    from spacy.tokens import Doc

    words, spaces = [], []
    for piece in block.text.split(" "):
        words.append(piece)
        spaces.append(True)
    spaces[-1] = False
    # Two spaces in a row, or one at an edge, are words of spaCy's own kind.
    pairs = [(w, s) for w, s in zip(words, spaces, strict=True) if w or s]
    words = [w or " " for w, _ in pairs]
    spaces = [s and bool(w) for w, s in pairs]
    n = len(words)
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        pos=["X"] * n,
        tags=["XX"] * n,
        lemmas=words,
        heads=[0] * n,
        deps=["ROOT", *["dep"] * (n - 1)],
        ents=["O"] * n,
    )
