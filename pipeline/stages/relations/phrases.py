"""The words that state a relation: an office with its modifiers, and whether it is held, was or will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.core.rows import MODALITIES
from pipeline.core.text import Span
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.hyphens import last_part
from pipeline.logic.lines import Hit
from pipeline.logic.matching import Match
from pipeline.logic.modality import Judgement, judge
from pipeline.logic.signals import own
from pipeline.logic.syntax import children, dependants, lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

STATUS = {r["word"]: r["status"] for r in vocab.read("relations", "status")}
MANNERS = frozenset(r["word"] for r in vocab.read("relations", "manners"))  # how an office is held, not which it is
DROPPED = {*STATUS, *MANNERS, "own", "many", "several", "other", "few", "some", "such", "most", "fellow"}
NAMED_ROLE = frozenset({"secretary", "minister", "head", "chief", "director", "ministry"})
TENSES = {"past": "former", "present": "current", "future": "future"}
FIXED = {"tail": "", "via": ""}  # roles of a rule that say where its trigger stands, and name none
OF_OFFICES = frozenset(
    {"assistant", "associate", "chief", "deputy", "executive", "managing", "prime", "senior", "vice"}
)
NEAR = 4  # how far before an office its "former" may stand


def is_firm(token: Token) -> bool:
    """Whether a trigger merely stands beside a name: what it states is so, whatever is asked or denied of the name."""
    return token.pos_ not in {"VERB", "AUX"} and token.dep_ not in {"attr", "oprd"} and token.head.lower_ != "as"


def standing(token: Token) -> Judgement:
    """How a trigger stands, by the shared pass; firm ones by the signals on themselves alone."""
    seen = judge(token)
    if not is_firm(token):
        return seen
    first = token.sent[0]
    if (
        lemma(first) == "be"
        and token.sent[-1].text == "?"
        and not any(t.text == "," for t in token.doc[first.i : token.i])
    ):
        return Judgement("question", "pos", seen.tense)  # "Is Ann Lee the president of Ghana?"
    signals = own(token)
    if signals["negated"] % 2:
        return Judgement("negated", "neg", seen.tense)
    modality = next((m for m in MODALITIES if signals[m] and m != "negated"), "asserted")
    return Judgement(modality, "pos", seen.tense)


def role(span: Span, last: Token, cast: Fillers) -> str:
    """The role that a trigger names, in the singular: "regional officer", for one of the "regional officers"."""
    words = cast.text[span]
    if last.tag_ == "NNS" and last.idx + len(last) == span.end:
        words = words[: len(words) - len(last)] + lemma(last)
    return words.lower()


def apposed(noun: Token, named: Sequence[Filler]) -> Sequence[Filler]:
    """Whom an apposition or title in the singular is about: the one right beside it, not the next in the list."""
    if len(named) > 1 and noun.dep_ in {"compound", "nmod"} and noun.tag_ in {"NN", "NNP"}:
        behind = [f for f in named if f.placed.span.start >= noun.idx]
        return behind[:1] or named  # "Secretary-General Ann Lee and Tom Miller"
    if len(named) > 1 and noun.tag_ == "NN" and all(f.placed.span.start > noun.idx for f in named):
        return named[:1]  # "her husband, Carl, and two daughters, Amy and Beth"
    if len(named) < 2 or noun.dep_ != "appos" or noun.tag_ != "NN":
        return named
    before = [f for f in named if f.placed.span.end <= noun.idx]
    return before[-1:] or named


def of_match(match: Match, cast: Fillers) -> Span:
    """The trigger of a syntactic match; of an office: without article, possessor, names and words of status."""
    if match.pattern.type == "family_of":
        return _kin(match.token)
    return _office(match.token, cast) if match.pattern.role == "self" else _hyphened(match)


def placing(role: str, whole: Span, tail: Span, token: Token) -> Span:
    """The trigger where a rule takes the tail ("Turkish engineers") or its preposition ("court in Paraguay") for it."""
    if role == "tail":
        return tail
    words = token.doc.char_span(*tail, alignment_mode="expand") if role == "via" else None
    here = words[0] if words is not None else token
    while role == "via" and here.i > token.i + 1:
        here = here.nbor(-1)
        if here.pos_ == "ADP":
            return Span(here.idx, here.idx + len(here))
    return whole


def behind(tail: Span, whole: Span) -> Span:
    """The trigger without the tail at its beginning: leader, of "opposition leader"."""
    return Span(min(tail.end + 1, whole.end), whole.end)


def of_hit(hit: Hit) -> Span:
    """The trigger of a line, without words of status before it."""
    words = [i.token for i in hit.trigger]
    if words[0] == hit.items[0].token and hit.items[0].mention is None:
        words = [*_compound_before(hit), *words]
    while len(words) > 1 and (many := _manner(words)):
        words = words[many:]
    return Span(words[0].idx, words[-1].idx + len(words[-1]))


def _manner(words: Sequence[Token]) -> int:
    """How many words of status, manner or age stand first: "former", "long-serving", "54-year-old"."""
    first = words[0]
    hyphens = 0
    while len(words) > hyphens + 2 and words[hyphens + 1].text == "-":
        hyphens += 2
    if hyphens and len(words) > hyphens + 1:
        return hyphens + 1 if words[hyphens].lower_ in {"old", *MANNERS} else 0
    if first.lower_ == "first":  # "first female president", but "first deputy"
        return int(len(words) > 1 and words[1].lower_ in MANNERS)
    return int(first.lower_ in STATUS or first.lower_ in MANNERS or first.dep_ == "det" or first.is_punct)


def _compound_before(hit: Hit) -> Iterator[Token]:
    """The words of an office before those that a line begins with: "Chief Executive" before "Officer"."""
    inside = {i.token for i in hit.trigger}
    for item in hit.before:
        token = item.token
        if token.lower_ in OF_OFFICES and token.dep_ in {"compound", "amod"} and token.head in inside:
            yield token


def _hyphened(match: Match) -> Span:
    """A participle with what is hyphened to it: "state-owned"."""
    token = match.token
    if token.i < 2 or token.nbor(-1).text != "-" or not token.nbor(-2).is_alpha:
        return match.span
    return Span(token.nbor(-2).idx, match.span.end)


def _kin(token: Token) -> Span:
    """A noun of kinship with what is hyphened to it: "great-nephew", "brother-in-law"."""
    first = last = token
    while first.i > 1 and first.nbor(-1).text == "-" and first.nbor(-2).is_alpha:
        first = first.nbor(-2)
    while last.i + 2 < len(token.doc) and last.nbor(1).text == "-" and last.nbor(2).is_alpha:
        last = last.nbor(2)
    return Span(first.idx, last.idx + len(last))


def _office(token: Token, cast: Fillers) -> Span:
    near = children(token, "compound", "amod", "nmod")
    if token.dep_ in {"compound", "nmod"}:  # "Foreign Minister Ann Lee": the words of the title hang on the name
        near += [c for c in children(token.head, "compound", "amod", "nmod") if token.i - 3 <= c.i]
    taken = ("mentions", "quantities", "dates")
    words = [
        c
        for c in near
        if c.i < token.i and c.lower_ not in DROPPED and not _is_age(c) and not any(cast.covering(t, c) for t in taken)
    ]
    words += [d for c in words if c.dep_ == "compound" for d in children(c, "amod", "compound") if d.i == c.i - 1]
    words = [w for w in words if not any(cast.covering(t, w) for t in taken) and w.lower_ not in DROPPED]
    words = [w for w in words if w.lower_ != "first" or w.nbor(1).lower_ not in MANNERS]
    words.append(token)
    words += _capitalised_before(token)
    # "Retired Israeli colonel": the office begins behind the name.
    names = [c.i for c in near if c.i < token.i and cast.covering("mentions", c) is not None]
    words = [w for w in words if w.i > max(names, default=-1)]
    first, last = min(words, key=lambda t: t.i), token
    if first.lower_ == "facto" and first.i > 0:  # de facto
        first = first.nbor(-1)
    while first.i > 1 and first.nbor(-1).text == "-" and first.nbor(-2).is_alpha:  # high-ranking
        first = first.nbor(-2)
    if lemma(token) in NAMED_ROLE and (tail := _complement(token, cast)) is not None:
        last = tail
    last = last_part(last)
    return Span(first.idx, last.idx + len(last))


def _is_age(word: Token) -> bool:
    """Of "53-year-old mayor"."""
    return word.lower_ == "old" and word.i > 1 and word.nbor(-1).text == "-"


def _capitalised_before(token: Token) -> list[Token]:
    """What else of a capitalised title stands before it, whatever the parser made of it: "Under Secretary"."""
    out: list[Token] = []
    here = token
    while here.is_title and here.i > token.sent.start + 1 and len(out) < 3:
        here = here.nbor(-1)
        if not here.is_title or here.ent_type_ or here.lower_ in STATUS or here.i == token.sent.start:
            break
        out.append(here)
    return out


def _complement(token: Token, cast: Fillers) -> Token | None:
    """ "of State", "of finance": part of the office's name unless it is somebody's name."""
    for prep in children(token, "prep"):
        if prep.lower_ == "of":
            for inner in children(prep, "pobj"):
                bare = not children(inner, "det", "poss")  # "minister of health", but "director of the gallery"
                if bare and cast.covering("mentions", inner) is None and inner.i <= token.i + 3:
                    return inner
    return None


def status_of_match(match: Match, tense: str) -> str:
    """When a syntactic match holds: what its rule, its words or its tense say."""
    token = match.token
    around = [*dependants(token), *(dependants(token.head) if token.dep_ in {"compound", "nmod"} else ())]
    until = [p for p in children(token, "prep") if p.lower_ in {"until", "till"}]
    return (
        match.pattern.status
        or _said(w for w in around if w.i < token.i)
        or ("former" if until and match.pattern.role == "self" else "")  # "head of the army until last year"
        or _by_tense(token, tense)
    )


def status_of_hit(hit: Hit, given: str, tense: str) -> str:
    """When what a line states holds: what its rule, the words before its trigger or its tense say."""
    token = hit.trigger[-1].token
    near = [i.token for i in (*hit.before, *hit.items) if i.mention is None]
    return given or _said(w for w in near if token.i - NEAR <= w.i < token.i) or _by_tense(token, tense)


def _said(words: Iterable[Token]) -> str:
    return next((STATUS[w.lower_] for w in words if w.lower_ in STATUS), "")


def _by_tense(token: Token, tense: str) -> str:
    """A noun that names the office beside its holder is about now; a verb or copula goes by its tense."""
    if token.dep_ != "attr" and token.pos_ not in {"VERB", "AUX"}:
        return "current"
    first = token.head if token.dep_ == "conj" and token.head.tag_ == "VBN" else token
    if token.tag_ in {"VBN", "VBG"} and first.dep_ in {"acl", "amod"}:
        return "current"  # "the unions, led by Ann Lee"
    verb = token.head if token.dep_ == "attr" else token
    if tense == "past" and any(a.tag_ in {"VBZ", "VBP"} for a in children(verb, "aux", "auxpass")):
        return "current"  # "has led the bank since May"
    return TENSES[tense]
