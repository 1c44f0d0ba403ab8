"""Logical arguments of verbs and nouns: who acts, on what, whatever the construction.

Passive, relative and participial clauses, coordination, control and raising, light verbs,
apposition and copula are solved here, so that a rule says only what is its own. Argument names:

subj    who acts (of a passive: its agent)             prep:x  objects of the preposition x
obj     what is acted on (of a passive: its subject)   poss    possessor
comp    verbs that complement it                       mod     adjectives and nouns before a noun
attr    what it makes its object or subject (adj: which) adv     nouns used as adverbs ("Oslo-based")
appos   the other side of an apposition                title   the name that a noun is title of
is      subject of the copula whose predicate it is    as      who is something "as" this noun
gov     the verb or noun that it is object or complement of  aim  infinitives of purpose of a verb
inf     verbs with "to" that complement it            via     the preposition that a noun is object of
how     adverbs of a verb: fatally, dead            noun    what a participle stands before: "increased costs"
det     the determiner of a noun                    kept    what a passive keeps: "was given [a medal]"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.core.placed import Sentences
from pipeline.logic.bystanders import ends_others, may_act
from pipeline.logic.carriers import CARRIERS, LIGHT, carrier, light_verb
from pipeline.logic.signals import is_infinitive
from pipeline.logic.subjects import is_asked_for, is_controlled, is_passive, subject
from pipeline.logic.syntax import (
    SUBJECTS,
    children,
    is_clause,
    lemma,
    particle_object,
    possessor_before,
    prepositions,
    second_subject,
    settled,
    shared_object,
    swallowed_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Arguments = Mapping[str, tuple["Token", ...]]

__all__ = ["LIGHT", "Arguments", "Told", "arguments", "is_passive", "light_verb", "run"]

ACTING = frozenset({"in", "during", "by", "with", "through"})  # "killed two in an attack": who killed attacked
PREDICATES = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX", "ADP", "ADV"})
CHARGING = frozenset({"accuse", "acquit", "clear", "convict", "deprive", "relieve", "rob", "strip", "suspect"})
SUCCEEDING = frozenset({"replace", "succeed"})  # of a colleague, as chairwoman: not the one, but who comes
COPULAS = frozenset({"be", "become", "remain"})
PROSE = frozenset({"body", "heading", "list", "byline"})


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences that can tell something, and their parse."""

    lines: Sentences
    doc: Doc
    tokens: tuple[Token, ...]  # verbs, nouns and adjectives of sentences that aren't boilerplate
    sents: tuple[int, ...]  # the ordinal of the sentence of each token of the doc, -1 between sentences


def run(lines: Sentences, doc: Doc) -> Told:
    """Finds the words that can be predicates."""
    sents = []
    n = 0
    for at in doc.to_array("IDX").tolist():
        while n < len(lines) and lines[n].span.end <= at:
            n += 1
        sents.append(lines[n].sent if n < len(lines) and lines[n].span.start <= at else -1)
    tokens = tuple(
        t for t, sent in zip(doc, sents, strict=True)
        if sent >= 0 and t.pos_ in PREDICATES and lines[sent].row.kind in PROSE
    )  # fmt: skip
    return Told(lines, doc, tokens, tuple(sents))


def arguments(token: Token) -> Arguments:
    """The logical arguments of a verb or a noun, by name; of "rising prices and new laws" only the first rises."""
    if token.dep_ == "aux" and token.tag_ == "MD" and is_clause(token.head):
        return arguments(token.head)  # "must", in "must leave"
    if token.dep_ == "amod" and token.head.pos_ == "NUM":
        return arguments(token.head)  # "leaves 12 dead", where the number stands for people
    alone = token.dep_ in {"ROOT", "xcomp", "ccomp"} or bool(children(token, *SUBJECTS))
    if token.dep_ == "acomp" or (token.pos_ == "ADJ" and alone):
        found = _of_adjective(token)
    elif token.pos_ in {"ADP", "ADV"}:
        found = _of_particle(token)
    else:
        found = _of_verb(token) if is_clause(token) else _of_noun(token)
    return {name: settled(ts) if name != "noun" else tuple(ts) for name, ts in found.items() if ts}


def _of_verb(token: Token) -> dict[str, list[Token]]:
    clauses, asides = children(token, "xcomp", "ccomp"), children(token, "advcl")
    found: dict[str, list[Token]] = {
        "comp": list(clauses),
        "inf": [c for c in clauses if is_infinitive(c)],
        "aim": [c for c in asides if is_infinitive(c)],
        "attr": children(token, "attr", "oprd"),
        "adj": children(token, "acomp", "oprd"),
        "adv": children(token, "npadvmod"),
        "how": children(token, "advmod", "acomp"),
    }
    if token.dep_ == "amod" and swallowed_subject(token) is None:
        found["noun"] = [token.head]
    for verb in asides:
        if is_controlled(verb) or is_asked_for(verb):  # "pressed Sudan to free the nurse"
            found["comp"].append(verb)
            found["inf"].append(verb)
    if token.dep_ in {"xcomp", "ccomp", "conj", "advcl"} and token.head.i != token.i:
        found["gov"] = [token.head]
    elif token.dep_ == "pcomp":
        found["gov"] = [token.head.head]
    elif token.dep_ in {"acl", "relcl"} and any(c.tag_ == "TO" or c.dep_ == "mark" for c in token.children):
        found["gov"] = [token.head]
    for name, objects in prepositions(token):
        found.setdefault(f"prep:{name}", []).extend(objects)
    surface = subject(token)
    if is_passive(token):
        found["obj"], found["subj"] = surface, found.get("prep:by", [])
        found["kept"] = children(token, "dobj")
        found["obj"] = found["obj"] or found["kept"]
    else:
        found["subj"], found["obj"] = surface, children(token, "dobj")
        if not found["obj"]:
            found["obj"] = particle_object(token) or shared_object(token)
        if not found["obj"] and surface and swallowed_subject(token) is not None:
            found["obj"] = [token.head]
    for thing in found["obj"]:
        # The parser often hangs on the object what belongs to the verb: "convicted Lee of fraud".
        for name, objects in prepositions(thing):
            if name not in {"of", "in"} or thing.pos_ == "PROPN" or (name == "of" and lemma(token) in CHARGING):
                found.setdefault(f"prep:{name}", objects)
    return found


def _of_adjective(token: Token) -> dict[str, list[Token]]:
    """Of a predicate: "Chad is opposed to the plan", "ready to leave"."""
    verb = token.head
    own, above = children(token, *SUBJECTS), verb.i != token.i  # "left two dead": who is dead stands below the word
    found: dict[str, list[Token]] = {
        "subj": own or (subject(verb) if is_clause(verb) and above else []),
        "comp": children(token, "xcomp", "ccomp"),
        "gov": [verb] if own and above else [],
    }
    for word in (token, verb):
        for name, objects in prepositions(word):
            found.setdefault(f"prep:{name}", []).extend(objects)
    return found


def _of_particle(token: Token) -> dict[str, list[Token]]:
    """Of "up" and "down": "orders up 22%", "the fund is down by a tenth"."""
    head = token.head
    found: dict[str, list[Token]] = {
        "subj": subject(head) if is_clause(head) else [head],
        "obj": children(token, "pobj"),
        "adv": children(token, "npadvmod"),
    }
    # "Catches were down by a third": what follows is the verb's in the parse.
    copula = [head] if is_clause(head) and lemma(head) in COPULAS else []
    for name, objects in [pair for word in (token, *copula) for pair in prepositions(word)]:
        found.setdefault(f"prep:{name}", []).extend(objects)
    return found


def _of_noun(token: Token) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {
        "poss": children(token, "poss"),
        "mod": children(token, "amod", "compound", "nmod"),
        "appos": children(token, "appos"),
        "det": children(token, "det"),
        "comp": children(token, "acl", "relcl"),
    }
    for name, objects in prepositions(token):
        found.setdefault(f"prep:{name}", []).extend(objects)
    head = token.head
    if token.dep_ in {"compound", "nmod", "amod"} and head.pos_ in {"PROPN", "NOUN"} and token.i < head.i:
        found["title"] = [head]
        found["poss"] += children(head, "poss")
        found["mod"] += [m for m in children(head, "amod", "compound", "nmod") if m.i < token.i]
        if not found["poss"]:
            found["poss"] = possessor_before(token)
    elif token.dep_ == "appos":
        found["appos"].append(head)
    elif (twin := second_subject(token)) is not None:
        found["appos"].append(twin)
    elif token.dep_ == "attr" and lemma(head) in COPULAS:
        found["is"] = [s for s in subject(head) if s.tag_ != "EX"]
    elif token.dep_ == "conj" and head.dep_ in {"attr", "appos"} and head.pos_ == "NOUN":
        found.update({k: list(v) for k, v in _of_noun(head).items() if k in {"is", "appos"}})
    for agent in found.get("prep:by", []):  # "a protest by teachers against the law"
        for name, objects in prepositions(agent):
            if name not in {"of", "in", "from"}:
                found.setdefault(f"prep:{name}", objects)
    found["subj"] = found["poss"] + found.get("prep:by", [])
    if token.dep_ == "compound" and head.pos_ == "NOUN":  # "its mediation effort between Chad and Mali"
        for name, tokens in _of_noun(head).items():
            if name == "subj" or name.startswith("prep:"):
                found[name] = found.get(name) or tokens
    found["obj"] = list(found.get("prep:of", ()))
    _add_governor(token, found)
    return found


def _add_governor(token: Token, found: dict[str, list[Token]]) -> None:
    """What a noun gets from the word that it hangs on: light verbs lend their subject and prepositions."""
    head = token.head
    if token.dep_ == "pobj":
        above = head.head
        found["gov"], found["via"] = [above], [head]
        if head.lower_ == "as":
            found["as"] = _holders(above)
    elif token.dep_ in {"dobj", "nsubjpass", "nsubj", "conj", "oprd"} and head.i != token.i:
        found["gov"] = [head]
    verb = light_verb(token) or carrier(token)
    if verb is None or ends_others(verb, found["mod"]):
        if not found["subj"] and token.dep_ == "pobj" and head.lower_ in ACTING and may_act(head.head):
            found["subj"] = _of_verb(head.head)["subj"]
        return
    of_verb = _of_verb(verb)
    if CARRIERS.get(lemma(verb)) == "obj" or token.dep_ == "pobj":
        found["obj"] = found["obj"] or of_verb["subj"]
    elif not found["subj"] or (of_verb["subj"] and all(t.pos_ == "PRON" for t in found["subj"])):
        found["subj"] = of_verb["subj"]  # "completed their withdrawal": who, rather than "their"
    for name, objects in of_verb.items():
        if name.startswith("prep:") and name not in found:
            found[name] = objects


def _holders(above: Token) -> list[Token]:
    """Who is something in "elected X as president", "X serves as president", "the election of X as president"."""
    if is_clause(above):
        ends = ("subj", "obj") if lemma(above) in SUCCEEDING else ("obj", "subj")
        return (found := _of_verb(above))[ends[0]] or found[ends[1]]
    return [above] if above.pos_ == "PROPN" else dict(prepositions(above)).get("of") or children(above, "poss")
