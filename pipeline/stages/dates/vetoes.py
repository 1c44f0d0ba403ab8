"""What the language model takes back of what rules found: "May" tagged a verb, "Friday" in a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.stages.dates import holiday_rules
from pipeline.stages.dates.rules import Draft
from pipeline.stages.dates.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOT_NAMED = {"VERB", "AUX"}
PAPERS = frozenset({"daily", "weekly", "monthly", "quarterly"})  # also what appears so: "a party daily"
PAST = frozenset({"VBD", "VBN"})
VETOES = {
    "dates.bare_month": (NOT_NAMED, {"PERSON"}),
    "dates.weekday": (set[str](), {"PERSON", "WORK_OF_ART"}),
    "dates.modifying_year": (set[str](), set[str]()),
    "dates.noon": (set[str](), set[str]()),
    "dates.named_day": (set[str](), set[str]()),
    "dates.season": (NOT_NAMED, set[str]()),
    "dates.current": (NOT_NAMED | {"NOUN", "PROPN"}, set[str]()),
    "dates.adverb": (set[str](), set[str]()),
    "dates.reference": (set[str](), set[str]()),
    "dates.bare_year": (set[str](), {"MONEY", "QUANTITY", "PERCENT"}),
}


def vetoed(draft: Draft, cut: Tokens, doc: Doc | None) -> bool:
    """Whether the language model, if there is one, takes the word for something that this rule must not."""
    if draft.rule_id not in VETOES:
        return False
    if draft.rule_id == "dates.named_day" and cut.word(draft.end) == "week":
        return False  # "Easter week"
    if doc is None:
        return draft.rule_id == "dates.named_day" and not holiday_rules.ends(cut, draft.end)
    parts, labels = VETOES[draft.rule_id]
    start, end = cut.span(draft.start, draft.end)
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return False
    if draft.rule_id == "dates.named_day" and words.end < len(doc) and doc[words.end].pos_ in {"NOUN", "PROPN"}:
        return True  # "the Victory Day parade" is called after the day
    if draft.rule_id == "dates.weekday" and _is_name(words.root):
        return True
    if draft.rule_id == "dates.reference" and cut.word(draft.start) in {"soon", "shortly"}:
        return words.root.head.tag_ in PAST  # "it soon became a flood" counts from then, not from now
    if draft.rule_id == "dates.adverb":
        return cut.word(draft.start) in PAPERS and words[0].pos_ in {"NOUN", "PROPN"}
    if draft.rule_id == "dates.noon" and words.root.dep_ == "nsubj":
        return True  # "Midnight in Paris is a film"
    if draft.rule_id == "dates.modifying_year" and words.start and cut.form(draft.start - 1).isalpha():
        return doc[words.start - 1].pos_ in {"NOUN", "PROPN"}  # "the novel 1984"
    return any(t.pos_ in parts or t.ent_type_ in labels for t in words)


def _is_name(weekday: Token) -> bool:
    """Whether a weekday is the end of a name: "Joe Friday", "Manic Monday"."""
    return any(t.dep_ == "compound" and t.pos_ == "PROPN" and t.i == weekday.i - 1 for t in weekday.lefts)
