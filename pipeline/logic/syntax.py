"""Small readings of spaCy's dependency trees (ClearNLP labels), shared by the modules beside this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.trees import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE = frozenset({"WDT", "WP", "WP$"})
ACCORDING = frozenset({"according", "due", "thanks", "prior", "owing", "contrary"})  # behind these "to" is part of them
DEEPEST = 30  # how far up the verb of a clause is looked for, in an endless sentence
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# A noun of amount or grouping stands for what follows its "of": "thousands of protesters".
PARTITIVES = frozenset(r["lemma"] for r in vocab.read("logic", "partitives"))


def lemma(token: Token) -> str:
    """The lemma of a token, in lower case; of the last part of "cease-fire", that of the whole."""
    return tree(token.doc).lemmas[token.i]


def children(token: Token, *deps: str) -> list[Token]:
    """The dependants of a token that bear one of the labels, in reading order."""
    below = tree(token.doc).below[token.i]
    if not below:
        return []
    numbers = _numbers(deps)
    return [child for dep, child in below if dep in numbers]


@cache
def _numbers(deps: tuple[str, ...]) -> frozenset[int]:
    """The numbers that spaCy has for labels: they are compared faster than the words."""
    from spacy.strings import get_string_id

    return frozenset(map(get_string_id, deps))


def dependants(token: Token) -> list[Token]:
    """What hangs on a token, in reading order; of what a lost parser hung on it by the hundred, the nearest."""
    return [child for _, child in tree(token.doc).below[token.i]]


def verb_group(verb: Token) -> Token:
    """The first word of a verb with its auxiliaries and negation."""
    return min([verb, *(c for c in children(verb, "aux", "auxpass", "neg") if c.i < verb.i)], key=lambda t: t.i)


def second_subject(noun: Token) -> Token | None:
    """The subject that a second one, between commas, is an apposition to: "Chad, once France's ally, has left"."""
    if noun.dep_ not in SUBJECTS or noun.left_edge.i == 0 or noun.left_edge.nbor(-1).text != ",":
        return None
    first = [s for s in children(noun.head, *SUBJECTS) if s.i < noun.left_edge.i]
    return first[-1] if first else None


def lost_subject(verb: Token) -> Token | None:
    """The noun right before a verb that the parser tied to something else.

    "... against Chad and Mali is not attacking Niger": Mali, if it is coordinated to Chad;
    "the bank's chief economist Ann Lee said": Lee, if the bank has become the subject.
    """
    first = verb_group(verb)
    if first.i == 0:
        return None
    before = first.nbor(-1)
    return before if before.pos_ in {"NOUN", "PROPN", "PRON"} and before.sent == verb.sent else None


def is_stolen(noun: Token) -> bool:
    """Whether a coordinated noun is rather the subject of the finite verb behind it, which has none."""
    end = noun.right_edge
    if noun.dep_ != "conj" or end.i != noun.i or end.i + 1 >= len(noun.doc):
        return False
    after = end.nbor(1)
    verb = after.head if after.dep_ in {"aux", "auxpass"} else after
    finite = after.tag_ in {"VBZ", "VBP", "VBD", "MD"} and verb.dep_ == "conj" and is_clause(verb)
    return finite and not children(verb, *SUBJECTS) and not verb.is_ancestor(noun)


def with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    """Each token and what is coordinated behind it, in reading order, once."""
    out: list[Token] = []
    seen: set[int] = set()
    todo = list(tokens)
    while todo:
        token = todo.pop(0)
        if token.i not in seen:
            seen.add(token.i)
            out.append(token)
            todo += [c for c in children(token, "conj") if c.pos_ in NOMINAL and not is_stolen(c)]
    return out


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ not in RELATIVE:
        return token
    for above in token.ancestors:
        if above.dep_ == "relcl":
            return above.head
        if above.dep_ in {"ccomp", "advcl"} and lemma(above.head) == "be" and (cleft := children(above.head, "attr")):
            return cleft[0]  # "it was Chad that closed the border"
    return token


def whole(token: Token) -> Token:
    """What a noun of amount stands for: protesters, for the thousands of "thousands of protesters"."""
    words = tree(token.doc)
    if words.below[token.i] and (words.lemmas[token.i] in PARTITIVES or token.pos_ == "NUM"):
        for prep in children(token, "prep"):
            if prep.lower_ == "of" and (inner := children(prep, "pobj")):
                return whole(inner[0])
    return token


def settled(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Arguments with coordination spread out, relative pronouns and partitives looked through."""
    out: dict[int, Token] = {}
    for token in with_conjuncts(tokens):
        real = whole(antecedent(token))
        out.setdefault(real.i, real)
        if real.i != token.i:  # "a group of lawmakers and envoys"
            out.update({c.i: c for c in with_conjuncts([real])})
    return tuple(out.values())


def prepositions(token: Token) -> Iterator[tuple[str, list[Token]]]:
    """Each preposition that hangs on a token, in lower case, with its objects (nouns or gerunds)."""
    todo = children(token, "prep", "agent", "dative", "prt")
    # The parser takes some prepositions for particles: "called on Chad to stop".
    todo = [c for c in todo if c.dep_ != "prt" or children(c, "pobj")]
    while todo:
        prep = todo.pop(0)
        if prep.pos_ in NOMINAL:  # "gave Ghana a loan": a dative without a preposition
            yield "to", [prep]
            continue
        objects = children(prep, "pobj", "pcomp")
        if not objects and prep.lower_ == "as":  # "described it as reckless"
            objects = children(prep, "amod")
        if objects:
            yield prep.lower_, objects
            if prep.lower_ == "from":  # "from 47 percent to 55 percent"
                todo += [c for c in children(prep, "prep") if c.lower_ == "to"]
        elif prep.lower_ not in ACCORDING:  # "out of the union": the inner preposition counts
            todo += children(prep, "prep")
        todo += children(prep, "conj") if prep.pos_ == "ADP" else []


def is_clause(token: Token) -> bool:
    """Whether a token heads a clause of its own."""
    return token.pos_ in {"VERB", "AUX"}


def clause_head(token: Token) -> Token:
    """The verb of the clause that a token stands in; the root if there is none."""
    here = token
    for _ in range(DEEPEST):
        if here.head == here or is_clause(here):
            break
        here = here.head
    return here


def is_doubtful(verb: Token, head: Token) -> bool:
    """Whether a coordinated verb may go on a clause that began in between: "was calm when A met B, praised C"."""
    between = (t for t in verb.doc[head.i + 1 : verb.i] if is_clause(t) and t.tag_ in {"VBZ", "VBP", "VBD"})
    return any(t.dep_ in {"advcl", "ccomp"} and t.tag_ == verb.tag_ and children(t, *SUBJECTS) for t in between)


def possessor_before(title: Token) -> list[Token]:
    """Whose title it is, by word order: "the bank's Deputy Chief Economist Ann Lee"."""
    here = title
    while here.i > 0 and here.nbor(-1).is_title and here.nbor(-1).ent_iob_ == "O" and here.i > title.i - 3:
        here = here.nbor(-1)
    if here.i > 1 and here.nbor(-1).tag_ == "POS":
        return [here.nbor(-2)]
    return []


def particle_object(verb: Token) -> list[Token]:
    """The object that the parser hung on the particle: "shot down a helicopter"."""
    return [thing for particle in children(verb, "prt") for thing in children(particle, "pobj")]


def shared_object(token: Token) -> list[Token]:
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


def swallowed_subject(verb: Token) -> Token | None:
    """The subject of a verb that the parser took for a participle: Chad, in "Chad sheltered Syrian refugees"."""
    head = verb.head
    if (
        verb.dep_ not in {"amod", "nmod"}
        or head.dep_ != "ROOT"
        or verb.tag_ not in {"VBN", "VBD"}
        or verb.i == verb.sent.start
    ):
        return None
    if first := [c for c in (*children(head, *SUBJECTS), *children(verb, *SUBJECTS)) if c.i < verb.i]:
        return first[-1]
    before = verb.nbor(-1)
    return before if before.pos_ == "PROPN" and before.head == head and before.left_edge.i == verb.sent.start else None
