"""What the words above a noun say of it: "sought a deal", "an end to sanctions", "the possibility of an attack".

What a word presupposes ("criticised the invasion", "declined a request") keeps its own standing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.logic.beliefs import is_called_false
from pipeline.logic.clauses import LIGHT, light_verb
from pipeline.logic.definite import is_answered, is_definite
from pipeline.logic.governors import USES, govern, of_what_behind, uses
from pipeline.logic.outlooks import DEALS, fizzles, happens, is_mooted, of_predicate, of_subject
from pipeline.logic.signals import MODALS, NO, PAST, is_infinitive, own
from pipeline.logic.syntax import children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

UNCERTAIN = frozenset({"hypothetical", "question", "future"})
BE, LET = "be", "let"
# Words that deny what their preposition names: "acquitted of murder", not what they act on.
CLEARING = frozenset({"acquit", "clear", "exonerate", "absolve"})
# A bid that was turned down was made, but what it was for remains possible only.
BIDS = frozenset({"bid", "offer"})
# What is around: "cancelled after a landslide", "no arrests were made in the riot" but "there was no talk of a riot".
AROUND = frozenset({"after", "before", "during", "since", "following", "amid", "despite", "throughout", "because"})
PLAINLY = frozenset({"despite", "amid", "throughout", "because", "following"})
# Where somebody does it or with whom isn't what he wants: "decided in consultation with the bank".
BESIDES = frozenset({"in", "with", "under", "alongside", "through", "like", "beside"})
REASONS = frozenset({"due", "because", "owing", "thanks", "prior"})
ASIDE = frozenset({"at", "within", "near"})
# What a denying verb takes away stands behind these: "cleared of murder", "kept from war".
REMOVING = frozenset({"", "from", "of", "against", "out of", "ing"})
# Who denies a part in the attack doesn't deny the attack.
PARTS = frozenset(
    {"involvement", "role", "part", "hand", "complicity", "responsibility", "participation", "connection"}
)
AWAY = frozenset({"short", "far", "instead"})
UNSEEN = frozenset({"sign", "trace", "question", "hint", "evidence", "indication", "suggestion", "proof", "thought"})
# A pact is there once it is agreed to; a ban isn't.
PACTS = frozenset({"deal", "settlement", "pact", "accord", "agreement", "truce", "ceasefire", "compromise", "treaty"})
UNDER = frozenset({"in", "under"})
LOOKING_BACK = frozenset({"investigate", "probe", "avenge", "commemorate", "mourn", "follow"})
KNOWN = frozenset({"ongoing", "recent", "current", "previous", "earlier", "existing"})
PEOPLE = frozenset({"suspect", "victim", "survivor", "witness", "mastermind", "culprit", "ringleader", "perpetrator"})
DONE = frozenset({"file", "sign", "reach", "lodge", "launch", "win", "read", "hand", "issue", "make", "pass"})
WELCOMING = frozenset({"support", "welcome", "back"})
MEANT_FOR = frozenset({"aim", "intend", "design", "mean"})
UNRAVELLING = frozenset({"collapse", "founder", "unravel"})
NEXT = frozenset({"next", "tomorrow", "upcoming", "coming"})
GUESSES = frozenset({"may", "might", "must"})
EVENTUALITIES = frozenset({"event", "case"})
# Stronger than "the": what is planned, ordered, denied or tried to be is so only then.
STRONG = frozenset({"causal", "intend", "negate", "attempt", "drop"})


def of_noun(noun: Token, signals: Counter[str], inside: bool) -> Token | None:
    """Goes from a noun to what governs it, unless that presupposes the noun.

    `inside`: what is judged stands inside the noun's phrase ("a request to leave", "plans for a strike").
    """
    head, dep = noun.head, noun.dep_
    if dep == "conj":
        shared = not _denials(noun) and any(c.lower_ in {"or", "nor"} for c in children(head, "cc"))
        signals["negated"] += _denials(head) if shared else 0  # "no deaths or injuries"
        return head
    if dep in {"attr", "dobj"} and lemma(head) == "stay" and is_clause(head):
        signals["negated"] += 1  # "the court stayed his release"
        return None
    if dep == "attr" and of_predicate(noun, head, signals):
        return None
    if (light_verb(noun) == head and not is_answered(noun)) or dep == "attr":
        govern(head, signals, spared=_denials(noun))
        signals.update(_above(noun, head))
        return head
    if dep == "compound" and head.dep_ == "dobj" and lemma(head.head) == LET:
        signals["hypothetical"] += head.head.tag_ != "VBD"  # "let Kenya arrest smugglers": a verb taken for a noun
        signals.update(own(head.head))
        return head.head
    if dep == "compound" and of_what_behind(head, signals):
        return head
    if dep == "pobj":
        return _of_preposition(noun, signals, inside)
    if dep in {"nsubj", "nsubjpass"} and is_mooted(noun, head):
        signals["hypothetical"] += 1
        return None
    if dep == "nsubjpass" and lemma(head) in MEANT_FOR and children(head, "prep", "xcomp"):
        return None  # "the visit is aimed at better ties"
    if dep in {"dobj", "nsubjpass"}:
        return _of_object(noun, head, signals, inside)
    if dep == "nsubj" and lemma(head) == BE and any(a.tag_ == "MD" and a.lower_ not in MODALS for a in head.children):
        # "An invasion would be a disaster", not "the attack may be the work of rebels".
        signals["hypothetical"] += not (is_definite(noun) and any(a.lower_ in GUESSES for a in head.children))
        return None
    if dep == "nsubj" and (fizzles(head) or (lemma(head) in UNRAVELLING and lemma(noun) in DEALS)):
        signals["negated"] += 1
        return None
    if dep == "nsubj" and of_subject(noun, head, signals):
        return None
    if dep in {"nsubj", "nsubjpass"} and any(is_infinitive(c) and happens(c) for c in children(head, "xcomp")):
        govern(head, signals, "to")  # "failed to materialise", "is expected to take place"
        signals.update(own(head))
        return None
    real = dep == "nsubj" and happens(head)
    if dep == "nsubj" and (real or children(head, "acomp")):
        # "A deal is possible": the adjective counts, not what else is said of the deal.
        mine = _above(noun, head)
        there = is_definite(noun) and not any(t.lower_ in NEXT for t in noun.subtree)
        spared = {"negated", "future"} if there else {"negated"}  # "the thaw will never be serious"
        signals.update({name: n for name, n in mine.items() if real or name not in spared})
        signals[PAST] += real and head.tag_ == "VBD" and mine["negated"]  # "the planned visit never happened"
        return head if real else None
    if dep in {"nsubj", "nsubjpass"} and not inside and is_clause(head) and not is_definite(noun):
        # "If a storm hits Manila": what nobody has spoken of yet is as real as what it does, but for denials.
        signals.update({name: n for name, n in own(head).items() if name in UNCERTAIN})
        return head
    return None


def _of_preposition(noun: Token, signals: Counter[str], inside: bool) -> Token | None:
    prep, above = noun.head, noun.head.head
    if prep.lower_ == "without":
        signals["negated"] += 1 + (own(above)["negated"] if lemma(above) == BE else 0)  # "was not without violence"
        return None
    if above.lower_ in REASONS and prep.lower_ in {"to", "of"}:  # "because of a strike", "due to an injury"
        return None
    if above.lower_ in AWAY and prep.lower_ in {"of", "from"} and above.pos_ in {"ADV", "ADJ", "SCONJ", "ADP"}:
        signals["negated"] += 1  # "stopped short of a ban", "instead of a ban"
        return None
    if lemma(above) in UNSEEN and prep.lower_ == "of" and _denials(above) and not is_definite(noun):
        signals["negated"] += 1  # "no sign of a truce"
        return None
    beside = prep.lower_ in BESIDES | ASIDE | AROUND and f"{lemma(above)} {prep.lower_}" not in USES
    if not beside and "thought" in uses(above, prep.lower_) and _is_a(noun):
        signals["hypothetical"] += 1  # "opponents of a merger"
        return None
    if above.pos_ == "NOUN" and lemma(above) in PEOPLE and prep.lower_ in {"in", "of"}:
        return None
    if lemma(above) in PARTS and prep.lower_ in {"in", "for", "with", "to"}:
        return None
    if above.lower_ in EVENTUALITIES and above.dep_ == "pobj" and above.head.lower_ == "in" and prep.lower_ == "of":
        signals["hypothetical"] += 1  # "in the event of a flood"
        return None
    if prep.lower_ == "among" and lemma(above) == BE:
        signals["negated"] += own(above)["negated"]  # "no foreigners were among the dead"
        return None
    if prep.lower_ in AROUND and (is_clause(above) or prep.lower_ in PLAINLY):
        return None
    if prep.dep_ in {"conj", "prep"} and above.lower_ in AROUND:  # "before, during and after the war"
        return None
    if is_clause(above):
        if prep.lower_ in UNDER and lemma(noun) in PACTS and own(above)["future"] and not inside:
            signals[PAST] += 1  # "will return the masks under an accord": that is there
            return None
        return _of_object(noun, above, signals, inside)
    if above.dep_ == "nsubj" and is_called_false(above):  # "talk of a merger is nonsense"
        signals["negated"] += 1
        return None
    if _names(noun, uses(above, prep.lower_), prep.lower_):
        return None
    if (prep.lower_, lemma(above)) != ("on", "stop") and govern(above, signals, prep.lower_):  # not "stop on a tour"
        signals.update(own(above))
        return above
    return None


def _of_object(noun: Token, verb: Token, signals: Counter[str], inside: bool) -> Token | None:
    link = noun.head.lower_ if noun.dep_ == "pobj" else ""
    said = uses(verb, link)
    # "Rejected at talks in Rome", "did not sign at talks in Rome".
    if link in ASIDE and lemma(verb) != BE and f"{lemma(verb)} {link}" not in USES:
        signals.update({name: n for name, n in own(verb).items() if name != "negated"})
        return verb if not own(verb)["negated"] else None
    if link not in REMOVING:
        said -= {"negate"}  # "banned for doping", "was stopped by a strike"
    definite = is_definite(noun) or _is_told(noun)
    signals[PAST] += not inside and lemma(verb) in LOOKING_BACK and "factive" in said
    if lemma(verb) in WELCOMING and not definite and not inside:
        signals["hypothetical"] += own(verb)["hypothetical"]  # "would support an inquiry"
    if "factive" in said or (lemma(verb) in CLEARING and not link) or _names(noun, said, link):
        return None
    if is_answered(noun) and not inside:
        signals["hypothetical"] += lemma(noun) in BIDS and bool(said & {"negate", "drop"})
        return None
    if "sought" in said and not definite and not inside:
        signals["intended"] += 1
        mine = _above(noun, verb)  # "demanded talks" wants to have them
        signals.update(mine)
        signals[PAST] += verb.tag_ == "VBD" and mine["negated"]  # "never asked for a loan"
        return verb
    if "thought" in said and link in {"", "of", "about"} and _is_a(noun) and not inside and not signals["intended"]:
        signals["hypothetical"] += 1  # "discussed a merger", not "discussed the attack"
        signals.update(_above(noun, verb))
        return verb
    if link == "to" and "take" in said and not inside and lemma(noun) not in PACTS:
        signals["intended"] += 1  # "agreed to a ban"
        signals.update(_above(noun, verb))
        return verb
    beside = link in BESIDES and f"{lemma(verb)} {link}" not in USES
    if not beside and (not link or "negate" not in uses(verb, link) or link in REMOVING):
        govern(verb, signals, link, spared=_denials(noun))
    signals["negated"] += inside and "drop" in said
    signals["intended"] += inside and "take" in said  # "accepted an invitation to visit"
    carried = not link and lemma(verb) in LIGHT
    # "No warnings were issued after the quake": the quake was.
    if definite and not said & STRONG and not carried:
        return None
    signals.update(_above(noun, verb))
    return verb


def _names(noun: Token, said: frozenset[str], link: str) -> bool:
    """Whether a word only speaks of what is there: "called the verdict political", "was not warned of the storm"."""
    return "names" in said and link in {"", "of", "about"} and is_definite(noun)


def _is_told(noun: Token) -> bool:
    """ "A suit filed in May": it is there, whatever will be done with it."""
    return any(c.tag_ == "VBN" and lemma(c) in DONE for c in children(noun, "acl"))


def _is_a(noun: Token) -> bool:
    known = any(c.lower_ in KNOWN for c in children(noun, "amod"))
    return not known and any(c.lower_ in {"a", "an"} for c in children(noun, "det"))


def _denials(noun: Token) -> int:
    return sum(g.lower_ in NO for g in children(noun, "det"))


def _above(noun: Token, verb: Token) -> Counter[str]:
    """What hangs on the verb; its negation by "no" on this very noun has been counted on the noun."""
    mine = own(verb)
    mine["negated"] = max(0, mine["negated"] - _denials(noun))
    return mine
