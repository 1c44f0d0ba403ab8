"""What words say of what they govern, as data/governors.csv has it: "plan to", "fail to", "rule out"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.signals import ANY, LATER, MEANT, PAST, UNDONE, own
from pipeline.logic.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

USES = {r["lemma"]: frozenset(r["uses"].split()) for r in vocab.read("logic", "governors")}
# Before these a noun names an event as much as alone; with what they say of it: a takeover plan is only intended.
EFFORTS = {r["lemma"]: r["modality"] for r in vocab.read("logic", "efforts")}
PLANNED = frozenset({"intend", "hypothetical", "future"})
# Words that say something else with a particle or preposition: "rule out", "keep from", "forget to".
PAIRED = frozenset(key.split()[0] for key in USES if " " in key)
MISTAKEN = frozenset({"wrongly", "falsely", "mistakenly", "erroneously", "wrongfully"})
NONE: frozenset[str] = frozenset()
HUNTING, HUNTED = frozenset({"want", "seek", "hunt", "try"}), frozenset({"report"})
SIGNALS = {
    "intend": "intended", "attempt": "attempted", "negate": "negated",
    "future": "future", "hypothetical": "hypothetical", "report": "reported", "meant": MEANT, "free": ANY,
}  # fmt: skip


def uses(word: Token, link: str = "") -> frozenset[str]:
    """How a word may bear on what it governs; `link` is the preposition between, or "to" of an infinitive."""
    name = lemma(word)
    if link == "for" and name in HUNTING and word.tag_ == "VBN" and (word.dep_ == "acl" or children(word, "auxpass")):
        return HUNTED  # "is wanted for robbery", "was tried for it"; not "wanted better terms for it"
    if name in PAIRED:
        between = ("prt", "prep") if link == "to" else ("prt",)  # "called on them to go"
        for partner in (link, *(c.lower_ for c in children(word, *between))):
            if found := USES.get(f"{name} {partner}"):
                return found
    return USES.get(name, NONE)


def of_what_behind(noun: Token, signals: Counter[str]) -> bool:
    """Adds what a noun says of an event right before it, "takeover speculation", "a pullout plan"; whether it does."""
    said, planned = EFFORTS.get(lemma(noun)), uses(noun) & PLANNED
    if said:
        signals[said] += 1
    elif planned:
        govern(noun, signals)
        signals.update(own(noun))
    return bool(said or planned)


def is_mistaken(word: Token) -> bool:
    """ "Wrongly accused", "falsely said to have left"."""
    return any(c.lower_ in MISTAKEN for c in children(word, "advmod"))


def govern(word: Token, signals: Counter[str], link: str = "", spared: int = 0) -> bool:
    """Adds what a governing word says of what it governs; whether it says anything.

    `spared`: how many of the denials on the word belong to what it governs ("no strikes are planned").
    """
    said = uses(word, link)
    found = [SIGNALS[use] for use in said if use in SIGNALS]
    # What nobody plans, tries or expects is just not so: "has no intention of leaving". What nobody threatens may be.
    denied = max(0, own(word)["negated"] - spared) % 2 and "speech" not in said
    undone = "undo" in said
    signals.update(name for name in found if (not denied or name == "negated") and not undone)
    signals[UNDONE] += undone
    signals["negated"] += "report" in said and is_mistaken(word)
    if found:
        auxiliaries = children(word, "aux")
        behind = any(lemma(a) == "have" and a.tag_ == "VBD" for a in auxiliaries)
        signals[PAST] += behind and "negate" not in said  # "had expected a rise"
        still = word.tag_ in {"VBZ", "VBP"} or any(lemma(a) == "have" and a.tag_ != "VBD" for a in auxiliaries)
        signals[LATER] += "ahead" in said or ("later" in said and still)  # "has refused to cut"
    return bool(found)
