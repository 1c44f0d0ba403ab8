"""What speaks for a mention as what a pronoun stands for, and how far ahead of all others it must be."""

from __future__ import annotations

# What speaks for and against a mention as what a pronoun stands for, on one scale.
WEIGHTS = {
    "person": {
        "far": -1.25, "late": -0.25, "often": 0.4, "subject": 0.25, "nearest": 1.5, "parallel": 0.4, "gender": 0.9,
        "joined": 1.0, "compound": -0.5, "kin": -1.0, "between": 1.5, "pronoun": 0.25, "paragraph": -0.25,
        "bound": 0.5, "voice": 1.0, "blamed": 1.0,
    },
    "it": {
        "far": -1.25, "late": -0.75, "often": 0.75, "subject": 0.75, "nearest": 0.75, "parallel": 1.0, "dobj": 0.5,
        "object of object": 0.75, "poss": 0.25, "poss for poss": 0.75, "aside": -1.0, "owner": 1.0, "pobj": -0.5,
        "compound": -1.0, "amod": -1.0, "appos": -1.0, "pronoun": 0.5, "paragraph": -1.0, "of another": -2.0,
        "bound": 0.75, "voice": 1.0, "blamed": 2.0,
    },
    "they": {
        "far": -2.0, "late": -0.5, "subject": 0.75, "nearest": 0.75, "parallel": 0.5, "poss": 1.0, "pobj": -0.5,
        "compound": -1.0, "amod": -0.5, "conj": -0.75, "pronoun": 1.0, "person": 1.0, "name": -1.0, "body": 0.5,
        "paragraph": -1.0, "bound": 1.0, "voice": 1.0, "blamed": 1.0,
    },
}  # fmt: skip
# How far ahead of all others it must be: further if it has a name, most if nothing tells whether a person is he or she.
NAMED = {"person": 0.65, "it": 0.75, "they": 0.75}
NAMELESS, UNKNOWN = 0.6, 0.88
