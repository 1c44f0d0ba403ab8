"""What the word above says of a verb: "plan to", "fail to", "said that", "when it rains" (data/governors.csv)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.logic.attached import of_gerund, of_noun_clause
from pipeline.logic.governors import SIGNALS, govern, is_mistaken, uses
from pipeline.logic.nominal import BE, is_answered
from pipeline.logic.signals import (
    ANYBODY,
    CONDITIONS,
    HEARSAY,
    PAST,
    SHARED,
    TELLING,
    is_called_false,
    is_conditional,
    is_imperative,
    is_infinitive,
    own,
)
from pipeline.logic.syntax import SUBJECTS, children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# Ordinary verbs that an infinitive turns into something else: "has to resign", "is going to resign", "let them resign".
HAVE, GO, LET = "have", "go", "let"
ADMITTING = frozenset({"regret", "admit", "remember", "forget", "resent", "enjoy", "recall", "acknowledge", "confess"})
ENDING = frozenset({"stop", "quit", "cease"})
ABILITY = frozenset({"could", "can", "ca"})
# "Let them go", "saw them leave": the one below is done, or isn't, with the one above.
BARE = frozenset({LET, "make", "see", "hear", "watch", "help"})
# Verbs of denial that take a clause; "declined" and "failed" have none, whatever the parser says.
DISPUTING = frozenset({"deny", "reject", "dispute", "refute", "disprove", "contradict", "dismiss", "pretend"})
SHOWING = frozenset({"suggest", "indicate", "show", "prove", "confirm", "mean", "imply"})
KNOWING = frozenset({"know", "see", "learn", "say", "tell", "check", "establish", "determine", "discover"})
SAYING = frozenset({"say", "tell"})  # "would not say who built it" leaves no doubt that it was built
DECISIVE = frozenset({"who", "whom", "which", "what", "whose"})
WONDERING = frozenset({"why", "how", "where", "when"})
UNKNOWN = frozenset({"unclear", "unknown", "uncertain", "unsure", "doubtful"})
UNCLEAR = UNKNOWN | {"clear", "sure", "certain"}
PREFERRING = frozenset({"than"})
TEMPORAL = frozenset({"when", "while", "as", "once", "until", "before", "after"})


def of_verb(verb: Token, signals: Counter[str]) -> Token | None:
    """Goes from a verb to what governs it, if that bears on the verb."""
    head, dep = verb.head, verb.dep_
    if lemma(head) == GO and any(c.lower_ == "on" for c in head.children) and is_infinitive(verb):
        return head  # "went on to attack"
    # A clause on a noun is one, whatever the parser calls it.
    if dep in {"acl", "relcl"} or (dep == "ccomp" and head.pos_ == "NOUN"):
        return of_noun_clause(verb, signals)
    if dep == "pcomp":
        return of_gerund(verb, signals)
    if dep == "xcomp":
        return _of_open(verb, head, signals)
    if dep == "ccomp":
        return _of_content(verb, head, signals)
    if dep == "conj":
        return _of_conjunct(verb, head, signals)
    if dep == "advcl":
        _of_adverbial(verb, head, signals)
    elif dep in {"csubj", "csubjpass"}:
        signals["question"] += any(m.lower_ == "whether" for m in children(verb, "mark"))
    return None


def _of_open(verb: Token, head: Token, signals: Counter[str]) -> Token | None:
    """An infinitive or gerund right under a verb or adjective."""
    if is_infinitive(verb) and _of_infinitive(verb, head, signals):
        return head
    if lemma(head) == "wait" and _is_unable(head):  # "can't wait to begin"
        signals["intended"] += 1
        return None
    if lemma(head) in ENDING or _stands_anyway(verb, head):  # what has stopped, or hasn't, was so
        return None
    if not govern(head, signals, "to" if is_infinitive(verb) else "") and is_infinitive(verb):
        for noun in children(head, "nsubj"):  # "pressure is growing on him to go"
            if noun.pos_ == "NOUN" and noun.i < head.i and any(use in SIGNALS for use in uses(noun)):
                govern(noun, signals)
    # "Too tired to go" isn't "eager to go".
    signals["negated"] += head.pos_ == "ADJ" and any(c.lower_ == "too" for c in children(head, "advmod"))
    mine = own(head)
    if "speech" in uses(head):  # what nobody threatens may be
        mine["negated"] = 0
    signals.update(mine)
    clause = head.head if head.pos_ == "ADJ" and is_clause(head.head) else head
    signals["negated"] += any(_is_left_out(c) for c in children(clause, "conj"))
    return clause


def _of_infinitive(verb: Token, head: Token, signals: Counter[str]) -> bool:
    """What be, have and verbs of hearsay say of an infinitive; whether that is all there is to say."""
    word = lemma(head)
    if word == HAVE and any(c.lower_ == "yet" for c in children(head, "advmod")):
        signals.update(["negated", PAST])
    elif word == GO:
        signals["future" if head.tag_ == "VBG" else "intended"] += 1  # "is going to leave", "went to see"
    elif word == HAVE and head.tag_ in {"VBZ", "VBP", "VB"}:
        signals["hypothetical"] += 1
    elif word == BE and not children(head, "acomp", "attr"):
        inverted = any(s.i > head.i for s in children(head, "nsubj"))  # "were Kenya to invade"
        signals["hypothetical" if inverted else "future"] += 1
    elif head.tag_ == "MD":  # "ought to"
        signals["hypothetical"] += 1
    elif word in HEARSAY and children(head, "auxpass"):
        signals["negated" if is_mistaken(head) else "reported"] += 1
    else:
        return False
    signals.update(own(head))
    return True


def _of_content(verb: Token, head: Token, signals: Counter[str]) -> Token | None:
    """A clause that says what is said, wanted, known or seen."""
    if is_infinitive(verb) and verb.i > head.i:  # "did not want them to attack"
        govern(head, signals, "to")
        signals.update(own(head))
        return head
    if lemma(head) in BARE and verb.tag_ == "VB" and not children(verb, "mark", "aux"):
        signals["hypothetical"] += lemma(head) == LET and head.tag_ != "VBD"
        signals.update(own(head))
        return head
    if verb.i < head.i and any(t.text == ";" for t in verb.doc[verb.i : head.i]):
        return None  # two sentences in one; the second doesn't govern the first
    if _is_open(verb, head):
        signals["question"] += 1
        return None
    if "negate" not in uses(head) or lemma(head) in DISPUTING:
        govern(head, signals)
    if children(head, "acomp", "attr"):  # "it is unlikely that", "it is not true that"
        signals.update({name: n for name, n in own(head).items() if name == "hypothetical"})
        signals["negated"] += is_called_false(verb)
    asked = any(t.text == "?" for t in verb.sent[-2:]) and head.dep_ == "ROOT" and verb.i > head.i
    signals["question"] += "question" in uses(head) or (asked and "factive" not in uses(head))
    if any(a.tag_ == "MD" for a in children(verb, "aux")):  # "if it rains, we can be sure that it will flood"
        above = head.head if head.pos_ == "ADJ" else head
        signals["hypothetical"] += any(c.i < verb.i and is_conditional(c) for c in children(above, "advcl"))
    if lemma(head) == HAVE and any(c.dep_ == "neg" and c.i < head.i for c in head.children):
        signals["negated"] += 1  # "Never had the army attacked": the auxiliary is taken for the verb
    denied = own(head)["negated"]
    if "raising" in uses(head):
        signals["negated"] += denied
    elif denied and lemma(head) in SHOWING:  # "nothing suggests that"
        signals["hypothetical"] += 1
    return None


def _of_conjunct(verb: Token, head: Token, signals: Counter[str]) -> Token | None:
    if is_imperative(head) and any(a.tag_ == "MD" for a in children(verb, "aux")):
        signals["hypothetical"] += 1  # "publish the accounts, and we will go home"
    signals["negated"] += any(c.lower_ == "than" for c in children(head, "cc"))  # "delay rather than go"
    ored = any(c.lower_ in {"or", "nor"} for c in children(head, "cc"))
    if not children(verb, *SUBJECTS):
        finite = verb.tag_ in {"VBZ", "VBP", "VBD"} or any(a.tag_ == "MD" for a in children(verb, "aux"))
        shared = own(head, SHARED if finite else TELLING)
        signals.update({name: n for name, n in shared.items() if name != "negated" or ored})
    return head if is_clause(head) else None


def _of_adverbial(verb: Token, head: Token, signals: Counter[str]) -> None:
    if is_infinitive(verb) and _is_of_object(verb, head, signals):
        return
    if is_infinitive(verb) and head.lower_ == "were" and head.dep_ == "advcl":
        signals["hypothetical"] += 1  # "were Peru to go"
    elif is_infinitive(verb):
        signals["attempted" if "attempt" in uses(head, "to") else "intended"] += 1
    marks = {m.lower_ for m in children(verb, "mark")}
    signals["negated"] += bool(marks & PREFERRING) and not marks & CONDITIONS
    signals["question"] += bool(marks & CONDITIONS) and any(t.text == "?" for t in verb.sent[-2:])
    if "before" in marks and any(c.lower_ in ANYBODY for c in children(verb, *SUBJECTS)):
        signals["negated"] += 1  # "before anybody was hurt"
    openers = {c.lower_ for c in children(verb, "mark", "advmod") if c.i < verb.i}
    if verb.tag_ in {"VBZ", "VBP"} and not children(verb, "aux") and openers & TEMPORAL:
        signals["future"] += _is_ahead(head)  # "will leave when it rains"
    signals["hypothetical"] += head.lower_ == "long" and "as" in marks  # "as long as"


def _is_of_object(verb: Token, head: Token, signals: Counter[str]) -> bool:
    """ "Back a bill to ban it", "lacks the votes to ban it": the infinitive is the noun's before it."""
    objects = children(head, "dobj")
    if not objects or objects[-1].right_edge.i + 1 != verb.left_edge.i:
        return False
    lacking = bool(uses(head) & {"negate", "drop"})
    signals["negated"] += lacking
    return is_answered(objects[-1]) or govern(objects[-1], signals) or lacking


def _is_left_out(verb: Token) -> bool:
    """ "Were due to meet but did not": the auxiliary alone denies what went before."""
    more = children(verb, *SUBJECTS, "xcomp", "ccomp", "dobj", "acomp", "attr", "prep")
    bare = verb.pos_ == "AUX" or lemma(verb) == "do"
    return bare and bool(children(verb, "neg")) and not more


def _is_ahead(verb: Token) -> bool:
    """ "Will leave", "is to leave", "is expected to leave"."""
    above = verb.head
    if is_infinitive(verb) and verb.dep_ == "xcomp":
        return lemma(above) == BE or "future" in uses(above, "to")
    infinitive = lemma(verb) == BE and any(is_infinitive(c) for c in children(verb, "xcomp"))
    return infinitive or own(verb)["future"] > 0


def _stands_anyway(verb: Token, head: Token) -> bool:
    """ "Did not regret selling it", "did not mean to hurt her", "couldn't help laughing"."""
    if verb.tag_ == "VBG" and lemma(head) in ADMITTING:
        return True
    if lemma(head) == "mean" and any(t.tag_ == "VBD" for t in (head, *children(head, "aux", "auxpass"))):
        return own(head)["negated"] > 0
    return lemma(head) == "help" and _is_unable(head)


def _is_unable(verb: Token) -> bool:
    return any(a.lower_ in ABILITY for a in children(verb, "aux")) and bool(children(verb, "neg"))


def _is_open(verb: Token, head: Token) -> bool:
    """ "Nobody knows whether", "it is unclear if": what isn't known is asked."""
    marks = {m.lower_ for m in children(verb, "mark")}
    if "whether" in marks:
        return True
    sought = verb.i > head.i and lemma(head) in KNOWING - SAYING and (is_infinitive(head) or own(head)["negated"])
    adjectives = {a.lower_ for a in children(head, "acomp")}
    wanted = verb.i > head.i and lemma(head) in KNOWING and is_infinitive(head) and lemma(head.head) == "want"
    if wanted and any(c.lower_ in WONDERING for c in children(verb, "advmod")):
        return True  # "want to know why"
    sought = sought or bool(adjectives & UNKNOWN)
    if sought and any(c.lower_ in DECISIVE for c in children(verb, *SUBJECTS, "dobj")):
        return True
    return "if" in marks and (lemma(head) in KNOWING or bool(adjectives & UNCLEAR)) and verb.i > head.i
