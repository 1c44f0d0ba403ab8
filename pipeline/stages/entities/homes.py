"""The countries of persons and bodies that the text or the name itself tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.core.placed import Placed
from pipeline.core.rows import Mention
from pipeline.core.text import Text
from pipeline.core.vocab import alternatives, read
from pipeline.stages.entities import bodies
from pipeline.stages.entities.facts import Fact

Known = Mapping[Placed[Mention], Fact]

# Callings are nouns that bodies and states have too: "producer". Behind them a person's name must stand.
PERSONS = alternatives(
    [
        *(r["lemma"] for r in read("logic", "nouns") if r["label"] == "PERSON"),
        *(
            r[column]
            for table, column in (
                ("persons", "lemma"),
                ("callings", "lemma"),
                ("offices", "office"),
                ("titles", "title"),
            )
            for r in read("entities", table)
        ),
    ]
)
BODIES = alternatives(r["lemma"] for r in read("entities", "body_nouns"))
# Words between a demonym and the noun: "Bulgarian opposition lawyer".
QUALIFIERS = r"(?: [\s-]+ (?!(?:to|in|of|for|and|or|with|by|from|at|on|near|that|who)\b) [a-z][\w'’-]{0,30} ){0,2}"
# "Deputy Interior Minister": titles that no list has whole.
TITLE = (
    r"(?: [A-Z][\w-]{0,30} (?:\s+and)? \s+ ){1,4} (?:Ambassador|Chief|Judge|Minister|Secretary|Commissioner|Marshal)"
)
NOUN = {
    "PERSON": re.compile(rf"{QUALIFIERS} [\s-]+ (?: {PERSONS} | {TITLE} ) (?: ,? \s+ )", re.VERBOSE),
    "ORG": re.compile(rf"{QUALIFIERS} [\s-]+ {BODIES} (?: ,? \s+ )", re.VERBOSE),
}
# "Ann Lee, a Bulgarian lawyer": between the name and the demonym, and behind this.
APPOSED = re.compile(r",\s+(?:an?|the)\s+(?:[a-z][\w'’-]*\s+){0,2}|\s+(?:is|was)\s+an?\s+(?:[a-z][\w'’-]*\s+){0,2}")
BEHIND = {
    "PERSON": re.compile(rf"{QUALIFIERS} [\s-]+ {PERSONS} \b (?!-)", re.VERBOSE),
    "ORG": re.compile(rf"{QUALIFIERS} [\s-]+ {BODIES} \b (?!-)", re.VERBOSE),
}
# "Jonas Vik, the Norwegian who finished third".
WHO = re.compile(r",?\s+(?:who|whom|whose)\b")
# "Kenya's Joseph Kibet", "Kenya's chief negotiator, Joseph Kibet", "Joseph Kibet, Kenya's chief negotiator".
OWNS = re.compile(r"['’]s?\s+")
OWNED = re.compile(r"['’]s?(?=\s)")
COMMA = re.compile(r",\s+")
# "Joseph Kibet of Kenya", "Joseph Kibet (Kenya)".
OF = re.compile(r"\s+of\s+(?:the\s+)?|,\s+(?:\d\d,\s+)?(?:from|of)\s+(?:the\s+)?")
BRACKET = re.compile(r"\s+\(")
# "Joseph Kibet, the mayor of Kisumu", "Joseph Kibet, a judge at the court in Kisumu".
OFFICIAL = re.compile(
    r""",\s+(?:(?:an?|the)\s+)?(?:[a-z-]+\s+){0,3}
    (?:(?:mayor|governor|premier|minister|president|chancellor|king|queen|bishop|archbishop|prefect)\s+of
    |(?:head|chief|director|official|officer|judge|prosecutor|spokes\w+)\s+(?:of|at|for|in)\s+(?:the\s+|a\s+)?(?:[a-z-]+\s+){0,3}
     (?:bureau|ministry|department|court|council|police|parliament|university|prison|agency)\s+(?:of|in))
    \s+(?:the\s+)?""",
    re.VERBOSE,
)
# "Joseph Kibet, a deputy head of protocol at Kenya's foreign ministry": up to the state.
SERVES = re.compile(r",\s+(?:(?:an?|the)\s+)?(?:[a-z-]+\s+){1,5}(?:of|at|in|for)\s+(?:the\s+)?")
STATE_ORGAN = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}(?:[A-Z][a-z]+\s+)?"
    r"(?:ministry|Ministry|parliament|Parliament|army|Army|navy|Navy|police|Police|embassy|government|cabinet|senate)\b"
)
# "the Tartu-based Aine", "Aine, a builder from Tartu", "the Aine Institute in Tartu".
BASED = re.compile(r"-based\s+(?:[a-z-]+\s+){0,4}")
FROM = re.compile(r",\s+(?:an?|the)\s+(?:[a-z-]+\s+){1,4}(?:from|based\s+in)\s+|,?\s+(?:based|headquartered)\s+in\s+")
IN = re.compile(r",?\s+in\s+")
INSTITUTE = re.compile(rf".*\b{bodies.HEADS}", re.VERBOSE)
LONGEST = 80
# A document is of a state if it is at least so many of all mentions of states and what is theirs, and so great a part.
AT_LEAST, PART = 4, 0.6


def told(text: Text, mentions: Sequence[Placed[Mention]], known: Known) -> Mapping[str, frozenset[str]]:
    """The states that persons and bodies are said to be of, by entity: "the Bulgarian daily Novinar"."""
    out: dict[str, set[str]] = defaultdict(set)
    for m, fact in known.items():
        body = fact.label in {"ORG", "FAC", "PRODUCT"} and not fact.country
        if body and (code := bodies.of_name(fact.name or " ".join(m.row.text.split()))):
            out[fact.entity_id].add(code)
    for first, second, between in _pairs(text, mentions):
        a, b = known.get(first), known.get(second)
        if a is None or b is None:
            continue
        if a.country and (b.label == "PERSON" or _unlisted(b)) and _names_after(first, a, b, between):
            out[b.entity_id].add(a.country)
        unsaid = b.country and (a.label == "PERSON" or _unlisted(a))
        if unsaid and _names_before(text, first, a, second, b, between):
            out[a.entity_id].add(b.country)
    if home := home_of(known):
        for m, fact in known.items():
            if _unlisted(fact) and not out[fact.entity_id] and bodies.bare(" ".join(m.row.text.split())):
                out[fact.entity_id].add(home)
    return {entity: frozenset(codes) for entity, codes in out.items() if codes}


def _names_after(first: Placed[Mention], land: Fact, named: Fact, between: str) -> bool:
    """Whether a state or city says where the person or body behind it is of."""
    noun = NOUN.get(named.label)
    if first.row.label == "NORP" and _is_state(land) and noun and noun.fullmatch(between):
        return True
    owns = OWNED.match(between)
    if owns and _is_state(land) and first.row.label == "GPE":
        return bool(OWNS.fullmatch(between) or (noun and noun.fullmatch(between, owns.end())))
    return named.label == "ORG" and first.row.label == "GPE" and bool(BASED.fullmatch(between))


def _names_before(
    text: Text, first: Placed[Mention], named: Fact, second: Placed[Mention], land: Fact, between: str
) -> bool:
    """Whether a state or city says where the person or body before it is of."""
    end, label, person = second.span.end, second.row.label, named.label == "PERSON"
    behind = BEHIND.get(named.label)
    if _is_state(land) and behind:
        owned = OWNED.match(text.value, end)
        called = behind.match(text.value, end) or (person and WHO.match(text.value, end))
        if label == "NORP" and called and APPOSED.fullmatch(between):
            return True
        if owned and COMMA.fullmatch(between) and behind.match(text.value, owned.end()):
            return True
        if person and SERVES.fullmatch(between) and STATE_ORGAN.match(text.value, end):
            return True
    if label != "GPE":
        return False
    if not person:
        name = " ".join(first.row.text.split())
        within = IN.fullmatch(between) and INSTITUTE.fullmatch(name)
        return bool(FROM.fullmatch(between) or within)
    if BRACKET.fullmatch(between):
        return _is_state(land) and text.value[end : end + 1] == ")"
    if OF.fullmatch(between):
        return not OWNED.match(text.value, end)
    return bool(OFFICIAL.fullmatch(between))


def _pairs(text: Text, mentions: Sequence[Placed[Mention]]) -> Iterator[tuple[Placed[Mention], Placed[Mention], str]]:
    for first, second in pairwise(mentions):
        if first.sent == second.sent and 0 < second.span.start - first.span.end <= LONGEST:
            yield first, second, text.value[first.span.end : second.span.start]


def _unlisted(fact: Fact) -> bool:
    """Whether a body is known by its name alone."""
    return fact.label == "ORG" and not fact.name and not fact.country


def home_of(known: Known) -> str:
    """The state that most of the document is about; empty if there is none."""
    times = Counter(fact.country for fact in known.values() if fact.country)
    if not times:
        return ""
    code, n = times.most_common(1)[0]
    return code if n >= AT_LEAST and n >= PART * sum(times.values()) else ""


def _is_state(fact: Fact) -> bool:
    return fact.entity_id == f"gpe:{fact.country}"
