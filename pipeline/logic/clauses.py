"""Logical arguments of verbs and nouns: who acts, on what, whatever the construction.

Passive, relative and participial clauses, coordination, control and raising, light verbs,
apposition and copula are solved here, so that a rule says only what is its own. Argument names:

subj    who acts (of a passive: its agent)             prep:x  objects of the preposition x
obj     what is acted on (of a passive: its subject)   poss    possessor
comp    verbs that complement it                       mod     adjectives and nouns before a noun
attr    what it makes its object or subject            adv     nouns used as adverbs ("Oslo-based")
appos   the other side of an apposition                title   the name that a noun is title of
is      subject of the copula whose predicate it is    as      who is something "as" this noun
gov     the verb or noun that a noun is object of       how     adverbs of a verb: fatally, dead
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.core.placed import Sentences, sentence_at
from pipeline.logic.syntax import (
    SUBJECTS,
    children,
    is_clause,
    is_doubtful,
    is_stolen,
    lemma,
    lost_subject,
    possessor_before,
    prepositions,
    second_subject,
    settled,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Arguments = Mapping[str, tuple["Token", ...]]


def _lemmas(use: str) -> frozenset[str]:
    return frozenset(r["lemma"] for r in vocab.read("logic", "governors") if use in r["uses"].split())


LIGHT = _lemmas("light")
OBJECT_CONTROL = _lemmas("object_control")
PREDICATES = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX", "ADP"})
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
    for token in doc:
        line = sentence_at(lines, token.idx)
        sents.append(line.sent if line else -1)
    tokens = tuple(
        t for t in doc if t.pos_ in PREDICATES and sents[t.i] >= 0 and lines[sents[t.i]].row.kind in PROSE
    )  # fmt: skip
    return Told(lines, doc, tokens, tuple(sents))


def arguments(token: Token) -> Arguments:
    """The logical arguments of a verb or a noun, by name."""
    found = _of_verb(token) if is_clause(token) else _of_noun(token)
    return {name: settled(tokens) for name, tokens in found.items() if tokens}


def is_passive(token: Token) -> bool:
    """Whether the subject of a verb is what it acts on."""
    if children(token, "nsubjpass", "auxpass", "agent"):
        return True
    if token.tag_ != "VBN" or any(lemma(a) == "have" for a in children(token, "aux")):
        return False
    if token.dep_ == "conj" and is_clause(token.head) and not children(token, "nsubj"):
        return is_passive(token.head)
    return token.dep_ in {"acl", "amod"} or (token.dep_ == "advcl" and not children(token, "nsubj", "dobj"))


def subject(token: Token, depth: int = 0) -> list[Token]:
    """The surface subject of a verb, also one that it shares or that controls it; [] if nobody can tell."""
    if depth > 8:
        return []
    if own := [c for c in children(token, *SUBJECTS) if c.tag_ != "EX" and second_subject(c) is None]:
        # A possessive is nobody's subject: "the bank's chief economist Ann Lee said".
        real = lost_subject(token) if len(own) == 1 and children(own[0], "case") and own[0].i < token.i else None
        return [real] if real is not None else own
    head, dep = token.head, token.dep_
    if dep == "conj" and (stolen := lost_subject(token)) is not None and is_stolen(stolen):
        return [stolen]
    if dep == "conj" and is_clause(head) and is_doubtful(token, head):
        return []
    if dep in {"conj", "advcl", "ccomp", "parataxis", "dep"} and is_clause(head):
        finite = token.tag_ in {"VBD", "VBZ", "VBP"} or any(a.tag_ == "MD" for a in children(token, "aux"))
        # A finite clause shares a subject only by coordination.
        return subject(head, depth + 1) if dep == "conj" or not finite else []
    if dep in {"acl", "relcl"} and any(c.tag_ == "TO" for c in token.children):
        return _controller(head, depth)
    if dep in {"acl", "relcl", "amod"}:
        return [head]
    if dep == "xcomp":
        return _of_complement(head, depth)
    if dep == "pcomp":
        above = head.head
        if above.pos_ == "ADJ" and is_clause(above.head):  # "pleaded guilty to killing", "found Lee guilty of killing"
            return children(above, *SUBJECTS) or children(above.head, "dobj") or subject(above.head, depth + 1)
        return subject(above, depth + 1) if is_clause(above) else _controller(above, depth)
    return []


def _of_complement(head: Token, depth: int) -> list[Token]:
    if head.pos_ == "ADJ" and is_clause(head.head):  # "is ready to visit"
        return subject(head.head, depth + 1)
    objects = children(head, "dobj", "dative")
    if objects and (lemma(head) in OBJECT_CONTROL or lemma(head) not in LIGHT):
        return objects
    return subject(head, depth + 1)


def _controller(noun: Token, depth: int) -> list[Token]:
    """Who would do what hangs on a noun: "his plan to visit", "Iran has no intention of leaving"."""
    if owner := children(noun, "poss"):
        return owner
    above = noun.head
    if noun.dep_ in {"dobj", "attr", "nsubjpass"} and is_clause(above):
        return subject(above, depth + 1)
    if noun.dep_ == "pobj" and above.head != above and is_clause(above.head):
        return subject(above.head, depth + 1)
    return []


def _of_verb(token: Token) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {
        "comp": children(token, "xcomp", "ccomp"),
        "attr": children(token, "attr", "oprd"),
        "adv": children(token, "npadvmod"),
        "how": children(token, "advmod", "acomp"),
    }
    for name, objects in prepositions(token):
        found.setdefault(f"prep:{name}", []).extend(objects)
    surface = subject(token)
    if is_passive(token):
        found["obj"], found["subj"] = surface, found.get("prep:by", [])
        if not found["obj"]:
            found["obj"] = children(token, "dobj")
    else:
        found["subj"], found["obj"] = surface, children(token, "dobj")
        if not found["obj"]:
            found["obj"] = _shared_object(token)
    for thing in found["obj"]:
        # The parser often hangs on the object what belongs to the verb: "convicted Lee of fraud".
        for name, objects in prepositions(thing):
            if name not in {"of", "in"} or thing.pos_ == "PROPN":
                found.setdefault(f"prep:{name}", objects)
    return found


def _shared_object(token: Token) -> list[Token]:
    """The object of a verb that has none of its own: of a relative clause, of "met and praised the envoy"."""
    if token.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in token.children):
        stranded = any(c.dep_ == "prep" and not list(c.children) for c in token.children)
        adverb = any(c.tag_ == "WRB" for c in token.children)
        through = any(g.tag_ in {"WDT", "WP"} for c in children(token, "prep") for g in c.children)
        return [] if stranded or adverb or through else [token.head]
    for twin in children(token, "conj"):
        if is_clause(twin) and twin.i - token.i <= 3 and not children(twin, *SUBJECTS):
            return children(twin, "dobj")
    return []


def _of_noun(token: Token) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {
        "poss": children(token, "poss"),
        "mod": children(token, "amod", "compound", "nmod"),
        "appos": children(token, "appos"),
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
    found["subj"] = found["poss"] + found.get("prep:by", [])
    found["obj"] = list(found.get("prep:of", ()))
    _add_governor(token, found)
    return found


def _add_governor(token: Token, found: dict[str, list[Token]]) -> None:
    """What a noun gets from the word that it hangs on: light verbs lend their subject and prepositions."""
    head = token.head
    if token.dep_ == "pobj":
        above = head.head
        found["gov"] = [above]
        if head.lower_ == "as":
            found["as"] = _holders(above)
    elif token.dep_ in {"dobj", "nsubjpass", "nsubj", "conj", "oprd"} and head.i != token.i:
        found["gov"] = [head]
    verb = light_verb(token)
    if verb is None:
        return
    of_verb = _of_verb(verb)
    if not found["subj"]:
        found["subj"] = of_verb["subj"]
    for name, objects in of_verb.items():
        if name.startswith("prep:") and name not in found:
            found[name] = objects


def light_verb(token: Token) -> Token | None:
    """The verb that only carries a noun: held, in "held talks"; were, in "there were arrests"."""
    head = token.head
    if token.dep_ == "conj" and head.pos_ == "NOUN":
        return light_verb(head)
    if token.dep_ in {"dobj", "nsubjpass"} and lemma(head) in LIGHT:
        return head
    return None


def _holders(above: Token) -> list[Token]:
    """Who is something in "elected X as president", "X serves as president", "the election of X as president"."""
    if is_clause(above):
        found = _of_verb(above)
        return found["obj"] or found["subj"]
    if above.pos_ == "PROPN":
        return [above]
    found = dict(prepositions(above))
    return found.get("of") or children(above, "poss")
