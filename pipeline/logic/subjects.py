"""Who is the subject of a verb, also one that it shares, or that controls it from above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.carriers import LIGHT
from pipeline.logic.coordination import finite_above
from pipeline.logic.syntax import (
    SUBJECTS,
    children,
    is_clause,
    is_doubtful,
    is_stolen,
    lemma,
    lost_subject,
    prepositions,
    second_subject,
    swallowed_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECT_CONTROL = frozenset(
    r["lemma"].removesuffix(" to") for r in vocab.read("logic", "governors") if "object_control" in r["uses"].split()
)
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "use"})
# Who is asked stands behind a preposition: "called on Chad to stop".
ASKED_BY = {
    "call": frozenset({"on", "upon"}),
    "appeal": frozenset({"to"}),
    "plead": frozenset({"with"}),
    "prevail": frozenset({"on", "upon"}),
    "count": frozenset({"on"}),
    "rely": frozenset({"on"}),
    "wait": frozenset({"for"}),
}
# What says what its sender says.
TEXTS = frozenset(
    {"statement", "letter", "resolution", "declaration", "petition", "report", "message", "communique", "communiqué"}
    | {"memo", "email", "tweet", "editorial", "decree", "order", "bill", "motion"}
)
ISSUING = frozenset(
    {"issue", "release", "send", "sign", "publish", "make", "write", "deliver", "post", "adopt", "pass", "file", "read"}
    | {"submit", "give", "put", "introduce", "draft", "present", "approve", "have", "back", "circulate", "launch"}
    | {"propose", "table", "print", "air", "produce", "prepare", "sponsor", "support", "receive", "get"}
)
# What people hold to say something.
GATHERINGS = frozenset({"demonstration", "rally", "march", "protest", "vigil", "demo", "sit-in", "strike", "campaign"})
# Only somebody is that: "it is willing to talk" isn't said of nobody.
WILLING = frozenset(
    {"willing", "ready", "prepared", "able", "unable", "keen", "eager", "determined", "reluctant", "unwilling", "set"}
    | {"committed", "open", "free", "entitled", "poised", "due", "bound", "obliged"}
)
DASHES = frozenset({"-", "–", "—", "--"})
# Behind these a gerund is done by the verb's object: "accused the army of shelling villages".
OBJECT_PREPOSITIONS = frozenset({"of", "from", "for", "into", "about", "over"})
# Nobody does this without saying to whom: in "Mayor arrested after raid" a headline leaves out "was".
BARE = frozenset(
    {"abduct", "acquit", "appoint", "arrest", "assassinate", "behead", "convict", "deport", "detain", "dismiss"}
    | {"evict", "execute", "exile", "exonerate", "expel", "extradite", "free", "hospitalise", "hospitalize"}
    | {"imprison", "indict", "injure", "jail", "kidnap", "murder", "oust", "rescue", "sack", "sentence", "suspend"}
    | {"torture", "wound"}
)


def is_passive(token: Token) -> bool:
    """Whether the subject of a verb is what it acts on."""
    if children(token, "nsubjpass", "auxpass", "agent"):
        return True
    if swallowed_subject(token) is not None:
        return False
    if token.tag_ == "VBD":
        return lemma(token) in BARE and _lacks_was(token)
    if token.tag_ != "VBN" or any(lemma(a) == "have" for a in children(token, "aux")):
        return False
    if token.dep_ == "conj" and is_clause(token.head) and not children(token, "nsubj"):
        return is_passive(token.head)
    if token.dep_ in {"acl", "amod"} or (token.dep_ == "advcl" and not children(token, "nsubj", "dobj")):
        return True
    return lemma(token) in BARE and _lacks_was(token)


def _lacks_was(verb: Token) -> bool:
    """Whether a verb that must have an object has a subject alone: a headline's passive."""
    if verb.dep_ == "relcl" or not children(verb, "nsubj"):
        return False
    if children(verb, "dobj", "aux", "ccomp", "xcomp", "dative", "neg"):
        return False
    return not any(children(c, "dobj") for c in children(verb, "conj"))


def subject(token: Token, depth: int = 0) -> list[Token]:
    """The surface subject of a verb, also one that it shares or that controls it; [] if nobody can tell."""
    if depth > 8:
        return []
    named = children(token, *SUBJECTS)
    town = named[0] if len(named) > 1 and _is_town(*named[:2]) else None
    own = [c for c in named if c.tag_ != "EX" and (town is not None or second_subject(c) is None) and c is not town]
    if own:
        # A possessive is nobody's subject: "the bank's chief economist Ann Lee said".
        real = lost_subject(token) if len(own) == 1 and children(own[0], "case") and own[0].i < token.i else None
        return [real] if real is not None else own
    head, dep = token.head, token.dep_
    if dep == "conj" and (stolen := lost_subject(token)) is not None and is_stolen(stolen):
        return [stolen]
    if dep == "conj" and (above := finite_above(token)) is not None:
        return subject(above, depth + 1)
    if dep == "conj" and is_clause(head) and is_doubtful(token, head):
        return []
    if dep == "advcl" and lemma(head) in ASKED_BY and _is_marked(token) and (whom := _asked(head)):
        return whom  # "called on Chad last week to end its raids"
    if dep == "advcl" and is_controlled(token) and (objects := children(head, "dobj")):
        return objects
    if dep in {"conj", "advcl", "ccomp", "parataxis", "dep"} and is_clause(head):
        finite = token.tag_ in {"VBD", "VBZ", "VBP"} or any(a.tag_ == "MD" for a in children(token, "aux"))
        # A finite clause shares a subject only by coordination.
        return subject(head, depth + 1) if dep == "conj" or not finite else []
    if dep in {"acl", "relcl"} and any(c.tag_ == "TO" for c in token.children):
        return _controller(head, depth)
    if dep == "acl" and token.tag_ == "VBG" and lemma(head) in TEXTS:  # "issued a statement condemning the raid"
        # "Noted reports alleging fraud": who notes them didn't write them.
        issued = head.dep_ != "dobj" or lemma(head.head) in ISSUING or bool(children(head, "poss"))
        return (_controller(head, depth) if issued else []) or [head]
    if dep == "acl" and token.tag_ == "VBG" and lemma(head) in GATHERINGS:  # "held a rally denouncing the law"
        return _controller(head, depth)
    if dep in {"acl", "relcl", "amod", "nmod"}:
        return [swallowed] if (swallowed := swallowed_subject(token)) is not None else [head]
    if dep == "xcomp":
        return _of_complement(head, depth)
    if dep == "pcomp":
        above = head.head
        if above.pos_ == "ADJ" and is_clause(above.head):  # "pleaded guilty to killing", "found Lee guilty of killing"
            return children(above, *SUBJECTS) or children(above.head, "dobj") or subject(above.head, depth + 1)
        if is_clause(above) and head.lower_ in OBJECT_PREPOSITIONS and above.pos_ == "VERB":
            patients = subject(above, depth + 1) if is_passive(above) else children(above, "dobj")
            if patients:
                return patients
        return subject(above, depth + 1) if is_clause(above) else _controller(above, depth)
    return []


def _is_town(first: Token, second: Token) -> bool:
    """Whether the first of two subjects is the town of a dateline: "LIMA, 7 May - Chad will return the masks"."""
    dashed = any(t.text in DASHES for t in first.doc[first.i + 1 : second.i])
    return dashed and len(first) > 2 and first.is_upper and bool(first.left_edge.is_sent_start)


def _is_marked(verb: Token) -> bool:
    return verb.i > verb.head.i and any(c.tag_ == "TO" for c in verb.children)


def _asked(verb: Token) -> list[Token]:
    """Whom a verb asks behind a preposition."""
    if (asked := ASKED_BY.get(lemma(verb))) is not None:
        for prep in children(verb, "prep", "prt", "dative"):
            if prep.lower_ in asked and (whom := children(prep, "pobj")):
                return whom
    return []


def is_controlled(verb: Token) -> bool:
    """Whether an infinitive that looks like a purpose is what the verb above asks its object to do."""
    head = verb.head
    marked = any(c.tag_ == "TO" for c in verb.children) and verb.i > head.i
    return marked and is_clause(head) and lemma(head) in OBJECT_CONTROL and lemma(head) not in {"use", "help"}


def is_asked_for(verb: Token) -> bool:
    """Whether an infinitive with "for" before its subject hangs on a verb: "called for the mayor to resign"."""
    marked = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)
    return marked and verb.i > verb.head.i and any(c.tag_ == "TO" for c in verb.children)


def _of_complement(head: Token, depth: int) -> list[Token]:
    if head.pos_ == "ADJ" and is_clause(head.head):  # "is ready to visit", "made the troops ready to go"
        own = children(head, *SUBJECTS) or subject(head.head, depth + 1)
        told = head.head.dep_ == "ccomp" and [t.lower_ for t in own] == ["it"] and lemma(head) in WILLING
        return (told and subject(head.head.head, depth + 1)) or own  # "Chad says it is willing to talk"
    if whom := _asked(head):
        return whom
    objects = children(head, "dobj", "dative")
    if objects and lemma(head) not in SUBJECT_CONTROL and (lemma(head) in OBJECT_CONTROL or lemma(head) not in LIGHT):
        return objects
    return subject(head, depth + 1)


def _controller(noun: Token, depth: int) -> list[Token]:
    """Who would do what hangs on a noun: "his plan to visit", "Iran has no intention of leaving"."""
    if owner := children(noun, "poss"):
        return owner
    above = noun.head
    # "An effort by Chad to leave", "help from Chad in leaving"
    owners = [o for name, objects in prepositions(noun) if name in {"by", "from"} for o in objects]
    if owners and noun.pos_ == "NOUN":
        return owners
    if noun.dep_ == "dobj" and is_clause(above) and (given := children(above, "dative")):
        to = [o for g in given for o in children(g, "pobj")]
        return to or given  # "gave the rebels time to leave"
    if noun.dep_ in {"dobj", "attr", "nsubjpass"} and is_clause(above):
        return subject(above, depth + 1)
    if noun.dep_ == "pobj" and above.head != above and is_clause(above.head):
        return subject(above.head, depth + 1)
    if noun.dep_ == "pobj" and above.lower_ == "of" and above.head.pos_ == "NOUN" and depth < 3:
        return _controller(above.head, depth + 1)  # "signed a letter of intent to buy"
    return []
