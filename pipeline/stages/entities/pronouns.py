"""Pronouns of the third person: he and she to a person, it and they to a thing, a body, a state, a group."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.stages.entities import facts, grammar
from pipeline.stages.entities.discourse import Discourse, Referent, Said
from pipeline.stages.entities.grammar import SUBJECTS
from pipeline.stages.entities.phrases import classes, lemma_of
from pipeline.stages.entities.weights import NAMED, NAMELESS, UNKNOWN, WEIGHTS

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = HE | SHE
WHO = frozenset({"who", "whom", "whose", "which"})
DEEPEST = 60  # how far up a subject is looked for, in an endless sentence
CLAUSES = frozenset({"ROOT", "conj", "advcl", "ccomp", "relcl", "xcomp", "acl", "parataxis", "csubj", "pcomp"})

ROLES = frozenset({"dobj", "attr", "pobj", "poss", "conj", "compound", "amod", "appos"})
FARTHEST, NEAR, OFTEN = 6, 2, 8


def person(d: Discourse, token: Token, sent: int) -> Referent | None:
    """The person that he or she can only be; None where two come close or none is near."""
    gender = "m" if token.lower_ in HE else "f"
    doer = _doer(d, token)
    nearest = _subject_before(d, token, sent)
    found: list[tuple[Said, float]] = []
    for k in d.back(sent, FARTHEST - 1):
        r = k.referent
        if sent - k.sent > 1 and not d.joined(k.sent, sent):
            break
        if not r.person or r.many is not False or k.form == "speech" or k.root.i > token.i:
            continue
        if (r.gender and r.gender != gender) or r is doer or _barred(d, k, token):
            continue
        found.append((k, _score("person", features(d, k, token, sent, nearest))))
    return _choose(found, "person")


def _doer(d: Discourse, token: Token) -> Referent | None:
    """Who does it to a pronoun, and so isn't what it stands for."""
    subject = grammar.agent(token)
    said = d.at.get(subject.i) if subject is not None else None
    return said.referent if said is not None else None


def _score(kind: str, said: dict[str, float]) -> float:
    return sum(WEIGHTS[kind].get(f, 0.0) * value for f, value in said.items())


def _choose(found: list[tuple[Said, float]], kind: str) -> Referent | None:
    """The referent that stands out; None if none does."""
    # Several that are joined begin with one of them, and are no rivals of it: "Ann Lee and Bob Ray ... she".
    best: dict[int, tuple[Said, float]] = {}
    for k, score in found:
        if k.root.i not in best or score > best[k.root.i][1]:
            best[k.root.i] = (k, score)
    scores: dict[Referent, float] = {}
    for k, score in best.values():
        scores[k.referent] = max(score, scores.get(k.referent, score))
    if not scores:
        return None
    # The latest comes first, and stays so among equals.
    first = max(scores, key=lambda r: scores[r])
    share = 1.0 / sum(math.exp(scores[r] - scores[first]) for r in scores)
    if kind == "person" and not first.gender:
        # A single word that nobody is called by besides may be no person at all.
        return first if share >= UNKNOWN and (not first.entity_id or len(first.words) > 1) else None
    return first if share >= (NAMED[kind] if first.entity_id else NAMELESS) else None


# "His father" isn't that father.
def _barred(d: Discourse, k: Said, token: Token) -> bool:
    """Whether grammar forbids it: "Lee saw him", and the speaker of a quotation within it."""
    if (
        grammar.beside(token, k.root)
        or grammar.equated(token, k.root)
        or (token.dep_ == "poss" and token.head.lower_ == k.root.lower_)
    ):
        return True
    if k.root.dep_ in SUBJECTS and k.root.head == grammar.own_verb(token):
        return True
    here = d.quotes.at(token.idx)
    if here < 0 or d.quotes.at(k.span.start) >= 0:
        return False
    speaker = d.quotes.all[here].speaker
    if speaker is None:
        return k.root.sent == token.sent and k.root.dep_ in SUBJECTS
    said = d.at.get(speaker.i)
    return said is None or said.referent is k.referent


def thing(d: Discourse, token: Token, sent: int) -> Referent | None:
    """The body, state, group or thing that it or they stands for; None where two come close or none is near."""
    kind = "they" if token.lower_ in THEY else "it"
    if token.dep_ == "expl" or (token.dep_ in SUBJECTS and grammar.empty(token.head)):
        return None
    nearest, doer = _subject_before(d, token, sent), _doer(d, token)
    says = kind == "it" and token.dep_ in SUBJECTS and token.head.lemma_ in facts.lemmas("speech_verbs")
    # "Its director", "its dividend": of a body or a place.
    owned = lemma_of(token.head) if kind == "it" and token.dep_ == "poss" else ""
    keeps = classes().get(owned) == "PERSON" or owned in facts.lemmas("belongings")
    # "It was a march" tells of no state or body, "it is a bank" may.
    noun = grammar.predicate(token) if kind == "it" else None
    told = classes().get(lemma_of(noun), "") if noun is not None else ""
    found: list[tuple[Said, float]] = []
    for k in d.back(sent, NEAR):
        if sent - k.sent > 1 and not d.joined(k.sent, sent):
            break
        if k.referent is doer:
            continue
        if noun is not None and k.referent.label in {"ORG", "GPE"} and told not in {"ORG", "GPE"}:
            continue
        if keeps and k.referent.label not in {"ORG", "GPE"} and not k.referent.lemmas & facts.lemmas("having_members"):
            continue
        if says and k.referent.label not in {"ORG", "GPE"} and not k.referent.lemmas & facts.lemmas("saying_things"):
            continue
        if k.root.i < token.i and _agrees(k, kind == "they") and not _barred_thing(k, token):
            found.append((k, _score(kind, features(d, k, token, sent, nearest))))
    return _choose(found, kind)


def features(d: Discourse, k: Said, token: Token, sent: int, nearest: Token | None) -> dict[str, float]:
    """What speaks for a mention as the antecedent of it or they."""
    r, root = k.referent, k.root
    while root.dep_ == "appos" and root.head.pos_ in {"NOUN", "PROPN"}:
        root = root.head  # "his brother, Ann Lee" is where the brother is
    role = "subject" if root.dep_ in SUBJECTS else root.dep_ if root.dep_ in ROLES else "other"
    own = token.dep_ in SUBJECTS
    inside = root.dep_ == "pobj" and root.head.head.pos_ in {"NOUN", "PROPN"}
    return {
        "far": float(sent - k.sent),
        "paragraph": float(sent != k.sent and not d.joined(k.sent, sent)),
        "joined": float(grammar.joined(token, root)),
        "gender": float(bool(r.gender)),
        "unnamed": float(not r.entity_id and k.form == "nominal"),
        "definite": float(k.form == "nominal" and root.left_edge.lower_ == "the"),
        role: 1.0,
        "poss for poss": float(role == "poss" and token.dep_ == "poss"),
        "nearest": float(nearest is not None and root == nearest),
        "voice": float(own and role == "subject" and k.sent == sent and _says(d, root, token)),
        "bound": _binds(r, token) if k.sent == sent and nearest is not None and root == nearest else 0.0,
        "parallel": float(own and role == "subject"),
        "object of object": float(token.dep_ == "dobj" and role == "dobj"),
        "owner": float(token.dep_ == "poss" and root.head == token.head.head),
        "blamed": float(role == "dobj" and k.sent == sent and _blamed(r, root, token)),
        "between": float(token.dep_ == "poss" and role == "dobj" and k.sent == sent),
        "aside": float(role == "poss" and root.head.dep_ == "appos"),
        "of another": float(role == "poss" and own and sent != k.sent and root.head.dep_ not in SUBJECTS),
        "kin": float(role == "poss" and classes().get(lemma_of(root.head)) == "PERSON"),
        "often": math.log(min(r.count, OFTEN)),
        "late": math.log(1.0 + (token.i - root.i)),
        "name": float(k.form == "name" and r.many is not True),
        "pronoun": float(k.form == "pronoun"),
        "inside": float(inside),
        "person": float(r.person),
        "body": float(r.label in {"ORG", "GPE"}),
        "other label": float(bool(r.label) and r.label not in {"ORG", "GPE", "PERSON"}),
        "group": float(r.many is None),
    }


def _says(d: Discourse, root: Token, token: Token) -> bool:
    """Whether somebody says this of himself, in other words than his own: "Lee said that he was tired"."""
    return root == grammar.told(token) and d.quotes.at(token.idx) == d.quotes.at(root.idx)


def _binds(r: Referent, token: Token) -> float:
    """Whether the subject of a clause is whose things it tells of: "Leeds sold its trams", "boys sold their cows"."""
    if (token.lower_ in IT and r.label not in {"ORG", "GPE"}) or not grammar.bound(token):
        return 0.0
    return 0.5 if token.lower_ in THEY and r.many is None else 1.0


def _blamed(r: Referent, root: Token, token: Token) -> bool:
    return (token.lower_ not in IT or r.label in {"ORG", "GPE"}) and root == grammar.blamed(token)


def _agrees(k: Said, many: bool) -> bool:
    r = k.referent
    if k.form == "speech" or r.speech:
        return False
    if many:
        return r.many is not False
    return r.many is not True and r.label not in {"PERSON", "NORP"}


def _barred_thing(k: Said, token: Token) -> bool:
    if grammar.beside(token, k.root) or grammar.equated(token, k.root):
        return True
    return k.root.dep_ in SUBJECTS and k.root.head == grammar.own_verb(token)


def _subject_before(d: Discourse, token: Token, sent: int) -> Token | None:
    """The subject that is nearest above the pronoun in its sentence, else that of the sentence before."""
    verb = next((t for t in (token, *token.ancestors) if t.dep_ in CLAUSES and t != token), None)
    for clause in (verb, *islice(verb.ancestors, DEEPEST)) if verb is not None else ():
        for t in clause.children:
            if t.dep_ in SUBJECTS and t != token and t.i < token.i:
                return clause.head if t.lower_ in WHO and clause.dep_ == "relcl" else t
    if token.dep_ not in SUBJECTS or sent == 0:
        return None
    last = d.sentences[sent - 1]
    if not d.joined(sent - 1, sent):
        return None
    found = d.doc.char_span(last.span.start, last.span.end, alignment_mode="contract")
    return next((t for t in found.root.children if t.dep_ in SUBJECTS), None) if found is not None else None


def reflexive(d: Discourse, token: Token) -> Referent | None:
    """Who does it to himself: the subject of the verb above."""
    for above in token.ancestors:
        for t in above.children:
            if t.dep_ in SUBJECTS and t.i < token.i:
                said = d.at.get(t.i)
                return said.referent if said is not None else None
    return None


def relative(d: Discourse, token: Token) -> Referent | None:
    """The name that "who", "which" or "whose" goes back to."""
    verb = next((t for t in (token, *token.ancestors) if t.dep_ == "relcl"), None)
    if verb is None or not verb.head.i < token.i:
        return None
    noun = verb.head
    said = d.at.get(noun.i)
    if said is None or not said.referent.entity_id or any(t.dep_ == "conj" for t in noun.children):
        return None
    somebody = said.referent.person
    return None if (token.lower_ == "which") == somebody and token.lower_ != "whose" else said.referent
