"""What the word above says of a verb: "plan to", "fail to", "stopped them from" (data/governors.csv)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.logic.governors import govern, uses
from pipeline.logic.nominal import BE, is_answered
from pipeline.logic.signals import CONDITIONS, MEANT, NEGATORS, PAST, is_called_false, is_imperative, own
from pipeline.logic.syntax import SUBJECTS, children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = frozenset({"far", "close", "short", "instead"})  # "far from invading", "came close to attacking"
# Ordinary verbs that an infinitive turns into something else: "has to resign", "is going to resign", "let them resign".
HAVE, GO, LET = "have", "go", "let"
# "Is said to have attacked", "is believed to be holding": somebody's words, whoever they are.
HEARSAY = frozenset({"say", "believe", "think", "report", "understand", "suppose", "rumour", "rumor", "know"})
# "Voted against invading" decides; "warned against invading" only fears.
DECIDING = frozenset({"vote", "decide", "rule", "opt"})
PREFERRING = frozenset({"than"})
ADMITTING = frozenset({"regret", "admit", "remember", "forget", "resent", "enjoy", "recall", "acknowledge", "confess"})
# "The first to arrive" has arrived; "the courage to resign" is shown by resigning.
SINGLED = frozenset({"first", "last", "only", "second", "third", "fourth", "fifth", "latest"})
SHOWN = frozenset({"courage", "nerve", "temerity", "audacity", "foresight", "decency", "luck", "fortune", "misfortune"})
ENDING = frozenset({"stop", "quit", "cease"})
SHOWING = frozenset({"suggest", "indicate", "show", "prove", "confirm", "mean", "imply"})
KNOWING = frozenset({"know", "see", "learn", "say", "tell", "check", "establish", "determine", "discover"})
DECISIVE = frozenset({"who", "whom", "which", "what", "whose"})
CLEAVING = frozenset({"who", "that", "which", "whom"})
TEMPORAL = frozenset({"when", "while", "as", "once", "until", "before", "after"})
# "Let them go", "saw them leave": the one below is done, or isn't, with the one above.
BARE = frozenset({LET, "make", "see", "hear", "watch", "help"})
# Of what somebody is suspected lies behind: "is suspected of stealing".
BLAMING = frozenset({"accuse", "suspect", "charge", "convict", "acquit", "clear", "accusation", "suspicion"})
ABILITY = frozenset({"could", "can", "ca"})
TELLING = frozenset({"say", "tell"})  # "would not say who built it" leaves no doubt that it was built
UNCLEAR = frozenset({"unclear", "unknown", "uncertain", "unsure", "clear", "sure", "certain", "doubtful"})


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
        known = verb.tag_ == "VBG" and lemma(head) in ADMITTING
        if lemma(head) in ENDING or known or _is_unavoidable(head):  # what has stopped, or hasn't, was so
            return None
        govern(head, signals, "to" if _is_infinitive(verb) else "")
        # "Too tired to go" isn't "eager to go".
        signals["negated"] += head.pos_ == "ADJ" and any(c.lower_ == "too" for c in children(head, "advmod"))
        mine = own(head)
        if "speech" in uses(head):  # what nobody threatens may be
            mine["negated"] = 0
        signals.update(mine)
        return head.head if head.pos_ == "ADJ" and is_clause(head.head) else head
    if dep == "ccomp" and _is_infinitive(verb) and verb.i > head.i:  # "did not want them to attack"
        govern(head, signals)
        signals.update(own(head))
        return head
    if dep == "ccomp" and lemma(head) in BARE and verb.tag_ == "VB" and not children(verb, "mark", "aux"):
        signals["hypothetical"] += lemma(head) == LET and head.tag_ != "VBD"
        signals.update(own(head))
        return head
    if dep == "ccomp":
        if verb.i < head.i and any(t.text == ";" for t in verb.doc[verb.i : head.i]):
            return None  # two sentences in one; the second doesn't govern the first
        if _is_open(verb, head):
            signals["question"] += 1
            return None
        govern(head, signals)
        if children(head, "acomp"):  # "it is unlikely that", "it is not true that"
            signals.update({name: n for name, n in own(head).items() if name == "hypothetical"})
            signals["negated"] += is_called_false(verb)
        if "question" in uses(head):
            signals["question"] += 1
        if lemma(head) == HAVE and any(c.dep_ == "neg" and c.i < head.i for c in head.children):
            signals["negated"] += 1  # "Never had the army attacked": the auxiliary is taken for the verb
        denied = own(head)["negated"]
        if "raising" in uses(head):
            signals["negated"] += denied
        elif denied and lemma(head) in SHOWING:  # "nothing suggests that"
            signals["hypothetical"] += 1
        return None
    if dep == "conj":
        shared = own(head)
        if is_imperative(head) and any(a.tag_ == "MD" for a in children(verb, "aux")):
            signals["hypothetical"] += 1  # "publish the accounts, and we will go home"
        ored = any(c.lower_ in {"or", "nor"} for c in children(head, "cc"))
        for name, n in shared.items():
            if not children(verb, "nsubj", "nsubjpass") and (name != "negated" or ored):
                signals[name] += n
        return head if is_clause(head) else None
    if dep == "advcl":
        if _is_infinitive(verb):
            signals["attempted" if "attempt" in uses(head, "to") else "intended"] += 1
        marks = {m.lower_ for m in children(verb, "mark")}
        signals["negated"] += bool(marks & PREFERRING)
        signals["question"] += bool(marks & CONDITIONS) and any(t.text == "?" for t in verb.sent[-2:])
        tensed = (
            verb.tag_ in {"VBZ", "VBP"} and not children(verb, "aux") and any(m in TEMPORAL for m in _openers(verb))
        )
        signals["future"] += tensed and own(head)["future"]  # "will leave when it rains"
        signals["hypothetical"] += head.lower_ == "long" and "as" in marks  # "as long as"
        return None
    if dep in {"acl", "relcl"} and _is_infinitive(verb):
        if not is_answered(head):  # "turned down an appeal to leave": the answer is what counts
            said = govern(head, signals) or head.lower_ in {"order", "time"}
            inverted = head.dep_ == "attr" and head.i > head.head.i and head.head.lower_ == "were"
            if inverted and head.head.dep_ == "advcl":  # "were the pier to collapse"
                signals["hypothetical"] += 1
            elif not said and not _is_singled_out(head):  # "an agreement to merge", "a motion to ban"
                signals[MEANT] += 1
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
        govern(head, signals)
        signals["negated"] += own(head)["negated"] + (head.dep_ == "nsubj" and is_called_false(head))
        if head.dep_ in {"attr", "dobj"} and not own(head)["negated"]:
            denies = head.dep_ == "dobj" and "negate" in uses(head.head)
            signals["negated"] += own(head.head)["negated"] + denies
        return None
    if dep == "relcl" and head.dep_ == "attr" and _is_cleft(verb, head.head):
        signals["negated"] += own(head.head)["negated"]  # "it was not the gardener who stole it"
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
        if head.lower_ == "but":  # "has no choice but to go": went, if that is past
            signals["hypothetical"] += any(t.tag_ in {"VBZ", "VBP"} for t in (above.head, above))
            return None
        governs = govern(above, signals, head.lower_)
        signals[PAST] += lemma(above) in BLAMING
        if not is_clause(above):
            signals.update(own(above))
            return above
        signals["negated"] += own(above)["negated"] if "negate" in uses(above, head.lower_) else 0
        return above if governs else None
    return None


def _is_singled_out(noun: Token) -> bool:
    """ "The first diver to reach it", "the only guest to complain"."""
    words = [noun, *children(noun, "amod", "nummod", "advmod")]
    return lemma(noun) in SHOWN or any(w.lower_ in SINGLED or w.tag_ == "JJS" for w in words)


def _is_cleft(verb: Token, copula: Token) -> bool:
    """ "It was not the gardener who stole it"; what stands behind a comma only adds something."""
    it = any(s.lower_ == "it" for s in children(copula, "nsubj"))
    who = [c for c in children(verb, *SUBJECTS, "dobj") if c.lower_ in CLEAVING]
    return it and bool(who) and who[0].nbor(-1).text != ","


def _is_unavoidable(verb: Token) -> bool:
    """ "Couldn't help laughing"."""
    able = any(a.lower_ in ABILITY for a in children(verb, "aux"))
    return lemma(verb) == "help" and able and bool(children(verb, "neg"))


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _openers(verb: Token) -> list[str]:
    return [c.lower_ for c in children(verb, "mark", "advmod") if c.i < verb.i]


def _before(token: Token) -> tuple[Token, ...]:
    return (token.nbor(-1),) if token.i > 0 else ()


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
    sought = verb.i > head.i and lemma(head) in KNOWING - TELLING and (_is_infinitive(head) or own(head)["negated"])
    if sought and any(c.lower_ in DECISIVE for c in children(verb, *SUBJECTS, "dobj")):
        return True
    adjectives = {a.lower_ for a in children(head, "acomp")}
    return "if" in marks and (lemma(head) in KNOWING or bool(adjectives & UNCLEAR)) and verb.i > head.i
