"""What the word above says of the word below: "plan to", "fail to", "the possibility of" (data/governors.csv).

What a governor presupposes ("criticised the invasion") keeps its own standing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.clauses import LIGHT, light_verb
from pipeline.logic.signals import CONDITIONS, MODALS, NEGATORS, NO, is_called_false, own
from pipeline.logic.syntax import children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

USES = {r["lemma"]: frozenset(r["uses"].split()) for r in vocab.read("logic", "governors")}
NONE: frozenset[str] = frozenset()
SIGNALS = {
    "intend": "intended", "attempt": "attempted", "negate": "negated",
    "future": "future", "hypothetical": "hypothetical", "report": "reported",
}  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NEAR = frozenset({"far", "close", "short", "instead"})  # "far from invading", "came close to attacking"
# Ordinary verbs that an infinitive turns into something else: "is to visit", "has to resign", "has yet to resign".
HAVE, BE = "have", "be"
# "Is said to have attacked", "is believed to be holding": somebody's words, whoever they are.
HEARSAY = frozenset({"say", "believe", "think", "report", "understand", "suppose", "rumour", "rumor", "know"})
# "Voted against invading" decides; "warned against invading" only fears.
DECIDING = frozenset({"vote", "decide", "rule", "opt"})
PREFERRING = frozenset({"than"})
# Words that deny what their preposition names: "acquitted of murder", not what they act on.
CLEARING = frozenset({"acquit", "clear", "exonerate", "absolve"})
ENDING = frozenset({"stop", "quit", "cease"})
SHOWING = frozenset({"suggest", "indicate", "show", "prove", "confirm", "mean", "imply"})
KNOWING = frozenset({"know", "see", "learn", "say", "tell", "check", "establish", "determine", "discover"})
UNCLEAR = frozenset({"unclear", "unknown", "uncertain", "unsure", "clear", "sure", "certain", "doubtful"})


def _govern(word: Token, signals: Counter[str]) -> bool:
    """Adds what a governing word says of what it governs; whether it says anything."""
    found = [SIGNALS[use] for use in USES.get(lemma(word), NONE) if use in SIGNALS]
    # What nobody plans, tries or expects is just not so: "has no intention of leaving".
    denied = own(word)["negated"] % 2
    signals.update(name for name in found if not denied or name == "negated")
    return bool(found)


def of_verb(verb: Token, signals: Counter[str]) -> Token | None:
    """Goes from a verb to what governs it, if that bears on the verb."""
    head, dep = verb.head, verb.dep_
    if dep == "ccomp" and head.pos_ == "NOUN":  # a clause on a noun, whatever the parser calls it
        dep = "acl"
    if lemma(head) == "go" and any(c.lower_ == "on" for c in head.children) and _is_infinitive(verb):
        return head  # "went on to attack"
    if dep == "xcomp":
        if _is_infinitive(verb) and _of_infinitive(verb, head, signals):
            return head
        if lemma(head) not in ENDING:  # what has stopped was so
            _govern(head, signals)
        signals.update(own(head))
        return head.head if head.pos_ == "ADJ" and is_clause(head.head) else head
    if dep == "ccomp" and _is_infinitive(verb) and verb.i > head.i:  # "did not want them to attack"
        _govern(head, signals)
        signals.update(own(head))
        return head
    if dep == "ccomp":
        if verb.i < head.i and any(t.text == ";" for t in verb.doc[verb.i : head.i]):
            return None  # two sentences in one; the second doesn't govern the first
        _govern(head, signals)
        if children(head, "acomp"):  # "it is unlikely that", "it is not true that"
            signals.update({name: n for name, n in own(head).items() if name == "hypothetical"})
            signals["negated"] += is_called_false(verb)
        if "question" in USES.get(lemma(head), NONE) or _is_open(verb, head):
            signals["question"] += 1
        if lemma(head) == HAVE and any(c.dep_ == "neg" and c.i < head.i for c in head.children):
            signals["negated"] += 1  # "Never had the army attacked": the auxiliary is taken for the verb
        denied = own(head)["negated"]
        if "raising" in USES.get(lemma(head), NONE):
            signals["negated"] += denied
        elif denied and lemma(head) in SHOWING:  # "nothing suggests that"
            signals["hypothetical"] += 1
        return None
    if dep == "conj":
        shared = own(head)
        ored = any(c.lower_ in {"or", "nor"} for c in children(head, "cc"))
        for name, n in shared.items():
            if not children(verb, "nsubj", "nsubjpass") and (name != "negated" or ored):
                signals[name] += n
        return head if is_clause(head) else None
    if dep == "advcl":
        if _is_infinitive(verb):
            signals["intended"] += 1
        marks = {m.lower_ for m in children(verb, "mark")}
        signals["negated"] += bool(marks & PREFERRING)
        signals["question"] += "whether" in marks
        signals["hypothetical"] += head.lower_ == "long" and "as" in marks  # "as long as"
        return None
    if dep in {"acl", "relcl"} and _is_infinitive(verb):
        _govern(head, signals)
        signals["hypothetical"] += head.lower_ == "time" and head.dep_ == "attr"
        signals["intended"] += head.lower_ == "order" and head.head.lower_ == "in"
        signals.update(own(head))
        return head
    if dep == "acl" and head.dep_ == "nsubj" and head.head.pos_ == "AUX" and head.head.i < head.i:
        signals.update(own(head.head))  # "Were they released?": the auxiliary is taken for the verb
        return head.head
    if dep == "acl" and head.lower_ == "case" and head.head.lower_ == "in":
        signals["hypothetical"] += 1
        return None
    if dep in {"acl", "relcl"} and any(c.lower_ == "that" for c in children(verb, "mark")):
        # "The claim that", "no evidence that", "rumours that ... are false"
        _govern(head, signals)
        signals["negated"] += own(head)["negated"] + (head.dep_ == "nsubj" and is_called_false(head))
        if head.dep_ in {"attr", "dobj"} and not own(head)["negated"]:
            denies = head.dep_ == "dobj" and "negate" in USES.get(lemma(head.head), NONE)
            signals["negated"] += own(head.head)["negated"] + denies
        return None
    if dep in {"csubj", "csubjpass"}:
        signals["question"] += any(m.lower_ == "whether" for m in children(verb, "mark"))
        return None
    if dep == "pcomp":
        near = {head.head.lower_, *(c.lower_ for c in head.children), *(c.lower_ for c in _before(head))}
        if head.lower_ in NEGATORS or near & NEAR:
            signals["negated"] += 1
            return None
        above = head.head
        if head.lower_ == "against":
            signals["negated" if lemma(above) in DECIDING else "hypothetical"] += 1
            return None
        if head.lower_ in CONDITIONS:  # "provided that"
            signals["hypothetical"] += 1
            return None
        governs = _govern(above, signals)
        if not is_clause(above):
            signals.update(own(above))
            return above
        return above if governs else None
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _before(token: Token) -> tuple[Token, ...]:
    return (token.nbor(-1),) if token.i > 0 else ()


def _of_infinitive(verb: Token, head: Token, signals: Counter[str]) -> bool:
    """What be, have and verbs of hearsay say of an infinitive; whether that is all there is to say."""
    word = lemma(head)
    if word == HAVE and any(c.lower_ == "yet" for c in children(head, "advmod")):
        signals["negated"] += 1
    elif word == HAVE and head.tag_ in {"VBZ", "VBP", "VB"}:
        signals["hypothetical"] += 1
    elif word == BE and not children(head, "acomp", "attr"):
        inverted = any(s.i > head.i for s in children(head, "nsubj"))  # "were Kenya to invade"
        signals["hypothetical" if inverted else "future"] += 1
    elif head.tag_ == "MD":  # "ought to"
        signals["hypothetical"] += 1
    elif word in HEARSAY and children(head, "auxpass"):
        signals["reported"] += 1
    else:
        return False
    signals.update(own(head))
    return True


def _is_open(verb: Token, head: Token) -> bool:
    """ "Nobody knows whether", "it is unclear if": what isn't known is asked."""
    marks = {m.lower_ for m in children(verb, "mark")}
    if "whether" in marks:
        return True
    adjectives = {a.lower_ for a in children(head, "acomp")}
    return "if" in marks and (lemma(head) in KNOWING or bool(adjectives & UNCLEAR)) and verb.i > head.i


def of_noun(noun: Token, signals: Counter[str]) -> Token | None:
    """Goes from a noun to what governs it, unless that presupposes the noun."""
    head, dep = noun.head, noun.dep_
    if dep == "conj":
        return head
    if light_verb(noun) == head or dep == "attr":
        # The verb's negation by "no" on this very noun has been counted on the noun.
        _govern(head, signals)
        mine = own(head)
        mine["negated"] = max(0, mine["negated"] - any(g.lower_ in NO for g in children(noun, "det")))
        signals.update(mine)
        return head
    if dep == "pobj":
        above = head.head
        if head.lower_ == "without":
            signals["negated"] += 1
            return None
        if is_clause(above):
            return _object_link(noun, above, signals)
        if _govern(above, signals):
            signals.update(own(above))
            return above
        return None
    if dep in {"dobj", "nsubjpass"}:
        return _object_link(noun, head, signals)
    if dep == "nsubj" and lemma(head) == BE and any(a.tag_ == "MD" and a.lower_ not in MODALS for a in head.children):
        signals["hypothetical"] += 1  # "an invasion would be a disaster"
        return None
    if dep == "nsubj" and ("happen" in USES.get(lemma(head), NONE) or children(head, "acomp")):
        # "A deal is possible": the adjective counts, not what else is said of the deal.
        mine = own(head)
        happens = "happen" in USES.get(lemma(head), NONE)
        signals.update({name: n for name, n in mine.items() if happens or name != "negated"})
        return head if happens else None
    return None


def _object_link(noun: Token, verb: Token, signals: Counter[str]) -> Token | None:
    uses = USES.get(lemma(verb), NONE)
    if "factive" in uses or (lemma(verb) in CLEARING and noun.dep_ != "pobj"):
        return None
    _govern(verb, signals)
    definite = any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.children)
    carried = noun.dep_ != "pobj" and lemma(verb) in LIGHT
    # "No warnings were issued after the quake": the quake was.
    if definite and not uses & {"causal", "intend", "negate", "attempt"} and not carried:
        return None
    mine = own(verb)
    mine["negated"] = max(0, mine["negated"] - any(g.lower_ in NO for g in children(noun, "det")))
    signals.update(mine)
    return verb
