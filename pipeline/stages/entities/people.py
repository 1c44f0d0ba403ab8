"""Which names of persons are one person's: full names, initials, surnames, given names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import Mention
from pipeline.core.text import Text
from pipeline.stages.entities import facts
from pipeline.stages.entities.ids import named, plain

MARKS = "“”‘’\"'()"  # around a nickname: Danny “Tractor” Whitlam
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# A word alone is a surname first, then a given name, then one between.
PLACES = (slice(-1, None), slice(0, 1), slice(1, -1))
# The last one or two words before a name may be its title: "Prime Minister", "Mr".
BEFORE = re.compile(r"(?P<two>[\w.'’-]+\s+(?P<one>[\w.'’-]+))\s+$|(?<!\S)(?P<only>[\w.'’-]+)\s+$")
# Between two names: the second is a relative of the first, or the first under another name.
RELATIVE = (
    r"(?:[\w-]{1,15}\s+){0,2}(?:son|daughter|father|mother|brother|sister|wife|husband|uncle|nephew|niece|aunt|cousin|"
    r"grandson|granddaughter|grandfather|grandmother|namesake|widow|widower)\b"
)
KIN = re.compile(rf"\b(?:and|with)\s+(?:his|her|their)\s+{RELATIVE}")
# Before a full name: its bearer is told of as a relative of somebody.
RELATED = re.compile(rf"(?:\b(?:his|her|their)|['’]s?)\s+{RELATIVE},?\s+$", re.IGNORECASE)
SAME = re.compile(r"\b(?:born|né|née|nee|aka|called|known\s+as|alias|formerly|full\s+name)\b")
# How many full names back a namesake is looked for.
NEAR = 6
# Shorter given names that differ in a letter are two names.
SPELT, DOUBLED, VOWELS = 6, re.compile(r"(.)\1"), frozenset("aeiouy")
# How far before a name its bearer may be called a relative.
LONGEST = 60

Name = tuple[str, ...]


def words(name: str) -> Name:
    """The words of a person's name as they are compared, without suffixes such as Jr."""
    found = (w.strip(MARKS) for w in plain(name).replace("-", " ").split())
    return tuple(w for w in found if w and w not in SUFFIXES)


def compatible(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two full names can be one person's: the same surname, given names equal or initials of one another."""
    if len(short) > len(long):
        short, long = long, short
    if len(short) < 2 or short[-1] != long[-1] or not _same(short[0], long[0]):
        return _inside(short, long)
    rest = list(long[1:-1])
    for word in short[1:-1]:
        match = next((w for w in rest if _same(word, w)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _same(a: str, b: str) -> bool:
    return a == b or (a[:1] == b[:1] and 1 in (len(a), len(b))) or _respelt(a, b)


def _respelt(a: str, b: str) -> bool:
    """Whether two given names are spellings of one: "Kristin", "Kristen"; "Mohamed", "Mohammed"."""
    if min(len(a), len(b)) < SPELT or a[0] != b[0] or a[-1] != b[-1]:
        return False
    if len(a) != len(b):
        return DOUBLED.sub(r"\1", a) == DOUBLED.sub(r"\1", b)
    unlike = [pair for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and VOWELS.issuperset(unlike[0])


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of a name stand side by side in a longer one: "van Dael" in "Piet van Dael"."""
    n = len(short)
    return n > 1 and any(tuple(long[i : i + n]) == tuple(short) for i in range(len(long) - n + 1))


def gender_of(title: str, name: str, person: str = "") -> str:
    """m or f as a title, the given name or the surname's ending says; empty where none does.

    A name of one word is a given name only if the person `person` has no longer one.
    """
    spoken = facts.titles().get(plain(title), "")
    parts = words(name)
    if spoken or not parts:
        return spoken
    given = len(parts) > 1 or person == named("PERSON", parts[0])
    first, last = plain(name).split()[0], parts[-1]
    # "Jean-Claude" may be listed; of what isn't, the pieces must agree.
    pieces = {facts.genders().get(p, "") for p in first.split("-")}
    listed = facts.genders().get(first, "") or (pieces.pop() if len(pieces) == 1 else "")
    ending = next((g for end, g in facts.endings() if last.endswith(end) and len(last) > len(end) + 2), "")
    return (listed if given else "") or ending


def title_before(text: Text, mention: Placed[Mention]) -> str:
    """The title right before a name, as far as it says a gender; empty if there is none."""
    match = BEFORE.search(text.value, max(0, mention.span.start - 40), mention.span.start)
    for group in ("two", "one", "only") if match else ():
        if match and match[group] and plain(match[group]) in facts.titles():
            return match[group]
    return ""


def apart(text: Text, mentions: Sequence[Placed[Mention]]) -> frozenset[tuple[Name, Name]]:
    """Pairs of full names, both ways round, that one sentence has for two persons: "Ann Lee and Ann B. Lee"."""
    out: set[tuple[Name, Name]] = set()
    full = [(m, name) for m in mentions if len(name := words(m.row.text)) > 1]
    for n, (second, b) in enumerate(full):
        for first, a in full[max(0, n - NEAR) : n]:
            if first.sent != second.sent or a == b:
                continue
            between = text.value[first.span.end : second.span.start]
            # A name in brackets or after "born" is the same person's.
            same = len(between) <= 3 or SAME.search(between)
            if not same and (_extra_initial(a, b) or KIN.search(between)):
                out |= {(a, b), (b, a)}
    return frozenset(out)


def _extra_initial(a: Name, b: Name) -> bool:
    """Whether full names with the same ends differ by an initial that only one has."""
    ends = a[0] == b[0] and a[-1] == b[-1]
    return ends and any(len(word) == 1 for word in set(a[1:-1]) ^ set(b[1:-1]))


def resolve(text: Text, sentences: Sentences, mentions: Sequence[Placed[Mention]]) -> Mapping[Placed[Mention], str]:
    """The entity of each mention of a person; empty where several persons share the name.

    A name that only headings have never names the entity of a person whom the body calls by a full name.
    """
    spelt = {words(m.row.text) or (plain(m.row.text),) for m in mentions}
    body = {words(m.row.text) for m in mentions if sentences[m.sent].row.kind != "heading"}
    two = apart(text, mentions)
    clusters: list[list[tuple[str, ...]]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for name in sorted((n for n in spelt if len(n) > 1), key=lambda n: (n not in body, -len(n), -sum(map(len, n)), n)):
        near = sorted({n for word in name for n in holding[word]})
        fits = [n for n in near if all(compatible(name, o) and (name, o) not in two for o in clusters[n])]
        if len(fits) == 1:
            clusters[fits[0]].append(name)
        elif not fits:
            for word in name:
                holding[word].append(len(clusters))
            clusters.append([name])
    ids = [named("PERSON", " ".join(c[0])) for c in clusters]
    of: dict[tuple[str, ...], str] = {n: i for c, i in zip(clusters, ids, strict=True) for n in c}
    genders = _genders(text, mentions, of)
    parts: tuple[dict[str, set[str]], ...] = ({}, {}, {})
    for full, person in of.items():
        for part, place in zip(parts, PLACES, strict=True):
            for word in full[place]:
                part.setdefault(word, set()).add(person)
    out: dict[Placed[Mention], str] = {}
    told: dict[str, bool] = {}
    for m in sorted(mentions, key=lambda m: m.span):
        name = words(m.row.text) or (plain(m.row.text),)
        if name in of:
            out[m] = of[name]
            if sentences[m.sent].row.kind != "heading":
                before = max(0, m.span.start - LONGEST)
                told.setdefault(of[name], not RELATED.search(text.value, before, m.span.start))
        elif len(name) > 1:
            out[m] = ""  # fits several persons
        else:
            title = facts.titles().get(plain(title_before(text, m)), "")
            out[m] = _alone(name[0], title, parts, genders, told)
    return out


def _genders(text: Text, mentions: Sequence[Placed[Mention]], of: Mapping[tuple[str, ...], str]) -> Mapping[str, str]:
    """m or f by person, where titles and given names agree."""
    said: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        if person := of.get(words(m.row.text)):
            said[person] |= {gender_of(title_before(text, m), m.row.text)} - {""}
    return {person: found.pop() for person, found in said.items() if len(found) == 1}


def _alone(
    word: str,
    title: str,
    parts: Sequence[Mapping[str, set[str]]],
    genders: Mapping[str, str],
    told: Mapping[str, bool],
) -> str:
    """Whose surname, given name or other part of the name it is; the name's own id if nobody's.

    `told` has the persons told of by full names so far: False for who came in as a relative of another. Empty where
    several persons share it, unless one alone was told of so far, or is the one whose relatives the others are.
    """
    for part in parts:
        found = {i for i in part.get(word, ()) if not title or genders.get(i, title) == title}
        if found:
            known = {i for i in found if i in told} or found
            first = {i for i in known if told.get(i)}
            known = first if len(first) == 1 else known
            return known.pop() if len(known) == 1 else ""
    return named("PERSON", word)
