"""PLOVER and CAMEO codes of an event as it is told.

The codebooks code acts: a visit that is promised is an agreement, one that is refused a rejection, blows that
are announced are a threat, and what is only asked for is the object of a request. An event's type says what the
thing itself would be; its codes say what the text makes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.matching import Match
from pipeline.logic.modality import Judgement
from pipeline.logic.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# By PLOVER category, or by type where the thing itself has none.
STANDINGS = {(r["plover"], r["standing"]): (r["as_plover"], r["as_cameo"]) for r in vocab.read("events", "standings")}
# What is the object of these acts is coded as the act.
ACTS = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE"})
BREAKING = frozenset({"relations_worsen", "aid_cut", "restrict", "retreat"})  # a visit called off, fighting stopped
ASKING = frozenset({"request", "accuse"})
TOLD = frozenset({"asserted", "reported"})
REACH = 4
REFUSALS = frozenset({"refuse", "decline", "reject", "oppose", "deny", "refusal", "rejection", "unwilling"})
PROMISED = frozenset({"intended", "future"})
WILLING = frozenset({"willing", "ready", "prepared", "committed", "determined"})
# What is decided is done as far as an actor can do it; so is what somebody does something else for.
DONE = frozenset({"decide", "decision", "choose", "resolve"})
CONDITIONS = frozenset({"if", "unless"})
AHEAD = frozenset({"will", "would", "wo", "'ll", "'d", "shall"})


def codes(matches: Sequence[Match], seen: Sequence[Judgement], parents: Sequence[int | None]) -> list[tuple[str, str]]:
    """PLOVER and CAMEO code of each event; parents are given by their number."""
    found: dict[int, tuple[str, str]] = {}
    for n in range(len(matches)):
        _code(n, matches, seen, parents, found, 0)
    return [found[n] for n in range(len(matches))]


def _code(
    n: int,
    matches: Sequence[Match],
    seen: Sequence[Judgement],
    parents: Sequence[int | None],
    found: dict[int, tuple[str, str]],
    depth: int,
) -> tuple[str, str]:
    if n in found:
        return found[n]
    pattern, parent = matches[n].pattern, parents[n]
    own = (pattern.plover, pattern.cameo)
    # "Must" hangs on the verb that it demands, and is the act itself.
    if own[0] and parent is not None and matches[n].token.dep_ != "aux" and depth <= len(matches):
        above = _code(parent, matches, seen, parents, found, depth + 1)
        kind = matches[parent].pattern.type
        act = matches[parent].pattern.plover in ACTS or kind == "negotiate"
        unmet = kind == "reject" and pattern.type in ASKING  # a demand that is turned down
        if (act and seen[n].modality not in TOLD) or kind in BREAKING or unmet:
            own = above
            found[n] = own
            return own
    standing = _standing(matches[n].token, seen[n])
    found[n] = STANDINGS.get((own[0] or pattern.type, standing), own)
    return found[n]


def _standing(token: Token, seen: Judgement) -> str:
    """Whether an act is promised or refused rather than done."""
    above = list(islice(token.ancestors, REACH))
    modal = any(c.lower_ in AHEAD for c in children(token, "aux"))
    if seen.polarity == "neg":
        return "refused" if modal or any(lemma(a) in REFUSALS for a in above) else ""
    if seen.modality in PROMISED:
        # "Offered condolences" has offered them; "went on strike" doesn't go to strike.
        said = token.pos_ == "NOUN" and any(lemma(a) in {"offer", "go"} for a in above[:2])
        for_it = said or token.dep_ == "advcl" or any(lemma(a) in DONE for a in above[:1])
        return "" if for_it else "promised"
    if any(a.lower_ in WILLING for a in above[:2]):
        return "promised"
    marks = [m.lower_ for c in children(token, "advcl") for m in children(c, "mark")]
    return "promised" if seen.modality == "hypothetical" and CONDITIONS.intersection(marks) else ""
