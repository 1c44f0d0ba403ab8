"""What grammar says of a pronoun and a name: whose object, in whose apposition, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.stages.entities import facts

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLIMB = 4  # so many verbs lie between a pronoun and whose deed it is, at most


def leads(noun: Token) -> bool:
    """Whether a noun is the subject of its clause, or stands in apposition to it."""
    return noun.dep_ in SUBJECTS or (noun.dep_ in {"appos", "compound"} and noun.head.dep_ in SUBJECTS)


def name_like(first: Token, second: Token) -> bool:
    """Whether two neighbouring words look like somebody's name."""
    return all(t.is_title and t.pos_ == "PROPN" for t in (first, second))


def own_verb(token: Token) -> Token | None:
    """The verb that a pronoun is an object of: its subject is somebody else."""
    if token.dep_ not in {"dobj", "dative", "pobj"} or token.lower_.endswith(("self", "selves")):
        return None
    return token.head.head if token.dep_ == "pobj" else token.head


def agent(token: Token) -> Token | None:
    """The subject of the verb that a pronoun is an object of, also above it: "Lee wants to see him".

    It isn't looked for where the verb has an object of its own besides: "Lee took the dog with him".
    """
    verb = own_verb(token)
    if verb is None or (token.dep_ == "pobj" and any(c.dep_ == "dobj" for c in verb.children)):
        return None
    for _ in range(CLIMB):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        above = verb.head
        if subject is not None or above.i == verb.i:
            return subject
        # "Lee asked Ray to help him" leaves open whom.
        controlled = verb.dep_ == "xcomp" and not any(c.dep_ in {"dobj", "dative"} for c in above.children)
        if not controlled and verb.dep_ != "conj":
            return None
        verb = above
    return None


def beside(token: Token, name: Token) -> bool:
    """Whether a pronoun stands in the apposition of a name: "Ann Lee, his wife".

    It doesn't in "Ann Lee and her sons", nor in "Ann Lee, famous for her songs".
    """
    below = token
    for above in token.ancestors:
        if above == name:
            return below.dep_ != "conj"
        if above.pos_ in {"VERB", "AUX"} or (above.pos_ == "ADJ" and above.dep_ != "conj"):
            return False
        below = above
    return False


def equated(token: Token, name: Token) -> bool:
    """Whether a pronoun owns what a name is said to be: "Ann Lee is his sister"."""
    return token.dep_ == "poss" and token.head.dep_ == "attr" and name.dep_ in SUBJECTS and name.head == token.head.head


def predicate(token: Token) -> Token | None:
    """The noun that a pronoun is said to be: "it was a march"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.lemma_ != "be":
        return None
    return next((c for c in verb.children if c.dep_ == "attr" and c.pos_ in {"NOUN", "PROPN"}), None)


def joined(token: Token, name: Token) -> bool:
    """Whether the noun that a pronoun owns is joined to a name by "and": "Ann Lee and her sons"."""
    return token.dep_ == "poss" and token.head.dep_ == "conj" and token.head.head == name


def fronted(token: Token) -> Token | None:
    """The subject that comes behind a pronoun in the words before it: "In her speech, Ann Lee ..."."""
    for above in token.ancestors:
        if above.pos_ not in {"VERB", "AUX"} or above.i < token.i:
            continue
        for c in above.children:
            if c.dep_ in SUBJECTS:
                if not token.i < c.i < above.i or c == token or c.is_ancestor(token):
                    return None
                between = token.doc[token.i + 1 : c.left_edge.i]
                return c if any(t.text == "," for t in between) else None
    return None


def empty(verb: Token) -> bool:
    """Whether "it" before this verb says nothing: "it seems", "it is clear that", "it was Lee who"."""
    if verb.lemma_ in {"seem", "appear", "happen", "turn", "rain", "snow", "take"}:
        return True
    if verb.lemma_ == "come" and any(c.lower_ == "to" for c in verb.children):
        return True
    if verb.lemma_ != "be":
        # "it cannot be ruled out that"
        return verb.tag_ == "VBN" and {"auxpass", "ccomp"} <= {c.dep_ for c in verb.children}
    for c in verb.children:
        if c.i < verb.i:
            continue
        if c.dep_ in {"ccomp", "xcomp", "csubj"}:
            return True
        if c.dep_ == "acomp" and any(g.dep_ in {"ccomp", "xcomp", "advcl"} for g in c.children):
            return True
        if c.dep_ == "attr" and (
            c.lower_ in {"time", "day", "night", "o'clock"}
            or any(g.dep_ == "relcl" and g.left_edge.lower_ in {"who", "that"} for g in c.children)
        ):
            return True
        if c.dep_ == "advcl" and any(g.dep_ in {"mark", "aux"} and g.lower_ in {"that", "to"} for g in c.children):
            return True
    return False


def told(token: Token) -> Token | None:
    """Who says what a pronoun is the subject of: "Lee said that he slept", "Lee smiled, adding that he slept"."""
    verb = token.head
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in facts.lemmas("speech_verbs"):
        return None
    verb = verb.head
    for _ in range(CLIMB):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None or verb.dep_ not in {"conj", "advcl", "xcomp"}:
            return subject
        verb = verb.head
    return None


def bound(token: Token) -> bool:
    """Whether what a pronoun owns is of the predicate: "Lee sold his car", but not "Lee said his car was sold".

    "Lee thanked Ray for his help" leaves open whose.
    """
    if token.dep_ != "poss":
        return False
    for above in token.ancestors:
        if above.dep_ in SUBJECTS or above.lower_ in {"for", "because"}:
            return False
        if above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.lower_ == "because":
            return False
        if above.pos_ in {"VERB", "AUX"}:
            break
    return True


def blamed(token: Token) -> Token | None:
    """Of whom one speaks who is blamed or praised for what a pronoun owns: "Lee thanked Ray for his help"."""
    if token.dep_ != "poss":
        return None
    for above in token.ancestors:
        if above.lower_ in {"for", "because"} and above.dep_ in {"prep", "dative"}:
            verb = above.head
            return next((c for c in verb.children if c.dep_ == "dobj"), None) if verb.pos_ == "VERB" else None
        if above.pos_ in {"VERB", "AUX"}:
            return None
    return None
