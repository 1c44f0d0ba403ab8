"""What the word above says of a verb: "plan to", "fail to", "said that", "when it rains" (data/governors.csv)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.logic.adjuncts import REACH, is_in_condition, of_adverbial, of_conjunct
from pipeline.logic.attached import of_gerund, of_noun_clause
from pipeline.logic.beliefs import is_called_false, of_belief
from pipeline.logic.copulas import of_adjective
from pipeline.logic.governors import SIGNALS, govern, is_mistaken, uses
from pipeline.logic.nominal import BE
from pipeline.logic.results import result_of
from pipeline.logic.signals import (
    HEARSAY,
    MEANT,
    PAST,
    is_conditional,
    is_infinitive,
    is_past,
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
# What isn't shown or said may be so or not; "did not mention that" leaves no doubt.
UNSHOWN = SHOWING | {"say", "claim", "allege", "report", "assert", "argue", "testify", "state", "swear", "conclude"}
TOLD = HEARSAY - {"know", "suppose"} | {"tell", "inform", "announce", "quote", "notify", "note", "state", "claim"}
KNOWING = frozenset({"know", "see", "learn", "say", "tell", "check", "establish", "determine", "discover"})
SAYING = frozenset({"say", "tell"})  # "would not say who built it" leaves no doubt that it was built
DECISIVE = frozenset({"who", "whom", "which", "what", "whose"})
ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
WONDERING = frozenset({"why", "how", "where", "when"})
UNKNOWN = frozenset({"unclear", "unknown", "uncertain", "unsure", "doubtful"})
UNCLEAR = UNKNOWN | {"clear", "sure", "certain"}


def of_verb(verb: Token, signals: Counter[str]) -> Token | None:
    """Goes from a verb to what governs it, if that bears on the verb."""
    head, dep = verb.head, verb.dep_
    if dep == "amod" and verb.tag_ == "VB" and head.dep_ == "dobj" and lemma(head.head) == LET:
        signals["hypothetical"] += head.head.tag_ != "VBD"  # "let Norway expel spies", taken for an adjective
        signals.update(own(head.head))
        return head.head
    if is_infinitive(verb) and (done := result_of(verb)) is not None:
        signals.update(own(done))
        return done
    if lemma(head) == GO and any(c.lower_ == "on" for c in head.children) and is_infinitive(verb):
        return head  # "went on to attack"
    if is_infinitive(verb) and head.dep_ == "ROOT" and head.pos_ == "PROPN":
        signals["future"] += 1  # a heading, whatever the parser makes of it: "Acme to buy Bolt"
        return None
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
        return of_conjunct(verb, head, signals)
    if dep == "advcl":
        of_adverbial(verb, head, signals)
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
    if not of_adjective(head, signals, "to" if is_infinitive(verb) else "ing") and is_infinitive(verb):
        for noun in children(head, "nsubj"):  # "pressure is growing on him to go"
            if noun.pos_ == "NOUN" and noun.i < head.i and any(use in SIGNALS for use in uses(noun)):
                govern(noun, signals)
    # "Too tired to go" isn't "eager to go".
    signals["negated"] += head.pos_ in {"ADJ", "ADV"} and any(c.lower_ == "too" for c in children(head, "advmod"))
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
    elif word == "remain" and children(verb, "auxpass"):
        signals["negated"] += 1  # "two remain to be freed"
    elif word == GO:
        signals["future" if head.tag_ == "VBG" else "intended"] += 1  # "is going to leave", "went to see"
    elif word == HAVE and head.tag_ in {"VBZ", "VBP", "VB"}:
        signals["hypothetical"] += 1
    elif word == BE and not any(c.i < verb.i for c in children(head, "acomp", "attr")):
        inverted = any(s.i > head.i for s in children(head, "nsubj"))  # "were Kenya to invade"
        missed = head.tag_ == "VBD" and _is_perfect(verb)  # "was to have met"
        inverted = inverted or any(
            c.lower_ == "up" for c in children(head, "advmod", "prep", "prt")
        )  # "is up to him to"
        signals.update(["hypothetical" if inverted else "intended" if missed else "future"])
        signals[PAST] += missed
        signals["negated"] += any(_is_left_out(c) for c in children(head, "conj"))
    elif word == "suppose" and children(head, "auxpass") and not _is_perfect(verb):
        signals["intended"] += 1  # "was supposed to meet them, but did not"
        signals[PAST] += any(a.tag_ == "VBD" for a in children(head, "auxpass"))
        signals["negated"] += any(_is_left_out(c) for c in children(head, "conj"))
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
        if not govern(head, signals, "to") and lemma(head) in UNSHOWN:
            signals[MEANT] += 1  # "said the shops to be bought are old": the parser ties the infinitive to the saying
        signals.update(own(head))
        return head
    if lemma(head) in BARE and verb.tag_ == "VB" and not children(verb, "mark", "aux"):
        mine = own(head)
        done = head.tag_ in {"VBD", "VBN"} or mine[PAST] > 0 or any(a.lower_ == "did" for a in children(head, "aux"))
        signals["hypothetical"] += lemma(head) == LET and not done
        signals.update(mine)
        return head
    if verb.i < head.i and any(t.text == ";" for t in verb.doc[verb.i : head.i]):
        return None  # two sentences in one; the second doesn't govern the first
    if _is_open(verb, head):
        signals["question"] += 1
        return None
    signals["hypothetical"] += verb.i < head.i and is_in_condition(verb)
    of_belief(verb, head, signals)
    signals["hypothetical"] += head.pos_ == "ADJ" and head.dep_ == "acomp" and head.lower_ in UNKNOWN
    if "factive" not in uses(head):  # "if he says that troops came"
        signals["hypothetical"] += own(head, frozenset({"mark"}))["hypothetical"]
    denied = own(head)["negated"]
    if denied and lemma(head) in DISPUTING:
        # "Did not deny that"; what nobody denies, or can deny, is so.
        signals["hypothetical"] += bool(children(head, "neg")) and not _is_unable(head)
    elif "future" in uses(head) and is_past(verb):
        signals["reported"] += 1  # "prices fell in May, the bank estimates"
    elif children(head, "auxpass") and lemma(head) in TOLD:
        signals["reported"] += 1  # "was told that", "it was announced that"
    elif "negate" not in uses(head) or lemma(head) in DISPUTING:
        govern(head, signals)
    if children(head, "acomp", "attr"):  # "it is unlikely that", "it is not true that"
        signals.update({name: n for name, n in own(head).items() if name == "hypothetical"})
        signals["negated"] += is_called_false(verb)
    asked = any(t.text == "?" for t in verb.sent[-2:]) and head.dep_ == "ROOT" and verb.i > head.i
    signals["question"] += "question" in uses(head) or (asked and "factive" not in uses(head))
    if any(a.tag_ == "MD" for a in children(verb, "aux")):  # "if it rains, we can be sure that it will flood"
        above = head.head if head.pos_ == "ADJ" else head
        signals["hypothetical"] += any(c.i < verb.i and is_conditional(c) for c in children(above, "advcl"))
    if lemma(head) == HAVE and any(d.dep_ == "neg" and d.i < head.i for c in head.children for d in (c, *c.children)):
        signals["negated"] += 1  # "Never had the army attacked", "not once have they": the auxiliary taken for the verb
    if "raising" in uses(head):
        signals["negated"] += denied
    elif denied and (lemma(head) in UNSHOWN or _is_unclear(head)) and not _asks(verb, head):
        signals["hypothetical"] += 1  # "nothing suggests that", "nobody said that", "it is not clear that"
    return None


def _is_unclear(head: Token) -> bool:
    return any(a.lower_ in UNCLEAR for a in children(head, "acomp"))


def _asks(verb: Token, head: Token) -> bool:
    """ "Would not say how many it had sold": that it sold some is out of question."""
    return any(t.tag_ in ASKING for t in verb.doc[max(head.i + 1, verb.i - REACH) : verb.i])


def _is_perfect(verb: Token) -> bool:
    return any(lemma(a) == HAVE for a in children(verb, "aux"))


def _is_left_out(verb: Token) -> bool:
    """ "Were due to meet but did not": the auxiliary alone denies what went before."""
    more = children(verb, *SUBJECTS, "xcomp", "ccomp", "dobj", "acomp", "attr", "prep")
    bare = verb.pos_ == "AUX" or lemma(verb) == "do"
    return bare and bool(children(verb, "neg")) and not more


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
