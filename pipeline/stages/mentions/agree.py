"""One name has one label in one document: the mentions of a name vote."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.core.rows import LABELS
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.core.vocab import alternatives, read
from pipeline.stages.mentions import lists
from pipeline.stages.mentions.persons import acts_as_state
from pipeline.stages.mentions.spans import COMMON
from pipeline.stages.mentions.words import GIVEN_NAMES, HEADS, PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What a hint of the context weighs against one vote of the model.
TITLE, SPEAKER, INSIDE, CALLED, INITIALS = 3.0, 0.5, 0.75, 3.0, 0.5
SURNAME, APPOSED, GIVEN, OWNED = 4.0, 2.0, 2.0, 1.5
# National adjectives and languages share their words; what they are depends on the place.
BY_PLACE = frozenset({"NORP", "LANGUAGE"})
SPEAKING = frozenset({"say", "tell", "add", "explain", "note", "argue", "recall", "ask", "write"})
TITLE_BEFORE = re.compile(rf"\b{alternatives(r['title'] for r in read('entities', 'titles'))}\s+$", re.VERBOSE)
# "the town of X", "X province"
PLACE_NOUNS = alternatives(r["word"] for r in read("mentions", "place_nouns"))
PLACE_BEFORE = re.compile(rf"\b{PLACE_NOUNS}\s+(?:of|called|named)\s+$", re.VERBOSE)
PLACE_AFTER = re.compile(rf"\s+{PLACE_NOUNS}\b", re.VERBOSE)
COMPANY = frozenset(r["lemma"] for r in read("mentions", "company_nouns"))
LEGAL_FORM = re.compile(rf",?\s{alternatives(r['form'] for r in read('mentions', 'legal_forms'))}$", re.VERBOSE)
# Rules whose label for a name may change by what its other mentions are.
GUESSES = frozenset(f"mentions.{rule}" for rule in ("model", "agree", "head", "tagger", "surname", "spread"))
SHORTEST = 3  # a word of more letters may stand for a firm
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def surface(words: str) -> str:
    """A name as its mentions are grouped: one space between words, one kind of apostrophe."""
    return " ".join(words.replace("’", "'").split())


def surnames(full: Iterable[str]) -> Counter[str]:
    """How many of the full names end in each surname."""
    out: Counter[str] = Counter()
    for name in set(full):
        words = [w for w in name.split() if w not in SUFFIXES]
        if len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper() and words[-1] not in COMMON:
            out[words[-1]] += 1
    return out


def agreed(text: Text, doc: Doc, names: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """`names` with the label that their document gives them."""
    groups: dict[str, list[Candidate[str]]] = defaultdict(list)
    for c in names:
        groups[surface(text[c.span])].append(c)
    decided = {name: label for name, group in groups.items() if (label := _vote(text, doc, name, group))}
    # Words of persons' full names: "Michael Jordan".
    called = {word for name, label in decided.items() if label == "PERSON" and " " in name for word in name.split()}
    alone: dict[str, str] = {}
    for name, group in groups.items():
        found = lists.listed().get(name)
        if found and found.care == "care" and "PERSON" in {c.found for c in group}:
            decided.pop(name, None)  # "Mr Jordan flew to Jordan": each mention as it was found
            state = any(acts_as_state(doc, c.span) for c in group)
            person = any(c.rule_id == "mentions.person" for c in group)
            titled = any(hints(text, doc, c.span).get("PERSON", 0.0) >= TITLE for c in group)
            if state != person and not titled and not (state and name in called):
                alone[name] = "GPE" if state else "PERSON"  # "Chad, a teacher": the Chad of the whole text
    people = surnames(name for name, label in decided.items() if label == "PERSON")
    for name in [n for n in groups if n in people]:
        if name in lists.listed():
            decided.pop(name, None)  # "London" where a Jack London is: each mention as the model has it
        elif label := _vote(text, doc, name, groups[name], SURNAME):
            decided[name] = label
    return [
        Candidate(c.span, "mentions.agree", label)
        if (label := alone.get(surface(text[c.span]), "")) and {label, c.found} == {"GPE", "PERSON"}
        else _relabel(c, decided.get(surface(text[c.span]), c.found))
        for c in names
    ]


def by_majority(text: Text, names: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """`names` with the label that more than half of the mentions of a name have, where nothing listed decides it."""
    groups: dict[str, list[Candidate[str]]] = defaultdict(list)
    for c in names:
        groups[surface(text[c.span])].append(c)
    most: dict[str, str] = {}
    for name, group in groups.items():
        label, count = Counter(c.found for c in group).most_common(1)[0]
        if 2 * count > len(group) and all(c.rule_id in GUESSES for c in group):
            most[name] = label
    decided = [most.get(surface(text[c.span]), c.found) for c in names]
    return [
        c if label == c.found else Candidate(c.span, "mentions.agree", label)
        for c, label in zip(names, decided, strict=True)
    ]


def firms(text: Text, names: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """`names`, in which those with a legal form ("Mint Ltd") are firms, and those that stand elsewhere with one.

    So is its first word alone ("Halden", of "Halden Foods Plc"), unless it is a known name of something else.
    """
    whole = {surface(text[c.span]) for c in names if c.found == "ORG"}
    short = {LEGAL_FORM.sub("", name) for name in whole} - whole
    formed = [name for name in whole if LEGAL_FORM.search(name)]
    people = surnames(surface(text[c.span]) for c in names if c.found == "PERSON")
    first = {name.split()[0] for name in formed if len(LEGAL_FORM.sub("", name).split()) > 1}
    first = {n for n in first if len(n) > SHORTEST and n not in COMMON and n not in GIVEN_NAMES and n not in people}
    return [
        Candidate(c.span, "mentions.firm", "ORG")
        if c.found != "ORG"
        and c.rule_id in GUESSES
        and (
            (name := surface(text[c.span])) in short
            or (name in first and name not in lists.listed())
            or (" " in name and LEGAL_FORM.search(name))
        )
        else c
        for c in names
    ]


def _relabel(c: Candidate[str], label: str) -> Candidate[str]:
    if label == c.found or c.rule_id != "mentions.model" or (c.found in BY_PLACE and label in BY_PLACE):
        return c
    return Candidate(c.span, "mentions.agree", label)


def _vote(text: Text, doc: Doc, name: str, group: Sequence[Candidate[str]], person: float = 0.0) -> str:
    """The label that most mentions of a name and their contexts speak for."""
    listed = [c.found for c in group if c.rule_id != "mentions.model"]
    if listed:
        return max(sorted(set(listed)), key=listed.count)
    votes: Counter[str] = Counter()
    votes["PERSON"] += person  # type: ignore[assignment]  # Counter holds any number
    for c in group:
        votes[c.found] += 1
        for label, weight in hints(text, doc, c.span).items():
            votes[label] += weight  # type: ignore[assignment]
    first = name.partition(" ")[0]
    if first != name and first in GIVEN_NAMES and name.rpartition(" ")[2] not in HEADS:
        votes["PERSON"] += GIVEN  # type: ignore[assignment]
    if " " not in name and name.isupper() and len(name) > 2:
        votes["ORG"] += INITIALS  # type: ignore[assignment]
    return max(LABELS, key=lambda label: (votes[label], -LABELS.index(label)))


def hints(text: Text, doc: Doc, span: Span) -> Mapping[str, float]:
    """What the words around a name say of it: a title, a verb of speech, "in"."""
    out: dict[str, float] = {}
    if TITLE_BEFORE.search(text.value, max(0, span.start - 30), span.start):
        out["PERSON"] = TITLE
    if PLACE_BEFORE.search(text.value, max(0, span.start - 30), span.start) or PLACE_AFTER.match(text.value, span.end):
        out["GPE"] = CALLED
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        return out
    root: Token = found.root
    if root.dep_ == "appos" and root.head.lemma_.lower() in PERSON_NOUNS:
        out["PERSON"] = out.get("PERSON", 0.0) + APPOSED
    if _owns(root):
        out["ORG"] = OWNED
    if root.dep_ == "nsubj" and root.head.lemma_ in SPEAKING:
        out["PERSON"] = out.get("PERSON", 0.0) + SPEAKER
    elif root.dep_ == "pobj" and root.head.lower_ == "in":
        out["GPE"] = out.get("GPE", 0.0) + INSIDE
    return out


FAR = 200  # words of a clause that are read, in an endless sentence


def _owns(root: Token) -> bool:
    """Whether a name acts as companies do: "X said it expects", "X raised its revenue"."""
    if root.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = root.head
    rest = [t for t in islice(verb.subtree, FAR) if t.i > verb.i]
    inner = [t for t in rest if t.dep_ == "nsubj"]
    if inner:
        return verb.lemma_ in SPEAKING and inner[0].lower_ == "it"
    own = next((t for t in rest if t.lower_ in {"its", "his", "her", "their"}), None)
    return own is not None and own.lower_ == "its" and own.head.lemma_ in COMPANY
