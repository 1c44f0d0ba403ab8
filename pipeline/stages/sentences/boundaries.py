"""Where one sentence of a line ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.core import vocab
from pipeline.core.text import Span
from pipeline.stages.sentences.seams import parts

PICTURES = r"\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
# Kinds: title (always before a name), number (before a figure), month, clock (a.m.), name (inside or after a name),
# open (etc.), never (e.g.).
ABBREVIATIONS = {r["word"]: r["kind"] for r in vocab.read("sentences", "abbreviations")}
STARTERS = frozenset(r["word"] for r in vocab.read("sentences", "starters"))
CALENDAR = frozenset(r["word"] for r in vocab.read("sentences", "calendar"))

STARTER = vocab.alternatives(STARTERS)
STOP = re.compile(
    rf"""
    (?P<stop>   \.(?:\x20\.){{1,4}} | [.!?…]{{1,20}} )   # ". . ." is one ellipsis
    (?P<close>  ["'”’)\]»*]{{0,4}} )
    (?P<note>   (?: (?<=[a-z]\.)\d{{1,3}}(?=\x20["“‘(]?[A-Z])  # "innovation.23 Then"
                  | \x20?\[ (?: \d{{1,3}} | [a-z][a-z\x20]{{1,24}}\x20needed ) \]         # "[12]", "[citation needed]"
                  | \x20\d{{1,2}}(?=\x20{STARTER}\x20)  # "a fee. 8 Yet"
                ){{0,4}} )
    (?P<smile>  (?: \x20 [:;=]-?[()DP] (?!\w) | \x20?[{PICTURES}]{{1,30}}(?!\S) )? )
    (?= \x20 (?P<next> \S.{{0,60}} )? | (?P<glued> [A-Z]\w{{0,20}}[\x20,'’] ) | $ )
    """,
    re.VERBOSE,
)
BEFORE = re.compile(r"(?:[^\W_]|[.&'’-]){1,40}$")
NEXT = re.compile(r"(?P<open>[\"'“‘(\[«¿¡*_]{0,3})(?P<word>[^\W\d_](?:\w|['’-](?=\w)){0,30})?(?P<then>.?)")
INITIALS = re.compile(r"(?:[A-Z]\.){0,5}[A-Z]")
ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.){1,5}[^\W\d_]{1,3}")
# A number, letter or caption at the start of a sentence is its label: "2.1.", "b.", "Figure 3."
LABEL = re.compile(
    r"[(\"“]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5})"
    r"|(?:Fig|Figure|Table|Chapter|Section|Part|Box|Chart|Step|Rule|Exhibit|Appendix|Article|Act|Scene|Listing)"
    r"\x20[\dA-Z][\d.]{0,8}"
)
ROMAN = re.compile(r"[IVXLC]{1,6}$")
# "“Why?” Ann Smith asked": the words of a speech tag after a question or an exclamation.
SPEECH = vocab.alternatives(r["word"] for r in vocab.read("sentences", "speech"))
TAG = re.compile(rf"(?:[A-Z][\w.'’-]{{0,30}}\x20){{1,4}}{SPEECH}\b")
DECIMALS = re.compile(r"\d\d\s*")  # "It costs $48. 20", and the line ends
OPENS = frozenset("$€£¥•*#@+¿¡")
OMITTED = re.compile(r"[\[(](?:\.\.\.|…)[\])]")
DASHED = re.compile(rf"(?:--|[–—])\x20?[\"“]?(?:{STARTER}|Posted)\b")
# Who writes "i", and after it a verb, cares for no capital; in other languages "i" is a word of its own.
CARELESS = re.compile(
    r"(?<![\w.'’(/-])i(?:['’](?:m|ve|d|ll)|\x20(?:am|was|have|had|do|don['’]?t|did|can|could|would|will|want|need"
    r"|think|know|like|love|hate|just|got|get|went|guess|hope|feel|say|said|really|also|never|mean|must|should|might|see|saw|found|used))\b"
)
SMALL_I = (" i ", " i'", " i’", "\ni ", "\ni'", "\ni’")
# Words that begin a sentence even in lower case, after "?" or "!", unless they say who spoke.
CASUAL = vocab.alternatives(r["word"] for r in vocab.read("sentences", "casual"))
CASUAL_START = re.compile(rf"(?:i['’](?:m|ve|d|ll)|{CASUAL}(?:['’](?:s|re|ve|ll|d|m))?)(?=\x20)(?!\x20{SPEECH}\b)")
QUOTES = frozenset("\"'”’»")


def is_careless(value: str) -> bool:
    """Whether the writer of a text begins sentences in lower case."""
    small = value.startswith("i") or any(sign in value for sign in SMALL_I)
    return small and CARELESS.search(value) is not None


def split(line: str, *, careless: bool = False) -> Iterator[Span]:
    """The sentences of a line, which has no line break. The spaces between them are in none.

    `careless`: its writer doesn't care for capitals.
    """
    for start, end in parts(line):
        yield from _split(line[start:end], start, careless)


def _split(line: str, shift: int, careless: bool) -> Iterator[Span]:
    start = len(line) - len(line.lstrip())
    for match in STOP.finditer(line):
        if match["next"] is None and match["glued"] is None:
            continue  # the end of the line ends its last sentence
        if _ends(line, start, match, careless):
            yield Span(shift + start, shift + match.end())
            start = match.end() + (match["glued"] is None)
    end = len(line.rstrip())
    if start < end:
        yield Span(shift + start, shift + end)


def _ends(line: str, start: int, match: re.Match[str], careless: bool) -> bool:
    """Whether a sentence that began at `start` ends at this stop."""
    stop, at = match["stop"], match.start()
    before = BEFORE.search(line, max(start, at - 40), at)
    word = before.group() if before else ""
    after = NEXT.match(match["next"] or match["glued"])
    if match["note"] or match["smile"] or after is None:
        return not (match["note"].strip().isdigit() and word in ABBREVIATIONS)  # "on Jan. 5 The"
    if match["glued"]:
        # "they left.The": a lost space, unless it may be an address or a file's name.
        return stop in ".!?" and word.isalpha() and len(word) > 3 and word[1:].islower() and _starts(after)
    if line[at - 1 : at] == "[" or (at - start < 30 and LABEL.fullmatch(line, start, at)):
        return False  # "[...]", "1."
    if stop == "." and line[at - 1 : at].isdigit() and DECIMALS.fullmatch(match["next"]):
        return False
    if "!" in stop or "?" in stop:
        return _ends_outcry(match, after, careless or line[start : start + 1].islower())
    if _introduces(match["next"], word):
        return True
    if len(stop) > 1 or stop == "…":
        return _upper(after)
    return _ends_period(word, match["close"], after, careless, line[at - 1 : at])


def _introduces(following: str, word: str) -> bool:
    """Whether a sign of omission or a dash begins something new after a word that is no abbreviation."""
    if following[0] not in "[(-–—" or word in ABBREVIATIONS or INITIALS.fullmatch(word):
        return False
    return OMITTED.match(following) is not None or DASHED.match(following) is not None


def _ends_outcry(match: re.Match[str], after: re.Match[str], careless: bool) -> bool:
    """`careless`: the sentence began in lower case, so the next may."""
    if not _upper(after):
        plain = _word(after).isalpha() and not match["close"] and not after["open"]
        return plain and (careless or len(match["stop"]) > 1 or CASUAL_START.match(match["next"]) is not None)
    return not (QUOTES & set(match["close"]) and TAG.match(match["next"]))


def _ends_period(word: str, close: str, after: re.Match[str], careless: bool, last: str) -> bool:
    upper, short = _upper(after), word.rsplit("-", 1)[-1]
    kind = next((ABBREVIATIONS[w] for w in (word, short, short.capitalize()) if w in ABBREVIATIONS), None)
    if (not kind and INITIALS.fullmatch(short)) or (not kind and ACRONYM.fullmatch(short)):
        kind = "name"
    if kind and close and kind not in ("title", "never"):
        kind = "name" if "'" in close or '"' in close else kind
    if not upper:
        # Hasty writers forget the capital: only after a plain word, since an abbreviation may stand here.
        plain = word.isalpha() and len(word) > 2 and word.islower() and not kind and not close
        hasty = careless and not kind and (last.isalnum() or last in '"”)')
        return (plain or hasty) and after["open"] in ("", "(") and _word(after)[:1].islower()
    match kind:
        case None | "open":
            return True
        case "title" | "never":
            return False
        case "number":
            figure = after["word"] is None or ROMAN.match(_word(after)) or len(_word(after)) == 1
            return not figure and _word(after) not in CALENDAR
        case "clock":
            return not (_word(after) in CALENDAR or (_word(after).isupper() and len(_word(after)) > 1))
        case _:
            return _starts(after)


def _word(after: re.Match[str]) -> str:
    return after["word"] or ""


def _upper(after: re.Match[str]) -> bool:
    """Whether what follows can begin a sentence: a capital, a figure, or a sign that opens."""
    word = _word(after)
    if not word:
        return (after["then"].isdigit() and "(" not in after["open"] and "[" not in after["open"]) or (
            after["open"] or after["then"])[:1] in OPENS  # fmt: skip
    return not word[:1].islower() or not word.islower()  # "eBay"


def _starts(after: re.Match[str]) -> bool:
    """Whether the next word is one that begins sentences and not names; "J. A. Smith" has none."""
    first = re.split(r"['’]", _word(after), maxsplit=1)[0]
    return first in STARTERS and after["then"] != "."
