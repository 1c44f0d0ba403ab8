"""One label for one name: majorities, and firms that are named in full elsewhere."""

from __future__ import annotations

import re

import pytest

from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.stages.mentions.agree import by_majority, firms

TEXT = "Varda Ltd rose. Varda said so. Ines Varda left Varda; Varda's Peru shop went to Varda."


def candidates(labels: list[tuple[str, str, str]]) -> list[Candidate[str]]:
    """(name, rule, label) of names in the order of the text."""
    out, at = [], 0
    for name, rule, label in labels:
        match = re.compile(rf"\b{re.escape(name)}\b").search(TEXT, at)
        assert match is not None
        at = match.end()
        out.append(Candidate(Span(*match.span()), f"mentions.{rule}", label))
    return out


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([("model", "PERSON"), ("model", "ORG"), ("tagger", "ORG")], ["ORG", "ORG", "ORG"]),
        ([("model", "PERSON"), ("tagger", "ORG")], ["PERSON", "ORG"]),  # a draw
        ([("country", "GPE"), ("model", "ORG"), ("model", "ORG")], ["GPE", "ORG", "ORG"]),  # a list has it
    ],
)
def test_more_than_half_decides(before: list[tuple[str, str]], after: list[str]) -> None:
    found = candidates([("Varda", rule, label) for rule, label in before])
    decided = by_majority(Text.raw(TEXT), found)
    assert [c.found for c in decided] == after
    for was, now in zip(found, decided, strict=True):
        assert (now.rule_id == "mentions.agree") == (was.found != now.found)


@pytest.mark.parametrize(
    ("whole", "short", "label"),
    [
        (("Varda Ltd", "model", "ORG"), ("Varda", "model", "PERSON"), "ORG"),
        (("Varda Ltd", "model", "PERSON"), ("Varda", "model", "PERSON"), "PERSON"),  # no firm is known by that name
        (("Varda Ltd", "model", "ORG"), ("Varda", "nickname", "PERSON"), "PERSON"),  # a rule that is sure
        (("Varda Ltd", "model", "ORG"), ("Peru", "model", "GPE"), "GPE"),
    ],
)
def test_a_name_with_a_legal_form_elsewhere_is_a_firm(
    whole: tuple[str, str, str], short: tuple[str, str, str], label: str
) -> None:
    assert firms(Text.raw(TEXT), candidates([whole, short]))[1].found == label
