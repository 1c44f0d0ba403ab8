"""The rules' names and the tagger's: which stay."""

from __future__ import annotations

import pytest

from pipeline.core.placed import Placed
from pipeline.core.rows import Sentence, place
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.stages.mentions.learned import Seen
from pipeline.stages.mentions.weigh import RULE, weighed

TEXT = "In May the Aker Group hired Bo Lind."
AKER, GROUP, BO = Span(11, 15), Span(11, 21), Span(28, 35)


class Told:
    """How probable "no name" is, by the start of a span."""

    def __init__(self, of: dict[int, float]) -> None:
        self.given = of

    def of(self, span: Span) -> float:
        return self.given.get(span.start, 0.0)


def names(
    rules: list[tuple[Span, str, str]], seen: list[Seen], none: dict[int, float] | None = None
) -> list[tuple[str, str, str]]:
    text = Text.raw(TEXT)
    line = Placed(Span(0, len(TEXT)), 0, Sentence(place("d", 0, len(TEXT)), "d", 0, "body", 0, len(TEXT), TEXT))
    found = [Candidate(span, f"mentions.{rule}", label) for span, rule, label in rules]
    kept, lost = weighed(text, [line], found, seen, Told(none or {}))  # type: ignore[arg-type]
    assert len(kept) + len(lost) >= len(found)  # what goes is told
    return [(text[c.span], c.rule_id.removeprefix("mentions."), c.found) for c in kept]


@pytest.mark.parametrize(
    ("rules", "seen", "kept"),
    [
        pytest.param(
            [(BO, "model", "PERSON")], [Seen(BO, "PER", 0.9)], [("Bo Lind", "model", "PERSON")], id="both: the rule"
        ),
        pytest.param([], [Seen(BO, "PER", 0.9)], [("Bo Lind", "tagger", "PERSON")], id="one of its own"),
        pytest.param([], [Seen(BO, "PER", 0.6)], [], id="not sure enough"),
        pytest.param(
            [(AKER, "model", "PERSON")],
            [Seen(GROUP, "ORG", 0.9)],
            [("Aker Group", "tagger", "ORG")],
            id="its longer name",
        ),
        pytest.param(
            [(AKER, "model", "GPE")], [Seen(AKER, "LOC", 0.9)], [("Aker", "model", "GPE")], id="same coarse kind"
        ),
    ],
)
def test_the_surer_name_stays(
    rules: list[tuple[Span, str, str]], seen: list[Seen], kept: list[tuple[str, str, str]]
) -> None:
    assert names(rules, seen) == kept


@pytest.mark.parametrize(
    ("rule", "label", "none", "stays"),
    [
        ("model", "PERSON", 0.04, True),
        ("model", "PERSON", 0.10, False),
        ("model", "EVENT", 0.90, True),  # a kind that the tagger doesn't know
        ("model", "EVENT", 0.99, False),
        ("place", "GPE", 0.80, True),
        ("place", "GPE", 0.95, False),
        ("country", "GPE", 1.00, True),
        ("vessel", "PRODUCT", 1.00, True),
    ],
)
def test_a_doubted_name_goes_by_its_rule(rule: str, label: str, none: float, stays: bool) -> None:
    assert bool(names([(BO, rule, label)], [], {BO.start: none})) is stays


def test_the_name_of_the_rule() -> None:
    assert RULE == "mentions.tagger"
