"""What is said of a verb that hangs on a noun or a preposition: "plans to go", "no claim that", "without going"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.logic.adjuncts import MASSES, VOICING
from pipeline.logic.beliefs import is_called_false, is_due, is_untruth
from pipeline.logic.copulas import of_adjective
from pipeline.logic.definite import is_answered
from pipeline.logic.governors import HUNTED, USES, govern, uses
from pipeline.logic.nominal import REMOVING
from pipeline.logic.signals import ANYBODY, CONDITIONS, MEANT, NEGATORS, NO, PAST, is_infinitive, own
from pipeline.logic.syntax import SUBJECTS, children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = frozenset({"far", "close", "short", "instead"})  # "far from invading", "came close to attacking"
# "Voted against invading" decides; "warned against invading" only fears.
DECIDING = frozenset({"vote", "decide", "rule", "opt"})
# "The first to arrive" has arrived; "the courage to resign" is shown by resigning.
SINGLED = frozenset({"first", "last", "only", "second", "third", "fourth", "fifth", "latest"})
SHOWN = frozenset({"courage", "nerve", "temerity", "audacity", "foresight", "decency", "luck", "fortune", "misfortune"})
CLEAVING = frozenset({"who", "that", "which", "whom"})
# Of what somebody is suspected lies behind: "is suspected of stealing".
BLAMING = frozenset({"accuse", "suspect", "charge", "convict", "acquit", "clear", "accusation", "suspicion"})
# What a gerund behind these does is beside the verb above: its denial doesn't reach so far, its "will" and "may" do.
BESIDE = frozenset({"by", "after", "before", "since", "upon", "through", "despite"})
ASIDE = frozenset({"out", "away"})
COMING = frozenset({"come", "get"})
PENALTIES = frozenset({"violation", "sentence", "fine", "penalty", "punishment", "trial", "ban", "conviction"})


def of_noun_clause(verb: Token, signals: Counter[str]) -> Token | None:
    """Goes from a clause on a noun to what governs it: an infinitive, a "that", a participle, a relative."""
    head, dep = verb.head, verb.dep_
    if is_infinitive(verb):
        _purpose(verb, head, signals)
        signals.update(own(head))
        return head
    if dep == "acl" and head.dep_ == "nsubj" and head.head.pos_ == "AUX" and head.head.i < head.i:
        signals.update(own(head.head))  # "Were they released?": the auxiliary is taken for the verb
        return head.head
    if is_due(head, verb) or (head.head.lower_ == "in" and _is_eventuality(verb, head)):
        signals["hypothetical"] += 1  # "it is time he left", "in case he leaves", "in the event that he leaves"
    elif is_untruth(head) or _is_ruled_out(head):
        signals["negated"] += 1
    elif any(c.lower_ == "that" for c in children(verb, "mark")):
        # "The claim that", "no evidence that", "rumours that ... are false"
        govern(head, signals)
        signals["negated"] += own(head)["negated"] + (head.dep_ == "nsubj" and is_called_false(head))
        if head.dep_ in {"attr", "dobj"} and not own(head)["negated"]:
            denies = head.dep_ == "dobj" and "negate" in uses(head.head)
            signals["negated"] += own(head.head)["negated"] + denies
    elif dep == "acl" and verb.tag_ == "VBG" and head.dep_ == "pobj" and not is_clause(head.head.head):
        govern(head.head.head, signals)  # "a danger of rain falling"
    elif dep == "acl" and verb.tag_ == "VBN" and head.dep_ not in SUBJECTS:
        signals["negated"] += any(c.lower_ in NO for c in children(head, "det"))  # "there were no charges filed"
    elif dep == "relcl" and head.lower_ in ANYBODY:  # "anyone who attacks it will be shot"
        signals["hypothetical"] += 1
    elif dep == "relcl" and head.dep_ == "attr" and _is_cleft(verb, head.head):
        signals["negated"] += own(head.head)["negated"]  # "it was not the gardener who stole it"
    return None


def _is_ruled_out(noun: Token) -> bool:
    """ "It is out of the question that", "it is not the case that", "there is no truth in reports that"."""
    if noun.dep_ == "attr" and noun.lower_ == "case":
        return own(noun.head)["negated"] % 2 == 1
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if noun.lower_ == "question":
        return above.lower_ == "out"
    return above.lower_ in {"truth", "substance"} and own(above)["negated"] > 0


def _is_eventuality(verb: Token, noun: Token) -> bool:
    if noun.lower_ == "event":
        return any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
    return noun.lower_ == "case" and (verb.dep_ == "acl" or not children(noun, "det", "amod"))


def of_gerund(verb: Token, signals: Counter[str]) -> Token | None:
    """Goes from a gerund behind a preposition to what governs both: "without", "kept them from", "the idea of"."""
    prep, above = verb.head, verb.head.head
    link = prep.lower_
    if any(c.lower_ == "what" for c in children(verb, *SUBJECTS, "dobj")) and verb.tag_ != "VBG":
        return None  # "in what was called a success"
    if above.lower_ in ASIDE and link in {"of", "from"} and not is_clause(above):
        above, link = above.head, f"{above.lower_} {link}"  # "talked out of going", "shied away from going"
    if f"{lemma(above)} {link} ing" in USES:  # "thought of going"
        link = f"{link} ing"
    near = {above.lower_, *(c.lower_ for c in prep.children), *((prep.nbor(-1).lower_,) if prep.i > 0 else ())}
    if prep.lower_ == "of" and ("better" in near or _is_a_hair_away(above)):  # "thought better of going"
        signals["negated"] += 1
        return None
    if link in NEGATORS or near & NEAR:
        signals["negated"] += 1
        return None
    if link == "against":
        signals["negated" if lemma(above) in DECIDING else "hypothetical"] += 1
        return None
    if link in CONDITIONS:  # "provided that"
        signals["hypothetical"] += 1
        return None
    if link == "but":  # "has no choice but to go": went, if that is past
        signals["hypothetical"] += any(t.tag_ in {"VBZ", "VBP"} for t in (above.head, above))
        return None
    # "Was not drawn into fighting", "did not succeed in selling".
    if is_clause(above) and (link == "into" or "implicative" in uses(above, link)):
        signals.update(own(above))
        return above
    if link in BESIDE:  # "avoided jail by paying", "will resign after meeting the king"
        signals.update({name: n for name, n in own(above).items() if name != "negated"})
        return above if is_clause(above) else None
    removes = "negate" in uses(above, link)
    if (link == "for" and lemma(above) in PENALTIES) or (removes and link not in REMOVING and " " not in link):
        return None  # "a fine for speeding", "stopped the fight with two rounds remaining"
    governs = of_adjective(above, signals, link)
    signals[PAST] += lemma(above) in BLAMING or uses(above, link) is HUNTED
    if not is_clause(above):
        signals.update(own(above))
        return above
    signals["negated"] += own(above)["negated"] if removes else 0  # "could not prevent them from going"
    return above if governs else None


def _is_a_hair_away(noun: Token) -> bool:
    """ "Came within an inch of winning"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "within" and lemma(noun.head.head) in COMING


def _purpose(verb: Token, noun: Token, signals: Counter[str]) -> None:
    """What a noun says of the infinitive on it: "plans to go", "an agreement to go", "the first to go"."""
    if noun.lower_ == "time" and noun.dep_ == "attr":  # "it is time to go"
        signals["hypothetical"] += 1
        return
    if lemma(noun) in MASSES and lemma(verb) in VOICING:
        return  # "held a rally to demand talks": by rallying they did
    if noun.lower_ == "order" and noun.head.lower_ == "in":
        signals["intended"] += 1
        return
    if is_answered(noun):  # "turned down an appeal to leave": the answer is what counts
        return
    if noun.dep_ == "attr" and noun.head.lower_ == "were" and noun.i > noun.head.i and noun.head.dep_ == "advcl":
        signals["hypothetical"] += 1  # "were the pier to collapse"
    elif not govern(noun, signals, "to") and not _is_singled_out(noun):
        signals[MEANT] += 1


def _is_singled_out(noun: Token) -> bool:
    words = [noun, *children(noun, "amod", "nummod", "advmod")]
    return lemma(noun) in SHOWN or any(w.lower_ in SINGLED or w.tag_ == "JJS" for w in words)


def _is_cleft(verb: Token, copula: Token) -> bool:
    """ "It was not the gardener who stole it"; what stands behind a comma only adds something."""
    it = any(s.lower_ == "it" for s in children(copula, "nsubj"))
    who = [c for c in children(verb, *SUBJECTS, "dobj") if c.lower_ in CLEAVING]
    return it and bool(who) and who[0].nbor(-1).text != ","
