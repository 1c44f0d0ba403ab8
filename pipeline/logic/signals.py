"""Signals of modality and polarity that hang on a word itself: negation, modal verbs, conditions, adjectives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.syntax import SUBJECTS, children, dependants, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = {"will": "future", "shall": "future", "'ll": "future", "wo": "future", "sha": "future"}
HYPOTHETICAL = frozenset({"may", "might", "could", "would", "can", "should", "ca", "'d", "must", "ought"})
ADVERBS = {
    "perhaps": "hypothetical", "maybe": "hypothetical", "possibly": "hypothetical", "conceivably": "hypothetical",
    "probably": "hypothetical", "presumably": "hypothetical", "potentially": "hypothetical",
    "allegedly": "reported", "reportedly": "reported", "apparently": "reported", "supposedly": "reported",
    "purportedly": "reported", "seemingly": "reported", "ostensibly": "reported",
}  # fmt: skip
# Beside modalities, what tells the time: of what was planned or suspected, and of what is ruled out or refused.
PAST, LATER = "past", "later"
# "We may call off the strike": what is only thought of being undone isn't undone.
UNDONE = "undone"
# "Any attack" is possible only, but "no sign of any attack" isn't; "no money to buy it" buys nothing.
ANY, MEANT = "any", "meant"
LIKELY = frozenset({"probably", "presumably"})  # "will probably go" is a forecast
SHIFTING = frozenset({"VBD", "VBN", "VBG"})  # "said she would go", "adding that she would go"
FORETELLING = frozenset({"will", "'ll", "would", "'d"})
# "In no way did they attack", "under no circumstances".
DENYING = frozenset({"way", "circumstance", "sense", "respect", "account", "time", "event", "point", "stage", "moment"})
# Whoever does it: nobody has been said to have.
FREE = frozenset({"whoever", "whatever", "whichever"})
ANYBODY = frozenset({"anyone", "anybody", "anything"})
NEGATORS = frozenset({"never", "hardly", "scarcely", "neither", "nor", "nowhere", "without"})
NO = frozenset({"no", "neither", "nor", "none", "nobody", "nothing"})
# "Almost attacked" didn't; "almost doubled" is a figure, "almost seemed" hedges.
NEARLY = frozenset({"almost", "nearly"})
FIGURES = frozenset({"double", "triple", "treble", "quadruple", "halve", "seem", "appear", "look", "feel"})
ADJECTIVES = {
    "possible": "hypothetical", "potential": "hypothetical", "likely": "hypothetical", "hypothetical": "hypothetical",
    "prospective": "hypothetical", "feared": "hypothetical", "threatened": "hypothetical", "mooted": "hypothetical",
    "proposed": "intended", "planned": "intended", "intended": "intended", "promised": "intended",
    "attempted": "attempted", "upcoming": "future", "forthcoming": "future", "future": "future", "coming": "future",
    "imminent": "future", "looming": "future", "impending": "future", "pending": "future", "scheduled": "future",
    "expected": "future", "alleged": "reported", "supposed": "reported", "purported": "reported",
    "rumoured": "reported", "rumored": "reported", "suspected": "reported", "unlikely": "hypothetical",
    "doubtful": "hypothetical", "improbable": "hypothetical",
    "unthinkable": "hypothetical", "inconceivable": "hypothetical",
    "cancelled": "negated", "canceled": "negated", "averted": "negated", "aborted": "negated",
    "fictitious": "negated", "fictional": "negated", "imaginary": "negated", "nonexistent": "negated",
    "faked": "negated", "simulated": "negated", "mock": "negated", "tentative": "hypothetical",
    "unsolicited": "hypothetical",
}  # fmt: skip
# "The planned strike", and "the strike planned for May".
BEHIND = frozenset({"proposed", "planned", "promised", "scheduled", "feared", "threatened"})
PLANNING = frozenset({"plan", "schedule", "prepare", "propose"})  # "the strike that they have planned"
SET = frozenset({"set", "schedule", "slate"})  # "her trial, which is set for May"
# A failed coup was one that was tried; failed talks were talks.
FAILED = frozenset({"failed", "abortive", "botched", "foiled", "thwarted"})
GOING_ON = frozenset({"talk", "negotiation", "meeting", "campaign", "effort", "bank", "mission", "election", "policy"})
BEFORE = frozenset({"previous", "earlier", "past", "last"})
# "Help that never came".
ARRIVING = frozenset({"come", "arrive", "happen", "materialise", "materialize", "follow", "occur"})
# "He would not comment" when asked, "would not let them in"; what somebody would not do otherwise hangs on a condition.
REFUSED = frozenset(r["lemma"] for r in vocab.read("logic", "refused"))
VIEWS = frozenset({"account", "estimate", "reckoning", "telling", "version", "view", "opinion", "word"})
# Dependants that can bear a signal; the others are passed over at once.
AUXILIARIES = frozenset({"aux", "auxpass"})
ARGUMENTS = SUBJECTS | {"dobj"}
WORDS = frozenset({"neg", "det", "preconj", "advmod", "cc", "prep", "aux", "amod", "compound", "mark", "acomp"})
TELLING = ARGUMENTS | WORDS | {"acl", "relcl", "advcl", "parataxis"}
# What a finite verb shares with the one before it: "if he comes and stays", but "may come and has stayed".
SHARED = frozenset({"mark", "advmod"})
# "Is said to have attacked", "it is alleged": somebody's words, whoever they are.
HEARSAY = frozenset(
    {"say", "believe", "think", "report", "understand", "suppose", "rumour", "rumor", "know", "allege", "claim"}
)
RELATIVES = frozenset({"that", "which"})
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})


def own(token: Token, telling: frozenset[str] = TELLING) -> Counter[str]:
    """How often each signal hangs on a verb or noun; `telling` are the dependants that count."""
    found: Counter[str] = Counter()
    helped = False
    for child in dependants(token):
        dep = child.dep_
        helped = helped or dep in AUXILIARIES
        if dep not in telling:
            continue
        said = _of_child(token, child)
        if said == ["negated"] and dep in ARGUMENTS and found["negated"]:
            continue  # "nobody said nothing": one clause, one denial
        found.update(said)
    if helped and token.dep_ == "ROOT" and token.tag_ == "VB" and is_infinitive(token) and is_clause(token):
        found["future"] += bool(children(token, *SUBJECTS))  # a heading: "Acme to open a second mill"
    elif is_clause(token) and ((helped and is_inverted(token)) or is_imperative(token)):
        found["hypothetical"] += 1
    return found


def _is_late(verb: Token) -> bool:
    """ "Did not leave until May": in May they did."""
    if not any(a.lower_ in {"did", "was", "were"} for a in dependants(verb) if a.dep_ in AUXILIARIES):
        return False
    then = [c for c in dependants(verb) if c.i > verb.i and (c.dep_ == "prep" or c.dep_ == "advcl")]
    return any({c.lower_, *(m.lower_ for m in dependants(c) if m.dep_ == "mark")} & {"until", "till"} for c in then)


def _of_child(token: Token, child: Token) -> list[str]:
    word, dep = child.lower_, child.dep_
    if dep == "neg" or (dep in {"det", "preconj"} and word in NO):
        return [] if dep == "neg" and _is_late(token) else ["negated"]
    if dep == "advmod":
        almost = word in NEARLY and lemma(token) not in FIGURES and is_clause(token)
        denied = word in NEGATORS or almost or any(c.lower_ in NEGATORS for c in child.children)
        # "No longer": the "no" is taken for the negation of either word.
        denied = denied or (word in {"longer", "more"} and any(c.lower_ in NO for c in child.children))
        denied = denied or (word == "once" and bool(children(child, "neg")))  # "not once has she gone"
        expected = word in LIKELY and any(a.lower_ in FORETELLING for a in children(token, "aux"))
        return ["negated"] if denied else [ADVERBS[word]] if word in ADVERBS and not expected else []
    if dep == "cc" and word == "nor" and child.i < token.i and child.i == token.sent.start:
        return ["negated"]  # "Nor did she go"; elsewhere what stands before it denies already
    if dep in {"prep", "aux"} and child.i < token.i and _is_no_way(child):
        return ["negated"]
    if dep == "prep" and word in {"by", "in"} and any(_is_view(o) for o in children(child, "pobj")):
        return ["reported"]
    if dep == "det" and word == "any" and not is_clause(token):
        return [ANY]
    if is_clause(token) and dep in SUBJECTS and word in (FREE | ANYBODY):
        return ["hypothetical" if word in FREE else ANY]
    if dep == "parataxis":
        heard = lemma(child) in HEARSAY and any(c.lower_ == "it" for c in children(child, "nsubjpass"))
        return ["reported"] if heard else []  # "the guard, it is alleged, sold it"
    if dep == "aux" and child.tag_ == "MD":
        if word == "could" and any(m.lower_ == "before" for m in children(token, "mark")):
            return ["negated", PAST]  # "was turned away before he could speak"
        if (word == "would" and _refuses(token)) or (word == "could" and _was_unable(token)):
            return [PAST]
        told = token.head if token.dep_ == "conj" and is_clause(token.head) else token
        shifted = word in {"would", "'d"} and told.dep_ == "ccomp" and told.head.tag_ in SHIFTING
        shifted = shifted and not any(lemma(a) == "have" for a in children(token, "aux"))
        signal = "future" if shifted else MODALS.get(word, "hypothetical" if word in HYPOTHETICAL else "")
        return [signal] if signal else []
    if dep in {"amod", "compound"} and not is_clause(token):
        if any(c.lower_ in NO and c.dep_ == "det" for c in child.children):
            return ["negated"]  # "no flood warning": the parser hangs the "no" on the flood
        return _of_adjective(token, word)
    if dep in {"acl", "relcl"} and not is_clause(token):
        return _of_relative(child)
    if dep == "mark" and word in CONDITIONS:
        # "Whether he went" is asked; "whether to go" is only thought of.
        return ["question" if word == "whether" and not is_infinitive(token) else "hypothetical"]
    if is_clause(token) and dep in ARGUMENTS and (_is_no(child) or any(map(_is_no_way, children(child, "prep")))):
        # "No party won", "levelled no charges"; a noun so negated says it for itself. "The army at no point fired".
        return ["negated"]
    if dep == "advcl" and lemma(child) == "put" and any(o.lower_ == "it" for o in children(child, "dobj")):
        return ["reported"] if any(m.lower_ == "as" for m in children(child, "mark")) else []  # "as she put it"
    if dep == "advcl" and is_conditional(child) and not is_past(token):
        return ["hypothetical"]
    return [ADJECTIVES[word]] if dep == "acomp" and word in ADJECTIVES else []


def _of_adjective(noun: Token, word: str) -> list[str]:
    if word in ADJECTIVES:
        return [ADJECTIVES[word]]
    if word in FAILED and lemma(noun) not in GOING_ON:
        return ["attempted"]
    return [PAST] if word in BEFORE else []


def _of_relative(clause: Token) -> list[str]:
    """What a clause on a noun says of it: "the strike planned for May", "help that never came"."""
    if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lower_ in BEHIND:
        return [ADJECTIVES[clause.lower_]]
    if clause.dep_ == "relcl" and lemma(clause) in SET and clause.tag_ == "VBN" and children(clause, "auxpass"):
        return ["future"] if any(a.tag_ in {"VBZ", "VBP"} for a in children(clause, "auxpass")) else []
    if clause.dep_ == "relcl" and lemma(clause) in PLANNING and children(clause, "nsubj"):
        return [] if children(clause, "xcomp", "ccomp") or clause.tag_ == "VBG" else ["intended"]
    if clause.dep_ == "relcl" and lemma(clause) in ARRIVING and any(c.lower_ in RELATIVES for c in clause.children):
        denied = any(c.dep_ == "neg" for c in clause.children)
        return ["negated", *([PAST] if clause.tag_ == "VBD" else [])] if denied else []
    return []


def is_conditional(clause: Token) -> bool:
    """Whether an adverbial clause is a condition; of two coordinated ones the first may hang on the second."""
    inner = [c for c in children(clause, "advcl") if c.i < clause.i]
    return is_inverted(clause) or any(m.lower_ in CONDITIONS for c in (clause, *inner) for m in children(c, "mark"))


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(c.tag_ == "TO" for c in dependants(verb))


def is_imperative(verb: Token) -> bool:
    """ "Publish the accounts": what somebody is told to do."""
    if verb.tag_ != "VB" or verb.dep_ not in {"ROOT", "ccomp"} or children(verb, *SUBJECTS, "expl", "mark", "csubj"):
        return False
    if verb.dep_ == "ccomp" and verb.i > verb.head.i:  # only "Go," he said
        return False
    return not any(c.dep_ in {"aux", "auxpass"} and c.lower_ not in {"do", "please"} for c in verb.children)


def _refuses(verb: Token) -> bool:
    denied = any(c.dep_ == "neg" for c in verb.children)
    return denied and lemma(verb) in REFUSED and verb.dep_ in {"ROOT", "conj"} and not children(verb, "advcl")


def _was_unable(verb: Token) -> bool:
    """ "He could not prove it" tells what he did not do; "could not have proved it" and conditions tell less."""
    more = any(lemma(a) == "have" for a in children(verb, "aux")) or children(verb, "advcl", "mark")
    return any(c.dep_ == "neg" for c in verb.children) and not more and verb.sent[-1].text != "?"


def _is_view(noun: Token) -> bool:
    """ "By the duke's account", "in her view"."""
    return lemma(noun) in VIEWS and any(c.dep_ == "poss" or c.lower_ in {"all", "some"} for c in noun.children)


def is_past(verb: Token) -> bool:
    """Whether a verb tells what has happened, without a modal verb: it stands whatever condition follows."""
    auxiliaries = children(verb, "aux")
    if any(a.tag_ == "MD" for a in auxiliaries):
        return False
    return verb.tag_ == "VBD" or any(lemma(a) == "have" for a in auxiliaries)


def is_inverted(verb: Token) -> bool:
    """ "Had she been elected": the auxiliary stands before the subject."""
    first = [c for c in children(verb, "aux", "auxpass") if c.lower_ in {"had", "were", "should"}]
    subjects = children(verb, *SUBJECTS, "expl")  # "had there been a storm"
    inverted = bool(first and subjects) and first[0].i < subjects[0].i
    # "Never had she been elected" and "Had she been elected?" are no conditions.
    fronted = any(c.dep_ in {"neg", "advmod"} and c.i < first[0].i for c in verb.children) if inverted else False
    return inverted and not fronted and verb.sent[-1].text != "?"


def _is_no_way(child: Token) -> bool:
    """ "In no way did they attack": the parser may hang it on the auxiliary."""
    prepositions = [child] if child.dep_ == "prep" else children(child, "prep")
    return any(_is_no(o) and lemma(o) in DENYING for prep in prepositions for o in children(prep, "pobj"))


def _is_no(noun: Token) -> bool:
    if noun.lower_ in NO or any(c.lower_ in NO for c in children(noun, "det", "preconj", "cc")):
        return True
    return any(c.i == noun.left_edge.i for c in children(noun, "neg"))  # "not a single soldier"
