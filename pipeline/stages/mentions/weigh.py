"""What is a name in the end, where the rules and the tagger may differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.core.placed import Sentences, sentence_at
from pipeline.core.rules import Candidate, Loss
from pipeline.core.text import Span, Text
from pipeline.stages.mentions import spans
from pipeline.stages.mentions.learned import LISTS, Doubt, Seen
from pipeline.stages.mentions.model import in_capitals
from pipeline.stages.mentions.words import HEADS

RULE = "mentions.tagger"
# The tagger knows three kinds of name and a rest; which of the rest it is, only the rules know.
COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
FINE = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
QUOTES = frozenset("'\"“”‘’«»")
PLACES = frozenset({"GPE", "LOC", "FAC"})
# Lists whose names are seldom anything else. Cities aren't among them: teams are called after them.
FIRM = (LISTS - {"mentions.place"}) | frozenset(
    f"mentions.{rule}"
    for rule in ("based", "called", "dateline", "firm", "language", "nickname", "result", "source", "storm", "vessel")
)
# Measured on the development sets; models/names/README.md has the figures around them.
SURE = 0.65  # as surely the tagger must hold that words are a name of its kind
# A name of the model, of its other kinds, of a list gives way where "no name" is likelier than that.
DOUBTED, DOUBTED_OTHER, DOUBTED_LISTED = 0.05, 0.97, 0.9


def weighed(
    text: Text, sentences: Sentences, names: Sequence[Candidate[str]], seen: Sequence[Seen], doubt: Doubt
) -> tuple[list[Candidate[str]], list[Loss]]:
    """`names` of the rules, corrected by the tagger's; and the rules' names that gave way.

    Where both have the same words and the same kind, the rule stays the one that is cited.
    """
    ours = {n: c for c in names for n in range(*c.span)}
    taken: dict[int, Candidate[str]] = {}
    agreed: set[Candidate[str]] = set()
    for one in seen:
        for c in _candidates(text, sentences, one, ours):
            rivals = list(dict.fromkeys(ours[n] for n in range(*c.span) if n in ours))
            if same := [r for r in rivals if r.span == c.span and r.found == c.found]:
                agreed.update(same)
            elif one.sure >= SURE and not any(_holds(r, c) for r in rivals):
                taken.update(dict.fromkeys(range(*c.span), c))
    kept: list[Candidate[str]] = []
    lost: list[Loss] = []
    for c in names:
        winner = next((taken[n] for n in range(*c.span) if n in taken), None)
        if winner is not None:
            lost.append(Loss(c.span, c.rule_id, c.found, winner.span, RULE))
        elif c in agreed or doubt.of(c.span) <= _bound(text, c):
            kept.append(c)
        else:
            lost.append(Loss(c.span, c.rule_id, c.found, c.span, RULE))
    return sorted({*kept, *(c for c in taken.values() if c.found)}, key=lambda c: c.span), lost


def _holds(rule: Candidate[str], tagged: Candidate[str]) -> bool:
    """Whether a name of the rules holds against one of the tagger's at the same words."""
    if rule.rule_id == "mentions.source":  # "Madrid EFE" is two, whatever the tagger takes the whole for
        return True
    covers = rule.span.start <= tagged.span.start and tagged.span.end <= rule.span.end
    if rule.rule_id in FIRM or (rule.rule_id == "mentions.place" and rule.found == "LOC"):
        return covers
    # "FA Cup", "Lunar New Year": the tagger has no kind for them, and may see "FA".
    return covers and rule.found not in COARSE and (rule.span != tagged.span or not tagged.found)


def _bound(text: Text, c: Candidate[str]) -> float:
    if c.rule_id in FIRM:
        return 1.0
    if c.rule_id in LISTS:
        return DOUBTED_LISTED
    # The model takes many things for works of art; those in quotes are.
    quoted = text.value[c.span.start - 1 : c.span.start] in QUOTES and text.value[c.span.end : c.span.end + 1] in QUOTES
    return DOUBTED if c.found in COARSE or (c.found == "WORK_OF_ART" and not quoted) else DOUBTED_OTHER


def _candidates(
    text: Text, sentences: Sentences, one: Seen, ours: Mapping[int, Candidate[str]]
) -> Iterator[Candidate[str]]:
    """A name of the tagger as rows have it: trimmed, two of "City, Country", with one of our labels; "" for none."""
    home = sentence_at(sentences, one.span.start)
    if home is None or in_capitals(text[home.span]):
        return
    rough = FINE.get(one.label, "EVENT")
    for part in spans.parts(text.value, Span(one.span.start, min(one.span.end, home.span.end)), rough):
        span = spans.trim(text.value, part, rough)
        if span is None:
            continue
        inside = list(dict.fromkeys(ours[n] for n in range(*span) if n in ours))
        yield Candidate(span, RULE, _label(text[span], one.label, span, inside))


def _label(name: str, coarse: str, span: Span, ours: Sequence[Candidate[str]]) -> str:
    """The OntoNotes label of a name of a coarse kind, with the help of what the rules have there."""
    same = next((c.found for c in ours if c.span == span), "")
    if coarse == "MISC":
        # "Chrome" as an organisation: the tagger says it is none, and nobody what it is.
        return "" if same in COARSE else same or next((c.found for c in ours if c.found not in COARSE), "")
    if COARSE.get(same) == coarse:
        return same
    head = HEADS.get(name.split()[-1], "") if " " in name else ""
    if coarse == "ORG" and head in ("EVENT", "LAW"):
        return head
    if coarse != "LOC":
        return FINE[coarse]
    near = next((c.found for c in ours if c.found in PLACES and c.span.end == span.end), "")
    return head if head in PLACES else near or "GPE"
